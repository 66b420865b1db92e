import Base
import ChineseMarkdown
import Testing

/// What is found in a text, and what is made of it.
@Suite struct WritingHabitTests {
  typealias Kind = WritingHabit.Kind

  /// A place that has some files.
  struct Place: MarkdownDocument {
    static let files: Set<String> = ["a.jpg", "b.md", "活动 照片 1.jpg", "图/a.jpg", "表 (1).xls"]
    var problems: [MarkdownProblem] = []

    func holdsFile(_ path: String) -> Bool { Self.files.contains(path) }

    mutating func resolve(
      _ destination: MarkdownDestination, into url: inout ByteBuffer
    ) -> ResolvedDestination {
      url.append(destination.bytes)
      return ResolvedDestination()
    }

    mutating func report(_ problem: MarkdownProblem) { problems.append(problem) }
  }

  /// What a text becomes.
  struct Reading {
    var html: String
    var kinds: [Kind]
    /// The text after the corrections.
    var mended: String

    init(_ text: String, _ policy: HabitPolicy = .mend) {
      var options = MarkdownOptions.site
      options.habits = policy
      var renderer = MarkdownRenderer(options: options)
      var place = Place()
      var output = ByteBuffer()
      var bytes = Array(text.utf8)
      bytes.withBytes {
        #expect(renderer.render($0, document: &place, into: &output))
      }
      html = output.makeString()
      kinds = []
      var fixes: [(range: Range<Int>, replacement: String)] = []
      for problem in place.problems {
        guard case .habit(let kind, _, let isCertain, let isError) = problem.kind else { continue }
        kinds.append(kind)
        #expect(isCertain == (problem.fix != nil))
        #expect(isError == (policy == .strict))
        if let fix = problem.fix { fixes.append(fix) }
      }
      for fix in fixes.reversed() {
        bytes.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
      }
      mended = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A habit is found, shown as it was meant or as GFM has it, and mended to a text without any.
  private func check(
    _ text: String, _ kind: Kind, _ mended: String, isAlone: Bool = true,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let found = Reading(text)
    #expect(!found.kinds.isEmpty, sourceLocation: location)
    if isAlone {
      #expect(found.kinds.allSatisfy { $0 == kind }, sourceLocation: location)
    }
    #expect(found.mended == mended, sourceLocation: location)
    let again = Reading(mended)
    #expect(again.kinds == [], sourceLocation: location)
    for policy in [HabitPolicy.warn, .strict] {
      let told = Reading(text, policy)
      #expect(told.kinds == found.kinds, sourceLocation: location)
      #expect(told.mended == mended, sourceLocation: location)
      if kind.isRendered || !isAlone { continue }
      #expect(told.html == found.html, sourceLocation: location)
    }
    if kind.isRendered { #expect(found.html == again.html, sourceLocation: location) }
  }

  /// Nothing is found.
  private func checkNone(_ text: String, _ location: SourceLocation = #_sourceLocation) {
    let found = Reading(text)
    #expect(found.kinds == [], "\(text)", sourceLocation: location)
    #expect(found.html == Reading(text, .warn).html, sourceLocation: location)
  }

  @Test(arguments: [
    ("　　甲。", "甲。"),
    ("　　甲。\n　　乙。", "甲。\n\n乙。"),
    ("各支部：\n　　甲。\n接着写\n　　乙。", "各支部：\n\n甲。\n接着写\n\n乙。"),
    ("> 　　甲。\n> 　　乙。", "> 甲。\n>\n> 乙。"),
    ("- 甲\n\n  　　乙。", "- 甲\n\n  乙。"),
    ("- 甲\n　　乙。", "- 甲\n\n乙。"),
    ("甲\n　　\n乙", "甲\n\n乙"),
    ("\u{A0}\u{A0}甲。", "甲。"), ("　 　甲。", "甲。"), ("\u{2003}\u{2003}甲。", "甲。"),
    ("甲。\r\n　　乙。\r\n", "甲。\r\n\r\n乙。\r\n"),
    ("　　![图](a.jpg)", "![图](a.jpg)"),
    ("　　## 一、总则", "## 一、总则"),
    ("文\n    　　乙。", "文\n\n乙。"),
    ("<b>\n\n　　乙。", "<b>\n\n乙。"),
  ])
  func wideIndentsBeginParagraphs(_ text: String, _ mended: String) {
    check(text, .wideIndent, mended)
  }

  @Test(arguments: [
    "```\n　　甲。\n```", "~~~ 甲\n　　甲。\n~~~~", "- 甲\n\n  ```\n  　　甲。\n  ```", "> ```\n> 　　甲。",
    "<div>\n　　甲。\n</div>", "<!--\n\n　　甲。\n-->", "<pre>\n\n　　甲。\n</pre>", "## 　一、甲",
    "甲　　乙", "　　```\n甲", "\u{A0}甲。", "\u{A0}\u{A0}a", "甲\n\u{A0}\u{A0}\n乙", "　　<div>", "`　　甲`",
  ])
  func wideSpacesElsewhereStay(_ text: String) { checkNone(text) }

  @Test(arguments: [
    ("    四个空格缩进的一段。", "四个空格缩进的一段。"),
    ("\t制表符缩进的一段。", "制表符缩进的一段。"),
    ("甲\n\n    第一段。\n\n    第二段：\n    第三段，\n    接着。", "甲\n\n第一段。\n\n第二段：\n\n第三段，\n接着。"),
    ("前文。\n    下文。", "前文。\n\n下文。"),
    ("    “两学一做”，重在做。", "“两学一做”，重在做。"),
    ("    2026年，任务很重。", "2026年，任务很重。"),
    ("- 甲\n\n        乙，丙。", "- 甲\n\n  乙，丙。"),
    (">     甲，乙。", "> 甲，乙。"),
    ("        　　甲，乙。", "甲，乙。"),
  ])
  func indentedProseIsNoCode(_ text: String, _ mended: String) {
    check(text, .indentedParagraph, mended)
  }

  @Test(arguments: [
    "    git clone https://a.cn", "    print(\"你好。\")", "    打印（\"你好。\"）; return x", "    # 注释，说明。",
    "    ├── 目录，一", "    目录\n    文件", "    中文，说明\n    let a = 1", "    姓名，单位    张某", "\t甲：\ta",
    "    标题: 党建，工作", "```\n    甲，乙。\n```", "- 甲\n\n    乙，丙。", "1. 甲\n\n   乙，丙。", "甲\n    乙，丙。",
  ])
  func codeStaysCode(_ text: String) { checkNone(text) }

  @Test(arguments: [
    ("一、甲。\n二、乙。", "一、甲。\n\n二、乙。"),
    ("通知如下：\n一、时间：七月一日\n二、地点：会议室", "通知如下：\n\n一、时间：七月一日\n\n二、地点：会议室"),
    ("（一）甲。\n（二）乙。", "（一）甲。\n\n（二）乙。"),
    ("第一条 甲。\n第二条 乙。", "第一条 甲。\n\n第二条 乙。"),
    ("1.甲。\n2.乙。\n3.丙。", "1.甲。\n\n2.乙。\n\n3.丙。"),
    ("九、甲。\n十、乙。\n十一、丙。\n二十、丁。", "九、甲。\n\n十、乙。\n\n十一、丙。\n\n二十、丁。"),
    ("请准时参加。\n机关党委\n2026年11月20日", "请准时参加。\n\n机关党委\n\n2026年11月20日"),
    ("> 一、甲。\n> 二、乙。", "> 一、甲。\n>\n> 二、乙。"),
    ("- 甲\n\n  一、乙。\n  二、丙。", "- 甲\n\n  一、乙。\n\n  二、丙。"),
    ("①甲；\n②乙。", "①甲；\n\n②乙。"),
  ])
  func oneEnterBetweenParagraphsIsTold(_ text: String, _ mended: String) {
    check(text, .joinedParagraphs, mended)
  }

  @Test(arguments: [
    "甲。\n乙。", "各支部要认真学习，\n深入讨论。", "1. 甲。\n2. 乙。", "一、甲。", "1.5 万元\n2.5 万元", "一、甲，\n接着写。\n二、乙。",
    "2026年7月1日", "一、甲。  \n二、乙。", "一、甲。\\\n二、乙。", "见图 1\n2026年7月1日",
  ])
  func ordinaryLineEndsStay(_ text: String) { checkNone(text) }

  @Test(arguments: [
    ("##一、安排", "## 一、安排"), ("＃＃ 二、要求", "## 二、要求"), ("＃＃＃（三）要求", "### （三）要求"),
    ("##　四、要求", "## 四、要求"), ("# 五\n##\u{A0}六", "# 五\n## 六"), ("##一、安排##", "## 一、安排"),
    ("文\n##二、安排", "文\n## 二、安排"), ("##1、时间", "## 1、时间"), ("- ##一、甲", "- ## 一、甲"),
    ("> ##一、甲", "> ## 一、甲"), ("#　七、要求", "# 七、要求"),
  ])
  func headingsWantASpace(_ text: String, _ mended: String) { check(text, .headingSpace, mended) }

  @Test(arguments: [
    "#主题党日# 活动", "##Heading", "###", "## 一、安排", "#######七", "```\n##一、安排\n```", "    ##一、安排",
    "C##语言", "\\##一、安排",
  ])
  func otherMarksAreNoHeadings(_ text: String) { checkNone(text) }

  @Test(arguments: [
    ("＊＊重点＊＊", "**重点**"), ("请注意＊＊重点＊＊内容", "请注意**重点**内容"),
    ("一、甲\n\n－－－\n\n乙", "一、甲\n\n---\n\n乙"), ("甲\n－－－－\n乙", "甲\n\n---\n乙"), ("＊＊＊", "---"),
    ("｜姓名｜单位｜\n｜---｜---｜\n｜甲｜乙｜", "| 姓名 | 单位 |\n|---|---|\n| 甲 | 乙 |"),
    ("｜姓名｜单位｜\n｜甲｜乙｜", "| 姓名 | 单位 |\n|---|---|\n| 甲 | 乙 |"),
    ("下表：\n｜姓名｜单位｜\n｜－－｜－－｜\n｜甲｜乙｜\n说明", "下表：\n\n| 姓名 | 单位 |\n|---|---|\n| 甲 | 乙 |\n\n说明"),
    ("｜姓名｜单位｜\n|---|---|\n｜甲｜乙｜", "| 姓名 | 单位 |\n|---|---|\n| 甲 | 乙 |"),
  ])
  func wideMarksAreTold(_ text: String, _ mended: String) { check(text, .wideMark, mended) }

  @Test(arguments: [
    "张＊＊、李＊＊", "张＊＊和李＊＊", "电话138＊＊＊＊1234，138＊＊＊＊1235", "`＊＊重点＊＊`", "5＊＊2＊＊3", "｜甲", "－－",
    "```\n｜甲｜乙｜\n｜甲｜乙｜\n```",
  ])
  func wideMarksElsewhereStay(_ text: String) { checkNone(text) }

  @Test(arguments: [
    ("！[合影]（a.jpg）", "![合影](a.jpg)"), ("见[通知]（b.md）。", "见[通知](b.md)。"),
    ("![合影](活动 照片 1.jpg)", "![合影](<活动 照片 1.jpg>)"), ("![合影](图\\a.jpg)", "![合影](图/a.jpg)"),
    ("[通知](b.md）", "[通知](b.md)"), ("［通知］（b.md）", "[通知](b.md)"), ("![合影]（a.jpg）", "![合影](a.jpg)"),
    ("！[合影](a.jpg)", "![合影](a.jpg)"), ("[上级]（https：//a.cn/x）", "[上级](https://a.cn/x)"),
    ("![合影](活动 照片 1.jpg \"题\")", "![合影](<活动 照片 1.jpg> \"题\")"),
    ("[表](表 (1).xls)", "[表](<表 (1).xls>)"), ("- 见[通知]（b.md#二）", "- 见[通知](b.md#二)"),
  ])
  func linksInWideBracketsAreLinks(_ text: String, _ mended: String) {
    check(text, .linkForm, mended)
  }

  @Test(arguments: [
    "见[注]（见下文）", "[甲](b.md)", "[甲](b.md \"题\")", "`[通知]（b.md）`", "热烈欢迎！[详情](b.md)",
    "[甲](<活动 照片 1.jpg>)",
    "数组 a[1]（第 2 个）", "\\[通知]（b.md）", "[甲](图\\meiyou.md)", "``` \n[通知]（b.md）",
    "``a [通知]（b.md）\n接着``",
  ])
  func otherBracketsStay(_ text: String) { checkNone(text) }

  @Test func aLinkToNothingIsToldAndNotMended() {
    for text in ["[通知]（meiyou.md）", "！[合影]（meiyou.jpg）", "![合影](没 有.jpg)"] {
      let found = Reading(text)
      #expect(found.kinds == [.linkForm])
      #expect(found.mended == text)
      #expect(found.html == Reading(text, .warn).html)
    }
  }

  @Test(arguments: [
    ("姓名\t单位\t职务\n张某\t办公室\t主任", "| 姓名 | 单位 | 职务 |\n|---|---|---|\n| 张某 | 办公室 | 主任 |"),
    ("| 姓名 | 单位 |\n| 张某 | 办公室 |", "| 姓名 | 单位 |\n|---|---|\n| 张某 | 办公室 |"),
    ("名单：\n姓名\t单位\n甲\t\n说明", "名单：\n\n| 姓名 | 单位 |\n|---|---|\n| 甲 | |\n\n说明"),
    ("|姓名|单位|职务|\n|---|---|\n|甲|乙|丙|", "| 姓名 | 单位 | 职务 |\n|---|---|---|\n| 甲 | 乙 | 丙 |"),
    ("- 名单：\n\n  | 姓名 | 单位 |\n  | 甲 | 乙 |", "- 名单：\n\n  | 姓名 | 单位 |\n  |---|---|\n  | 甲 | 乙 |"),
    ("姓名\ta|b\n甲\tc", "| 姓名 | a\\|b |\n|---|---|\n| 甲 | c |"),
    ("> 姓名\t单位\n> 甲\t乙", "> | 姓名 | 单位 |\n> |---|---|\n> | 甲 | 乙 |"),
  ])
  func pastedTablesAreTold(_ text: String, _ mended: String) { check(text, .pastedTable, mended) }

  @Test(arguments: [
    "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "甲 | 乙\n--|--\n丙 | 丁", "| 甲 | 乙 |", "甲\t乙",
    "name\tunit\na\tb", "a\tb\nc\td",
    "表：\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "```\n甲\t乙\n丙\t丁\n```",
    "•\t甲乙\n•\t丙丁", "1.\t甲乙\n2.\t丙丁", "-\t甲乙\n-\t丙丁",
  ])
  func tablesAndLooseTabsStay(_ text: String) { checkNone(text) }

  @Test func theWholePastedNoticeComesOutRight() {
    let text = """
      各党支部：
      　　根据要求，现通知如下。
      　　一、时间。
      　　二、地点。
      机关党委
      2026年11月20日
      """
    check(
      text, .joinedParagraphs,
      "各党支部：\n\n根据要求，现通知如下。\n\n一、时间。\n\n二、地点。\n\n机关党委\n\n2026年11月20日", isAlone: false)
  }

  @Test func placesAreThoseOfTheSource() {
    let text = "　　甲。\n　　见[坏](javascript:x)。\n\n##一、<b>"
    var renderer = MarkdownRenderer()
    var document = Place()
    var output = ByteBuffer()
    Array(text.utf8).withBytes {
      _ = renderer.render($0, document: &document, into: &output)
    }
    let told = document.problems.compactMap { problem -> String? in
      if case .habit = problem.kind { return nil }
      return Rendering.excerpt(text, problem)
    }
    #expect(told == ["javascript:x", "<b>"])
  }

  @Test func summaryAndWordsAreOfTheMendedText() {
    var renderer = MarkdownRenderer()
    let text = Array("　　甲[乙]（b.md）。\n##丙丁\n\n    戊，己。".utf8)
    text.withBytes {
      #expect(renderer.summary(of: $0, characters: 40, place: Place()) == "甲乙。戊，己。")
      #expect(renderer.wordCount(of: $0, place: Place()) == 6)
    }
  }

  @Test func gfmKnowsNoHabits() {
    #expect(gfm("　　甲。\n##一、乙") == "<p>　　甲。\n##一、乙</p>\n")
  }
}
