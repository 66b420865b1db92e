/// Files and folders, before anything in them is read.
extension DiagnosticExplanation {
  package static let unreadableFile = DiagnosticExplanation(
    title: Message("文件读不出来", "The file cannot be read"),
    meaning: Message(
      """
      操作系统不让程序读这个文件，多半是运行程序的用户没有读取权限，也可能是磁盘出了故障。\
      少读一个文件，网站就少一块内容，所以不会发布。
      """,
      """
      The system does not let the program read this file: usually the user it runs as has no \
      permission, sometimes the disk is failing. A site with a file missing is not published.
      """),
    example: [.commands("chmod 000 content/tongzhi/baoming.md\nredsite build")],
    mend: Message(
      "给文件加上读取权限；如果提示磁盘错误，请联系机房。",
      "Give the file read permission; for an error of the disk, ask whoever runs the machine."),
    mended: [.commands("chmod 644 content/tongzhi/baoming.md\nredsite build")])

  package static let fileTooLarge = DiagnosticExplanation(
    title: Message("文件太大", "The file is too large"),
    meaning: Message(
      """
      文章、数据和模板每个不超过 1 MiB，图片和附件每个不超过 64 MiB，文件总数不超过一百万个。\
      更大的多半是录像或没有压缩的扫描件，放进网站会让每次更新都很慢，读者也打不开。
      """,
      """
      Articles, data and templates may have 1 MiB each, images and attachments 64 MiB each, and \
      there may be a million files. What is larger is usually a video or an uncompressed scan: \
      it slows down every update and readers cannot open it.
      """),
    example: [
      .commands("truncate -s 80M content/tongzhi/luxiang.mp4   # 80 MB", nil)
    ],
    mend: Message(
      "扫描件请压缩；录像请放到视频平台或文件服务器，文章里只放链接。",
      "Compress scans; keep videos on a video or file server and link to them."),
    mended: [
      .commands("rm content/tongzhi/luxiang.mp4"),
      .article(
        body: Message(
          "[会议录像](https://video.example.org/huiyi)", "[Video](https://video.example.org/huiyi)")),
    ])

  package static let notARegularFile = DiagnosticExplanation(
    title: Message("不是普通文件", "Not a regular file"),
    meaning: Message(
      """
      这里是一个快捷方式（符号链接）、管道或设备，不是文件本身。\
      跟着链接走可能把网站以外的文件发布出去，所以一律不读。
      """,
      """
      This is a symbolic link, a pipe or a device and not a file. Following links could publish \
      what lies outside the site, so none is read.
      """),
    example: [.commands("ln -s /srv/photos/huiyi.jpg content/tongzhi/huiyi.jpg")],
    mend: Message("删掉链接，把文件本身复制过来。", "Remove the link and copy the file itself here."),
    mended: [
      .commands(
        """
        rm content/tongzhi/huiyi.jpg
        cp /srv/photos/huiyi.jpg content/tongzhi/huiyi.jpg
        """)
    ])

  package static let unusableFileName = DiagnosticExplanation(
    title: Message("文件名不能用", "The file name cannot be used"),
    meaning: Message(
      """
      文件名会成为网址的一部分。名字太长（超过 200 字节，约 66 个汉字）、不是 UTF-8 编码、\
      含有反斜杠或看不见的字符，或者文件夹套了 32 层以上，网址就打不开。\
      在 Windows 上打包、到服务器上解压的文件常有这种名字。
      """,
      """
      A file's name becomes part of a URL. A name of more than 200 bytes, not in UTF-8, with a \
      backslash or invisible characters, or folders nested more than 32 deep make URLs that do \
      not work. Archives packed on Windows and unpacked on a server often have such names.
      """),
    example: [.commands(#"cp content/tongzhi/huizhi.pdf 'content/tongzhi/附件\回执.pdf'"#)],
    mend: Message(
      "换一个短而清楚的名字，只用汉字、字母、数字和连字符。",
      "Give it a short name of letters, digits, Han characters and hyphens."),
    mended: [.commands(#"mv 'content/tongzhi/附件\回执.pdf' content/tongzhi/huizhi-2.pdf"#)])

  package static let noContent = DiagnosticExplanation(
    title: Message("没有稿件", "There is no content"),
    meaning: Message(
      """
      网站的稿件都放在 content 文件夹里，现在没有这个文件夹，或者里面一个文件也没有。\
      多半是检出不完整、文件夹改了名，或者网络磁盘没有挂载，所以不发布空网站。
      """,
      """
      All that a site says is in its folder content, which is missing or has no file in it. \
      Usually the checkout is incomplete, the folder was renamed, or a network disk is not \
      mounted; an empty site is not published.
      """),
    example: [.commands("mv content neirong\nredsite build")],
    mend: Message(
      "把 content 文件夹放回来；新网站请先建一个栏目。",
      "Put the folder content back; in a new site, make a column first."),
    mended: [.commands("mv neirong content\nredsite build")])

  package static let missingColumnIndex = DiagnosticExplanation(
    title: Message("栏目缺少 _index.md", "The column has no _index.md"),
    meaning: Message(
      """
      content 里的每个文件夹都是一个栏目，栏目的名称写在它的 _index.md 里。\
      这个文件夹里有文章，却没有 _index.md，导航里就不知道该怎么称呼它。
      """,
      """
      Every folder of content is a column, and its _index.md says what the column is called. \
      This folder has articles and no _index.md, so there is no name to show.
      """),
    example: [
      .file(
        "content/tongzhi/peixun/kaiban.md",
        "---\ntitle: 培训班开班\ndate: 2026-07-01\n---\n\n培训班今天开班。",
        "---\ntitle: The course begins\ndate: 2026-07-01\n---\n\nThe course begins today.")
    ],
    mend: Message("在这个文件夹里新建 _index.md，写上栏目名称。", "Create _index.md with the column's title."),
    mended: [
      .file(
        "content/tongzhi/peixun/_index.md", "---\ntitle: 培训通知\n---",
        "---\ntitle: Courses\n---")
    ])

  package static let fileOutsideColumn = DiagnosticExplanation(
    title: Message("文章放错了地方", "The article is in the wrong place"),
    meaning: Message(
      """
      文章要放在栏目的文件夹里。content/topics 是放专题的，每个专题只有一个 _index.md，\
      里面不能放文章，也不能再分层；一篇文章属于哪些专题，写在文章开头的 topics 里。
      """,
      """
      Articles live in the folder of a column. content/topics holds topics, each with an \
      _index.md and nothing below it; an article says under `topics` which ones it belongs to.
      """),
    example: [
      .file(
        "content/topics/dushuyue/qidong.md",
        "---\ntitle: 读书月启动\ndate: 2026-04-23\n---\n\n读书月今天启动。",
        "---\ntitle: Reading month begins\ndate: 2026-04-23\n---\n\nReading month begins today.")
    ],
    mend: Message(
      "把文章移到它所属的栏目，在文章开头写明专题。",
      "Move the article to its column and name the topic in its front matter."),
    mended: [
      .commands("rm content/topics/dushuyue/qidong.md"),
      .file(
        "content/tongzhi/qidong.md",
        "---\ntitle: 读书月启动\ndate: 2026-04-23\ntopics: [dushuyue]\n---\n\n读书月今天启动。",
        """
        ---
        title: Reading month begins
        date: 2026-04-23
        topics: [dushuyue]
        ---

        Reading month begins today.
        """),
    ])
}
