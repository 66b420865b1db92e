import Base
import Diagnostics
import Metadata

/// A survey: its questions and, after it, what came of it.
package struct Survey: Sendable {
  /// What front matter says.
  package var request: Request
  /// The questions.
  package var questions: [Question] = []
  /// How many answered it; nil while there is no result.
  package var total: Int?

  /// What front matter says of a survey (`survey`).
  package struct Request: Sendable {
    /// The days on which it can be answered.
    package var days = OpenDays()
    /// The form that posts it.
    package var form: Located<String>?
    /// The file with the questions.
    package var questions: Located<String>?
    /// The file with the results.
    package var answers: Located<String>?
    /// The article that says what was done about it, as a path.
    package var feedback: Located<String>?
    /// How long after the last day results or feedback are due.
    package var remind = Term(count: 20, isWorkdays: true)
    /// Where front matter says it.
    package var range = 0..<0
  }

  /// A number of days or working days.
  package struct Term: Sendable, Equatable {
    package var count: Int
    package var isWorkdays: Bool
  }

  /// The kinds of questions.
  package enum Kind: String, Sendable, CaseIterable {
    case single = "单选"
    case multiple = "多选"
    case text = "问答"
  }

  /// A question with the counts of its options.
  package struct Question: Sendable {
    package var identifier: Located<String>
    package var kind: Kind
    package var text: String
    package var options: [String]
    package var isRequired: Bool
    /// How many chose each option; empty while there is no result.
    package var counts: [Int] = []

    /// The share of each option in tenths of a percent.
    package func shares(of total: Int) -> [Int] {
      kind == .single ? Shares.exact(counts) : counts.map { Shares.single($0, of: total) }
    }
  }
}

extension Survey.Request {
  /// Reads `survey`.
  package init(_ table: inout TableDecoder) {
    range = table.range
    days = OpenDays(&table)
    form = table.string("form")
    questions = table.requiredString("questions", example: "wenjuan.csv")
    answers = table.string("answers")
    feedback = table.string("feedback")
    guard let written = table.string("remind") else { return }
    let digits = written.value.dropLast()
    if let unit = written.value.last, "wd".contains(unit), let count = Int(digits),
      (1...366).contains(count)
    {
      remind = Survey.Term(count: count, isWorkdays: unit == "w")
    } else {
      table.report(
        .invalidValue, at: written.range,
        Message("“\(written.value)”不是期限", "“\(written.value)” is no term"),
        help: Message("工作日写 20w，自然日写 30d", "20w for working days, 30d for days"))
    }
  }
}

extension Survey {
  private static let questionColumns =
    [
      Sheet.Column("id", "编号"), Sheet.Column("type", "题型"), Sheet.Column("text", "题目"),
      Sheet.Column("required", "必答"),
    ] + OptionLetters.all.map { Sheet.Column($0, "选项" + $0) }

  private static let answerColumns = [
    Sheet.Column("question", "题号"), Sheet.Column("option", "选项"), Sheet.Column("count", "人数"),
  ]

  /// Reads the questions and, where they are there, the results.
  package init(
    _ request: Request, questions: Sheet?, answers: Sheet?, into diagnostics: inout [Diagnostic]
  ) {
    self.request = request
    guard let questions else { return }
    let known = diagnostics.count
    self.questions =
      questions.rows(
        Self.questionColumns, required: ["id", "type", "text"], into: &diagnostics
      ) { Self.question(&$0) } ?? []
    questions.checkNumbers(self.questions.map(\.identifier), into: &diagnostics)
    // Results of questions that could not be read would all be at fault too.
    if diagnostics.count == known, let answers { read(answers, into: &diagnostics) }
  }

  private static func question(_ row: inout TableDecoder) -> Question? {
    let identifier = row.requiredString("id", example: "1")
    if !row.contains("type") { row.reportMissing("type", example: "单选") }
    let kind = row.oneOf("type", Kind.self)
    let text = row.requiredString("text", example: "题目")
    let isRequired = row.boolean("required")?.value ?? false
    let options = row.options(most: OptionLetters.all.count)
    guard let identifier, let kind, let text, let options else { return nil }
    let isFitting = kind.value == .text ? options.isEmpty : options.count >= 2
    if !isFitting {
      row.report(
        .quizOptions, at: identifier.range,
        kind.value == .text
          ? Message("问答题不写选项", "a 问答 has no options")
          : Message("至少要有两个选项", "there must be two options at least"),
        help: Message("请核对题型和选项", "compare the kind with the options"))
      return nil
    }
    return Question(
      identifier: identifier, kind: kind.value, text: text.value, options: options,
      isRequired: isRequired)
  }

