import Base

/// An `http` or `https` address in the form in which it is asked: ASCII, without a fragment.
package struct WebAddress: Sendable, Hashable {
  /// The address; the path is never empty.
  package let text: String
  /// The host in small letters, without a port.
  package let host: String
  /// Scheme and authority, as in `https://www.example.org:8080`.
  private let origin: String

  /// Whether it names a user, as in `https://name:password@host/`.
  package var hasUserName: Bool { origin.utf8.contains(UInt8(ascii: "@")) }

  /// The address that someone wrote, or nil where it is not a complete one.
  package init?(_ written: String) {
    self.init(bytes: Array(written.utf8))
  }

  /// The address in a text of any encoding; bytes beyond ASCII are percent-encoded as they are.
  package init?(bytes: [UInt8]) {
    let visible = bytes.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = visible.firstIndex(of: UInt8(ascii: ":")),
      visible[colon...].starts(with: "://".utf8)
    else { return nil }
    let scheme = String(decoding: visible[..<colon], as: UTF8.self).lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let authority = visible[(colon + 3)...].prefix { !"/?\\".utf8.contains($0) }
    // A host may be Chinese; curl turns it into its ASCII form (RFC 3490) itself.
    guard let name = String(validating: authority, as: UTF8.self)?.lowercased(),
      let host = Self.host(of: name)
    else { return nil }
    let rest = visible[authority.endIndex...]
    var path = ByteBuffer(capacity: rest.count + 8)
    if rest.first != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
    for byte in rest { Self.append(byte, to: &path) }
    origin = "\(scheme)://\(name)"
    text = origin + path.makeString()
    self.host = host
  }

  private static func host(of authority: String) -> String? {
    var host = authority[...]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      host = host[...end]
    } else if let colon = host.lastIndex(of: ":") {
      host = host[..<colon]
    }
    let isUsable = !host.isEmpty && !host.unicodeScalars.contains { $0.value <= 0x20 }
    return isUsable ? String(host) : nil
  }

  /// Appends what RFC 3986 lets stand in a path or query, everything else as `%XX`.
  private static func append(_ byte: UInt8, to path: inout ByteBuffer) {
    if byte > 0x20, byte < 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) {
      path.append(byte)
    } else {
      withUnsafePointer(to: byte) {
        path.append(percentEncodingComponent: Bytes(start: $0, count: 1))
      }
    }
  }

  /// What a `Location` header of this address means (RFC 3986 §5.2), or nil where it leaves the
  /// web.
  package func resolving(_ location: [UInt8]) -> WebAddress? {
    let path = Array(text.utf8.dropFirst(origin.utf8.count))
    let beginning = location.prefix { !"/?#".utf8.contains($0) }
    if beginning.contains(UInt8(ascii: ":")) { return WebAddress(bytes: location) }
    let base: [UInt8]
    if location.starts(with: "//".utf8) {
      return WebAddress(bytes: Array(origin.utf8.prefix { $0 != UInt8(ascii: "/") }) + location)
    } else if location.first == UInt8(ascii: "/") {
      base = []
    } else if location.first == UInt8(ascii: "?") {
      base = Array(path.prefix { $0 != UInt8(ascii: "?") })
    } else if location.isEmpty || location.first == UInt8(ascii: "#") {
      return self
    } else {
      let whole = path.prefix { $0 != UInt8(ascii: "?") }
      base = Array(whole[...(whole.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
    }
    return WebAddress(bytes: Array(origin.utf8) + base + location)
  }
}
