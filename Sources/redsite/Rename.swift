import ArgumentParser
import Authoring
import Base
import Diagnostics
import RedSiteGen

/// `redsite rename`.
struct Rename: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "给文章、栏目或专题改名、搬家：链接跟着改，旧网址照样打得开",
      "Move an article, a column or a topic: links follow and old URLs go on working"))

  @Argument(
    help: ArgumentHelp(
      localized("现在的路径，如 content/tongzhi/a.md", "What it is, as in content/tongzhi/a.md")))
  var old: String

  @Argument(
    help: ArgumentHelp(
      localized("新的路径，如 content/gonggao/a.md", "What it becomes, as in content/gonggao/a.md")))
  var new: String

  @Flag(help: ArgumentHelp(localized("写入文件；不加时只显示", "Write the files; otherwise only show")))
  var apply = false

  @OptionGroup var target: NewTarget

  func run() throws {
    let rename = SiteRename(BuildOptions(site: target.site), from: old, to: new)
    let result = rename.run(applies: apply)
    if target.messages.format == .text {
      for file in result.moved { say("\(file.old) → \(file.new)") }
      for file in result.changed {
        for line in file.lines {
          say("\(file.path):\(line.number)")
          say("  - \(line.before)")
          say("  + \(line.after)")
        }
      }
      for alias in result.aliases { say("\(alias.path): aliases + \(alias.url)") }
      if !result.moved.isEmpty { say(lastLine(result)) }
    }
    target.messages.print(result.report)
    throw ExitCode(result.exitStatus)
  }

  private func lastLine(_ result: SiteRename.Result) -> String {
    let (moved, changed) = (result.moved.count, result.changed.count)
    let english = "links of \(changed.counted("file"))"
    return apply
      ? localized(
        "移动了 \(moved) 个文件，改了 \(changed) 个文件里的链接，记下 \(result.aliases.count) 个旧网址",
        "\(moved.counted("file")) moved, \(english) changed, "
          + "\(result.aliases.count.counted("alias", plural: "aliases")) added"
      )
      : localized(
        "会移动 \(moved) 个文件，改 \(changed) 个文件里的链接；旧网址会写进 aliases。加上 --apply 执行",
        "would move \(moved.counted("file")) and change \(english); add --apply to do it")
  }
}
