import Authoring
import Base
import Diagnostics
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Signed tables, commendations, and what registers can have wrong.
@Suite struct SignOffTests {
  private static let july = "2026-08-03"

  private static func sign(
    _ site: TestSite, by: String = "wang", _ period: String = "2026-07", on day: String = july
  ) throws -> SignOffWriter.Result {
    var options = site.options
    options.asOf = day
    return try SignOffWriter(options).signPoints(of: RecordSite.period(period), by: by)
  }

  private static func problems(_ site: TestSite, _ day: String = july) -> [Diagnostic] {
    site.build { $0.asOf = day }.report.diagnostics
  }

  @Test func aTableIsSignedAndHeldTo() throws {
    let site = try TestSite(RecordSite.example)
    #expect(Self.problems(site).isEmpty)
    let result = try Self.sign(site)
    #expect(result.exitStatus == 0 && result.rowCount == 7)
    let table = try #require(site.contents("data/signed/points-2026-07.csv"))
    let book = try RecordSite.book(site, Self.july)
    #expect(table == PointsLedger(book).table(try RecordSite.period("2026-07")).csv)
    let rows = try #require(site.contents("data/signoffs.csv")).split(separator: "\n")
    #expect(rows.count == 2 && rows[0] == "表,期间,签发人,日期,提交,摘要")
    #expect(rows[1].hasPrefix("points,2026-07,wang,2026-08-03,"))
    #expect(Self.problems(site).isEmpty)
    // Signing it again on that day says nothing new.
    #expect(try Self.sign(site).report.diagnostics.map(\.code) == [.duplicateValue])

    // Somebody edits an article afterwards: the changed rows are named, the site still goes out.
    let path = "content/tebie/20260702-a1.md"
    let text = try #require(site.contents(path))
    try site.write(path, text.replacing("headline: true\n", with: ""))
    let changed = Self.problems(site)
    #expect(changed.map(\.code) == [.signedRecordChanged])
    #expect(changed[0].severity == .warning)
    #expect(changed[0].location.path == "data/signoffs.csv" && changed[0].location.line == 2)
    #expect(
      changed[0].message.chinese.contains("第一支部 15.34→13.34"), "\(changed[0].message.chinese)")
    // It is capped at twelve: the contributor's row stays as it was.
    #expect(!changed[0].message.chinese.contains("第一支部信息员"))
    // It is signed anew on another day; the last one holds.
    #expect(try Self.sign(site, on: "2026-08-04").exitStatus == 0)
    #expect(Self.problems(site, "2026-08-04").isEmpty)
    // Looked at before it was signed, there is no sign-off.
    #expect(Self.problems(site, "2026-08-02").isEmpty)
  }

  @Test func theSignedTableItselfIsHeldToItsDigest() throws {
    let site = try TestSite(RecordSite.example)
    _ = try Self.sign(site)
    try site.write("content/tongzhi/x.md", "---\ntitle: 己\ndate: 2026-07-30\nunit: u2\n---\n文。\n")
    let table = try #require(site.contents("data/signed/points-2026-07.csv"))
    try site.write(
      "data/signed/points-2026-07.csv", table.replacing("15.34", with: "99.00"))
    let edited = Self.problems(site)
    #expect(edited.first?.message.chinese.contains("也被改过") == true)
    site.remove("data/signed/points-2026-07.csv")
    let missing = Self.problems(site)
    #expect(missing.first?.message.chinese.contains("不在") == true)
  }

  @Test func whoMayNotSignDoesNot() throws {
    let site = try TestSite(RecordSite.example)
    #expect(try Self.sign(site, by: "li").report.diagnostics.map(\.code) == [.reviewNotAuthorized])
    #expect(try Self.sign(site, "2026-08").report.diagnostics.map(\.code) == [.invalidValue])
    #expect(try Self.sign(site, "2025-12").report.diagnostics.map(\.code) == [.invalidPoints])
    #expect(try Self.sign(site, by: "li").exitStatus == 1)
    #expect(site.contents("data/signoffs.csv") == nil)
    // A row that somebody writes by hand is held to the same.
    let digest = String(repeating: "0", count: 64)
    try site.write(
      "data/signoffs.csv",
      "表,期间,签发人,日期,提交,摘要\npoints,2026-06,li,2026-07-02,,\(digest)\n"
        + "points,2026-07,wang,2026-07-20,,\(digest)\npoints,2026-05,wang,2026-07-02,,\(digest)\n"
        + "points,2026-05,wang,2026-07-02,,\(digest)\n")
    let found = Self.problems(site)
    #expect(
      found.map(\.code.name).sorted()
        == ["duplicate-value", "invalid-value", "review-not-authorized", "signed-record-changed"])
    #expect(found.allSatisfy { $0.location.path == "data/signoffs.csv" && $0.location.line > 1 })
  }

  // MARK: Commendations

  private static func commendation(_ keys: String) -> String {
    "---\ntitle: 表彰决定\ndate: 2026-08-02\ncommendation: \(keys)\ncontributors: [p4]\n---\n决定。\n"
  }

  private static let template = """
    {% extends "base.html" %}
    {% block main %}{% if article.commendation %}{{ article.commendation.period }}\
    {{ article.commendation.signed_by }}:{% for m in article.commendation.units %}\
    [{{ m.rank }} {{ m.name }} {{ m.points }}]{% endfor %}\
    {% for m in article.commendation.contributors %}\
    ({{ m.rank }} {{ m.name }} {{ m.unit }} {{ m.points }}){% endfor %}\
    {{ article.commendation.note }}{% endif %}{% endblock %}

    """

  @Test func aCommendationTakesItsNamesFromTheSignedTable() throws {
    let site = try TestSite(RecordSite.example)
    try site.write("themes/plain/templates/article.html", Self.template)
    let path = "content/tongzhi/biaozhang.md"
    try site.write(path, Self.commendation("{ period: 2026-07, units: 1, contributors: 2 }"))
    let refused = Self.problems(site)
    #expect(refused.map(\.code) == [.notSigned])
    #expect(refused[0].location.path == path && refused[0].location.line == 4)
    #expect(try Self.sign(site).report.diagnostics.map(\.code) == [.notSigned])
    // It is signed without the article, and the article itself earns nothing.
    site.remove(path)
    #expect(try Self.sign(site).exitStatus == 0)
    try site.write(path, Self.commendation("{ period: 2026-07, units: 1, contributors: 2 }"))
    #expect(Self.problems(site).isEmpty)
    let page = try #require(site.page("tongzhi/biaozhang.html"))
    // The second rank is shared, so three are in; no name is public.
    #expect(
      page.contains(
        "2026年7月分管领导:[1 第一支部 15.34](1 第一支部信息员 第一支部 12.00)"
          + "(2 第二支部信息员 第二支部 0.33)(2 第二支部信息员 第二支部 0.33)信息员第 2 名并列 2 个，都在内"),
      "\(page)")
    try site.write(path, Self.commendation("{ period: 2026-07, contributors: 3, minimum: 1 }"))
    #expect(Self.problems(site).isEmpty)
    #expect(site.page("tongzhi/biaozhang.html")?.contains("第二支部信息员") == false)

    // What was changed after signing cannot be announced.
    try site.write(
      "data/adjustments.csv",
      "日期,单位,信息员,分,事由,依据,批准人\n2026-07-31,u2,,9,表扬,办法,领导\n")
    let changed = Self.problems(site).filter { $0.code == .signedRecordChanged }
    #expect(changed.contains { $0.location.path == path && $0.severity == .error })
  }

  // MARK: What can be wrong

  /// The codes, with line and column, of a site whose files differ from the example's.
  private static func faults(_ files: [String: String]) throws -> [String] {
    let site = try TestSite(RecordSite.example)
    for (path, text) in files { try site.write(path, text) }
    return problems(site).map { "\($0.code.name) \($0.location.line):\($0.location.column)" }
  }

  @Test func adoptionsAreProved() throws {
    let head = "文章,标题,媒体,日期,网址或证明,单位,信息员\n"
    func faults(_ row: String) throws -> [String] {
      try Self.faults(["data/adoptions.csv": head + row + "\n"])
    }
    let article = "tebie/20260715-a4.md"
    #expect(try faults("\(article),,shengbao,2026-07-16,,,") == ["adoption-without-proof 2:23"])
    #expect(
      try faults("\(article),,shengbao,2026-07-16,data/no.pdf,,")
        == ["adoption-without-proof 2:43"])
    #expect(try faults("\(article),,shengbao,2026-07-16,data/units.csv,,") == [])
    #expect(
      try faults("\(article),,shengbao,2026-07-14,https://www.example.org/,,")
        == ["adoption-before-publication 2:32"])
    #expect(
      try faults("\(article),,shibao,2026-07-16,https://www.example.org/,,")
        == ["invalid-points 2:23"])
    #expect(
      try faults("tebie/no.md,,shengbao,2026-07-16,https://www.example.org/,,")
        == ["broken-link 2:1"])
    #expect(
      try faults(",题,shengbao,2026-07-16,https://www.example.org/,u9,") == ["unknown-unit 2:49"])
    #expect(
      try faults(",题,shengbao,2026-07-16,https://www.example.org/,,") == ["missing-key 2:4"])
  }

  @Test func registersNameWhoIsThere() throws {
    #expect(
      try Self.faults(["data/zero-reports.csv": "单位,期间,报告日期\nu9,2026-06,2026-06-30\n"])
        == ["unknown-unit 2:1"])
    #expect(
      try Self.faults(["data/zero-reports.csv": "单位,期间,报告日期\nu1,六月,2026-06-30\n"])
        == ["invalid-value 2:4"])
    #expect(
      try Self.faults([
        "data/requests.csv": "编号,题目,下达,截止,单位\nR,题,2026-07-10,2026-07-01,u1\n"
      ]) == ["invalid-value 2:16"])
    #expect(
      try Self.faults([
        "data/requests.csv":
          "编号,题目,下达,截止,单位\nR,题,2026-07-01,2026-07-10,u1\nR,题,2026-07-01,2026-07-10,u1\n"
      ]) == ["duplicate-identifier 3:1"])
    // Two units at one time; one after the other is in order.
    let head = "标识,名称,单位,聘任日期,离任日期\n"
    let rest = "p2,乙,u2,,\np3,丙,u2,,\np4,丁,u2,,\n"
    #expect(
      try Self.faults([
        "data/contributors.csv": head + "p1,甲,u1,,2026-06-30\np1,甲,u2,2026-06-30,\n" + rest
      ]) == ["duplicate-identifier 3:1"])
    #expect(
      try Self.faults([
        "data/contributors.csv": head + "p1,甲,u1,,2026-06-30\np1,甲,u2,2026-07-01,\n" + rest
      ]) == [])
    let text = "---\ntitle: 己\ndate: 2026-07-30\nunit: u1\ncontributors: [p1, p1]\n---\n文。\n"
    #expect(try Self.faults(["content/tongzhi/x.md": text]) == ["duplicate-value 5:20"])
    let turned = "event_date: 2026-07-02\nevent_end: 2026-07-01\n---"
    #expect(
      try Self.faults([
        "content/tongzhi/x.md": "---\ntitle: 己\ndate: 2026-07-30\n" + turned + "\n文。\n"
      ]) == ["invalid-value 5:12"])
    #expect(
      try Self.faults([
        "content/tongzhi/x.md": text.replacing("p1, p1", with: "p5").replacing(
          "07-30", with: "07-14")
      ]) == ["inactive-contributor 5:16"])
    #expect(
      try Self.faults([
        "content/tongzhi/x.md": text.replacing("p1, p1", with: "p1"),
        "data/units.csv": "标识,名称,离任日期\nu1,第一支部,2026-07-29\nu2,第二支部,\n",
      ]) == ["inactive-unit 4:7"])
  }

  @Test func rulesAreUnderstoodOrRefused() throws {
    func column(_ rule: String) throws -> [String] {
      try Self.faults(["content/tongzhi/_index.md": "---\ntitle: 通知\ncadence: \(rule)\n---\n"])
    }
    #expect(try column("{ every: fortnight }") == ["invalid-cadence 3:19"])
    #expect(try column("{ every: 0d }") == ["invalid-cadence 3:19"])
    #expect(try column("{ every: 400d }") == ["invalid-cadence 3:19"])
    #expect(try column("{ every: week, within: 3, from: event }") == ["invalid-cadence 3:33"])
    #expect(try column("{ within: 3 }") == ["missing-key 3:10"])
    #expect(try column("{ every: week, from: event }") == ["invalid-cadence 3:31"])
    #expect(try column("{ at_least: 2 }") == ["missing-key 3:10"])
    #expect(try column("{ every: 14d, at_least: 2 }") == ["invalid-cadence 3:34"])
    let settings = "[site]\nname = \"网\"\ntheme = \"plain\"\n[[cadence]]\nname = \"甲\"\n"
    #expect(
      try Self.faults([
        "site.toml": settings + "for = \"units\"\nevery = \"month\"\nlevel = \"乡\"\n"
      ])
        == ["invalid-cadence 8:9"])
    #expect(
      try Self.faults([
        "site.toml": settings + "for = \"units\"\nevery = \"month\"\ncolumn = \"tongz\"\n"
      ]) == ["unknown-column 8:10"])
    #expect(
      try Self.faults(["site.toml": settings + "for = \"units\"\nwithin = 3\nfrom = \"event\"\n"])
        == ["invalid-cadence 7:10"])
    // A column whose articles are due after their events.
    let due = "---\ntitle: 通知\ncadence: { within: 3, from: event }\n---\n"
    #expect(try Self.faults(["content/tongzhi/_index.md": due]) == ["missing-event-date 3:1"])
    #expect(
      try Self.faults([
        "content/tongzhi/_index.md": due,
        "content/tongzhi/20260706-a2.md":
          "---\ntitle: 乙\ndate: 2026-07-06\nevent_date: 2026-07-07\n---\n文。\n",
      ]) == ["event-after-publication 4:1"])
  }

  @Test func schemesAreUnderstoodOrRefused() throws {
    func scheme(_ lines: String) throws -> [String] {
      try Self.faults([
        "data/adoptions.csv": "文章,媒体,日期,网址或证明\n",
        "data/points.toml": "name = \"办法\"\nfrom = 2026-01-01\n" + lines,
      ])
    }
    #expect(try scheme("[[bonus]]\nwhen = \"clicks\"\npoints = 1\n") == ["invalid-points 4:8"])
    #expect(
      try scheme("[[bonus]]\nwhen = \"request-missed\"\npoints = 1\n") == ["invalid-points 4:8"])
    #expect(
      try scheme(
        "[[bonus]]\nwhen = \"image\"\npoints = 1\n[[bonus]]\nwhen = \"image\"\npoints = 2\n")
        == ["duplicate-value 7:1"])
    #expect(
      try scheme("[[deductions]]\nwhen = \"quota-short\"\nrule = \"没有\"\npoints = 1\n")
        == ["invalid-points 5:9"])
    #expect(try scheme("[[base]]\ncolumn = \"tebei\"\npoints = 1\n") == ["unknown-column 4:11"])
    #expect(try scheme("[[base]]\npoints = 1.005\n") == ["wrong-type 4:10"])
    #expect(try scheme("[[base]]\npoints = -1\n") == ["invalid-value 4:10"])
    #expect(try scheme("[[items]]\nlevel = \"省级\"\npoints = 1\n") == ["invalid-points 4:9"])
    #expect(
      try scheme("[[factors]]\ntimes = 2\nwhen = \"request-late\"\n") == ["invalid-points 5:8"])
    #expect(try scheme("article_cup = 3\n") == ["unknown-key 3:1"])
  }
}
