import ArgumentParser
import Base
import Diagnostics
import Glibc
import LiveCheck
import RedSiteGen

/// `redsite check-live`.
struct CheckLive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-live",
    abstract: localized(
      "检查正在运行的服务器：网页、安全、缓存、压缩、旧网址和证书",
      "Ask the running server: pages, headers, caching, compression, old addresses, certificate"))

  @Argument(
    help: ArgumentHelp(localized("网站的网址，如 https://dj.example.org/", "The address of the site")))
  var url: String

  @Argument(
    help: ArgumentHelp(
      localized("网站所在的文件夹，已经生成过", "The folder with site.toml, which has been built")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized(
        "去问这台服务器（域名或 IP），不看网址的域名指向哪里", "Ask this server, wherever the name leads"),
      valueName: "HOST"))
  var at: String?

  @Flag(
    help: ArgumentHelp(
      localized(
        "每个文件、每个旧网址都问，不只抽查；消息也全部列出", "Every file and old address, and all messages")))
  var all = false

  @Option(help: ArgumentHelp(localized("问题的输出格式", "The form of messages")))
  var format = DiagnosticFormat.text

  @Option(help: ArgumentHelp(localized("消息的语言", "The language of messages")))
  var lang: Language?

  func run() throws {
    var messages = MessageOptions()
    (messages.format, messages.lang, messages.all) = (format, lang, true)
    let draft = try messages.draft(
      of: SiteBuilder(BuildOptions(site: site)).planned(), isWhole: true)
    var check = LiveCheck(url)
    check.server = at
    check.asksAll = all
    let outcome = check.run(draft)
    messages.print(outcome.report)
    if format == .text, outcome.asked > 0 {
      let count = outcome.report.diagnostics.count
      writeToStandardError(
        localized(
          "问了 \(outcome.asked) 次，\(count == 0 ? "没有发现问题" : "有 \(count) 个问题")\n",
          "\(outcome.asked.counted("question")), \(count == 0 ? "no problems" : count.counted("problem"))\n"
        ))
    }
    throw ExitCode(outcome.exitStatus)
  }
}
