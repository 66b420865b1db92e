import ArgumentParser
import Authoring
import RedSiteGen

/// `redsite new`.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("新建网站、栏目、文章、专题", "Start a site, a column, an article, a topic"),
    subcommands: [
      NewSite.self, NewColumn.self, NewArticleCommand.self, NewTopic.self, NewTheme.self,
      NewCI.self, NewEditor.self,
    ])
}

/// The site that something new is made in.
struct NewTarget: ParsableArguments {
  @Option(
    help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml"), valueName: "FOLDER"))
  var site = "."

  @OptionGroup var messages: MessageOptions

  /// Makes it and says what comes next.
  func create(_ new: NewContent, next: String) throws {
    let look = SiteBuilder(BuildOptions(site: site)).planned()
    let (path, result) = new.write(into: try messages.draft(of: look))
    guard let path else {
      messages.print(result.report)
      throw ExitCode(result.exitStatus)
    }
    let file = site == "." ? path : site + "/" + path
    say(localized("新建了 \(file)", "made \(file)"))
    sayLines(next)
  }
}
