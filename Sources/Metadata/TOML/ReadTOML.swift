import Base
import Diagnostics

/// The outermost table of a TOML file of the site's own: `site.toml` or a data file.
///
/// - Parameters:
///   - file: all bytes of the file; valid UTF-8 (see `SourceEncoding`).
///   - path: the path shown in messages.
///   - diagnostics: receives what is wrong.
/// - Returns: the table, or nil where the text is not TOML. A table that comes with errors can
///   still be decoded, to report the rest in the same run.
package func readTOML(
  _ file: Bytes, path: String, into diagnostics: inout [Diagnostic]
) -> LocatedValue? {
  let start = file.begins(with: "\u{FEFF}") ? 3 : 0
  return MetadataText(file: file, block: start..<file.count, format: .toml, limits: nil)
    .read(path: path, into: &diagnostics)
}
