import Base
import SiteModel

/// The report on public notices: which run, end this week, or have ended and are still shown.
///
/// A last table has those of a period. No names are in it.
///
/// - Parameters:
///   - site: the site as it is seen at `asOf`.
///   - period: what the last table is about.
///   - asOf: the day it is seen on.
///   - publishedAt: when the pages that readers see were made, on the site's clock; nil where that
///     is not known, and what is still shown cannot be told.
///   - url: the address of an article's page.
/// - Returns: the report; overdue is what is still shown and should not be.
package func noticesReport(
  of site: Site, period: ReportPeriod, asOf: CivilDate, publishedAt: DateTime?,
  url: (Article.ID) -> String
) -> RecordReport {
  func table(
    _ name: String, _ title: String, notes: [String] = [], empty: String,
    _ notices: [PublicNotice]
  ) -> RecordTable {
    RecordTable(
      name, title: title, notes: notes,
      columns: [
        .init("公示", "title"), .init("种类", "kind"), .init("开始", "starts"),
        .init("截止", "ends"), .init("期限", "term"), .init("状态", "state"),
        .init("个人信息移除日", "removal"),
      ],
      rows: notices.map { notice in
        RecordTable.Row([
          .link(
            site.texts.string(site.articles[notice.article.offset].title),
            url: url(notice.article)),
          .text(notice.kind.title), .day(notice.period.lowerBound),
          .day(notice.period.upperBound), .text(notice.term.chinese),
          .state(notice.state(on: asOf).rawValue, notice.mood(on: asOf)),
          .day(notice.firstDayWithoutPeople),
        ])
      }, empty: empty)
  }
  // The first to end stands first.
  let notices = site.notices.sorted {
    ($0.period.upperBound, $0.article) < ($1.period.upperBound, $1.article)
  }
  let open = notices.filter { $0.state(on: asOf).isOpen }
  let week = asOf...asOf.advanced(by: 7 - asOf.weekday)
  let ending = open.filter { week.contains($0.period.upperBound) }
  let shown = publishedAt.map { published in
    notices.filter { notice in
      // What was never shown need not be removed.
      notice.firstDayWithoutPeople <= asOf && notice.showsPeople(on: published.date)
    }
  }
  let inPeriod = notices.filter { $0.period.overlaps(period.days) }

  var report = RecordReport("notices", title: "公示")
  report.tables = [
    table("notices-open", "公示中和未开始的", empty: "没有正在进行的公示", open),
    table(
      "notices-ending", "本周截止的", notes: ["本周到\(week.upperBound.chinese)（星期日）为止。"],
      empty: "本周没有截止的公示", ending),
  ]
  if let shown, let publishedAt {
    report.tables.append(
      table(
        "notices-shown", "已到期而网页上还有个人信息的",
        notes: [
          "网页是\(publishedAt.date.chinese)生成的。重新生成并发布，个人信息就会移除。"
        ], empty: "没有", shown))
  }
  report.tables.append(
    table(
      "notices-period", "\(period.title)的公示", notes: ["公示期有一天在这段时间里的都算。"],
      empty: "这段时间没有公示", inPeriod))
  report.overdueCount = shown?.count ?? 0
  report.summary = [
    "截至\(asOf.chinese)，正在公示或尚未开始的 \(open.count) 份，其中本周截止 \(ending.count) 份。",
    shown.map { "到期而网页上还有个人信息的 \($0.count) 份。" }
      ?? "没有找到已发布的网页，不知道到期的个人信息是否已经移除。",
  ]
  return report
}

extension PublicNotice {
  /// How its state looks in a table.
  fileprivate func mood(on day: CivilDate) -> RecordTable.Mood {
    switch state(on: day) {
    case .planned, .withdrawn: .neutral
    case .running: period.upperBound.advanced(by: -1) <= day ? .soon : .good
    case .ended: .neutral
    }
  }
}
