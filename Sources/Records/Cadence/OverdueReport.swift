import Base
import SiteModel

extension RecordBook {
  /// What is overdue by the cadence of the site: tables `overdue-cadence`, `due-soon` and
  /// `overdue-requests`, the latest first.
  ///
  /// A member is overdue while nothing, or not enough, was sent in the windows up to now; the due
  /// day is that of the first of them. What was missed before something was sent again is in
  /// `cadenceReport`.
  package func overdueReport() -> RecordReport {
    var report = RecordReport("overdue", title: "逾期（截至\(asOf.chinese)）")
    var found = standings()
    let late = found.filter { $0.isOverdue }
    found.removeAll { $0.isOverdue }
    let requests = overdueRequests()
    report.overdueCount = late.count + requests.rows.count
    for standing in late {
      if case .unknown(let year) = standing.late { report.missingYears.insert(year) }
    }
    report.summary = ["逾期 \(late.count) 项，快到期 \(found.count) 项，约稿未交 \(requests.rows.count) 项。"]
    report.tables = [
      table("overdue-cadence", "更新逾期", late), table("due-soon", "快到期", found), requests,
    ]
    return report
  }

  /// The columns that are overdue by their own rules, the latest first.
  package var overdueColumns: [(column: Int, name: String, rule: String, last: CivilDate?)] {
    standings().compactMap { standing in
      guard standing.isOverdue, case .column(let column) = standing.member.subject else {
        return nil
      }
      return (column, standing.member.name, standing.rule, standing.last)
    }
  }

  /// Where a member stands by a rule, where that is overdue or will be soon.
  private struct Standing {
    var rule: String
    var member: CadenceMember
    var last: CivilDate?
    var due: CivilDate?
    var late: CadenceLedger.Lateness
    var isOverdue: Bool
  }

  private func standings() -> [Standing] {
    let zeroReports = ZeroReports(self)
    let start = site.records.articles.first?.day ?? asOf
    var found: [Standing] = []
    for rule in site.records.cadence {
      guard case .every(let cycle) = rule.demand else { continue }
      let windows = windows(of: cycle, from: max(start, rule.since ?? start))
      for member in members(of: rule) {
        let standing =
          if case .span(let days) = cycle {
            self.standing(rule, member, span: days)
          } else {
            self.standing(rule, member, windows, zeroReports)
          }
        if let standing { found.append(standing) }
      }
    }
    return found.sorted {
      ($1.late.order, $0.rule, $0.member.unit, $0.member.name)
        < ($0.late.order, $1.rule, $1.member.unit, $1.member.name)
    }
  }

  /// The windows from the one with a day to the one that today is in, the last one first.
  private func windows(of cycle: CadenceRule.Cycle, from start: CivilDate) -> [CadenceWindow] {
    let end: CivilDate =
      switch cycle {
      case .week: asOf.advanced(by: 7 - asOf.weekday)
      case .months(let count):
        CadenceRule.Cycle.months(count, with: asOf)?.upperBound ?? asOf
      default: asOf
      }
    guard start <= end else { return [] }
    return cycle.windows(endingIn: start...end, calendar).reversed()
  }

  private func standing(
    _ rule: CadenceRule, _ member: CadenceMember, _ windows: [CadenceWindow],
    _ zeroReports: ZeroReports
  ) -> Standing? {
    var first: CadenceWindow?
    var isSoon = false
    loop: for window in windows {
      let state = CadenceLedger.state(
        window, sent: member.count(in: window.days), member, rule, self, zeroReports)
      switch state {
      case .running: continue
      case .soon: isSoon = true
      case .short, .missing: first = window
      case .unknown(let year):
        return Standing(
          rule: rule.name, member: member, last: member.last(through: asOf), due: nil,
          late: .unknown(year: year), isOverdue: true)
      case .done, .declaredZero, .notCounted, nil: break loop
      }
    }
    if let first {
      let (due, late) = lateness(of: first.days.upperBound, rule)
      if due.map({ $0 < asOf }) ?? true || rule.grace == 0 {
        return Standing(
          rule: rule.name, member: member, last: member.last(through: asOf), due: due, late: late,
          isOverdue: true)
      }
      isSoon = true
    }
    guard isSoon, let window = windows.first else { return nil }
    return Standing(
      rule: rule.name, member: member, last: member.last(through: asOf),
      due: first?.days.upperBound ?? window.days.upperBound, late: .none, isOverdue: false)
  }

  private func standing(
    _ rule: CadenceRule, _ member: CadenceMember, span: Int
  ) -> Standing? {
    guard CadenceLedger.presence(asOf...asOf, member, rule) == .whole else { return nil }
    let begin = max(
      rule.since ?? .distantPast, member.present.last { $0.contains(asOf) }?.lowerBound ?? asOf)
    let last = member.last(through: asOf)
    // Without anything at all, and without a day it was asked from, nothing can be counted from.
    guard let from = last.map({ max($0, begin) }) ?? (begin > .distantPast ? begin : nil) else {
      return Standing(
        rule: rule.name, member: member, last: nil, due: nil, late: .none, isOverdue: true)
    }
    let due = from.advanced(by: span)
    let isOverdue = due <= asOf
    guard isOverdue || from.distance(to: asOf) * 5 >= span * 4 else { return nil }
    return Standing(
      rule: rule.name, member: member, last: last, due: due,
      late: isOverdue ? workdays(after: due, through: asOf) : .none, isOverdue: isOverdue)
  }

  private func table(_ name: String, _ title: String, _ standings: [Standing]) -> RecordTable {
    RecordTable(
      name, title: title,
      columns: [
        .init("规则", "rule"), .init("对象", "member"), .init("最近一篇", "last"),
        .init("期限", "due"), .init("逾期工作日", "late"), .init("单位", "unit"),
        .init("联系", "contact"),
      ],
      rows: standings.map { standing in
        RecordTable.Row([
          .text(standing.rule), .text(standing.member.name),
          standing.last.map { .day($0) } ?? .none, standing.due.map { .day($0) } ?? .none,
          standing.late.cell, .text(standing.member.unit), .text(standing.member.contact),
        ])
      })
  }

  private func overdueRequests() -> RecordTable {
    let open = site.records.requests.filter { request in
      request.due < asOf && (request.done.map { asOf < $0 } ?? true)
    }.sorted { ($0.due, $0.identifier) < ($1.due, $1.identifier) }
    return RecordTable(
      "overdue-requests", title: "约稿未交",
      columns: [
        .init("编号", "id"), .init("题目", "title"), .init("单位", "unit"),
        .init("截止", "due"), .init("逾期工作日", "late"), .init("联系", "contact"),
      ],
      rows: open.map { request in
        RecordTable.Row([
          .text(request.identifier), .text(request.title),
          .text(string(site.units[request.unit.offset].name)), .day(request.due),
          workdays(after: request.due, through: asOf).cell, .text(contact(of: request.unit)),
        ])
      })
  }
}

extension CadenceLedger.Lateness {
  /// A number to sort by: what is not known comes first.
  fileprivate var order: Int {
    switch self {
    case .unknown: .max
    case .workdays(let days): days
    case .none: -1
    }
  }
}
