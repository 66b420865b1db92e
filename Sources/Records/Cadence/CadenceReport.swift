import Base
import SiteModel

extension RecordBook {
  /// `report cadence`: how far the rules were kept in a period.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - isPublic: whether it is for everybody: columns only, never units or persons.
  /// - Returns: the tables `cadence` (a row for each member and window), `cadence-missing` (what is
  ///   short), `cadence-events` (articles by the working days since their events), and
  ///   `cadence-totals` (each rule, beside the period before).
  package func cadenceReport(_ period: ReportPeriod, isPublic: Bool = false) -> RecordReport {
    let wanted: (CadenceRule) -> Bool = { !isPublic || $0.subject == .columns }
    let ledger = CadenceLedger(self, period, where: wanted)
    // Days of one's own may be many years, which nobody compares.
    let isCompared = period.unit != .days || period.days.count <= 366
    let before = isCompared ? period.previous.map { CadenceLedger(self, $0, where: wanted) } : nil
    var report = RecordReport("cadence", title: "更新情况（\(period.title)）")
    report.missingYears = ledger.missingYears
    let lacking = ledger.lines.count { $0.state.isLacking }
    let counted = ledger.lines.count { $0.state != .notCounted }
    report.summary = [
      ledger.rules.isEmpty
        ? "没有写明更新要求。"
        : "\(ledger.rules.count) 条要求，记 \(counted) 项，其中没有做到的 \(lacking) 项。",
      "数的是版本库里的文章：事情发生了而没有写的，这里看不出来。",
    ]
    report.overdueCount = ledger.gaps.count { gap in
      if case .workdays(let days) = gap.late { return days > 0 }
      return false
    }
    report.tables = [totals(ledger, before), lines(ledger), missing(ledger)]
    if ledger.rules.contains(where: \.isAboutEvents) { report.tables.append(events(ledger)) }
    return report
  }

  private func lines(_ ledger: CadenceLedger) -> RecordTable {
    RecordTable(
      "cadence", title: "各项要求的完成情况",
      notes: ["按工作日、按天、按周的要求，应报、实报是应更新和更新了的天数或周数；没有工作日的周不计。"],
      columns: [
        .init("规则", "rule"), .init("对象", "member"), .init("期间", "period"),
        .init("应报", "required"), .init("实报", "done"), .init("状态", "state"),
        .init("最近一篇", "last"), .init("逾期工作日", "late"),
      ],
      rows: ledger.lines.map { line in
        RecordTable.Row([
          .text(ledger.rules[line.rule].name),
          .text(ledger.members[line.rule][line.member].name),
          .text(PeriodName.name(of: line.days)), .number(line.required), .number(line.done),
          line.state.cell, line.last.map { .day($0) } ?? .none, line.late.cell,
        ])
      }, empty: "没有要求，或者这一期没有满的周期")
  }

  private func missing(_ ledger: CadenceLedger) -> RecordTable {
    RecordTable(
      "cadence-missing", title: "没有做到的",
      notes: ["连着的日子并成一行；逾期从期限的第二个工作日数到截止日。"],
      columns: [
        .init("规则", "rule"), .init("对象", "member"), .init("期间", "period"),
        .init("应报", "required"), .init("实报", "done"), .init("状态", "state"),
        .init("期限", "due"), .init("逾期工作日", "late"),
      ],
      rows: ledger.gaps.map { gap in
        RecordTable.Row([
          .text(ledger.rules[gap.rule].name), .text(ledger.members[gap.rule][gap.member].name),
          .text(PeriodName.name(of: gap.days)), .number(gap.required), .number(gap.done),
          gap.state.cell, gap.due.map { .day($0) } ?? .none, gap.late.cell,
        ])
      }, empty: "都做到了")
  }

  private func events(_ ledger: CadenceLedger) -> RecordTable {
    RecordTable(
      "cadence-events", title: "从事发到发布",
      notes: ["工作日从事情的第二天数到发布的当天；没有写 event_date 的文章不计。"],
      columns: [
        .init("栏目", "column"), .init("文章", "article"), .init("事发", "event"),
        .init("发布", "published"), .init("工作日", "workdays"), .init("状态", "state"),
        .init("逾期工作日", "late"),
      ],
      rows: ledger.lags.map { lag in
        let article = site.records.articles[lag.article]
        var state = RecordTable.Cell.state("不计", .neutral)
        var late = RecordTable.Cell.none
        if case .workdays(let count) = lag.workdays {
          state = count <= lag.most ? .state("按时", .good) : .state("逾期", .bad)
          if count > lag.most { late = .number(count - lag.most) }
        }
        return RecordTable.Row([
          .text(ledger.members[lag.rule][lag.member].name), .text(string(article.title)),
          article.event.map { .day($0) } ?? .none, .day(article.day),
          lag.workdays?.cell ?? .none, state, late,
        ])
      }, empty: "这一期没有这样的文章")
  }

  private func totals(_ ledger: CadenceLedger, _ before: CadenceLedger?) -> RecordTable {
    RecordTable(
      "cadence-totals", title: "合计",
      notes: ["完成率是完成的项数除以应完成的项数，不计、未到期和零报告不在里面。"],
      columns: [
        .init("规则", "rule"), .init("完成", "done"), .init("不足", "short"),
        .init("零报告", "zero"), .init("未报", "missing"), .init("不计", "not_counted"),
        .init("完成率", "share"), .init("上期完成率", "share_before"),
      ],
      rows: ledger.rules.indices.map { rule in
        func count(_ ledger: CadenceLedger?, _ state: CadenceState) -> Int {
          ledger?.lines.count { $0.rule == rule && $0.state == state } ?? 0
        }
        func share(_ ledger: CadenceLedger?) -> RecordTable.Cell {
          let done = count(ledger, .done)
          return .share(done, of: done + count(ledger, .short) + count(ledger, .missing))
        }
        return RecordTable.Row([
          .text(ledger.rules[rule].name), .number(count(ledger, .done)),
          .number(count(ledger, .short)), .number(count(ledger, .declaredZero)),
          .number(count(ledger, .missing)), .number(count(ledger, .notCounted)), share(ledger),
          share(before),
        ])
      }, empty: "没有写明更新要求")
  }
}

extension CadenceRule {
  /// Whether it is about the time since events.
  package var isAboutEvents: Bool {
    if case .within = demand { true } else { false }
  }
}

/// What runs of days are called in tables.
enum PeriodName {
  /// `2026-07-06`, `2026-W28`, `2026-07`, `2026-Q3`, `2026-H2`, `2026`, or the first and the last.
  static func name(of days: ClosedRange<CivilDate>) -> String {
    if days.count == 1 { return days.lowerBound.string(.fullDate) }
    if days.count == 7, days.lowerBound.weekday == 1 { return week(days.lowerBound) }
    for unit in [ReportPeriod.Unit.month, .quarter, .halfYear, .year] {
      if let period = ReportPeriod(unit, with: days.lowerBound), period.days == days {
        return period.name
      }
    }
    return days.lowerBound.string(.fullDate) + " 至 " + days.upperBound.string(.fullDate)
  }

  /// The ISO week that begins on a Monday.
  private static func week(_ monday: CivilDate) -> String {
    let thursday = monday.advanced(by: 3)
    let year = thursday.components.year
    guard let newYear = CivilDate(year: year, month: 1, day: 1) else { return "" }
    let number = newYear.distance(to: thursday) / 7 + 1
    return "\(year)-W" + (number < 10 ? "0" : "") + String(number)
  }
}
