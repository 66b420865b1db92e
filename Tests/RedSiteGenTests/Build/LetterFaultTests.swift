import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What is missing, doubled, impossible or contradictory in the files of letters, at its place.
@Suite struct LetterFaultTests {
  private static let box = """
    id = "box"
    name = "信箱"
    column = "box"
    answer = "15w"
    extend = "10w"
    phone = "010-00000000"
    """

  private static func site(
    box: String = box, letters: [(path: String, front: String, body: String)] = [],
    privately: String = "", more: String = ""
  ) throws -> TestSite {
    let files = letters.map { letter in
      """
      -- content/\(letter.path).md --
      ---
      title: 信
      \(letter.front)
      ---
      \(letter.body)
      """
    }
    let table = privately.isEmpty ? "" : "-- data/letters-private.csv --\n" + privately
    return try TestSite(
      """
      -- data/units.csv --
      标识,名称
      u1,第一支部
      -- data/mailboxes.toml --
      [[mailboxes]]
      \(box)
      -- content/box/_index.md --
      ---
      title: 信箱
      ---
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      \(files.joined(separator: "\n"))
      \(table)
      \(more)
      """)
  }

  /// Places and codes of what a build finds.
  private static func found(_ site: TestSite, asOf: String = "2026-07-01") -> [String] {
    site.build { $0.asOf = asOf }.problems.map {
      $0.split(separator: " ")[...1].joined(separator: " ")
    }
  }

  private static let question = "## 来信\n\n问。"
  private static let answered = "## 来信\n\n问。\n\n## 答复\n\n答。"

  /// The keys of a letter of 1 June 2026, due on 23 June, in line 4 of its file.
  private static func front(_ keys: String) -> String {
    "date: 2026-06-01\nletter: { number: 2026-0001, topic: 建议, from: 网友, \(keys) }"
  }

