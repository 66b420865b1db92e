import Diagnostics

/// Names in front matter that stand for something registered elsewhere.
extension Explanation {
  static let names: [Explanation] = [
    Explanation(
      .unknownColumn,
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
      mended: [.article("columns: [xuexi]")]),
    Explanation(
      .unknownTopic,
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
      mended: [.article("topics: [dushuyue]")]),
    Explanation(
      .unknownUnit,
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
      mended: [.article("unit: bangongting")]),
    Explanation(
      .unknownContributor,
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
      mended: [.article("contributors: [bangongting-xxy]")]),
    Explanation(
      .unknownLinkGroup,
      title: Message("没有这个友情链接分组", "There is no such group of links"),
      meaning: Message(
        """
        栏目的 link_group 写了 data/links.toml 里没有的组名。组名是 [[groups]] 的 name，一个字也不能差。
        """,
        """
        `link_group` of a column names a group that data/links.toml does not have. The name is that \
        of `[[groups]]`, to the letter.
        """),
      example: [
        .file(
          "content/tongzhi/_index.md",
          "---\ntitle: 通知公告\nkind: links\nlink_group: 兄弟单位\n---",
          "---\ntitle: Notices\nkind: links\nlink_group: Partners\n---")
      ],
      mend: Message(
        "改成 data/links.toml 里的组名，或者先在那里加上这个组；不写 link_group 就显示全部。",
        "Write a group of data/links.toml, or leave it out to show all of them."),
      mended: [
        .file(
          "content/tongzhi/_index.md", "---\ntitle: 通知公告\nkind: links\n---",
          "---\ntitle: Notices\nkind: links\n---")
      ]),
    Explanation(
      .differentSpelling,
      title: Message("同一个关键词有几种写法", "One keyword is spelt in several ways"),
      meaning: Message(
        """
        关键词只差空格、连字符、全角半角或字母大小写，读者看是同一个。程序按同一个列出，\
        网页上都显示用得多的写法。
        """,
        """
        Keywords differ only in spaces, hyphens, width or case; to readers they are one. They are \
        listed as one, and pages show the spelling that is used most.
        """),
      example: [
        .article("keywords: [党 建]"),
        .file(
          "content/tongzhi/dangjian.md",
          "---\ntitle: 党建\ndate: 2026-07-01\nkeywords: [党建]\n---\n\n正文。",
          "---\ntitle: Party\ndate: 2026-07-01\nkeywords: [党建]\n---\n\nText."),
      ],
      mend: Message("统一成一种写法。", "Write it in one way."),
      mended: [.article("keywords: [党建]")]),
  ]
}
