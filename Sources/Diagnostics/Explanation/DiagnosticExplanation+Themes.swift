/// What a theme's files name and what its pages must say.
extension DiagnosticExplanation {
  package static let assetLink = DiagnosticExplanation(
    title: Message("样式或脚本里的文件找不到", "A style sheet or script names a file that is not there"),
    meaning: Message(
      """
      样式里的 @import 和 url(…)、脚本里的 import … from 指到的文件必须在 assets 文件夹里，按相对位置写。\
      发布时程序把它们换成带指纹的文件名；指到别的网站或文件夹外面的，读者打不开，也不允许。
      """,
      """
      What @import and url(…) of a style sheet or `import … from` of a script name must be in the \
      folder assets, written relative to the file. It is published under a name with a fingerprint, \
      which is put in its place; what is elsewhere would not load.
      """),
    example: [.file("assets/site.css", "body { background: url(\"beijing.png\"); }")],
    mend: Message(
      "把文件放进 assets 文件夹，或者删去这一行。",
      "Put the file into the folder assets, or take the line out."),
    mended: [.file("assets/site.css", "body { background: #fff; }")])

  package static let pageLacks = DiagnosticExplanation(
    title: Message("网页缺少规范要求的标签或页脚内容", "Pages lack tags or texts that the rules ask for"),
    meaning: Message(
      """
      profile 是 party 或 government 的网站，每一页都要有网页标签（SiteName、ColumnName 等），页脚写明主办单位、\
      联系方式、备案号和网站标识。site.toml 里填了，主题的模板却没有写出来。\
      每种网页、每个模板各检查一页生成的结果。
      """,
      """
      With the profile party or government every page has the meta tags (SiteName, ColumnName and \
      others) and a footer with sponsor, contact, registrations and badge. They are filled in, and \
      the theme's template does not print them. One rendered page of each kind and template is \
      looked at.
      """),
    example: [
      .site(
        """
        description = "说明"
        keywords = ["党建"]
        profile = "party"
        [owner]
        sponsor = "机关党委"
        phone = "010-00000000"
        icp = "示例ICP备00000000号"
        police = { number = "示例公网安备00000000000000号" }
        badge = { url = "https://bszs.conac.cn/" }
        """),
      .file("templates/article.html", "<h1>{{ article.title }}</h1>\n{{ article.content }}"),
    ],
    mend: Message(
      """
      在模板里写出缺少的内容（默认主题的 meta.html 和 footer.html 都有）；\
      不适用这些规范的网站，写 profile = "none"。
      """,
      """
      Print what is missing, as meta.html and footer.html of the default theme do; a site that no \
      such rules apply to has `profile = "none"`.
      """),
    mended: [.template("<h1>{{ article.title }}</h1>\n{{ article.content }}")])
}
