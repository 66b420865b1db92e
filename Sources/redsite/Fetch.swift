import ArgumentParser
import Diagnostics
import ExternalSites
import RedSiteGen

/// `redsite fetch`.
struct Fetch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "取来要汇集的其他网站的文章目录", "Fetch the lists of articles of the sites that are aggregated"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let (fetched, report, status) = AggregateFetch(site: site).run()
    if messages.format == .text {
      for list in fetched {
        say(
          list.isChanged
            ? localized(
              "\(list.path)：有更新（\(list.title)）", "\(list.path): updated (\(list.title))")
            : localized(
              "\(list.path)：没有变化（\(list.title)）", "\(list.path): unchanged (\(list.title))"))
      }
      if fetched.isEmpty, report.diagnostics.isEmpty {
        say(
          localized(
            "site.toml 里没有 [[aggregate]]，没有要取的",
            "site.toml has no [[aggregate]]; there is nothing to fetch"))
      }
    }
    messages.print(report, ofSite: site)
    throw ExitCode(status)
  }
}
