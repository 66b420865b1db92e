/// Articles of other sites.
extension DiagnosticExplanation {
  private static let declaration = ExampleInput.site(
    """

    [[aggregate]]
    name = "xian1"
    title = "甲县党建网"
    url = "https://xian1.example.org/index.json"
    column = "tongzhi"
    """,
    """

    [[aggregate]]
    name = "xian1"
    title = "First county"
    url = "https://xian1.example.org/index.json"
    column = "tongzhi"
    """)

  private static func list(_ items: String) -> ExampleInput {
    .file("data/aggregate/xian1.json", "{\"items\": [\(items)]}")
  }

  private static let item =
    "{\"title\": \"A\", \"url\": \"https://xian1.example.org/a.html\", "
    + "\"date_published\": \"2026-06-01T09:00:00+08:00\"}"

  static let aggregateNotFetched = DiagnosticExplanation(
    title: Message("还没有取来别站的文章目录", "The articles of another site were never fetched"),
    meaning: Message(
      """
      site.toml 的 [[aggregate]] 写了要汇集一个网站的文章，但 data/aggregate 里没有它的目录。\
      生成网站时不上网，目录要先取来、提交。
      """,
      """
      `[[aggregate]]` in site.toml names a site whose articles are to be listed, and its list is \
      not in data/aggregate. A build asks nobody: the list is fetched and committed first.
      """),
    example: [declaration],
    mend: Message(
      "运行 redsite fetch，把 data/aggregate 里的文件提交；不再汇集的，删去 [[aggregate]]。",
      "Run `redsite fetch` and commit the files of data/aggregate; or remove the `[[aggregate]]`."),
    mended: [list(item)])

  static let aggregateUnreadable = DiagnosticExplanation(
    title: Message("别站的文章目录读不懂", "The list of another site's articles cannot be read"),
    meaning: Message(
      """
      data/aggregate 里的文件不是 JSON Feed，或者写坏了。多半是对方网站换了地址，取来的是一张网页。
      """,
      """
      A file of data/aggregate is no JSON Feed, or is damaged. Usually that site has moved, and \
      what was fetched is a page.
      """),
    example: [declaration, .file("data/aggregate/xian1.json", "{\"items\": ")],
    mend: Message(
      "再运行一次 redsite fetch；还不对，向对方问清 index.json 的新网址，改 site.toml。",
      "Run `redsite fetch` again; if it stays, ask for the new address of that index.json."),
    mended: [list(item)])

  static let aggregateItem = DiagnosticExplanation(
    title: Message("别站有一篇文章没有列出", "An article of another site is left out"),
    meaning: Message(
      """
      目录里的这一篇没有标题、网址或日期，或者网址不是 http、https 开头，日期认不出来。\
      别站的内容不能保证写得对，所以只略过这一篇，网站照常发布。
      """,
      """
      The item has no title, address or date, or its address is not one of the web, or its date \
      is none. Other sites may be wrong, so only this article is left out.
      """),
    example: [declaration, list(item + ", {\"title\": \"B\"}")],
    mend: Message(
      "请对方改正以后再取；不要改取来的文件，下次会被覆盖。",
      "Ask that site to correct it and fetch again; what you change here is overwritten."),
    mended: [list(item)])

  static let fetchFailed = DiagnosticExplanation(
    title: Message("别站的文章目录没有取到", "The list of another site's articles could not be fetched"),
    meaning: Message(
      """
      redsite fetch 没有取到目录：网址不对、对方网站打不开、文件太大，或者取到的不是目录。\
      原来取来的文件没有动，其他网站的目录照常取。
      """,
      """
      `redsite fetch` got no list: a wrong address, a site that does not answer, too large a \
      file, or something that is no list. What was fetched before is untouched, and the other \
      sites were asked all the same.
      """),
    example: [declaration, .commands("redsite fetch")],
    mend: Message(
      "在浏览器里打开这个网址看看；换了地址的，改 site.toml，一时打不开的，过后再取。",
      "Open the address in a browser; correct it in site.toml, or fetch again later."),
    mended: [.commands("redsite fetch")])
}
