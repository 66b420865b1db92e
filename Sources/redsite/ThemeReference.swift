import ArgumentParser
import Base
import RedSiteGen

/// `redsite theme reference`.
struct ThemeReference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: localized(
      "列出模板里能用的变量，或一个主题的模板和 block", "List what templates can use, or what a theme consists of"))

  @Option(
    help: ArgumentHelp(
      localized(
        "改为列出这个主题的模板、block 和宏", "List the templates, blocks and macros of this theme instead"),
      valueName: "NAME"))
  var theme: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    guard let theme else {
      print(TemplateReference.markdown(), terminator: "")
      return
    }
    let (text, result) = ThemeOverview.page(of: theme)
    guard let text else {
      messages.print(result.report)
      throw ExitCode(result.exitStatus)
    }
    print(text.visibleLines, terminator: "")
  }
}
