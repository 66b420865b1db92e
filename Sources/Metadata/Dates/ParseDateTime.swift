import Base

/// The years in which an article can have appeared.
package let articleYears: ClosedRange<Int> = 1949...2199

/// Reads a date as people write it, with or without a time.
///
/// `2026-07-01`, `2026-7-1`, `2026/07/01`, `2026.07.01`, `2026年7月1日` and `20260701`, each
/// optionally followed by spaces or a `T` and `09:30` or `09:30:15`; and RFC 3339 with its
/// fraction (dropped) and offset. Without an offset the time is one of `zone`'s wall; with one it
/// is converted to it. Day before month is refused, since `01/02/2026` has two meanings.
///
/// - Parameters:
///   - text: the text, without quotes.
///   - zone: the site's zone.
///   - years: the years that are believed; 1949–2199 for articles.
/// - Returns: the time on the zone's wall (midnight where none is given) and whether one was
///   given, or what is wrong with which part.
package func parseDateTime(
  _ text: String, zone: ZoneOffset, years: ClosedRange<Int> = articleYears
) -> Result<(DateTime, hasTime: Bool), DateProblem> {
  return text.withBytes { bytes in
    var scanner = DateScanner(bytes, years: years)
    do throws(DateProblem) {
      return .success(try scanner.read(zone: zone))
    } catch {
      return .failure(error)
    }
  }
}
