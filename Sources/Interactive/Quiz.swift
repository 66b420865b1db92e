import Base
import Diagnostics
import Metadata

/// A quiz: a bank of questions, how many are drawn and what they are worth.
package struct Quiz: Sendable {
  /// What front matter says.
  package var request: Request
  /// The questions in the order of the bank.
  package var questions: [Question]

  /// What front matter says of a quiz (`quiz`).
  package struct Request: Sendable {
    /// The file with the questions.
    package var bank: Located<String>?
    /// How many questions of each kind are drawn; all of them unless given.
    package var counts: [Kind: Int] = [:]
    /// What a question of each kind is worth.
    package var points: [Kind: Int] = [:]
    /// The points from which it is passed.
    package var pass = 60
    /// How long it may take; 0 for any time.
    package var minutes = 0
    /// Whether the page knows the answers.
    package var mode = Mode.practice
    /// What a 多选 is worth of which some is right and nothing wrong.
    package var partial = Partial.none
    /// The form that an exam posts to.
    package var form: Located<String>?
    /// The days of an exam.
    package var days = OpenDays()
    /// Where front matter says it.
    package var range = 0..<0
  }

  /// Whether the page knows the answers.
  package enum Mode: String, Sendable, CaseIterable {
    /// It does: whoever practises marks himself.
    case practice
    /// The output has none of them.
    case exam
  }

  /// What an answer is worth that is right as far as it goes.
  package enum Partial: String, Sendable, CaseIterable {
    case none, half
  }

  /// The kinds of questions, in the order in which papers have them.
  package enum Kind: String, Sendable, CaseIterable {
    case single = "单选"
    case multiple = "多选"
    case judge = "判断"

    /// Its name in keys and markup.
    var key: String {
      switch self {
      case .single: "single"
      case .multiple: "multiple"
      case .judge: "judge"
      }
    }

    var standardPoints: Int { self == .multiple ? 4 : 2 }
  }

  /// A question.
  package struct Question: Sendable {
    /// 编号.
    package var identifier: Located<String>
    /// 题型.
    package var kind: Kind
    /// 题目.
    package var text: Located<String>
    /// The options; 对 and 错 for a 判断.
    package var options: [String]
    /// The places of the right ones among `options`, rising.
    package var answer: [Int]
    /// 解析.
    package var explanation: String
    /// 章节 and 出处.
    package var origin: String

    /// The answer as people write it: `AC`, `对`.
    var answerText: String {
      kind == .judge ? options[answer[0]] : answer.map { OptionLetters.all[$0] }.joined()
    }
  }
}

extension Quiz.Request {
  /// Reads `quiz`.
  package init(_ table: inout TableDecoder) {
    range = table.range
    bank = table.requiredString("bank", example: "tiku.csv")
    for kind in Quiz.Kind.allCases {
      counts[kind] = table.integer(kind.key, in: 0...1000)?.value
      points[kind] =
        table.integer(kind.key + "_points", in: 0...100)?.value ?? kind.standardPoints
    }
    pass = table.integer("pass", in: 0...1000)?.value ?? pass
    minutes = table.integer("minutes", in: 0...600)?.value ?? minutes
    mode = table.oneOf("mode", Quiz.Mode.self)?.value ?? mode
    partial = table.oneOf("multiple_partial", Quiz.Partial.self)?.value ?? partial
    form = table.string("form")
    days = OpenDays(&table)
  }
}

extension Quiz {
  private static let columns =
    [
      Sheet.Column("id", "编号"), Sheet.Column("type", "题型"), Sheet.Column("text", "题目"),
      Sheet.Column("answer", "答案"), Sheet.Column("explanation", "解析"),
      Sheet.Column("chapter", "章节"), Sheet.Column("source", "出处"),
    ] + OptionLetters.all.prefix(6).map { Sheet.Column($0, "选项" + $0) }

  /// Reads a bank and looks whether it fits what front matter wants.
  ///
  /// - Parameters:
  ///   - request: what front matter says.
  ///   - bank: the file.
  ///   - place: where front matter can be reported at.
  ///   - diagnostics: receives what is wrong.
  package init(
    _ request: Request, bank: Sheet, at place: SourceLocation, into diagnostics: inout [Diagnostic]
  ) {
    self.request = request
    let known = diagnostics.count
    let rows = bank.rows(
      Self.columns, required: ["id", "type", "text", "answer"], into: &diagnostics
    ) { Self.question(&$0) }
    let questions = rows ?? []
    self.questions = questions
    var identifiers: Set<String> = []
    var texts: Set<String> = []
    for question in questions {
      let isNewText = texts.insert(question.text.value).inserted
      if !identifiers.insert(question.identifier.value).inserted {
        bank.reportTaken(question.identifier, into: &diagnostics)
      } else if !isNewText {
        bank.report(
          .quizDuplicate, at: question.text.range,
          Message("这道题前面已经有了", "the question stands above already"),
          help: Message("请删去一道", "remove one of them"), into: &diagnostics)
      }
    }
    let isWhole = rows != nil && diagnostics.count == known
    if isWhole { checkDraw(at: place, into: &diagnostics) }
  }

