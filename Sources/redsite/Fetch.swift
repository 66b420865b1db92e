import ArgumentParser
import Diagnostics
import ExternalSites
import RedSiteGen

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
        "取来导入时没有的图片和附件：写导入时 -o 后面的文件夹，取到它的 uploads 里",
        "Fetch the pictures and attachments that an import had not, into DIR/uploads; DIR is what `import -o` wrote to"
      ), valueName: "DIR"))
  var uploads: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    if let uploads { try run(uploads: uploads) }
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
    messages.print(report)
    throw ExitCode(status)
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
