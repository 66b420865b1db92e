import ArgumentParser
import Base
import Diagnostics
import Operations
import RedSiteGen
import SearchIndex
import SiteModel

/// `redsite search`.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("在标题和正文里找字词，同网站的搜索页", "Find words in titles and texts"))

  @Argument(
    help: ArgumentHelp(
      localized("要找的字词，几个词之间空一格", "The words, parted by spaces"), valueName: "QUERY"))
  var query: String

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized("只找这个栏目和它下面的", "Only this column and below"), valueName: "FOLDER"))
  var column: String?

  @Option(
    help: ArgumentHelp(
      localized("只找这个单位和下级单位的，写 id", "Only this unit and those below"), valueName: "ID"))
  var unit: String?

  @Option(help: ArgumentHelp(localized("只找这一年的", "Only this year"), valueName: "YEAR"))
  var year: Int?

  @Flag(
    help: ArgumentHelp(localized("按日期，新的在前；不写时标题里有的在前", "The newest first; else titles first")))
  var byDate = false

  @Option(help: ArgumentHelp(localized("最多列出几篇", "How many are shown"), valueName: "N"))
  var most = 20

  @Option(help: ArgumentHelp(localized("同时工作的线程数", "How many workers"), valueName: "N"))
  var jobs: Int = BuildOptions.processorCount

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError(localized("--jobs 要在 1–256 之间", "--jobs must be 1 to 256"))
    }
    guard (1...1_000_000).contains(most) else {
      throw ValidationError(localized("--most 要在 1–1000000 之间", "--most must be 1 to 1000000"))
    }
    guard !SearchQuery(query).isEmpty else {
      throw ValidationError(
        localized("请写要找的字词，光有标点找不到什么", "name words to look for: punctuation alone finds nothing"))
    }
  }

  func run() throws {
    let look = SiteBuilder(BuildOptions(site: site)).planned()
    let draft = try messages.draft(of: look)
    var search = SiteSearch(query)
    search.column =
      column.map { $0.split(separator: "/").filter { $0 != "content" }.joined(separator: "/") }
      ?? ""
    search.unit = unit ?? ""
    search.year = year
    search.sortsByDate = byDate
    let found = DiagnosticSink()
    let hits = search.hits(in: draft, jobs: jobs, diagnostics: found)
    guard found.diagnostics.isEmpty else {
      messages.print(DiagnosticReport(found.diagnostics))
      throw ExitCode(1)
    }
    let shown = hits.prefix(most)
    let list = SearchListing(
      query: query, count: hits.count,
      results: zip(shown, search.excerpts(of: shown, in: draft)).map { hit, excerpt in
        SearchListing.Result(hit, excerpt, in: draft.plan)
      })
    print(messages.format == .json ? list.json : list.text(in: language), terminator: "")
  }
}
