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
  /// The paragraph that holds the label of the task being written.
  var taskParagraph: MarkdownNode?
  /// Whether that task is done.
  var taskIsDone = false
  /// Whether the rows being written are those of a table's head.
  var isInTableHead = false
  /// Whether `<tbody>` is open.
  var isInTableBody = false
  /// The alignments of the table being written: `l`, `c`, `r` or 0 by column.
  var alignments: UnsafeMutablePointer<UInt8>?
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
