/// Groups of links, keywords.
extension DiagnosticExplanation {
  static let unknownLinkGroup = DiagnosticExplanation(
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
    ])

  static let differentSpelling = DiagnosticExplanation(
    title: Message("同一个关键词有几种写法", "One keyword is spelt in several ways"),
    meaning: Message(
      """
      两篇文章的关键词只差空格、全角半角或字母大小写，读者看是同一个。程序按同一个列出，\
      名称取用得多的写法。
      """,
      """
      Two keywords differ only in spaces, width or case; to readers they are one. They are listed \
      as one, under the spelling that is used most.
      """),
    example: [
      .article("keywords: [党 建]"),
      .file(
        "content/tongzhi/dangjian.md",
        "---\ntitle: 党建\ndate: 2026-07-01\nkeywords: [党建]\n---\n\n正文。",
        "---\ntitle: Party\ndate: 2026-07-01\nkeywords: [党建]\n---\n\nText."),
    ],
    mend: Message("统一成一种写法。", "Write it in one way."),
    mended: [.article("keywords: [党建]")])
}
