import Diagnostics
import ExternalSites
import RedSiteGen
import TestSupport
import Testing

/// Articles of other sites in a column of this one.
@Suite struct AggregateTests {
  private static func site(
    _ items: String?,
    origin: String = "file = \"feed.json\"\nhosts = [\"xian1.example.org\", \"127.0.0.1\"]",
    links: String = ""
  ) throws -> TestSite {
    var text = """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [[aggregate]]
      name = "xian1"
      title = "甲县党建网"
      column = "a/x"
      limit = 2
      \(origin)
      \(links)
      -- themes/plain/templates/column.html --
      {% for a in pagination.articles %}[{{ a.title }} {{ a.url }} {{ a.source }} \
      {{ a.is_external }} {{ a.date | date("%Y-%m-%d %H:%M") }}]{% endfor %}
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/x/_index.md --
      ---
      title: 县区
      ---
      -- content/a/x/own.md --
      ---
      title: 已经登过
      date: 2026-05-01
      link: https://xian1.example.org/two.html
      ---

      """
    if let items {
      text +=
        "-- feed.json --\n{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\(items)]}\n"
    }
    return try TestSite(text)
  }

  private static func item(_ name: String, _ more: String = "") -> String {
    "{\"title\": \"\(name) <b>\", \"url\": \"https://xian1.example.org/\(name).html\", "
      + "\"date_published\": \"2026-06-01T09:00:00Z\"\(more)}"
  }

