import ArgumentParser
import Base
import Diagnostics
import ExternalSites
import Operations
import RedSiteGen
import SiteModel

/// `redsite fetch`.
struct Fetch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "取来要汇集的其他网站的文章目录，或导入时没有的图片和附件",
      "Fetch the lists of articles of the sites that are aggregated, or the files that an import had not"
    ))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized(
        "目录放到这个文件夹，不放 data/aggregate；生成时用同样的 --lists",
        "The folder for the lists instead of data/aggregate; build with the same --lists"),
      valueName: "DIR"))
  var lists: String?

  @Flag(
    help: ArgumentHelp(
      localized(
        "允许新目录是空的，或者比原来少一半以上", "Allow lists that lack most of the articles they had")))
  var allowRemoval = false

  @Option(
    help: ArgumentHelp(
      localized(
        "取来导入时没有的图片和附件：写导入时 -o 后面的文件夹，取到它的 uploads 里",
        "Fetch the pictures and attachments that an import had not, into DIR/uploads; DIR is what `import -o` wrote to"
      ), valueName: "DIR"))
  var uploads: String?

  @OptionGroup var messages: MessageOptions

  @OptionGroup var results: ResultOptions

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  func run() throws {
    if let uploads { try run(uploads: uploads) }
    let start = Stopwatch()
    let result = AggregateFetch(site: site, folder: lists, allowsRemoval: allowRemoval).run()
    if messages.format == .text, !quiet {
      for list in result.lists { say(Self.line(list)) }
      if result.lists.isEmpty, result.report.diagnostics.isEmpty {
        say(
          localized(
            "site.toml 里没有 [[aggregate]]，没有要取的",
            "site.toml has no [[aggregate]]; there is nothing to fetch"))
      }
    }
    messages.print(result.report, ofSite: site)
    guard results.isWanted else { throw ExitCode(result.exitStatus) }
    var run = RunReport(
      "fetch", since: start, exitStatus: result.exitStatus, report: result.report)
    run.facts = result.setUp.map { SiteFacts($0, lists: result.lists.map(\.age)) }
    run.stages = [(.fetch, start.seconds)]
    for list in result.lists { run.fetched[list.age.name] = list.state.rawValue }
    throw ExitCode(results.write(run))
  }

  private static func line(_ list: AggregateFetch.Fetched) -> String {
    let (title, articles) = (list.age.title, list.age.articles ?? 0)
    return switch list.state {
    case .updated:
      localized(
        "\(list.path)：有更新，\(articles) 篇（\(title)）",
        "\(list.path): updated, \(articles.counted("article")) (\(title))")
    case .unchanged:
      localized(
        "\(list.path)：没有变化，\(articles) 篇（\(title)）",
        "\(list.path): unchanged, \(articles.counted("article")) (\(title))")
    case .kept:
      localized("\(list.path)：没有取到（\(title)）", "\(list.path): not fetched (\(title))")
    }
  }

  private func run(uploads folder: String) throws -> Never {
    var fetch = UploadFetch(folder: folder)
    let line = ProgressCount(localized("正在取", "fetching"))
    fetch.progress = line.show
    let outcome = fetch.run()
    line.finish()
    messages.print(outcome.report)
    if messages.format == .text {
      say(
        localized(
          "取来 \(outcome.fetched) 个文件，原来就有 \(outcome.present) 个；再导入一次，加上 --uploads \(folder)/uploads",
          "\(outcome.fetched) files fetched, \(outcome.present) were there; import once more with --uploads \(folder)/uploads"
        ))
    }
    throw ExitCode(outcome.exitStatus)
  }
}
