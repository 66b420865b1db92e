import Base
import ChildProcesses
import Diagnostics
import Files
import Records
import RedSiteGen
import SiteModel

/// Signs tables of records: a row of `data/signoffs.csv`, and the table as it was signed.
package struct SignOffWriter {
  private let options: BuildOptions

  /// A writer for a site.
  package init(_ options: BuildOptions) { self.options = options }

  /// What was done.
  package struct Result: Sendable {
    /// The file of the table; nil where nothing was signed.
    package var tablePath: String?
    /// How many units and contributors it ranks.
    package var rowCount = 0
    package var report = DiagnosticReport([])
    /// What the program ends with.
    package var exitStatus: Int32 = 0
  }

  private static let heading = "表,期间,签发人,日期,提交,摘要\n"

  /// Signs the table of points of a period.
  ///
  /// - Parameters:
  ///   - period: the period, which has ended.
  ///   - reviewer: who signs, with the duty 终审.
  /// - Returns: what was written, or why nothing was: errors in the site, a period without a scheme
  ///   or that has not ended, a reviewer who may not sign.
  package func signPoints(of period: ReportPeriod, by reviewer: String) -> Result {
    let look = SiteBuilder(options).planned()
    guard let inputs = look.inputs, let site = look.draft?.plan.site,
      look.result.report.errorCount == 0
    else { return Result(report: look.result.report, exitStatus: look.result.exitStatus) }
    let today = site.now.date
    if let problem = refusal(of: period, by: reviewer, inputs, site) {
      return Result(report: DiagnosticReport([problem]), exitStatus: 1)
    }
    let ledger = PointsLedger(
      RecordBook(site, calendar: WorkingCalendar(inputs.parsed.calendar), asOf: today))
    if let year = ledger.missingYears.min() {
      let missing = Diagnostic(
        .calendarMissing, at: SourceLocation(path: calendarPath),
        Message(
          "没有 \(year) 年的放假安排，有的更新要求算不出，积分表不能签发",
          "the holidays of \(year) are missing, so the table cannot be signed"),
        help: UncoveredDay.help(for: year))
      return Result(report: DiagnosticReport([missing]), exitStatus: 1)
    }
    let table = ledger.table(period)
    let row = [
      "points", period.name, reviewer, today.string(.fullDate),
      GitHistory(site: inputs.setUp.root)?.head() ?? "", PointsLedger.digest(of: table.csv),
    ]
    return write(row, table, period, site, root: inputs.setUp.root)
  }

  private func refusal(
    of period: ReportPeriod, by reviewer: String, _ inputs: SiteInputs, _ site: Site
  ) -> Diagnostic? {
    let today = site.now.date
    let duty = Reviewer.Duty.final
    guard
      inputs.parsed.reviewers.entries.contains(where: {
        $0.identifier.name == reviewer && $0.has(duty, on: today)
      })
    else {
      return Diagnostic(
        .reviewNotAuthorized, at: SourceLocation(path: reviewersPath),
        Message(
          "“\(reviewer)”没有“\(duty.rawValue)”的职责", "“\(reviewer)” has no duty “\(duty.rawValue)”"),
        help: Message(
          "请在 data/reviewers.csv 里登记，职责写“\(duty.rawValue)”",
          "enter them in data/reviewers.csv with the duty “\(duty.rawValue)”"))
    }
    guard period.days.upperBound < today else {
      return Diagnostic(
        .invalidValue, at: SourceLocation(path: signOffsPath),
        Message(
          "\(period.name) 到 \(period.days.upperBound.string(.fullDate)) 才结束，现在还不能签发",
          "\(period.name) ends on \(period.days.upperBound.string(.fullDate)) and is signed after it"
        ), help: Message("等一期结束以后再签发", "wait for its end"))
    }
    guard site.records.schemes.contains(where: { $0.days.overlaps(period.days) }) else {
      return Diagnostic(
        .invalidPoints, at: SourceLocation(path: "data/points.toml"),
        Message("\(period.name) 没有积分办法", "no scheme of points holds in \(period.name)"),
        help: Message(
          "请写 data/points.toml，见 docs/points.md", "write data/points.toml (docs/points.md)"))
    }
    let isSigned = inputs.parsed.records.signOffs.entries.contains {
      $0.period.name == period.name && $0.date == today
    }
    guard !isSigned else {
      return Diagnostic(
        .duplicateValue, at: SourceLocation(path: signOffsPath),
        Message("\(period.name) 今天已经签发过", "\(period.name) was signed today already"),
        help: Message("要重新签发，先删去今天的那一行", "to sign it anew, remove the row of today first"))
    }
    guard !site.files.contains(where: { $0.path == "data/signoffs.toml" }) else {
      return Diagnostic(
        .twoRegisters, at: SourceLocation(path: "data/signoffs.toml"),
        Message("签发写在 TOML 里，请改用 CSV", "sign-offs are in TOML; use CSV instead"),
        help: Message("请改成 data/signoffs.csv", "rewrite it as data/signoffs.csv"))
    }
    return nil
  }

  private func write(
    _ row: [String], _ table: RecordTable, _ period: ReportPeriod, _ site: Site, root: String
  ) -> Result {
    var buffer = ByteBuffer()
    if site.files.contains(where: { $0.path == signOffsPath }) {
      do throws(FileProblem) {
        try readFile(
          FilePlace(signOffsPath, below: root), limit: Limits.textFileBytes, into: &buffer)
      } catch {
        let problem = error.diagnostic(path: signOffsPath, limit: Limits.textFileBytes)
        return Result(report: DiagnosticReport([problem]), exitStatus: 74)
      }
    }
    var text = buffer.makeString()
    if text.isEmpty { text = Self.heading }
    if !text.hasSuffix("\n") { text += "\n" }
    text += row.joined(separator: ",") + "\n"
    let path = SignOff.tablePath(period: period.name)
    let files = FileStore(root)
    // The table first: a row without it could not say what changed.
    for (path, text) in [(path, table.csv), (signOffsPath, text)] {
      do throws(SystemError) {
        if site.files.contains(where: { $0.path == path }) {
          try files.replace(path, with: Array(text.utf8))
        } else {
          try files.create(path, Array(text.utf8))
        }
      } catch {
        return Result(report: DiagnosticReport([.cannotWrite(path, error)]), exitStatus: 74)
      }
    }
    return Result(tablePath: path, rowCount: table.rows.count)
  }
}
