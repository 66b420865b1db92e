import ArgumentParser
import Authoring
import Base
import Diagnostics
import Operations
import RedSiteGen
import SiteModel

/// `redsite permalinks`.
struct Permalinks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "查看和记录文章的网址（permalinks.lock）", "Show and record the URLs of articles (permalinks.lock)"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Flag(help: ArgumentHelp(localized("写入文件；不加时只显示", "Write the file; otherwise only show")))
  var write = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let look = SiteBuilder(BuildOptions(site: site)).planned()
    let record = PermalinkRecord(try messages.draft(of: look).plan)
    if messages.format == .text { show(record.recorded, record.current) }
    _ = try messages.draft(of: look, isWhole: true)
    guard write, record.recorded != record.current else { return }
    if let problem = record.current.write(toSite: site) {
      messages.print(DiagnosticReport([problem]))
      throw ExitCode(74)
    }
  }

  private func show(_ recorded: PermalinkLock, _ current: PermalinkLock) {
    for (path, slug) in current.slugs.sorted(by: { $0.key < $1.key })
    where recorded.slugs[path] == nil {
      sayLines("+ \(path.visible)\t\(slug.visible)")
    }
    for (path, slug) in recorded.slugs.sorted(by: { $0.key < $1.key })
    where current.slugs[path] == nil {
      sayLines("- \(path.visible)\t\(slug.visible)")
    }
    if current.slugs.isEmpty, recorded.slugs.isEmpty {
      print(
        localized(
          "[build] 的 slugs 是 keep，网址就是文件名，不用记录",
          "`slugs` of [build] is keep: URLs are the files' names and need no record"))
    } else if recorded == current {
      print(localized("网址都已记录", "every URL is recorded"))
    } else if !write {
      print(localized("加上 --write 写入 permalinks.lock", "add --write to write permalinks.lock"))
    }
  }
}
