import Base
import Records
import SiteModel

/// The records that a site makes public, each with its years and their parts.
package struct PublicRecords: Sendable {
  /// The records, in the order of `RecordName`.
  package private(set) var groups: [PublicRecordGroup] = []
  /// Their reports, the years of a group one after the other, and likewise the parts of a year.
  package private(set) var all: [PublicRecord] = []

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - name: which one.
  ///   - years: its years, the newest first, each with the reports of its quarters and months, the
  ///     newest first.
  mutating func add(_ name: RecordName, years: [(year: PublicRecord, parts: [PublicRecord])]) {
    let first = all.count
    let group = Identifier<PublicRecordGroup>(groups.count)
    all += years.map(\.year)
    for (index, (_, parts)) in years.enumerated() {
      all[first + index].parts = IndexRange(start: all.count, count: parts.count)
      all += parts
    }
    for index in first..<all.count { all[index].group = group }
    groups.append(
      PublicRecordGroup(name: name, years: IndexRange(start: first, count: years.count)))
  }

  /// Notes where the page of a record is, and where its tables can be had.
  mutating func set(_ index: Int, url: Text, tableURLs: [Text]) {
    all[index].url = url
    all[index].tableURLs = tableURLs
  }
}

/// A record that is public.
package struct PublicRecordGroup: Sendable {
  /// Which one.
  package var name: RecordName
  /// Its years, as places in `PublicRecords.all`, the newest first.
  package var years: IndexRange
}

/// A public record over a period.
package struct PublicRecord: Sendable {
  /// The period; nil for what is about a day alone.
  package var period: ReportPeriod?
  /// What it shows.
  package var report: RecordReport
  /// The record that it is of.
  package var group = Identifier<PublicRecordGroup>(0)
  /// The quarters and months of a year, as places in `PublicRecords.all`, the newest first.
  package var parts = IndexRange.empty
  /// The page.
  package var url = Text.empty
  /// Each of its tables as CSV.
  package var tableURLs: [Text] = []

  init(_ period: ReportPeriod?, _ report: RecordReport) {
    self.period = period
    self.report = report
  }
}
