import Base

/// The days that a report is about: a month, a quarter, half a year, a year, or days of one's own.
package struct ReportPeriod: Sendable, Equatable {
  /// The days, the first and the last one included.
  package let days: ClosedRange<CivilDate>
  /// What kind of period it is.
  package let unit: Unit

  /// The kinds of periods.
  package enum Unit: Sendable {
    case month, quarter, halfYear, year, days

    /// How many months it has; 0 for days of one's own.
    package var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .halfYear: 6
      case .year: 12
      case .days: 0
      }
    }
  }

  /// Days of one's own.
  package init(_ days: ClosedRange<CivilDate>) {
    self.days = days
    unit = .days
  }

  /// The period of a kind that a day is in.
  ///
  /// - Returns: nil for days of one's own, and where the period leaves the years of the calendar.
  package init?(_ unit: Unit, with day: CivilDate) {
    guard unit != .days else { return nil }
    let (year, month, _) = day.components
    let first = (month - 1) / unit.months * unit.months + 1
    let last = first + unit.months - 1
    guard let start = CivilDate(year: year, month: first, day: 1),
      let end = CivilDate(
        year: year, month: last, day: CivilDate.daysIn(month: last, year: year))
    else { return nil }
    days = start...end
    self.unit = unit
  }

  /// A period by its name: `2026-07`, `2026-Q3`, `2026-H2` or `2026`.
  package init?(_ name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, first.allSatisfy(\.isASCIIDigit),
      let year = Int(first), parts.count <= 2
    else { return nil }
    guard parts.count == 2 else {
      self.init(.year, year: year, number: 1)
      return
    }
    let rest = parts[1].uppercased()
    if rest.utf8.count == 2, rest.allSatisfy(\.isASCIIDigit), let month = Int(rest) {
      self.init(.month, year: year, number: month)
    } else if rest.utf8.count == 2, let number = Int(rest.dropFirst()),
      let unit = ["Q": Unit.quarter, "H": .halfYear][rest.prefix(1)]
    {
      self.init(unit, year: year, number: number)
    } else {
      return nil
    }
  }

  /// The period of a kind by its number within a year, from 1.
  private init?(_ unit: Unit, year: Int, number: Int) {
    guard (1...12 / unit.months).contains(number),
      let day = CivilDate(year: year, month: (number - 1) * unit.months + 1, day: 1)
    else { return nil }
    self.init(unit, with: day)
  }

  /// The name, as `init(_:)` reads it and files bear it; `2026-07-03--2026-07-09` for days of one's
  /// own.
  package var name: String {
    let month = days.lowerBound.components.month
    let yearText = String(days.lowerBound.string(.fullDate).prefix(4))
    return switch unit {
    case .month: yearText + (month < 10 ? "-0" : "-") + String(month)
    case .quarter: "\(yearText)-Q\((month - 1) / 3 + 1)"
    case .halfYear: "\(yearText)-H\(month < 7 ? 1 : 2)"
    case .year: yearText
    case .days: days.lowerBound.string(.fullDate) + "--" + days.upperBound.string(.fullDate)
    }
  }

  /// What it is called in titles: `2026年第三季度`.
  package var title: String {
    let (year, month, _) = days.lowerBound.components
    return switch unit {
    case .month: "\(year)年\(month)月"
    case .quarter: "\(year)年第\(["一", "二", "三", "四"][(month - 1) / 3])季度"
    case .halfYear: "\(year)年\(month < 7 ? "上" : "下")半年"
    case .year: "\(year)年"
    case .days: "\(days.lowerBound.chinese)至\(days.upperBound.chinese)"
    }
  }

  /// The period of the same kind and length before it; nil before the first year there is.
  package var previous: ReportPeriod? {
    guard unit != .days else {
      let first = days.lowerBound.advanced(by: -days.count)
      return ReportPeriod(first...days.lowerBound.advanced(by: -1))
    }
    return ReportPeriod(unit, with: days.lowerBound.advanced(by: -1))
  }

  /// The months that it has days of, in order.
  package var months: [ReportPeriod] {
    var months: [ReportPeriod] = []
    var day = days.lowerBound
    while day <= days.upperBound, let month = ReportPeriod(.month, with: day) {
      months.append(month)
      day = month.days.upperBound.advanced(by: 1)
    }
    return months
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