  /// A row of results.
  private struct Count {
    var question: Located<String>
    var option: Located<String>?
    var count: Located<Int>
  }

  private mutating func read(_ answers: Sheet, into diagnostics: inout [Diagnostic]) {
    let known = diagnostics.count
    let counts =
      answers.rows(
        Self.answerColumns, required: Self.answerColumns.map(\.key), into: &diagnostics
      ) { row -> Count? in
        let question = row.requiredString("question", example: "1")
        let option = row.string("option")
        let count = row.figure("count")
        guard let question, let count else { return nil }
        return Count(question: question, option: option, count: count)
      } ?? []
    guard diagnostics.count == known else { return }
    guard let total = counts.first(where: { $0.question.value == "总人数" }) else {
      answers.report(
        .missingKey, at: 0..<0,
        Message("没有写总人数", "the number of all who answered is missing"),
        help: Message("请加一行：总人数,,4639", "add a row: 总人数,,4639"), into: &diagnostics)
      return
    }
    var found: [[Located<Int>?]] = questions.map { $0.options.map { _ in nil } }
    for row in counts where row.question.value != "总人数" {
      place(row, in: &found, of: answers, into: &diagnostics)
    }
    guard diagnostics.count == known else { return }
    self.total = total.count.value
    for index in questions.indices where questions[index].kind != .text {
      questions[index].counts = found[index].map { $0?.value ?? 0 }
      check(index, found[index], total: total.count, in: answers, into: &diagnostics)
    }
  }

  /// Puts a count to its option, or says why it has none.
  private func place(
    _ row: Count, in found: inout [[Located<Int>?]], of answers: Sheet,
    into diagnostics: inout [Diagnostic]
  ) {
    guard let index = questions.firstIndex(where: { $0.identifier.value == row.question.value })
    else {
      answers.report(
        .invalidValue, at: row.question.range,
        Message("没有编号是“\(row.question.value)”的题", "there is no question “\(row.question.value)”"),
        help: Message("请写问卷里的编号", "write a number of the questions"), into: &diagnostics)
      return
    }
    let question = questions[index]
    let name = row.option?.value ?? ""
    let place =
      question.options.firstIndex(of: name)
      ?? OptionLetters.all.firstIndex(of: name).flatMap { $0 < question.options.count ? $0 : nil }
    guard let place, found[index][place] == nil else {
      answers.report(
        .invalidValue, at: row.option?.range ?? row.question.range,
        question.kind == .text
          ? Message("问答题的回答请整理成文章，不在这里列", "answers in words are for an article, not for this table")
          : Message(
            "“\(name)”不是这道题的选项，或者写了两次", "“\(name)” is no option of the question, or stands twice"),
        help: Message("请写选项的字母或者文字", "write the letter or the words of the option"),
        into: &diagnostics)
      return
    }
    found[index][place] = row.count
  }

  private func check(
    _ index: Int, _ counts: [Located<Int>?], total: Located<Int>, in answers: Sheet,
    into diagnostics: inout [Diagnostic]
  ) {
    let question = questions[index]
    let name = question.identifier.value
    switch question.kind {
    case .single:
      let sum = question.counts.reduce(0, +)
      // Who need not answer may leave the question out.
      guard question.isRequired ? sum != total.value : sum > total.value else { return }
      answers.report(
        .sumMismatch, at: counts.lazy.compactMap { $0 }.first?.range ?? total.range,
        Message(
          "第 \(name) 题各项加起来是 \(sum) 人，总人数是 \(total.value) 人，差 \(abs(sum - total.value))",
          "the options of question \(name) add up to \(sum), the total is \(total.value): "
            + "\(abs(sum - total.value)) apart"),
        help: Message("请核对原始数据", "compare them with the original figures"),
        into: &diagnostics)
    case .multiple:
      for count in counts.compactMap({ $0 }) where count.value > total.value {
        answers.report(
          .sumMismatch, at: count.range,
          Message(
            "第 \(name) 题有一项是 \(count.value) 人，比总人数 \(total.value) 还多",
            "an option of question \(name) has \(count.value), more than all \(total.value)"),
          help: Message("请核对原始数据", "compare them with the original figures"),
          into: &diagnostics)
      }
    case .text: break
    }
  }
}
