import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// 自测 and exams.
@Suite struct QuizTests {
  static let bank = """
    编号,题型,题目,A,B,C,D,E,F,答案,解析,章节,出处
    1,单选,党的一大在哪一年召开？,1919,1921,1923,1927,,,B,一九二一年七月,第一章,党史
    2,多选,下列属于党的三大优良作风的有,理论联系实际,密切联系群众,批评和自我批评,艰苦奋斗,,,ＡＢＣ,,第二章,
    3,判断,党章是党的根本大法。,,,,,,,对,,第三章,
    """

  static func site(_ quiz: String = "bank: tiku.csv", bank: String = bank, _ rest: String = "")
    throws -> TestSite
  {
    try TestSite(
      """
      -- content/ceshi/_index.md --
      ---
      title: 测试
      kind: quizzes
      ---
      -- content/ceshi/dangshi.md --
      ---
      title: 党史自测
      date: 2026-06-01
      quiz: { \(quiz) }
      ---
      -- content/ceshi/tiku.csv --
      \(bank)
      -- themes/plain/templates/article.html --
      {{ article.content }}{% if article.interactive %}{{ article.interactive.kind }} \
      {{ article.interactive.script }} {{ article.interactive.state }}
      {{ article.interactive.content }}{% endif %}
      \(rest)
      """)
  }

  private static let whole =
    "bank: tiku.csv, single_points: 50, multiple_points: 30, judge_points: 20"

  @Test func aPageForPracticeHasAllQuestionsAndTheAnswersAfterThem() throws {
    let site = try Self.site(Self.whole)
    #expect(site.build().problems == [])
    let page = try #require(site.page("ceshi/dangshi.html"))
    let questions = try #require(page.firstRange(of: "党的一大在哪一年召开？"))
    let answers = try #require(page.firstRange(of: "<h2>答案</h2>"))
    #expect(questions.lowerBound < answers.lowerBound)
    #expect(page[answers.upperBound...].contains("<strong>B</strong>。一九二一年七月（第一章，党史）"))
    #expect(page[answers.upperBound...].contains("<strong>ABC</strong>（第二章）"))
    #expect(page.contains("自测，答案在网页里，成绩不作考核依据"))
    #expect(page.contains("quiz quiz.js"))
    #expect(page.contains("满分 100 分，60 分及格"))
    #expect(!site.outputFiles().contains { $0.hasSuffix("tiku.csv") })
  }

