import CCMarkGFM

/// The numbers by which cmark tells its nodes apart.
///
/// The library's own; those of extensions, known when these are registered, are in
/// `MarkdownLibrary`.
enum MarkdownNodeKind {
  @inline(__always) static var blockQuote: UInt32 { CMARK_NODE_BLOCK_QUOTE.rawValue }
  @inline(__always) static var list: UInt32 { CMARK_NODE_LIST.rawValue }
  @inline(__always) static var item: UInt32 { CMARK_NODE_ITEM.rawValue }
  @inline(__always) static var codeBlock: UInt32 { CMARK_NODE_CODE_BLOCK.rawValue }
  @inline(__always) static var htmlBlock: UInt32 { CMARK_NODE_HTML_BLOCK.rawValue }
  @inline(__always) static var paragraph: UInt32 { CMARK_NODE_PARAGRAPH.rawValue }
  @inline(__always) static var heading: UInt32 { CMARK_NODE_HEADING.rawValue }
  @inline(__always) static var thematicBreak: UInt32 { CMARK_NODE_THEMATIC_BREAK.rawValue }
  @inline(__always) static var footnoteDefinition: UInt32 {
    CMARK_NODE_FOOTNOTE_DEFINITION.rawValue
  }
  @inline(__always) static var text: UInt32 { CMARK_NODE_TEXT.rawValue }
  @inline(__always) static var softBreak: UInt32 { CMARK_NODE_SOFTBREAK.rawValue }
  @inline(__always) static var lineBreak: UInt32 { CMARK_NODE_LINEBREAK.rawValue }
  @inline(__always) static var code: UInt32 { CMARK_NODE_CODE.rawValue }
  @inline(__always) static var htmlInline: UInt32 { CMARK_NODE_HTML_INLINE.rawValue }
  @inline(__always) static var emphasis: UInt32 { CMARK_NODE_EMPH.rawValue }
  @inline(__always) static var strong: UInt32 { CMARK_NODE_STRONG.rawValue }
  @inline(__always) static var link: UInt32 { CMARK_NODE_LINK.rawValue }
  @inline(__always) static var image: UInt32 { CMARK_NODE_IMAGE.rawValue }
  @inline(__always) static var footnoteReference: UInt32 { CMARK_NODE_FOOTNOTE_REFERENCE.rawValue }
}
