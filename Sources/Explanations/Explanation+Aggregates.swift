import Diagnostics

/// Articles of other sites.
extension Explanation {
  static let aggregates: [Explanation] = [
    Explanation(
      .aggregateNotFetched,
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
        "Run `redsite fetch` and commit the files of data/aggregate; or remove the `[[aggregate]]`."
      ),
      mended: [list(item)]),
    Explanation(
      .aggregateUnreadable,
      title: Message("别站的文章目录读不懂", "The list of another site's articles cannot be read"),
      meaning: Message(
        """
        data/aggregate 里的文件不是 JSON Feed，是空的、断了的，或者写坏了。这个网站的文章这次不列出，\
        其他的照常发布。
        """,
        """
        A file of data/aggregate is no JSON Feed, or is empty, cut off or damaged. The articles of \
        that site are not listed this time; everything else is published.
        """),
      example: [declaration, .file("data/aggregate/xian1.json", "{\"items\": ")],
      mend: Message(
        "再运行一次 redsite fetch；还不对，向对方问清 index.json 的新网址，改 site.toml。",
        "Run `redsite fetch` again; if it stays, ask for the new address of that index.json."),
      mended: [list(item)]),
    Explanation(
      .aggregateItem,
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
      mended: [list(item)]),
    Explanation(
      .aggregateHost,
      title: Message("别站的目录里有别人的网页", "A list of another site names pages of a third"),
      meaning: Message(
        """
        汇集来的文章只能在对方自己的域名下：hosts 写的那些；没有写，就是 url 的域名和它下面的域名。\
        [links] 写了 approved_hosts 的，除了 url 的域名，也都要在里面。\
        其余的不列出，免得对方的网站出了问题，别人的链接就上了本站的首页。
        """,
        """
        Articles that are aggregated must be on the hosts of that site: those of `hosts`, else the \
        host of `url` and those below it. Where [links] has `approved_hosts`, they must be among \
        these too, but for the host of `url`. Others are left out, so that no trouble over there \
        puts a link to anywhere on the pages here.
        """),
      example: [
        declaration, list(item + ", " + item.replacing("xian1.example", with: "www.example")),
      ],
      mend: Message(
        "是对方的域名，就写进 hosts；不是的，请告诉对方。",
        "Add the host to `hosts` where it is that site's own; otherwise tell whoever keeps it."),
      mended: [
        .site(
          declaredHosts("甲县党建网"), declaredHosts("First county"))
      ]),
    Explanation(
      .aggregateEveryHost,
      title: Message("没有写汇集的文章可以在哪些域名下", "Nothing says on which hosts aggregated articles may be"),
      meaning: Message(
        """
        [[aggregate]] 只写了 file，没有写 hosts，[links] 也没有 approved_hosts，\
        目录里的文章就可以链接到任何网站。
        """,
        """
        The `[[aggregate]]` has a `file` and no `hosts`, and [links] has no `approved_hosts`, so \
        the articles of the list may lead to any site.
        """),
      example: [
        .site(declaredFile("甲县党建网", ""), declaredFile("First county", "")), list(item),
      ],
      mend: Message(
        "写上对方的域名；可以用 * 代表任意文字。", "Write the hosts of that site; * stands for anything."),
      mended: [
        .site(
          declaredFile("甲县党建网", "\nhosts = [\"xian1.example.org\"]"),
          declaredFile("First county", "\nhosts = [\"xian1.example.org\"]"))
      ]),
    Explanation(
      .aggregateFilter,
      title: Message("别站的文章一篇也没有选中", "No article of another site is selected"),
      meaning: Message(
        """
        [[aggregate]] 的 columns、keywords 说只列哪些文章，可是目录里没有一篇符合。\
        多半是栏目名称写得和对方不一样；说明里有对方目录里的栏目。
        """,
        """
        `columns` and `keywords` of an `[[aggregate]]` say which articles are listed, and none of \
        the list is such a one. Usually the name of a column differs from what that site calls it; \
        the message names the columns of the list.
        """),
      example: [
        .site(
          declaredFilter("甲县党建网", "[\"基层动态\"]"), declaredFilter("First county", "[\"News\"]")),
        list(item),
      ],
      mend: Message(
        "照对方的栏目名称改，或去掉这一行。", "Write the column as that site calls it, or remove the line."),
      mended: [
        .site(declaredHosts("甲县党建网"), declaredHosts("First county"))
      ]),
    Explanation(
      .aggregateShrunk,
      title: Message("别站的文章目录少了一大半", "The list of another site lost most of its articles"),
      meaning: Message(
        """
        取到的目录是空的，或者比原来少了一半以上（而且多于 5 篇）。\
        多半是对方的网站出了问题，所以留着原来的。
        """,
        """
        The list that came is empty, or lacks more than half of the articles of the one before \
        (and more than five). Usually something is wrong over there, so the old one stays.
        """),
      example: [declaration, .commands("redsite fetch")],
      mend: Message(
        "打开对方的网站看看；确实删了的，运行 redsite fetch --allow-removal。",
        "Look at that site; if they are gone on purpose, run `redsite fetch --allow-removal`."),
      mended: [.commands("redsite fetch --allow-removal")]),
    Explanation(
      .aggregateStale,
      title: Message("别站的文章目录很久没有取到", "The list of another site was not fetched for long"),
      meaning: Message(
        """
        目录旁边的 xian1.fetched.json 记着最后一次取到的时间，已经过了 stale_after 那么多天（默认 7 天）。\
        网站照常发布，只是对方的新文章没有列出来。
        """,
        """
        The note beside the list, xian1.fetched.json, says when it was last fetched, which is as many \
        days ago as `stale_after` says (7 unless given). The site is published all the same, but \
        without what is new over there.
        """),
      example: [declaration, list(item), note("2026-05-01")],
      mend: Message(
        "运行 redsite fetch，照它说的改；定时任务停了的，重新启用。",
        "Run `redsite fetch` and mend what it says; see whether the job that runs it still does."),
      mended: [note("2026-06-30")]),
    Explanation(
      .fetchFailed,
      title: Message("别站的文章目录没有取到", "The list of another site's articles could not be fetched"),
      meaning: Message(
        """
        redsite fetch 没有取到目录：网址不对、对方网站打不开、文件太大，或者取到的不是目录。\
        原来取来的文件没有动，其他网站的目录照常取。redsite fetch --uploads 没有取到导入时缺的\
        图片和附件，也是这样：取到的留着，再运行一次只取还缺的。
        """,
        """
        `redsite fetch` got no list: a wrong address, a site that does not answer, too large a \
        file, or something that is no list. What was fetched before is untouched, and the other \
        sites were asked all the same. With `--uploads` the same is said of pictures and \
        attachments that an import had not: what came stays, and the next run asks for the rest.
        """),
      example: [declaration, .commands("redsite fetch")],
      mend: Message(
        "在浏览器里打开这个网址看看；换了地址的，改 site.toml，一时打不开的，过后再取。",
        "Open the address in a browser; correct it in site.toml, or fetch again later."),
      mended: [.commands("redsite fetch")]),
  ]

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

  /// The note of that list, as `fetch` writes it.
  private static func note(_ date: String) -> ExampleInput {
    .file(
      "data/aggregate/xian1.fetched.json",
      """
      {"fetched":"\(date)T00:00:00Z",\
      "sha256":"cd050939dda46649ec536f60034d2bede9bf8db0cae7baca79fe554f29058bd3",\
      "url":"https://xian1.example.org/index.json"}
      """)
  }

  private static func declaredFilter(_ title: String, _ columns: String) -> String {
    """

    [[aggregate]]
    name = "xian1"
    title = "\(title)"
    url = "https://xian1.example.org/index.json"
    columns = \(columns)
    column = "tongzhi"
    """
  }

  private static func declaredHosts(_ title: String) -> String {
    """

    [[aggregate]]
    name = "xian1"
    title = "\(title)"
    url = "https://xian1.example.org/index.json"
    hosts = ["xian1.example.org", "www.example.org"]
    column = "tongzhi"
    """
  }

  private static func declaredFile(_ title: String, _ more: String) -> String {
    """

    [[aggregate]]
    name = "xian1"
    title = "\(title)"
    file = "../xian1/public/index.json"
    column = "tongzhi"\(more)
    """
  }
}
