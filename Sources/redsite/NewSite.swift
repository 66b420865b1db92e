import ArgumentParser
import Authoring
import Base
import Diagnostics
import RedSiteGen

/// `redsite new site`.
struct NewSite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: localized("按预设新建一个网站", "Start a site from a preset"))

  @Argument(help: ArgumentHelp(localized("新网站的文件夹", "The folder of the new site")))
  var path: String

  @Option(
    help: ArgumentHelp(
      localized(
        "预设：blank、wenhua、laibin、waijiao、gaochun、chongqing",
        "The preset: blank, wenhua, laibin, waijiao, gaochun or chongqing"), valueName: "NAME"))
  var preset = "blank"

  @OptionGroup var messages: MessageOptions

  func run() throws {
    switch PresetCopy(preset: preset, target: path).run() {
    case .success(let count):
      sayLines(
        localized(
          """
          新网站已建好：\(path)（\(count) 个文件）
          接下来：
            1. 打开 \(path)/site.toml，改网站名称、地址和主办单位
            2. redsite serve \(path)     预览，边写边看
            3. redsite check \(path)     检查
            4. redsite build \(path)     生成，网页在 \(path)/public
          里面的文章是写给编辑的示例，上线前删去：redsite samples \(path) --remove
          """,
          """
          The new site is in \(path) (\(count.counted("file")))
          Next:
            1. edit \(path)/site.toml: name, address, owner
            2. redsite serve \(path)     preview it
            3. redsite check \(path)
            4. redsite build \(path)     the pages are in \(path)/public
          Its articles are samples, written for editors; to remove them before the site goes public:
            redsite samples \(path) --remove
          """))
    case .failure(let diagnostic):
      messages.print(DiagnosticReport([diagnostic]))
      throw ExitCode(diagnostic.code == .fileSystem ? 74 : 64)
    }
  }
}
