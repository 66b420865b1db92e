import Base
import Diagnostics
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Public notices, from front matter to pages: their people are there while they run and in no
/// file after.
@Suite struct NoticeTests {
  private static let site = """
    -- site.toml --
    [site]
    name = "测试网站"
    base_url = "https://test.example.org/"
    theme = "THEME"
    SETTINGS
    -- content/_index.md --
    ---
    title: 首页
    ---
    -- content/gongshi/_index.md --
    ---
    title: 公示
    kind: notices
    ---
    -- content/gongshi/renyuan.csv --
    姓名,单位,申请入党时间,确定为积极分子时间
    示例一,第一支部,2024-03-01,2025-03-10
    示例二,<第二支部>,2024-05-06,2025-06-01

    """

  private static func site(
    _ notice: String = "", front: String = "", settings: String = "", theme: String = "plain",
    date: String = "2026-11-09 08:30", base: String = full, body: String = "正文。",
    files: String = ""
  ) throws -> TestSite {
    let text = Self.site.replacing("THEME", with: theme).replacing("SETTINGS", with: settings)
    return try TestSite(
      text + """
        -- content/gongshi/a.md --
        ---
        title: 发展对象公示
        date: \(date)
        \(front)
        notice:
        \(indented(base))
        \(indented(notice))
        ---
        \(body)
        \(files)
        """)
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
  }

  private static let full = """
    kind: fazhan
    starts: 2026-11-09
    workdays: 5
    people: renyuan.csv
    office: 机关党委组织处
    phone: 010-00000000
    """

  private static func without(_ keys: String...) -> String {
    full.split(separator: "\n").filter { line in !keys.contains { line.hasPrefix($0 + ":") } }
      .joined(separator: "\n")
  }

  private static func build(_ site: TestSite, _ day: String, compresses: Bool = false)
    -> BuildResult
  {
    site.build {
      $0.asOf = day
      $0.privateFolder = nil
      $0.precompresses = compresses
      $0.themes = ThemeSearchPath(folders: [ExampleSite.repository + "/themes"])
    }
  }

  /// The files of the output that hold a text, compressed ones unpacked.
  private static func files(of site: TestSite, with text: String) -> [String] {
    site.outputFiles().filter { path in
      let command = path.hasSuffix(".gz") ? "zcat" : path.hasSuffix(".br") ? "brotli -dc" : "cat"
      return runShell("\(command) '\(site.root)/public/\(path)' 2>/dev/null").contains(text)
    }
  }

  private static func codes(_ result: BuildResult) -> [String] {
    result.problems.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
  }

  // MARK: The people

  @Test(arguments: ["default", "text"])
  func peopleAreShownUntilTheLastMinuteAndInNoFileAfter(_ theme: String) throws {
    let site = try Self.site(theme: theme)
    #expect(Self.build(site, "2026-11-16 23:59", compresses: true).problems == [])
    #expect(
      Self.files(of: site, with: "示例一").filter { !$0.hasSuffix(".br") } == [
        "gongshi/a.html", "gongshi/a.html.gz",
      ])
    let page = try #require(site.page("gongshi/a.html"))
    #expect(page.contains("&lt;第二支部&gt;") && page.contains("公示中"))
    #expect(page.contains(#"<meta name="robots" content="noarchive,noindex">"#))
    #expect(page.contains("公示期：2026年11月9日至11月16日（5个工作日）"))
    #expect(page.contains("机关党委组织处") && page.contains("010-00000000"))
    #expect(site.page("sitemap.xml")?.contains("/gongshi/a.html") == false)
    // Whoever carries the files to a server knows when the page must go: 2026-11-16T16:00:00Z.
    let list = site.page(".redsite-manifest")
    #expect(list?.contains("\n/people 1794844800 gongshi/a.html\n") == true)

