import Base
import Diagnostics
import Interactive
import Metadata
import RedSiteGen
import TestSupport
import Testing

/// 党费: amounts to the cent, the file, the page.
@Suite struct DuesTests {
  /// The rule of 2008 as `data/dues.toml` has it.
  static let file = """
    [[rules]]
    name = "2008 年规定"
    from = 2008-04-01
    source = "中组发〔2008〕3号"
    rates = [
      { payer = "在职", up_to = 3000, permille = 5 },
      { payer = "在职", up_to = 5000, permille = 10 },
      { payer = "在职", up_to = 10000, permille = 15 },
      { payer = "在职", permille = 20 },
      { payer = "离退休", up_to = 5000, permille = 5 },
      { payer = "离退休", permille = 10 },
      { payer = "学生", fixed = 0.2 },
    ]
    """

  private static func dues(_ text: String = file) throws -> Dues {
    var found: [Diagnostic] = []
    let dues = text.withBytes { bytes -> Dues? in
      guard let root = readTOML(bytes, path: "data/dues.toml", into: &found),
        case .table(let entries) = root.kind
      else { return nil }
      var file = TableDecoder(
        entries, at: 0..<0, format: .toml, file: bytes, path: "data/dues.toml")
      let dues = Dues(&file)
      file.finish(into: &found)
      return dues
    }
    #expect(found == [])
    return try #require(dues)
  }

  private static func payer(_ name: String) throws -> Dues.Payer {
    try #require(dues().rules.first?.payers.first { $0.name == name })
  }

  @Test func theVectorsOfTheRule() throws {
    let working = [
      ("0", "0.00"), ("1", "0.01"), ("29", "0.15"), ("57", "0.29"), ("2999.99", "15.00"),
      ("3000", "15.00"), ("3000.01", "30.00"), ("4321", "43.21"), ("5000", "50.00"),
      ("5000.01", "75.00"), ("6543.21", "98.15"), ("8765.43", "131.48"), ("10000", "150.00"),
      ("10000.01", "200.00"), ("12345.67", "246.91"),
    ]
    let retired = [
      ("4999", "25.00"), ("5000", "25.00"), ("5000.01", "50.00"), ("6789.30", "67.89"),
    ]
    for (name, vectors) in [("在职", working), ("离退休", retired)] {
      let payer = try Self.payer(name)
      for (base, fee) in vectors {
        let cents = try #require(Cents.parse(base))
        #expect(Cents.text(payer.fee(cents, round: .fen)) == fee, "\(name) \(base)")
      }
    }
    #expect(try Self.payer("学生").fee(1_000_000, round: .fen) == 20)
  }

  /// All amounts from 0.01 to 15,000.00 yuan against digits: the product of base and rate is cut
  /// before its last three digits and rounded up by the first of them.
  @Test func everyAmountIsExact() throws {
    for (name, limits) in [
      ("在职", [(300_000, 5), (500_000, 10), (1_000_000, 15), (Int.max, 20)]),
      ("离退休", [(500_000, 5), (Int.max, 10)]),
    ] {
      let payer = try Self.payer(name)
      var wrong = 0
      var sum = 0
      for base in 1...1_500_000 {
        let rate = limits.first { base <= $0.0 }?.1 ?? 0
        let product = base * rate
        let digits = product % 1000 / 100
        let exact = product / 1000 + (digits >= 5 ? 1 : 0)
        let fee = payer.fee(base, round: .fen)
        sum += fee
        if fee != exact { wrong += 1 }
      }
      #expect(wrong == 0)
      #expect(sum > 0)
    }
  }

  @Test func amountsAreRoundedToWhatTheFileSays() throws {
    let payer = try Self.payer("在职")
    let base = try #require(Cents.parse("8765.43"))
    #expect(payer.fee(base, round: .fen) == 13_148)
    #expect(payer.fee(base, round: .jiao) == 13_150)
    #expect(payer.fee(base, round: .yuan) == 13_100)
    #expect(payer.fee(3_000, round: .jiao) == 20, "0.15 元 is 0.2 元")
  }

