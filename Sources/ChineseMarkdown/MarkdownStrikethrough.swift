import CCMarkGFM

/// The `~~text~~` of GitHub Flavored Markdown as an extension that changes no shared table.
///
/// The rule is GFM 0.29 §6.5 as the reference library reads it: one or two tildes, flanking as
/// for `*`, opener and closer of the same length. See `MarkdownLibrary` for why it is ours.
enum MarkdownStrikethrough {
  private static let tilde: UInt8 = 0x7E
  /// The name under which delimiters are pushed; cmark replaces NUL bytes of the input.
  private static let delimiterName: UInt8 = 0

  /// The extension, for the rest of the process.
  ///
  /// - Parameters:
  ///   - kind: the node type that struck out text gets.
  ///   - allowsSingle: whether one tilde does what two do. Chinese texts write ranges as
  ///     `5~10人`, so two ranges in a paragraph would strike out what stands between them.
  /// - Returns: the extension, or nil where there is no memory.
  static func makeExtension(kind: cmark_node_type, allowsSingle: Bool) -> OpaquePointer? {
    guard let made = cmark_syntax_extension_new("strikethrough") else { return nil }
    if allowsSingle {
      cmark_syntax_extension_set_match_inline_func(made) {
        MarkdownStrikethrough.match($2, $3, $4, allowing: 1)
      }
    } else {
      cmark_syntax_extension_set_match_inline_func(made) {
        MarkdownStrikethrough.match($2, $3, $4, allowing: 2)
      }
    }
    cmark_syntax_extension_set_inline_from_delim_func(made) {
      MarkdownStrikethrough.insert($0, $2, $3, $4)
    }
    cmark_syntax_extension_set_can_contain_func(made) { _, _, child in
      child.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_INLINE) ? 1 : 0
    }
    let memory = cmark_get_default_mem_allocator()
    let names = cmark_llist_append(
      memory, nil, UnsafeMutableRawPointer(bitPattern: UInt(delimiterName)))
    cmark_syntax_extension_set_special_inline_chars(made, names)
    cmark_syntax_extension_set_private(
      made, UnsafeMutableRawPointer(bitPattern: UInt(kind.rawValue)), nil)
    return made
  }

  private static func match(
    _ parent: MarkdownNode?, _ character: UInt8, _ subject: OpaquePointer?,
    allowing fewest: Int32
  ) -> MarkdownNode? {
    guard character == tilde, let parent else { return nil }
    var opens: Int32 = 0
    var closes: Int32 = 0
    var ignored: Int32 = 0
    var alsoIgnored: Int32 = 0
    let length = cmark_inline_parser_scan_delimiters(
      subject, 100, tilde, &opens, &closes, &ignored, &alsoIgnored)
    guard let run = cmark_node_new_with_mem(CMARK_NODE_TEXT, markdown_node_memory(parent)) else {
      return nil
    }
    var literal = [CChar](repeating: CChar(tilde), count: Int(length))
    literal.append(0)
    cmark_node_set_literal(run, literal)
    if opens + closes > 0, length >= fewest, length <= 2 {
      cmark_inline_parser_push_delimiter(subject, delimiterName, opens, closes, run)
    }
    return run
  }

  private static func insert(
    _ owner: OpaquePointer?, _ subject: OpaquePointer?,
    _ opener: UnsafeMutablePointer<delimiter>?, _ closer: UnsafeMutablePointer<delimiter>?
  ) -> UnsafeMutablePointer<delimiter>? {
    guard let opener, let closer, let struck = opener.pointee.inl_text,
      let end = closer.pointee.inl_text
    else { return nil }
    let following = closer.pointee.next
    let kind = UInt(bitPattern: cmark_syntax_extension_get_private(owner))
    guard struck.literal.count == end.literal.count,
      cmark_node_set_type(struck, cmark_node_type(UInt32(kind))) == 1
    else { return following }
    cmark_node_set_syntax_extension(struck, owner)
    while let child = struck.next, child != end { cmark_node_append_child(struck, child) }
    end.remove()

    var passed: UnsafeMutablePointer<delimiter>? = closer
    while let current = passed, current != opener {
      passed = current.pointee.previous
      cmark_inline_parser_remove_delimiter(subject, current)
    }
    cmark_inline_parser_remove_delimiter(subject, opener)
    return following
  }
}
