import Base
import Metadata
import SiteModel

/// What a file of the working calendar says, each day with its place, before it is checked.
package struct WrittenCalendar {
  var years: [Year] = []
  var localHolidays: [Local] = []

  /// Some days with the bytes that say them.
  typealias Days = Located<ClosedRange<CivilDate>>

  /// The arrangement of a year.
  struct Year {
    var year: Located<Int>
    var notice = ""
    var url = ""
    var off: [Days] = []
    var work: [Days] = []
    /// What days that are missing are missing in.
    var offRange: Range<Int>
    /// How many statutory holidays it has, where the file says so.
    var days: Int?
    /// Whether all of it could be read.
    var isWhole = true
  }

  /// A holiday of the place.
  struct Local {
    var name: String
    var basis = ""
    var off: [Days]
  }

  /// Reads `data/calendar.toml`; the caller finishes `file`.
  package init(_ file: inout TableDecoder) {
    years = (file.tables("years") { Year(&$0) } ?? []).compactMap { $0 }
    localHolidays = (file.tables("local") { Local(&$0) } ?? []).compactMap { $0 }
  }

  /// Takes the rows of `data/calendar.csv`, whose years are those they name.
  ///
  /// One of the last six days of December belongs to the next year, where the file lists that.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - isWhole: whether these are all rows, none having been damaged.
  package init(rows: [Row], isWhole: Bool) {
    var places: [String: Int] = [:]
    let named = Set(rows.lazy.filter { $0.kind != .local && !$0.isLate }.map(\.year))
    for row in rows {
      let days = Days(row.date.value...row.date.value, range: row.date.range)
      if row.kind == .local {
        let name = row.description.isEmpty ? Kind.local.rawValue : row.description
        if let index = places[name] {
          localHolidays[index].off.append(days)
        } else {
          places[name] = localHolidays.count
          localHolidays.append(Local(name: name, off: [days]))
        }
        continue
      }
      let number = row.isLate && named.contains(row.year + 1) ? row.year + 1 : row.year
      let index =
        years.firstIndex { $0.year.value == number }
        ?? {
          years.append(
            Year(
              year: Located(number, range: row.date.range), offRange: row.date.range,
              isWhole: isWhole))
          return years.count - 1
        }()
      if row.kind == .off { years[index].off.append(days) } else { years[index].work.append(days) }
    }
  }

  /// A row of `data/calendar.csv`.
  package struct Row {
    var date: Located<CivilDate>
    var kind: Kind
    var description: String

    /// Reads a row; nil where something that must be there is not.
    package init?(_ table: inout TableDecoder) {
      let date = table.date("date")
      if date == nil, !table.contains("date") {
        table.reportMissing("date", example: "\"2026-10-01\"")
      }
      let kind = table.oneOf("kind", Kind.self)
      if kind == nil, !table.contains("kind") {
        table.reportMissing("kind", example: "\"\(Kind.off.rawValue)\"")
      }
      let description = table.string("description")?.value ?? ""
      guard let date, let kind else { return nil }
      self.date = date
      self.kind = kind.value
      self.description = description
    }

    fileprivate var year: Int { date.value.components.year }

    /// Whether it is one of the days that the next year's notice may speak of.
    fileprivate var isLate: Bool {
      let (_, month, day) = date.value.components
      return month == 12 && day >= 26
    }
  }

  /// What a row of CSV says of its day.
  package enum Kind: String, CaseIterable, Sendable {
    case off = "放假"
    case work = "上班"
    case local = "地方假日"
  }
}

extension WrittenCalendar.Year {
  fileprivate init?(_ table: inout TableDecoder) {
    let year = table.integer("year", in: articleYears)
    if year == nil, !table.contains("year") { table.reportMissing("year", example: "2027") }
    let notice = table.string("notice")?.value ?? ""
    let url = table.webAddress("url")?.value ?? ""
    let off = table.days("off")
    if off == nil, !table.contains("off") {
      table.reportMissing("off", example: "[\"2026-10-01 至 2026-10-07\"]")
    }
    let work = table.days("work")
    let days = table.integer("days", in: 1...60)
    guard let year, let off else { return nil }
    self.init(
      year: year, notice: notice, url: url, off: off, work: work ?? [],
      offRange: table.keyRange("off") ?? table.range, days: days?.value,
      isWhole: table.diagnostics.isEmpty)
  }
}

extension WrittenCalendar.Local {
  fileprivate init?(_ table: inout TableDecoder) {
    let name = table.requiredString("name", example: "三月三")
    let basis = table.string("basis")?.value ?? ""
    let off = table.days("off")
    if off == nil, !table.contains("off") {
      table.reportMissing("off", example: "[\"2026-04-19\"]")
    }
    guard let name, let off else { return nil }
    self.init(name: name.value, basis: basis, off: off)
  }
}
