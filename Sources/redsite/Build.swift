import ArgumentParser
import Glibc
import RedSiteGen

/// `redsite build`.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("生成并发布网站", "Build and publish a site"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      localized("发布到的文件夹", "The folder to publish to"), valueName: "DIR"))
  var output: String?

  @Option(help: ArgumentHelp(localized("网站的地址", "The address of the site"), valueName: "URL"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      localized("按这个日期生成，如 2026-07-01", "Build as of this date, as in 2026-07-01"),
      valueName: "DATE"))
  var asOf: String?

  @Flag(help: ArgumentHelp(localized("也发布草稿", "Publish drafts too")))
  var drafts = false

  @Option(help: ArgumentHelp(localized("同时工作的线程数", "How many workers"), valueName: "N"))
  var jobs: Int = BuildOptions.processorCount

  @Flag(help: ArgumentHelp(localized("把警告也当作错误", "Treat warnings as errors")))
  var strict = false

  @OptionGroup var messages: MessageOptions

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError(localized("--jobs 要在 1–256 之间", "--jobs must be 1 to 256"))
    }
    if let baseURL {
      let isWeb = baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://")
      guard isWeb else {
        throw ValidationError(
          localized(
            "--base-url 要以 http:// 或 https:// 开头", "--base-url begins with http:// or https://"))
      }
    }
  }

  func run() throws {
    var options = BuildOptions(site: site)
    options.output = output
    options.baseURL = baseURL
    options.asOf = asOf
    options.includesDrafts = drafts
    options.jobs = jobs
    options.isStrict = strict

    let start = Stopwatch()
    let progress = BuildProgress()
    let line = ProgressLine(progress, isShown: !quiet && isatty(STDERR_FILENO) == 1)
    let result = SiteBuilder(options).build(progress: progress)
    line.finish()
    messages.print(result.report)
    if let summary = result.summary, !quiet, messages.format == .text {
      print(Self.lastLine(summary, seconds: start.seconds))
    } else if result.summary == nil, messages.format == .text {
      writeToStandardError(Self.failureLine(result.report))
    }
    throw ExitCode(result.exitStatus)
  }

  private static func lastLine(_ summary: ReleaseSummary, seconds: Double) -> String {
    let time = formatted(seconds: seconds)
    return localized(
      "共 \(summary.pages) 个文件：写入 \(summary.written)，未变 \(summary.unchanged)，"
        + "移除 \(summary.removed)；用时 \(time) 秒",
      "\(summary.pages) files: \(summary.written) written, \(summary.unchanged) unchanged, "
        + "\(summary.removed) removed; \(time) s")
  }

  private static func failureLine(_ report: DiagnosticReport) -> String {
    localized(
      "有 \(report.errorCount) 个错误、\(report.warningCount) 个警告，没有发布；现有网站没有改动\n",
      "\(report.errorCount) errors, \(report.warningCount) warnings: "
        + "nothing was published, the site is as it was\n")
  }
}
