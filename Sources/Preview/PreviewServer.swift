import Diagnostics
import FlyingSocks
import Glibc
import RedSiteGen
import SiteModel

/// Serves a site from memory while it is written.
package struct PreviewServer: Sendable {
  private let options: BuildOptions
  private let address: String
  private let port: UInt16
  private let socket: Socket
  private let editor: String
  private let language: Language
  private let basePath: String
  /// The absolute path of the folder that a build publishes to.
  private let publishedFolder: String

  /// Why there is no server.
  package enum Problem: Error, Sendable {
    /// Another program has the port.
    case portInUse(UInt16)
    /// It is not the address of this machine.
    case badAddress(String)
  }

  /// A server.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - address: the IPv4 address to listen at.
  ///   - port: the port; nil for the first free one from 8000 on.
  ///   - editor: the address that opens a file, with `{path}` and `{line}`; empty for none.
  ///   - language: the language of what the page says.
  /// - Throws: why there can be none.
  package init(
    _ options: BuildOptions, address: String, port: UInt16?, editor: String, language: Language
  ) throws(Problem) {
    self.options = options
    self.address = address
    (socket, self.port) = try Self.listen(address, wanted: port)
    self.editor = editor
    self.language = language
    let setUp = readSetUp(options, diagnostics: DiagnosticSink())
    basePath = setUp?.configuration.basePath ?? "/"
    let output = options.output ?? setUp?.configuration.build.output ?? "public"
    publishedFolder = output.hasPrefix("/") ? output : (setUp?.root ?? ".") + "/" + output
  }

  /// The address to open.
  package var url: String { origin + basePath }

  private var origin: String { "http://\(address):\(port)" }

  /// Serves until the process ends.
  package func run(_ report: @escaping @Sendable (PreviewEvent) -> Void) async {
    Self.raiseDescriptorLimit()
    let inbox = Inbox()
    let signal = ChangeSignal()
    let isStarted = SiteThread(
      options: options, origin: origin, inbox: inbox, signal: signal, report: report
    ).start()
    guard isStarted else { return }
    let handler = PreviewHandler(
      inbox: inbox, signal: signal, access: AccessRule(address: address, port: port),
      links: SourceLinks(
        root: PreviewSite(options, origin: origin).root ?? options.site, editor: editor,
        language: language),
      renditions: RenditionStore(published: publishedFolder), basePath: basePath,
      showsRecords: address.hasPrefix("127."))
    report(.listening(url: url))
    try? await PreviewListener(handler: handler).run(on: socket)
  }

  private static func socketAddress(_ address: String, _ port: UInt16) throws -> sockaddr_in {
    try .inet(ip4: address, port: port)
  }

  private static func listen(
    _ address: String, wanted: UInt16?
  ) throws(Problem) -> (Socket, UInt16) {
    let ports = wanted.map { $0...$0 } ?? 8000...8019
    for port in ports {
      guard let place = try? socketAddress(address, port) else {
        throw .badAddress(address)
      }
      guard let socket = try? Socket(domain: AF_INET) else { continue }
      try? socket.setValue(true, for: .localAddressReuse)
      do {
        try socket.bind(to: place)
        try socket.listen()
        return (socket, port)
      } catch {
        try? socket.close()
        if case SocketError.failed(_, EADDRNOTAVAIL, _) = error { throw .badAddress(address) }
      }
    }
    throw .portInUse(ports.lowerBound)
  }

  /// A thousand idle connections are more than many systems allow a program at first.
  private static func raiseDescriptorLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
