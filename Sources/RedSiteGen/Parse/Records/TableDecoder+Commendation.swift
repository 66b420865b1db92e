import Diagnostics
import Metadata
import Records
import SiteModel

extension TableDecoder {
  /// `commendation` of an article: whom a signed table of points puts first.
  mutating func commendation() -> ParsedCommendation? {
    let year = integer("year", in: articleYears)
    let period = string("period")
    let units = integer("units", in: 0...1000)
    let contributors = integer("contributors", in: 0...1000)
    let minimum = hundredths("minimum", in: -10_000...100_000)
    let named = period ?? year.map { Located(String($0.value), range: $0.range) }
    guard let named else {
      if !contains("year"), !contains("period") {
        reportMissing("year", example: "2026", unless: ["period"])
      }
      return nil
    }
    guard let found = ReportPeriod(named.value) else {
      report(
        .invalidValue, at: named.range,
        Message("“\(named.value)”不是期间", "“\(named.value)” is no period"),
        help: Message(
          "写成 2026-07（月）、2026-Q3（季度）、2026-H2（半年）或 2026（年）",
          "write 2026-07, 2026-Q3, 2026-H2 or 2026"))
      return nil
    }
    return ParsedCommendation(
      period: Reference(name: found.name, range: named.range), units: units?.value ?? 0,
      contributors: contributors?.value ?? 0, minimum: minimum?.value, range: range)
  }
}
