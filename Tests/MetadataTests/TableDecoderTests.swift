import Base
import Diagnostics
import Metadata
import RedSiteGen
import Testing

@Suite struct TableDecoderTests {
  /// Decodes the lines of a front matter; what `body` makes of them, and the problems.
  private func decode<Output>(
    _ lines: String, fence: String = "---", _ body: (inout TableDecoder) -> Output
  ) -> (Output?, [String]) {
    withFile("\(fence)\n\(lines)\n\(fence)\n") { file in
      var diagnostics: [Diagnostic] = []
      guard
        let matter = FrontMatter.read(file, path: "content/a.md", into: &diagnostics)
      else { return (nil, diagnostics.map(shown)) }
      var decoder = matter.decoder(for: file, path: "content/a.md")
      let output = body(&decoder)
      decoder.finish(into: &diagnostics)
      for diagnostic in diagnostics { #expect(diagnostic.help?.english.isEmpty == false) }
      return (output, diagnostics.sorted(by: Diagnostic.precedes).map(shown))
    }
  }

  @Test func plainYAMLIsTextWhateverItLooksLike() {
    let (texts, found) = decode("a: 2026\nb: true\nc: 1.50\nd: 　通知　\ne: ~\nf:\ng: ''") { table in
      ["a", "b", "c", "d", "e", "f", "g"].map { table.string($0)?.value }
    }
    #expect(found.isEmpty)
    #expect(texts == ["2026", "true", "1.50", "通知", nil, nil, ""])
  }

  @Test func tomlIsHeldToItsTypes() {
    let (_, found) = decode("title = 2026\nsummary = true\npinned = \"1\"", fence: "+++") {
      ($0.string("title"), $0.string("summary"), $0.integer("pinned"))
    }
    #expect(
      found == [
        "2:9 wrong-type “title”应是文字，这里是数字 2026\n  help: 改为：title = \"2026\"",
        "3:11 wrong-type “summary”应是文字，这里是 true\n  help: 改为：summary = \"true\"",
        "4:10 wrong-type “pinned”应是整数，这里是文字“1”\n  help: 改为：pinned = 1",
      ])
  }