  @Test func nothingOfTheOutputOfAnExamKnowsTheAnswers() throws {
    let site = try Self.site(
      Self.whole + ", mode: exam, form: kaoshi, minutes: 30",
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [[forms]]
      id = "kaoshi"
      endpoint = "https://tj.example.org/f/kaoshi"
      kind = "exam"
      notice = "ceshi/gaozhi.md"
      -- content/ceshi/gaozhi.md --
      ---
      title: 个人信息处理告知
      date: 2026-06-01
      ---
      由机关党委收集。
      """)
    #expect(site.build().problems == [])
    let page = try #require(site.page("ceshi/dangshi.html"))
    #expect(page.contains("action=\"https://tj.example.org/f/kaoshi\""))
    #expect(page.contains("name=\"q-1\"") && page.contains("name=\"code\""))
    #expect(page.contains("quiz submission.js"))
    for word in ["答案", "data-answer", "一九二一年七月"] {
      #expect(runShell("grep -rl '\(word)' '\(site.root)/public'") == "", "\(word)")
    }
    #expect(!site.outputFiles().contains { $0.hasSuffix("tiku.csv") })
  }

  @Test func aFolderThatPublishesItsFilesKeepsTheBank() throws {
    let site = try Self.site(Self.whole, "-- content/ceshi/a.txt --\n说明")
    try site.write("content/ceshi/_index.md", "---\ntitle: 测试\npublish: true\n---\n")
    #expect(site.build().problems == [])
    #expect(site.outputFiles().contains("ceshi/a.txt"))
    #expect(!site.outputFiles().contains("ceshi/tiku.csv"))
  }

  @Test func theFixtureHasOneProblemForEachFault() throws {
    let site = try Self.site(
      bank: """
        编号,题型,题目,A,B,C,D,E,F,答案,解析,章节,出处
        1,单选,示例题一,甲,乙,丙,丁,,,B,,一,
        2,多选,示例题二,甲,乙,丙,丁,,,A,,一,
        3,判断,示例题三,,,,,,,对,,二,
        4,单选,示例题四,甲,甲,丙,丁,,,E,,二,
        5,单选,示例题五,甲,,丙,,,,A,,二,
        6,单选,示例题六,甲,乙,,,,,AB,,二,
        7,判断,示例题七,,,,,,,A,,二,
        3,判断,示例题八,,,,,,,错,,二,
        9,判断,示例题三,,,,,,,错,,二,
        10,多选,示例题九,甲,乙,,,,,AA,,二,
        ,单选,示例题十,甲,乙,,,,,A,,二,
        12,填空,示例题十一,,,,,,,甲,,二,
        """)
    let path = "content/ceshi/tiku.csv"
    #expect(
      Set(site.build().problems) == [
        "\(path):3:21 quiz-answer 多选题的答案至少有两个",
        "\(path):5:13 quiz-options 选项 B 和 A 一样",
        "\(path):6:14 quiz-options 选项 C 前面的 B 空着",
        "\(path):7:19 quiz-answer 单选题的答案只能有一个",
        "\(path):8:17 quiz-answer 判断题的答案只能是“对”或“错”",
        "\(path):9:1 quiz-duplicate 编号“3”已经用过",
        "\(path):10:6 quiz-duplicate 这道题前面已经有了",
        "\(path):11:20 quiz-answer 答案“AA”里有重复的字母",
        "\(path):12:1 missing-key 缺少“id”",
        "\(path):13:4 invalid-value “type”不能是“填空”",
      ])
  }

  @Test func aBankIsComparedWithWhatIsDrawn() throws {
    #expect(
      try Self.site("bank: tiku.csv, single: 2").build().problems == [
        "content/ceshi/dangshi.md:4:1 quiz-too-small 要抽 2 道单选题，题库里只有 1 道"
      ])
    #expect(
      try Self.site().build().problems == [
        "content/ceshi/dangshi.md:4:1 quiz-points 满分是 8 分，不是 100 分"
      ])
  }

  @Test func aBankFromAnOfficeProgramIsRead() throws {
    let text = "\u{FEFF}" + Self.bank.replacing("\n", with: "\r\n") + "\r\n,,,,,,,,,,,,\r\n"
    let site = try Self.site(Self.whole)
    try site.write("content/ceshi/tiku.csv", text)
    #expect(site.build().problems == [])
    try site.write("content/ceshi/tiku.csv", bytes: [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0x41, 0x0A])
    #expect(site.build().problems.first?.contains("not-utf8") == true)
  }

  @Test func aBankThatIsNotThereIsReported() throws {
    let site = try Self.site("bank: tku.csv")
    let problems = site.build().problems
    #expect(problems.count == 2, "\(problems)")
    #expect(
      problems[0].hasPrefix("content/ceshi/dangshi.md:4:15 missing-attachment"), "\(problems)")
    #expect(problems[1].hasPrefix("content/ceshi/tiku.csv unreferenced-file"), "\(problems)")
  }

  @Test func aThousandQuestionsAreLinear() throws {
    var rows = "编号,题型,题目,A,B,C,D,E,F,答案,解析,章节,出处\n"
    for number in 1...1000 { rows += "\(number),单选,题目\(number),甲,乙,丙,丁,,,A,解析,一,\n" }
    let site = try Self.site("bank: tiku.csv, single: 50", bank: rows)
    #expect(site.build().problems == [])
    #expect(site.page("ceshi/dangshi.html")?.contains("题目1000") == true)
  }
}
