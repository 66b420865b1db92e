import Base
import CCMarkGFM

/// Where the lines of a fenced block stand.
enum BlockAlignment: String, CaseIterable {
  case right, center

  /// The opening tag of the block, with the class that table cells have too.
  var openingTag: StaticString {
    switch self {
    case .right: "<div class=\"align-right\">\n"
    case .center: "<div class=\"align-center\">\n"
    }
  }
}

/// A line of three colons or more: with a name it opens a block, without one it closes it.
///
/// Only spaces and the `>` of quotes may stand before the colons, and nothing but one word after
/// them: `a ::: b` and `::: a b` are text.
struct FenceLine {
  /// The word after the colons; empty for a line that closes.
  let name: Bytes

  /// The fence that begins at `colons`; nil where the line is something else.
  init?(in source: Bytes, at colons: Int) {
    var before = colons
    while before > 0, Self.mayPrecede(source[before - 1]) { before -= 1 }
    guard before == 0 || Self.endsLine(source[before - 1]) else { return nil }
    var start = colons
    while start < source.count, source[start] == UInt8(ascii: ":") { start += 1 }
    var end = start
    while end < source.count, !Self.endsLine(source[end]) { end += 1 }
    name = source[slice: start..<end].trimmed
    guard start - colons >= 3, !name.contains(where: Ascii.isSpace) else { return nil }
  }

  private static func mayPrecede(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">")
  }

  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == Ascii.lineFeed || byte == Ascii.carriageReturn
  }
}

/// Finds the lines of colons that open and close blocks, for marks that make each of them a block
/// of its own to the parser, which ends a paragraph or a list before it.
struct FenceMarker {
  private let source: Bytes
  /// Where the next mark belongs; the length of the source when there is none left.
  private(set) var next = 0

  init(source: Bytes) {
    self.source = source
    find(from: 0)
  }

  /// Goes on to the next place.
  mutating func advance() {
    var place = next
    while place < source.count, source[place] == UInt8(ascii: ":") { place += 1 }
    find(from: place)
  }

  private mutating func find(from start: Int) {
    var place = start
    while let found = source.firstIndex(of: ":::", from: place) {
      if FenceLine(in: source, at: found) != nil {
        next = found
        return
      }
      place = found + 3
    }
    next = source.count
  }
}

extension MarkdownRenderer {
  /// Writes a line of colons: the beginning or end of a block, or text where it is neither.
  ///
  /// A block ends at the next such line beside it, so blocks do not nest, and each is wholly in
  /// or wholly outside a list or quote. What makes no block is reported and stays as written.
  ///
  /// - Returns: false where the node is other raw HTML.
  mutating func fence<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) -> Bool {
    guard let line = fenceLine(of: node) else { return false }
    startLine(&output)
    if node.note == .closesBlock {
      state.isInAlignedBlock = false
      output.append("</div>\n")
      return true
    }
    let closing = line.name.count == 0 ? nil : closingFence(after: node)
    let name = line.name.string
    if let alignment = BlockAlignment(rawValue: name), let closing {
      closing.note = .closesBlock
      state.isInAlignedBlock = true
      output.append(alignment.openingTag)
      return true
    }
    closing?.note = .isReported
    if node.note != .isReported { report(fence: name, at: node, &document) }
    output.append("<p>")
    output.append(escapingAsMarkdown: node.literal.trimmed)
    output.append("</p>\n")
    return true
  }

  /// The line of colons that a node is, if it is one.
  func fenceLine(of node: MarkdownNode) -> FenceLine? {
    guard node.kind == MarkdownNodeKind.htmlBlock, let text = state.marks.fence(in: node.literal)
    else { return nil }
    return FenceLine(in: text, at: 0)
  }

  private func closingFence(after node: MarkdownNode) -> MarkdownNode? {
    var sibling = node.next
    while let current = sibling {
      if let line = fenceLine(of: current) { return line.name.count == 0 ? current : nil }
      sibling = current.next
    }
    return nil
  }

  private mutating func report<Document: MarkdownDocument>(
    fence name: String, at node: MarkdownNode, _ document: inout Document
  ) {
    document.report(
      MarkdownProblem(
        .fence(FenceFault(name: name)),
        at: state.locator.range(ofLine: lines(of: node).lowerBound)))
  }
}

/// Why a line of colons makes no block.
package enum FenceFault: Sendable, Hashable {
  /// No block has that name; the nearest that one has.
  case unknownName(String, nearest: String?)
  /// The block of that name is not closed before the next line of colons, or at all.
  case unclosed(String)
  /// There is nothing to close.
  case closesNothing

  init(name: String) {
    let known = BlockAlignment.allCases.map(\.rawValue)
    if name.isEmpty {
      self = .closesNothing
    } else if known.contains(name) {
      self = .unclosed(name)
    } else {
      self = .unknownName(name, nearest: nearestName(to: name, among: known))
    }
  }
}
