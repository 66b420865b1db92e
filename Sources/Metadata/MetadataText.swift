import Base
import Diagnostics

/// A run of YAML or TOML in a file, and how to read it and explain what is wrong with it.
package struct MetadataText {
  package let file: Bytes
  package let block: Range<Int>
  package let format: MetadataFormat
  /// Nil for files of the site's own.
  let limits: MetadataLimits?

  package init(file: Bytes, block: Range<Int>, format: MetadataFormat, limits: MetadataLimits?) {
    self.file = file
    self.block = block
    self.format = format
    self.limits = limits
  }

  /// The outermost table, or nil where none could be made out.
  ///
  /// A parser names its first error only. Where it stumbles, each line is looked at for the
  /// usual slips; the text is read again with all of them mended, which brings out what is wrong
  /// beside them, and the table of the mended text is returned with the places of the original.
  package func read(path: String, into diagnostics: inout [Diagnostic]) -> LocatedValue? {
    // The quick reader declines escapes, so its values hold what the file holds.
    if format == .yaml, let value = quickly() { return value }
    let value = readWhole(path: path, into: &diagnostics)
    if let value, file[slice: block].firstIndex(of: UInt8(ascii: "\\"), from: 0) != nil {
      UnseenText.report(value, in: file, path: path, into: &diagnostics)
    }
    return value
  }

  private func readWhole(path: String, into diagnostics: inout [Diagnostic]) -> LocatedValue? {
    let (value, problems, isOdd) = parse(file, block)
    let mends = value == nil || isOdd ? lineMends() : []
    let places = FilePlaces(file, path: path)
    if mends.isEmpty {
      for problem in problems { diagnostics.append(problem.diagnostic(places)) }
      return value
    }
    let mended = MendedText(file, block, mends: mends)
    let (mendedValue, rest) = mended.bytes.withBytes { bytes in
      let (value, problems, _) = parse(bytes, 0..<bytes.count)
      return (value.map { mended.original($0) }, problems)
    }
    for mend in mends {
      let problem = explain(mend, among: mends, isWholeAfterMends: mendedValue != nil)
      diagnostics.append(problem.diagnostic(places))
    }
    for var problem in rest {
      problem.range = mended.original(problem.range)
      problem.fix = nil
      let isToldAlready = mends.contains {
        $0.line.lowerBound <= problem.range.lowerBound
          && problem.range.lowerBound <= $0.line.upperBound
      }
      if mendedValue == nil, isToldAlready { continue }
      diagnostics.append(problem.diagnostic(places))
    }
    return mendedValue
  }

  private func quickly() -> LocatedValue? {
    var reader = YAMLQuickReader(file: file, block: block, limits: limits ?? .frontMatter)
    return reader.read()
  }

  /// The table, the parser's own findings, and whether the text reads oddly although it is legal.
  private func parse(
    _ file: Bytes, _ block: Range<Int>
  ) -> (LocatedValue?, [MetadataProblem], isOdd: Bool) {
    switch format {
    case .yaml:
      var reader = YAMLReader(file: file, block: block, limits: limits ?? .frontMatter)
      let value = reader.read()
      return (value, reader.problems, reader.hasOddText)
    case .toml:
      var reader = TOMLReader(file: file, block: block, limits: limits)
      let value = reader.read()
      return (value, reader.problems, false)
    }
  }

  private func lineMends() -> [LineMend] {
    switch format {
    case .yaml:
      var check = YAMLLineCheck(file: file, block: block)
      return check.run()
    case .toml:
      var check = TOMLLineCheck(file: file, block: block)
      return check.run()
    }
  }

  private func explain(
    _ mend: LineMend, among mends: [LineMend], isWholeAfterMends: Bool
  ) -> MetadataProblem {
    let isCertain =
      mend.cause.isCertain || (isWholeAfterMends && mend.cause.isCertainInMendedText)
    return MetadataProblem(
      mend.cause.code(in: format), at: mend.place, mend.cause.message,
      help: help(for: mend, among: mends),
      fix: isCertain ? Diagnostic.Fix(bytes: mend.range, replacement: mend.replacement) : nil)
  }

  private func help(for mend: LineMend, among mends: [LineMend]) -> Message {
    switch mend.cause {
    case .bodyText:
      Message("请在这一行前面加一行 \(format.fence)", "add a line `\(format.fence)` before this line")
    default: .corrected(line(of: mend, after: mends))
    }
  }

  /// The line of a mend after all mends of that line.
  private func line(of mend: LineMend, after mends: [LineMend]) -> String {
    MendedText(file, mend.line, mends: mends.filter { $0.line == mend.line })
      .bytes.withBytes { $0.string }
  }
}

/// The two ways in which front matter can be written.
package enum MetadataFormat: Sendable, Hashable {
  /// YAML between `---` lines.
  case yaml
  /// TOML between `+++` lines; `site.toml` and data files too.
  case toml

  /// The line that opens and closes front matter.
  var fence: String {
    switch self {
    case .yaml: "---"
    case .toml: "+++"
    }
  }

  /// A key with a value as this format writes it, for the examples in messages.
  package func line(_ key: String, _ value: String) -> String {
    switch self {
    case .yaml: "\(key): \(value)"
    case .toml: "\(key) = \(value)"
    }
  }
}
