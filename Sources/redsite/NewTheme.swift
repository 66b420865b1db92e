import ArgumentParser
import Authoring
import RedSiteGen

/// `redsite new theme`.
struct NewTheme: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: localized("新建一个自己的主题，继承现有的主题", "Make a theme of one's own, a child of another"))

  @Argument(help: ArgumentHelp(localized("主题的名称，也是 themes 下的文件夹", "The folder below themes/")))
  var name: String

  @Option(help: ArgumentHelp(localized("继承哪个主题", "The theme it builds on"), valueName: "THEME"))
  var parent = "default"

  @OptionGroup var target: NewTarget

  func run() throws {
    try target.create(
      .theme(name: name, parent: parent),
      next: localized(
        """
        接下来：
          1. site.toml 里写 theme = "\(name)"
          2. 改 themes/\(name)/assets/site.css 里的颜色
          3. 要改某个网页，把 \(parent) 主题的那个模板复制到 themes/\(name)/templates/ 再改
        """,
        """
        Next:
          1. write theme = "\(name)" in site.toml
          2. change the colours in themes/\(name)/assets/site.css
          3. to change a page, copy its template from \(parent) into themes/\(name)/templates/
        """))
  }
}
