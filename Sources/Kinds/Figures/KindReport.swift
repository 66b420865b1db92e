import Base
import Records

/// What a page or a column of a special kind shows: tables with their downloads, and drawings.
package struct KindReport: Sendable, Equatable {
  /// Sentences and tables.
  package var report: RecordReport
  /// The drawings, after the first table.
  package var charts: [BarChart] = []
  /// Lines of time, before the tables.
  package var timeLines: [TimeLine] = []

  package init(_ report: RecordReport) { self.report = report }

  /// The report as HTML.
  ///
  /// - Parameters:
  ///   - output: the page.
  ///   - csvURLs: where each table can be had as CSV, in their order; empty where it cannot.
  package func write(html output: inout ByteBuffer, csvURLs: [String]) {
    report.writeSummary(html: &output)
    for (place, table) in report.tables.enumerated() {
      if place < timeLines.count { timeLines[place].write(html: &output) }
      table.write(html: &output, csvURL: place < csvURLs.count ? csvURLs[place] : "")
      if place < charts.count { charts[place].write(html: &output) }
    }
  }
}
