import Diagnostics

/// Paths and links that lead to something else in the site.
extension Explanation {
  static let links: [Explanation] = [
    Explanation(
      .missingAttachment,
      title: Message("附件不在那里", "The attachment does not exist"),
      meaning: Message(
        """
        attachments 里或正文的链接里写的文件找不到：名字或扩展名不一致（大小写也要一样），\
        或者文件忘了放进来、忘了提交。发布出去，读者点开就是“找不到网页”。
        """,
        """
        No file has the name that `attachments` or a link in the text gives: it differs in letters, case or ending, or \
        the file was not added or not committed. Readers would find nothing at the link.
        """),
      example: [.article("attachments: [huizhi.docx]")],
      mend: Message(
        "把文件放到文章旁边，按它的全名写，包括扩展名。",
        "Put the file beside the article and write its whole name, with the ending."),
      mended: [.article("attachments: [huizhi.pdf]")]),
    Explanation(
      .missingImage,
      title: Message("图片不在那里", "The image does not exist"),
      meaning: Message(
        """
        正文里、image 里（或友情链接的 logo）写的图片找不到。图片放在文章旁边，只写文件名；\
        放在别的栏目里，从 / 写起，如 /tongzhi/huichang.jpg。
        """,
        """
        A picture of the text, the `image` (or the logo of a friend link) is not there. One beside the article goes by \
        its name, one elsewhere by its path from content with `/` in front.
        """),
      example: [.article("image: huichang.jpeg")],
      mend: Message("按图片的全名写，大小写和扩展名都要一样。", "Write the image's exact name."),
      mended: [.article("image: huichang.jpg")]),
    Explanation(
      .brokenLink,
      title: Message("站内链接断了", "A link within the site is broken"),
      meaning: Message(
        """
        正文里的链接指向本站，但那里没有文章。链接到文章，写它的 .md 文件的路径，\
        程序会换成网址，以后改网址规则也不会断。
        """,
        """
        A link in the text points to this site, and nothing is there. Link to the .md file of an \
        article: it becomes the article's URL and stays right when URLs change.
        """),
      example: [
        .article(body: Message("请先看[报名须知](baomin.md)。", "Read [how to register](baomin.md)."))
      ],
      mend: Message(
        "改成文件真正的路径；同一文件夹只写文件名，别的栏目写 ../栏目/文件.md。",
        "Write the file's real path: its name alone in the same folder, else ../column/file.md."),
      mended: [
        .article(body: Message("请先看[报名须知](baoming.md)。", "Read [how to register](baoming.md)."))
      ]),
    Explanation(
      .localPath,
      title: Message("写成了自己电脑里的路径", "A path of one's own machine"),
      meaning: Message(
        """
        图片或附件写成了 C:\\…、file:///… 或 \\\\服务器\\… 这样的路径，多半是从文件管理器或 Word 里\
        复制来的。文件在您的电脑里，别人打不开。
        """,
        """
        A picture or attachment is named by a path like C:\\…, file:///… or \\\\server\\…, usually \
        copied from a file manager or from Word. It lies on your machine, and nobody else can open it.
        """),
      example: [.article("image: 'D:\\照片\\huichang.jpg'", "image: 'D:\\pictures\\huichang.jpg'")],
      mend: Message(
        "把文件放到文章旁边，只写文件名。", "Put the file beside the article and write its name alone."),
      mended: [.article("image: huichang.jpg")]),
    Explanation(
      .linkDiffersInCase,
      title: Message("链接与文件名的大小写不同", "A link differs in case"),
      meaning: Message(
        "链接写的路径和文件名只差大小写。在有的电脑上打得开，放到服务器上就打不开。",
        """
        The link and the file's name differ only in upper and lower case. Some machines find the \
        file all the same, a web server does not.
        """),
      example: [
        .article(body: Message("请先看[报名须知](Baoming.md)。", "Read [how to register](Baoming.md)."))
      ],
      mend: Message("照文件名的大小写写；redsite fix --apply 会替您改好。", "Spell it as the file is named."),
      mended: [
        .article(body: Message("请先看[报名须知](baoming.md)。", "Read [how to register](baoming.md)."))
      ]),
    Explanation(
      .missingHeading,
      title: Message("链接到不存在的小标题", "A link to a heading that does not exist"),
      meaning: Message(
        "“#”后面写的是小标题的名字，那篇文章里没有这个小标题，读者会停在文章开头。",
        """
        What follows `#` is the name of a heading, and the text has none of that name: readers end \
        up at its beginning.
        """),
      example: [
        .article(
          body: Message(
            "详见[报名办法](#报名方法)。\n\n## 报名办法\n\n向支部书记报名。",
            "See [how to register](#registering).\n\n## Registration\n\nAsk your secretary."))
      ],
      mend: Message(
        "写成小标题的原文，标点去掉，空格写成“-”。",
        "Write the heading's own words, without punctuation, small letters, `-` for spaces."),
      mended: [
        .article(
          body: Message(
            "详见[报名办法](#报名办法)。\n\n## 报名办法\n\n向支部书记报名。",
            "See [how to register](#registration).\n\n## Registration\n\nAsk your secretary."))
      ]),
    Explanation(
      .linkToHiddenArticle,
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
      mended: [.article(body: Message("会议日程另行通知。", "The programme follows."))]),
  ]
}
