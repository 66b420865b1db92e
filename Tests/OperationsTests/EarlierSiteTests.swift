import Authoring
import Base
import Diagnostics
import Operations
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `--as-of D --by-history`: the files of then, in a folder that is gone afterwards.
@Suite struct EarlierSiteTests {
  private static func titles(_ repository: Repository, _ day: String) throws -> [String] {
    var options = repository.options
    options.asOf = day
    return try EarlierSite.look(options) { earlier in
      let site = try #require(SiteBuilder(earlier.options).planned().draft?.plan.site)
      return site.articles.map { site.texts.string($0.title) }
    }
  }

  @Test(arguments: ["", "web/站点"])
  func theFilesOfThenAreLookedAtAndGoAgain(_ folder: String) throws {
    let repository = try Repository(folder: folder)
    let prefix = folder.isEmpty ? "" : folder + "/"
    try repository.site.write(".gitattributes", "*.md text eol=lf\n")
    try repository.site.write(prefix + "content/news/a.md", titled("一稿"))
    repository.commit("一", "2026-07-02T23:30")
    try repository.site.write(prefix + "content/news/a.md", titled("二稿"))
    try repository.site.write(prefix + "content/news/b.md", titled("别的"))
    repository.commit("二", "2026-07-04T10:00")
    try repository.site.write(prefix + "content/news/a.md", titled("没有提交"))
    let before = repository.git("status --porcelain", nil)
    // The whole of the second counts, in the zone of the site.
    #expect(try Self.titles(repository, "2026-07-02") == ["一稿"])
    #expect(try Self.titles(repository, "2026-07-03") == ["一稿"])
    #expect(try Self.titles(repository, "2026-07-04").sorted() == ["二稿", "别的"])
    #expect(repository.git("status --porcelain", nil) == before)
    #expect(repository.git("log -1 --format=%H", nil) == repository.git("rev-parse main", nil))
  }

  @Test func theFolderGoesAlsoWhereTheLookFails() throws {
    struct Failure: Error {}
    let repository = try Repository()
    var folder = ""
    #expect(throws: Failure.self) {
      try EarlierSite.look(repository.options) { earlier in
        folder = earlier.options.site
        #expect(isThere(folder + "/site.toml"))
        throw Failure()
      }
    }
    #expect(!folder.isEmpty && !isThere(folder))
  }

  @Test func whatWasNotThereIsSaid() throws {
    let repository = try Repository()
    #expect(throws: EarlierSite.Refusal.self) { try Self.titles(repository, "2025-12-31") }
    do {
      _ = try Self.titles(repository, "2025-12-31")
    } catch let refusal as EarlierSite.Refusal {
      #expect(
        refusal.result.problems
          == ["--by-history history-incomplete 到 2025-12-31 为止，主线上还没有这个网站"])
      #expect(refusal.result.exitStatus == 1)
    }
    _ = runShell("rm -rf '\(repository.site.root)/.git'")
    #expect(throws: EarlierSite.Refusal.self) { try Self.titles(repository, "2026-07-02") }
  }

  @Test func aBranchThatWasMergedLaterWasNotThere() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", titled("分支上的"))
    repository.branch("work") { $0.commit("写稿", "2026-07-02T10:00") }
    repository.git("merge -q --no-ff -m 合并 work", "2026-07-10T10:00")
    #expect(try Self.titles(repository, "2026-07-05") == [])
    #expect(try Self.titles(repository, "2026-07-10") == ["分支上的"])
  }

  /// A period gives the same table both ways where nobody changed its files since.
  @Test func bothWaysOfLookingBackAgreeWhereNothingChanged() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", titled("稿"))
    repository.commit("稿", "2026-07-02T10:00")
    try repository.site.write("content/news/c.md", titled("以后").replacing("07-02", with: "08-02"))
    repository.commit("以后", "2026-08-02T10:00")
    func report(_ options: BuildOptions) throws -> RecordReport {
      let look = SiteBuilder(options).planned()
      let (inputs, draft) = (try #require(look.inputs), try #require(look.draft))
      let period = try #require(ReportPeriod("2026-07"))
      return .reviews(period, site: draft.plan.site, parsed: inputs.parsed) { _ in "" }
    }
    var options = repository.options
    options.asOf = "2026-07-31"
    let today = try report(options)
    let then = try EarlierSite.look(options) { try report($0.options) }
    #expect(today == then && today.tables[0].rows.count == 1)
  }
}

/// A period that was signed: the same table from the files of today and from those of then.
@Suite struct SignedPeriodTests {
  private static func signedTable(_ options: BuildOptions) throws -> String {
    let look = SiteBuilder(options).planned()
    let (inputs, draft) = (try #require(look.inputs), try #require(look.draft))
    let site = draft.plan.site
    let book = RecordBook(
      site, calendar: WorkingCalendar(inputs.parsed.calendar), asOf: site.now.date)
    return PointsLedger(book).table(try #require(ReportPeriod("2026-07"))).csv
  }

  @Test func bothWaysOfLookingBackGiveTheSignedTable() throws {
    let repository = try Repository()
    let site = repository.site
    try site.write(
      "data/reviewers.csv", "标识,名称,职责,单位,邮箱,聘任日期,离任日期\nwang,分管领导,终审,,,2026-01-01,\n")
    try site.write("data/units.csv", "标识,名称\nu1,第一支部\nu2,第二支部\n")
    try site.write(
      "data/points.toml",
      "name = \"办法\"\nfrom = 2026-01-01\nuntil = 2026-12-31\n[[base]]\npoints = 1.5\n")
    for (name, unit, day) in [("a", "u1", "02"), ("b", "u2", "09"), ("c", "u1", "30")] {
      try site.write(
        "content/news/\(name).md",
        titled("稿\(name)").replacing("2026-07-02", with: "2026-07-\(day)\nunit: \(unit)"))
      repository.commit("稿\(name)", "2026-07-\(day)T10:00")
    }
    var options = repository.options
    options.asOf = "2026-08-03"
    let writer = try SignOffWriter(options).signPoints(
      of: #require(ReportPeriod("2026-07")), by: "wang")
    #expect(writer.exitStatus == 0)
    repository.commit("签发", "2026-08-03T10:00")
    // What is written in August is not in July's table.
    try site.write(
      "content/news/d.md", titled("八月").replacing("2026-07-02", with: "2026-08-05\nunit: u2"))
    repository.commit("八月", "2026-08-05T10:00")

    let signed = try #require(site.contents("data/signed/points-2026-07.csv"))
    #expect(signed.contains("第一支部") && signed.contains("3"))
    options.asOf = "2026-08-31"
    #expect(try Self.signedTable(options) == signed)
    #expect(try EarlierSite.look(options) { try Self.signedTable($0.options) } == signed)
    options.asOf = "2026-08-03"
    #expect(try EarlierSite.look(options) { try Self.signedTable($0.options) } == signed)

    // Somebody moves an article into July afterwards: the files of today say so, those of then not.
    try site.write(
      "content/news/e.md", titled("补").replacing("2026-07-02", with: "2026-07-20\nunit: u2"))
    repository.commit("补", "2026-09-01T10:00")
    options.asOf = "2026-08-31"
    #expect(try Self.signedTable(options) != signed)
    #expect(try EarlierSite.look(options) { try Self.signedTable($0.options) } == signed)
  }
}

private func titled(_ title: String) -> String {
  "---\ntitle: \(title)\ndate: 2026-07-02\n---\n\n正文。\n"
}

private func isThere(_ path: String) -> Bool {
  runShell("test -e '\(path)' && echo yes").hasPrefix("yes")
}
