import Base
import Diagnostics
import Metadata

/// A TOML file from which tables of lists and single keys can be taken out.
///
/// Every other byte stays: remarks, order and the way the file is written.
struct TOMLPieces {
  private let file: [UInt8]
  private let path: String
  private let root: LocatedValue

  /// A table that stands in a list, as `[[name]]` or in braces.
  struct Table {
    /// From its first byte to its last value.
    let range: Range<Int>
    /// The keys of the lists that lead to it, the outermost first: `["groups", "links"]`.
    let lists: [String]
    /// All that it says, with what the tables around it say of themselves first.
    let words: [String]
    fileprivate let entries: [LocatedValue.Entry]

    /// The text of a key; nil where the key is missing or no single value.
    func text(_ key: String) -> String? { entry(key)?.value.text }

    /// The bytes of a key and its value; nil where the key is missing.
    func piece(_ key: String) -> Range<Int>? {
      entry(key).map { $0.keyRange.lowerBound..<$0.value.end }
    }

    private func entry(_ key: String) -> LocatedValue.Entry? { entries.first { $0.key == key } }
  }

  /// Reads a file; nil where it cannot be read.
  init?(_ file: [UInt8], path: String) {
    var diagnostics: [Diagnostic] = []
    let root = file.withBytes { readTOML($0, path: path, into: &diagnostics) }
    guard let root, diagnostics.isEmpty else { return nil }
    (self.file, self.path, self.root) = (file, path, root)
  }

  /// The tables in lists, those within such tables after the one around them.
  var tables: [Table] {
    var found: [Table] = []
    Self.collect(root, in: [], around: [], into: &found)
    return found
  }

  /// The file without some pieces of it.
  ///
  /// - Parameter pieces: the bytes of tables or of keys, none within another.
  /// - Returns: nil where it is not certain that just these go, which is left to a person.
  func removing(_ pieces: [Range<Int>]) -> [UInt8]? {
    var remaining = file
    for piece in pieces.sorted(by: { $0.lowerBound > $1.lowerBound }) {
      remaining.removeSubrange(Self.lines(of: piece, in: remaining))
    }
    // What is left must read as all that was there but the pieces.
    let starts = Set(pieces.map(\.lowerBound))
    guard TOMLPieces(remaining, path: path)?.root.words() == root.words(without: starts) else {
      return nil
    }
    return remaining
  }

  private static func collect(
    _ value: LocatedValue, in lists: [String], around words: [String], into found: inout [Table]
  ) {
    guard case .table(let entries) = value.kind else { return }
    for entry in entries {
      guard case .list(let items) = entry.value.kind else {
        collect(entry.value, in: lists + [entry.key], around: words, into: &found)
        continue
      }
      for item in items {
        guard case .table(let inner) = item.kind else { continue }
        let lists = lists + [entry.key]
        found.append(
          Table(
            range: item.range.lowerBound..<item.end, lists: lists, words: words + item.words(),
            entries: inner))
        let own = inner.flatMap { entry in entry.value.text.map { [entry.key, $0] } ?? [] }
        collect(item, in: lists, around: words + own, into: &found)
      }
    }
  }

  /// The bytes to take out with a piece: its lines with the empty ones after them, or, of a list
  /// or table in brackets, its comma.
  private static func lines(of piece: Range<Int>, in file: [UInt8]) -> Range<Int> {
    var (lower, upper) = (piece.lowerBound, piece.upperBound)
    let lineStart = (file[..<lower].lastIndex(of: Ascii.lineFeed) ?? -1) + 1
    if file[lower] == UInt8(ascii: "{") || !file[lineStart..<lower].allSatisfy(Ascii.isSpace) {
      let next = file[upper...].firstIndex { !Ascii.isSpace($0) } ?? upper
      if next < file.count, file[next] == UInt8(ascii: ",") {
        upper = file[(next + 1)...].firstIndex { !Ascii.isSpace($0) } ?? next + 1
      } else if let comma = file[..<lower].lastIndex(where: { !Ascii.isSpace($0) }),
        file[comma] == UInt8(ascii: ",")
      {
        lower = comma
      }
      return lower..<upper
    }
    upper = file[upper...].firstIndex(of: Ascii.lineFeed).map { $0 + 1 } ?? file.count
    // A key leaves the line that keeps it apart from the next table; a table takes its own along.
    guard file[lower] == UInt8(ascii: "[") else { return lineStart..<upper }
    while let end = file[upper...].firstIndex(of: Ascii.lineFeed),
      file[upper..<end].allSatisfy(Ascii.isSpace)
    {
      upper = end + 1
    }
    return lineStart..<upper
  }
}

extension LocatedValue {
  /// The text of a single value; nil for lists and tables.
  fileprivate var text: String? {
    if case .scalar(let text, _) = kind { text } else { nil }
  }

  /// The end of the last byte that belongs to it, also where that stands below another header.
  fileprivate var end: Int {
    switch kind {
    case .scalar, .null: range.upperBound
    case .list(let items): items.reduce(range.upperBound) { max($0, $1.end) }
    case .table(let entries): entries.reduce(range.upperBound) { max($0, $1.value.end) }
    }
  }

  /// All that it says, in order; a list of nothing is as good as none.
  ///
  /// - Parameter starts: where the keys and tables begin that are left out.
  /// - Returns: keys and texts, one after the other.
  fileprivate func words(without starts: Set<Int> = []) -> [String] {
    switch kind {
    case .scalar(let text, _): return [text]
    case .null: return []
    case .list(let items):
      return items.filter { !starts.contains($0.range.lowerBound) }
        .flatMap { ["["] + $0.words(without: starts) }
    case .table(let entries):
      return entries.flatMap { entry -> [String] in
        guard !starts.contains(entry.keyRange.lowerBound) else { return [] }
        let words = entry.value.words(without: starts)
        return words.isEmpty ? [] : [entry.key] + words
      }
    }
  }
}
