import Base
import Diagnostics

/// What stands above the text of a Markdown file: its keys and values, and where the text begins.
///
/// YAML between `---` lines or TOML between `+++` lines, from the first line of the file. LF,
/// CRLF and a lone CR end lines; a byte order mark and spaces after a fence are passed over.
package struct FrontMatter: Sendable {
  /// The format between the fences.
  package var format: MetadataFormat
  /// The keys and values in the order of the file; their places count from the file's start.
  package var entries: [LocatedValue.Entry]
  /// The bytes of the opening fence: the place for what is missing.
  package var openingFence: Range<Int>
  /// The bytes between the fences.
  package var block: Range<Int>
  /// The first byte after the line of the closing fence.
  package var bodyStart: Int
  /// The number of the line at `bodyStart`, from 1.
  package var bodyLine: Int

  /// Reads the front matter of a file.
  ///
  /// Every cause of trouble in it is reported in one run, each with the corrected line. Where
  /// the mends are plain, the keys are returned as they would be after them, so that a caller
  /// can go on and report the rest (unknown keys, wrong dates) as well.
  ///
  /// - Parameters:
  ///   - file: all bytes of the file; valid UTF-8 (see `SourceEncoding`).
  ///   - path: the path shown in messages.
  ///   - limits: how large the front matter may be.
  ///   - diagnostics: receives what is wrong; nothing was wrong if nothing is added.
  /// - Returns: the front matter, or nil where there is none or it cannot be made out.
  package static func read(
    _ file: Bytes, path: String, limits: MetadataLimits = .frontMatter,
    into diagnostics: inout [Diagnostic]
  ) -> FrontMatter? {
    let (found, fenceProblems) = FrontMatterFrame.find(in: file)
    for problem in fenceProblems { diagnostics.append(problem.diagnostic(in: file, path: path)) }
    guard let frame = found else { return nil }
    guard frame.block.count <= limits.bytes else {
      let place = frame.block.lowerBound + limits.bytes
      diagnostics.append(
        MetadataProblem.tooLarge(limits, at: place..<place).diagnostic(in: file, path: path))
      return nil
    }
    let text = MetadataText(file: file, block: frame.block, format: frame.format, limits: limits)
    guard let root = text.read(path: path, into: &diagnostics), case .table(let entries) = root.kind
    else { return nil }
    return FrontMatter(
      format: frame.format, entries: entries, openingFence: frame.openingFence,
      block: frame.block, bodyStart: frame.bodyStart, bodyLine: frame.bodyLine)
  }

  /// A strict reader of the keys and values.
  ///
  /// - Parameters:
  ///   - file: the bytes that were given to `read`.
  ///   - path: the path shown in messages.
  /// - Returns: a decoder of the outermost table.
  package func decoder(for file: Bytes, path: String) -> TableDecoder {
    TableDecoder(entries, at: openingFence, format: format, file: file, path: path)
  }
}
