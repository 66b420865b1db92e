import Base
import Diagnostics
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// 积分: what articles, adoptions and requests are worth.
@Suite struct PointsTests {
  private static func ledger(_ text: String, _ asOf: String) throws -> PointsLedger {
    PointsLedger(try RecordSite.book(text, asOf))
  }

  /// `unit|contributor|score|state` of each row of a period.
  private static func scores(_ ledger: PointsLedger, _ period: String) throws -> [String] {
    try ledger.table(RecordSite.period(period)).rows.map { row in
      [2, 3, 4, 11].map { row.cells[$0].text }.joined(separator: "|")
    }
  }

  // MARK: The example of the specification

  @Test func theTableOfTheExample() throws {
    let ledger = try Self.ledger(RecordSite.example, "2026-08-01")
    let expected = [
      "期间,排名,单位,信息员,得分,篇数,原创,转载,采用,精品,扣分,状态",
      "2026-07,1,第一支部,,15.34,3,3,0,1,0,0.00,", "2026-07,2,第二支部,,-2.34,2,1,1,0,0,3.00,",
      "2026-07,1,第一支部,第一支部信息员,12.00,3,3,0,1,0,0.00,",
      "2026-07,2,第二支部,第二支部信息员甲,0.33,2,1,1,0,0,0.00,",
      "2026-07,2,第二支部,第二支部信息员乙,0.33,1,1,0,0,0,0.00,",
      "2026-07,4,第二支部,第二支部信息员丙,0.00,0,0,0,0,0,0.00,未报",
      "2026-07,4,第一支部,第一支部信息员乙,0.00,0,0,0,0,0,0.00,未报",
    ]
    let csv = try ledger.table(RecordSite.period("2026-07")).csv
    #expect(csv == "\u{FEFF}" + expected.map { $0 + "\r\n" }.joined())
  }

