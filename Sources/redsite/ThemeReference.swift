import ArgumentParser
import RedSiteGen

/// `redsite theme reference`.
struct ThemeReference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: localized("列出模板里能用的变量", "List what templates can use"))

  func run() { print(TemplateReference.markdown(), terminator: "") }
}
