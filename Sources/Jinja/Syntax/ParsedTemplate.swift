import Base

/// A template after reading: its statements, its blocks, and what is wrong with its grammar.
struct ParsedTemplate: Sendable {
  let source: TemplateSource
  let statements: [Statement]
  /// Every block at any depth, in the order of the source.
  let blocks: [Statement.Block]
  /// The first `{% extends %}`, if there is one.
  let parent: Expression?
  let problems: [SyntaxProblem]

  init(_ source: TemplateSource) {
    self.source = source
    if source.bytes.count > Self.maxBytes {
      let problem = SyntaxProblem(
        SourceSpan(0, 0), "模板超过 \(Self.maxBytes >> 20) MiB",
        "template is larger than \(Self.maxBytes >> 20) MiB")
      (statements, blocks, parent, problems) = ([], [], nil, [problem])
      return
    }
    if let place = source.firstInvalidByte {
      let problem = SyntaxProblem(
        SourceSpan(place, place + 1), "不是有效的 UTF-8，请把文件另存为 UTF-8",
        "not valid UTF-8; save the file as UTF-8")
      (statements, blocks, parent, problems) = ([], [], nil, [problem])
      return
    }
    var parser = source.bytes.withBytes { bytes in
      var lexer = Lexer(bytes)
      lexer.run()
      return Parser(source: source, tokens: lexer.tokens, problems: lexer.problems)
    }
    statements = parser.parseTemplate()
    blocks = parser.blocks
    parent = parser.parent
    problems = parser.problems
  }

  private static let maxBytes = 16 << 20
}
