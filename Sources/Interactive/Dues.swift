import Base
import Diagnostics
import Metadata

/// The rules of 党费, each for a time (`data/dues.toml`).
///
/// The same rates feed the page's table, its script and the tests.
package struct Dues: Sendable {
  /// The rules, the newest first; no two are for the same day.
  package var rules: [Rule] = []

  /// Nothing.
  package init() {}

  /// A rule over a time.
  package struct Rule: Sendable {
    /// What it is called.
    package var name: String
    /// The days on which it holds.
    package var days: OpenDays
    /// The document that it stands in.
    package var source: String
    /// Where that can be read.
    package var url: String
    /// What amounts are rounded to; the rule itself says nothing of it.
    package var round: Rounding
    /// Who pays what, in the order of the file.
    package var payers: [Payer]
  }

  /// Those who pay by the same rates.
  package struct Payer: Sendable {
    /// Who they are: `在职`.
    package var name: String
    /// Brackets of the whole base, the lowest first, the last without end; empty with `fixed`.
    package var brackets: [Bracket]
    /// What they pay whatever they earn, in 分.
    package var fixed: Int?
  }

  /// A bracket: the rate holds for the whole base, not only for what lies in it.
  package struct Bracket: Sendable, Equatable {
    /// The largest base it is for, in 分; nil for the last one.
    package var upTo: Int?
    /// The rate in thousandths.
    package var permille: Int
  }

  /// What amounts are rounded to, halves up.
  package enum Rounding: String, Sendable, CaseIterable {
    case fen, jiao, yuan

    /// The unit in 分.
    package var unit: Int {
      switch self {
      case .fen: 1
      case .jiao: 10
      case .yuan: 100
      }
    }

    var chinese: String {
      switch self {
      case .fen: "分"
      case .jiao: "角"
      case .yuan: "元"
      }
    }
  }

  /// The rule that holds on a day.
  package func rule(on day: CivilDate) -> Rule? {
    rules.first { $0.days.state(on: day) == .open }
  }
}

extension Dues.Payer {
  /// What is paid of a base, both in 分; integers throughout.
  ///
  /// - Parameters:
  ///   - base: the base of a month, at most `Cents.most`.
  ///   - round: what the amount is rounded to, halves up.
  /// - Returns: the amount of a month.
  package func fee(_ base: Int, round: Dues.Rounding) -> Int {
    if let fixed { return fixed }
    guard let bracket = brackets.first(where: { base <= $0.upTo ?? .max }) else { return 0 }
    let divisor = 1000 * round.unit
    return (base * bracket.permille + divisor / 2) / divisor * round.unit
  }
}

extension Dues {
  /// Reads `data/dues.toml`; the caller finishes `file`.
  package init(_ file: inout TableDecoder) {
    let found = file.tables("rules") { Self.rule(&$0) } ?? []
    var rules = found.compactMap { $0 }
    rules.sort {
      ($1.rule.days.opens?.daysSince1970 ?? .min) < ($0.rule.days.opens?.daysSince1970 ?? .min)
    }
    for (newer, older) in zip(rules, rules.dropFirst()) {
      // The newer rule ends the older one where that does not say so itself.
      guard let end = older.rule.days.closes, let start = newer.rule.days.opens, start <= end
      else { continue }
      file.report(
        .duesRule, at: newer.range,
        Message(
          "“\(newer.rule.name)”和“\(older.rule.name)”的日期重叠",
          "the days of “\(newer.rule.name)” and “\(older.rule.name)” overlap"),
        help: Message(
          "前一条的 until 要早于后一条的 from", "`until` of the one must be before `from` of the other"))
    }
    self.rules = rules.map(\.rule)
    for index in self.rules.indices.dropFirst() where self.rules[index].days.closes == nil {
      self.rules[index].days.closes = self.rules[index - 1].days.opens?.advanced(by: -1)
    }
  }

