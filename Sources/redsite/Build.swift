import ArgumentParser
import Base
import Diagnostics
import Glibc
import Publishing
import RedSiteGen
import SiteModel

/// `redsite build`.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("生成并发布网站", "Build and publish a site"))

  @OptionGroup var selection: SiteSelection

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      localized("发布到的文件夹", "The folder to publish to"), valueName: "DIR"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      localized(
        "另外发布压缩好的 .gz（装了 Brotli 的还有 .br），供网页服务器直接使用",
        "Publish compressed copies beside text files: .gz, and .br where Brotli is installed")))
  var precompress = false

  @Flag(
    help: ArgumentHelp(
      localized(
        "允许新版比现有网站少一半以上的网页", "Allow a release that lacks most pages of the one before")))
  var allowRemoval = false

  @Flag(
    help: ArgumentHelp(
      localized(
        "不等新版全部写入磁盘就换上；这时断电，网页可能是空的",
        "Swap without waiting for the disk; after a power cut pages may be empty")))
  var noSync = false

  @OptionGroup var messages: MessageOptions

  @OptionGroup var job: SummaryOption

  @OptionGroup var results: ResultOptions

  @Flag(
    help: ArgumentHelp(
      localized(
        "最后列出最慢的 20 个网页和模板", "List the slowest 20 pages and templates at the end")))
  var profile = false

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  func run() throws {
    var options = selection.options
    options.output = output
    options.precompresses = precompress
    options.allowsRemoval = allowRemoval
    options.synchronizes = !noSync
    options.isReported = results.isWanted

    let start = Stopwatch()
    let progress = BuildProgress()
    let times = profile ? BuildProfile() : nil
    let line = ProgressLine(progress, isShown: !quiet && isatty(STDERR_FILENO) == 1)
    let result = SiteBuilder(options).build(progress: progress, profile: times)
    line.finish()
    let (seconds, stages) = (start.seconds, progress.stageSeconds)
    messages.print(result.report, ofSite: selection.site)
    // Before anything that may end the command.
    let status = results.write("build", result, progress, since: start, jobs: options.jobs)
    try job.write(
      result.report,
      release: result.summary.map { Self.lastLine($0, seconds: seconds) }
        ?? Self.failureLine(result.report))
    if let summary = result.summary, !quiet, messages.format == .text {
      say(Self.lastLine(summary, seconds: seconds))
      if let line = Samples.reminder(of: result.samples) { say(line) }
    } else if result.summary == nil, messages.format == .text {
      writeToStandardError(Self.failureLine(result.report))
    }
    if let times {
      writeToStandardError(ProfileText(times, stages: stages).text)
    }
    throw ExitCode(status)
  }

  private static func lastLine(_ summary: ReleaseSummary, seconds: Double) -> String {
    let time = formatted(seconds: seconds)
    return localized(
      "共 \(summary.pages) 个文件：写入 \(summary.written)，未变 \(summary.unchanged)，"
        + "移除 \(summary.removed)；用时 \(time) 秒",
      "\(summary.pages.counted("file")): \(summary.written) written, \(summary.unchanged) unchanged, "
        + "\(summary.removed) removed; \(time) s")
  }

  private static func failureLine(_ report: DiagnosticReport) -> String {
    localized(
      "有 \(report.errorCount) 个错误、\(report.warningCount) 个警告，没有发布；现有网站没有改动\n",
      "\(report.errorCount.counted("error")), \(report.warningCount.counted("warning")): "
        + "nothing was published, the site is as it was\n")
  }
}
