import Base
import CGumbo

/// Reads HTML as browsers do, with gumbo.
package enum HTMLParser {
  /// Why a page is not read.
  package enum Refusal: Error {
    /// It is larger than any page that people made.
    case tooLarge
    /// Its elements are nested deeper than any page that people made.
    case tooDeep
  }

  /// The largest page.
  package static let mostBytes = 16 << 20
  /// How many elements may be open at once: gumbo looks through all of them at each tag and frees
  /// them by recursion.
  private static let mostOpen = 1_500

  /// Reads a page or a piece of one.
  ///
  /// - Parameter page: HTML as UTF-8; other bytes become U+FFFD.
  /// - Returns: the element `html`.
  /// - Throws: why it is not read.
  package static func parse(_ page: [UInt8]) throws(Refusal) -> HTMLElement {
    guard page.count <= mostBytes else { throw .tooLarge }
    guard page.withBytes({ mostOpenElements(in: $0) }) <= mostOpen else { throw .tooDeep }
    let root = HTMLElement("html")
    renamed(page).withUnsafeBytes { buffer in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let output = gumbo_parse_with_options(&options, start, buffer.count)
      else { return }
      defer { gumbo_destroy_output(&options, output) }
      if let tree = output.pointee.root { copy(tree, into: root) }
    }
    return root
  }

  /// The body of a page or piece.
  package static func body(_ page: [UInt8]) throws(Refusal) -> HTMLElement {
    let root = try parse(page)
    return root.elements.first { $0.name == "body" } ?? root
  }

  // MARK: From gumbo's tree to ours

  private typealias Node = UnsafeMutablePointer<GumboNode>

  /// Copies what a node holds, with a stack of our own.
  private static func copy(_ tree: Node, into root: HTMLElement) {
    var pending: [(node: Node, index: Int, element: HTMLElement, depth: Int)] = [
      (tree, 0, root, 0)
    ]
    while var top = pending.popLast() {
      let children = top.node.pointee.v.element.children
      guard top.index < Int(children.length) else { continue }
      let child = children.data[top.index]?.assumingMemoryBound(to: GumboNode.self)
      top.index += 1
      pending.append(top)
      guard let child else { continue }
      switch child.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
        top.element.children.append(.text(String(cString: child.pointee.v.text.text)))
      case GUMBO_NODE_COMMENT:
        top.element.children.append(.comment(String(cString: child.pointee.v.text.text)))
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = HTMLElement(
          name(of: child), attributes(of: child), parent: top.element)
        top.element.children.append(.element(element))
        let isTooDeep = top.depth >= HTMLElement.mostDepth
        pending.append(
          (child, 0, isTooDeep ? top.element : element, top.depth + (isTooDeep ? 0 : 1)))
      default: break
      }
    }
  }

  private static func name(of node: Node) -> String {
    let tag = node.pointee.v.element.tag
    if tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(tag)) }
    var piece = node.pointee.v.element.original_tag
    gumbo_tag_from_original_text(&piece)
    guard let start = piece.data else { return "" }
    let bytes = UnsafeRawBufferPointer(start: start, count: piece.length)
    let name = String(decoding: bytes, as: UTF8.self).lowercased()
    return others.first { $0.other == name }?.name ?? name
  }

  private static func attributes(of node: Node) -> [(name: String, value: String)] {
    let vector = node.pointee.v.element.attributes
    var attributes: [(name: String, value: String)] = []
    for index in 0..<Int(vector.length) {
      guard let found = vector.data[index]?.assumingMemoryBound(to: GumboAttribute.self) else {
        continue
      }
      attributes.append(
        (
          String(cString: found.pointee.name).lowercased(),
          String(cString: found.pointee.value)
        ))
    }
    return attributes
  }

  // MARK: What gumbo must not be given

  /// Elements that gumbo 0.10.1 has rules of their own for, and names that it knows nothing of.
  ///
  /// Wrongly nested they can end the process (`node_qualified_tag_is: Assertion failed`). The names
  /// are of the same length. None of these elements holds text of an article.
  private static let others: [(name: String, other: String)] = [
    ("template", "templatx"), ("svg", "svx"), ("math", "matx"), ("frameset", "framesex"),
    ("frame", "framx"),
  ]

  /// A page in which these elements have their other names.
  private static func renamed(_ page: [UInt8]) -> [UInt8] {
    var page = page
    var place = 0
    while let found = page[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = found + 1
      if place < page.count, page[place] == UInt8(ascii: "/") { place += 1 }
      let name = page[place...].prefix(9).prefix { Ascii.isLetter($0) }
      guard name.count >= 3, name.count <= 8 else { continue }
      let text = String(decoding: name, as: UTF8.self).lowercased()
      if let other = others.first(where: { $0.name == text })?.other {
        page.replaceSubrange(place..<(place + other.utf8.count), with: Array(other.utf8))
      }
    }
    return page
  }

  /// Elements that never stay open, or that the next of their kind closes.
  private static let closing: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "html", "head", "body", "!doctype", "frame",
  ]

  /// How many elements are open at once, at most, counted by their tags alone.
  static func mostOpenElements(in page: Bytes) -> Int {
    var most = 0
    var open = 0
    var place = 0
    while let found = page.firstIndex(of: UInt8(ascii: "<"), from: place) {
      place = found + 1
      guard place < page.count else { break }
      let isEnd = page[place] == UInt8(ascii: "/")
      let start = isEnd ? place + 1 : place
      var end = start
      while end < page.count, end - start < 16, Ascii.isAlphanumeric(page[end]) { end += 1 }
      guard end > start else { continue }
      let name = page[slice: start..<end].string.lowercased()
      guard !closing.contains(name) else { continue }
      open = isEnd ? max(open - 1, 0) : open + 1
      most = max(most, open)
    }
    return most
  }
}
