import ArgumentParser
import Base
import Diagnostics
import ExternalSites
import Files
import Glibc
import Operations
import Records
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

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      localized(
        "改为对照 git 历史检查发布日期和审核；可以只看一段提交，如 origin/main..HEAD",
        "Check instead dates and reviews against git; may be of some commits only, as in "
          + "origin/main..HEAD"),
      valueName: "BASE..HEAD"))
  var history: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "只看这些代码的问题（如 raw-html,broken-link），另外按代码和栏目列出个数",
        "Only problems of these codes, as in raw-html,broken-link, with their number in each column"
      ), valueName: "CODES"))
  var only: String?

  @OptionGroup var messages: MessageOptions

  @OptionGroup var job: SummaryOption

  @OptionGroup var results: ResultOptions

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  func validate() throws {
    _ = try only.map(NamedCodes.init)
    if history != nil, owners != nil || external {
      throw ValidationError(
        localized(
          "--history 要单独运行，不能再加 --owners、--external",
          "--history stands alone, without --owners and --external"))
    }
  }

  /// The options, and the commits that `--history` is about; all of them where it names none.
  ///
  /// `check --history FOLDER` means the folder: what is there is no range.
  private var asked: (options: BuildOptions, range: String?) {
    var options = selection.options
    options.isReported = results.isWanted
    guard let history, !history.isEmpty else { return (options, nil) }
    guard selection.site == ".", isFolder(history) else { return (options, history) }
    options.site = history
    return (options, nil)
  }

  func run() throws {
    let start = Stopwatch()
    let progress = BuildProgress()
    let line = ProgressLine(progress, isShown: !quiet && isatty(STDERR_FILENO) == 1)
    let (result, looked) = check(progress)
    line.finish()
    let codes = try only.map { Set(try NamedCodes($0).codes) }
    let report = codes.map(result.report.only) ?? result.report
    messages.print(report, ofSite: asked.options.site)
    // Before anything that may end the command.
    let status = results.write("check", result, progress, since: start, jobs: selection.jobs)
    try job.write(report)
    if let looked, messages.format == .text, !quiet {
      for sentence in [looked, HistoryRules.limits] {
        writeToStandardError(sentence.text(in: language) + localized("。\n", ".\n"))
      }
    }
    if messages.format == .text, !quiet || result.exitStatus != 0 {
      let (errors, warnings) = (report.errorCount, report.warningCount)
      writeToStandardError(
        errors + warnings == 0
          ? (codes == nil
            ? localized("没有发现问题\n", "no problems found\n")
            : localized("没有这样的问题\n", "no such problems found\n"))
          : localized(
            "有 \(errors) 个错误、\(warnings) 个警告\n",
            "\(errors.counted("error")), \(warnings.counted("warning"))\n"))
    }
    if let codes, messages.format == .text {
      print(ProblemCounts(report, of: codes).text(in: language).visibleLines, terminator: "")
      sayWhatIsLeft(result.report.diagnostics.count - report.diagnostics.count)
    }
    throw ExitCode(status)
  }

  /// Says that there is more than what was asked for, which counts for the exit status.
  private func sayWhatIsLeft(_ count: Int) {
    guard count > 0, !quiet else { return }
    writeToStandardError(
      localized(
        "另有 \(count) 个别的问题没有列出\n",
        "\(count.counted("problem")) of other codes \(count == 1 ? "is" : "are") not shown\n"))
  }

  /// What is wrong, and what of the history was looked at.
  private func check(_ progress: BuildProgress) -> (result: BuildResult, looked: Message?) {
    let (options, range) = asked
    let builder = SiteBuilder(options)
    if history != nil {
      let found = HistoryCheck.run(
        builder.planned(progress), range: range, isStrict: selection.strict)
      return (found.result, found.summary)
    }
    if let owners {
      let look = builder.planned(progress)
      guard let draft = look.draft else { return (look.result, nil) }
      return (OwnersCheck.run(owners, of: draft, isStrict: selection.strict), nil)
    }
    guard external else { return (builder.check(progress: progress), nil) }
    var policy = ExternalLinkPolicy()
    policy.asksPrivateHosts = `private`
    return (ExternalLinkCheck.run(options, policy, progress: progress), nil)
  }
}
