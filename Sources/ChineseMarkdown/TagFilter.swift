import Base

/// The "Disallowed Raw HTML" of GFM 0.29 §6.11: `<` becomes `&lt;` before nine tag names that
/// change how a browser reads all that follows.
enum TagFilter {
  private static let names: [StaticString] = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// Appends a block of HTML.
  package static func append(_ html: Bytes, to output: inout ByteBuffer) {
    var index = 0
    while let tag = html.firstIndex(of: UInt8(ascii: "<"), from: index) {
      output.append(html[slice: index..<tag])
      if isFiltered(html[slice: tag..<html.count]) {
        output.append("&lt;")
      } else {
        output.append(UInt8(ascii: "<"))
      }
      index = tag + 1
    }
    output.append(html[slice: index..<html.count])
  }

  /// Appends one tag; what stands inside it is not looked at again.
  package static func append(tag: Bytes, to output: inout ByteBuffer) {
    if isFiltered(tag) {
      output.append("&lt;")
      output.append(tag[slice: 1..<tag.count])
    } else {
      output.append(tag)
    }
  }

  private static func isFiltered(_ tag: Bytes) -> Bool {
    guard tag.count >= 3 else { return false }
    let start = tag[1] == UInt8(ascii: "/") ? 2 : 1
    return names.contains { name in
      let end = start + name.utf8CodeUnitCount
      guard end < tag.count, tag[slice: start..<end].equalsIgnoringCase(name) else {
        return false
      }
      let after = tag[end]
      return Ascii.isSpace(after) || after == UInt8(ascii: ">")
        || (after == UInt8(ascii: "/") && end + 1 < tag.count
          && tag[end + 1] == UInt8(ascii: ">"))
    }
  }
}
