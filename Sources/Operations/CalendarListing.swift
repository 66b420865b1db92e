import Base
import Diagnostics
import Records
import SiteModel

/// A year of the working calendar, as `redsite calendar` prints it.
package struct CalendarListing {
  private let calendar: WorkingCalendar
  private let year: CalendarYear
  private let months: [Month]

  /// A month: its days, what they are, and how many are working days as far as that is known.
  private struct Month {
    var number: Int
    var days: [(date: CivilDate, kind: DayKind?)]

    var workdays: Int { days.count { $0.kind?.isWorked == true } }
  }

  /// A year of the calendar.
  ///
  /// - Throws: where the year is not known.
  package init(_ calendar: WorkingCalendar, year: Int) throws(UncoveredDay) {
    self.calendar = calendar
    var months: [Month] = []
    for number in 1...12 {
      guard let first = CivilDate(year: year, month: number, day: 1) else { continue }
      if number == 1 { _ = try calendar.kind(of: first) }
      let last = first.advanced(by: CivilDate.daysIn(month: number, year: year) - 1)
      let days = (first...last).map { ($0, try? calendar.kind(of: $0)) }
      months.append(Month(number: number, days: days))
    }
    self.months = months
    self.year = calendar[year] ?? CalendarYear(year: year)
  }

  /// The year in a format; the text in a language.
  package func text(_ format: ListFormat, in language: Language) -> String {
    switch format {
    case .text: language == .chinese ? plain(.chinese) : plain(.english)
    case .csv: csv
    case .json: json
    }
  }

  /// Which years are known, and by whom.
  package static func summary(of calendar: WorkingCalendar) -> Message {
    let own = calendar.ownYears.sorted().map(String.init)
    let ours = calendar.years.map(\.year).filter { !calendar.ownYears.contains($0) }
    let span = "\(ours.first ?? 0)–\(ours.last ?? 0)"
    let local = calendar.localHolidays
    return Message(
      "程序自带 \(span) 年" + (own.isEmpty ? "" : "，本站写明 \(own.joined(separator: "、")) 年")
        + (local.isEmpty ? "" : "，地方假日 \(local.map(\.name).joined(separator: "、"))"),
      "the program has \(span)" + (own.isEmpty ? "" : ", the site \(own.joined(separator: ", "))")
        + (local.isEmpty
          ? "" : ", holidays of the place: \(local.map(\.name).joined(separator: ", "))"))
  }
}

// MARK: For people

extension CalendarListing {
  /// The words of one language, with what a mark of a day takes in columns.
  private struct Words {
    var language: Language
    var weekdays: [String]
    var off: String, work: String, local: String, unknown: String
    var markWidth: Int

    static let chinese = Words(
      language: .chinese, weekdays: ["一", "二", "三", "四", "五", "六", "日"], off: "休", work: "班",
      local: "地", unknown: "？", markWidth: 2)
    static let english = Words(
      language: .english, weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], off: "x", work: "w",
      local: "l", unknown: "?", markWidth: 1)

    func mark(_ kind: DayKind?) -> String? {
      switch kind {
      case .holiday: off
      case .movedWorkday: work
      case .local: local
      case .workday, .weekend: nil
      case nil: unknown
      }
    }

