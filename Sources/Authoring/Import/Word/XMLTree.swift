import Base
import XMLEvents

/// An element of an XML document, for the parts of office documents that are changed.
///
/// Document type declarations are refused, so nothing can expand.
final class XMLElement {
  /// Its name as written, with its prefix.
  let name: String
  let attributes: [(name: String, value: String)]
  var children: [Node]

  /// What an element holds.
  enum Node {
    case element(XMLElement)
    case text(String)
  }

  /// A document that cannot be read: not well-formed, or too deep.
  struct Malformed: Error {}

  init(_ name: String, _ attributes: [(name: String, value: String)] = [], _ children: [Node] = [])
  {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// Reads a document.
  static func parse(_ bytes: [UInt8]) throws(Malformed) -> XMLElement {
    let listener = Listener()
    guard bytes.withBytes({ XMLReader.read($0, listener, keepsPrefixes: true) }),
      let root = listener.root.elements.first, listener.open.count == 1
    else { throw Malformed() }
    return root
  }

  private final class Listener: XMLListener {
    let root = XMLElement("")
    var open: [XMLElement]

    init() { open = [root] }

    func begin(_ name: Bytes, _ attributes: XMLAttributes) {
      let element = XMLElement(name.string, attributes.all)
      open[open.count - 1].children.append(.element(element))
      open.append(element)
    }

    func text(_ text: Bytes) {
      let element = open[open.count - 1]
      // A text comes in pieces: at every entity and end of a line.
      if case .text(let before)? = element.children.last {
        element.children[element.children.count - 1] = .text(before + text.string)
      } else {
        element.children.append(.text(text.string))
      }
    }

    func end(_ name: Bytes) { if open.count > 1 { open.removeLast() } }
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
    var found: [XMLElement] = []
    collect(name, skips, &found)
    return found
  }

  private func collect(_ name: String, _ skips: String, _ found: inout [XMLElement]) {
    for element in elements where element.name != skips {
      if element.name == name { found.append(element) }
      element.collect(name, skips, &found)
    }
  }

  /// The value of an attribute.
  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The text directly in the element.
  var text: String {
    children.reduce(into: "") { text, child in
      if case .text(let written) = child { text += written }
    }
  }

  /// The element as a document.
  var bytes: [UInt8] {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    write(to: &text)
    return Array(text.utf8)
  }

  private func write(to text: inout String) {
    text += "<" + name
    for (name, value) in attributes {
      text +=
        " \(name)=\"\(Self.escaped(value).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;"))\""
    }
    guard !children.isEmpty else { return text += "/>" }
    text += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &text)
      case .text(let written): text += Self.escaped(written)
      }
    }
    text += "</" + name + ">"
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;")
  }
}
