/// What an article with something that readers take part in begins with.
///
/// Each is whole by itself: the article builds as it is, and its tables have the heads that are
/// asked for with a row to write over.
package enum InteractiveForm: String, Sendable, CaseIterable {
  case dues, quiz, exam, survey, vote, wall, contest, entry, form

  /// The lines of front matter below the common ones, for an article of that name.
  func lines(stem: String) -> String {
    switch self {
    case .dues: "dues: true\n"
    case .quiz:
      """
      quiz:
        bank: \(stem)-tiku.csv
        single_points: 50
        multiple_points: 30
        judge_points: 20
        minutes: 10

      """
    case .exam: InteractiveForm.quiz.lines(stem: stem) + "  mode: exam\n"
    case .survey: "survey:\n  questions: \(stem)-wenjuan.csv\n"
    case .vote: "vote:\n  candidates: \(stem)-houxuan.csv\n"
    case .wall: "wall:\n  id: \(stem)\n"
    case .contest: "contest:\n  id: \(stem)\n"
    case .entry: "contest:\n  id: zhengwen\n  number: \"001\"\n"
    case .form: "form: xinxiang\n"
    }
  }

  /// The files that it is made from, by their paths from the site's folder.
  ///
  /// - Parameters:
  ///   - stem: the name of the article without its ending.
  ///   - folder: the folder of the article, from the site's folder.
  /// - Returns: paths with texts; those of `data/` may be there already.
  func files(stem: String, folder: String) -> [(path: String, text: String)] {
    switch self {
    case .dues:
      [
        (
          "data/dues.toml",
          """
          # 党费标准，请照现行规定改写（docs/interactive.md）。
          [[rules]]
          name = "标准的名称"
          from = 2008-04-01
          source = "依据的文件"
          round = "fen"
          rates = [
            { payer = "在职", up_to = 3000, permille = 5 },
            { payer = "在职", permille = 10 },
          ]

          """
        )
      ]
    case .quiz, .exam:
      [
        (
          "\(folder)/\(stem)-tiku.csv",
          """
          编号,题型,题目,A,B,C,D,E,F,答案,解析,章节,出处
          1,单选,请改成单选题,甲,乙,丙,丁,,,A,,,
          2,多选,请改成多选题,甲,乙,丙,丁,,,AB,,,
          3,判断,请改成判断题,,,,,,,对,,,

          """
        )
      ]
    case .survey:
      [
        (
          "\(folder)/\(stem)-wenjuan.csv",
          "编号,题型,题目,A,B,C,D,必答\n1,单选,请改成题目,甲,乙,,,是\n2,问答,还有什么建议？,,,,,\n"
        )
      ]
    case .vote: [("\(folder)/\(stem)-houxuan.csv", "编号,姓名,单位,说明\n1,候选一,,\n2,候选二,,\n")]
    case .wall: [("data/walls/\(stem).csv", "编号,时间,姓名,单位,内容,审核人,审核日期\n")]
    case .contest: [("data/contests/\(stem).toml", Self.contestFile)]
    case .entry: [("data/contests/zhengwen.toml", Self.contestFile)]
    case .form: []
    }
  }

  private static let contestFile = """
    # 征文（docs/interactive.md）。到这天才公布作者和结果。
    results_on = 2100-01-01
    publish_scores = false

    [[awards]]
    name = "一等奖"
    count = 1

    """
}
