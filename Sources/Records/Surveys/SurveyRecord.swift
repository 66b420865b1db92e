import Base
import Diagnostics
import Interactive
import SiteModel

extension Survey {
  /// The day by which results or feedback are due; nil while the survey has no last day.
  ///
  /// - Throws: where the working calendar does not reach that far.
  package func due(
    _ calendar: WorkingCalendar, _ counting: DayCounting
  ) throws(UncoveredDay) -> CivilDate? {
    guard let closes = request.days.closes else { return nil }
    let term = request.remind
    guard term.isWorkdays else { return closes.advanced(by: term.count) }
    return try calendar.day(term.count, workdaysFrom: closes, counting)
  }

  /// Whether neither results nor feedback are published by the day they were due.
  ///
  /// A day that the calendar does not cover is not guessed: nothing is overdue by it.
  package func isOverdue(
    on day: CivilDate, hasFeedback: Bool, _ calendar: WorkingCalendar, _ counting: DayCounting
  ) -> Bool {
    // Results that are named and cannot be read are at fault themselves.
    guard request.answers == nil, !hasFeedback, let due = try? due(calendar, counting) else {
      return false
    }
    return due < day
  }
}

/// 征集调查: which surveys were open over a period, and whether their results are out.
package enum SurveyRecord {
  /// The report over a period, as of a day.
  package static func report(
    _ site: Site, calendar: WorkingCalendar, period: ReportPeriod, asOf day: CivilDate
  ) -> RecordReport {
    var report = RecordReport("surveys", title: "征集调查")
    var table = RecordTable(
      "surveys", title: "征集调查",
      columns: [
        .init("征集", "title"), .init("开始", "opens"), .init("结束", "closes"), .init("份数", "count"),
        .init("应反馈", "due"), .init("状态", "state"),
      ], empty: "这段时间没有征集")
    for (id, part) in site.interactive.parts.sorted(by: { $0.key.offset < $1.key.offset }) {
      guard case .survey(let survey) = part else { continue }
      let article = site.articles[id.offset]
      let opens = survey.request.days.opens ?? article.published.date
      guard opens <= period.days.upperBound,
        survey.request.days.closes ?? .init(daysSince1970: .max) >= period.days.lowerBound
      else { continue }
      let hasFeedback = site.interactive.feedback[id] != nil
      var due = RecordTable.Cell.none
      do throws(UncoveredDay) {
        if let last = try survey.due(calendar, site.configuration.counting) { due = .day(last) }
      } catch {
        due = .unknown(error.cell.chinese)
        report.missingYears.insert(error.year)
      }
      let isOverdue = survey.isOverdue(
        on: day, hasFeedback: hasFeedback, calendar, site.configuration.counting)
      if isOverdue { report.overdueCount += 1 }
      let state: RecordTable.Cell =
        isOverdue
        ? .state("逾期没有反馈", .bad)
        : survey.total != nil || hasFeedback
          ? .state("已反馈", .good)
          : survey.request.days.state(on: day) == .open
            ? .state("征集中", .neutral) : .state("待反馈", .soon)
      table.rows.append(
        .init([
          .text(site.texts.string(article.title)), .day(opens),
          survey.request.days.closes.map { .day($0) } ?? .none,
          survey.total.map { .number($0) } ?? .none, due, state,
        ]))
    }
    report.summary = ["征集 \(table.rows.count) 项，逾期没有反馈的 \(report.overdueCount) 项。"]
    report.tables = [table]
    return report
  }
}
