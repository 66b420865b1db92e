import Base
import Diagnostics
import RedSiteGen
import SensitiveText
import SiteModel
import TestSupport
import Testing

struct TextScanTests {
  /// The row of the paper's acceptance fixture, with the settings it presupposes: none.
  @Test func thePapersExample() throws {
    let site = try ScanSite.make(
      """
      -- content/tongzhi/20261110-mimi.md --
      ---
      title: 扫描样例
      date: 2026-11-10
      ---

      机密★5年

      身份证号 110101190001010006；错的 11010119491231002X；全角 １１０１０１１９０００１０１０００６。

      手机 13800138000，座机 010-00000000。账号 6222020000000000000。

      本办法所称秘密，是指国家秘密。
      """)
    let path = "content/tongzhi/20261110-mimi.md"
    #expect(
      ScanSite.found(site) == [
        "\(path):6:1 error secret-mark", "\(path):8:6 error id-number",
        "\(path):8:50 error id-number", "\(path):10:4 warning phone-number",
        "\(path):10:35 error bank-card",
      ])
    #expect(site.outputFiles().isEmpty)
  }

  private static let values = [
    "110101190001010006", "13800138000", "6222020000000000000", "zhangsan@mail.example.org",
    "１１０１０１１９０００１０１０００６",
  ]

  /// No form of the report has a value whole, whatever the problem is about, nor do its parts.
  @Test(arguments: [DiagnosticFormat.text, .json, .github, .gitlab], Language.allCases)
  func noOutputHasAValue(_ format: DiagnosticFormat, _ language: Language) throws {
    let line = Self.values.joined(separator: "，")
    let site = try ScanSite.make(
      """
      -- content/tongzhi/a.md --
      ---
      title: " 甲 13800138000 "
      date: 2026-06-01
      kicker: 110101190001010006
      sumary: 13800138000
      image: 110101190001010006.png
      unit: zhangsan@mail.example.org
      ---
      　　\(line)

      [\(line)](meiyou.md) ![](6222020000000000000.jpg) [x](javascript:13800138000)

      账号6222020000000000000 <b>\(line)</b>
      -- data/units.toml --
      [[units]]
      id = "a 13800138000"
      -- site.toml --
      [site]
      name = "x"
      base_url = "https://x.example.org/"
      theme = "plain"
      zone = "110101190001010006"
      """)
    let result = site.build()
    let report = result.report
    #expect(report.diagnostics.count > 10)
    var text = report.text(format, in: language, all: true)
    text += JobSummary(language: language).text(report)
    for value in Self.values {
      // A path is what people look for; the rest of the line is hidden.
      let shown = text.replacing("110101190001010006.png", with: "").replacing(
        "6222020000000000000.jpg", with: "")
      #expect(!shown.contains(value), "\(value) in \(format)")
    }
    #expect(!text.contains("1900010100"))
  }

  /// A correction that would show a value is not shown, and is made all the same.
  @Test func correctionsWithValuesAreNotShown() throws {
    let site = try ScanSite.make(ScanSite.article("电话　13800138000、", "titel: 13800138000\n"))
    let json = site.build().report.text(.json, in: .english, all: true)
    #expect(!json.contains("13800138000"))
  }

  @Test func registersAndSettingsFreeTheirNumbers() throws {
    let body =
      "\n电话 13800138000、138-0013-8001、13800138002，信箱 a@b.example.org、c@d.example.org、e@f.example.org\n"
    let registers = """
      -- data/units.toml --
      [[units]]
      id = "u"
      name = "甲"
      phone = "138 0013 8000"
      email = "a@b.example.org"
      """
    let settings = """
      -- site.toml --
      [site]
      name = "x"
      base_url = "https://x.example.org/"
      theme = "plain"
      [owner]
      phone = "13800138002"
      email = "e@f.example.org"
      [scan]
      allow = ["1380013800*", "*@d.example.org"]
      """
    #expect(
      ScanSite.codes(try ScanSite.make(ScanSite.article(body)))
        == [String](repeating: "warning phone-number", count: 3)
        + [String](repeating: "warning e-mail-address", count: 3))
    #expect(ScanSite.codes(try ScanSite.make("\(ScanSite.article(body))\n\(registers)")).count == 4)
    #expect(
      ScanSite.codes(try ScanSite.make("\(ScanSite.article(body))\n\(registers)\n\(settings)"))
        == [])
  }

  @Test func levelsAndColumns() throws {
    let article = ScanSite.article("\n电话 13800138000，010-66001234\n\n110101190001010006\n")
    func codes(_ scan: String) throws -> [String] {
      ScanSite.codes(
        try ScanSite.make(
          """
          \(article)
          -- site.toml --
          [site]
          name = "x"
          base_url = "https://x.example.org/"
          theme = "plain"
          [scan]
          \(scan)
          """))
    }
    #expect(try codes("") == ["warning phone-number", "error id-number"])
    #expect(
      try codes("level = { phone-number = \"error\", landline = \"warning\" }")
        == ["error phone-number", "warning landline", "error id-number"])
    #expect(try codes("level = { phone-number = \"off\" }") == ["error id-number"])
    #expect(try codes("columns_off = [\"tongzhi\"]") == ["error id-number"])
    #expect(try codes("enabled = false") == [])
    #expect(try codes("level = { phone = \"off\" }").contains("error unknown-key"))
  }

  @Test func draftsAndDataAreLookedAtToo() throws {
    let site = try ScanSite.make(
      """
      \(ScanSite.article("\n110101190001010006\n", "draft: true\n"))
      -- data/links.toml --
      [[groups]]
      name = "甲"
      note = "110101190001010006"
      """)
    #expect(
      ScanSite.found(site) == [
        "content/tongzhi/a.md:7:1 error id-number", "data/links.toml:3:9 error id-number",
      ])
  }

  // MARK: Clearances

  private static let reviewers = """
    -- data/reviewers.csv --
    标识,名称,职责,单位,邮箱,聘任日期,离任日期
    li,处长,复审,,li@example.org,2026-01-01,
    zhao,保密员,保密审查、校对,,zhao@example.org,2026-01-01,2026-06-15
    """

  private func cleared(_ row: String, body: String = "\n13800138000\n") throws -> [String] {
    ScanSite.codes(
      try ScanSite.make(
        """
        \(ScanSite.article(body))
        \(Self.reviewers)
        -- data/cleared.csv --
        文件,代码,摘要,核准人,日期,理由,有效期
        \(row)
        """))
  }

  @Test func aClearanceIsForOneValue() throws {
    let digest = Clearance.digest(of: "13800138000")
    let start = "content/tongzhi/a.md,phone-number,\(digest)"
    #expect(try cleared("\(start),zhao,2026-06-01,办公电话,") == [])
    #expect(try cleared("\(start),zhao,2026-06-01,办公电话,", body: "\n138-0013-8000\n") == [])
    #expect(
      try cleared("\(start),zhao,2026-06-01,办公电话,", body: "\n13800138001\n")
        == ["warning phone-number", "note stale-clearance"])
    #expect(
      try cleared("\(start),zhao,2026-06-01,办公电话,2026-06-30")
        == ["warning phone-number", "note stale-clearance"])
    // Another duty, another day, nobody.
    for reviewer in ["li,2026-06-01", "zhao,2026-06-16", "wang,2026-06-01"] {
      #expect(
        try cleared("\(start),\(reviewer),办公电话,")
          == ["warning phone-number", "error review-not-authorized"])
    }
    #expect(try cleared("\(start),zhao,2026-06-01,,").contains("error missing-key"))
    #expect(
      try cleared("a.md,phone-number,xyz,zhao,2026-06-01,办公电话,").contains("error invalid-value"))
  }

  @Test func aReviewerClearsTheWarningsOfAnArticle() throws {
    let body = "\n13800138000 110101190001010006\n"
    func codes(_ reviewer: String) throws -> [String] {
      ScanSite.codes(
        try ScanSite.make(
          "\(ScanSite.article(body, "cleared_by: \(reviewer)\n"))\n\(Self.reviewers)"))
    }
    #expect(try codes("zhao") == ["error id-number"])
    #expect(
      try codes("li") == ["error review-not-authorized", "warning phone-number", "error id-number"])
  }

  @Test func unknownDataFilesAreNamed() throws {
    let site = try ScanSite.make(
      """
      \(ScanSite.article("正文"))
      -- data/clear.csv --
      a
      -- data/README.md --
      a
      -- data/further/b.csv --
      a
      """)
    let found = site.build().report.diagnostics
    #expect(found.map(\.location.path) == ["data/clear.csv"])
    #expect(found.first?.help?.english.contains("did you mean cleared.csv?") == true)
  }

  /// Texts of nothing but numbers, stars or marks cost no more than their length.
  @Test func hostileTextsTakeNoTime() {
    for unit in [
      "1 ", "12345678 ", "110101190001010006 ", "1*", "★", "机密 ", "a@", "６２２２", "| 机密 ", "| 机密★ ",
    ] {
      let text = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
      let clock = ContinuousClock()
      let time = clock.measure {
        text.withBytes { bytes in
          var search = SensitiveText()
          _ = search.find(in: bytes)
        }
      }
      #expect(time < .seconds(8), "\(unit) \(time)")
    }
  }
}
