import ArgumentParser
import Diagnostics
import ExternalSites
import Glibc
import Operations
import RedSiteGen
import SiteModel

/// `redsite check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("检查网站，不发布", "Check a site without publishing it"))

  @OptionGroup var selection: SiteSelection

  @Flag(
    help: ArgumentHelp(
      localized(
        "也检查外部链接是否打得开（用 curl；结果保留一天，不影响退出状态）",
        "Ask external links too (with curl; answers are kept for a day and never fail the check)")))
  var external = false

  @Flag(
    help: ArgumentHelp(
      localized(
        "检查外部链接时，内网、本机和带用户名的网址也去打开",
        "With --external, ask addresses of private networks, of this machine and with user names")))
  var `private` = false

  @Option(
    help: ArgumentHelp(
      localized(
        "改为检查这些提交里有没有单位改了别人的栏目，如 origin/main..HEAD",
        "Check instead whether a unit changed another's column in these commits"),
      valueName: "BASE..HEAD"))
  var owners: String?

  @OptionGroup var messages: MessageOptions

  @OptionGroup var job: SummaryOption

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  func run() throws {
    let progress = BuildProgress()
    let line = ProgressLine(progress, isShown: !quiet && isatty(STDERR_FILENO) == 1)
    let result = check(progress)
    line.finish()
    messages.print(result.report)
    try job.write(result.report)
    if messages.format == .text, !quiet || result.exitStatus != 0 {
      let (errors, warnings) = (result.report.errorCount, result.report.warningCount)
      writeToStandardError(
        errors + warnings == 0
          ? localized("没有发现问题\n", "no problems found\n")
          : localized(
            "有 \(errors) 个错误、\(warnings) 个警告\n",
            "\(errors.counted("error")), \(warnings.counted("warning"))\n"))
    }
    throw ExitCode(result.exitStatus)
  }

  private func check(_ progress: BuildProgress) -> BuildResult {
    let builder = SiteBuilder(selection.options)
    if let owners {
      let look = builder.planned(progress)
      guard let draft = look.draft else { return look.result }
      return OwnersCheck.run(owners, of: draft, isStrict: selection.strict)
    }
    guard external else { return builder.check(progress: progress) }
    var policy = ExternalLinkPolicy()
    policy.asksPrivateHosts = `private`
    return ExternalLinkCheck.run(selection.options, policy, progress: progress)
  }
}
