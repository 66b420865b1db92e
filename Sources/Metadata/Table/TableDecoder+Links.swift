import Base
import Diagnostics

/// An address in front matter or a data file.
package enum LinkAddress {
  /// A complete address of another site.
  case web(Located<String>)
  /// A path of this site, to be resolved once all of it is known.
  case path(Located<String>)

  /// The address as written.
  package var text: String {
    switch self {
    case .web(let address), .path(let address): address.value
    }
  }
}

/// Reading what is said about links to other sites.
extension TableDecoder {
  /// Names of hosts, in which `*` may stand for anything; nil where the key is not there.
  package mutating func hosts(_ key: String) -> [String]? {
    guard let values = strings(key) else { return missing(key, .hosts) }
    return values.compactMap { host in
      let isHost = !host.value.isEmpty && !host.value.utf8.contains { $0 <= 0x20 || $0 == 0x2F }
      if isHost, !host.value.contains(":") { return host.value }
      report(
        .invalidValue, at: host.range,
        Message("“\(host.value)”不是域名", "“\(host.value)” is no host name"),
        help: Message(
          "只写域名，可以用 * 代表任意文字，例如：*.gov.cn",
          "write a host name, with * for anything, as in *.gov.cn"))
      return nil
    }
  }

  /// Types of a link for its `rel` (HTML, link types), none where the key is not there.
  package mutating func linkTypes(_ key: String) -> [String] {
    (strings(key, splitsAtPunctuation: true) ?? []).compactMap { type in
      if !type.value.isEmpty,
        type.value.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D })
      {
        return type.value
      }
      report(
        .invalidValue, at: type.range,
        Message(
          "“\(type.value)”不是链接类型", "“\(type.value)” is no type of link"),
        help: Message(
          "常用的有 nofollow（不为对方担保）、sponsored、ugc", "common ones are nofollow, sponsored, ugc"))
      return nil
    }
  }
}

/// Reading addresses.
extension TableDecoder {
  /// An address of another site or a path of this one; every other scheme is refused.
  package mutating func address(_ key: String) -> LinkAddress? {
    guard let address = string(key), !address.value.isEmpty else {
      return missing(key, .address)
    }
    let lowered = address.value.lowercased()
    if lowered.hasPrefix("https:") || lowered.hasPrefix("http:") {
      return webAddress(key).map { .web($0) }
    }
    // A scheme, also one with a full-width colon, or a host whose scheme was forgotten.
    let beginning = lowered.prefix { !"/?#".contains($0) }
    let isElsewhere =
      beginning.contains(":") || beginning.contains("：") || beginning.hasPrefix("www.")
      || lowered.hasPrefix("//") || (beginning.isEmpty && !lowered.hasPrefix("/"))
    let isClean = !address.value.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0 == "\\"
    }
    if !isElsewhere, isClean { return .path(address) }
    if reportLocalPath(address) { return nil }
    report(
      .unsafeLink, at: address.range,
      Message(
        "“\(key)”要写完整的网址，或本站的文章路径",
        "`\(key)` must be a complete address or the path of an article of this site"),
      help: WebSlip.address(in: address.value)?.help
        ?? Message(
          "例如：https://www.example.org/ 或 /tongzhi/20260701-a.md",
          "for example: https://www.example.org/ or /tongzhi/20260701-a.md"))
    return nil
  }

  /// An address as `address` takes it, which must be there.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - example: what the message suggests as a value.
  /// - Returns: the address, or nil after a problem has been reported.
  package mutating func requiredAddress(_ key: String, example: String) -> LinkAddress? {
    guard requiredString(key, example: example) != nil else { return missing(key, .address) }
    return address(key)
  }

  /// Reports an address that leads into somebody's own machine; whether it is one.
  private mutating func reportLocalPath(_ address: Located<String>) -> Bool {
    guard let local = LocalPath(address.value) else { return false }
    report(.localPath, at: address.range, local.message, help: local.help)
    return true
  }

  /// An address of another site: `http` or `https`, nothing else.
  package mutating func webAddress(_ key: String) -> Located<String>? {
    guard let address = string(key) else { return missing(key, .webAddress) }
    let lowered = address.value.lowercased()
    let isWeb = lowered.hasPrefix("https://") || lowered.hasPrefix("http://")
    let isClean = !address.value.unicodeScalars.contains {
      $0.value <= 0x20 || $0.value == 0x7F || $0 == "\"" || $0 == "<" || $0 == ">"
    }
    guard isWeb, isClean else {
      if reportLocalPath(address) { return nil }
      report(
        .unsafeLink, at: address.range,
        Message(
          "“\(key)”要写 http:// 或 https:// 开头的完整网址",
          "`\(key)` must be a complete address that begins with http:// or https://"),
        help: WebSlip.address(in: address.value)?.help
          ?? Message(
            "例如：https://www.example.org/a.html", "for example: https://www.example.org/a.html"))
      return nil
    }
    return address
  }
}

extension String {
  /// The text without spaces of any width and line ends at both ends.
  package var withoutOuterSpaces: String {
    // U+3000 and U+00A0 are the only spaces beyond ASCII that keyboards and web pages bring.
    let mayHaveAny = withBytes { bytes in
      !bytes.isEmpty && (Self.mayBeSpace(bytes[0]) || Self.mayBeSpace(bytes[bytes.count - 1]))
    }
    guard mayHaveAny else { return self }
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// Whether a byte can begin or end a space: ASCII's, U+3000 (E3 80 80) or U+00A0 (C2 A0).
  private static func mayBeSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xE3 || byte == 0x80 || byte == 0xC2 || byte == 0xA0
  }
}
