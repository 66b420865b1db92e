import Diagnostics

/// The text of articles.
extension Explanation {
  static let markdown: [Explanation] = [
    Explanation(
      .markdownLimit,
      title: Message("正文里某种符号太多", "Too much of something in the text"),
      meaning: Message(
        """
        正文有一处超过了上限：表格的列、嵌套的引用和列表、一段里的方括号等。\
        人写的文章到不了这个数，多半是整张电子表格或转发多次的邮件贴了进来；不拦住，生成会停不下来。
        """,
        """
        The text has more of something than a person writes: columns of a table, quotes and lists \
        inside each other, brackets in a paragraph. Usually a whole spreadsheet or an often \
        forwarded mail was pasted in; left alone it would stall the build.
        """),
      example: [
        .article(
          body: Message(
            String(repeating: "> ", count: 65) + "请参会。",
            String(repeating: "> ", count: 65) + "Please come."))
      ],
      mend: Message(
        "删掉多余的符号；大表格请做成附件。",
        "Remove what is not needed; attach a large table as a file."),
      mended: [.article(body: Message("> 请参会。", "> Please come."))]),
    Explanation(
      .unsafeLink,
      title: Message("不允许的链接", "The link is not allowed"),
      meaning: Message(
        """
        链接只能是 http、https、mailto、tel 和站内路径。javascript: 这类链接可以用来攻击读者。友情链接和原文地址要写 http:// 或 https:// 开头的完整网址。
        """,
        """
        Links are http, https, mailto, tel or paths of this site. The likes of javascript: can be \
        used against readers. Friend links and sources are complete addresses with http:// or https://.
        """),
      example: [
        .article(
          body: Message(
            "请填写[回执](javascript:huizhi)。", "Fill in the [form](javascript:huizhi)."))
      ],
      mend: Message(
        "把文件放到文章旁边，链接写文件名；别的网站写完整网址。",
        "Put the file beside the article and link to its name; give other sites in full."),
      mended: [
        .article(body: Message("请填写[回执](huizhi.pdf)。", "Fill in the [form](huizhi.pdf)."))
      ]),
    Explanation(
      .rawHTML,
      title: Message("HTML 代码会当作文字显示", "HTML is shown as text"),
      meaning: Message(
        """
        正文里有 HTML 代码。为了安全，代码不会起作用，读者会看到尖括号。\
        多半是从网页编辑器或 Word 粘贴过来的。这是提醒，网站照常发布；用 --strict 时算错误。
        """,
        """
        The text has HTML in it, which for safety does nothing: readers see the angle brackets. \
        Usually it was pasted from a web editor or Word. This is a warning and the site is \
        published; with --strict it is an error.
        """),
      example: [
        .article(
          body: Message(
            "<font color=\"red\">请务必参加。</font>", "<font color=\"red\">Be sure to come.</font>"))
      ],
      mend: Message(
        "改用 Markdown，例如用 ** 表示强调；要展示代码本身，放进反引号里。",
        "Use Markdown, such as ** for emphasis; put code that is to be shown in backticks."),
      mended: [.article(body: Message("**请务必参加。**", "**Be sure to come.**"))]),
    Explanation(
      .externalImage,
      title: Message("图片在别的网站上", "A picture is on another site"),
      meaning: Message(
        """
        网页不从别的网站取任何东西（内容安全策略）：对方看不到谁在读这篇文章，对方的图片没了也不影响我们。\
        所以正文里别的网站的图片，读者看不到。这是警告。
        """,
        """
        Pages load nothing from other sites (Content Security Policy): nobody else learns who reads \
        them, and nothing goes missing when another site changes. So readers do not see the picture. \
        It is a warning.
        """),
      example: [
        .article(
          body: Message(
            "![合影](https://www.example.org/heying.jpg)",
            "![Group](https://www.example.org/group.jpg)"
          ))
      ],
      mend: Message(
        "把图片存到文章旁边（注意版权），写文件名。", "Put the picture beside the article (mind the rights)."),
      mended: [
        .article(body: Message("![会场](huichang.jpg)", "![The hall](huichang.jpg)"))
      ]),
    Explanation(
      .fencedBlock,
      title: Message("“:::”围起来的块写得不对", "A block between ::: is not right"),
      meaning: Message(
        """
        “::: right”到“:::”之间的几行靠右，“::: center”到“:::”之间的居中，两头都单独成行、在同一层，块里不能再有块。\
        名称写错的、没有结束的、没有开头的，冒号会当作文字显示。这是警告。
        """,
        """
        Lines between `::: right` and `:::` stand at the right, those after `::: center` in the \
        middle; both stand on lines of their own, at the same level, and blocks do not nest. Where \
        the name is wrong or one of the two is missing, readers see the colons. It is a warning.
        """),
      example: [
        .article(
          body: Message("::: rihgt\n机关党委\n:::", "::: rihgt\nParty Committee\n:::"))
      ],
      mend: Message("照提示改对名称，或补上另一头。", "Write the name as shown, or add the line that is missing."),
      mended: [
        .article(
          body: Message("::: right\n机关党委\n:::", "::: right\nParty Committee\n:::"))
      ]),
    Explanation(
      .missingSignature,
      title: Message("没有找到落款", "There is no signature"),
      meaning: Message(
        """
        设置里写了 signature: true，正文末尾却不是落款的样子：单位或姓名一段（不超过 25 个字，没有句号），\
        日期一段，写在最后（后面可以有附件）。单位很长的，写在 document 的 issuer 里就认得。这是警告。
        """,
        """
        The front matter has `signature: true`, but the text does not end with one: a paragraph \
        with the issuer (at most 25 characters and no full stop) and one with the date, at the end \
        but for attachments. A longer name is known from `issuer` of `document`. It is a warning.
        """),
      example: [
        .article(
          "signature: true", body: Message("请按时参加。", "Please be in time."))
      ],
      mend: Message(
        "在末尾补上单位和日期，各自成段；没有落款的，删去这一行。",
        "Add issuer and date as paragraphs of their own, or remove the line."),
      mended: [
        .article(
          "signature: true",
          body: Message(
            "请按时参加。\n\n机关党委\n\n2026年7月1日", "Please be in time.\n\nParty Committee\n\n2026-07-01"))
      ]),
  ]
}
