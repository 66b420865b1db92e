import Base
import Diagnostics
import Operations
import Publishing
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// What `--result` and `--metrics` tell of a run.
@Suite struct RunReportTests {
  private static let site = """
    -- site.toml --
    [site]
    name = "测试网站"
    base_url = "https://test.example.org/dj/"
    theme = "plain"
    [[aggregate]]
    name = "xian1"
    title = "甲县“党建”网"
    url = "https://xian1.example.org/index.json"
    column = "a"
    [[aggregate]]
    name = "xian2"
    title = "乙县"
    url = "https://xian2.example.org/index.json"
    column = "a"
    -- content/a/_index.md --
    ---
    title: 甲
    ---
    -- content/a/一.md --
    ---
    title: 一
    date: 2026-01-01
    ---
    文字
    -- data/aggregate/xian1.json --
    {"items": []}

    """

  private static func run(
    _ site: TestSite, _ change: (inout BuildOptions) -> Void = { _ in }
  ) -> (report: RunReport, result: BuildResult) {
    var options = site.options
    options.isReported = true
    change(&options)
    let progress = BuildProgress()
    let result = SiteBuilder(options).build(progress: progress)
    var report = RunReport(
      command: "build",
      program: RunReport.Program(version: "0.2.0", commit: "be77b5b1f0c2", isModified: true),
      started: 1_800_000_000, seconds: 1.5, exitStatus: result.exitStatus, report: result.report)
    report.stages = progress.stageSeconds
    report.facts = result.facts
    report.release = result.summary
    if result.summary != nil {
      report.releaseDigest = result.facts.flatMap { ReleaseDigest.digest(of: $0.output, jobs: 2) }
    }
    return (report, result)
  }

  private static func failures(_ json: [UInt8]) throws -> [String] {
    let path = ExampleSite.repository + "/docs/result.schema.json"
    let schema = try JSONParser.parse(Array(runShell("cat '\(path)'").utf8))
    var check = JSONSchemaCheck(schema: schema)
    check.check(try JSONParser.parse(json))
    return check.failures
  }

  private static func texts(_ value: DynamicValue?) -> [String] {
    guard case .list(let items)? = value else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  @Test func resultOfABuildFitsItsSchema() throws {
    let site = try TestSite(Self.site)
    try site.write(
      "data/aggregate/xian1.fetched.json",
      """
      {"fetched":"2026-07-01T00:00:00Z",\
      "sha256":"\(AggregateNote.digest(of: site.bytes("data/aggregate/xian1.json")))"}
      """)
    let (report, result) = Self.run(site)
    #expect(result.summary != nil)
    #expect(try Self.failures(report.json) == [])
    let json = try JSONParser.parse(report.json)
    for member in [
      "release", "changes", "theme", "aggregates", "base_url", "problems", "stages",
    ] { #expect(json[member] != nil, "the result lacks \(member)") }
    let text = String(decoding: report.json, as: UTF8.self)
    #expect(text.contains("\"commit\":\"be77b5b1f0c2-modified\""))
    #expect(text.contains("\"started\":\"2027-01-15T08:00:00Z\""))
    // The site is looked at as of the end of 2026-07-01 in Shanghai.
    #expect(text.contains("\"age_seconds\":57599,\"stale\":false"))
    #expect(
      text.contains("{\"name\":\"xian2\",\"title\":\"乙县\",\"stale\":false}"), "\(text)")
    #expect(
      text.contains(
        "{\"code\":\"aggregate-not-fetched\",\"severity\":\"warning\",\"count\":1}"))
  }

  @Test func changedURLsAreThoseThatReadersAskFor() throws {
    let site = try TestSite(Self.site)
    let first = try JSONParser.parse(Self.run(site).report.json)
    let added = Self.texts(first["changes"]?["added"])
    #expect(added.contains("https://test.example.org/dj/"))
    #expect(added.contains("https://test.example.org/dj/a/%E4%B8%80.html"))
    #expect(!added.contains { $0.hasSuffix("index.html") })
    let changed = Self.texts(first["changes"]?["changed"])
    #expect(changed == [])

    try site.write(
      "content/a/二.md", "---\ntitle: 二\ndate: 2026-02-01\n---\n文字\n")
    let second = try JSONParser.parse(Self.run(site).report.json)
    let new = Self.texts(second["changes"]?["added"])
    #expect(new.contains("https://test.example.org/dj/a/%E4%BA%8C.html"))
    site.remove("content/a/二.md")
    let third = try JSONParser.parse(Self.run(site).report.json)
    let gone = Self.texts(third["changes"]?["removed"])
    #expect(gone.contains("https://test.example.org/dj/a/%E4%BA%8C.html"))
    let fourth = try JSONParser.parse(Self.run(site).report.json)
    for list in ["added", "changed", "removed"] {
      let differing = Self.texts(fourth["changes"]?[list])
      #expect(differing == [], "\(list)")
    }
  }

