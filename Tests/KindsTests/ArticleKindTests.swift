import Base
import Diagnostics
import Kinds
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Exhibitions, galleries, newspapers, guides, videos and activities: from outside.
@Suite struct ArticleKindTests {
  /// A site with a theme that shows what is special.
  static func site(_ files: String, site more: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      profile = "none"
      \(more)
      -- themes/plain/templates/column.html --
      {{ column.special_kind }}|{{ column.special }}
      -- themes/plain/templates/special.html --
      {{ page.title }}|{{ special.content }}
      -- themes/plain/templates/article.html --
      {{ article.special_kind }}|{{ article.special_lead }}|{{ article.content }}|\
      {{ article.special }}|{% if article.video %}{{ article.video.captions }}{% endif %}
      \(files)
      """)
  }

  private static func column(_ path: String, _ kind: String) -> String {
    "-- content/\(path)/_index.md --\n---\ntitle: \(path)\nkind: \(kind)\n---\n"
  }

  private static func article(_ path: String, _ lines: String, _ body: String = "正文。") -> String {
    "-- content/\(path).md --\n---\ntitle: \(path)\ndate: 2026-06-01\n\(lines)\n---\n\(body)\n"
  }

  // MARK: Exhibitions

  private static let exhibition =
    column("zhan", "exhibition") + column("zhan/yi", "list") + column("zhan/er", "list")
    + "-- content/zhan/p.jpg --\njpg\n"

  private static func panel(_ path: String, _ number: Int, year: Int) -> String {
    article(
      "zhan/\(path)",
      "panel: { number: \(number), year: \(year) }\nimage: { src: /zhan/p.jpg, alt: 老照片 }",
      "## 说明\n\n[到说明](#说明)")
  }

  @Test func panelsFollowEachOtherThroughAllHalls() throws {
    let site = try Self.site(
      Self.exhibition + Self.panel("yi/b", 2, year: 1930) + Self.panel("yi/a", 1, year: 1921)
        + Self.panel("er/c", 3, year: 1949))
    #expect(site.build().problems == [])
    let second = try #require(site.page("zhan/yi/b.html"))
    #expect(second.hasPrefix("panel|<figure class=\"panel-picture\">"))
    #expect(second.contains("rel=\"prev\" href=\"/zhan/yi/a.html\""))
    #expect(second.contains("rel=\"next\" href=\"/zhan/er/c.html\""))
    #expect(second.contains("第 2 块，共 3 块") && second.contains("alt=\"老照片\""))
    let hall = try #require(site.page("zhan/yi/index.html"))
    #expect(hall.hasPrefix("hall|") && hall.contains(">1921</a>") && hall.contains(">1930</a>"))
    let whole = try #require(site.page("zhan/index.html"))
    #expect(whole.hasPrefix("exhibition|") && whole.contains("/zhan/print.html"))
    #expect(whole.contains("aria-label=\"zhan/yi的年份\""))
    // Three texts with a place of one name stand on one page.
    let print = try #require(site.page("zhan/print.html"))
    let names = print.split(separator: "id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(names).count == names.count && names.count == 3)
    for name in names {
      let prefix = name.prefix { $0 != "-" }
      #expect(print.contains("href=\"#\(prefix)-%E8%AF%B4%E6%98%8E\""))
    }
  }

  @Test func whatIsWrongWithPanelsIsOneProblemEach() throws {
    let site = try Self.site(
      Self.exhibition + Self.panel("yi/a", 1, year: 1921) + Self.panel("yi/b", 1, year: 1922)
        + Self.article("zhan/yi/c", "panel: { number: 3 }"))
    #expect(
      site.build().report.diagnostics.map(\.code).sorted { $0.name < $1.name }
        == [.emptyHall, .panelNumber, .panelWithoutPicture])
  }

  // MARK: Galleries

  @Test func aGalleryIsReadFromTheListBesideIt() throws {
    let site = try Self.site(
      Self.column("tu", "list") + "-- content/tu/a.jpg --\njpg\n-- content/tu/b.jpg --\njpg\n"
        + "-- content/tu/tuji.csv --\n文件,说明,摄影,时间\na.jpg,\"甲,乙\",宣传科,2026-05-01\nb.jpg,丙,,\n"
        + Self.article("tu/x", "gallery: tuji.csv"))
    #expect(site.build().problems == [])
    let page = try #require(site.page("tu/x.html"))
    #expect(page.hasPrefix("gallery|") && page.contains("<figcaption>甲,乙 <small>宣传科 摄，2026年5月1日"))
    #expect(page.contains("<a href=\"/tu/a.jpg\">") && site.page("tu/a.jpg") != nil)
    #expect(site.page("tu/tuji.csv") == nil)
  }

  @Test func aDraftsGalleryPublishesNothing() throws {
    let site = try Self.site(
      Self.column("tu", "list") + "-- content/tu/a.jpg --\njpg\n"
        + "-- content/tu/tuji.csv --\n文件,说明\na.jpg,甲\n"
        + Self.article("tu/x", "gallery: tuji.csv\ndraft: true"))
    #expect(site.build().problems == [])
    #expect(site.page("tu/a.jpg") == nil)
  }

  @Test(arguments: [
    ("文件,说明\na.jpg,\n", DiagnosticCode.missingKey), ("文件,说明\nb.jpg,甲\n", .missingImage),
    ("文件\na.jpg\n", .missingKey), ("文件,说明\na.jpg,\"甲\n", .csvSyntax),
  ])
  func aGalleryAsksForFilesAndDescriptions(_ csv: String, _ code: DiagnosticCode) throws {
    let site = try Self.site(
      Self.column("tu", "list") + "-- content/tu/a.jpg --\njpg\n-- content/tu/tuji.csv --\n" + csv
        + Self.article("tu/x", "gallery: tuji.csv"))
    let found = site.build().report.diagnostics.filter { $0.code != .unreferencedFile }
    #expect(found.map(\.code) == [code], "\(found)")
    #expect(found.first?.location.path == "content/tu/tuji.csv")
  }

  @Test func aGalleryMayStandInFrontMatter() throws {
    let site = try Self.site(
      Self.column("tu", "list") + "-- content/tu/a.jpg --\njpg\n"
        + Self.article("tu/x", "gallery:\n  - { file: a.jpg, description: 甲 }"))
    #expect(site.build().problems == [])
    #expect(site.page("tu/x.html")?.contains("<figcaption>甲</figcaption>") == true)
  }

  /// A list of front matter has at most 64 entries, whatever it lists.
  @Test(arguments: [64, 65])
  func sixtyFourPicturesMayStandInFrontMatter(_ count: Int) throws {
    let rows = String(repeating: "\n  - { file: a.jpg, description: 甲 }", count: count)
    let site = try Self.site(
      Self.column("tu", "list") + "-- content/tu/a.jpg --\njpg\n"
        + Self.article("tu/x", "gallery:" + rows))
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == (count > 64 ? [.frontMatterTooLarge] : []))
  }

  // MARK: Newspapers

  @Test func issuesAndArticlesLeadToEachOther() throws {
    let site = try Self.site(
      Self.column("bao", "issues") + Self.column("dt", "list") + Self.article("dt/a", "")
        + "-- content/bao/v1.jpg --\njpg\n-- content/bao/v1.pdf --\npdf\n"
        + "-- content/bao/q.csv --\n版次,版名,图,PDF,文章\n1,要闻,v1.jpg,v1.pdf,dt/a.md\n2,理论,,,\n"
        + Self.article("bao/x", "issue: { paper: 机关报, number: 3, total: 103, pages: q.csv }"))
    #expect(site.build().problems == [])
    let issue = try #require(site.page("bao/x.html"))
    #expect(issue.contains("href=\"#page-2\"") && issue.contains("id=\"page-2\""))
    #expect(issue.contains("alt=\"《机关报》第 3 期第1版 要闻的版面\""))
    #expect(issue.contains("href=\"/bao/v1.pdf\" download") && issue.contains("/dt/a.html"))
    let article = try #require(site.page("dt/a.html"))
    #expect(article.hasPrefix("printed|"))
    #expect(article.contains("href=\"/bao/x.html#page-1\">《机关报》第 3 期第 1 版"))
    #expect(site.page("bao/index.html")?.hasPrefix("issues|<ul") == true)
  }

  @Test(arguments: [
    ("number: 4, total: 104", [DiagnosticCode]()), ("number: 1, total: 104", []),
    ("number: 5, total: 105", [.issueGap]), ("number: 5, total: 105, gap: 停刊一期", []),
    ("number: 3, total: 103", [.issueGap]), ("number: 5", [.issueGap]), ("number: 1", []),
  ])
  func issuesFollowEachOther(_ next: String, _ codes: [DiagnosticCode]) throws {
    let site = try Self.site(
      Self.column("bao", "issues")
        + Self.article("bao/a", "issue: { paper: 机关报, number: 3, total: 103 }")
        .replacing("2026-06-01", with: "2026-05-01")
        + Self.article("bao/b", "issue: { paper: 机关报, \(next) }"))
    #expect(site.build().report.diagnostics.map(\.code) == codes)
  }

  @Test func anIssueOfAnArticleThatIsNotThereIsAnError() throws {
    let site = try Self.site(
      Self.column("bao", "issues") + "-- content/bao/q.csv --\n版次,文章\n1,dt/a.md\n"
        + Self.article("bao/x", "issue: { paper: 机关报, number: 3, pages: q.csv }"))
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.brokenLink])
    #expect(found.first?.location.path == "content/bao/q.csv")
    #expect(found.first?.location.line == 2)
  }

  // MARK: Guides

  @Test func aGuideListsItsStepsByStage() throws {
    let site = try Self.site(
      Self.column("zn", "guides") + "-- content/zn/b.pdf --\npdf\n"
        + "-- content/zn/q.csv --\n序,阶段,步骤,主体,材料,时限,表格,说明\n"
        + "1,申请,递交,本人,申请书,,b.pdf,\n2,申请,谈话,支部,,1个月内,,\n3,转正,归档,党委,,5个工作日,,完\n"
        + Self.article("zn/x", "guide: { office: 组织科, updated: 2026-06-01, steps: q.csv }"))
    #expect(site.build().problems == [])
    let page = try #require(site.page("zn/x.html"))
    #expect(page.contains("<h3>申请</h3>") && page.contains("<h3>转正</h3>"))
    #expect(page.contains("<li value=\"2\" data-most=\"1 months\">"))
    #expect(page.contains("data-most=\"5 workdays\"") && page.contains("/zn/b.pdf"))
    #expect(page.split(separator: "type=\"checkbox\"").count == 4)
    let list = try #require(site.page("zn/index.html"))
    #expect(list.hasPrefix("guides|") && list.contains("组织科"))
    #expect(site.page("zn/guides.csv")?.contains("2026-06-01") == true)
  }

  @Test func aStepAsksForALimitThatCanBeReadAndItsForm() throws {
    let site = try Self.site(
      Self.column("zn", "guides") + "-- content/zn/q.csv --\n步骤,时限,表格\n递交,尽快,\n谈话,,b.pdf\n"
        + Self.article("zn/x", "guide: { updated: 2024-06-01, steps: q.csv }"))
    #expect(
      Set(site.build().report.diagnostics.map(\.code))
        == [.guideLimit, .missingAttachment, .guideStale])
  }

  private static func limit(
    _ text: String, least: TimeLimit.Span? = nil, most: TimeLimit.Span? = nil,
    longest: TimeLimit.Span? = nil
  ) -> TimeLimit {
    var limit = TimeLimit(text: text)
    (limit.least, limit.most, limit.longest) = (least, most, longest)
    return limit
  }

  @Test func timeLimitsAreReadAsOfficesWriteThem() {
    let expected = [
      Self.limit("1个月内", most: .init(1, .months)),
      Self.limit("≥6个月", least: .init(6, .months)),
      Self.limit("3个月内,最长6个月", most: .init(3, .months), longest: .init(6, .months)),
      Self.limit("5个工作日", most: .init(5, .workdays)),
      Self.limit("半年以上", least: .init(6, .months)),
      Self.limit("一周", most: .init(1, .weeks)), Self.limit("１０日以内", most: .init(10, .days)),
      Self.limit("至少1年，2年内", least: .init(1, .years), most: .init(2, .years)),
    ]
    for limit in expected { #expect(TimeLimit(reading: limit.text) == limit) }
    for text in ["", "尽快", "个月", "3", "1个月内,2个月内,3个月内", "-1天"] {
      #expect(TimeLimit(reading: text) == nil, "\(text)")
    }
  }

  // MARK: Videos

  @Test func aVideoHasCaptionsAndLessons() throws {
    let site = try Self.site(
      Self.column("sp", "videos") + "-- content/sp/a.vtt --\nWEBVTT\n\n00:01.000 --> 00:02.500\n好\n"
        + Self.article(
          "sp/x", "video: { src: \"https://v.example.org/a\", captions: a.vtt, hours: 1.5 }"))
    #expect(site.build().problems == [])
    #expect(site.page("sp/x.html")?.contains("/sp/a.vtt") == true)
    #expect(site.page("sp/a.vtt")?.hasPrefix("WEBVTT") == true)
    #expect(site.page("sp/index.html")?.contains("共 1 个视频，1.5 学时。") == true)
  }

  @Test func aVideoWithoutWordsIsTold() throws {
    func codes(_ lines: String, _ body: String) throws -> [DiagnosticCode] {
      try Self.site(Self.column("sp", "videos") + Self.article("sp/x", lines, body))
        .build().report.diagnostics.map(\.code)
    }
    let video = "video: \"https://v.example.org/a\""
    #expect(try codes(video, "短。") == [.videoWithoutText])
    #expect(try codes(video, String(repeating: "讲稿的文字", count: 40)) == [])
    let missing = try codes("video: { src: \"https://v.example.org/a\", captions: no.vtt }", "短。")
    #expect(Set(missing) == [.missingAttachment, .videoWithoutText])
  }

  @Test(arguments: [
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n好\n", true),
    ("\u{FEFF}WEBVTT 标题\r\n\r\n1\r\n01:00:01.000 --> 01:00:02.000 align:start\r\n好\r\n", true),
    ("00:01.000 --> 00:02.000\n好", false), ("WEBVTT\n\n00:02.000 --> 00:01.000\n好", false),
    ("WEBVTT\n\n00:02.000 --> 00:03.000\n好\n\n00:01.000 --> 00:04.000\n好", false),
    ("WEBVTT\n\n00:01,000 --> 00:02,000\n好", false), ("WEBVTT\n\n好", false), ("", false),
    ("WEBVTT\n\n00:61.000 --> 00:62.000\n好", false),
  ])
  func captionsAreReadAsPlayersDo(_ text: String, _ isSound: Bool) {
    #expect(text.withBytes { Captions.problem(in: $0) == nil } == isSound)
  }

  // MARK: Activities

  @Test func activitiesAreATableAndACalendar() throws {
    let site = try Self.site(
      Self.column("hd", "activities")
        + Self.article(
          "hd/a", "activity: { from: 2026-07-05, to: 2026-07-07, place: \"礼堂,三楼\", sessions: 2 }")
        + Self.article("hd/b", "activity: { from: 2026-06-30, to: 2026-07-01 }")
        + Self.article("hd/c", "activity: { from: 2026-01-01 }"))
    #expect(site.build().problems == [])
    let list = try #require(site.page("hd/index.html"))
    for state in ["未开始", "进行中", "已结束"] { #expect(list.contains(state)) }
    #expect(site.page("hd/index.html")?.contains("<a href=\"/hd/activities.ics\">") == true)
    let calendar = try #require(site.page("hd/activities.ics"))
    #expect(
      calendar.contains("DTSTART;VALUE=DATE:20260705\r\nDTEND;VALUE=DATE:20260708\r\n"))
    #expect(calendar.contains("LOCATION:礼堂\\,三楼\r\n") && calendar.hasSuffix("END:VCALENDAR\r\n"))
    #expect(calendar.contains("UID:https://test.example.org/hd/a.html\r\n"))
    let wrong = try Self.site(
      Self.column("hd", "activities")
        + Self.article("hd/a", "activity: { from: 2026-07-05, to: 2026-07-04 }"))
    #expect(wrong.build().report.diagnostics.map(\.code) == [.invalidValue])
  }

  @Test func linesOfACalendarAreFolded() {
    var output = ByteBuffer()
    let title = String(repeating: "党员教育培训班𠮷", count: 20)
    let day = TermTests.day(2026, 7, 1)
    CalendarText.write(
      name: "活动",
      [
        .init(
          identifier: "https://a.example.org/", changed: DateTime(date: day), days: day...day,
          title: title, place: "", description: "一\n二;三")
      ], to: &output)
    let text = output.makeString()
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:" + title + "\r\n"))
    #expect(text.contains("DESCRIPTION:一\\n二\\;三\r\n"))
  }
}
