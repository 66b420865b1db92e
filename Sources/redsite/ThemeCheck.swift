import ArgumentParser
import Diagnostics
import RedSiteGen

/// `redsite theme check`.
struct ThemeCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: localized("检查网站所用主题的全部模板", "Check every template of a site's theme"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let result = checkTheme(BuildOptions(site: site))
    messages.print(result.report)
    if result.exitStatus == 0, messages.format == .text {
      say(localized("模板没有问题", "the templates are fine"))
    }
    throw ExitCode(result.exitStatus)
  }
}
