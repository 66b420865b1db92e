import ArgumentParser
import Base
import Diagnostics
import Metadata
import RedSiteGen
import SiteModel

/// Which site to work on and how to look at it, the same for every command that builds one.
struct SiteSelection: ParsableArguments {
  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(help: ArgumentHelp(localized("网站的地址", "The address of the site"), valueName: "URL"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      localized("按这个日期生成，如 2026-07-01", "Build as of this date, as in 2026-07-01"),
      valueName: "DATE"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "别站的文章目录用这个文件夹里的，没有的用 data/aggregate 里的",
        "Take the lists of other sites from here; those it lacks from data/aggregate"),
      valueName: "DIR"))
  var lists: String?

  @Flag(help: ArgumentHelp(localized("草稿也算在内", "Include drafts")))
  var drafts = false

  @Option(help: ArgumentHelp(localized("同时工作的线程数", "How many workers"), valueName: "N"))
  var jobs: Int = BuildOptions.processorCount

  @Flag(help: ArgumentHelp(localized("把警告也当作错误", "Treat warnings as errors")))
  var strict = false

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError(localized("--jobs 要在 1–256 之间", "--jobs must be 1 to 256"))
    }
    if let asOf, case .failure(let problem) = parseDateTime(asOf, zone: .china) {
      throw ValidationError("--as-of: " + problem.message.text(in: language))
    }
    guard let baseURL else { return }
    guard baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://") else {
      throw ValidationError(
        localized(
          "--base-url 要以 http:// 或 https:// 开头", "--base-url begins with http:// or https://"))
    }
  }

  /// The options of a build.
  var options: BuildOptions {
    var options = BuildOptions(site: site)
    options.baseURL = baseURL
    options.asOf = asOf
    options.lists = lists
    options.visibility.includesDrafts = drafts
    options.jobs = jobs
    options.isStrict = strict
    return options
  }
}
