import Base
import Records
import SiteModel

extension Site {
  /// The guides that are to be looked through again: those whose year is over, and those whose year
  /// ends within 30 days.
  ///
  /// - Parameters:
  ///   - day: the day it is seen from.
  ///   - url: the URL of an article.
  /// - Returns: the table, the earliest first, and how many are late; nil where the site has no
  ///   guides.
  package func guideReviews(
    asOf day: CivilDate, url: (Article.ID) -> String
  ) -> (table: RecordTable, overdueCount: Int)? {
    let guides = kinds.articles.compactMap { index, facts in
      facts.guide.map { (article: Article.ID(Int(index)), guide: $0) }
    }
    guard !guides.isEmpty else { return nil }
    let due = guides.compactMap { article, guide in
      guide.reviewDue.map { (days: day.distance(to: $0), article: article, guide: guide) }
    }.filter { $0.days <= 30 }.sorted { ($0.days, $0.article) < ($1.days, $1.article) }
    let table = RecordTable(
      "guides", title: "办事指南的核对", notes: ["每年核对一次；还有 30 天以内到期的，提前提醒。"],
      columns: [
        .init("事项", "guide"), .init("部门", "office"), .init("上次核对", "updated"),
        .init("应核对", "due"), .init("情况", "state"),
      ],
      rows: due.map { days, article, guide in
        RecordTable.Row([
          .link(texts.string(articles[article.offset].title), url: url(article)),
          .text(guide.office), guide.updated.map { .day($0) } ?? .none,
          guide.reviewDue.map { .day($0) } ?? .none,
          days < 0 ? .state("逾期 \(-days) 天", .bad) : .state("还有 \(days) 天", .soon),
        ])
      })
    return (table, due.count { $0.days < 0 })
  }
}
