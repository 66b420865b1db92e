import Base
import Diagnostics
import Records
import SiteModel

/// When a notice begins and ends, and whether what its front matter says of that holds together.
extension NoticeOrganizer {
  /// The days of the period; nil where they cannot be told.
  func period(
    of notice: ParsedNotice, _ article: Article
  ) -> ClosedRange<CivilDate>? {
    guard let planned = end(of: notice.term, from: notice.starts, notice) else { return nil }
    checkMinimum(of: notice, end: planned)
    guard let start = restart(of: notice, article, planned: planned) else { return nil }
    guard start > notice.starts else {
      checkEnd(of: notice, planned)
      return notice.starts...planned
    }
    guard let end = end(of: notice.term, from: start, notice) else { return nil }
    checkEnd(of: notice, end)
    return start...end
  }

  private func end(
    of term: NoticeTerm, from start: CivilDate, _ notice: ParsedNotice
  ) -> CivilDate? {
    do throws(UncoveredDay) {
      return try term.end(from: start, calendar, counting)
    } catch {
      diagnostics.report(
        error.diagnostic(at: locator.location(notice.file, notice.termRange)))
      // Too short can be told without a calendar where both are counted alike.
      if let minimum = settings.minimum[notice.kind], minimum.isOfUnit(of: term),
        term.count < minimum.count
      {
        reportTooShort(notice, minimum, end: nil)
      }
      return nil
    }
  }

  private func checkMinimum(of notice: ParsedNotice, end: CivilDate) {
    guard let minimum = settings.minimum[notice.kind] else { return }
    if minimum.isOfUnit(of: notice.term) {
      if notice.term.count < minimum.count { reportTooShort(notice, minimum, end: end) }
      return
    }
    guard let least = self.end(of: minimum, from: notice.starts, notice), end < least else {
      return
    }
    reportTooShort(notice, minimum, end: end, least: least)
  }

  private func reportTooShort(
    _ notice: ParsedNotice, _ minimum: NoticeTerm, end: CivilDate?, least: CivilDate? = nil
  ) {
    let last = least.map { "，到 \($0.string(.fullDate)) 为止" } ?? ""
    let englishLast = least.map { ", to \($0.string(.fullDate))" } ?? ""
    report(
      .noticeTooShort, notice, notice.termRange,
      Message(
        "\(notice.kind.title)只有\(notice.term.chinese)，不少于\(minimum.chinese)\(last)",
        "the notice runs \(notice.term.english); \(minimum.english) are the least\(englishLast)"),
      help: Message(
        "请延长公示期；最短期限写在 site.toml 的 notices.minimum",
        "let it run longer; the least is set in site.toml under `notices.minimum`"))
  }

  private func checkEnd(of notice: ParsedNotice, _ end: CivilDate) {
    guard let written = notice.ends, written.day != end else { return }
    let right = end.string(.fullDate)
    report(
      .noticeEnd, notice, written.range,
      Message(
        "截止日期不对：从 \(notice.starts.string(.fullDate)) 起\(notice.term.chinese)"
          + (counting == .includeFirst ? "（当天算）" : "（当天不算）") + "到 \(right)",
        "the end is wrong: \(notice.term.english) from \(notice.starts.string(.fullDate)) "
          + (counting == .includeFirst ? "(itself included)" : "(itself not included)")
          + " end on \(right)"),
      help: Message("请写 \(right)，或者删去 ends，由程序计算", "write \(right), or leave `ends` out"),
      fix: Diagnostic.Fix(bytes: written.range, replacement: right))
  }

  /// The day from which the period is counted in the end; nil where that cannot be told.
  private func restart(
    of notice: ParsedNotice, _ article: Article, planned: CivilDate
  ) -> CivilDate? {
    let updated = article.updated?.date
    guard let restart = notice.restart else {
      guard let updated, notice.starts < updated, updated <= planned else { return notice.starts }
      report(
        .noticeChanged, notice, notice.updatedRange ?? notice.range,
        Message(
          "公示期内改动了内容，公示期要重新计算", "the notice was changed while it ran, so it has to run anew"),
        help: Message(
          "请写 restarts: true，从 updated 那天起重新计算；不涉及公示内容的改动，不必写 updated",
          "write `restarts: true`, to count from `updated`; small changes need no `updated`"))
      return notice.starts
    }
    guard let day = restart.day ?? updated else {
      report(
        .noticeFieldMissing, notice, restart.range,
        Message(
          "公示期重新计算，没有写从哪天起", "the day from which the period is counted anew is missing"),
        help: Message(
          "请写 updated: 改动的日期，或者 restarts: 2026-11-12",
          "add `updated` with the day of the change, or write `restarts: 2026-11-12`"))
      return notice.starts
    }
    guard notice.starts <= day, day <= planned else {
      report(
        .noticeDateOrder, notice, restart.range,
        Message(
          "重新计算的日子 \(day.string(.fullDate)) 不在公示期内",
          "\(day.string(.fullDate)), from which it is counted anew, is not within the period"),
        help: Message(
          "公示期是 \(notice.starts.string(.fullDate)) 至 \(planned.string(.fullDate))；后来又改过 updated 的，写 restarts: 日期",
          "the period is \(notice.starts.string(.fullDate)) to \(planned.string(.fullDate)); where "
            + "`updated` has changed since, give the day itself"))
      return notice.starts
    }
    return day
  }

  func withdrawal(
    of notice: ParsedNotice, _ article: Article, _ period: ClosedRange<CivilDate>
  ) -> (day: CivilDate, reason: String)? {
    guard let withdrawal = notice.withdrawal else { return nil }
    let isEarly = withdrawal.day < article.published.date
    if isEarly || withdrawal.day > period.upperBound {
      let end = period.upperBound.string(.fullDate)
      report(
        .noticeDateOrder, notice, withdrawal.range,
        isEarly
          ? Message("撤回在发布（date）以前", "it is withdrawn before `date`")
          : Message("撤回在公示期满（\(end)）以后", "it is withdrawn after its end, \(end)"),
        help: Message("请核对日期", "check the day"))
    }
    return (withdrawal.day, withdrawal.reason)
  }
}

extension NoticeTerm {
  /// Whether both count the same kind of days.
  fileprivate func isOfUnit(of other: NoticeTerm) -> Bool {
    switch (self, other) {
    case (.workdays, .workdays), (.days, .days): true
    default: false
    }
  }
}
