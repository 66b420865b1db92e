import ArgumentParser
import Authoring
import RedSiteGen

/// `redsite new editor`.
struct NewEditor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editor",
    abstract: localized("写出编辑器的设置：提示、片段、检查", "Write settings of an editor: hints, snippets, checks")
  )

  @Argument(help: ArgumentHelp(localized("哪个编辑器：vscode", "The editor: vscode")))
  var editor: EditorSettings.Editor

  @Flag(
    help: ArgumentHelp(
      localized("已有的设置不动，只更新提示用的文件", "Keep settings that are there and renew the schemas")))
  var update = false

  @OptionGroup var target: NewTarget

  func run() throws {
    let (paths, result) = EditorSettings.write(intoSite: target.site, isUpdate: update)
    guard result.exitStatus == 0 else {
      target.messages.print(result.report)
      throw ExitCode(result.exitStatus)
    }
    for path in paths { say(localized("写了 \(path)", "wrote \(path)")) }
    say(
      localized(
        "接下来：用 VS Code 打开网站的文件夹，装上它推荐的扩展；Ctrl+Shift+B 检查，见 docs/zh/bianjiqi.md",
        "Next: open the site's folder in VS Code, install what it recommends; Ctrl+Shift+B checks"
      ))
  }
}

extension EditorSettings.Editor: ExpressibleByArgument {}