  @Test func amountsAreReadAsPeopleWriteThem() {
    let good = [
      "８７６５．４３": 876_543, "8,765.43": 876_543, "¥8765.4": 876_540, "￥ 8765": 876_500,
      " 12元 ": 1200, "0": 0, "100000000": 10_000_000_000, "１，０００": 100_000,
    ]
    for (text, cents) in good { #expect(Cents.parse(text) == cents, "\(text)") }
    let bad = [
      "", " ", "-1", "1.234", "1.", ".5", "1,23", "12,3456", "1e3", "一百", "1 2", "100000001",
      "+1", "1..2", "99999999999999999999",
    ]
    for text in bad { #expect(Cents.parse(text) == nil, "\(text)") }
  }

  @Test func aNewerRuleEndsTheOneBefore() throws {
    let two =
      Self.file + """

        [[rules]]
        name = "新规定"
        from = 2030-01-01
        source = "新文件"
        rates = [{ payer = "在职", permille = 10 }]
        """
    let dues = try Self.dues(two)
    let day = try #require(CivilDate(year: 2029, month: 12, day: 31))
    #expect(dues.rule(on: day)?.name == "2008 年规定")
    #expect(dues.rule(on: day.advanced(by: 1))?.name == "新规定")
    let early = try #require(CivilDate(year: 2007, month: 1, day: 1))
    #expect(dues.rule(on: early) == nil)
  }

  private static func site(_ dues: String?) throws -> TestSite {
    try TestSite(
      """
      \(dues.map { "-- data/dues.toml --\n\($0)\n" } ?? "")-- content/zhinan/_index.md --
      ---
      title: 指南
      ---
      -- content/zhinan/dangfei.md --
      ---
      title: 党费
      date: 2026-06-01
      dues: true
      ---
      -- themes/plain/templates/article.html --
      {{ article.interactive.kind }} {{ article.interactive.script }} {{ article.interactive.content }}
      """)
  }

  @Test func thePageHasTheTableWithTheEdgesOfEachBracket() throws {
    let site = try Self.site(Self.file)
    #expect(site.build().problems == [])
    let page = try #require(site.page("zhinan/dangfei.html"))
    for text in [
      "dues dues.js", "3000.00 元交 15.00 元", "3000.01 元交 30.00 元", "10000.01 元交 200.00 元",
      "data-up-to=\"300000\"", "data-fixed=\"20\"", "每月 0.20 元",
      "结果仅供参考，以党组织核定为准", "<form class=\"dues-form\" hidden>",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test func withoutARuleThereIsNoCalculator() throws {
    #expect(
      try Self.site(nil).build().problems == [
        "content/zhinan/dangfei.md:4:1 missing-record data/dues.toml 里没有2026年7月1日适用的标准"
      ])
  }

  @Test(arguments: [
    ("{ payer = \"在职\", up_to = 3000, permille = 5 }", "“在职”没有写收入再高时的比例"),
    ("{ payer = \"在职\", permille = 5 }, { payer = \"在职\", permille = 6 }", "“在职”的各档不是从低到高"),
    ("{ payer = \"学生\", fixed = 1 }, { payer = \"学生\", permille = 6 }", "“学生”的各档不是从低到高"),
    ("{ payer = \"学生\", permille = 6 }, { payer = \"学生\", fixed = 1 }", "“学生”的定额只能单独写一条"),
    ("{ payer = \"学生\", fixed = 0.201 }", "“fixed”应是金额，最多两位小数"),
  ])
  func aRuleThatCannotBeComputedIsReportedOnce(_ rates: String, _ message: String) throws {
    let site = try Self.site(
      "[[rules]]\nname = \"甲\"\nfrom = 2008-04-01\nsource = \"乙\"\nrates = [\(rates)]")
    let problems = site.build().problems
    #expect(problems.count == 1 && problems[0].hasSuffix("dues-rule \(message)"), "\(problems)")
  }

  @Test func rulesDoNotOverlap() throws {
    let site = try Self.site(
      Self.file.replacing("from = 2008-04-01", with: "from = 2008-04-01\nuntil = 2026-12-31")
        + "\n[[rules]]\nname = \"新\"\nfrom = 2026-12-31\nsource = \"乙\"\n"
        + "rates = [{ payer = \"在职\", permille = 5 }]")
    #expect(
      site.build().problems == ["data/dues.toml:16:8 dues-rule “新”和“2008 年规定”的日期重叠"])
  }
}
