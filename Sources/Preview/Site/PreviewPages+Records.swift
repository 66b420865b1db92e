import Base
import Operations
import Records
import RedSiteGen
import SiteModel

extension PreviewPages {
  /// A file of the private records, as `redsite report all` would write it now.
  ///
  /// The audit, which reads the whole history, is made only where it is asked for by its name.
  ///
  /// - Parameters:
  ///   - name: as in `letters.html` or `letters-units.csv`; empty for the dashboard.
  ///   - period: as in `2026-Q3`; empty for this month.
  /// - Returns: nil where there is no such file, or no site.
  package func records(_ name: String, _ period: String) -> [UInt8]? {
    guard let desk = ReportDesk(look), let setUp = look.inputs?.setUp else { return nil }
    let wanted =
      period.isEmpty ? ReportPeriod(.month, with: desk.asOf) : ReportPeriod(period)
    guard let wanted else { return nil }
    let heading = ReportHeading(
      site: setUp.configuration.name, period: wanted, asOf: desk.asOf, program: "redsite serve")
    guard !name.isEmpty else {
      let reports = desk.names.filter { $0 != .audit }.map { desk.report($0, over: wanted) }
      let query = period.isEmpty ? "" : "?period=" + wanted.name
      return Dashboard(reports, heading, trends: desk.trends).html { $0.name + ".html" + query }
    }
    // A table is called as its record, or as its record and what is behind a hyphen; some of what
    // is overdue has names of its own.
    let stem = name.prefix { $0 != "." && $0 != "-" }
    let named = desk.names.filter { $0.rawValue == stem && $0 != .overdue }
    for record in named + [.overdue] {
      let report = desk.report(record, over: wanted)
      if let file = ReportFolder.files(of: report, heading).first(where: { $0.path == name }) {
        return file.bytes
      }
    }
    return nil
  }
}
