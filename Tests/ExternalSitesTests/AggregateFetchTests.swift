import Base
import Diagnostics
import ExternalSites
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Lists of other sites as they come from the web, good and bad.
@Suite struct AggregateFetchTests {
  /// A site that aggregates addresses of a server, one each under the names a, b, c ….
  private static func site(_ paths: [String], of server: LoopbackServer) throws -> TestSite {
    let aggregates = zip("abcdefgh", paths).map { name, path in
      """
      [[aggregate]]
      name = "\(name)"
      title = "某县\(name)"
      url = "\(server.address)\(path)"
      hosts = ["x.example.org"]
      column = "a"
      """
    }
    return try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(aggregates.joined(separator: "\n"))
      -- themes/plain/templates/column.html --
      {% for a in pagination.articles %}[{{ a.title }}]{% endfor %}
      -- content/a/_index.md --
      ---
      title: 甲
      ---

      """)
  }

  private static func items(_ names: [String]) -> String {
    let items = names.map {
      "{\"title\": \"\($0)\", \"url\": \"https://x.example.org/\($0)\", "
        + "\"date_published\": \"2026-06-01T09:00:00Z\"}"
    }
    return "{\"items\": [\(items.joined(separator: ","))]}"
  }

  private static func many(_ count: Int) -> String { items((0..<count).map { "n\($0)" }) }

  @Test func unchangedListIsNotSentAgain() throws {
    let server = try LoopbackServer()
    server.publish("a.json", Self.items(["one"]))
    let site = try Self.site(["/files/a.json"], of: server)
    let first = AggregateFetch(site: site.root, now: 1_000_000).run()
    #expect(first.exitStatus == 0)
    #expect(first.lists.map(\.state) == [.updated])
    let second = AggregateFetch(site: site.root, now: 2_000_000).run()
    #expect(second.lists.map(\.state) == [.unchanged])
    #expect(second.lists.map(\.age.fetched) == [2_000_000])
    let tags = server.requests.map(\.entityTag)
    #expect(tags.first == "None")
    #expect(tags.last?.hasPrefix("\"") == true)
    let note = try #require(AggregateNote(site.bytes("data/aggregate/a.fetched.json")))
    #expect(note.fetched == 2_000_000)
    #expect(note.entityTag == tags.last)
    // A list that somebody changed here is asked for anew.
    try site.write("data/aggregate/a.json", Self.items(["other"]))
    #expect(AggregateFetch(site: site.root).run().lists.map(\.state) == [.updated])
    #expect(server.requests.last?.entityTag == "None")
    #expect(site.contents("data/aggregate/a.json") == Self.items(["one"]))
    // And so is one of another address.
    server.publish("b.json", Self.items(["two"]))
    try site.write(
      "site.toml", try #require(site.contents("site.toml")).replacing("a.json", with: "b.json"))
    #expect(AggregateFetch(site: site.root).run().lists.map(\.state) == [.updated])
    #expect(server.requests.last?.entityTag == "None")
  }

  @Test(arguments: [
    ("/gone", "410", Int32(0)), ("/files/none.json", "404", 0), ("/forbidden", "403", 0),
    ("/broken", "500", 75), ("/huge", "1 MB", 0), ("/endless", "五次", 0),
    ("/ok", "JSON Feed", 0), ("/away", "代码 1", 0),
  ])
  func failureIsAWarningWithItsReason(_ path: String, _ reason: String, _ status: Int32) throws {
    let server = try LoopbackServer()
    server.publish("a.json", Self.items(["one"]))
    let site = try Self.site([path, "/files/a.json"], of: server)
    try site.write("data/aggregate/a.json", Self.items(["old"]))
    let result = AggregateFetch(site: site.root).run()
    #expect(result.report.diagnostics.map(\.code) == [.fetchFailed])
    #expect(result.report.errorCount == 0)
    #expect(
      result.report.diagnostics[0].message.chinese.contains(reason),
      "\(result.report.diagnostics[0].message.chinese)")
    #expect(result.lists.map(\.state) == [.kept, .updated])
    #expect(result.exitStatus == status)
    #expect(site.contents("data/aggregate/a.json") == Self.items(["old"]))
    #expect(site.build().exitStatus == 0)
    #expect(site.page("a/index.html")?.contains("[old]") == true)
  }

  @Test func hangingSitesAreAskedTogether() throws {
    let server = try LoopbackServer()
    server.publish("a.json", Self.items(["one"]))
    let site = try Self.site(["/silent", "/silent", "/files/a.json", "/silent"], of: server)
    let start = ContinuousClock.now
    let result = AggregateFetch(site: site.root).run()
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(result.lists.map(\.state) == [.kept, .kept, .updated, .kept])
    #expect(result.exitStatus == 75)
    #expect(server.requests.map(\.running).max() ?? 0 >= 3)
  }

  @Test func markOfTheByteOrderIsNoPartOfAList() throws {
    let server = try LoopbackServer()
    server.publish("a.json", "\u{FEFF}" + Self.items(["one"]))
    let site = try Self.site(["/files/a.json"], of: server)
    #expect(AggregateFetch(site: site.root).run().report.diagnostics == [])
    #expect(site.build().problems == [])
    #expect(site.page("a/index.html")?.contains("[one]") == true)
  }

  /// How many articles a list had and has, and whether it is taken.
  @Test(arguments: [
    (1, 0, false), (10, 0, false), (10, 4, false), (10, 5, true), (6, 1, true), (7, 1, false),
    (3, 200, true), (0, 0, true),
  ])
  func shrunkenListIsTakenOnlyWhereThatIsSaid(
    _ before: Int, _ after: Int, _ isTaken: Bool
  ) throws {
    let server = try LoopbackServer()
    let site = try Self.site(["/files/a.json"], of: server)
    server.publish("a.json", Self.many(before))
    #expect(AggregateFetch(site: site.root).run().report.diagnostics == [])
    server.publish("a.json", Self.many(after))
    let result = AggregateFetch(site: site.root).run()
    #expect(result.report.diagnostics.map(\.code) == (isTaken ? [] : [.aggregateShrunk]))
    #expect(result.exitStatus == 0)
    #expect(
      site.contents("data/aggregate/a.json") == Self.many(isTaken ? after : before))
    let forced = AggregateFetch(site: site.root, allowsRemoval: true).run()
    #expect(forced.report.diagnostics == [])
    #expect(site.contents("data/aggregate/a.json") == Self.many(after))
  }

  @Test func listsGoToAnotherFolderAndAreBuiltFromThere() throws {
    let server = try LoopbackServer()
    server.publish("a.json", Self.items(["new"]))
    let site = try Self.site(["/files/a.json", "/gone"], of: server)
    try site.write("data/aggregate/a.json", Self.items(["old"]))
    try site.write("data/aggregate/b.json", Self.items(["kept"]))
    let folder = site.root + "-lists/deep"
    defer { _ = runShell("rm -rf '\(site.root)-lists'") }
    let before = runShell("cd '\(site.root)' && find . -type f | sort | xargs cat | cksum")
    let result = AggregateFetch(site: site.root, folder: folder).run()
    #expect(result.lists.map(\.path) == [folder + "/a.json", folder + "/b.json"])
    #expect(result.lists.map(\.state) == [.updated, .kept])
    #expect(runShell("cd '\(site.root)' && find . -type f | sort | xargs cat | cksum") == before)
    let built = site.build { $0.lists = folder }
    #expect(built.problems == [])
    #expect(site.page("a/index.html")?.contains("[new][kept]") == true)
    // Without it the site's own lists count.
    #expect(site.build().problems == [])
    #expect(site.page("a/index.html")?.contains("[old][kept]") == true)
    #expect(!site.outputFiles().contains { $0.contains("a.json") || $0.contains("fetched") })
  }

  @Test func ageIsToldAndOldListsAreWarnedOf() throws {
    let server = try LoopbackServer()
    server.publish("a.json", Self.items(["one"]))
    let site = try Self.site(["/files/a.json"], of: server)
    // 2026-06-28 00:00 in Shanghai; the tests look at the end of 2026-07-01.
    let fetched: Int64 = 1_782_576_000
    _ = AggregateFetch(site: site.root, now: fetched).run()
    #expect(site.build().problems == [])
    func codes(_ days: Int) throws -> [DiagnosticCode] {
      let text = try #require(site.contents("site.toml"))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("stale_after") }
      try site.write("site.toml", lines.joined(separator: "\n") + "stale_after = \(days)\n")
      return site.build().report.diagnostics.map(\.code)
    }
    #expect(try codes(4) == [])
    #expect(try codes(3) == [.aggregateStale])
    #expect(try codes(0) == [])
    let look = SiteBuilder(site.options).planned()
    let age = try #require(look.draft?.plan.site.aggregateAges.first)
    #expect(age.fetched == fetched)
    #expect(age.articles == 1)
    // The note says nothing of a list that is another one.
    try site.write("data/aggregate/a.json", Self.items(["else"]))
    #expect(try codes(3) == [])
  }

  @Test(arguments: [
    ("columns = [\"公告\"]", "[b]"), ("columns = [\"公*\", \"动态\"]", "[b][a][c]"),
    ("keywords = [\"党建\"]", "[c]"), ("columns = [\"动态\"]\nkeywords = [\"党建\"]", "[c]"),
    ("per_site = 1", "[d][b]"), ("limit = 1", "[d]"),
  ])
  func filtersSayWhichAreListed(_ filter: String, _ listed: String) throws {
    func item(_ name: String, _ host: String, _ column: String, _ tags: String) -> String {
      """
      {"title": "\(name)", "url": "https://\(host).example.org/\(name)", "tags": [\(tags)],
       "date_published": "2026-06-01", "_redsite": {"column": "\(column)"}}
      """
    }
    let items = [
      item("d", "x", "会议", ""), item("b", "y", "公告", ""), item("a", "x", "动态", ""),
      item("c", "x", "动态", "\"党建\", 7"),
    ]
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [[aggregate]]
      name = "a"
      title = "某市"
      file = "x"
      hosts = ["*.example.org"]
      column = "a"
      \(filter)
      -- themes/plain/templates/column.html --
      {% for a in pagination.articles %}[{{ a.title }}]{% endfor %}
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- data/aggregate/a.json --
      {"items": [\(items.joined(separator: ","))]}

      """)
    #expect(site.build().problems == [])
    let page = try #require(site.page("a/index.html"))
    #expect(
      Set(page.split(separator: "[")) == Set(listed.split(separator: "[")), "\(page)")
  }

  @Test func filterThatSelectsNothingIsToldTheColumnsThereAre() throws {
    let server = try LoopbackServer()
    let site = try Self.site(["/x"], of: server)
    try site.write(
      "site.toml", try #require(site.contents("site.toml")) + "columns = [\"通知\"]\n")
    try site.write(
      "data/aggregate/a.json",
      """
      {"items": [{"title": "a", "url": "https://x.example.org/a", "date_published": "2026-06-01",
        "_redsite": {"column": "公告"}}]}
      """)
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.aggregateFilter])
    #expect(found.first?.help?.chinese.contains("公告") == true)
  }

  @Test func folderThatCannotBeWrittenIsAFault() throws {
    let server = try LoopbackServer()
    server.publish("a.json", Self.items(["one"]))
    let site = try Self.site(["/files/a.json"], of: server)
    try site.write("blocked", "x")
    let result = AggregateFetch(site: site.root, folder: site.root + "/blocked").run()
    #expect(result.exitStatus == 74)
    #expect(result.report.diagnostics.map(\.code) == [.fileSystem])
  }
}
