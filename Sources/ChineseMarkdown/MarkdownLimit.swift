/// What a document can have too much of.
///
/// cmark-gfm 0.29.0.gfm.6 takes minutes, gigabytes or `abort()` for small files made to hurt it
/// (CVE-2023-22483, -22484, -22486, -24824, -37463, reference expansion). These are the things
/// such files are made of; each limit is far above what a person writes.
package enum MarkdownLimit: Sendable, Hashable, CaseIterable {
  /// Bytes of the document.
  case documentBytes
  /// Columns of a table.
  case tableColumns
  /// Cells of all tables.
  case tableCells
  /// Bytes read again because lines look like the `|---|` of a table.
  case tableRereading
  /// `<?` and `<!` in a paragraph.
  case declarations
  /// `[` in a paragraph.
  case brackets
  /// Bytes that reference definitions could expand to.
  case referenceExpansion
  /// Bytes read again because many addresses stand in long lines without spaces.
  case autolinkRereading
  /// Quote and list markers at the start of a line.
  case markersOfLine
  /// Columns a line is indented.
  case indentation
  /// Levels of quotes, lists and emphasis inside each other.
  case depth
  /// Bytes of HTML.
  case outputBytes

  /// The most that is accepted.
  package var allowed: Int {
    switch self {
    case .documentBytes: 1 << 20
    case .tableColumns: 128
    case .tableCells: 200_000
    case .tableRereading: 16 << 20
    case .declarations: 1000
    case .brackets: 4000
    case .referenceExpansion: 16 << 20
    case .autolinkRereading: 32 << 20
    case .markersOfLine: 64
    case .indentation: 512
    case .depth: 100
    case .outputBytes: 64 << 10
    }
  }
}
