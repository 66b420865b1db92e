import Base
import Diagnostics

/// How long the certificate of a server is valid, by what curl tells of the connection.
enum LiveCertificate {
  /// The least days that are no reason to act.
  private static let enough = 30

  /// The day on which it expires, from the line `expire date:` of curl's trace.
  ///
  /// With OpenSSL it is `Nov 29 04:00:00 2027 GMT`, with GnuTLS `Mon, 29 Nov 2027 04:00:00 GMT`.
  static func lastDay(in trace: String) -> CivilDate? {
    let mark = "expire date:"
    let line = trace.split(whereSeparator: \.isNewline).first { $0.contains(mark) }
    guard let line, let range = line.firstRange(of: mark) else { return nil }
    let words = line[range.upperBound...].split { $0 == " " || $0 == "," }
    let numbers = words.compactMap { Int($0) }
    guard let month = words.compactMap({ months.firstIndex(of: $0.lowercased()) }).first,
      let year = numbers.first(where: { $0 > 31 }), let day = numbers.first(where: { $0 <= 31 })
    else { return nil }
    return CivilDate(year: year, month: month + 1, day: day)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// What to say of a certificate that ends soon.
  static func problem(
    lastDay: CivilDate, today: CivilDate, url: String
  ) -> (message: Message, severity: Severity)? {
    let days = Int(lastDay.daysSince1970 - today.daysSince1970)
    guard days < enough else { return nil }
    return (
      Message(
        "证书还有 \(days) 天到期（\(lastDay.string(.fullDate))）",
        "its certificate expires in \(days) days, on \(lastDay.string(.fullDate))"),
      days < 7 ? .error : .warning
    )
  }
}