  @Test(arguments: [
    // What must be there.
    ("date: 2026-06-01\nletter: { topic: 建议, from: 网友 }", question, ["4:1 missing-key"]),
    ("date: 2026-06-01\nletter: { number: 1, from: 网友 }", question, ["4:1 missing-key"]),
    ("date: 2026-06-01\nletter: { number: 1, topic: 建议 }", question, ["4:1 missing-key"]),
    (
      "date: 2026-06-01\nletter: { number: \"\", topic: 建议, from: 网友 }", question,
      ["4:11 missing-key"]
    ),
    ("date: 2026-06-01\nletter: 1", question, ["4:9 wrong-type"]),
    (front("untit: u1"), question, ["4:51 unknown-key"]),
    (front("unit: u1, unit: u1"), question, ["4:61 duplicate-key"]),
    // Names.
    (front("unit: u2"), question, ["4:57 unknown-unit"]),
    (front("answered_by: u2, answered_on: 2026-06-02"), answered, ["4:64 unknown-unit"]),
    (front("state: 待办"), question, ["4:58 invalid-value"]),
    (
      "date: 2026-06-01\nletter: { number: 1, topic: 表杨, from: 网友 }", question,
      ["4:29 invalid-value"]
    ),
    (
      "date: 2026-06-01\nletter: { number: 1, topic: 检举, from: 网友 }", question,
      ["4:29 letter-not-for-public"]
    ),
    (
      "date: 2026-06-01\nletter: { number: 1, topic: 建议, from: 示例一 }", question,
      ["4:39 letter-sender"]
    ),
    (
      "date: 2026-06-01\nletter: { number: 1, topic: 建议, from: 匿名 }", question,
      ["4:39 letter-sender"]
    ),
    (
      "date: 2026-06-01\nletter: { number: 1, topic: 建议, from: 示例先生 }", question,
      ["4:39 letter-sender"]
    ),
    // Numbers.
    (
      "date: 2026-06-01\nletter: { number: 甲, topic: 建议, from: 网友 }", question,
      ["4:19 letter-number"]
    ),
    (
      "date: 2026-06-01\nletter: { number: 2025-0001, topic: 建议, from: 网友 }", question,
      ["4:19 letter-number"]
    ),
    (
      "date: 2026-06-01\nletter: { number: 2026-0003, topic: 建议, from: 网友 }", question,
      ["4:19 letter-number"]
    ),
    // Days.
    (front("forwarded_on: 2026-05-31"), question, ["4:65 letter-date"]),
    (front("answered_on: 2026-05-31"), answered, ["4:64 letter-date"]),
    (front("forwarded_on: 2026-06-05, answered_on: 2026-06-04"), answered, ["4:65 letter-date"]),
    (front("answered_on: 2026-13-01"), answered, ["4:69 date-out-of-range"]),
    (front("answered_on: 2026-06-04, state: 撤回"), answered, ["4:64 letter-date"]),
    (front("answered_by: u1"), question, ["4:64 letter-date"]),
    (front("unit: u1"), answered, ["10:1 letter-date"]),
    (front("due: 2026-06-22"), question, ["4:56 letter-due"]),
    (front("due: 2026-06-23"), question, []),
    // Answers.
    (front("answered_on: 2026-06-04"), question, ["4:64 letter-without-answer"]),
    (
      front("answered_on: 2026-06-04"), question + "\n\n## 答复\n\n<!-- 稍后\n补上 -->\n",
      ["4:64 letter-without-answer"]
    ),
    (
      front("answered_on: 2026-06-04"), question + "\n\n```\n## 答复\n答\n```\n",
      ["4:64 letter-without-answer"]
    ),
    (front("answered_on: 2026-06-04, answer: news/b.md"), question, ["4:84 broken-link"]),
    (front("answered_on: 2026-06-04, answer: news/a.md"), question, []),
    (front("answer: news/a.md"), question, ["4:59 letter-date"]),
    (front("answered_on: 2026-06-04, answer: news/a.md"), answered, ["4:84 letter-section"]),
    // The text.
    (front("unit: u1"), "问。", ["4:1 letter-section"]),
    (front("unit: u1"), question + "\n\n## 来信\n\n再问。", ["10:1 letter-section"]),
    (front("answered_on: 2026-06-04"), answered + "\n\n## 答复\n\n再答。", ["14:1 letter-section"]),
    (front("answered_on: 2026-06-04"), "## 答复\n\n答。\n\n" + question, ["6:1 letter-section"]),
    (
      front("answered_on: 2026-06-04"), "##来信\n\n问。\n\n　　## 答复 ##\n\n答。",
      ["6:1 heading-space", "10:1 wide-indent"]
    ),
    // Extensions.
    (front("extended_to: 2026-06-30"), question, ["4:64 invalid-extension"]),
    (front("extended_by: 主任"), question, ["4:64 invalid-extension"]),
    (
      front("extended_to: 2026-06-23, extended_on: 2026-06-10, extended_by: 主任"), question,
      ["4:64 invalid-extension"]
    ),
    (
      front("extended_to: 2026-07-08, extended_on: 2026-06-10, extended_by: 主任"), question,
      ["4:64 invalid-extension"]
    ),
    (front("extended_to: 2026-07-07, extended_on: 2026-06-10, extended_by: 主任"), question, []),
    (
      front("extended_to: 2026-07-07, extended_on: 2026-06-24, extended_by: 主任"), question,
      ["4:89 extension-late"]
    ),
    (front("extended_to: 2026-07-07, extended_on: 2026-06-23, extended_by: 主任"), question, []),
    (
      front("extended_to: 2026-07-07, extended_on: 2026-05-23, extended_by: 主任"), question,
      ["4:89 letter-date"]
    ),
  ])
  func aLetterSaysWhatItMust(_ front: String, _ body: String, _ expected: [String]) throws {
    let site = try Self.site(
      letters: [("box/1", front, body), ("news/a", "date: 2026-06-04", "答。")])
    #expect(Self.found(site) == expected.map { "content/box/1.md:" + $0 })
  }

