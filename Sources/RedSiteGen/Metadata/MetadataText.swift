import Base

/// A run of YAML or TOML in a file, and how to read it and explain what is wrong with it.
struct MetadataText {
  let file: Bytes
  let block: Range<Int>
  let format: MetadataFormat
  /// Nil for files of the site's own.
  let limits: MetadataLimits?

  /// The outermost table, or nil where none could be made out.
  func read(path: String, into diagnostics: inout [Diagnostic]) -> LocatedValue? {
    let (value, problems) = parse()
    for problem in problems { diagnostics.append(problem.diagnostic(in: file, path: path)) }
    return value
  }

  /// The table and the parser's own findings.
  private func parse() -> (LocatedValue?, [MetadataProblem]) {
    switch format {
    case .yaml:
      var reader = YAMLReader(file: file, block: block, limits: limits ?? .frontMatter)
      let value = reader.read()
      return (value, reader.problems)
    case .toml:
      var reader = TOMLReader(file: file, block: block, limits: limits)
      let value = reader.read()
      return (value, reader.problems)
    }
  }
}