    func say(_ chinese: String, _ english: String) -> String {
      language == .chinese ? chinese : english
    }
  }

  private func plain(_ words: Words) -> String {
    var lines = head(words)
    for month in months {
      lines.append("")
      lines.append(
        words.say(
          "\(year.year) 年 \(month.number) 月　工作日 \(month.workdays) 天",
          "\(year.year)-\(month.number < 10 ? "0" : "")\(month.number)  "
            + month.workdays.counted("working day")))
      lines += grid(month, words)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func head(_ words: Words) -> [String] {
    let isOwn = calendar.ownYears.contains(year.year)
    let source = [year.notice, year.url].filter { !$0.isEmpty }.map(\.visible)
      .joined(separator: " ")
    func list(_ days: [ClosedRange<CivilDate>]) -> String {
      days.map { $0.text.text(in: words.language) }.joined(separator: words.say("、", ", "))
    }
    var lines = [
      words.say("\(year.year) 年放假安排", "Holidays of \(year.year)")
        + words.say("（\(isOwn ? "本站写明" : "程序自带")）", isOwn ? " (of the site)" : " (of the program)")
    ]
    if !source.isEmpty { lines.append(words.say("通知：", "Notice: ") + source) }
    lines.append(words.say("放假：", "Off: ") + list(year.off))
    if !year.work.isEmpty { lines.append(words.say("上班：", "Worked: ") + list(year.work)) }
    for holiday in calendar.localHolidays {
      let days = holiday.off.filter { $0.upperBound.components.year == year.year }
      if days.isEmpty { continue }
      lines.append(
        words.say("地方假日：", "Holiday of the place: ") + holiday.name.visible + " " + list(days))
    }
    let count = months.reduce(0) { $0 + $1.workdays }
    let isOpen = months.contains { $0.days.contains { $0.kind == nil } }
    lines.append(
      words.say("工作日：\(count) 天", "Working days: \(count)")
        + (isOpen
          ? words.say(
            "，12 月 26 日至 31 日要等 \(year.year + 1) 年的放假安排",
            "; 26 to 31 December depend on the holidays of \(year.year + 1)") : ""))
    let marks = [
      (words.off, "放假", "off"), (words.work, "上班", "worked"),
      (words.local, "地方假日", "holiday of the place"), (words.unknown, "还不知道", "not known yet"),
    ]
    let used = Set(months.flatMap { $0.days.compactMap { words.mark($0.kind) } })
    lines.append(
      marks.filter { used.contains($0.0) }.map { "\($0.0) \(words.say($0.1, $0.2))" }
        .joined(separator: words.say("　", "  ")))
    return lines
  }

  private func grid(_ month: Month, _ words: Words) -> [String] {
    let blank = String(repeating: " ", count: words.markWidth)
    var rows = [words.weekdays.map { $0 + blank }]
    var row: [String] = []
    let empty = "  " + blank
    row += [String](repeating: empty, count: (month.days.first?.date.weekday ?? 1) - 1)
    for (date, kind) in month.days {
      let number = date.components.day
      row.append((number < 10 ? " " : "") + String(number) + (words.mark(kind) ?? blank))
      if date.weekday == 7 {
        rows.append(row)
        row = []
      }
    }
    if !row.isEmpty { rows.append(row) }
    return rows.map { row in
      var line = row.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

// MARK: For programs

extension CalendarListing {
  /// The days that differ from the week, as `data/calendar.csv` has them.
  private var csv: String {
    var rows: [(day: CivilDate, kind: WrittenCalendar.Kind, text: String)] = []
    for day in year.off.joined() { rows.append((day, .off, "")) }
    for day in year.work.joined() { rows.append((day, .work, "")) }
    for holiday in calendar.localHolidays {
      for day in holiday.off.joined() where day.components.year == year.year {
        rows.append((day, .local, holiday.name))
      }
    }
    rows.sort { ($0.day, $0.kind.rawValue) < ($1.day, $1.kind.rawValue) }
    return "日期,类别,说明\r\n"
      + rows.map { CSVText.row([$0.day.string(.fullDate), $0.kind.rawValue, $0.text]) }.joined()
  }

  /// Every day of the year; what is not known yet is null.
  private var json: String {
    let days = months.flatMap(\.days).map { day, kind in
      var members = ["\"date\":\"\(day.string(.fullDate))\"", "\"weekday\":\(day.weekday)"]
      members.append("\"workday\":\(kind.map { String($0.isWorked) } ?? "null")")
      members.append("\"kind\":\(kind.map { $0.name.jsonString } ?? "null")")
      if case .local(let name) = kind { members.append("\"name\":\(name.jsonString)") }
      return "{" + members.joined(separator: ",") + "}"
    }
    let counts = months.map { String($0.workdays) }.joined(separator: ",")
    let isOpen = months.contains { $0.days.contains { $0.kind == nil } }
    let total = months.reduce(0) { $0 + $1.workdays }
    return "{\"year\":\(year.year),\"own\":\(calendar.ownYears.contains(year.year)),"
      + "\"notice\":\(year.notice.jsonString),\"url\":\(year.url.jsonString),"
      + "\"complete\":\(!isOpen),\"workdays\":\(total),\"workdays_by_month\":[\(counts)],"
      + "\"days\":[\n" + days.joined(separator: ",\n") + "\n]}\n"
  }
}

extension DayKind {
  /// The name in JSON.
  fileprivate var name: String {
    switch self {
    case .workday: "workday"
    case .weekend: "weekend"
    case .holiday: "holiday"
    case .movedWorkday: "moved-workday"
    case .local: "local-holiday"
    }
  }
}
