/// Groups of links, keywords.
extension DiagnosticExplanation {
  package static let unknownLinkGroup = DiagnosticExplanation(
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

  package static let differentSpelling = DiagnosticExplanation(
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

  package static let unapprovedHost = DiagnosticExplanation(
    title: Message("链接的网站没有经过批准", "A link leads to a host that is not approved"),
    meaning: Message(
      """
      site.toml 里 [links] 的 approved_hosts 列出了可以链接的网站；正文、front matter 或数据文件里\
      有一个链接去了名单以外的网站。* 代表任意文字：*.gov.cn 包括所有政府网站。
      """,
      """
      `approved_hosts` of [links] lists the hosts that links may lead to, and a text, front matter \
      or data file has a link to another. `*` stands for anything, as in `*.gov.cn`.
      """),
    example: [
      .file(
        "site.toml",
        """
        [site]
        name = "示例网站"
        base_url = "https://dj.example.org/"
        [links]
        approved_hosts = ["*.gov.cn", "www.example.org"]
        """),
      .article(
        body: Message(
          "见[活动页面](https://huodong.example.com/)。", "See [it](https://event.example.com/).")),
    ],
    mend: Message(
      "按规定审批以后，把域名加进 approved_hosts；不批准的，去掉链接。",
      "Have it approved and add the host to `approved_hosts`, or remove the link."),
    mended: [
      .article(
        body: Message(
          "见[活动页面](https://www.example.org/)。", "See [it](https://www.example.org/)."))
    ])

  package static let noBackLink = DiagnosticExplanation(
    title: Message("对方没有链接我们", "A partner does not link back"),
    meaning: Message(
      """
      友情链接写了 links_back = true，redsite check --external 打开对方的网页，没有找到我们的域名。\
      这是警告，不会拦住发布。
      """,
      """
      A friend link says `links_back = true`, and `redsite check --external` did not find our host \
      on the partner's page. It is a warning and never stops a build.
      """),
    example: [.commands("redsite check --external")],
    mend: Message(
      "请和对方联系。链接在对方别的网页上的，把那个网页写进这一条的 back_url。",
      "Ask them; where the link is on another of their pages, name it in `back_url`."),
    mended: [.commands("redsite check --external")])
}
