import ArgumentParser
import Authoring
import RedSiteGen

/// `redsite new column`.
struct NewColumn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "column", abstract: localized("新建一个栏目", "Make a column"))

  @Argument(
    help: ArgumentHelp(
      localized("栏目的文件夹，如 xuexi/dangke", "The folder of the column, as in xuexi/dangke")))
  var path: String

  @Option(help: ArgumentHelp(localized("栏目名称", "The name of the column")))
  var title: String?

  @Option(
    help: ArgumentHelp(localized("栏目类别（ColumnType），如 通知公告", "The ColumnType, as in 通知公告")))
  var type: String?

  @Option(
    help: ArgumentHelp(
      localized("样子，如 list、pictures、documents", "What it looks like, as in list or pictures")))
  var kind: String?

  @OptionGroup var target: NewTarget

  func run() throws {
    try target.create(
      .column(path: path, title: title, type: type, kind: kind),
      next: localized(
        "接下来：把 description 和 keywords 改成自己的话，再运行 redsite check",
        "Next: put `description` and `keywords` into words of your own, then run redsite check"))
  }
}