  @Test func fetchedArticlesAreListedAndLeadToTheirSite() throws {
    let site = try Self.site(
      [
        Self.item("one", ", \"_redsite\": {\"source\": \"甲县县委组织部\"}"), Self.item("two"),
        Self.item("three"), Self.item("four"),
      ].joined(separator: ","))
    let first = AggregateFetch(site: site.root).run()
    #expect(first.lists.map(\.state) == [.updated])
    #expect(first.lists.map(\.age.articles) == [4])
    #expect(AggregateFetch(site: site.root).run().lists.map(\.state) == [.unchanged])
    #expect(site.build().problems == [])
    #expect(
      site.page("a/x/index.html")
        == "[one &lt;b&gt; https://xian1.example.org/one.html 甲县县委组织部 True 2026-06-01 17:00]"
        + "[three &lt;b&gt; https://xian1.example.org/three.html 甲县党建网 True 2026-06-01 17:00]"
        + "[已经登过 https://xian1.example.org/two.html  True 2026-05-01 00:00]")
    #expect(!site.outputFiles().contains { $0.contains("aggregate") })
  }

  @Test func siteThatWasNeverFetchedIsAWarning() throws {
    let site = try Self.site(nil)
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.aggregateNotFetched])
    #expect(result.report.diagnostics.first?.location.path == "site.toml")
    #expect(result.report.diagnostics.first?.location.line == 6)
    #expect(result.summary != nil)
  }

  @Test(arguments: [
    "{\"title\": \"无网址\", \"date_published\": \"2026-06-01T09:00:00Z\"}",
    "{\"title\": \"坏网址\", \"url\": \"javascript:alert(1)\", \"date_published\": \"2026-06-01\"}",
    "{\"title\": \"坏日期\", \"url\": \"https://x.example.org/\", \"date_published\": \"昨天\"}",
    "{\"title\": \"\", \"url\": \"https://x.example.org/\", \"date_published\": \"2026-06-01\"}",
    "7",
  ])
  func faultyItemIsLeftOutWithAWarning(_ item: String) throws {
    let site = try Self.site(Self.item("one") + "," + item)
    _ = AggregateFetch(site: site.root).run()
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.aggregateItem])
    #expect(result.report.diagnostics.first?.message.chinese.contains("第 2 篇") == true)
    #expect(site.page("a/x/index.html")?.contains("[one") == true)
    #expect(site.page("a/x/index.html")?.contains("javascript") == false)
  }

  @Test(arguments: [
    "", "\n", "{\"items\": [", "{\"items\": [{\"title\": \"断", "{\"items\": 7}", "[]",
    "<html>找不到</html>",
    "{\"items\": [{\"title\": \"没有网址\"}]}",
  ])
  func whatIsNoListDoesNotReplaceOne(_ broken: String) throws {
    let site = try Self.site(Self.item("one"))
    #expect(AggregateFetch(site: site.root).run().exitStatus == 0)
    let good = site.contents("data/aggregate/xian1.json")
    try site.write("feed.json", broken)
    let result = AggregateFetch(site: site.root).run()
    #expect(result.lists.map(\.state) == [.kept])
    #expect(result.lists.map(\.age.articles) == [1])
    #expect(result.report.diagnostics.map(\.code) == [.fetchFailed])
    #expect(result.report.diagnostics.map(\.severity) == [.warning])
    #expect(result.exitStatus == 0)
    #expect(site.contents("data/aggregate/xian1.json") == good)
    #expect(site.build().problems == [])
    #expect(site.page("a/x/index.html")?.contains("[one") == true)
  }

  @Test(arguments: [
    "", "{\"items\": ", "{\"items\": []}", "{\"items\": {}}", "<html>找不到</html>",
    "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n", "{\"items\": [\u{0}]}",
  ])
  func brokenListOnDiskIsAWarningAndTheRestIsPublished(_ broken: String) throws {
    let site = try Self.site(nil)
    try site.write("data/aggregate/xian1.json", broken)
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.aggregateUnreadable])
    #expect(result.report.diagnostics.first?.severity == .warning)
    #expect(result.exitStatus == 0)
    #expect(site.page("a/x/index.html")?.contains("[已经登过") == true)
  }

  @Test func listInAnotherEncodingIsAWarning() throws {
    let site = try Self.site(nil)
    try site.write(
      "data/aggregate/xian1.json", bytes: Array("{\"items\": [\"".utf8) + [0xBC, 0xD7, 0xCF, 0xD8])
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.aggregateUnreadable])
    #expect(result.exitStatus == 0)
  }

  /// The site's declaration, and whether an article on the host is listed.
  @Test(arguments: [
    ("url = \"https://xian1.example.org/index.json\"", "", "https://xian1.example.org/a", true),
    (
      "url = \"https://xian1.example.org/index.json\"", "", "https://WWW.xian1.example.org:8080/a",
      true
    ),
    ("url = \"https://xian1.example.org/index.json\"", "", "https://example.org/a", false),
    (
      "url = \"https://xian1.example.org/index.json\"", "", "https://evil-xian1.example.org/a",
      false
    ),
    (
      "url = \"https://xian1.example.org/index.json\"", "", "https://xian1.example.org.evil.com/a",
      false
    ),
    (
      "url = \"https://xian1.example.org/index.json\"", "", "https://xian1.example.org@evil.com/a",
      false
    ),
    (
      "url = \"https://xian1.example.org/index.json\"", "", "https://evil.com/xian1.example.org",
      false
    ),
    ("url = \"https://x.example.org/i\"\nhosts = [\"*.gov.cn\"]", "", "https://a.gov.cn/a", true),
    (
      "url = \"https://x.example.org/i\"\nhosts = [\"*.gov.cn\"]", "", "https://x.example.org/a",
      false
    ),
    (
      "file = \"f.json\"\nhosts = [\"a.org\"]",
      "[links]\napproved_hosts = [\"xian1.example.org\", \"b.org\"]",
      "https://a.org/", false
    ),
    (
      "url = \"https://a.org/i\"",
      "[links]\napproved_hosts = [\"xian1.example.org\", \"b.org\"]", "https://a.org/", true
    ),
    (
      "url = \"https://a.org/i\"",
      "[links]\napproved_hosts = [\"xian1.example.org\", \"b.org\"]", "https://www.a.org/", false
    ),
    (
      "url = \"https://a.org/i\"\nhosts = [\"*\"]",
      "[links]\napproved_hosts = [\"xian1.example.org\", \"b.org\"]", "https://b.org/", true
    ),
    (
      "file = \"f.json\"\nhosts = [\"a.org\"]",
      "[links]\napproved_hosts = [\"xian1.example.org\", \"b.org\"]",
      "https://b.org/", false
    ),
    (
      "file = \"f.json\"", "[links]\napproved_hosts = [\"xian1.example.org\", \"*.gov.cn\"]",
      "https://b.gov.cn/", true
    ),
    (
      "file = \"f.json\"", "[links]\napproved_hosts = [\"xian1.example.org\", \"*.gov.cn\"]",
      "https://foreign.example.com/", false
    ),
  ])
  func articlesAreOnTheHostsOfTheirSite(
    _ origin: String, _ links: String, _ address: String, _ isListed: Bool
  ) throws {
    let site = try Self.site(nil, origin: origin, links: links)
    let item =
      "{\"title\": \"外站\", \"url\": \"\(address)\", \"date_published\": \"2026-01-02T10:00:00+08:00\"}"
    try site.write("data/aggregate/xian1.json", "{\"items\": [\(item), \(item)]}")
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == (isListed ? [] : [.aggregateHost]))
    #expect(result.exitStatus == 0)
    #expect(site.page("a/x/index.html")?.contains("[外站") == isListed)
  }

  @Test func fileWithoutHostsIsOneWarning() throws {
    let site = try Self.site(
      [Self.item("one"), Self.item("three")].joined(separator: ","), origin: "file = \"feed.json\"")
    _ = AggregateFetch(site: site.root).run()
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.aggregateEveryHost])
    #expect(result.report.diagnostics.first?.location.path == "site.toml")
    #expect(site.page("a/x/index.html")?.contains("[one") == true)
  }

  @Test func whatAKilledFetchLeftIsIgnoredAndRemoved() throws {
    let site = try Self.site(Self.item("one"))
    try site.write("data/aggregate/.redsite-partial", "{\"items\": [")
    #expect(site.build().report.diagnostics.map(\.code) == [.aggregateNotFetched])
    #expect(AggregateFetch(site: site.root).run().exitStatus == 0)
    #expect(site.build().problems == [])
    #expect(runShell("ls -A '\(site.root)/data/aggregate'") == "xian1.fetched.json\nxian1.json\n")
  }

  @Test func missingCurlIsSaid() throws {
    let site = try Self.site(nil, origin: "url = \"http://127.0.0.1:9/index.json\"")
    let report = AggregateFetch(site: site.root, program: "no-such-curl").run().report
    #expect(report.diagnostics.first?.message.chinese.contains("没有找到 curl") == true)
  }

  @Test func unknownColumnIsReportedInSiteToml() throws {
    let site = try Self.site(Self.item("one"))
    try site.write(
      "site.toml", try #require(site.contents("site.toml")).replacing("a/x", with: "a/y"))
    _ = AggregateFetch(site: site.root).run()
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.unknownColumn])
    #expect(found.first?.location.path == "site.toml")
  }

  @Test(arguments: [
    ("", DiagnosticCode.missingKey),
    (
      "file = \"feed.json\"\n[[aggregate]]\nname = \"xian1\"\ntitle = \"乙\"\ncolumn = \"a\"\nfile = \"x\"",
      .duplicateIdentifier
    ),
    ("url = \"ftp://x.example.org/\"", .unsafeLink),
  ])
  func faultyDeclarationIsReported(_ origin: String, _ code: DiagnosticCode) throws {
    let site = try Self.site(nil, origin: origin)
    #expect(site.build().report.diagnostics.map(\.code).contains(code))
  }
}
