import ArgumentParser
import Base
import Diagnostics
import Metadata
import Operations
import Records
import RedSiteGen
import SiteModel

/// `redsite calendar`.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: localized(
      "工作日历：一年里哪天放假、哪天上班、有多少工作日；check 检查 data/calendar",
      "Show the working days of a year; check the file of the calendar"))

  @Argument(
    help: ArgumentHelp(
      localized("哪一年，默认今年；或者 check", "The year, this one unless given; or check"),
      valueName: "YEAR|check"))
  var subject: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(localized("格式：text、csv 或 json", "The form: text, csv or json")))
  var form = ListFormat.text

  @Option(
    help: ArgumentHelp(
      localized("今天是哪一天，如 2026-07-01", "What day it is, as in 2026-07-01"),
      valueName: "DATE"))
  var asOf: String?

  @OptionGroup var target: NewTarget

  func validate() throws {
    if let asOf, case .failure(let problem) = parseDateTime(asOf, zone: .china) {
      throw ValidationError("--as-of: " + problem.message.text(in: language))
    }
    guard let subject, subject != "check" else { return }
    guard let year = Int(subject), CivilDate.years.contains(year) else {
      throw ValidationError(
        localized(
          "“\(subject)”不是年份，也不是 check；例如：redsite calendar 2026",
          "'\(subject)' is neither a year nor check, as in: redsite calendar 2026"))
    }
  }

  func run() throws {
    var options = BuildOptions(site: target.site)
    options.asOf = asOf
    let look = SiteBuilder(options).planned()
    let now = try target.messages.draft(of: look).plan.site.now
    guard let own = look.inputs?.parsed.calendar else { return }
    // Of the rest of the site the calendar knows nothing, nor is it asked here.
    let report = DiagnosticReport(
      look.result.report.diagnostics.filter { OwnCalendar.paths.contains($0.location.path) })
    guard report.errorCount == 0 else { throw stop(report) }
    let calendar = WorkingCalendar(own)
    if subject == "check" { return say(calendar, report) }
    let year = subject.flatMap(Int.init) ?? now.date.components.year
    do throws(UncoveredDay) {
      let listing = try CalendarListing(calendar, year: year)
      print(listing.text(form, in: language), terminator: "")
    } catch {
      throw stop(DiagnosticReport([error.diagnostic(at: SourceLocation(path: own.path))]))
    }
  }

  private func stop(_ report: DiagnosticReport) -> ExitCode {
    target.messages.print(report)
    return ExitCode(1)
  }

  private func say(_ calendar: WorkingCalendar, _ report: DiagnosticReport) {
    target.messages.print(report)
    guard target.messages.format == .text, report.warningCount == 0 else { return }
    let summary = CalendarListing.summary(of: calendar).text(in: language)
    redsite.say(localized("工作日历没有问题：\(summary)", "the working calendar is in order: \(summary)"))
  }
}
