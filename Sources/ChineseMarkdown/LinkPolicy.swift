import Base

/// Decides which destinations may become links: an allow-list, since lists of what is forbidden
/// have been got round again and again.
///
/// Allowed are `http`, `https`, `mailto`, `tel`, paths and fragments. Refused is everything else
/// with a scheme (`javascript:`, `data:`, `feed:`, `view-source:` …) and `//host`, which leaves
/// the site without saying so. Browsers drop control characters and read `\` as `/`; so does
/// this. Percent signs are resolved too before looking, which refuses more than a browser runs.
package enum LinkPolicy {
  /// Writes a destination without what browsers ignore and says what kind of URL it is.
  ///
  /// - Parameters:
  ///   - destination: a destination with entities and backslashes resolved.
  ///   - clean: receives it trimmed and without control characters.
  /// - Returns: its kind, or nil if it is refused.
  package static func form(
    of destination: Bytes, cleanedInto clean: inout ByteBuffer
  ) -> MarkdownDestination.Form? {
    let start = clean.count
    let trimmed = destination.trimmed
    for byte in trimmed where byte >= 0x20 && byte != 0x7F { clean.append(byte) }
    let end = clean.count
    return clean.withBytes { form(of: $0[slice: start..<end].trimmed) }
  }

  private static func form(of url: Bytes) -> MarkdownDestination.Form? {
    guard let first = url.first else { return .path }
    if first == UInt8(ascii: "#") { return .fragment }
    if url.begins(with: "https://"), url.count > 8, Ascii.isAlphanumeric(url[8]) { return .web }
    // The first 64 visible bytes decide: no scheme that is let through is longer.
    var visible = [UInt8]()
    var index = 0
    while index < url.count, visible.count < 64 {
      let byte = decoded(url, &index)
      if byte > 0x20, byte != 0x7F {
        visible.append(byte == UInt8(ascii: "\\") ? UInt8(ascii: "/") : byte)
      }
    }
    if visible.starts(with: "//".utf8) { return nil }
    guard let colon = visible.firstIndex(of: UInt8(ascii: ":")),
      !visible[..<colon].contains(where: { "/?#".utf8.contains($0) })
    else { return .path }
    let scheme = String(decoding: visible[..<colon], as: UTF8.self).lowercased()
    let rest = visible[(colon + 1)...]
    switch scheme {
    case "http", "https":
      guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first else { return nil }
      return "/?#:@".utf8.contains(host) ? nil : .web
    case "mailto", "tel": return rest.isEmpty ? nil : .contact
    default: return nil
    }
  }

  private static func decoded(_ url: Bytes, _ index: inout Int) -> UInt8 {
    let byte = url[index]
    if byte == UInt8(ascii: "%"), index + 2 < url.count,
      let high = hexValue(url[index + 1]), let low = hexValue(url[index + 2])
    {
      index += 3
      return high << 4 | low
    }
    index += 1
    return byte
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
