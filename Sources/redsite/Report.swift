import ArgumentParser
import Base
import Diagnostics
import Metadata
import Operations
import Records
import RedSiteGen
import SiteModel

/// `redsite report`.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "台账：更新、积分、零报告、来信、公示、审核、自查，写成网页、CSV 和 JSON，不公开",
      "Private reports on the records of the office, as pages, CSV and JSON"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "哪些：overdue、cadence、points、zero、letters、notices、surveys、terms、reviews、audit，或 all（全部）",
        "Which: overdue, cadence, points, zero, letters, notices, surveys, terms, reviews, audit, or all"
      ),
      valueName: "NAME"))
  var names: [ReportSelection]

  @Option(
    help: ArgumentHelp(
      localized(
        "哪段时间：2026-07、2026-Q3、2026-H2 或 2026；默认这个月",
        "The period: 2026-07, 2026-Q3, 2026-H2 or 2026; this month unless given"),
      valueName: "PERIOD"))
  var period: String?

  @Option(help: ArgumentHelp(localized("从哪天", "The first day"), valueName: "DATE"))
  var from: String?

  @Option(help: ArgumentHelp(localized("到哪天", "The last day"), valueName: "DATE"))
  var to: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      localized(
        "写到哪个文件夹，不能在网站里；不写就印在屏幕上",
        "The folder to write to, outside of the site; printed unless given"),
      valueName: "FOLDER"))
  var output: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      localized("印成什么：text、html、csv 或 json", "The printed form: text, html, csv or json")))
  var form = ReportForm.text

  @Option(
    help: ArgumentHelp(
      localized(
        "有逾期的（overdue）或有否决的（veto）就以 1 退出", "Exit with 1 where something is overdue, or a veto"),
      valueName: "overdue|veto"))
  var failOn: Failure?

  @Option(
    help: ArgumentHelp(
      localized("截至哪天，如 2026-07-01；默认现在", "The day it is seen from, as in 2026-07-01"),
      valueName: "DATE"))
  var asOf: String?

  @Flag(
    help: ArgumentHelp(
      localized(
        "按那一天版本库里的文件，不按今天的文件", "The files that the repository had on that day, not those of today"))
  )
  var byHistory = false

  @OptionGroup var target: NewTarget

  /// What makes the command fail.
  enum Failure: String, ExpressibleByArgument, CaseIterable {
    case overdue, veto
  }

  func validate() throws {
    for (option, value) in [("--as-of", asOf), ("--from", from), ("--to", to)] {
      guard let value, case .failure(let problem) = parseDateTime(value, zone: .china) else {
        continue
      }
      throw ValidationError("\(option): " + problem.message.text(in: language))
    }
    if let period, ReportPeriod(period) == nil {
      throw ValidationError(
        localized(
          "“\(period)”不是一段时间；例如 2026-07、2026-Q3、2026-H2、2026",
          "'\(period)' is no period, as in 2026-07, 2026-Q3, 2026-H2 or 2026"))
    }
    guard (from == nil) == (to == nil), period == nil || from == nil else {
      throw ValidationError(
        localized(
          "--from 和 --to 一起写，不和 --period 一起写", "--from goes with --to, and not with --period"))
    }
    if let days = ownDays, days.isEmpty {
      throw ValidationError(localized("--to 不能早于 --from", "--to is not before --from"))
    }
  }

  /// The days between `--from` and `--to`; empty where they are the wrong way round.
  private var ownDays: [CivilDate]? {
    guard let from, let to, case .success(let first) = parseDateTime(from, zone: .china),
      case .success(let last) = parseDateTime(to, zone: .china)
    else { return nil }
    let (start, end) = (first.0.date, last.0.date)
    return start <= end ? [start, end] : []
  }

  func run() throws {
    var options = BuildOptions(site: target.site)
    options.asOf = asOf
    guard byHistory else { return try report(options) }
    do {
      try EarlierSite.look(options) { earlier in try report(earlier.options, earlier) }
    } catch let refusal as EarlierSite.Refusal {
      target.messages.print(refusal.result.report)
      throw ExitCode(refusal.result.exitStatus)
    }
  }

  private func report(_ options: BuildOptions, _ earlier: EarlierSite? = nil) throws {
    let wantsAll = names.contains(.all)
    let builder = SiteBuilder(options)
    // Only the audit asks what a check of every page would find.
    let look = wantsAll || names.contains(.audit) ? builder.checked() : builder.planned()
    guard let desk = ReportDesk(look, earlier), let setUp = look.inputs?.setUp else {
      target.messages.print(look.result.report)
      throw ExitCode(look.result.exitStatus)
    }
    // A table of a register with an error in it would be wrong in silence.
    let planned = look.result.report.diagnostics.filter { $0.location.path.hasPrefix("data/") }
    let broken = DiagnosticReport(planned)
    guard broken.errorCount == 0 else {
      target.messages.print(broken)
      throw ExitCode(1)
    }
    let period =
      period.flatMap(ReportPeriod.init) ?? ownDays.map { ReportPeriod($0[0]...$0[1]) }
      ?? ReportPeriod(.month, with: desk.asOf)
    guard let period else { return }
    let heading = ReportHeading(
      site: setUp.configuration.name, period: period, asOf: desk.asOf,
      program: Version.line)
    let wanted = wantsAll ? desk.names : names.compactMap(\.record)
    let reports = wanted.map { desk.report($0, over: period) }
    if let output {
      try write(reports, desk, heading, to: output, beside: earlier?.repository, setUp, wantsAll)
    } else {
      for (index, report) in reports.enumerated() {
        if index > 0 { print("") }
        print(report.text(form, heading), terminator: "")
      }
    }
    try finish(reports, desk)
  }

  private func write(
    _ reports: [RecordReport], _ desk: ReportDesk, _ heading: ReportHeading, to output: String,
    beside repository: String?, _ setUp: SiteSetUp, _ hasIndex: Bool
  ) throws {
    do throws(Diagnostic) {
      let folder = try ReportFolder(output, outside: setUp, of: repository)
      var count = 0
      for report in reports { count += try folder.write(report, heading).count }
      if hasIndex {
        let dashboard = Dashboard(reports, heading, trends: desk.trends)
        try folder.write("index.html", dashboard.html())
        count += 1
      }
      say(
        localized(
          "在 \(output) 里写了 \(count) 个文件", "wrote \(count.counted("file")) into \(output)"))
    } catch {
      target.messages.print(DiagnosticReport([error]))
      throw ExitCode(error.code == .fileSystem ? BuildResult(refusal: error).exitStatus : 1)
    }
  }

  /// Says what could not be told, and fails where that was asked for.
  private func finish(_ reports: [RecordReport], _ desk: ReportDesk) throws {
    let missing = Set(reports.flatMap(\.missingYears)).sorted()
    for year in missing {
      target.messages.print(
        DiagnosticReport([
          Diagnostic(
            .calendarMissing, at: SourceLocation(path: calendarPath),
            Message(
              "没有 \(year) 年的放假安排，有的期限算不出来",
              "the holidays of \(year) are missing, so some terms could not be told"),
            help: UncoveredDay.help(for: year))
        ]))
    }
    guard missing.isEmpty else { throw ExitCode(1) }
    switch failOn {
    case .overdue where reports.contains { $0.overdueCount > 0 }: throw ExitCode(1)
    case .veto where desk.hasVeto: throw ExitCode(1)
    default: break
    }
  }
}

/// What the command can be asked for: a record, or all that the site keeps.
enum ReportSelection: String, ExpressibleByArgument, CaseIterable {
  case overdue, cadence, points, zero, letters, notices, surveys, terms, reviews, audit, all

  /// The record; nil for all.
  var record: RecordName? { RecordName(rawValue: rawValue) }
}

extension ReportForm: ExpressibleByArgument {}
