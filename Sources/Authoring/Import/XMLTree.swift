import Base

/// An element of an XML document, for the parts of office documents that are changed.
///
/// Text and attribute values stay as they are written, entities and all: what is not touched is
/// written back byte for byte. Document type declarations are refused, so nothing can expand.
final class XMLElement {
  let name: String
  /// Everything of the start tag after the name.
  let attributes: String
  var children: [Node]

  /// What an element holds.
  enum Node {
    case element(XMLElement)
    case text(String)
  }

  /// A document that cannot be read: not well-formed, or too deep.
  struct Malformed: Error {}

  /// Deeper than any document of an office program; a deeper one is made to exhaust the stack.
  private static let mostDepth = 256

  init(_ name: String, attributes: String = "", _ children: [Node] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// Reads a document.
  static func parse(_ bytes: [UInt8]) throws(Malformed) -> XMLElement {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Malformed() }
    var open: [XMLElement] = [XMLElement("")]
    var rest = text.utf8[...]
    func string(_ part: Substring.UTF8View) -> String { String(Substring(part)) }
    func after(_ end: String) throws(Malformed) -> Substring.UTF8View {
      guard let found = Substring(rest).ranges(of: end).first else { throw Malformed() }
      return rest[found.upperBound...]
    }
    while let first = rest.first {
      guard first == UInt8(ascii: "<") else {
        let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        open[open.count - 1].children.append(.text(string(rest[..<end])))
        rest = rest[end...]
        continue
      }
      if rest.starts(with: "<?".utf8) {
        rest = try after("?>")
      } else if rest.starts(with: "<!--".utf8) {
        rest = try after("-->")
      } else if rest.starts(with: "<![CDATA[".utf8) {
        let inner = rest.dropFirst("<![CDATA[".utf8.count)
        rest = try after("]]>")
        let text = string(inner[..<rest.startIndex].dropLast("]]>".utf8.count))
        open[open.count - 1].children.append(.text(escaped(text)))
      } else if rest.starts(with: "<!".utf8) {
        throw Malformed()
      } else {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { throw Malformed() }
        let tag = string(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("/") {
          guard open.count > 1, let closed = open.popLast(),
            closed.name == String(tag.dropFirst().prefix { !$0.isWhitespace })
          else { throw Malformed() }
        } else {
          let isEmpty = tag.hasSuffix("/")
          let body = isEmpty ? tag.dropLast() : tag[...]
          let name = String(body.prefix { !$0.isWhitespace })
          let element = XMLElement(name, attributes: String(body.dropFirst(name.count)))
          open[open.count - 1].children.append(.element(element))
          if !isEmpty { open.append(element) }
          guard open.count < mostDepth else { throw Malformed() }
        }
      }
    }
    guard open.count == 1, let root = open[0].elements.first else { throw Malformed() }
    return root
  }

  /// The elements among the children.
  var elements: [XMLElement] {
    children.compactMap {
      if case .element(let element) = $0 { element } else { nil }
    }
  }

  /// The first child of a name.
  func child(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// Every element below of a name, in the order of the document; those within one that `skips`
  /// names are left out.
  func descendants(_ name: String, skipping skips: String = "") -> [XMLElement] {
    elements.flatMap { element -> [XMLElement] in
      guard element.name != skips else { return [] }
      return (element.name == name ? [element] : []) + element.descendants(name, skipping: skips)
    }
  }

  /// The value of an attribute as written.
  func attribute(_ name: String) -> String? {
    for quote in ["\"", "'"] {
      guard let start = attributes.ranges(of: " " + name + "=" + quote).first?.upperBound else {
        continue
      }
      return String(attributes[start...].prefix { String($0) != quote })
    }
    return nil
  }

  /// The text of the element, entities resolved.
  var text: String {
    var text = ""
    for child in children {
      if case .text(let written) = child { text += written }
    }
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: character)
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// The document as text.
  func write(to text: inout String) {
    text += "<" + name + attributes
    guard !children.isEmpty else { return text += "/>" }
    text += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &text)
      case .text(let written): text += written
      }
    }
    text += "</" + name + ">"
  }
}
