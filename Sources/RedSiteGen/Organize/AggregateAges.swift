import Base
import Diagnostics
import SiteModel

/// Says which lists of other sites nobody has fetched for long.
///
/// A list whose age nobody noted is none of them: it may be written by hand.
func aggregateAges(
  _ parsed: ParsedSite, of setUp: SiteSetUp, diagnostics: DiagnosticSink
) -> [AggregateAge] {
  let configuration = setUp.configuration
  let now = setUp.unixNow
  var ages = parsed.aggregateAges
  for (index, aggregate) in configuration.aggregates.enumerated() where index < ages.count {
    guard aggregate.staleAfter > 0, let age = ages[index].age(at: now) else { continue }
    let days = Int(age / 86_400)
    guard days >= aggregate.staleAfter else { continue }
    ages[index].isStale = true
    diagnostics.report(
      Diagnostic(
        .aggregateStale, at: aggregate.location,
        Message(
          "“\(aggregate.title)”的文章目录是 \(days) 天以前取来的",
          "the articles of “\(aggregate.title)” were fetched \(days.counted("day")) ago"),
        help: Message(
          "请运行 redsite fetch，看它为什么取不到；不必这么新的，写 stale_after = \(days + 30)",
          "run `redsite fetch` and see why it fails; or write stale_after = \(days + 30)")))
  }
  return ages
}
