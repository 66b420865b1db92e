import Base
import Diagnostics
import SiteModel

/// Reports headlines that lack what a block shows of them, and those that it has no room for.
struct HeadlineCheck {
  let locator: SourceLocator
  let diagnostics: DiagnosticSink

  /// Checks the headlines of one block.
  ///
  /// Of those there is no room for, the ones of the same day as the last that is shown: an older
  /// one has had its time.
  func check(_ articles: [Article.ID], count: Int, in site: Site) {
    let marked = articles.map { site.articles[$0.offset] }.filter(\.isHeadline)
    let shown = marked.prefix(count)
    for headline in shown { reportBare(headline) }
    guard let last = shown.last else { return }
    let ofThatDay = marked.dropFirst(count).prefix { $0.published.date == last.published.date }
    for headline in ofThatDay { reportSecond(headline, after: last, count: count, in: site) }
  }

  private func reportBare(_ headline: Article) {
    let lacks: Message
    switch (headline.image == nil, headline.summary.isEmpty) {
    case (false, false): return
    case (true, false): lacks = Message("没有配图", "no picture")
    case (false, true): lacks = Message("没有摘要", "no summary")
    case (true, true): lacks = Message("没有配图，也没有摘要", "neither picture nor summary")
    }
    diagnostics.report(
      Diagnostic(
        .bareHeadline, at: locator.location(ofKey: "headline", in: headline.file),
        Message("这篇头条\(lacks.chinese)", "this headline has \(lacks.english)"),
        help: Message(
          "请在开头的设置里写 image: 图片 和 summary: 摘要，或去掉 headline",
          "write `image` and `summary` into its front matter, or take `headline` out")))
  }

  private func reportSecond(
    _ headline: Article, after last: Article, count: Int, in site: Site
  ) {
    diagnostics.report(
      Diagnostic(
        .severalHeadlines, at: locator.location(ofKey: "headline", in: headline.file),
        Message(
          "同一天有 \(count + 1) 篇以上的头条，只放得下 \(count) 篇；这一篇不会出现在头条的位置",
          "there are more headlines of one day than the \(count) there is room for; "
            + "this one is not shown as such"),
        help: Message(
          "请去掉其中一篇的 headline，或给要放在前面的一篇写更晚的时间，如 date: 2026-07-01 15:00",
          "take `headline` out of one, or give the one to be shown a later time, as in "
            + "date: 2026-07-01 15:00"),
        notes: [
          Diagnostic.Note(
            Message("放的是这一篇", "this one is shown"),
            at: locator.location(ofKey: "headline", in: last.file))
        ]))
  }
}
