import ArgumentParser
import RedSiteGen

/// `redsite theme render`.
struct ThemeRender: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: localized("用 JSON 数据试着渲染一个模板", "Render a template with JSON data"))

  @Argument(help: ArgumentHelp(localized("模板文件", "The template"), valueName: "TEMPLATE"))
  var template: String

  @Option(help: ArgumentHelp(localized("JSON 数据文件", "A file of JSON data"), valueName: "FILE"))
  var data: String

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let result = TemplateTrial(template: template, data: data).run()
    messages.print(result.report)
    if let page = result.html { writeToStandardOutput(page) }
    throw ExitCode(result.exitStatus)
  }
}
