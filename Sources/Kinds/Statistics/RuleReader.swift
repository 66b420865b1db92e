import Base
import Diagnostics
import Metadata
import SiteModel

/// Reads a rule of a table of statistics: `甲 + 乙 = 丙`, `sum(人数) = 合计`, `甲 <= 乙`,
/// `percent(占比) = 100 ± 0.1`.
///
/// Names are those of rows and columns as the table has them, so they may hold anything: the
/// longest name that fits is taken. What is a row and a column is read as the row.
struct RuleReader {
  /// Why a rule cannot be read.
  struct Problem: Error {
    var message: Message
    var help: Message
  }

  private let rows: [String]
  private let columns: [String]
  private var rest: Substring
  private var usesRows = false
  private var usesColumns = false
  private var summed: Int?

  /// Reads a rule.
  ///
  /// - Parameters:
  ///   - text: the rule.
  ///   - rows: the names of the table's rows.
  ///   - columns: the heads of its columns of numbers.
  /// - Returns: the rule.
  /// - Throws: why it cannot be read.
  static func read(
    _ text: String, rows: [String], columns: [String]
  ) throws(Problem) -> StatisticsRule {
    var reader = RuleReader(text, rows: rows, columns: columns)
    return try reader.rule()
  }

  private init(_ text: String, rows: [String], columns: [String]) {
    self.rows = rows
    self.columns = columns
    rest = text[...]
  }

  private mutating func rule() throws(Problem) -> StatisticsRule {
    let left = try side()
    guard let sign = takeRelation() else {
      throw Self.grammar(
        rest.isEmpty
          ? Message("规则里没有 = 或 <=", "the rule has no = or <=")
          : Message("这里看不懂：“\(rest)”", "cannot read “\(rest)”"))
    }
    let right = try side()
    var relation = sign
    if takeSign(["±", "+-", "+/-"]) {
      guard case .equal = sign, let tolerance = takeNumber() else {
        throw Self.grammar(Message("± 后面要写一个数，前面要是 =", "± stands after = and before a number"))
      }
      relation = .equal(tolerance: tolerance)
    }
    skipSpaces()
    guard rest.isEmpty else {
      throw Self.grammar(Message("规则后面多了“\(rest)”", "the rule goes on with “\(rest)”"))
    }
    return StatisticsRule(left: left, right: right, relation: relation, scope: try scope())
  }

  private func scope() throws(Problem) -> StatisticsRule.Scope {
    if let summed {
      guard !usesColumns else {
        throw Self.grammar(
          Message("有 sum 的规则里，别的名称要是行的名称", "beside sum(), names must be those of rows"))
      }
      return .column(summed)
    }
    if usesRows && usesColumns {
      throw Self.grammar(
        Message("一条规则里不能又有行又有列", "a rule is about rows or about columns, not both"))
    }
    return usesColumns ? .everyRow : .everyColumn
  }

  // MARK: Sides

  private mutating func side() throws(Problem) -> [StatisticsRule.Operand] {
    var operands: [StatisticsRule.Operand] = []
    var isNegative = takeSign(["-", "−", "－"])
    while true {
      operands.append(.init(try operand(), isNegative: isNegative))
      if startsWith(["±", "+-", "+/-"]) { return operands }
      if takeSign(["+", "＋"]) {
        isNegative = false
      } else if takeSign(["-", "−", "－"]) {
        isNegative = true
      } else {
        return operands
      }
    }
  }

  private mutating func operand() throws(Problem) -> StatisticsRule.Value {
    skipSpaces()
    if let column = try takeSum() {
      guard summed == nil || summed == column else {
        throw Self.grammar(Message("一条规则只能合计一列", "a rule can sum one column"))
      }
      summed = column
      return .sum(column: column)
    }
    if let row = takeName(rows) {
      usesRows = true
      return .row(row)
    }
    if let column = takeName(columns) {
      usesColumns = true
      return .column(column)
    }
    if let number = takeNumber() { return .number(number) }
    throw unknownName()
  }

  private mutating func takeSum() throws(Problem) -> Int? {
    for word in ["sum", "percent", "合计"] where rest.hasPrefix(word) {
      let inner = rest.dropFirst(word.count).drop { $0 == " " }
      guard let open = inner.first, open == "(" || open == "（" else { continue }
      rest = inner.dropFirst()
      skipSpaces()
      guard let column = takeName(columns) else { throw unknownName() }
      guard takeSign([")", "）"]) else {
        throw Self.grammar(Message("\(word) 的括号没有关上", "the bracket of \(word) is not closed"))
      }
      return column
    }
    return nil
  }

  private mutating func takeName(_ names: [String]) -> Int? {
    skipSpaces()
    var best: Int?
    for (place, name) in names.enumerated() where !name.isEmpty && rest.hasPrefix(name) {
      if best.map({ names[$0].count < name.count }) ?? true { best = place }
    }
    guard let best, isEnd(of: names[best]) else { return nil }
    rest = rest.dropFirst(names[best].count)
    return best
  }

  /// Whether a name ends where it does in the rule, and does not go on as another, longer one.
  private func isEnd(of name: String) -> Bool {
    let after = rest.dropFirst(name.count).drop { $0 == " " }
    return after.first.map { "+＋-−－=＝<＜≤>＞≥)）±".contains($0) } ?? true
  }

  private mutating func takeNumber() -> Int? {
    skipSpaces()
    let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == "%" }
    guard let number = StatisticsNumber(String(digits)) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number.value
  }

  // MARK: Signs

  private mutating func takeRelation() -> StatisticsRule.Relation? {
    if takeSign(["<=", "≤", "＜＝", "⩽"]) { return .atMost }
    if takeSign([">=", "≥", "＞＝", "⩾"]) { return .atLeast }
    if takeSign(["==", "=", "＝"]) { return .equal(tolerance: 0) }
    return nil
  }

  private mutating func takeSign(_ signs: [String]) -> Bool {
    skipSpaces()
    guard let sign = signs.first(where: { rest.hasPrefix($0) }) else { return false }
    rest = rest.dropFirst(sign.count)
    return true
  }

  private mutating func startsWith(_ signs: [String]) -> Bool {
    skipSpaces()
    return signs.contains { rest.hasPrefix($0) }
  }

  private mutating func skipSpaces() { rest = rest.drop { $0.isWhitespace } }

  // MARK: Problems

  private func unknownName() -> Problem {
    let written = rest.prefix { !"+＋=＝<＜≤>＞≥()（）±".contains($0) }
    let name = String(written).withoutOuterSpaces
    let known = rows + columns
    guard !name.isEmpty else {
      return Self.grammar(Message("少了一个名称", "a name is missing"))
    }
    let nearest = nearestName(to: name, among: known)
    return Problem(
      message: Message("表里没有“\(name)”这一行或这一列", "the table has no row or column “\(name)”"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "有的是：\(Message.names(known).chinese)",
        (nearest.map { "did you mean “\($0)”? " } ?? "")
          + "there are: \(Message.names(known).english)"))
  }

  private static func grammar(_ message: Message) -> Problem {
    Problem(
      message: message,
      help: Message(
        "例如：甲 + 乙 = 丙、甲 <= 丙、sum(人数) = 合计、percent(占比) = 100 ± 0.1",
        "for example: a + b = c, a <= c, sum(count) = total, percent(share) = 100 ± 0.1"))
  }
}
