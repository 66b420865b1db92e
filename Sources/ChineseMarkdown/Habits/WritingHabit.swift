import Base

/// A way of writing that means something to a Chinese writer and something else to Markdown.
package struct WritingHabit {
  /// What was written.
  var kind: Kind
  /// The bytes to point at.
  var place: Range<Int>
  /// The bytes to replace and what stands there afterwards.
  var edit: Edit
  /// The file that must exist for the mend to be certain, percent-encoding resolved; nil where
  /// nothing has to.
  var file: String?
  /// Whether GFM reads a link here too, and its target is all that is wrong.
  var isReadable = false
  /// Whether the mend leaves no doubt, so that a program may make it.
  var isCertain = true

  /// The habits, in the order of their rows (C20 to C26) in `docs/markdown.md`.
  package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    /// Wide spaces at the start of a line: a new paragraph.
    case wideIndent
    /// Four spaces or a tab before Chinese text: a paragraph, not code.
    case indentedParagraph
    /// Paragraphs with one line end between them instead of a blank line.
    case joinedParagraphs
    /// `##一、`, `＃＃ 一、`: a heading.
    case headingSpace
    /// `＊＊`, `｜`, `－－－` where Markdown has `**`, `|`, `---`.
    case wideMark
    /// A link or picture in wide brackets, or with spaces or backslashes in its target.
    case linkForm
    /// Rows of cells without the line that makes them a table.
    case pastedTable

    /// Whether `mend` shows it as it was meant; the others are only told.
    package var isRendered: Bool {
      switch self {
      case .wideIndent, .indentedParagraph, .headingSpace, .linkForm: true
      case .joinedParagraphs, .wideMark, .pastedTable: false
      }
    }
  }

  /// A replacement.
  struct Edit {
    var range: Range<Int>
    var replacement: [UInt8]
  }
}

/// What is done about writing habits: `[markdown] habits`.
package enum HabitPolicy: String, Sendable, CaseIterable {
  /// Those whose meaning is certain are shown as they were meant; all are warnings.
  case mend
  /// All is shown as GFM has it; all are warnings.
  case warn
  /// All is shown as GFM has it; all are errors.
  case strict
}
