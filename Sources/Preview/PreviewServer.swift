import Diagnostics
import FlyingSocks
import Glibc
import RedSiteGen
import SiteModel

/// Serves a site from memory while it is written.
package struct PreviewServer: Sendable {
  private let options: BuildOptions
  private let address: String
  private let hosts: [String]
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
  ///   - address: the address to listen at, IPv4 or IPv6.
  ///   - hosts: further names that browsers know the preview by, each with a port or for all ports.
  ///   - port: the port; nil for the first free one from 8000 on.
  ///   - editor: the address that opens a file, with `{path}` and `{line}`; empty for none.
  ///   - language: the language of what the page says.
  /// - Throws: why there can be none.
  package init(
    _ options: BuildOptions, address: String, hosts: [String] = [], port: UInt16?, editor: String,
    language: Language
  ) throws(Problem) {
    self.options = options
    self.address = address
    self.hosts = hosts
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

  private var origin: String {
    // Every address of the machine is none to open.
    guard PreviewAddress.isEvery(address) else {
      return "http://\(PreviewAddress.urlHost(address)):\(port)"
    }
    let host = hosts.first ?? "localhost"
    return "http://" + (AccessRule.name(of: host) == host ? "\(host):\(port)" : host)
  }

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
      inbox: inbox, signal: signal,
      access: AccessRule(address: address, hosts: hosts, url: url, language: language),
      links: SourceLinks(
        root: PreviewSite(options, origin: origin).root ?? options.site, editor: editor,
        language: language),
      renditions: RenditionStore(published: publishedFolder), basePath: basePath,
      showsRecords: PreviewAddress.isLoopback(address))
    report(.listening(url: url))
    try? await PreviewListener(handler: handler).run(on: socket)
  }

  private static func listen(
    _ address: String, wanted: UInt16?
  ) throws(Problem) -> (Socket, UInt16) {
    let ports = wanted.map { $0...$0 } ?? 8000...8019
    for port in ports {
      do {
        if address.contains(":") {
          return (try bound(.inet6(ip6: address, port: port), domain: AF_INET6), port)
        }
        return (try bound(.inet(ip4: address, port: port), domain: AF_INET), port)
      } catch SocketError.failed(_, EADDRINUSE, _) {
        continue
      } catch SocketError.failed(_, EACCES, _) {
        continue
      } catch {
        throw .badAddress(address)
      }
    }
    throw .portInUse(ports.lowerBound)
  }

  private static func bound(_ place: some SocketAddress, domain: Int32) throws -> Socket {
    let socket = try Socket(domain: domain)
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: place)
      try socket.listen()
    } catch {
      try? socket.close()
      throw error
    }
    return socket
  }

  /// A thousand idle connections are more than many systems allow a program at first.
  private static func raiseDescriptorLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
