/// Names and paths in front matter and text that lead to something else.
extension DiagnosticExplanation {
  package static let unknownColumn = DiagnosticExplanation(
    title: Message("没有这个栏目", "There is no such column"),
    meaning: Message(
      """
      文章用 columns 写明还要在哪些栏目里列出，写的是栏目文件夹在 content 里的路径，\
      不是栏目的中文名称。这个路径上没有栏目。
      """,
      """
      `columns` says which other columns list the article, by the path of their folders within \
      content, not by their titles. No column is at this path.
      """),
    example: [.article("columns: [xuexi/yuandi]")],
    mend: Message("写栏目文件夹的路径。", "Write the path of the column's folder."),
    mended: [.article("columns: [xuexi]")])

  package static let unknownTopic = DiagnosticExplanation(
    title: Message("没有这个专题", "There is no such topic"),
    meaning: Message(
      """
      topics 里写的是专题的文件夹名，也就是 content/topics 里的那个名字。\
      没有这个文件夹，多半是名字写错，或者专题还没有建。
      """,
      """
      `topics` names folders of content/topics, and this one does not exist: the name is \
      misspelt, or the topic is still to be made.
      """),
    example: [.article("topics: [dushuri]")],
    mend: Message(
      "改成已有的专题；新专题请先建 content/topics/名称/_index.md。",
      "Name a topic that exists, or create content/topics/NAME/_index.md first."),
    mended: [.article("topics: [dushuyue]")])

  package static let unknownUnit = DiagnosticExplanation(
    title: Message("没有登记这个单位", "There is no such unit"),
    meaning: Message(
      """
      unit 里写的是单位的标识（id），要先在 data/units.toml 里登记。\
      写成单位的中文名称，或者标识拼错，都找不到它，报送情况就统计不到这个单位名下。
      """,
      """
      `unit` is the id of a unit in data/units.toml. With a misspelt id, or the unit's name in \
      its place, the article would count for nobody.
      """),
    example: [.article("unit: 办公厅")],
    mend: Message(
      "写单位的标识；新单位请先登记。", "Write the unit's id; register a new unit first."),
    mended: [.article("unit: bangongting")])

  package static let unknownContributor = DiagnosticExplanation(
    title: Message("没有登记这位信息员", "There is no such contributor"),
    meaning: Message(
      """
      contributors 里写的是信息员的标识（id），要先在 data/contributors.toml 里登记，\
      投稿才算得到人。
      """,
      """
      `contributors` names ids of data/contributors.toml, so that articles count for those who \
      wrote them. This id is not there.
      """),
    example: [.article("contributors: [bangongting-1]")],
    mend: Message(
      "写信息员的标识；新信息员请先登记。",
      "Write the contributor's id; register a new contributor first."),
    mended: [.article("contributors: [bangongting-xxy]")])

  package static let missingAttachment = DiagnosticExplanation(
    title: Message("附件不在那里", "The attachment does not exist"),
    meaning: Message(
      """
      attachments 里写的文件找不到：名字或扩展名不一致（大小写也要一样），\
      或者文件忘了放进来、忘了提交。发布出去，读者点开就是“找不到网页”。
      """,
      """
      No file has the name that `attachments` gives: it differs in letters, case or ending, or \
      the file was not added or not committed. Readers would find nothing at the link.
      """),
    example: [.article("attachments: [huizhi.docx]")],
    mend: Message(
      "把文件放到文章旁边，按它的全名写，包括扩展名。",
      "Put the file beside the article and write its whole name, with the ending."),
    mended: [.article("attachments: [huizhi.pdf]")])

  package static let missingImage = DiagnosticExplanation(
    title: Message("图片不在那里", "The image does not exist"),
    meaning: Message(
      """
      image（或友情链接的 logo）写的图片找不到。图片放在文章旁边，只写文件名；\
      放在别的栏目里，从 / 写起，如 /tongzhi/huichang.jpg。
      """,
      """
      The image (or the logo of a friend link) is not there. An image beside the article goes by \
      its name, one elsewhere by its path from content with `/` in front.
      """),
    example: [.article("image: huichang.jpeg")],
    mend: Message("按图片的全名写，大小写和扩展名都要一样。", "Write the image's exact name."),
    mended: [.article("image: huichang.jpg")])

  package static let brokenLink = DiagnosticExplanation(
    title: Message("站内链接断了", "A link within the site is broken"),
    meaning: Message(
      """
      正文里的链接或图片指向本站，但那里没有文件。链接到文章，写它的 .md 文件的路径，\
      程序会换成网址，以后改网址规则也不会断。
      """,
      """
      A link or an image in the text points to this site, and nothing is there. Link to the .md \
      file of an article: it becomes the article's URL and stays right when URLs change.
      """),
    example: [
      .article(body: Message("请先看[报名须知](baomin.md)。", "Read [how to register](baomin.md)."))
    ],
    mend: Message(
      "改成文件真正的路径；同一文件夹只写文件名，别的栏目写 ../栏目/文件.md。",
      "Write the file's real path: its name alone in the same folder, else ../column/file.md."),
    mended: [
      .article(body: Message("请先看[报名须知](baoming.md)。", "Read [how to register](baoming.md)."))
    ])

  package static let linkToHiddenArticle = DiagnosticExplanation(
    title: Message("链接到没有公开的文章", "A link to an article that is not public"),
    meaning: Message(
      """
      链接指向的文章在，但现在不在网站上：它是草稿，或者发布日期没到，或者已经过期。\
      读者点开什么也看不到。
      """,
      """
      The article exists and is not on the site now: it is a draft, its date is still to come, \
      or it has expired. Readers would find nothing.
      """),
    example: [
      .file(
        "content/tongzhi/caogao.md", "---\ntitle: 会议日程\ndate: 2026-07-01\ndraft: true\n---",
        "---\ntitle: Programme\ndate: 2026-07-01\ndraft: true\n---"),
      .article(body: Message("见[会议日程](caogao.md)。", "See the [programme](caogao.md).")),
    ],
    mend: Message(
      "先去掉链接，等那篇文章发布后再加；或者把那篇文章一起发布。",
      "Remove the link until that article is published, or publish it too."),
    mended: [.article(body: Message("会议日程另行通知。", "The programme follows."))])
}
