import Base

/// The addresses that tags of raw HTML name, for sites that let it through.
enum RawHTMLAddresses {
  /// An address that an attribute names.
  struct Address {
    /// The address as written.
    var bytes: Bytes
    /// Whether readers follow it, and it is not shown in the page.
    var isFollowed: Bool
  }

  private static let attributes: [String] = ["src", "href", "poster", "data", "srcset"]

  /// The values of all such attributes; of `srcset` each address of the list.
  ///
  /// Not a parser of HTML: what only looks like an attribute is found too, and leads to no file.
  static func all(in html: Bytes) -> [Address] {
    var found: [Address] = []
    var place = 0
    while let equals = html.firstIndex(of: UInt8(ascii: "="), from: place) {
      place = equals + 1
      guard let attribute = attribute(endingAt: equals, in: html),
        let value = value(from: place, in: html)
      else { continue }
      if attribute == "srcset" {
        found += addresses(inList: value).map { Address(bytes: $0, isFollowed: false) }
      } else {
        found.append(Address(bytes: value.trimmed, isFollowed: attribute == "href"))
      }
    }
    return found
  }

  private static func attribute(endingAt equals: Int, in html: Bytes) -> String? {
    var end = equals
    while end > 0, Ascii.isSpace(html[end - 1]) { end -= 1 }
    return attributes.first { name in
      let start = end - name.utf8.count
      guard start > 0, !Ascii.isAlphanumeric(html[start - 1]), html[start - 1] != 0x2D else {
        return false
      }
      return html[slice: start..<end].string.lowercased() == name
    }
  }

  private static func value(from start: Int, in html: Bytes) -> Bytes? {
    var start = start
    while start < html.count, Ascii.isSpace(html[start]) { start += 1 }
    guard start < html.count else { return nil }
    let quote = html[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let end = html.firstIndex(of: quote, from: start + 1) ?? html.count
      return html[slice: (start + 1)..<end]
    }
    var end = start
    while end < html.count, !Ascii.isSpace(html[end]), html[end] != UInt8(ascii: ">") { end += 1 }
    return html[slice: start..<end]
  }

  /// The addresses of `a.jpg 1x, b.jpg 2x`.
  private static func addresses(inList list: Bytes) -> [Bytes] {
    var found: [Bytes] = []
    var start = 0
    while start < list.count {
      let end = list.firstIndex(of: UInt8(ascii: ","), from: start) ?? list.count
      let entry = list[slice: start..<end].trimmed
      let space = entry.firstIndex { Ascii.isSpace($0) } ?? entry.count
      if space > 0 { found.append(entry[slice: 0..<space]) }
      start = end + 1
    }
    return found
  }
}
