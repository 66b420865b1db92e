import Base
import Diagnostics
import Records
import SiteModel

/// Checks the days of events in columns whose articles are due within some days of them.
struct EventChecks {
  let locator: SourceLocator
  let diagnostics: DiagnosticSink

  /// Reports articles that do not tell their event, or tell one after their publication.
  func check(_ site: Site) {
    guard site.records.cadence.contains(where: \.isAboutEvents) else { return }
    let terms = EventTerms(site)
    for article in site.records.articles {
      guard let term = terms.term(of: article) else { continue }
      guard let event = article.event else {
        diagnostics.report(
          Diagnostic(
            .missingEventDate, at: locator.location(ofKey: "date", in: article.file),
            Message(
              "这个栏目要求事发 \(term) 个工作日内发布，这篇没有写 event_date，算不出",
              "the column asks for \(term) working days from the event, and the event is not given"),
            help: Message("请写上，如 event_date: 2026-07-01", "add it, as in event_date: 2026-07-01")))
        continue
      }
      guard article.day < event else { continue }
      diagnostics.report(
        Diagnostic(
          .eventAfterPublication, at: location(in: article.file),
          Message(
            "事发 \(event.string(.fullDate)) 在发布 \(article.day.string(.fullDate)) 之后，这个栏目报道的是已经发生的事",
            "the event, \(event.string(.fullDate)), is after the publication, "
              + "\(article.day.string(.fullDate)), in a column about what has happened"),
          help: Message("请核对两个日期；预告请放进别的栏目", "compare both dates; announcements go elsewhere")))
    }
  }

  private func location(in file: SourceFile.ID) -> SourceLocation {
    let end = locator.location(ofKey: "event_end", in: file)
    return end.line > 0 ? end : locator.location(ofKey: "event_date", in: file)
  }
}
