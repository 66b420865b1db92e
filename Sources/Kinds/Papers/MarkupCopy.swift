import Base

/// Copies HTML that was rendered into a place of its own to where it stands with others: a page of
/// many texts, or a book.
///
/// Names of places get a prefix, so that those of several texts never meet. For a book the HTML
/// becomes XHTML: what a book may not hold is left out, every element is closed.
package struct MarkupCopy {
  /// What stands before each `id`, and before fragments that lead to one.
  package var prefix: String
  /// Whether XHTML for a book is written.
  package var isBook: Bool
  /// Scheme and host, for addresses of the site in a book.
  package var origin: String
  /// The name in the book of the picture at an address; nil where it is left out.
  package var picture: (String) -> String?

  /// Whose text it is, in words that are said of its regions in a page; empty for a book.
  package var owner = ""

  private var open: [String] = []
  /// How deep it is within elements that are left out with all they hold.
  private var skipped = 0

  /// A copy.
  package init(
    prefix: String, isBook: Bool = false, origin: String = "",
    picture: @escaping (String) -> String? = { $0 }
  ) {
    self.prefix = prefix
    self.isBook = isBook
    self.origin = origin
    self.picture = picture
  }

  /// Copies HTML.
  ///
  /// - Parameters:
  ///   - html: what was rendered.
  ///   - output: receives the copy.
  package mutating func copy(_ html: Bytes, to output: inout ByteBuffer) {
    var place = 0
    while place < html.count {
      let start = html.firstIndex(of: UInt8(ascii: "<"), from: place) ?? html.count
      if start > place { copy(text: html[slice: place..<start], to: &output) }
      guard start < html.count else { break }
      guard let tag = Tag(html, at: start) else {
        if html[slice: start..<html.count].begins(with: "<!--") {
          let end = html.firstIndex(of: "-->", from: start + 4)
          place = end.map { $0 + 3 } ?? html.count
        } else {
          // A sign that begins no tag is text.
          if skipped == 0 { if isBook { output.append("&lt;") } else { output.append("<") } }
          place = start + 1
        }
        continue
      }
      write(tag, to: &output)
      place = tag.end
    }
    while let name = open.popLast() { output.append(contentsOf: "</\(name)>") }
  }

  // MARK: Text

  private func copy(text: Bytes, to output: inout ByteBuffer) {
    guard skipped == 0 else { return }
    guard isBook else {
      output.append(text)
      return
    }
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "&"), !Self.isXMLReference(text, at: place) {
        output.append("&amp;")
      } else if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        output.append(byte)
      }
      place += 1
    }
  }

  /// Whether a reference begins that XML knows without a document type.
  private static func isXMLReference(_ text: Bytes, at place: Int) -> Bool {
    let rest = text[slice: place..<min(place + 12, text.count)]
    if ["&amp;", "&lt;", "&gt;", "&quot;"].contains(where: { rest.string.hasPrefix($0) }) {
      return true
    }
    guard rest.begins(with: "&#"), let end = rest.firstIndex(of: UInt8(ascii: ";"), from: 2) else {
      return false
    }
    let isHexadecimal = rest.byte(orZeroAt: 2) == UInt8(ascii: "x")
    let digits = rest[slice: (isHexadecimal ? 3 : 2)..<end]
    guard let code = UInt32(digits.string, radix: isHexadecimal ? 16 : 10) else { return false }
    return code >= 0x20 && Unicode.Scalar(code) != nil && code != 0xFFFE && code != 0xFFFF
  }

  // MARK: Tags

  /// What has no end tag.
  private static let voids: Set<String> = ["br", "hr", "img", "input", "source", "wbr", "col"]
  /// What a book holds; anything else loses its tags.
  private static let kept: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tfoot",
    "tr", "th", "td", "caption", "em", "strong", "b", "i", "u", "s", "del", "ins", "code", "pre",
    "blockquote", "a", "img", "br", "hr", "figure", "figcaption", "sup", "sub", "section", "div",
    "span", "dl", "dt", "dd", "small", "mark", "ruby", "rt", "rp", "kbd", "cite", "q", "time",
  ]
  /// What is left out with all it holds.
  private static let dropped: Set<String> = [
    "script", "style", "iframe", "object", "svg", "video", "audio", "form", "button", "select",
    "textarea", "template", "nav",
  ]
  /// The attributes that a book keeps.
  private static let keptAttributes: Set<String> = [
    "href", "src", "alt", "id", "colspan", "rowspan", "start", "value", "scope", "lang", "title",
    "width", "height", "datetime",
  ]

  private mutating func write(_ tag: Tag, to output: inout ByteBuffer) {
    guard isBook else {
      writePlain(tag, to: &output)
      return
    }
    if Self.dropped.contains(tag.name) {
      if tag.isEnd { skipped = max(0, skipped - 1) } else { skipped += 1 }
      return
    }
    guard skipped == 0 else { return }
    if tag.name == "input", !tag.isEnd {
      let isChecked = tag.attributes.contains { $0.name == "checked" }
      output.append(contentsOf: isChecked ? "☑ " : "☐ ")
      return
    }
    guard Self.kept.contains(tag.name) else { return }
    if tag.isEnd {
      // An end without a beginning is left out; what is open above it is closed.
      guard open.contains(tag.name) else { return }
      while let name = open.popLast() {
        output.append(contentsOf: "</\(name)>")
        if name == tag.name { break }
      }
      return
    }
    writeStart(tag, to: &output)
  }

  private mutating func writeStart(_ tag: Tag, to output: inout ByteBuffer) {
    var attributes: [(name: String, value: String)] = []
    for attribute in tag.attributes where Self.keptAttributes.contains(attribute.name) {
      guard !attributes.contains(where: { $0.name == attribute.name }) else { continue }
      guard let value = value(of: attribute, in: tag) else { continue }
      attributes.append((attribute.name, value))
    }
    if tag.name == "img" {
      guard attributes.contains(where: { $0.name == "src" }) else { return }
      if !attributes.contains(where: { $0.name == "alt" }) { attributes.append(("alt", "")) }
    }
    output.append(contentsOf: "<" + tag.name)
    for (name, value) in attributes {
      output.append(contentsOf: " \(name)=\"")
      value.withBytes { copy(text: $0, to: &output) }
      output.append("\"")
    }
    if Self.voids.contains(tag.name) {
      output.append("/>")
    } else {
      output.append(">")
      open.append(tag.name)
    }
  }

  /// The value of an attribute in a book, as it stands between quotes; nil where it is left out.
  private func value(of attribute: Tag.Attribute, in tag: Tag) -> String? {
    let value = attribute.value.replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    switch attribute.name {
    case "id": return prefix + value
    case "src": return tag.name == "img" ? picture(value) : nil
    case "href":
      guard tag.name == "a" else { return nil }
      if value.hasPrefix("#") {
        // Names in books are written as they are.
        return "#" + prefix + String(value.dropFirst()).withBytes { PercentDecoding.decode($0) }
      }
      if value.hasPrefix("//") { return "https:" + value }
      return value.hasPrefix("/") ? origin + value : value
    default: return value
    }
  }

  private static func attribute(_ text: String) -> String {
    var buffer = ByteBuffer(capacity: 64)
    buffer.append(escaping: text)
    return buffer.makeString()
  }

  /// A tag in a page: as it is, but for the names of places.
  private func writePlain(_ tag: Tag, to output: inout ByteBuffer) {
    guard !tag.isEnd else {
      output.append(contentsOf: "</\(tag.name)>")
      return
    }
    output.append(contentsOf: "<" + tag.name)
    for attribute in tag.attributes {
      output.append(contentsOf: " " + attribute.name)
      guard attribute.hasValue else { continue }
      var value = attribute.value
      switch attribute.name {
      case "id": value = prefix + value
      case "href" where value.hasPrefix("#"): value = "#" + prefix + value.dropFirst()
      case "aria-label" where !owner.isEmpty: value += "（\(Self.attribute(owner))）"
      case "aria-labelledby", "aria-describedby", "for":
        value = value.split(separator: " ").map { prefix + $0 }.joined(separator: " ")
      default: break
      }
      output.append(contentsOf: "=\"" + value.replacing("\"", with: "&quot;") + "\"")
    }
    output.append(">")
  }
}