  @Test(arguments: [
    "网友", "党员", "群众", "王**", "李某", "张先生", "欧阳女士", "李某某", "赵同志", "陈×",
  ])
  func namesThatSayNothingArePublic(_ name: String) throws {
    let site = try Self.site(
      letters: [
        (
          "box/1", "date: 2026-06-01\nletter: { number: 1, topic: 建议, from: \"\(name)\" }",
          Self.question
        )
      ])
    #expect(Self.found(site) == [])
  }

  @Test func aNameIsNotPrintedWhole() throws {
    let site = try Self.site(
      letters: [
        (
          "box/1", "date: 2026-06-01\nletter: { number: 1, topic: 建议, from: 示例一 }",
          Self.question
        )
      ])
    let text = site.build().report.text(.text, in: .chinese)
    #expect(text.contains("from: 示＊＊ }") && !text.contains("示例一"), "\(text)")
    #expect(!site.build().report.text(.json, in: .english).contains("示例一"))
  }

  @Test func consentFreesAName() throws {
    let site = try Self.site(
      letters: [
        (
          "box/1", "date: 2026-06-01\nletter: { number: 1, topic: 建议, from: 示例一, consent: true }",
          Self.question
        )
      ])
    #expect(Self.found(site) == [])
  }

  @Test(arguments: [
    ("id = \"box\"\nname = \"信箱\"\nphone = \"1\"", ["1:1 missing-key", "1:1 missing-key"]),
    (box + "\nanswer = \"3w\"", ["8:1 duplicate-key"]),
    (box.replacing("15w", with: "15"), ["5:10 invalid-value"]),
    (box.replacing("010-00000000", with: ""), ["2:6 mailbox-without-contact"]),
    (box + "\nowner = \"u9\"", ["8:9 unknown-unit"]),
    (box.replacing("\"box\"\nanswer", with: "\"bax\"\nanswer"), ["4:10 unknown-column"]),
    (box + "\npublish = \"all\"", ["8:11 invalid-value"]),
    (box + "\nfor_each = \"delegates\"", ["8:12 invalid-value"]),
    (box + "\nfor_each = \"people\"", ["8:12 invalid-value"]),
    (box + "\nopens = 2026-02-01\ncloses = 2026-01-01", ["9:10 invalid-value"]),
    (box + "\nform = \"a\"", ["8:8 unknown-form"]),
    (box + "\ntype = \"report\"", ["4:1 invalid-value", "5:1 invalid-value", "6:1 invalid-value"]),
    (box + "\n[[mailboxes]]\n" + box, ["9:6 duplicate-identifier", "11:10 invalid-value"]),
  ])
  func aMailboxSaysWhatItMust(_ box: String, _ expected: [String]) throws {
    let site = try Self.site(box: box)
    #expect(Self.found(site) == expected.map { "data/mailboxes.toml:" + $0 })
  }