  @Test func missingKeys() {
    let (_, found) = decode("title: ' '\ndate:") {
      ($0.requiredString("title", example: "标题"), $0.requiredDateTime("date", zone: .china))
    }
    #expect(
      found == [
        "2:1 missing-key “title”没有填写\n  help: 请写上，例如：title: 标题",
        "3:1 missing-key “date”没有填写\n  help: 请写上，例如：date: 2026-07-01",
      ])
    let (_, absent) = decode("a = 1", fence: "+++") {
      ($0.requiredString("title", example: "标题"), $0.integer("a"))
    }
    #expect(
      absent == ["1:1 missing-key 缺少“title”\n  help: 请写上，例如：title = \"标题\""])
  }

  @Test func booleans() {
    let (values, found) = decode("a: true\nb: 否\nc: yes\nd: 可能\ne: 'true'") { table in
      ["a", "b", "c", "d", "e"].map { table.boolean($0)?.value }
    }
    #expect(values == [true, false, nil, nil, nil])
    #expect(
      found == [
        "4:4 wrong-type “c”应是 true 或 false，这里是“yes”\n  help: 改为：c: true",
        "5:4 wrong-type “d”应是 true 或 false，这里是“可能”\n  help: 请写 true 或 false",
        "6:4 wrong-type “e”应是 true 或 false，这里是文字“true”\n  help: 改为：e: true",
      ])
  }

  @Test func integers() {
    let lines = "a: 12\nb: -1\nc: ３\nd: 九\ne: 99999999999999999999\nf: [1]\ng: 0"
    let (values, found) = decode(lines) { table in
      ["a", "b", "c", "d", "e", "f"].map { table.integer($0)?.value }
        + [table.integer("g", in: 1...100)?.value]
    }
    #expect(values == [12, -1, nil, nil, nil, nil, nil])
    #expect(
      found == [
        "4:4 wrong-type “c”应是整数，这里是“３”\n  help: 改为：c: 3",
        "5:4 wrong-type “d”应是整数，这里是“九”\n  help: 例如：d: 1",
        "6:4 wrong-type “e”应是整数，这里是“99999999999999999999”\n  help: 例如：e: 1",
        "7:4 wrong-type “f”应是整数，这里是列表\n  help: 例如：f: 1",
        "8:4 invalid-value “g”应在 1–100 之间，这里是 0\n  help: 请改成范围内的数",
      ])
  }

  @Test func datesPointAtTheOffendingPart() {
    let forms = DateProblemText.acceptedForms
    let (_, found) = decode("date: 2026-13-05\nupdated: '2026-07-32'\nexpires: [1]") {
      ($0.dateTime("date", zone: .china), $0.date("updated"), $0.date("expires"))
    }
    #expect(
      found == [
        "2:12 date-out-of-range 日期“2026-13-05”的月份不在 1–12 之间\n  help: \(forms)",
        "3:19 date-out-of-range 日期“2026-07-32”的日期不在 1–31 之间（2026 年 7 月有 31 天）\n"
          + "  help: \(forms)",
        "4:10 wrong-type “expires”应是日期，这里是列表\n  help: 例如：expires: 2026-07-01",
      ])
    let (_, timed) = decode("event_date: 2026-07-01 09:30") { $0.date("event_date") }
    #expect(
      timed == [
        "2:13 date-format “event_date”只写日期，不写时间\n  help: 例如：event_date: 2026-07-01"
      ])
  }

  @Test func listsOfTexts() {
    let lines = "a: [x, 二]\nb: 单个\nc: 党建、学习；会议，纪检\nd: [[1], y]\ne: [甲，乙]\nf: ['甲，乙']"
    let (values, found) = decode(lines) { table in
      [
        table.strings("a"), table.strings("b"), table.strings("c", splitsAtPunctuation: true),
        table.strings("d"), table.strings("e"), table.strings("f"), table.strings("none"),
      ].map { $0?.map { $0.value } }
    }
    #expect(
      values == [
        ["x", "二"], ["单个"], ["党建", "学习", "会议", "纪检"], ["y"], [], ["甲，乙"], nil,
      ])
    #expect(
      found == [
        "5:5 wrong-type “d”应是文字的列表，这里是列表\n  help: 例如：d: [甲, 乙]",
        "6:5 wrong-type 列表“e”里的逗号或括号是全角的，“甲，乙”会被当成一项\n"
          + "  help: 请用半角：甲, 乙；如果确实是一项，请加上英文引号",
      ])
  }

  @Test func innerTables() {
    let lines = """
      image: {src: a.jpg, atl: 图}
      attachments:
        - file: a.pdf
          title: 附件
        - b.pdf
      document: 公文
      """
    let (output, found) = decode(lines) { table in
      (
        table.table("image") { ($0.string("src")?.value, $0.string("alt")?.value) },
        table.tables("attachments") {
          ($0.requiredString("file", example: "a.pdf")?.value, $0.string("title")?.value)
        },
        table.table("document") { $0.string("number") }
      )
    }
    #expect(output?.0?.0 == "a.jpg")
    #expect(output?.1?.count == 1)
    #expect(
      found == [
        "2:21 unknown-key 不认识的键“atl”\n  help: 是不是“alt”？",
        "6:5 wrong-type “attachments”应是表的列表，这里是“b.pdf”\n  help: 例如：attachments: [{键: 值}]",
        "7:11 wrong-type “document”应是带有下级键的表，这里是“公文”\n  help: 例如：document: {键: 值}",
      ])
    let (_, missing) = decode("image: {alt: 图}") {
      $0.table("image") { ($0.requiredString("src", example: "a.jpg"), $0.string("alt")) }
    }
    #expect(missing == ["2:1 missing-key “image”里缺少“src”\n  help: 请写上，例如：src: a.jpg"])
  }

  @Test func unknownKeysNameWhatWasMeant() {
    let (_, found) = decode("titel: a\n标题: b\nTitle: c\nfoo: d\ndate: 1") { table in
      _ = table.string("title")
      _ = table.string("date")
      _ = table.table("extra")
    }
    #expect(
      found == [
        "2:1 unknown-key 不认识的键“titel”\n  help: 是不是“title”？主题自用的键请放在 extra 下",
        "3:1 unknown-key 不认识的键“标题”\n  help: 是不是“title”？主题自用的键请放在 extra 下\n"
          + "  fix: 6→\"title\"",
        "4:1 unknown-key 不认识的键“Title”\n  help: 是不是“title”？主题自用的键请放在 extra 下\n"
          + "  fix: 5→\"title\"",
        "5:1 unknown-key 不认识的键“foo”\n  help: 主题自用的键请放在 extra 下",
      ])
    let (_, plain) = decode("foo: 1") { ($0.string("title"), $0.string("date")) }
    #expect(plain == ["2:1 unknown-key 不认识的键“foo”\n  help: 可用的键：date、title"])
  }

  private enum Sort: String, CaseIterable { case date, weight, title }

  @Test func oneOfAFewNames() {
    let (values, found) = decode("a: weight\nb: Date\nc: 随便") { table in
      ["a", "b", "c"].map { table.oneOf($0, Sort.self)?.value }
    }
    #expect(values == [.weight, nil, nil])
    #expect(
      found == [
        "3:4 invalid-value “b”不能是“Date”\n  help: 是不是“date”？可以写：date、weight、title\n"
          + "  fix: 4→\"date\"",
        "4:4 invalid-value “c”不能是“随便”\n  help: 可以写：date、weight、title",
      ])
  }
}

enum DateProblemText {
  static let acceptedForms =
    "可以写成 2026-07-01、2026/07/01、2026.07.01、2026年7月1日 或 20260701，后面可加时间，如 2026-07-01 09:30"
}