  @Test func everyNumberIsWrittenOut() throws {
    let ledger = try Self.ledger(RecordSite.example, "2026-08-01")
    let report = try ledger.report(RecordSite.period("2026-07"))
    func rows(_ member: String) -> [String] {
      report.rows("points-detail").filter { $0.hasPrefix(member + "|") }.map {
        String($0.dropFirst(member.count + 1))
      }
    }
    #expect(
      rows("第一支部信息员") == [
        "2026-07-02|甲||稿件|(3+2)÷1=5.00|5.00", "2026-07-06|乙||稿件|1÷3=0.34|0.34",
        "2026-07-15|丁||稿件|3÷1=3.00|3.00",
        "2026-07-16|丁||采用 省级党报|max(3,15)→封顶10÷1，减已计的=7.00|7.00",
        "2026-07-31|||月封顶|12−15.34=-3.34|-3.34",
      ])
    #expect(
      rows("第二支部") == [
        "2026-07-06|乙||稿件|1÷3×2 人=0.66|0.66", "2026-07-20|约稿一||约稿未交 R1|-3.00|-3.00",
      ])
    #expect(rows("第二支部信息员丙") == ["|||没有得分||0.00"])
    // Links of the ranks lead to the first row of each.
    let anchors = Set(report.tables.flatMap { $0.rows.map(\.anchor) })
    for table in report.tables.dropLast() {
      for row in table.rows {
        for case .link(_, let url) in row.cells {
          #expect(anchors.contains(String(url.dropFirst())))
        }
      }
    }
  }

  /// What an issue of a newspaper lists is adopted by it, where the scheme has an outlet of its name.
  @Test func articlesThatANewspaperPrintsAreAdopted() throws {
    func site(_ paper: String, adoptions: String = "") -> String {
      RecordSite.example.replacing("name = \"省级党报\"", with: "name = \"机关报\"")
        .replacing(
          "tebie/20260715-a4.md,,shengbao,2026-07-16",
          with: "tebie/20260702-a1.md,,shengbao,2026-07-16"
        )
        .replacing(
          "https://www.example.org/shengbao/1.html,u1,p1",
          with: "https://www.example.org/1.html,u1,p1" + adoptions)
          + """

          -- content/bao/_index.md --
          ---
          title: 机关报
          kind: issues
          ---
          -- content/bao/x.csv --
          版次,文章
          1,tebie/20260702-a1.md、tebie/20260715-a4.md
          -- content/bao/x.md --
          ---
          title: 第七期
          date: 2026-07-21
          issue: { paper: \(paper), number: 7, on: 2026-07-20, pages: x.csv }
          ---
          正文。
          """
    }
    let ledger = try Self.ledger(site("机关报"), "2026-08-01")
    let rows = try ledger.report(RecordSite.period("2026-07")).rows("points-detail")
      .filter { $0.contains("采用") && $0.hasPrefix("第一支部信息员|") }
    // The row of the register holds for 甲, and the issue adds nothing to it.
    #expect(rows.count == 2, "\(rows)")
    #expect(rows[0].contains("2026-07-16|甲|") && rows[1].contains("2026-07-20|丁|"), "\(rows)")
    let other = try Self.ledger(site("别的报"), "2026-08-01")
    let none = try other.report(RecordSite.period("2026-07")).rows("points-detail")
      .filter { $0.contains("采用") && $0.hasPrefix("第一支部信息员|") }
    #expect(none.count == 1, "\(none)")
  }

  @Test func ranksStandBesideThoseOfThePeriodBefore() throws {
    let text =
      RecordSite.example + """

        -- content/tongzhi/20260810-b.md --
        ---
        title: 戊
        date: 2026-08-10
        contributors: [p3]
        ---
        正文。
        """
    let report = try Self.ledger(text, "2026-09-01").report(RecordSite.period("2026-08"))
    let rows = report.rows("points-contributors").map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      rows.map { $0[3] + " " + $0[12...].joined(separator: " ") } == [
        "第二支部信息员乙 0.33 2 1", "第一支部信息员 12.00 1 -1", "第二支部信息员甲 0.33 2 0",
        "第二支部信息员丙 0.00 4 2", "第一支部信息员乙 0.00 4 2",
      ])
  }

  @Test func othersThanTheOfficeSeeUnitsAndPublicNames() throws {
    let text = RecordSite.example.replacing("聘任日期,离任日期\np1", with: "聘任日期,公开姓名\np1")
      .replacing("第一支部信息员,u1,一类,2024-01-08,", with: "第一支部信息员,u1,一类,2024-01-08,true")
    let ledger = try Self.ledger(text, "2026-08-01")
    let period = try RecordSite.period("2026-07")
    let units = ledger.report(period, for: .units)
    #expect(units.tables.map(\.name) == ["points-units", "points-detail"])
    #expect(!units.rows("points-detail").contains { $0.contains("信息员") })
    let all = ledger.report(period, for: .everybody)
    #expect(all.rows("points-contributors").count == 1)
    #expect(all.rows("points-contributors")[0].contains("第一支部信息员"))
  }

  // MARK: Schemes of offices

  private static func article(
    _ column: String, _ name: String, _ day: String, _ contributors: String, _ more: String = ""
  ) -> String {
    """
    -- content/\(column)/\(name).md --
    ---
    title: \(name)
    date: \(day)
    contributors: [\(contributors)]
    \(more)---
    正文。

    """
  }

  private static let people = """
    -- content/dongtai/_index.md --
    ---
    title: 动态
    ---
    -- content/diaoyan/_index.md --
    ---
    title: 调研
    ---
    -- data/units.csv --
    标识,名称
    a,甲
    b,乙
    c,丙
    d,丁
    -- data/contributors.csv --
    标识,名称,单位
    p,甲员,a
    q,乙员,b
    r,丙员,c
    s,丁员,d

    """

  /// 靖江团市委: outlets by kind and level; research 5 sent, 10 adopted, twice that in party
  /// journals; requests +5 in time, −10 late or missing.
  ///
  /// By hand, for 2026-03:
  /// - 甲员: 一 in the provincial paper max(1, 15) = 15; 二 on two sites max(1, 2, 5) = 5; half of
  ///   四, research in the city's journal, max(5, 10) = 10 ÷ 2 = 5. Sum 25.
  /// - 乙员: 三, research in a party journal, max(5, 10 × 2) = 20; the other half of 四, 5. Sum 25.
  /// - 甲: 15 + 5 + 5 and R1 in time +5: 30. 乙: 20 + 5, R2 late −10, R3 missing −10: 5.
  @Test func theSchemeOfJingjiang() throws {
    let text =
      Self.people + """
        -- data/points.toml --
        name = "靖江"
        from = 2026-01-01
        [[base]]
        points = 1
        [[base]]
        column = "diaoyan"
        kind = "调研"
        points = 5
        [[outlets]]
        id = "guojia-bao"
        name = "国家级报纸"
        points = 20
        [[outlets]]
        id = "guojia-wang"
        name = "国家级网站"
        points = 5
        [[outlets]]
        id = "sheng-bao"
        name = "省级报纸"
        points = 15
        [[outlets]]
        id = "shi-kan"
        name = "市级刊物"
        points = 5
        [[outlets]]
        id = "shi-wang"
        name = "市级网站"
        points = 2
        [[outlets]]
        id = "dang-kan"
        name = "党刊"
        level = "党刊"
        points = 10
        [[items]]
        kind = "调研"
        points = 10
        [[factors]]
        kind = "调研"
        level = "党刊"
        times = 2
        [[bonus]]
        when = "request-on-time"
        points = 5
        [[deductions]]
        when = "request-late"
        points = 10
        [[deductions]]
        when = "request-missed"
        points = 10
        -- data/adoptions.csv --
        文章,媒体,日期,网址或证明
        dongtai/一.md,sheng-bao,2026-03-05,https://www.example.org/1
        dongtai/二.md,shi-wang,2026-03-06,https://www.example.org/2
        dongtai/二.md,guojia-wang,2026-03-06,https://www.example.org/3
        diaoyan/三.md,dang-kan,2026-03-07,https://www.example.org/4
        diaoyan/四.md,shi-kan,2026-03-08,https://www.example.org/5
        -- data/requests.csv --
        编号,题目,下达,截止,单位,完成日期
        R1,约一,2026-03-01,2026-03-10,a,2026-03-10
        R2,约二,2026-03-01,2026-03-10,b,2026-03-11
        R3,约三,2026-03-01,2026-03-10,b,

        """ + Self.article("dongtai", "一", "2026-03-02", "p")
      + Self.article("dongtai", "二", "2026-03-02", "p")
      + Self.article("diaoyan", "三", "2026-03-02", "q")
      + Self.article("diaoyan", "四", "2026-03-02", "q, p")
    let ledger = try Self.ledger(text, "2026-04-01")
    #expect(
      try Self.scores(ledger, "2026-03") == [
        "甲||30.00|", "乙||5.00|", "丙||0.00|未报", "丁||0.00|未报", "甲|甲员|25.00|",
        "乙|乙员|25.00|", "丙|丙员|0.00|未报", "丁|丁员|0.00|未报",
      ])
  }

  /// 钟楼区: a quarter begins with 6; late −1; each article short of the quota −1; request +2; a
  /// serious error −2; adopted 10 / 15 / 30 by level, research 20 / 30 / 50; a leader's note
  /// +10 / 20 / 40; below 6 不达标.
  ///
  /// By hand, for the third quarter of 2026:
  /// - 甲: 6, two articles of three −1, one adopted by the city 15 with a note of the district's
  ///   leader +10, one request in time +2, one late −1: 31.
  /// - 乙: 6, none of three −3, an error −2: 1, and nothing was sent.
  /// - 丙: 6, one of three −2: 4, below 6.
  /// - 丁: 6, three articles, one of them research that the province adopted 50: 56.
  @Test func theSchemeOfZhonglou() throws {
    let text =
      RecordSite.settings(
        """
        [[cadence]]
        name = "单位每季三篇"
        for = "units"
        every = "quarter"
        at_least = 3
        """) + Self.people + """
        -- data/points.toml --
        name = "钟楼"
        from = 2026-01-01
        allowance = { quarter = 6 }
        minimum = { quarter = 6 }
        [[base]]
        column = "diaoyan"
        kind = "调研"
        points = 0
        [[outlets]]
        id = "qu"
        name = "区信息"
        level = "区级"
        [[outlets]]
        id = "shi"
        name = "市信息"
        level = "市级"
        [[outlets]]
        id = "sheng"
        name = "省信息"
        level = "省级"
        [[outlets]]
        id = "qu-pishi"
        name = "区领导批示"
        points = 10
        adds = true
        [[items]]
        level = "区级"
        points = 10
        [[items]]
        level = "市级"
        points = 15
        [[items]]
        level = "省级"
        points = 30
        [[items]]
        level = "区级"
        kind = "调研"
        points = 20
        [[items]]
        level = "市级"
        kind = "调研"
        points = 30
        [[items]]
        level = "省级"
        kind = "调研"
        points = 50
        [[bonus]]
        when = "request-on-time"
        points = 2
        [[deductions]]
        when = "request-late"
        points = 1
        [[deductions]]
        when = "quota-short"
        rule = "单位每季三篇"
        points = 1
        [[deductions]]
        when = "correction"
        points = 2
        -- data/adoptions.csv --
        文章,媒体,日期,网址或证明
        dongtai/一.md,shi,2026-08-05,https://www.example.org/1
        dongtai/一.md,qu-pishi,2026-08-06,https://www.example.org/2
        diaoyan/六.md,sheng,2026-09-07,https://www.example.org/3
        -- data/requests.csv --
        编号,题目,下达,截止,单位,完成日期
        R1,约一,2026-07-01,2026-07-10,a,2026-07-10
        R2,约二,2026-07-01,2026-07-10,a,2026-07-11
        -- data/adjustments.csv --
        日期,单位,信息员,分,种类,事由,依据,批准人
        2026-09-01,b,,,更正,上级通报,办法第五条,分管领导

        """ + Self.article("dongtai", "一", "2026-08-02", "p")
      + Self.article("dongtai", "二", "2026-08-02", "p")
      + Self.article("dongtai", "三", "2026-08-02", "r")
      + Self.article("dongtai", "四", "2026-08-02", "s")
      + Self.article("dongtai", "五", "2026-08-02", "s")
      + Self.article("diaoyan", "六", "2026-08-02", "s")
    let ledger = try Self.ledger(text, "2026-10-09")
    #expect(
      try Self.scores(ledger, "2026-Q3").prefix(4) == [
        "丁||56.00|达标", "甲||31.00|达标", "丙||4.00|不达标", "乙||1.00|未报",
      ])
    // The months add up to the quarter.
    for member in 0..<4 {
      let name = ["甲", "乙", "丙", "丁"][member]
      let sum = try ["2026-07", "2026-08", "2026-09"].reduce(0.0) { sum, month in
        let row = try Self.scores(ledger, month).first { $0.hasPrefix(name + "||") }
        return sum + (row.flatMap { Double($0.split(separator: "|")[1]) } ?? 0)
      }
      #expect(sum == [31, 1, 4, 56][member])
    }
  }

  /// A town: 10, 20, 30 by level; requests +3 and −3; a quarter needs 10, a year 40.
  ///
  /// By hand:
  /// - 甲: 10 in the first quarter, 20 in the second, 30 in the third, in the fourth one request in
  ///   time and one missing, 0. The year: 60.
  /// - 乙: something only the county printed, 10, and a request in time, 3, both in the first
  ///   quarter. The year: 13, below 40.
  @Test func theSchemeOfATown() throws {
    let text =
      Self.people
        + """
        -- data/points.toml --
        name = "镇"
        from = 2026-01-01
        minimum = { quarter = 10, year = 40 }
        [[outlets]]
        id = "xian"
        name = "县报"
        points = 10
        [[outlets]]
        id = "shi"
        name = "市报"
        points = 20
        [[outlets]]
        id = "sheng"
        name = "省报"
        points = 30
        [[bonus]]
        when = "request-on-time"
        points = 3
        [[deductions]]
        when = "request-missed"
        points = 3
        -- data/adoptions.csv --
        文章,标题,媒体,日期,网址或证明,单位
        dongtai/一.md,,xian,2026-02-05,https://www.example.org/1,
        dongtai/一.md,,shi,2026-05-05,https://www.example.org/2,
        dongtai/二.md,,sheng,2026-08-05,https://www.example.org/3,
        ,只登在县报上,xian,2026-02-05,https://www.example.org/4,b
        -- data/requests.csv --
        编号,题目,下达,截止,单位,完成日期
        R1,约一,2026-10-01,2026-10-10,a,2026-10-09
        R2,约二,2026-10-01,2026-10-10,a,
        R3,约三,2026-01-01,2026-01-10,b,2026-01-09

        """.replacing("dongtai/一.md,,shi,", with: "dongtai/三.md,,shi,")
      + Self.article("dongtai", "一", "2026-02-02", "p")
      + Self.article("dongtai", "二", "2026-08-02", "p")
      + Self.article("dongtai", "三", "2026-05-02", "p")
    let ledger = try Self.ledger(text, "2026-12-20")
    func unit(_ period: String, _ name: String) throws -> String {
      try #require(try Self.scores(ledger, period).first { $0.hasPrefix(name + "||") })
    }
    #expect(try unit("2026-Q1", "甲") == "甲||10.00|达标")
    #expect(try unit("2026-Q2", "甲") == "甲||20.00|达标")
    #expect(try unit("2026-Q3", "甲") == "甲||30.00|达标")
    #expect(try unit("2026-Q4", "甲") == "甲||0.00|未报")
    #expect(try unit("2026", "甲") == "甲||60.00|达标")
    #expect(try unit("2026-Q1", "乙") == "乙||13.00|达标")
    #expect(try unit("2026", "乙") == "乙||13.00|不达标")
  }

  /// 凤庆: in 人民日报 a single article 50, a composite 30.
  ///
  /// 致公党: joint work counts half.
  @Test func kindsOfAnOutletAndHalvesOfJointWork() throws {
    let text =
      Self.people + """
        -- data/points.toml --
        name = "办法"
        from = 2026-01-01
        [[base]]
        points = 5
        [[outlets]]
        id = "renmin"
        name = "人民日报"
        points = 50
        [[items]]
        outlet = "renmin"
        kind = "综合"
        points = 30
        [[factors]]
        when = "joint"
        times = 0.5
        -- data/adoptions.csv --
        文章,媒体,日期,网址或证明,种类
        dongtai/一.md,renmin,2026-03-05,https://www.example.org/1,
        dongtai/二.md,renmin,2026-03-05,https://www.example.org/2,综合
        dongtai/三.md,renmin,2026-03-05,https://www.example.org/3,综合

        """ + Self.article("dongtai", "一", "2026-03-02", "p")
      + Self.article("dongtai", "二", "2026-03-02", "q")
      + Self.article("dongtai", "三", "2026-03-02", "r", "origin: joint\n")
      + Self.article("dongtai", "四", "2026-03-02", "s", "origin: joint\n")
    let ledger = try Self.ledger(text, "2026-04-01")
    #expect(
      try Self.scores(ledger, "2026-03").suffix(4) == [
        "甲|甲员|50.00|", "乙|乙员|30.00|", "丙|丙员|15.00|", "丁|丁员|2.50|",
      ])
  }

  // MARK: Rules

  @Test func whatIsOverStaysAsItWas() throws {
    // Adopted in August, and a request sent in August: July keeps its points.
    let text = RecordSite.example
      .replacing(",2026-07-16,", with: ",2026-08-16,")
      .replacing(
        "R1,约稿一,2026-07-10,2026-07-20,u2,,", with: "R1,约稿一,2026-07-10,2026-07-20,u2,,2026-08-05")
    let period = try RecordSite.period("2026-07")
    let then = try Self.ledger(text, "2026-08-01").table(period)
    let ledger = try Self.ledger(text, "2026-09-01")
    #expect(ledger.table(period) == then)
    let august = try Self.scores(ledger, "2026-08")
    #expect(august.contains("第一支部||7.00|"))
    #expect(august.contains("第二支部||3.00|未报"))
    let both = try Self.scores(ledger, "2026-Q3")
    #expect(both.contains("第一支部||15.34|") && both.contains("第二支部||0.66|"))
  }

  @Test func remaindersGoToThoseListedFirst() throws {
    let text =
      Self.people
      + "-- data/points.toml --\nname = \"办法\"\nfrom = 2026-01-01\n[[base]]\npoints = 5\n"
      + Self.article("dongtai", "一", "2026-03-02", "s, q, p")
    let ledger = try Self.ledger(text, "2026-04-01")
    #expect(
      try Self.scores(ledger, "2026-03") == [
        "乙||1.67|", "丁||1.67|", "甲||1.66|", "丙||0.00|未报", "乙|乙员|1.67|", "丁|丁员|1.67|",
        "甲|甲员|1.66|", "丙|丙员|0.00|未报",
      ])
  }

  @Test func jointWorkCanCountForEachOrForTheFirst() throws {
    func scores(_ joint: String) throws -> [String] {
      let text =
        Self.people + """
          -- data/points.toml --
          name = "办法"
          from = 2026-01-01
          joint = "\(joint)"
          floor = "zero"
          [[base]]
          points = 5
          -- data/adjustments.csv --
          日期,单位,信息员,分,事由,依据,批准人
          2026-03-03,,r,-2.5,事由,依据,领导

          """ + Self.article("dongtai", "一", "2026-03-02", "p, q")
      return try Self.scores(Self.ledger(text, "2026-04-01"), "2026-03")
    }
    let each = try scores("each")
    #expect(each.contains("甲|甲员|5.00|") && each.contains("乙|乙员|5.00|"))
    // The article is worth five to the units together.
    #expect(each.contains("甲||2.50|") && each.contains("乙||2.50|"))
    let first = try scores("first")
    #expect(first.contains("甲|甲员|5.00|") && first.contains("乙|乙员|0.00|"))
    #expect(first.contains("甲||5.00|") && first.contains("丙|丙员|0.00|未报"))
  }

  @Test func timeGradesAndTopicsCount() throws {
    let text =
      RecordSite.settings("") + """
        -- content/topics/t/_index.md --
        ---
        title: 专题
        ---
        -- content/dongtai/_index.md --
        ---
        title: 动态
        cadence: { within: 3, from: event }
        ---
        -- data/contributors.csv --
        标识,名称
        p,甲员
        q,乙员
        -- data/points.toml --
        name = "办法"
        from = 2026-01-01
        [[base]]
        points = 1
        [[bonus]]
        when = "on-time"
        points = 1
        [[bonus]]
        when = "grade:精品"
        points = 4
        [[bonus]]
        when = "topic:t"
        points = 2
        [[bonus]]
        when = "original"
        points = 0.5
        [[deductions]]
        when = "late-publication"
        points = 3

        """
      + Self.article(
        "dongtai", "一", "2026-03-04", "p", "event_date: 2026-03-02\ngrade: 精品\ntopics: t\n")
      + Self.article("dongtai", "二", "2026-03-20", "q", "event_date: 2026-03-02\n")
    let table = try Self.ledger(text, "2026-04-01").table(RecordSite.period("2026-03"))
    #expect(
      table.rows.map { $0.cells.dropFirst(3).map(\.text).joined(separator: "|") } == [
        "甲员|8.50|1|1|0|0|1|0.00|", "乙员|-1.50|1|1|0|0|0|3.00|",
      ])
  }

  @Test func schemesFollowEachOther() throws {
    let scheme = """
      -- data/points-2026a.toml --
      name = "上半年"
      from = 2026-01-01
      until = 2026-06-30
      [[base]]
      points = 1
      -- data/points-2026b.toml --
      name = "下半年"
      from = 2026-07-01
      [[base]]
      points = 2

      """
    let text =
      Self.people + scheme + Self.article("dongtai", "一", "2026-06-30", "p")
      + Self.article("dongtai", "二", "2026-07-01", "p")
    let ledger = try Self.ledger(text, "2026-08-01")
    #expect(try Self.scores(ledger, "2026").contains("甲|甲员|3.00|"))
    let report = try ledger.report(RecordSite.period("2026"))
    #expect(report.summary == ["办法：上半年、下半年。"])

    func codes(_ old: String, _ new: String) throws -> [DiagnosticCode] {
      try TestSite(text.replacing(old, with: new)).build { $0.asOf = "2026-08-01" }
        .report.diagnostics.map(\.code)
    }
    #expect(try codes("until = 2026-06-30\n", "") == [.pointsPeriod])
    #expect(try codes("until = 2026-06-30", "until = 2026-07-01") == [.pointsPeriod])
    #expect(try codes("until = 2026-06-30", "until = 2026-06-28") == [.pointsPeriod])
    #expect(
      try codes("from = 2026-07-01", "from = 2026-07-01\nuntil = 2026-01-01") == [.pointsPeriod])
  }

  // MARK: Properties

  @Test(arguments: 1...12) func orderOfRowsColumnsAndFilesChangesNothing(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let text =
      RecordSite.monthly + RecordSite.example + """

        -- data/adjustments.csv --
        日期,单位,信息员,分,事由,依据,批准人
        2026-07-31,u1,,1,表扬,办法,领导
        2026-07-31,,p2,-0.5,迟交,办法,领导
        """
    let asOf = "2026-08-03"
    let plain = try Self.everything(TestSite(text), asOf)
    let shuffled = try Self.everything(TestSite(Self.shuffled(text, &random)), asOf)
    #expect(plain == shuffled)
  }

  /// All records of a site as CSV.
  private static func everything(_ site: TestSite, _ asOf: String) throws -> [String] {
    let book = try RecordSite.book(site, asOf)
    let period = try RecordSite.period("2026-07")
    let ledger = PointsLedger(book)
    let reports = [
      book.cadenceReport(period), book.zeroReport(period), book.overdueReport(),
      ledger.report(period),
    ]
    return reports.flatMap { $0.tables.map(\.csv) } + [ledger.table(period).csv]
  }

  /// The site with the rows and columns of its CSV files, and the tables of `points.toml`, in
  /// another order.
  private static func shuffled(_ text: String, _ random: inout SeededGenerator) -> String {
    var files: [(head: String, lines: [String])] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("-- ") {
        files.append((line, []))
      } else if !files.isEmpty {
        files[files.count - 1].lines.append(line)
      }
    }
    for index in files.indices {
      var lines = files[index].lines
      while lines.last == "" { lines.removeLast() }
      if files[index].head.hasSuffix(".csv --"), !lines.isEmpty {
        let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let order = cells[0].indices.shuffled(using: &random)
        let rows = cells.map { row in order.map { String(row[$0]) }.joined(separator: ",") }
        files[index].lines = [rows[0]] + rows.dropFirst().shuffled(using: &random)
      } else if files[index].head.contains("points.toml") {
        var tables: [[String]] = [[]]
        for line in lines {
          if line.hasPrefix("[[") { tables.append([]) }
          tables[tables.count - 1].append(line)
        }
        files[index].lines =
          tables[0].shuffled(using: &random)
          + tables.dropFirst().shuffled(using: &random).flatMap { $0 }
      }
    }
    return files.shuffled(using: &random).map {
      ([$0.head] + $0.lines).joined(separator: "\n") + "\n"
    }.joined()
  }

  /// A generator that gives the same numbers every time (splitmix64).
  private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
