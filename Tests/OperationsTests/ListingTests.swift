import Diagnostics
import Operations
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite list`.
@Suite struct ListingTests {
  private static func site() throws -> TestSite {
    func article(_ path: String, _ title: String, _ date: String, _ more: String = "") -> String {
      "-- content/\(path).md --\n---\ntitle: \(title)\ndate: \(date)\n\(more)\n---\n正文。\n"
    }
    return try TestSite(
      """
      -- data/units.csv --
      id,name,folder
      bgt,办公厅,a/bgt
      -- data/contributors.csv --
      id,name
      xxy,信息员
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/bgt/_index.md --
      ---
      title: 办公厅
      ---
      -- content/hidden/_index.md --
      ---
      title: 不在导航
      nav: false
      ---
      -- content/topics/t/_index.md --
      ---
      title: 专题
      ---

      """ + article("a/now", "现在", "2026-06-01", "contributors: [xxy]")
        + article("a/bgt/one", "\"=1+1, 办公厅的\"", "2026-06-02")
        + article("a/draft", "草稿", "2026-06-03", "draft: true")
        + article("a/later", "以后", "2026-08-01")
        + article("a/over", "到期", "2026-05-01", "expires: 2026-06-01")
        + article("hidden/lost", "找不到", "2026-06-04")
        + article("hidden/found", "专题里有", "2026-06-05", "topics: [t]"))
  }

  private static func list(
    _ site: TestSite, _ change: (inout ArticleListing) -> Void = { _ in }
  ) -> [ListedArticle] {
    var options = BuildOptions(site: site.root)
    options.asOf = "2026-07-01"
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    var listing = ArticleListing()
    change(&listing)
    let look = SiteBuilder(options).planned()
    guard let parsed = look.inputs?.parsed, let plan = look.draft?.plan else { return [] }
    return listing.articles(of: parsed, in: plan)
  }

  @Test func everyStateIsTold() throws {
    let site = try Self.site()
    #expect(
      Self.list(site).map { "\($0.title) \($0.state.rawValue)" } == [
        "以后 future", "专题里有 published", "找不到 orphans", "草稿 drafts", "=1+1, 办公厅的 published",
        "现在 published", "到期 expired",
      ])
    #expect(Self.list(site) { $0.state = .drafts }.map(\.path) == ["content/a/draft.md"])
    #expect(Self.list(site) { $0.state = .orphans }.map(\.title) == ["找不到"])
    #expect(Self.list(site) { $0.state = .published }.count == 4)
    #expect(Self.list(site) { $0.unit = "bgt" }.map(\.path) == ["content/a/bgt/one.md"])
    #expect(Self.list(site) { $0.contributor = "xxy" }.map(\.title) == ["现在"])
    #expect(Self.list(site) { $0.column = "content/a/bgt/" }.count == 1)
    #expect(Self.list(site) { $0.column = "a" }.count == 5)
  }

  @Test func formsAreReadByOtherPrograms() throws {
    let site = try Self.site()
    let articles = Self.list(site)
    try site.write("list.csv", ArticleListing.text(articles, .csv))
    try site.write("list.json", ArticleListing.text(articles, .json))
    let seen = runShell(
      """
      cd '\(site.root)' && python3 -c "
      import csv, json
      rows = list(csv.DictReader(open('list.csv', encoding='utf-8', newline='')))
      items = json.load(open('list.json', encoding='utf-8'))
      for row, item in zip(rows, items, strict=True):
          same = all(row[key].lstrip(chr(39)) == item[key] for key in
                     ('date', 'title', 'state', 'column', 'unit', 'url', 'path'))
          print(same, row['contributors'] == ' '.join(item['contributors']))
      " 2>&1
      """)
    #expect(seen == String(repeating: "True True\n", count: 7), "\(seen)")
    #expect(ArticleListing.text([], .json) == "[]\n")
    // Titles of any width line up.
    let plain = ArticleListing.text(articles, .text).split(separator: "\n")
    #expect(plain.first == "2026-08-01  以后            content/a/later.md  [future]")
    #expect(plain.last == "2026-05-01  到期            content/a/over.md  [expired]")
  }

  @Test func siteWithMistakesIsListedToo() throws {
    let site = try Self.site()
    try site.write("content/a/now.md", "---\ntitle: 现在\ndate: 2026-06-01\nunit: nobody\n---\n")
    #expect(Self.list(site).count == 7)
  }

  private static func why(_ path: String, in site: TestSite) -> [String]? {
    var options = BuildOptions(site: site.root)
    options.asOf = "2026-07-01"
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    return Whereabouts.lines(of: path, in: SiteBuilder(options).checked()).lines?.map(\.chinese)
  }

  @Test func whyNamesEveryPageThatShowsAnArticle() throws {
    let site = try Self.site()
    let lines = try #require(Self.why("content/a/bgt/one.md", in: site))
    #expect(lines.first == "在网站上：/a/bgt/one.html")
    #expect(lines.contains("列在栏目“办公厅”：/a/bgt/"))
    #expect(lines.contains("列在单位“办公厅”：/units/bgt/"))
    #expect(lines.contains("列在归档：/archive/2026/06/"))
    #expect(lines.contains("在首页的“甲”一块：/"))
    #expect(Self.why("hidden/found", in: site)?.contains("列在专题“专题”：/topics/t/") == true)
    #expect(
      Self.why("content/a/draft.md", in: site) == ["不在网站上：它是草稿", "要发布，删去 draft: true"])
    #expect(Self.why("a/later.md", in: site)?.first == "不在网站上：它的发布日期还没到")
    #expect(Self.why("a/over.md", in: site)?.first == "不在网站上：它已经过期")
    #expect(Self.why("content/a/_index.md", in: site) == ["在网站上：/a/"])
    #expect(Self.why("content/a/nirgends.md", in: site) == nil)
  }

  @Test func whyTellsWhichErrorKeepsAnArticleOff() throws {
    let site = try Self.site()
    // Found by parse, by organize, by plan and by render; the last file is not read at all.
    try site.write("content/a/parse.md", "---\ntitle: 日期\ndate: 2026-13-01\n---\n正文。\n")
    try site.write("content/a/name.md", "---\ntitle: 单位\ndate: 2026-06-01\nunit: x\n---\n正文。\n")
    try site.write("content/a/url.md", "---\ntitle: 重\ndate: 2026-06-01\nslug: now\n---\n正文。\n")
    try site.write(
      "content/a/body.md", "---\ntitle: 链接\ndate: 2026-06-01\n---\n[没有](nirgends.md)\n")
    _ = runShell("ln -s now.md '\(site.root)/content/a/link.md'")
    let look = SiteBuilder(site.options).checked()
    let codes = [
      "parse": "date-out-of-range", "name": "unknown-unit", "url": "duplicate-url",
      "body": "broken-link", "link": "not-a-regular-file",
    ]
    for (name, code) in codes {
      let (lines, result) = Whereabouts.lines(of: "content/a/\(name).md", in: look)
      #expect(lines?.map(\.chinese) == ["不在网站上：它有 1 个错误，改正之前整个网站都不会发布"], "\(name)")
      #expect(result.report.diagnostics.map(\.code.name) == [code], "\(name)")
      #expect(result.exitStatus == 1)
    }
    // Another article's errors are none of this one's, nor those of a file whose path ends alike.
    let (lines, result) = Whereabouts.lines(of: "a/now.md", in: look)
    #expect(lines?.first?.chinese == "在网站上：/a/now.html")
    #expect(result.report.diagnostics.isEmpty && result.exitStatus == 0)
    #expect(Whereabouts.lines(of: "rse.md", in: look).lines == nil)
  }

  @Test func doctorNamesWhatIsStillAnExample() throws {
    let site = try Self.site()
    try site.write(
      "site.toml",
      """
      [site]
      name = "测试"
      base_url = "https://dangjian.test/"
      theme = "plain"
      [owner]
      sponsor = "某局机关党委（示例）"
      phone = "010-66000001"
      """)
    var options = BuildOptions(site: site.root)
    options.asOf = "2026-07-01"
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    let fine = SiteBuilder(options).checked()
    let lines = Checkup.lines(of: fine).map { "\($0.state) \($0.subject.chinese)" }
    #expect(fine.result.exitStatus == 0)
    #expect(lines.contains("fine 内容：4 篇文章、3 个栏目，没有问题"))
    #expect(lines.contains("fine 网址 https://dangjian.test/"))
    #expect(lines.contains("advice 主办单位还是示例：某局机关党委（示例）"))
    #expect(lines.contains("fine 联系电话：010-66000001"))
    #expect(lines.contains("advice 没有写ICP 备案号"))
    try site.write("content/a/now.md", "---\ntitle: 现在\n---\n正文。\n")
    let broken = SiteBuilder(options).checked()
    #expect(broken.result.exitStatus == 1)
    #expect(Checkup.lines(of: broken).contains { $0.subject.chinese == "内容：1 个错误、0 个警告" })
  }
}