  private static func rule(_ table: inout TableDecoder) -> (rule: Rule, range: Range<Int>)? {
    let name = table.requiredString("name", example: "2008 年规定")
    let days = OpenDays(&table, opens: "from", closes: "until")
    if days.opens == nil, !table.contains("from") {
      table.reportMissing("from", example: "2008-04-01")
    }
    let source = table.requiredString("source", example: "中组发〔2008〕3号")
    let url = table.webAddress("url")
    let round = table.oneOf("round", Rounding.self)
    let rates = (table.tables("rates") { Self.rate(&$0) } ?? []).compactMap { $0 }
    if rates.isEmpty, !table.contains("rates") {
      table.reportMissing("rates", example: "[{ payer = \"在职\", permille = 5 }]")
    }
    var payers: [Payer] = []
    for rate in rates {
      let index = payers.firstIndex { $0.name == rate.payer } ?? payers.count
      if index == payers.count { payers.append(Payer(name: rate.payer, brackets: [], fixed: nil)) }
      if let fault = payers[index].add(rate) {
        table.report(.duesRule, at: rate.range, fault, help: Self.help)
      }
    }
    for payer in payers where payer.fixed == nil && payer.brackets.last?.upTo != nil {
      let range = rates.last { $0.payer == payer.name }?.range ?? table.range
      table.report(
        .duesRule, at: range,
        Message(
          "“\(payer.name)”没有写收入再高时的比例", "there is no rate of “\(payer.name)” for any higher base"),
        help: Self.help)
    }
    guard let name else { return nil }
    return (
      Rule(
        name: name.value, days: days, source: source?.value ?? "", url: url?.value ?? "",
        round: round?.value ?? .fen, payers: payers), name.range
    )
  }

  private static let help = Message(
    "每类人的各档从低到高写 up_to，最后一档不写；不分档的只写一个 fixed",
    "give each payer its brackets by rising `up_to`, the last one without; or one `fixed` amount")

  fileprivate struct Rate {
    var payer: String
    var upTo: Int?
    var permille: Int?
    var fixed: Int?
    var range: Range<Int>
  }

  private static func rate(_ table: inout TableDecoder) -> Rate? {
    let payer = table.requiredString("payer", example: "在职")
    let upTo = table.amount("up_to")
    let permille = table.integer("permille", in: 0...1000)
    let fixed = table.amount("fixed")
    if permille == nil, fixed == nil, !table.contains("permille"), !table.contains("fixed") {
      table.reportMissing("permille", example: "5", unless: ["fixed"])
      return nil
    }
    guard let payer else { return nil }
    return Rate(
      payer: payer.value, upTo: upTo, permille: permille?.value, fixed: fixed, range: payer.range)
  }
}

extension Dues.Payer {
  /// Adds a rate; says what is wrong with it, if anything is.
  fileprivate mutating func add(_ rate: Dues.Rate) -> Message? {
    if let amount = rate.fixed {
      guard fixed == nil, brackets.isEmpty, rate.permille == nil, rate.upTo == nil else {
        return Message(
          "“\(name)”的定额只能单独写一条", "the fixed amount of “\(name)” must stand alone")
      }
      fixed = amount
      return nil
    }
    let isLast = brackets.last.map { $0.upTo == nil } ?? false
    guard fixed == nil, !isLast, rate.upTo ?? .max > brackets.last?.upTo ?? 0 else {
      return Message("“\(name)”的各档不是从低到高", "the brackets of “\(name)” do not rise")
    }
    brackets.append(Dues.Bracket(upTo: rate.upTo, permille: rate.permille ?? 0))
    return nil
  }
}

extension TableDecoder {
  /// An amount in yuan, in 分: a number, or a text with two decimals at most.
  fileprivate mutating func amount(_ key: String) -> Int? {
    guard let value = value(key) else { return missing(key, .amount) }
    if case .scalar(let text, let style) = value.kind, style != .boolean, style != .date,
      let amount = Cents.parse(text)
    {
      return amount
    }
    report(
      .duesRule, at: value.range,
      Message("“\(key)”应是金额，最多两位小数", "`\(key)` is an amount of two decimals at most"),
      help: Message("例如：\(key) = 3000", "for example: \(key) = 3000"))
    return nil
  }
}