    #expect(Self.build(site, "2026-11-17 00:00", compresses: true).problems == [])
    #expect(site.page(".redsite-manifest")?.contains("/people") == false)
    for name in ["示例一", "示例二", "第二支部"] {
      #expect(Self.files(of: site, with: name) == [])
    }
    let after = try #require(site.page("gongshi/a.html"))
    #expect(after.contains("个人信息已按规定移除") && after.contains("已结束"))
    #expect(!after.contains("noindex") && after.contains("发展对象公示"))
    #expect(site.page("sitemap.xml")?.contains("/gongshi/a.html") == true)
  }

  @Test func theZoneDecidesWhenTheDayIsOver() throws {
    let site = try Self.site(theme: "text")
    #expect(Self.build(site, "2026-11-16T15:59:59Z").problems == [])
    #expect(!Self.files(of: site, with: "示例一").isEmpty)
    #expect(Self.build(site, "2026-11-16T16:00:00Z").problems == [])
    #expect(Self.files(of: site, with: "示例一") == [])
  }

  @Test func peopleStayAsManyDaysAsAreKeptAndNamesAreMasked() throws {
    let site = try Self.site(
      settings: "[notices]\nkeep_days = 2\nmask = true\ncounting = \"include-first\"",
      theme: "text")
    #expect(Self.build(site, "2026-11-15").problems == [])
    #expect(site.page("gongshi/a.html")?.contains("示*一") == true)
    #expect(site.page("gongshi/a.html")?.contains("至11月13日") == true)
    #expect(Self.files(of: site, with: "示例一") == [])
    #expect(Self.build(site, "2026-11-16").problems == [])
    #expect(Self.files(of: site, with: "示*一") == [])
  }

  @Test func beforeItBeginsNobodyIsShown() throws {
    let site = try Self.site(
      base: Self.full.replacing("11-09", with: "11-11"), files: "")
    try site.write("themes/plain/templates/article.html", Self.probe)
    #expect(Self.build(site, "2026-11-10").problems == [])
    #expect(site.page("gongshi/a.html")?.contains("未开始 True  False") == true)
    #expect(Self.build(site, "2026-11-11").problems == [])
    #expect(site.page("gongshi/a.html")?.contains("公示中 True 示例一,示例二, True") == true)
  }

  private static let probe = """
    {% extends "base.html" %}
    {% block main %}{% if article.notice %}{{ article.notice.state }} {{ article.notice.is_open }} \
    {% for person in article.notice.people %}{{ person[0] }},{% endfor %} \
    {{ article.notice.has_people }} {{ article.notice.days | length }}{% endif %}{% endblock %}
    """

  @Test func theListIsNoFileOfTheSite() throws {
    let site = try Self.site(
      settings: "[build]\nunreferenced = \"publish\"", theme: "text")
    try site.write(
      "content/gongshi/_index.md", "---\ntitle: 公示\nkind: notices\npublish: true\n---\n")
    for day in ["2026-11-10", "2026-11-30"] {
      #expect(Self.build(site, day).problems == [])
      #expect(!site.outputFiles().contains { $0.hasSuffix(".csv") })
    }
    try site.write(
      "content/gongshi/b.md", "---\ntitle: 乙\ndate: 2026-11-10\n---\n[表](renyuan.csv)\n")
    #expect(
      Self.codes(Self.build(site, "2026-11-10")) == [
        "content/gongshi/b.md:5:5 link-to-hidden-article"
      ])
  }

  @Test func theListMayBeGoneWhenTheTimeIsOver() throws {
    let site = try Self.site(theme: "text")
    site.remove("content/gongshi/renyuan.csv")
    #expect(Self.build(site, "2026-11-17").problems == [])
    #expect(site.page("gongshi/a.html")?.contains("个人信息已按规定移除") == true)
    #expect(
      Self.codes(Self.build(site, "2026-11-16")) == ["content/gongshi/a.md:9:11 missing-attachment"]
    )
  }

  @Test func aDraftNeedsNoListAndPublishesNone() throws {
    let site = try Self.site(front: "draft: true", theme: "text")
    #expect(Self.build(site, "2026-11-10").problems == [])
    #expect(Self.files(of: site, with: "示例一") == [])
    site.remove("content/gongshi/renyuan.csv")
    #expect(Self.build(site, "2026-11-10").problems == [])
  }

  @Test func twoNoticesCanShareAList() throws {
    let site = try Self.site(theme: "text")
    let text = try #require(site.contents("content/gongshi/a.md"))
    try site.write(
      "content/gongshi/b.md", text.replacing("starts: 2026-11-09", with: "starts: 2026-11-11"))
    #expect(Self.build(site, "2026-11-17").problems == [])
    #expect(Self.files(of: site, with: "示例一") == ["gongshi/b.html"])
    try site.write("content/gongshi/renyuan.csv", "姓名,单位\n示例一,第一支部\n")
    // The same fault is said once.
    #expect(
      Self.codes(Self.build(site, "2026-11-12")) == [
        "content/gongshi/renyuan.csv:1:1 notice-field-missing",
        "content/gongshi/renyuan.csv:1:1 notice-field-missing",
      ])
  }

  @Test func numbersInAListAreFoundAtTheirCellsAndShownToNobody() throws {
    let site = try Self.site(theme: "text")
    try site.write(
      "content/gongshi/renyuan.csv",
      "姓名,单位,申请入党时间,确定为积极分子时间,培养联系人\n示例一,第一支部,2024-03-01,2025-03-10,110101190001010006\n")
    let result = Self.build(site, "2026-11-10")
    #expect(Self.codes(result) == ["content/gongshi/renyuan.csv:2:32 id-number"])
    let text = result.report.text(.text, in: .chinese)
    #expect(!text.contains("110101190001010006") && !text.contains("示例一"))
  }

  @Test func aThemeHasToAskSearchEnginesToStayAway() throws {
    let site = try Self.site(theme: "text")
    let meta = runShell("cat '\(ExampleSite.repository)/themes/text/templates/meta.html'")
      .split(separator: "\n").filter { !$0.contains("noarchive") }.joined(separator: "\n")
      .replacing("{% endif -%}\n<meta name=\"generator\"", with: "<meta name=\"generator\"")
    try site.write("templates/meta.html", meta)
    func lacks(_ day: String) -> Bool {
      site.build {
        $0.asOf = day
        $0.privateFolder = nil
        $0.profile = .party
        $0.themes = ThemeSearchPath(folders: [ExampleSite.repository + "/themes"])
      }.problems.contains { $0.contains("page-lacks") && $0.contains("robots") }
    }
    #expect(lacks("2026-11-10"))
    #expect(!lacks("2026-11-17"))
  }

  // MARK: The private folder

  @Test func thePrivateFolderComesFirst() throws {
    let outside = try TestSite(
      "-- 2026/renyuan.csv --\n姓名,单位,申请入党时间,确定为积极分子时间\n示例三,第三支部,2024-03,2025-03\n")
    let site = try Self.site(
      settings: "[notices]\nprivate_folder = \"\(outside.root)/\"", theme: "text",
      base: Self.full.replacing("renyuan.csv", with: "2026/renyuan.csv"))
    #expect(
      Self.build(site, "2026-11-10").problems == [
        "content/gongshi/renyuan.csv unreferenced-file 没有网页用到这个文件，它不会发布"
      ])
    #expect(Self.files(of: site, with: "示例三") == ["gongshi/a.html"])
    #expect(Self.build(site, "2026-11-17").exitStatus == 0)
    #expect(Self.files(of: site, with: "示例三") == [])
    // What is wrong in it is said by the path that the setting gives.
    try outside.write("2026/renyuan.csv", "姓名\n示例三\n")
    #expect(
      Self.codes(Self.build(site, "2026-11-10")).first
        == "\(outside.root)/2026/renyuan.csv:1:1 notice-field-missing")
    outside.remove("2026/renyuan.csv")
    #expect(
      Self.codes(Self.build(site, "2026-11-10")).first
        == "content/gongshi/a.md:9:11 missing-attachment")
  }

  @Test func aPrivateFolderWithinTheSiteIsNotPrivate() throws {
    let site = try Self.site(settings: "[notices]\nprivate_folder = \"content\"")
    #expect(Self.codes(Self.build(site, "2026-11-10")).contains("site.toml:6:18 invalid-value"))
  }

  @Test func theEnvironmentNamesThePrivateFolder() throws {
    let outside = try TestSite(
      "-- renyuan.csv --\n姓名,单位,申请入党时间,确定为积极分子时间\n示例三,第三支部,2024-03,2025-03\n")
    let site = try Self.site(theme: "text")
    let result = site.build {
      $0.asOf = "2026-11-10"
      $0.privateFolder = outside.root
      $0.themes = ThemeSearchPath(folders: [ExampleSite.repository + "/themes"])
    }
    #expect(result.problems == [])
    #expect(Self.files(of: site, with: "示例三") == ["gongshi/a.html"])
    #expect(Self.files(of: site, with: "示例一") == [])
  }

  // MARK: What is wrong

  @Test(arguments: [
    ("kind", "5:1"), ("starts", "5:1"), ("workdays", "5:1"), ("people", "5:1"),
  ])
  func missingKeysAreReported(_ key: String, _ place: String) throws {
    let result = Self.build(try Self.site(base: Self.without(key)), "2026-11-10")
    #expect(Self.codes(result).first == "content/gongshi/a.md:\(place) notice-field-missing")
    #expect(result.exitStatus == 1)
  }

  @Test func contactsAreNeeded() throws {
    for keys in [["office"], ["phone"], ["office", "phone"]] {
      let base = Self.full.split(separator: "\n").filter { line in
        !keys.contains { line.hasPrefix($0) }
      }.joined(separator: "\n")
      let result = Self.build(try Self.site(base: base), "2026-11-10")
      #expect(Self.codes(result) == ["content/gongshi/a.md:5:1 notice-without-contact"])
    }
    let base = Self.without("phone") + "\naddress: 示例路1号"
    #expect(Self.build(try Self.site(base: base), "2026-11-10").problems == [])
  }

  /// What is added to the notice, what to the front matter, the day, and the problems.
  private static let faults: [(String, String, [String])] = [
    ("days: 7", "", ["12:9 invalid-value"]),
    ("ends: 2026-11-13", "", ["12:9 notice-end"]), ("ends: 2026-11-16", "", []),
    ("home: x", "", ["12:3 unknown-key"]),
    ("result: ../b.md", "", ["12:11 broken-link"]),
    ("withdrawn: 2026-11-11", "", ["12:14 notice-field-missing"]),
    ("withdrawn: 明天 名单有误", "", ["12:14 date-format"]),
    ("withdrawn: 2026-11-08 名单有误", "", ["12:14 notice-date-order"]),
    ("withdrawn: 2026-11-17 名单有误", "", ["12:14 notice-date-order"]),
    ("restarts: true", "", ["12:13 notice-field-missing"]),
    ("restarts: 2026-11-17", "", ["12:13 notice-date-order"]),
    ("", "updated: 2026-11-10", ["4:10 notice-changed"]),
    ("restarts: false", "updated: 2026-11-10", ["4:10 notice-changed"]),
    ("", "updated: 2026-11-09 12:00", []), ("", "updated: 2026-11-17", []),
    ("", "link: https://www.example.org/", ["5:1 invalid-value"]),
  ]

  @Test(arguments: faults)
  func contradictionsAreReportedAtTheirKeys(
    _ notice: String, _ front: String, _ expected: [String]
  ) throws {
    let result = Self.build(try Self.site(notice, front: front), "2026-11-20")
    #expect(Self.codes(result) == expected.map { "content/gongshi/a.md:" + $0 })
  }

  @Test func theEndIsMendedAsTheMessageSays() throws {
    let result = Self.build(try Self.site("ends: 2026-11-13"), "2026-11-20")
    #expect(result.report.diagnostics.first?.fix?.replacement == "2026-11-16")
  }

  @Test func aNoticeCannotBeginBeforeItIsPublished() throws {
    let result = Self.build(try Self.site(date: "2026-11-10"), "2026-11-20")
    #expect(Self.codes(result) == ["content/gongshi/a.md:7:11 notice-date-order"])
  }

  @Test(arguments: [
    ("workdays: 4", "", ["8:13 notice-too-short"]), ("days: 6", "", ["8:9 notice-too-short"]),
    ("days: 7", "", []), ("workdays: 5", "fazhan = \"8d\"", ["8:13 notice-too-short"]),
    ("workdays: 1", "fazhan = \"1w\"", []), ("workdays: 5", "fazhan = \"5\"", ["site"]),
  ])
  func noticesRunAsLongAsTheyMust(
    _ term: String, _ minimum: String, _ expected: [String]
  ) throws {
    let settings = minimum.isEmpty ? "" : "[notices]\nminimum = { \(minimum) }"
    let result = Self.build(
      try Self.site(settings: settings, base: Self.full.replacing("workdays: 5", with: term)),
      "2026-11-20")
    #expect(
      Self.codes(result)
        == expected.map {
          $0 == "site" ? "site.toml:6:22 invalid-value" : "content/gongshi/a.md:" + $0
        })
  }

  @Test func anUncoveredDayPublishesNothing() throws {
    let site = try Self.site(
      date: "2026-12-28",
      base: Self.full.replacing("2026-11-09", with: "2026-12-28")
        .replacing("workdays: 5", with: "workdays: 4"))
    let result = Self.build(site, "2026-12-28")
    #expect(
      Self.codes(result) == [
        "content/gongshi/a.md:8:13 calendar-missing", "content/gongshi/a.md:8:13 notice-too-short",
      ])
    #expect(site.page("gongshi/a.html") == nil)
    // What is wrong with its list is said besides.
    try site.write(
      "content/gongshi/renyuan.csv",
      "姓名,单位,申请入党时间,确定为积极分子时间,身份证号\n示例三,第一支部,2024-03-01,2025-03-10,110101190001010006\n")
    #expect(
      Self.codes(Self.build(site, "2026-12-28")).suffix(2) == [
        "content/gongshi/renyuan.csv:1:24 notice-field-not-allowed",
        "content/gongshi/renyuan.csv:2:32 id-number",
      ])
    // It is known long before, too.
    #expect(Self.build(site, "2026-11-01").exitStatus == 1)
  }

  @Test func aNameInTheTextIsReported() throws {
    let site = try Self.site(body: "示例一同志。")
    let result = Self.build(site, "2026-11-10")
    #expect(Self.codes(result) == ["content/gongshi/a.md:14:1 notice-name-in-text"])
    #expect(!result.report.text(.text, in: .chinese).contains("示例一"))
  }

  // MARK: Changes

  @Test func aWithdrawnNoticeShowsNobodyFromThatDayOn() throws {
    let site = try Self.site("withdrawn: 2026-11-11 名单有误，另行公示", theme: "text")
    #expect(Self.build(site, "2026-11-10").problems == [])
    #expect(Self.files(of: site, with: "示例一") == ["gongshi/a.html"])
    #expect(Self.files(of: site, with: "名单有误") == [])
    #expect(Self.build(site, "2026-11-11").problems == [])
    #expect(Self.files(of: site, with: "示例一") == [])
    #expect(site.page("gongshi/a.html")?.contains("公示已于2026年11月11日撤回：名单有误，另行公示") == true)
  }

  @Test(arguments: [
    "restarts: true", "restarts: 2026-11-11", "restarts: 2026-11-11\nends: 2026-11-18",
  ])
  func aChangedNoticeRunsAnew(_ restart: String) throws {
    let site = try Self.site(restart, front: "updated: 2026-11-11 10:00", theme: "text")
    #expect(Self.build(site, "2026-11-18").problems == [])
    let page = try #require(site.page("gongshi/a.html"))
    #expect(page.contains("公示期：2026年11月11日至11月18日（5个工作日，内容有改动，重新计算）"))
    #expect(Self.build(site, "2026-11-19").problems == [])
    #expect(Self.files(of: site, with: "示例一") == [])
  }

  @Test func theResultIsLinkedWhenItIsOut() throws {
    let site = try Self.site(
      "result: 20261118-jieguo.md", theme: "text",
      files:
        "-- content/gongshi/20261118-jieguo.md --\n---\ntitle: 公示结果\ndate: 2026-11-18\n---\n无异议。\n")
    #expect(Self.build(site, "2026-11-17").problems == [])
    #expect(site.page("gongshi/a.html")?.contains("公示结果") == false)
    #expect(Self.build(site, "2026-11-18").problems == [])
    #expect(
      site.page("gongshi/a.html")?.contains(
        #"公示结果：<a href="/gongshi/20261118-jieguo.html">公示结果</a>"#) == true)
  }

  // MARK: The column, the contact, the report

  @Test(arguments: ["default", "text"])
  func theColumnHasThoseThatRunFirst(_ theme: String) throws {
    let site = try Self.site(theme: theme)
    let text = try #require(site.contents("content/gongshi/a.md"))
    for (name, day) in [("b", "2026-11-12"), ("c", "2026-11-02"), ("d", "2026-11-13")] {
      try site.write(
        "content/gongshi/\(name).md",
        text.replacing("2026-11-09", with: day).replacing("title: 发展", with: "title: \(name)发展"))
    }
    #expect(Self.build(site, "2026-11-13").problems == [])
    let page = try #require(site.page("gongshi/index.html"))
    func place(_ text: String) -> String.Index? { page.ranges(of: text).last?.lowerBound }
    let past = try #require(place("往期公示"))
    #expect(page.contains("正在公示"))
    let places = try ["a", "b", "d", "c"].map { try #require(place("/gongshi/\($0).html")) }
    #expect(places == places.sorted() && places[2] < past && places[3] > past)
    #expect(Self.build(site, "2026-11-30").problems == [])
    #expect(site.page("gongshi/index.html")?.contains("正在公示") == false)
    #expect(site.page("gongshi/index.html")?.contains("已结束") == true)
  }

  @Test func theContactIsPublic() throws {
    let site = try Self.site(
      "email: zuzhichu@example.org", theme: "text", body: "请致信 zuzhichu@example.org。")
    #expect(Self.build(site, "2026-11-10").problems == [])
    let other = try Self.site(theme: "text", body: "请致信 zuzhichu@example.org。")
    #expect(Self.codes(Self.build(other, "2026-11-10")).count == 1)
  }

  @Test func theReportNamesWhatRunsAndWhatIsStillShown() throws {
    let site = try Self.site()
    let text = try #require(site.contents("content/gongshi/a.md"))
    try site.write("content/gongshi/b.md", text.replacing("2026-11-09", with: "2026-11-16"))
    var options = site.options
    options.asOf = "2026-11-17"
    let look = SiteBuilder(options).planned()
    let model = try #require(look.draft?.plan.site)
    let day = model.now.date
    let month = try #require(ReportPeriod("2026-11"))
    func report(_ published: DateTime?) -> RecordReport {
      noticesReport(of: model, period: month, asOf: day, publishedAt: published) {
        "/\($0.offset)"
      }
    }
    let stale = report(DateTime(date: day.advanced(by: -1), hour: 20))
    #expect(
      stale.tables.map(\.name) == [
        "notices-open", "notices-ending", "notices-shown", "notices-period",
      ])
    #expect(stale.tables.map(\.rows.count) == [1, 0, 1, 2])
    #expect(stale.overdueCount == 1)
    #expect(report(DateTime(date: day, hour: 1)).overdueCount == 0)
    #expect(report(nil).tables.map(\.name).contains("notices-shown") == false)
    for table in stale.tables { #expect(!table.csv.contains("示例一")) }
  }

  @Test func allOfManyNoticesAreFound() throws {
    let site = try Self.site(theme: "text")
    let text = try #require(site.contents("content/gongshi/a.md"))
    for number in 1...40 {
      try site.write(
        "content/gongshi/n\(number).md",
        text.replacing("phone: 010", with: "hours: \(number)时整\n  phone: 010"))
      try site.write(
        "content/gongshi/x\(number).md",
        "---\ntitle: 稿件\ndate: 2026-11-\(number % 9 + 1)\n---\n无。\n")
    }
    #expect(Self.build(site, "2026-11-10").problems == [])
    for number in 1...40 {
      #expect(site.page("gongshi/n\(number).html")?.contains("\(number)时整") == true)
      #expect(site.page("gongshi/x\(number).html")?.contains("公示期") == false)
    }
  }
}
