import CCMarkGFM

/// The parts of cmark-gfm that are set up once per process and then only read.
///
/// Version 0.29.0.gfm.6 keeps its tables of special characters per process. Each parse with
/// `strikethrough` or `autolink` adds the characters of its extensions at its start and takes
/// them away at its end, so a parse on another thread finds them gone (at two threads 6 % of
/// renders were silently wrong). Here the characters are added once, before the first parse,
/// and no parse names one that it would take away:
///
/// - `autolink` needs its list (`:` and `w`) for nothing else, so its list is emptied.
/// - `strikethrough` finds its delimiters by the list, so ours (`MarkdownStrikethrough`) calls
///   its delimiter NUL, a byte that cmark never lets into a text.
struct MarkdownLibrary: Sendable {
  /// The library as every parser uses it.
  static let shared = MarkdownLibrary()

  // Written before `shared` is published, never after; cmark itself only reads extensions.
  nonisolated(unsafe) private let always: [OpaquePointer]
  nonisolated(unsafe) private let autolink: OpaquePointer?
  nonisolated(unsafe) private let strikethrough: OpaquePointer?
  nonisolated(unsafe) private let doubleStrikethrough: OpaquePointer?

  /// The node kind of `~~text~~`.
  let strikethroughKind: UInt32
  /// The node kind of a table.
  let tableKind: UInt32
  /// The node kind of a row of a table.
  let tableRowKind: UInt32
  /// The node kind of a cell of a table.
  let tableCellKind: UInt32

  private init() {
    precondition(
      cmark_version() == 0x001D_0006, "this program was built for cmark-gfm 0.29.0.gfm.6")
    cmark_gfm_core_extensions_ensure_registered()
    always = ["table", "tasklist"].compactMap { (name: String) in
      cmark_find_syntax_extension(name)
    }
    autolink = cmark_find_syntax_extension("autolink")

    let first = cmark_parser_new(0)
    for name in ["strikethrough", "autolink"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(first, found)
      }
    }
    cmark_manage_extensions_special_characters(first, 1)
    cmark_parser_free(first)
    cmark_syntax_extension_set_special_inline_chars(autolink, nil)

    let kind = cmark_node_type(markdown_kind_strikethrough())
    strikethroughKind = kind.rawValue
    strikethrough = MarkdownStrikethrough.makeExtension(kind: kind, allowsSingle: true)
    doubleStrikethrough = MarkdownStrikethrough.makeExtension(kind: kind, allowsSingle: false)
    tableKind = markdown_kind_table()
    tableRowKind = markdown_kind_table_row()
    tableCellKind = markdown_kind_table_cell()
    precondition(
      always.count == 2 && autolink != nil && strikethrough != nil && doubleStrikethrough != nil,
      "libcmark-gfm-extensions is not the library it says it is")
  }

  /// A parser with the wanted extensions; it can be used for any number of documents in turn.
  func makeParser(_ features: MarkdownFeatures) -> OpaquePointer {
    let options = features.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT
    guard let parser = cmark_parser_new(options) else { preconditionFailure("out of memory") }
    for found in always { cmark_parser_attach_syntax_extension(parser, found) }
    if features.contains(.singleTilde) {
      cmark_parser_attach_syntax_extension(parser, strikethrough)
    } else {
      cmark_parser_attach_syntax_extension(parser, doubleStrikethrough)
    }
    if features.contains(.autolinks) { cmark_parser_attach_syntax_extension(parser, autolink) }
    return parser
  }
}
