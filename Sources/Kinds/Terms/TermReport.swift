import Base
import Records
import SiteModel

extension [OfficeTerm] {
  /// What the public page shows: a table and a line of time for each body.
  package func publicReport(asOf day: CivilDate) -> KindReport {
    var report = RecordReport("terms", title: "历届沿革")
    var timeLines: [TimeLine] = []
    for (place, body) in bodies.enumerated() {
      let terms = body.terms.filter { $0.from <= day }
      report.tables.append(
        RecordTable(
          "body-\(place + 1)", title: body.name,
          columns: [
            .init("届次", "session"), .init("职务", "office"), .init("姓名", "name"),
            .init("起", "from"), .init("止", "to"), .init("备注", "note"),
          ],
          rows: terms.reversed().map { term in
            RecordTable.Row([
              .text("第\(term.session)届"), .text(term.office), .text(term.name),
              .day(term.from), term.end(asOf: day).map { .day($0) } ?? .text("至今"),
              .text(term.note),
            ])
          }))
      // Heads alone: a line for every member would be as long as the table.
      let heads = body.offices.first.map(\.terms)?.filter { $0.from <= day } ?? []
      timeLines.append(
        TimeLine(
          title: body.name + (heads.first?.office ?? ""),
          spans: heads.map { term in
            let end = term.end(asOf: day)
            return TimeLine.Span(
              name: term.name, days: term.from...Swift.max(end ?? day, term.from),
              isOpen: end == nil)
          }))
    }
    var result = KindReport(report)
    result.timeLines = timeLines
    return result
  }
}

extension OfficeTerm {
  /// The last day, where it lies before a day; nil for who holds it then.
  fileprivate func end(asOf day: CivilDate) -> CivilDate? { to.flatMap { $0 < day ? $0 : nil } }
}

/// The private report of terms: which bodies are to be elected anew, who has held an office long.
package struct TermReminders {
  /// How many days before a day it is told of.
  private static let notice = 180

  private let terms: [OfficeTerm]
  private let rules: [BodyRules]
  private let today: CivilDate
  private var overdueCount = 0

  /// The report.
  ///
  /// - Parameters:
  ///   - terms: the rows of `data/terms.csv`.
  ///   - rules: what is known of bodies, `[[bodies]]`.
  ///   - day: the day it is seen from.
  /// - Returns: the report, which is not for the public.
  package static func report(
    _ terms: [OfficeTerm], rules: [BodyRules], asOf day: CivilDate
  ) -> RecordReport {
    var reminders = TermReminders(terms: terms, rules: rules, today: day)
    return reminders.report()
  }

  private init(terms: [OfficeTerm], rules: [BodyRules], today: CivilDate) {
    self.terms = terms.filter { $0.from <= today }
    self.rules = rules
    self.today = today
  }

  private mutating func report() -> RecordReport {
    var report = RecordReport("terms", title: "任期")
    let bodies = terms.bodies
    report.tables = [
      RecordTable(
        "terms-sessions", title: "届满", notes: ["还有 \(Self.notice) 天以内到期的，提前提醒。"],
        columns: [
          .init("机构", "body"), .init("届次", "session"), .init("本届起", "from"),
          .init("届满", "ends"), .init("情况", "state"),
        ],
        rows: bodies.compactMap { session(of: $0) }),
      RecordTable(
        "terms-consecutive", title: "连任", notes: ["同一职务连任超过规定届数的。"],
        columns: [
          .init("机构", "body"), .init("职务", "office"), .init("姓名", "name"),
          .init("连任", "sessions"), .init("规定", "limit"), .init("情况", "state"),
        ],
        rows: bodies.flatMap { consecutive(in: $0) }),
      RecordTable(
        "terms-years", title: "任职年限", notes: ["同一职务任满规定年限的，应考虑轮岗。"],
        columns: [
          .init("机构", "body"), .init("职务", "office"), .init("姓名", "name"),
          .init("任职起", "from"), .init("满年限", "ends"), .init("情况", "state"),
        ],
        rows: bodies.flatMap { longServing(in: $0) }),
    ]
    report.overdueCount = overdueCount
    report.summary = [
      overdueCount == 0 ? "没有届满未换届的。" : "届满未换届的有 \(overdueCount) 个。"
    ]
    return report
  }

  private mutating func session(of body: TermBody) -> RecordTable.Row? {
    guard let last = body.terms.map(\.session).max(),
      let first = body.terms.filter({ $0.session == last }).map(\.from).min(),
      let ends = first.adding(years: rules.rules(of: body.name).years)?.advanced(by: -1)
    else { return nil }
    return RecordTable.Row([
      .text(body.name), .text("第\(last)届"), .day(first), .day(ends),
      state(of: ends, late: "已届满 %d 天，未换届", soon: "还有 %d 天届满", fine: "任期内"),
    ])
  }

  /// What is said of a day; days long past count as overdue.
  private mutating func state(
    of day: CivilDate, late: String, soon: String, fine: String
  ) -> RecordTable.Cell {
    let left = today.distance(to: day)
    if left < 0 {
      overdueCount += 1
      return .state(late.replacing("%d", with: String(-left)), .bad)
    }
    return left <= Self.notice
      ? .state(soon.replacing("%d", with: String(left)), .soon) : .state(fine, .neutral)
  }

  private func consecutive(in body: TermBody) -> [RecordTable.Row] {
    let most = rules.rules(of: body.name).sessions
    return currentHolders(in: body).compactMap { office, term in
      let own = Set(office.terms.filter { $0.name == term.name }.map(\.session))
      var count = 0
      while own.contains(term.session - count) { count += 1 }
      guard count > most else { return nil }
      return RecordTable.Row([
        .text(body.name), .text(office.name), .text(term.name), .number(count), .number(most),
        .state("超过规定的届数", .bad),
      ])
    }
  }

  private func longServing(in body: TermBody) -> [RecordTable.Row] {
    let years = rules.rules(of: body.name).rotation
    guard years > 0 else { return [] }
    return currentHolders(in: body).compactMap { office, term in
      // Terms of one person that follow each other without a day between count as one.
      var first = term.from
      for earlier in office.terms.reversed() where earlier.name == term.name {
        if let end = earlier.to, end < first, end.distance(to: first) > 1 { break }
        first = Swift.min(first, earlier.from)
      }
      guard let full = first.adding(years: years) else { return nil }
      let left = today.distance(to: full)
      guard left <= Self.notice else { return nil }
      return RecordTable.Row([
        .text(body.name), .text(office.name), .text(term.name), .day(first), .day(full),
        left <= 0
          ? .state("已满 \(years) 年", .soon) : .state("还有 \(left) 天满 \(years) 年", .neutral),
      ])
    }
  }

  private func currentHolders(in body: TermBody) -> [(TermBody.Office, OfficeTerm)] {
    body.offices.flatMap { office in
      office.terms.filter { ($0.to ?? today) >= today }.map { (office, $0) }
    }
  }
}
