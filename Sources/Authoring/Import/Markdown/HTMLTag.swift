import Base
import Files
import HTMLTree

/// A tag of HTML within a line.
struct HTMLTag {
  let name: String
  let isClosing: Bool
  /// The place after `>`.
  let end: Int
  /// Whether it is an address between brackets.
  let isAddress: Bool
  private let inner: String
  /// Whether the address begins with the name of a scheme.
  var isOtherScheme: Bool { inner.hasPrefix(":") }

  /// The tag that begins with `<` at a place; nil where there is none.
  init?(_ bytes: [UInt8], at start: Int, _ limit: Int) {
    var place = start + 1
    isClosing = place < limit && bytes[place] == UInt8(ascii: "/")
    if isClosing { place += 1 }
    let first = place
    while place < limit, Ascii.isAlphanumeric(bytes[place]) || bytes[place] == UInt8(ascii: "-") {
      place += 1
    }
    guard place > first, Ascii.isLetter(bytes[first]) else { return nil }
    name = bytes.text(first..<place).lowercased()
    isAddress = place < limit && ":@.+".utf8.contains(bytes[place])
    let rest = place
    var quote: UInt8?
    while place < limit {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
      place += 1
    }
    guard place < limit else { return nil }
    inner = bytes.text(rest..<place)
    end = place + 1
  }

  /// The value of an attribute.
  func attribute(_ wanted: String) -> String? {
    let html = "<\(name)\(inner)>"
    return (try? HTMLParser.body(Array(html.utf8)))?.first(name)?[wanted]
  }
}

/// The names of HTML's elements.
enum HTMLNames {
  static let all: Set<String> = [
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "base", "bdi",
    "bdo", "big", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite",
    "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir",
    "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form",
    "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main",
    "map", "mark", "marquee", "menu", "meta", "meter", "nav", "nobr", "noframes", "noscript",
    "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "pre", "progress",
    "q", "rp", "rt", "ruby", "s", "samp", "script", "section", "select", "small", "source", "span",
    "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
    "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u",
    "ul", "var", "video", "wbr",
  ]

  /// Whether a block begins with an element, a comment or a declaration.
  static func begins(_ html: String) -> Bool {
    let bytes = Array(html.trimmed.utf8)
    guard bytes.first == UInt8(ascii: "<"), bytes.count > 1 else { return true }
    if "!?".utf8.contains(bytes[1]) { return true }
    let start = bytes[1] == UInt8(ascii: "/") ? 2 : 1
    let name = bytes[min(start, bytes.count)...].prefix {
      Ascii.isAlphanumeric($0) || $0 == UInt8(ascii: "-")
    }
    return all.contains(String(decoding: name, as: UTF8.self).lowercased())
  }
}
