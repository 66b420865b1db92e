import ArgumentParser
import Diagnostics
import Operations
import RedSiteGen

/// `redsite doctor`.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "体检：这台机器、网站的设置和内容还缺什么", "Look over the machine, the settings and the content"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized(
        "别站的文章目录用这个文件夹里的", "Take the lists of other sites from this folder"),
      valueName: "DIR"))
  var lists: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    if language == .english, !isLanguageNamed {
      // For those who would rather read Chinese, and so not in English alone.
      say(
        "advice   messages are in English. 要看中文：export LANG=zh_CN.UTF-8，或者每条命令加 --lang zh")
    }
    var options = BuildOptions(site: site)
    options.lists = lists
    let look = SiteBuilder(options).checked()
    let lines = Checkup.lines(of: look)
    for line in lines {
      let mark =
        switch line.state {
        case .fine: localized("正常", "fine   ")
        case .advice: localized("建议", "advice ")
        case .missing: localized("不行", "missing")
        }
      let help = line.help.map { localized("。", ". ") + $0.text(in: language) } ?? ""
      say("\(mark)  \(line.subject.text(in: language))\(help)")
    }
    if look.draft == nil { messages.print(look.result.report) }
    throw ExitCode(look.result.exitStatus)
  }
}