  /// The digest is what anybody can compute with the tools of every machine.
  @Test func digestOfAReleaseIsThatOfSha256sum() throws {
    let site = try TestSite(Self.site)
    let (report, _) = Self.run(site)
    try site.write("public/of-others.txt", "x")
    let digest = ReleaseDigest.digest(of: site.root + "/public", jobs: 1)
    #expect(digest == report.releaseDigest)
    let computed = runShell(
      """
      cd '\(site.root)/public' && rm of-others.txt && find . -type f ! -name '.redsite*' |
      sed 's,^\\./,,' | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum | sha256sum | cut -c1-64
      """)
    #expect(computed == (digest ?? "") + "\n")
    _ = runShell("rm '\(site.root)/public/index.html'")
    #expect(ReleaseDigest.digest(of: site.root + "/public", jobs: 2) == nil)
    #expect(ReleaseDigest.digest(of: site.root + "/none", jobs: 2) == nil)
  }

  @Test func aFailedBuildIsReportedToo() throws {
    let site = try TestSite(Self.site)
    let online = Self.run(site).report
    try site.write("content/a/一.md", "---\ntitle: 一\ndate: 昨天\n---\n文字\n")
    let (report, result) = Self.run(site)
    #expect(result.exitStatus == 1)
    #expect(try Self.failures(report.json) == [])
    let json = try JSONParser.parse(report.json)
    #expect(json["release"] == nil && json["changes"] == nil)
    guard case .boolean(false)? = json["published"] else {
      Issue.record("it says that something was published")
      return
    }
    // The theme is the same, and so is its fingerprint.
    #expect(report.facts?.themeDigest == online.facts?.themeDigest)
    try site.write("themes/plain/templates/column.html", "anders")
    #expect(Self.run(site).report.facts?.themeDigest != online.facts?.themeDigest)
    site.remove("site.toml")
    let none = Self.run(site).report
    #expect(none.facts == nil)
    #expect(try Self.failures(none.json) == [])
  }

  @Test func resultIsNotGatheredWhereNobodyAsks() throws {
    let site = try TestSite(Self.site)
    let result = site.build()
    #expect(result.facts == nil)
    #expect(result.summary?.changes == nil)
  }

  @Test func metricsHaveLabelsAndNumbers() throws {
    let site = try TestSite(Self.site)
    let (report, _) = Self.run(site)
    let text = report.metrics()
    let label = "command=\"build\",site=\"https://test.example.org/dj/\""
    for line in [
      "redsite_build_info{\(label),version=\"0.2.0\",commit=\"be77b5b1f0c2-modified\"} 1",
      "redsite_exit_status{\(label)} 0", "redsite_last_run_timestamp_seconds{\(label)} 1800000000",
      "redsite_last_success_timestamp_seconds{\(label)} 1800000000",
      "redsite_problems{\(label),severity=\"error\"} 0",
      "redsite_aggregate_stale{\(label),name=\"xian1\"} 0",
    ] { #expect(text.contains(line + "\n"), "\(line) is missing in\n\(text)") }
    let line = /(# (HELP|TYPE) redsite_[a-z_]+ .+|redsite_[a-z_]+\{([a-z]+="[^"\n]*",?)+\} [0-9.]+)/
    for found in text.split(separator: "\n") {
      #expect(found.wholeMatch(of: line) != nil, "\(found)")
    }
    #expect(text.hasSuffix("\n"))
  }

  @Test func theLastSuccessIsKept() throws {
    let site = try TestSite(Self.site)
    let before = Self.run(site).report.metrics()
    var failed = Self.run(site).report
    failed.exitStatus = 1
    failed.started += 100
    let after = failed.metrics(after: before)
    #expect(after.contains("redsite_last_success_timestamp_seconds"))
    #expect(after.contains("} 1800000000\n"))
    #expect(after.contains("redsite_last_run_timestamp_seconds"))
    #expect(!failed.metrics().contains("redsite_last_success_timestamp_seconds"))
    #expect(!failed.metrics(after: "redsite_last_success_timestamp_seconds x").contains("success"))
  }

  @Test func profileNamesPagesAndTheirTemplates() throws {
    let site = try TestSite(Self.site)
    let profile = BuildProfile()
    let result = SiteBuilder(site.options).build(profile: profile)
    #expect(result.summary != nil)
    let pages = profile.slowestPages(100)
    #expect(pages.map(\.name).contains("a/一.html"))
    #expect(zip(pages, pages.dropFirst()).allSatisfy { $0.nanoseconds >= $1.nanoseconds })
    #expect(pages.allSatisfy { $0.nanoseconds > 0 })
    let templates = profile.slowestTemplates(100)
    let ofArticles = try #require(templates.first { $0.name == "article.html" })
    #expect(ofArticles.count == 1)
    #expect(templates.reduce(0) { $0 + $1.count } == pages.count)
    #expect(profile.slowestPages(1).count == 1)
  }
}
