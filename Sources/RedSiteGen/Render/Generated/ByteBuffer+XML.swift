import Base

extension ByteBuffer {
  /// Appends text as XML 1.0 text or attribute value.
  ///
  /// Characters that XML 1.0 (section 2.2) has no form for are left out: a control character in a
  /// title must not make a feed unreadable.
  mutating func append(xml text: Bytes) {
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      var count = 0
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        count = 1
      } else if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBF,
        text[index + 2] >= 0xBE
      {
        // U+FFFE and U+FFFF.
        count = 3
      }
      if count > 0 {
        append(escaping: text[slice: start..<index])
        start = index + count
      }
      index += max(count, 1)
    }
    append(escaping: text[slice: start..<text.count])
  }

  /// Appends a string as XML text.
  mutating func append(xml text: String) {
    text.withBytes { append(xml: $0) }
  }

  /// Appends `<name>text</name>` on a line of its own, or nothing where there is no text.
  mutating func append(element name: StaticString, _ text: Bytes) {
    guard text.count > 0 else { return }
    append("<")
    append(name)
    append(">")
    append(xml: text)
    append("</")
    append(name)
    append(">\n")
  }

  /// Appends `<name>text</name>` on a line of its own, or nothing where there is no text.
  mutating func append(element name: StaticString, _ text: String) {
    text.withBytes { append(element: name, $0) }
  }

  /// Appends a URL of ours in its absolute form, as XML text.
  mutating func append(absolute url: Text, in view: SiteView) {
    let bytes = view.text[url]
    if bytes.first == 0x2F { append(xml: view.origin) }
    append(xml: bytes)
  }
}
