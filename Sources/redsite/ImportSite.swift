import ArgumentParser
import Authoring
import Diagnostics
import RedSiteGen

/// What `redsite import html|wordpress|hugo|hexo` are asked.
struct ImportOptions: ParsableArguments {
  @Argument(help: ArgumentHelp(localized("文件或文件夹", "Files or folders"), valueName: "PATH"))
  var paths: [String]

  @Option(help: ArgumentHelp(localized("放进哪个栏目", "The column they go to"), valueName: "FOLDER"))
  var column: String

  @Option(
    help: ArgumentHelp(
      localized(
        "旧网站的图片和附件所在的文件夹，按网址的路径找", "The folder of the old site's files, by the path of their URL"),
      valueName: "FOLDER"))
  var uploads: String?

  @OptionGroup var target: NewTarget

  func run(_ system: SiteImport.System) throws {
    let result = SiteImport(
      BuildOptions(site: target.site), from: system, paths: paths, column: column, uploads: uploads
    ).run()
    target.messages.print(result.report)
    if target.messages.format == .text {
      for item in result.imported { say("\(item.origin) → \(item.article)") }
      say(
        localized(
          "导入了 \(result.imported.count) 篇；旧网址写在 aliases 里，读者打开旧网址会转到新网址",
          "\(result.imported.count) imported; their old URLs are aliases"))
    }
    throw ExitCode(result.exitStatus)
  }
}

/// `redsite import html`.
struct ImportHTML: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html",
    abstract: localized(
      "导入旧网站的网页：文件，或整站抓下来的文件夹", "Import pages of an old site: files, or the folder of a dump"))
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.html) }
}

/// `redsite import wordpress`.
struct ImportWordPress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wordpress",
    abstract: localized("导入 WordPress 导出的 XML", "Import the XML that WordPress exports"))
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.wordpress) }
}

/// `redsite import hugo`.
struct ImportHugo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hugo", abstract: localized("导入 Hugo 网站的文件夹", "Import the folder of a Hugo site"))
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.hugo) }
}

/// `redsite import hexo`.
struct ImportHexo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hexo", abstract: localized("导入 Hexo 网站的文件夹", "Import the folder of a Hexo site"))
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.hexo) }
}
