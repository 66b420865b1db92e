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
        "监听的本机地址，IPv4 或 IPv6；写局域网地址后同事也能看，请只在可信的网络里用",
        "The address to listen at, IPv4 or IPv6; with one of the local network others can look too"),
      valueName: "ADDRESS"))
  var bind = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      localized(
        "预览还有的域名，经过代理时写，如 yulan.example.org；可以写几次",
        "A further name of the preview, for proxies, as in preview.example.org; may be repeated"),
      valueName: "NAME"))
  var host: [String] = []

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

  @Option(
    help: ArgumentHelp(
      localized(
        "别站的文章目录用这个文件夹里的", "Take the lists of other sites from this folder"),
      valueName: "DIR"))
  var lists: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if let asOf, case .failure(let problem) = parseDateTime(asOf, zone: .china) {
      throw ValidationError("--as-of: " + problem.message.text(in: language))
    }
    guard !PreviewAddress.isEvery(bind) || !host.isEmpty else {
      throw ValidationError(
        localized(
          "--bind \(bind) 要加上别人打开预览用的域名或地址：--host 192.168.1.20",
          "--bind \(bind) takes the name or address that others open: --host 192.168.1.20"))
    }
    for name in host where !PreviewAddress.isHost(name) {
      throw ValidationError(
        localized(
          "--host 只写域名或地址，可以带端口，如 yulan.example.org、localhost:9000",
          "--host takes a name, with a port or without, as in preview.example.org"))
    }
    let end = editor.firstIndex(of: ":").map { editor[..<$0].lowercased() } ?? ""
    guard editor.isEmpty || (!end.isEmpty && !["javascript", "data"].contains(end)) else {
      throw ValidationError(
        localized("--editor 要写一个地址", "--editor takes an address with a scheme"))
    }
  }

  /// The address without the brackets that it has in URLs.
  private var address: String {
    if bind == "localhost" { return "127.0.0.1" }
    return bind.hasPrefix("[") && bind.hasSuffix("]") ? String(bind.dropFirst().dropLast()) : bind
  }

  func run() throws {
    var options = BuildOptions(site: site)
    options.asOf = asOf
    options.lists = lists
    try Self.refuse(options, messages)
    let server: PreviewServer
    do throws(PreviewServer.Problem) {
      server = try PreviewServer(
        options, address: address, hosts: host, port: port, editor: editor, language: language)
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
    case .polling:
      line = localized(
        "系统不通知这里的改动（网络文件夹，或者 fs.inotify.max_user_watches 太小），改为每隔几秒看一遍",
        "the system does not tell of changes here (a network folder, or too few "
          + "fs.inotify.max_user_watches), so files are looked at every few seconds")
    }
    writeToStandardError(line.visible + "\n")
    if let report, !report.diagnostics.isEmpty { messages.print(report) }
  }
}
