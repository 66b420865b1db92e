import ArgumentParser
import Authoring
import Base
import Diagnostics
import Metadata
import Records
import RedSiteGen

/// `redsite signoff`.
struct SignOffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signoff",
    abstract: localized(
      "签发一期的积分表：写进 data/signoffs.csv，以后每次生成都和它核对",
      "Sign the table of points of a period; every build holds the site to it"))

  @Argument(help: ArgumentHelp(localized("哪张表：points", "The table: points"), valueName: "TABLE"))
  var table: String

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized(
        "哪一期：2026-07、2026-Q3、2026-H2 或 2026", "The period: 2026-07, 2026-Q3, 2026-H2 or 2026"),
      valueName: "PERIOD"))
  var period: String

  @Option(
    help: ArgumentHelp(
      localized(
        "签发人在 data/reviewers.csv 里的标识，职责要有“终审”", "The id in data/reviewers.csv of who signs"),
      valueName: "ID"))
  var by: String

  @Option(
    help: ArgumentHelp(
      localized("今天是哪一天，如 2026-07-01", "What day it is, as in 2026-07-01"),
      valueName: "DATE"))
  var asOf: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard table == "points" else {
      throw ValidationError(
        localized("能签发的表只有 points", "The only table that is signed is points"))
    }
    guard ReportPeriod(period) != nil else {
      throw ValidationError(
        localized(
          "“\(period)”不是期间，写 2026-07、2026-Q3、2026-H2 或 2026",
          "'\(period)' is no period: write 2026-07, 2026-Q3, 2026-H2 or 2026"))
    }
    if let asOf, case .failure(let problem) = parseDateTime(asOf, zone: .china) {
      throw ValidationError("--as-of: " + problem.message.text(in: language))
    }
  }

  func run() throws {
    guard let period = ReportPeriod(period) else { return }
    var options = BuildOptions(site: site)
    options.asOf = asOf
    let result = SignOffWriter(options).signPoints(of: period, by: by)
    messages.print(result.report)
    if let path = result.tablePath, messages.format == .text {
      say(
        localized(
          "签发了 \(period.name) 的积分表，\(result.rowCount) 行：\(path)，请和 data/signoffs.csv 一起提交",
          "signed the points of \(period.name), \(result.rowCount.counted("row")): \(path); "
            + "commit it with data/signoffs.csv"))
    }
    if result.exitStatus != 0 { throw ExitCode(result.exitStatus) }
  }
}
