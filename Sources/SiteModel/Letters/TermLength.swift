/// How long something may take, as data files write it: `15w` is 15 working days, `60d` 60 days.
package struct TermLength: Sendable, Hashable {
  /// The number of days, at least 1.
  package var count: Int
  /// What kind of days.
  package var unit: Unit

  /// The kinds of days that terms are counted in.
  package enum Unit: Character, Sendable {
    /// 工作日.
    case workdays = "w"
    /// 自然日.
    case days = "d"
  }

  /// The longest term that is believed: a year and a little.
  package static let longest = 400

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// A term as it is written: digits and a letter; nil where it is something else, none or longer
  /// than `longest`.
  package init?(_ text: String) {
    guard let last = text.last, let unit = Unit(rawValue: last),
      text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(text.dropLast()), (1...Self.longest).contains(count)
    else { return nil }
    self.init(count, unit)
  }

  /// The term as data files write it.
  package var written: String { "\(count)\(unit.rawValue)" }

  /// The term as pages say it: `15个工作日`, `60天`.
  package var chinese: String { unit == .workdays ? "\(count)个工作日" : "\(count)天" }
}
