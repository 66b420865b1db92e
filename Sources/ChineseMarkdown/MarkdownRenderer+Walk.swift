import Base

/// What the renderer remembers while it writes one document.
package struct MarkdownState {
  /// What was put into the source before parsing.
  package var marks = MarkdownMarks.none
  /// Finds places in the source.
  package var locator = MarkdownLocator(source: .empty)
  /// The bytes of the destination that was looked at last.
  var destination = 0..<0
  /// Where in the output this document begins.
  var outputStart = 0
  /// How long the output may get.
  var outputLimit = Int.max
  /// How many images have been written.
  var imageCount = 0
  /// How many footnotes have been opened.
  var footnoteCount = 0
  /// The call-outs that are open, outermost first.
  var alerts: [MarkdownNode] = []
  /// The link being written whose destination was refused; links do not nest.
  var refusedLink: MarkdownNode?
  /// Whether a link is being written.
  var isInLink = false
  /// The paragraph that holds the label of the task being written.
  var taskParagraph: MarkdownNode?
  /// Whether that task is done.
  var taskIsDone = false
  /// Whether the rows being written are those of a table's head.
  var isInTableHead = false
  /// Whether `<tbody>` is open.
  var isInTableBody = false
  /// Whether the text stands at the right or in the middle, where each line is one for readers.
  var isInAlignedBlock = false
  /// The alignments of the table being written: `l`, `c`, `r` or 0 by column.
  var alignments: UnsafeMutablePointer<UInt8>?
  /// The heads of the table being written, where telephones show it as cards: escaped, empty for
  /// those that are no label.
  var cardLabels: [[UInt8]] = []
  /// Whether the first cells of the table being written say what their rows are about.
  var hasRowHeads = false
  /// Whether the cell being written is the head of its row.
  var isRowHead = false
  /// The column of the next cell.
  package var column = 0

  /// Starts a document.
  ///
  /// - Parameters:
  ///   - source: the text that is parsed.
  ///   - places: its places in the text that people wrote.
  ///   - outputStart: where in the output it begins.
  mutating func begin(source: Bytes, places: MendedPlaces = .same, outputStart: Int) {
    self = MarkdownState()
    self.outputStart = outputStart
    self.locator = MarkdownLocator(source: source, places: places)
    self.outputLimit =
      64 * source.count + MarkdownLimit.outputBytes.allowed + outputStart
  }
}

extension MarkdownRenderer {
  /// Writes a whole tree; false where it is too deep or its HTML too long, which is reported.
  package mutating func write<Document: MarkdownDocument>(
    _ root: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) -> Bool {
    var node = root
    var depth = 0
    while true {
      if enter(node, &document, &output) {
        if let child = node.firstChild {
          depth += 1
          guard depth <= MarkdownLimit.depth.allowed else {
            report(.depth, found: depth, at: node, &document)
            return false
          }
          node = child
          continue
        }
        leave(node, &document, &output)
      }
      guard output.count <= state.outputLimit else {
        report(.outputBytes, found: output.count - state.outputStart, at: node, &document)
        return false
      }
      while node != root, node.next == nil, let parent = node.parent {
        node = parent
        depth -= 1
        leave(node, &document, &output)
      }
      guard node != root, let next = node.next else { break }
      node = next
    }
    if state.footnoteCount > 0 { output.append("</ol>\n</section>\n") }
    return true
  }

  /// Writes what stands before the children of a node; whether `leave` must follow.
  private mutating func enter<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) -> Bool {
    switch node.kind {
    case MarkdownNodeKind.text: text(node, &output)
    case MarkdownNodeKind.softBreak:
      if state.isInAlignedBlock {
        output.append("<br />\n")
      } else if !isSite || !SoftBreak.joins(at: node) {
        output.append(Ascii.lineFeed)
      }
    case MarkdownNodeKind.lineBreak: output.append("<br />\n")
    case MarkdownNodeKind.code: codeSpan(node, &output)
    case MarkdownNodeKind.htmlInline: htmlInline(node, &document, &output)
    case MarkdownNodeKind.emphasis: return open("<em>", &output)
    case MarkdownNodeKind.strong: return open("<strong>", &output)
    case MarkdownNodeKind.link: return link(node, &document, &output)
    case MarkdownNodeKind.image: _ = image(node, isFigure: false, &document, &output)
    case MarkdownNodeKind.paragraph: return paragraph(node, &document, &output)
    case MarkdownNodeKind.heading:
      heading(node, &output)
      return true
    case MarkdownNodeKind.blockQuote:
      blockQuote(node, &output)
      return true
    case MarkdownNodeKind.list:
      list(node, &output)
      return true
    case MarkdownNodeKind.item:
      item(node, &output)
      return true
    case MarkdownNodeKind.codeBlock: codeBlock(node, &output)
    case MarkdownNodeKind.htmlBlock: htmlBlock(node, &document, &output)
    case MarkdownNodeKind.thematicBreak:
      startLine(&output)
      output.append("<hr />\n")
    case MarkdownNodeKind.footnoteDefinition: return footnote(node, &output)
    case MarkdownNodeKind.footnoteReference: footnoteReference(node, &output)
    case library.strikethroughKind: return open("<del>", &output)
    case library.tableKind: return table(node, &output)
    case library.tableRowKind: return row(node, &output)
    case library.tableCellKind: return cell(node, &output)
    default: return true
    }
    return false
  }

  /// Writes what stands after the children of a node.
  private mutating func leave<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) {
    switch node.kind {
    case MarkdownNodeKind.emphasis: output.append("</em>")
    case MarkdownNodeKind.strong: output.append("</strong>")
    case MarkdownNodeKind.link: leaveLink(node, &output)
    case MarkdownNodeKind.paragraph: leaveParagraph(node, &output)
    case MarkdownNodeKind.heading: leaveHeading(node, &output)
    case MarkdownNodeKind.blockQuote: leaveBlockQuote(node, &output)
    case MarkdownNodeKind.list: leaveList(node, &output)
    case MarkdownNodeKind.item: output.append("</li>\n")
    case MarkdownNodeKind.footnoteDefinition: leaveFootnote(node, &output)
    case library.strikethroughKind: output.append("</del>")
    case library.tableKind: leaveTable(node, &output)
    case library.tableRowKind: leaveRow(node, &output)
    case library.tableCellKind: leaveCell(&output)
    default: break
    }
  }

  @inline(__always)
  private func open(_ tag: StaticString, _ output: inout ByteBuffer) -> Bool {
    output.append(tag)
    return true
  }

  /// Ends the line being written, if it has begun.
  @inline(__always)
  func startLine(_ output: inout ByteBuffer) {
    if output.count > state.outputStart, output[output.count - 1] != Ascii.lineFeed {
      output.append(Ascii.lineFeed)
    }
  }

  /// The lines of the block that a node is or stands in.
  package func lines(of node: MarkdownNode) -> ClosedRange<Int> {
    var block = node
    while !block.isBlock || !block.hasLines, let parent = block.parent {
      block = parent
    }
    let lines = block.lines
    return max(lines.lowerBound, 1)...max(lines.upperBound, 1)
  }

  private mutating func report<Document: MarkdownDocument>(
    _ limit: MarkdownLimit, found: Int, at node: MarkdownNode, _ document: inout Document
  ) {
    let allowed =
      limit == .outputBytes ? state.outputLimit - state.outputStart : limit.allowed
    document.report(
      MarkdownProblem(
        .limit(limit, found: found, allowed: allowed),
        at: state.locator.range(ofLine: lines(of: node).lowerBound)))
  }
}
