import ArgumentParser

/// `redsite theme`.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: localized("检查和试用主题模板", "Check and try templates"),
    subcommands: [ThemeCheck.self, ThemeRender.self, ThemeReference.self])
}
