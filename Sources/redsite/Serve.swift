import ArgumentParser
import Base
import Diagnostics
import Dispatch
import Glibc
import Metadata
import Preview
import RedSiteGen

/// `redsite serve`.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "在本机预览网站，文件一改网页就刷新", "Show a site on this machine and reload it as files change"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      localized("端口；不写就从 8000 起找一个空的", "The port; the first free one from 8000 on unless given")))
  var port: UInt16?

  @Option(
    help: ArgumentHelp(
      localized(
        "监听的本机 IPv4 地址；写局域网地址后同事也能看，请只在可信的网络里用",
        "The IPv4 address to listen at; with one of the local network others can look too"),
      valueName: "ADDRESS"))
  var bind = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      localized(
        "点文件名时打开的地址，如 'vscode://file{path}:{line}'",
        "The address that opens a file, as in 'vscode://file{path}:{line}'"), valueName: "URL"))
  var editor = ""

  @Option(
    help: ArgumentHelp(
      localized("按这个日期预览，如 2026-07-01", "Show the site as of this date"), valueName: "DATE"))
  var asOf: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if let asOf, case .failure(let problem) = parseDateTime(asOf, zone: .china) {
      throw ValidationError("--as-of: " + problem.message.text(in: language))
    }
    guard bind != "0.0.0.0" else {
      throw ValidationError(
        localized(
          "--bind 要写一个具体的地址，如 192.168.1.20", "--bind takes one address, as in 192.168.1.20"))
    }
    let end = editor.firstIndex(of: ":").map { editor[..<$0].lowercased() } ?? ""
    guard editor.isEmpty || (!end.isEmpty && !["javascript", "data"].contains(end)) else {
      throw ValidationError(
        localized("--editor 要写一个地址", "--editor takes an address with a scheme"))
    }
  }

  func run() throws {
    var options = BuildOptions(site: site)
    options.asOf = asOf
    try Self.refuse(options, messages)
    let server: PreviewServer
    do throws(PreviewServer.Problem) {
      server = try PreviewServer(
        options, address: bind, port: port, editor: editor, language: language)
    } catch {
      writeToStandardError(Self.text(error) + "\n")
      throw ExitCode(74)
    }
    let messages = messages
    let end = DispatchSemaphore(value: 0)
    Task.detached {
      await server.run { event in Self.tell(event, messages) }
      end.signal()
    }
    end.wait()
  }

  /// Ends the program where there is no site; one with faults is shown with them.
  private static func refuse(_ options: BuildOptions, _ messages: MessageOptions) throws {
    let diagnostics = DiagnosticSink()
    _ = readSetUp(options, diagnostics: diagnostics)
    guard diagnostics.diagnostics.contains(where: { $0.code == .siteNotFound }) else { return }
    let result = BuildResult(diagnostics.diagnostics, isStrict: false)
    messages.print(result.report)
    throw ExitCode(result.exitStatus)
  }

  private static func text(_ problem: PreviewServer.Problem) -> String {
    switch problem {
    case .portInUse(let port):
      localized(
        "端口 \(port) 已被别的程序占用；请换一个：redsite serve --port \(port == .max ? 8000 : port + 1)",
        "port \(port) is in use; try redsite serve --port \(port == .max ? 8000 : port + 1)")
    case .badAddress(let address):
      localized("这台机器没有地址 \(address)", "this machine does not have the address \(address)")
    }
  }

  private static func tell(_ event: PreviewEvent, _ messages: MessageOptions) {
    var line = ""
    var report: DiagnosticReport?
    switch event {
    case .listening(let url):
      line = localized("预览：\(url)  （按 Ctrl+C 结束）", "Preview: \(url)  (Ctrl+C ends it)")
    case .ready(let articles, let seconds, let found):
      let time = formatted(seconds: seconds)
      line = localized(
        "读入 \(articles) 篇文章，用时 \(time) 秒", "\(articles.counted("article")) read in \(time) s")
      report = found
    case .changed(let paths, let seconds, let found):
      let names = paths.prefix(3).joined(separator: localized("、", ", "))
      let rest = paths.count > 3 ? localized(" 等 \(paths.count) 个文件", " and others") : ""
      line = localized(
        "已更新：\(names)\(rest)，用时 \(Int(seconds * 1000)) 毫秒",
        "updated: \(names)\(rest), \(Int(seconds * 1000)) ms")
      report = found
    case .blind:
      line = localized(
        "系统允许监视的文件夹太少，有些改动看不到；请管理员加大 fs.inotify.max_user_watches",
        "the system allows too few watches: raise fs.inotify.max_user_watches")
    }
    writeToStandardError(line.visible + "\n")
    if let report, !report.diagnostics.isEmpty { messages.print(report) }
  }
}