  /// Whether the bank has what is drawn, and what a paper is worth.
  private func checkDraw(at place: SourceLocation, into diagnostics: inout [Diagnostic]) {
    var isEnough = true
    for kind in Kind.allCases {
      let count = questions.count { $0.kind == kind }
      guard let wanted = request.counts[kind], wanted > count else { continue }
      isEnough = false
      diagnostics.append(
        Diagnostic(
          .quizTooSmall, at: place,
          Message(
            "要抽 \(wanted) 道\(kind.rawValue)题，题库里只有 \(count) 道",
            "\(wanted) questions of the kind \(kind.key) are drawn, the bank has \(count)"),
          help: Message(
            "请补题，或者把 \(kind.key) 改小", "add questions, or lower `\(kind.key)`")))
    }
    let worth = fullMarks
    guard isEnough, worth != 100 else { return }
    diagnostics.append(
      Diagnostic(
        .quizPoints, at: place,
        Message("满分是 \(worth) 分，不是 100 分", "the paper is worth \(worth) points, not 100"),
        help: Message(
          "题数乘分值加起来是满分；确实要这样，可以不管", "counts times points make the total; leave it where it is meant"
        )))
  }

  private static func question(_ row: inout TableDecoder) -> Question? {
    let identifier = row.requiredString("id", example: "1")
    if !row.contains("type") { row.reportMissing("type", example: "单选") }
    let kind = row.oneOf("type", Kind.self)
    let text = row.requiredString("text", example: "题目")
    var options = row.options(most: 6)
    let answer = row.requiredString("answer", example: "A")
    let explanation = row.string("explanation")?.value ?? ""
    let origin = [row.string("chapter"), row.string("source")].compactMap { $0?.value }
    guard let identifier, let kind, let text, let answer else { return nil }
    if kind.value == .judge { options = ["对", "错"] }
    guard let options else { return nil }
    guard let places = places(of: answer, kind.value, options, &row) else { return nil }
    return Question(
      identifier: identifier, kind: kind.value, text: text, options: options, answer: places,
      explanation: explanation, origin: origin.joined(separator: "，"))
  }

  /// The places of the right options, or nil after what is wrong with the answer was reported.
  private static func places(
    of answer: Located<String>, _ kind: Kind, _ options: [String], _ row: inout TableDecoder
  ) -> [Int]? {
    let letters = Figures.plain(answer.value).uppercased().filter { !" ,、;；".contains($0) }
    let fault: Message
    if kind == .judge {
      if let place = ["对", "错"].firstIndex(of: letters) { return [place] }
      fault = Message("判断题的答案只能是“对”或“错”", "the answer of a 判断 is 对 or 错")
    } else {
      let places = letters.map { OptionLetters.all.firstIndex(of: String($0)) }
      let known = places.compactMap { $0 }.filter { $0 < options.count }
      let count = Set(known).count
      if known.count < places.count || places.isEmpty {
        fault = Message(
          "答案“\(answer.value)”里有不存在的选项", "the answer “\(answer.value)” names no option")
      } else if count < known.count {
        fault = Message(
          "答案“\(answer.value)”里有重复的字母", "the answer “\(answer.value)” has a letter twice")
      } else if kind == .single, count != 1 {
        fault = Message("单选题的答案只能有一个", "a 单选 has one answer")
      } else if kind == .multiple, count < 2 {
        fault = Message("多选题的答案至少有两个", "a 多选 has two answers at least")
      } else {
        return known.sorted()
      }
    }
    row.report(
      .quizAnswer, at: answer.range, fault,
      help: Message(
        "单选写一个字母，多选写几个字母如 ACD，判断写“对”或“错”",
        "one letter for 单选, several as ACD for 多选, 对 or 错 for 判断"))
    return nil
  }

  /// How many questions of a kind a paper has.
  func count(of kind: Kind) -> Int { request.counts[kind] ?? questions.count { $0.kind == kind } }

  /// What a paper is worth.
  package var fullMarks: Int {
    Kind.allCases.reduce(0) { $0 + count(of: $1) * (request.points[$1] ?? 0) }
  }

  /// What a set of chosen options is worth, in half points.
  ///
  /// A 多选 is all or nothing; with `partial` half of it, what is right and leaves something out.
  package func halfPoints(of question: Question, chosen: Set<Int>) -> Int {
    let points = request.points[question.kind] ?? 0
    if chosen == Set(question.answer) { return 2 * points }
    let isPart =
      question.kind == .multiple && request.partial == .half && !chosen.isEmpty
      && chosen.isSubset(of: question.answer)
    return isPart ? points : 0
  }
}
