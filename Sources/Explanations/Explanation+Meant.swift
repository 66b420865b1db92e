import Diagnostics

/// Files that are in a site's folders and not on the site.
extension Explanation {
  static let meant: [Explanation] = [
    Explanation(
      .unreferencedFile,
      title: Message("没有网页用到的文件", "A file that no page names"),
      meaning: Message(
        """
        content 里的图片和附件，有网页用到才发布：正文里的链接和图片、image、attachments、video、\
        友情链接的图标等。没有用到的，多半是换下来的旧图、原稿、工作底稿，不是给读者看的，所以留在原处，只提醒一声。\
        只有草稿、未到时间或已经过期的文章用到的，随文章一起发布，不提醒。
        """,
        """
        Pictures and attachments of content go out where a page names them: a link or picture of \
        the text, `image`, `attachments`, `video`, the logo of a friend link. What nobody names is \
        usually an old picture or a working copy and not for readers, so it stays, with a word. \
        What only drafts, later or expired articles name goes out with them, without a word.
        """),
      example: [.commands("cp content/tongzhi/huizhi.pdf content/tongzhi/huizhi-jiu.pdf")],
      mend: Message(
        """
        要给读者看的，在文章里写上它，如 attachments: [huizhi-jiu.pdf]。整个文件夹都要发布的，在栏目的 _index.md（文章自己的文件夹是 \
        index.md）开头写 publish: true。用不着的，移出 content。旧网站升级、不想丢掉一个网址的，用 redsite fix \
        看哪些文件夹有这种文件，加 --apply 写上 publish: true；也可以在 site.toml 的 [build] 里写 unreferenced = "publish"。
        """,
        """
        Name it in an article, as in `attachments: [huizhi-jiu.pdf]`. To publish all of a folder, \
        write `publish: true` into the column's _index.md (the index.md of an article with a folder \
        of its own). Move out what is of no use. A site that must lose no URL runs `redsite fix` to \
        see the folders, and `--apply` to write `publish: true` into them, or sets `unreferenced = \
        "publish"` in [build] of site.toml.
        """),
      mended: [
        .file(
          "content/tongzhi/_index.md",
          "---\ntitle: 通知公告\ndescription: 发布通知。\nkeywords: 通知\ntype: 通知公告\npublish: true\n---",
          "---\ntitle: Notices\ndescription: Notices.\nkeywords: notice\ntype: 通知公告\npublish: true\n---"
        )
      ]),
    Explanation(
      .misnamedArticle,
      title: Message("文章的扩展名是 .txt", "An article with the ending .txt"),
      meaning: Message(
        """
        Windows 默认不显示扩展名，用记事本新建“通知.md”，存下来的是“通知.md.txt”。文章的扩展名必须是 .md，\
        这样的文件不当作文章，也不当作附件发布。
        """,
        """
        Windows hides endings, so that what Notepad saves as `a.md` becomes `a.md.txt`. Articles end \
        in .md; such a file is neither taken for an article nor published as an attachment.
        """),
      example: [
        .file(
          "content/tongzhi/zhongyao.md.txt", "---\ntitle: 重要通知\ndate: 2026-07-01\n---\n\n请各支部知悉。",
          "---\ntitle: An important notice\ndate: 2026-07-01\n---\n\nFor all branches.")
      ],
      mend: Message(
        "改名为 .md。Windows 资源管理器里先打开“查看 → 显示 → 文件扩展名”，才看得到后面的 .txt。",
        "Rename it to .md. In the Explorer of Windows, show “File name extensions” to see the .txt."
      ),
      mended: [
        .commands("mv content/tongzhi/zhongyao.md.txt content/tongzhi/zhongyao.md")
      ]),
    Explanation(
      .readmeInContent,
      title: Message("content 里的 README.md", "A README.md in content"),
      meaning: Message(
        "README.md 是代码托管网站显示给编辑看的说明，不是稿件，所以从不发布，也不要求写标题和日期。",
        """
        A README.md is what the page of a repository shows to editors. It is no article: it is never \
        published, and needs no title or date.
        """),
      example: [
        .file(
          "content/tongzhi/README.md", "这个栏目由办公室负责。", "The office keeps this column.")
      ],
      mend: Message(
        "给编辑的说明移到 content 外面，如 docs 文件夹；要发布的，换个文件名，写上标题和日期。",
        "Move notes for editors out of content, to docs for example; to publish one, give it another "
          + "name, a title and a date."),
      mended: [
        .commands("mkdir -p docs && mv content/tongzhi/README.md docs/tongzhi.md")
      ]),
    Explanation(
      .hiddenRootFile,
      title: Message("static 里以点开头的文件", "A hidden file in static"),
      meaning: Message(
        """
        static 里的文件原样发布到网站的根目录，但以点开头的只发布 .well-known、.nojekyll 和 .domains：\
        别的多半是服务器的设置或密码，不该让读者下载。
        """,
        """
        Files of static are published at the root as they are, but of hidden ones only .well-known, \
        .nojekyll and .domains: others are settings or secrets that readers should not get.
        """),
      example: [
        .commands("mkdir -p static && echo 'Options -Indexes' > static/.htaccess")
      ],
      mend: Message(
        "服务器的设置写在服务器上，redsite server 会生成；文件从 static 里移走。",
        "Settings belong to the server, and `redsite server` writes them; take the file out of static."
      ),
      mended: [.commands("rm static/.htaccess")]),
  ]
}
