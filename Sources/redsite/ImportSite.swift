import ArgumentParser
import Authoring
import Base
import Diagnostics
import Glibc
import Operations
import RedSiteGen

/// What the imports of old sites are asked.
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

  @Option(
    help: ArgumentHelp(
      localized(
        "分类变成下级栏目（columns）还是关键词（keywords）；不写时在终端上会问",
        "Whether categories become columns or keywords; asked on a terminal unless given"),
      valueName: "columns|keywords"))
  var categories: CategoryUse?

  @Flag(
    help: ArgumentHelp(
      localized(
        "原来不公开的（有密码的、私密的、隐藏的）也导入成草稿；草稿会进 git，看得到仓库的人都看得到",
        "Import what was not public too, as drafts; drafts lie in git, where everyone with the repository reads them"
      )))
  var protected = false

  @OptionGroup var list: ImportListOptions

  @OptionGroup var target: NewTarget

  func run(_ system: SiteImport.System) throws {
    try list.check(target)
    var site = SiteImport(
      BuildOptions(site: target.site), from: system, paths: paths, column: column, uploads: uploads)
    site.categoriesBecomeColumns = (try categories ?? ask(system)).map { $0 == .columns }
    site.includesProtected = protected
    if protected {
      writeToStandardError(
        localized(
          "注意：原来不公开的也导入成草稿。草稿不发布，但会进 git：看得到仓库的人都看得到。\n",
          "Note: what was not public is imported as drafts. Drafts are not published, but lie in git: everyone with the repository reads them.\n"
        ))
    }
    let line = ProgressCount(localized("正在导入", "importing"))
    site.progress = line.show
    let result = site.run()
    line.finish()
    target.messages.print(result.report)
    if target.messages.format == .text {
      for item in result.imported { say("\(item.origin) → \(item.article)") }
      say(
        localized(
          "导入了 \(result.imported.count) 篇；旧网址写在 aliases 里，读者打开旧网址会转到新网址",
          "\(result.imported.count) imported; their old URLs are aliases"))
    }
    try list.finish(result, target)
    throw ExitCode(result.exitStatus)
  }

  /// Asks on a terminal what becomes of categories; nil, the standard, elsewhere.
  private func ask(_ system: SiteImport.System) throws -> CategoryUse? {
    guard system.hasCategories, isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1,
      target.messages.format == .text
    else { return nil }
    while true {
      writeToStandardError(
        localized(
          "分类变成什么？1 下级栏目，2 关键词（回车：1）：",
          "What do categories become? 1 columns, 2 keywords (Enter: 1): "))
      guard let line = readLine() else { throw ExitCode(64) }
      switch line.filter({ !$0.isWhitespace }) {
      case "", "1": return .columns
      case "2": return .keywords
      default: continue
      }
    }
  }
}

/// What becomes of categories.
enum CategoryUse: String, ExpressibleByArgument, CaseIterable {
  case columns, keywords
}

/// Where the list of what was not taken goes.
struct ImportListOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      localized(
        "没有带过来的列成 import-report.html、.csv、.json，放进这个文件夹（不能在网站里）",
        "Write the list of what was not taken (import-report.html, .csv, .json) into this folder, outside the site"
      ), valueName: "DIR"))
  var output: String?

  /// Refuses a folder in the site before anything is imported.
  func check(_ target: NewTarget) throws {
    guard let output else { return }
    do throws(Diagnostic) {
      _ = try ReportFolder(output, outside: [target.site])
    } catch {
      target.messages.print(DiagnosticReport([error]))
      throw ExitCode(64)
    }
  }

  /// Writes the list, and its sum on the screen.
  func finish(_ result: ImportResult, _ target: NewTarget) throws {
    if let output {
      do throws(Diagnostic) {
        try result.list.write(to: output, outside: target.site, in: language)
      } catch {
        target.messages.print(DiagnosticReport([error]))
        throw ExitCode(74)
      }
    }
    guard target.messages.format == .text, !result.list.losses.isEmpty else { return }
    for line in result.list.summary(in: language) { writeToStandardError(line.visible + "\n") }
    if output == nil {
      writeToStandardError(
        localized("全部列出来：加上 -o 文件夹\n", "for the whole list: -o DIR\n"))
    }
  }
}

/// `redsite import folder`.
struct ImportFolder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folder",
    abstract: localized(
      "导入一个文件夹的 Markdown：Obsidian、Typora、VuePress、Jekyll 等",
      "Import a folder of Markdown: Obsidian, Typora, VuePress, Jekyll and others"))
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.folder) }
}

/// `redsite import csv`.
struct ImportTable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: localized(
      "导入文章表：栏目、标题、日期、来源、正文（Excel 另存的 CSV）", "Import a table of articles (CSV, as Excel saves it)"))
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.csv) }
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
