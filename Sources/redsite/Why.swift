import ArgumentParser
import Diagnostics
import Operations
import RedSiteGen

/// `redsite why`.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "说明一篇文章为什么在或不在网站上，列在哪些网页", "Why an article is or is not on the site, and where"))

  @Argument(
    help: ArgumentHelp(
      localized("文件的路径，如 content/tongzhi/a.md", "The file, as in content/tongzhi/a.md")))
  var path: String

  @OptionGroup var target: NewTarget

  func run() throws {
    let (lines, result) = Whereabouts.lines(
      of: path, in: SiteBuilder(BuildOptions(site: target.site)).checked())
    for line in lines ?? [] { say(line.text(in: language)) }
    if !result.report.diagnostics.isEmpty { target.messages.print(result.report) }
    throw ExitCode(result.exitStatus)
  }
}
