import ArgumentParser
import Base
import RedSiteGen

/// `redsite markdown`.
struct Markdown: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("把一个 Markdown 文件变成 HTML", "Turn one Markdown document into HTML"))

  @Flag(
    help: ArgumentHelp(
      localized("严格按 GFM 规范，不加本程序的扩展", "Exactly GFM, with nothing of our own added")))
  var gfm = false

  @Argument(help: ArgumentHelp(localized("文件，- 表示标准输入", "The file; - is standard input")))
  var file: String

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let result = MarkdownConversion(file: file, isExactlyGFM: gfm).run()
    messages.print(result.report)
    if let html = result.html { writeToStandardOutput(html) }
    throw ExitCode(result.exitStatus)
  }
}