/// A tag of HTML.
private struct Tag {
  /// The name, in small letters.
  var name: String
  /// Whether it is an end tag.
  var isEnd: Bool
  /// The attributes, their values as they stand between the quotes.
  var attributes: [Attribute] = []
  /// Where the text goes on.
  var end: Int

  struct Attribute {
    var name: String
    var value: String
    var hasValue: Bool
  }

  /// The tag that begins at a place; nil where none does.
  init?(_ html: Bytes, at start: Int) {
    var place = start + 1
    isEnd = html.byte(orZeroAt: place) == UInt8(ascii: "/")
    if isEnd { place += 1 }
    guard Ascii.isLetter(html.byte(orZeroAt: place)) else { return nil }
    let nameStart = place
    while Ascii.isAlphanumeric(html.byte(orZeroAt: place)) || html.byte(orZeroAt: place) == 0x2D {
      place += 1
    }
    name = html[slice: nameStart..<place].string.lowercased()
    while place < html.count, html[place] != UInt8(ascii: ">") {
      let byte = html[place]
      if Ascii.isSpace(byte) || byte == UInt8(ascii: "/") {
        place += 1
        continue
      }
      let attributeStart = place
      while place < html.count, !Ascii.isSpace(html[place]),
        ![UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains(html[place])
      { place += 1 }
      let attribute = html[slice: attributeStart..<place].string.lowercased()
      guard html.byte(orZeroAt: place) == UInt8(ascii: "=") else {
        if place == attributeStart { place += 1 }
        attributes.append(Attribute(name: attribute, value: "", hasValue: false))
        continue
      }
      place += 1
      let quote = html.byte(orZeroAt: place)
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let end = html.firstIndex(of: quote, from: place + 1) ?? html.count
        let value = html[slice: min(place + 1, html.count)..<end].string
        attributes.append(Attribute(name: attribute, value: value, hasValue: true))
        place = min(end + 1, html.count)
      } else {
        let valueStart = place
        while place < html.count, !Ascii.isSpace(html[place]), html[place] != UInt8(ascii: ">") {
          place += 1
        }
        let value = html[slice: valueStart..<place].string
        attributes.append(Attribute(name: attribute, value: value, hasValue: true))
      }
    }
    guard place < html.count else { return nil }
    end = place + 1
  }
}
