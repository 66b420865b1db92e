import ArgumentParser
import Base
import Diagnostics
import Metadata
import Operations
import Records
import RedSiteGen
import SiteModel

/// `redsite audit`.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "按 2019 年的检查指标自查（不代表检查结果）；有一条否决，退出状态是 2",
      "Look at the site by the indicators of the inspections of 2019; exits with 2 on a veto"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized("监测时间点，如 2026-07-01；默认现在", "The day of the audit, as in 2026-07-01"),
      valueName: "DATE"))
  var asOf: String?

  @Flag(
    help: ArgumentHelp(
      localized(
        "按那一天版本库里的文件，不按今天的文件", "The files that the repository had on that day, not those of today"))
  )
  var byHistory = false

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      localized("格式：text、html、csv 或 json", "The form: text, html, csv or json")))
  var form = ReportForm.text

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if let asOf, case .failure(let problem) = parseDateTime(asOf, zone: .china) {
      throw ValidationError("--as-of: " + problem.message.text(in: language))
    }
  }

  func run() throws {
    var options = BuildOptions(site: site)
    options.asOf = asOf
    guard byHistory else { return try audit(options) }
    do {
      try EarlierSite.look(options) { earlier in
        try audit(earlier.options, earlier)
      }
    } catch let refusal as EarlierSite.Refusal {
      messages.print(refusal.result.report)
      throw ExitCode(refusal.result.exitStatus)
    }
  }

  private func audit(_ options: BuildOptions, _ earlier: EarlierSite? = nil) throws {
    let look = SiteBuilder(options).checked()
    guard let inputs = AuditInputs.inputs(of: look, earlier) else {
      messages.print(look.result.report)
      throw ExitCode(look.result.exitStatus)
    }
    let audit = AuditReport(inputs)
    let heading = ReportHeading(
      site: inputs.site.configuration.name, period: nil, asOf: inputs.site.now.date,
      program: Version.line)
    print(audit.report.text(form, heading), terminator: "")
    if audit.hasVeto { throw ExitCode(2) }
  }
}