  @Test func theColumnOfABoxHasNothingButLetters() throws {
    let site = try Self.site(letters: [
      ("box/1", "date: 2026-06-01", "问。"), ("box/2", "date: 2026-06-01\ndraft: true", "问。"),
      ("news/1", Self.front("unit: u1"), Self.question),
    ])
    #expect(
      Self.found(site) == [
        "content/box/1.md:2:1 letter-missing", "content/news/1.md:4:1 unknown-mailbox",
      ])
    try site.write("content/news/_index.md", "---\ntitle: 新闻\nkind: letters\n---\n")
    #expect(Self.found(site).contains("content/news/_index.md:3:1 unknown-mailbox"))
    try site.write("content/box/_index.md", "---\ntitle: 信箱\nkind: pictures\n---\n")
    #expect(Self.found(site).contains("data/mailboxes.toml:4:10 invalid-value"))
  }

  @Test func aBoxThatPublishesNothingHasNoTexts() throws {
    let site = try Self.site(
      box: Self.box + "\npublish = \"none\"",
      letters: [("box/1", Self.front("answered_on: 2026-06-02"), Self.answered)])
    #expect(Self.found(site) == ["content/box/1.md:4:1 letter-not-for-public"])
  }

  @Test func aBoxMayBeClosed() throws {
    let site = try Self.site(
      box: Self.box + "\nopens = 2026-06-02\ncloses = 2026-06-30",
      letters: [("box/1", Self.front("unit: u1"), Self.question)])
    #expect(Self.found(site) == ["content/box/1.md:3:7 letter-date"])
  }

  @Test func aBoxWithoutExtensionPutsNothingOff() throws {
    let site = try Self.site(
      box: Self.box.replacing("extend = \"10w\"\n", with: ""),
      letters: [
        (
          "box/1",
          Self.front("extended_to: 2026-06-30, extended_on: 2026-06-10, extended_by: 主任"),
          Self.question
        )
      ])
    #expect(Self.found(site) == ["content/box/1.md:4:64 invalid-extension"])
  }

  private static let head = "编号,信箱,收到,主题类,单位,转办,答复,结果\n"

  @Test(arguments: [
    (head + "1,box,2026-06-01,建议,u1,2026-06-02,2026-06-03,已答复", []),
    (head + "1,box,2026-06-01,建议,,,,", []),
    (head + ",box,2026-06-01,建议,,,,", ["2:1 missing-key"]),
    (head + "1,,2026-06-01,建议,,,,", ["2:1 missing-key"]),
    (head + "1,box,,建议,,,,", ["2:1 missing-key"]),
    (head + "1,box,2026-06-01,,,,,", ["2:1 missing-key"]),
    (head + "1,bax,2026-06-01,建议,,,,", ["2:3 unknown-mailbox"]),
    (head + "1,box,2026-06-31,建议,,,,", ["2:15 date-out-of-range"]),
    (head + "1,box,2026-06-01,建意,,,,", ["2:18 invalid-value"]),
    (head + "1,box,2026-06-01,举报,,,,", ["2:18 letter-not-for-public"]),
    (head + "1,box,2026-06-01,建议,u9,,,", ["2:21 unknown-unit"]),
    (head + "1,box,2026-06-01,建议,u1,2026-05-02,,", ["2:24 letter-date"]),
    (head + "1,box,2026-06-01,建议,u1,,2026-05-02,", ["2:25 letter-date"]),
    (head + "1,box,2026-06-01,建议,u1,,,已答复", ["2:26 letter-without-answer"]),
    (head + "1,box,2026-06-01,建议,u1,,2026-06-02,撤回", ["2:25 letter-date"]),
    (head + "1,box,2026-06-01,建议,u1,,,办结", ["2:26 invalid-value"]),
    (head + "1,box,2026-06-01,建议,,,,\n1,box,2026-06-02,建议,,,,", ["3:1 letter-number"]),
    (head + "1,box,2026-06-01,建议,,,,\n5,box,2026-06-02,建议,,,,", ["3:1 letter-number"]),
    ("编号,信箱,收到,主题类,内容\n1,box,2026-06-01,建议,文字", ["1:14 unknown-key"]),
    ("编号,信箱,收到\n1,box,2026-06-01", ["1:1 missing-key"]),
    (
      "编号,信箱,收到,主题类,延期至\n1,box,2026-06-01,建议,2026-06-30", ["2:21 invalid-extension"]
    ),
  ])
  func aRowSaysWhatItMust(_ table: String, _ expected: [String]) throws {
    let site = try Self.site(privately: table)
    #expect(Self.found(site) == expected.map { "data/letters-private.csv:" + $0 })
  }

  @Test func numbersGoOnOverPagesRowsAndDrafts() throws {
    let letters = [
      (
        "box/1", "date: 2026-06-01\nletter: { number: 2026-0012, topic: 建议, from: 网友 }",
        Self.question
      ),
      (
        "box/3",
        "date: 2026-06-03\ndraft: true\nletter: { number: 2026-0014, topic: 建议, from: 网友 }",
        ""
      ),
      (
        "box/4", "date: 2026-06-04\nletter: { number: 2026-0015, topic: 建议, from: 网友 }",
        Self.question
      ),
      (
        "box/5", "date: 2026-06-04\nletter: { number: 2026-0017, topic: 建议, from: 网友 }",
        Self.question
      ),
    ]
    let row = Self.head + "2026-0013,box,2026-06-02,建议,,,,\n"
    let site = try Self.site(
      box: Self.box + "\nfirst_number = \"2026-0012\"", letters: letters, privately: row)
    let problems = site.build().problems
    #expect(problems == ["content/box/5.md:4:19 letter-number 编号 2026-0016 没有来信"])
    // Another series of the box begins anew.
    try site.write(
      "content/box/5.md",
      "---\ntitle: 信\ndate: 2026-06-04\nletter: { number: 乙1, topic: 建议, from: 网友 }\n---\n## 来信\n\n问。\n"
    )
    #expect(site.build().problems == [])
    // Where a file cannot be read, nobody knows whether a number is missing.
    try site.write("content/box/1.md", "---\ntitle: [\n---\n")
    let unread = site.build().problems
    #expect(unread.contains { $0.contains("yaml-syntax") })
    #expect(!unread.contains { $0.contains(" letter-") }, "\(unread)")
  }

  @Test(arguments: [
    ("off_hours = \"later\"", "2:13 invalid-value"),
    ("off_hours = \"next-workday\"\ncutoff = \"25:00\"", "3:10 invalid-value"),
    ("cutoff = \"17:30\"", "2:10 invalid-value"),
    ("topics = [\"建议\", \"举报\"]", "2:17 invalid-value"), ("topic = []", "2:1 unknown-key"),
  ])
  func settingsAreChecked(_ lines: String, _ expected: String) throws {
    let site = try Self.site()
    try site.write(
      "site.toml",
      "[letters]\n\(lines)\n[site]\nname = \"测试网站\"\nbase_url = \"https://a.example.org/\"\ntheme = \"plain\"\n"
    )
    #expect(Self.found(site) == ["site.toml:" + expected])
  }

  /// Each register can be written either way.
  @Test func registersAreTablesOrTOML() throws {
    let site = try TestSite(
      """
      -- data/mailboxes.csv --
      标识,名称,栏目,期限,转办期限,延期,匿名,公开,电话
      box,信箱,box,15w,3w,10w,是,received,010-00000000
      -- data/letters-private.toml --
      [[letters]]
      number = "2026-0002"
      mailbox = "box"
      received = 2026-06-02
      topic = "求助"
      outcome = "不予受理"
      -- content/box/_index.md --
      ---
      title: 信箱
      ---
      -- content/box/1.md --
      ---
      title: 信
      date: 2026-06-01
      letter: { number: 2026-0001, topic: 建议, from: 匿名 }
      ---
      ## 来信

      问。
      """)
    #expect(Self.found(site) == [])
    #expect(site.page("box/1.html")?.contains("问。") == true)
  }

  @Test func registersStandOnce() throws {
    let site = try Self.site(
      privately: Self.head + "1,box,2026-06-01,建议,,,,\n",
      more: "-- data/letters-private.toml --\n[[letters]]\nnumber = \"1\"")
    #expect(Self.found(site) == ["data/letters-private.toml two-registers"])
    let misspelt = try Self.site(more: "-- data/mailboxs.toml --\na = 1")
    #expect(Self.found(misspelt) == ["data/mailboxs.toml unknown-data-file"])
  }
}
