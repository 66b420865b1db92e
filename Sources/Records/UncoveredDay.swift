import Base
import Diagnostics
import SiteModel

/// A question about a day that no notice of holidays covers.
///
/// Where a published date depends on the answer, whoever asks reports `diagnostic`, as an error or
/// as a warning, and shows `pending` in place of the date; a table shows `cell`.
package struct UncoveredDay: Error, Equatable {
  /// The day that was asked about.
  package var day: CivilDate
  /// The year whose notice is missing: its own, or the one after for the last days of December.
  package var year: Int

  init(day: CivilDate, year: Int) {
    self.day = day
    self.year = year
  }

  /// What a page says in place of the date.
  package static let pending = Message(
    "期限待放假安排公布后确定", "to be set when the holidays of the year are announced")

  /// What a table says in place of the number.
  package var cell: Message {
    Message("缺 \(year) 年放假安排", "holidays of \(year) missing")
  }

  /// The problem, where a date depends on the answer.
  ///
  /// - Parameters:
  ///   - location: what depends on it, such as the key of a front matter.
  ///   - severity: an error unless given.
  /// - Returns: the problem, with what to do about it.
  package func diagnostic(
    at location: SourceLocation, severity: Severity? = nil
  ) -> Diagnostic {
    let text = day.string(.fullDate)
    let isNext = day.components.year != year
    let reason =
      isNext
      ? Message(
        "\(text) 是不是工作日，要等 \(year) 年的放假安排",
        "whether \(text) is a working day depends on the holidays of \(year), which are missing")
      : Message(
        "没有 \(year) 年的放假安排，算不出 \(text) 是不是工作日",
        "the holidays of \(year) are missing, so \(text) may or may not be a working day")
    return Diagnostic(
      .calendarMissing, at: location, reason, help: Self.help(for: year), severity: severity)
  }

  /// How to add a year.
  package static func help(for year: Int) -> Message {
    Message(
      "照国务院办公厅的通知，把 \(year) 年的放假和上班日期写进 \(calendarPath)（docs/records.md）",
      "write the days of \(year) into \(calendarPath) as its notice has them (docs/records.md)")
  }
}
