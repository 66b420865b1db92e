import Base
import Diagnostics

/// Who may ask: only browsers that show the preview itself.
///
/// A page of another site can make a browser ask 127.0.0.1; what it cannot do is send a `Host` of
/// ours after DNS rebinding, or leave out its `Origin`. A name of this machine counts with any port:
/// no other site has such a name, and a port that was forwarded has another number.
package struct AccessRule: Sendable {
  /// The names and addresses that the preview is known by, as `Host` has them.
  private let names: Set<String>
  /// Further ones that whoever started it named: those of a proxy, with the port where it was given.
  private let given: Set<String>
  /// The address to open, for whom is refused.
  private let url: String
  private let language: Language

  /// The names of this machine on this machine.
  private static let local: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

  /// - Parameters:
  ///   - address: the address that is listened at.
  ///   - hosts: further names, each with a port or for all ports.
  ///   - url: the address to open.
  ///   - language: the language of refusals.
  init(address: String, hosts: [String] = [], url: String, language: Language) {
    names = Self.local.union([PreviewAddress.urlHost(address)])
    given = Set(hosts.map { $0.lowercased() })
    self.url = url
    self.language = language
  }

  /// The answer to a request that is not served; nil for one that is.
  func refusal(of request: PreviewRequest) -> PreviewResponse? {
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = PreviewResponse.text(.methodNotAllowed, "405 预览只能看，不能改\n")
      response.headers.append(("Allow", "GET, HEAD"))
      return response
    }
    let host = request.headers["host"]?.lowercased() ?? ""
    guard let name = Self.name(of: host), names.contains(name) || isGiven(host, name) else {
      return PreviewResponse(
        .misdirected, type: "text/html; charset=utf-8",
        .bytes(PreviewPage.misdirected(host: Self.name(of: host), url: url, language)),
        headers: [("Cache-Control", "no-store")])
    }
    if let origin = request.headers["origin"], !isOwn(origin.lowercased(), host) {
      return PreviewResponse.text(.forbidden, "403 别的网站不能读取预览\n")
    }
    if request.headers["sec-fetch-site"] == "cross-site",
      request.headers["sec-fetch-mode"] != "navigate"
    {
      return PreviewResponse.text(.forbidden, "403 别的网站不能读取预览\n")
    }
    return nil
  }

  /// Whether a request comes from this machine itself, as far as it can be told: by a name that only
  /// this machine has, and through no proxy that says so.
  func isLocal(_ request: PreviewRequest) -> Bool {
    let passed = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"]
    guard given.isEmpty, !passed.contains(where: { request.headers[$0] != nil }) else {
      return false
    }
    return Self.name(of: request.headers["host"]?.lowercased() ?? "").map(Self.local.contains)
      ?? false
  }

  private func isGiven(_ host: String, _ name: String) -> Bool {
    given.contains(name) || given.contains(host)
  }

  /// Whether an origin is that of a page of the preview.
  ///
  /// Behind a proxy that speaks TLS the scheme is another one, and many pass on their own `Host`.
  private func isOwn(_ origin: String, _ host: String) -> Bool {
    if origin == "http://" + host { return true }
    for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
      let host = String(origin.dropFirst(scheme.count))
      return Self.name(of: host).map { isGiven(host, $0) } ?? false
    }
    return false
  }

  /// The name of a host without its port; nil for what is no host.
  static func name(of host: String) -> String? {
    let end = host.hasPrefix("[") ? host.firstIndex(of: "]").map(host.index(after:)) : nil
    let name = host[..<(end ?? host.firstIndex(of: ":") ?? host.endIndex)]
    let port = host[name.endIndex...]
    let isPort =
      port.isEmpty || (port.first == ":" && port.count > 1 && port.dropFirst().allSatisfy(isDigit))
    let isName = name.utf8.allSatisfy { Ascii.isAlphanumeric($0) || "-._[]:".utf8.contains($0) }
    return isPort && isName && !name.isEmpty ? String(name) : nil
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

/// The addresses that a preview can listen at.
package enum PreviewAddress {
  /// Whether it is every address of the machine.
  package static func isEvery(_ address: String) -> Bool {
    ["0.0.0.0", "::", "[::]"].contains(address)
  }

  /// Whether only this machine can reach it.
  static func isLoopback(_ address: String) -> Bool {
    address.hasPrefix("127.") || address == "::1"
  }

  /// Whether a text can be a further name of the preview: a host, with a port or without.
  package static func isHost(_ text: String) -> Bool {
    AccessRule.name(of: text.lowercased()) != nil
  }

  /// An address as it stands in a URL: IPv6 in brackets.
  static func urlHost(_ address: String) -> String {
    address.contains(":") ? "[\(address)]" : address
  }
}
