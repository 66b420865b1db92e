import Base
import Diagnostics
import SiteModel

/// 来信: what a site's letters come to, over a period and as of a day.
///
/// The parts for the public count letters by unit and by mailbox; those for the office list them.
/// Linear in letters.
package struct LetterRecord {
  private let site: Site
  private let asOf: CivilDate
  /// The letters that had come in, with how each stands.
  private let letters: [(letter: Letter, standing: LetterStanding)]

  /// The record of a site at the end of a day.
  package init(_ site: Site, calendar: WorkingCalendar, asOf: CivilDate) {
    self.site = site
    self.asOf = asOf
    let rules = LetterRules(site.configuration, calendar: calendar)
    letters = site.letters.filter { !$0.isDraft && $0.received.date <= asOf }.map { letter in
      let mailbox = site.mailboxes[letter.mailbox.offset]
      return (letter, rules.standing(of: letter, in: mailbox, asOf: asOf))
    }
  }

  /// Everything that the office asks of a period: rates, what is overdue or nearly so, and every
  /// letter that came in.
  package func report(over period: ReportPeriod) -> RecordReport {
    var report = publicReport(over: period)
    report.tables += [overdueTable(), acknowledgementTable(), letterTable(over: period)]
    report.overdueCount = overdueCount
    for (letter, standing) in letters where standing.timing != .notCounted {
      // Whoever was answered before has no term to be told any more.
      guard let year = standing.missingYear, letter.answeredOn.map({ $0 > asOf }) ?? true else {
        continue
      }
      report.missingYears.insert(year)
    }
    return report
  }

  /// What may be public of a period: rates by unit and by mailbox, without any letter.
  package func publicReport(over period: ReportPeriod) -> RecordReport {
    var report = RecordReport("letters", title: "来信办理情况（\(period.title)）")
    let own = letters.filter { period.days.contains($0.letter.received.date) }
    var total = LetterRates()
    for item in own {
      total.add(item.standing)
      if item.standing.timing == .unknown, let year = item.standing.missingYear {
        report.missingYears.insert(year)
      }
    }
    report.summary = [
      "统计\(period.days.lowerBound.chinese)至\(period.days.upperBound.chinese)收到的来信，"
        + "截至\(asOf.chinese)。",
      "收到 \(total.received) 件，受理 \(total.accepted) 件，已答复 \(total.answered) 件；答复率 "
        + "\(RecordTable.Cell.share(total.answered, of: total.accepted).text)，按期答复率 "
        + "\(RecordTable.Cell.share(total.onTime, of: total.settled).text)。",
    ]
    report.tables = [
      unitTable(own.map { ($0.letter, $0.standing) }, total),
      mailboxTable(own.map { ($0.letter, $0.standing) }, total),
    ]
    return report
  }

  /// How many letters are overdue: without an answer, or neither handed on nor answered in time.
  package var overdueCount: Int {
    letters.count { $0.standing.timing == .overdue || $0.standing.isAcknowledgementLate }
  }

  /// The letters that came in on some days and have no answer yet, the earliest first.
  package func unanswered(receivedIn days: ClosedRange<CivilDate>) -> [Letter] {
    letters.filter { letter, standing in
      days.contains(letter.received.date)
        && [.running, .overdue, .unknown].contains(standing.timing)
    }.map(\.letter)
  }

  // MARK: Rates

  private static let rateColumns: [RecordTable.Column] = [
    .init("收到", "received"), .init("受理", "accepted"), .init("已答复", "answered"),
    .init("答复率", "answer_rate"), .init("按期", "on_time"), .init("逾期已答复", "late"),
    .init("逾期未答复", "overdue"), .init("按期答复率", "on_time_rate"),
  ]

  private static let rateNotes = [
    "受理是收到的减去撤回、不予受理和转信访的。答复率＝已答复÷受理；按期答复率＝按期÷（已答复＋逾期未答复）。没有可算的写“—”。"
  ]

  private func rateCells(_ rates: LetterRates) -> [RecordTable.Cell] {
    [
      .number(rates.received), .number(rates.accepted), .number(rates.answered),
      .share(rates.answered, of: rates.accepted), .number(rates.onTime), .number(rates.late),
      .number(rates.overdue), .share(rates.onTime, of: rates.settled),
    ]
  }

  private func notes(_ total: LetterRates) -> [String] {
    total.unknown == 0
      ? Self.rateNotes
      : Self.rateNotes + ["有 \(total.unknown) 件的期限要等放假安排公布后确定，按期答复率里没有算它们。"]
  }

  private func unitTable(
    _ letters: [(letter: Letter, standing: LetterStanding)], _ total: LetterRates
  ) -> RecordTable {
    var rates: [Unit.ID: LetterRates] = [:]
    var others = LetterRates()
    for (letter, standing) in letters {
      if let unit = letter.unit {
        rates[unit, default: LetterRates()].add(standing)
      } else {
        others.add(standing)
      }
    }
    var rows = rates.sorted { $0.key < $1.key }.map { unit, rates in
      RecordTable.Row(
        [.text(site.texts.string(site.units[unit.offset].name))] + rateCells(rates))
    }
    if others.received > 0 { rows.append(RecordTable.Row([.text("未定单位")] + rateCells(others))) }
    if !rows.isEmpty { rows.append(RecordTable.Row([.text("合计")] + rateCells(total))) }
    return RecordTable(
      "letters-units", title: "各单位答复来信", notes: notes(total),
      columns: [.init("单位", "unit")] + Self.rateColumns, rows: rows, empty: "这一期没有来信。")
  }

  private func mailboxTable(
    _ letters: [(letter: Letter, standing: LetterStanding)], _ total: LetterRates
  ) -> RecordTable {
    var rates: [Mailbox.ID: LetterRates] = [:]
    for (letter, standing) in letters {
      rates[letter.mailbox, default: LetterRates()].add(standing)
    }
    let rows = rates.sorted { $0.key < $1.key }.map { mailbox, rates in
      let box = site.mailboxes[mailbox.offset]
      return RecordTable.Row([.text(box.name), .text(box.answer.chinese)] + rateCells(rates))
    }
    return RecordTable(
      "letters-mailboxes", title: "各信箱来信", notes: notes(total),
      columns: [.init("信箱", "mailbox"), .init("答复期限", "term")] + Self.rateColumns, rows: rows,
      empty: "这一期没有来信。")
  }

  // MARK: Lists, for the office

  /// What is overdue, and what soon will be; for `report overdue` too.
  package func overdueTable() -> RecordTable {
    let rows = letters.filter { $0.standing.timing == .overdue || $0.standing.isSoon }
      .sorted { $0.standing.due ?? asOf < $1.standing.due ?? asOf }
      .map { letter, standing in
        RecordTable.Row([
          .text(letter.number), .text(site.mailboxes[letter.mailbox.offset].name),
          .text(site.texts.string(letter.title)), unitCell(letter), .day(letter.received.date),
          past(letter.forwardedOn), dueCell(standing),
          standing.timing == .overdue
            ? .state(standing.state.rawValue, .bad) : .state("将到期", .soon),
          standing.soonFrom.map { .day($0) } ?? .none,
        ])
      }
    return RecordTable(
      "letters-overdue", title: "逾期和将到期的来信",
      notes: ["截至\(asOf.chinese)。期限过了五分之四的列为将到期。"],
      columns: [
        .init("编号", "number"), .init("信箱", "mailbox"), .init("标题", "title"),
        .init("单位", "unit"), .init("收到", "received"), .init("转办", "forwarded"),
        .init("期限", "due"), .init("状态", "state"), .init("提醒日", "soon_from"),
      ], rows: rows)
  }

  /// The letters that nobody was given, and nobody answered, within the time that their box
  /// promises.
  package func acknowledgementTable() -> RecordTable {
    let rows = letters.filter(\.standing.isAcknowledgementLate).map { letter, standing in
      RecordTable.Row([
        .text(letter.number), .text(site.mailboxes[letter.mailbox.offset].name),
        .text(site.texts.string(letter.title)), .day(letter.received.date),
        standing.acknowledgeBy.map { .day($0) } ?? .none, .state("逾期未转办", .bad),
      ])
    }
    return RecordTable(
      "letters-unacknowledged", title: "逾期没有转办的来信", notes: ["截至\(asOf.chinese)。"],
      columns: [
        .init("编号", "number"), .init("信箱", "mailbox"), .init("标题", "title"),
        .init("收到", "received"), .init("转办期限", "acknowledge_by"), .init("状态", "state"),
      ], rows: rows)
  }

  private func letterTable(over period: ReportPeriod) -> RecordTable {
    let rows = letters.filter { period.days.contains($0.letter.received.date) }
      .map { letter, standing in
        RecordTable.Row([
          .text(letter.number), .text(site.mailboxes[letter.mailbox.offset].name),
          .text(site.texts.string(letter.title)), .text(letter.topic), unitCell(letter),
          .day(letter.received.date), past(letter.forwardedOn), dueCell(standing),
          past(letter.answeredOn),
          .state(standing.state.rawValue, mood(standing)), .text(standing.timing.rawValue),
          .text(letter.article == nil ? "不公开" : "公开"),
        ])
      }
    return RecordTable(
      "letters", title: "来信登记簿", notes: ["截至\(asOf.chinese)。只供办理，不公开。"],
      columns: [
        .init("编号", "number"), .init("信箱", "mailbox"), .init("标题", "title"),
        .init("主题类", "topic"), .init("单位", "unit"), .init("收到", "received"),
        .init("转办", "forwarded"), .init("期限", "due"), .init("答复", "answered"),
        .init("状态", "state"), .init("办理", "timing"), .init("公开", "published"),
      ], rows: rows, empty: "这一期没有来信。")
  }

  private func unitCell(_ letter: Letter) -> RecordTable.Cell {
    letter.unit.map { .text(site.texts.string(site.units[$0.offset].name)) } ?? .none
  }

  /// A day that has come.
  private func past(_ day: CivilDate?) -> RecordTable.Cell {
    day.flatMap { $0 <= asOf ? .day($0) : nil } ?? .none
  }

  private func dueCell(_ standing: LetterStanding) -> RecordTable.Cell {
    if let due = standing.due { return .day(due) }
    guard let year = standing.missingYear else { return .none }
    return .unknown(UncoveredDay(day: asOf, year: year).cell.chinese)
  }

  private func mood(_ standing: LetterStanding) -> RecordTable.Mood {
    switch standing.timing {
    case .onTime: .good
    case .late, .overdue: .bad
    case .running: standing.isSoon ? .soon : .neutral
    case .unknown, .notCounted: .neutral
    }
  }
}
