import ArgumentParser
import Authoring
import Diagnostics
import RedSiteGen

/// `redsite import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("把别处的文章带进来", "Take over articles from elsewhere"),
    subcommands: [
      ImportWord.self, ImportHTML.self, ImportWordPress.self, ImportHugo.self, ImportHexo.self,
      ImportFolder.self, ImportTable.self,
    ])
}

/// `redsite import docx`.
struct ImportWord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docx",
    abstract: localized("导入 Word 文档，一个文档一篇草稿", "Import Word documents, each as a draft"))

  @Argument(
    help: ArgumentHelp(
      localized(".docx，或装着它们的 .zip", ".docx, or a .zip of them"), valueName: "FILE"))
  var files: [String]

  @Option(help: ArgumentHelp(localized("放进哪个栏目", "The column they go to"), valueName: "FOLDER"))
  var column: String

  @Flag(
    help: ArgumentHelp(
      localized(
        "旧格式（.doc、.wps、.rtf、.odt）用 LibreOffice 转换",
        "Convert older formats (.doc, .wps, .rtf, .odt) with LibreOffice")))
  var convert = false

  @OptionGroup var list: ImportListOptions

  @OptionGroup var target: NewTarget

  func run() throws {
    try list.check(target)
    var word = WordImport(BuildOptions(site: target.site), files: files, column: column)
    word.converts = convert
    let line = ProgressCount(localized("正在导入", "importing"))
    word.progress = line.show
    let result = word.run()
    line.finish()
    target.messages.print(result.report)
    if target.messages.format == .text {
      for item in result.imported { say("\(item.origin) → \(item.article)") }
      if !result.imported.isEmpty {
        say(
          localized(
            "导入了 \(result.imported.count) 篇，都是草稿；用 redsite serve 核对，再删掉 draft 那一行",
            "\(result.imported.count) imported as drafts; look at them in redsite serve, then delete the draft line"
          ))
      }
    }
    try list.finish(result, target)
    throw ExitCode(result.exitStatus)
  }
}
