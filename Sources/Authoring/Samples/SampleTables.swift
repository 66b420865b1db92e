import Base

/// A TOML file without the tables that came with a preset: those with `sample = true`.
struct SampleTables {
  /// The tables that are gone.
  let removed: [TOMLPieces.Table]
  /// The tables that are marked and somebody's own by now; they stay.
  let changed: [TOMLPieces.Table]
  /// The file without them; nil where it is written in a way that is left to a person.
  let remaining: [UInt8]?

  /// Takes the samples out; nil where the file cannot be read.
  ///
  /// - Parameters:
  ///   - file: the bytes of the file.
  ///   - path: its path, for nothing but its name.
  ///   - isUnchanged: whether a table that is marked is still what the preset says.
  init?(_ file: [UInt8], path: String, isUnchanged: (TOMLPieces.Table) -> Bool) {
    guard let pieces = TOMLPieces(file, path: path) else { return nil }
    let marked = pieces.tables.filter { $0.text("sample") == "true" }
    removed = marked.filter(isUnchanged)
    changed = marked.filter { !isUnchanged($0) }
    remaining = pieces.removing(removed.map(\.range))
  }

  /// Takes out the samples that say what presets say, or all where no preset has any.
  ///
  /// - Parameters:
  ///   - file: the bytes of the file.
  ///   - path: its path, for nothing but its name.
  ///   - originals: the file as presets have it, as far as they do.
  init?(_ file: [UInt8], path: String, originals: [[UInt8]]) {
    let known = Set(
      originals.compactMap { TOMLPieces($0, path: path) }.flatMap(\.tables)
        .filter { $0.text("sample") == "true" }.map(\.words))
    self.init(file, path: path) { known.isEmpty || known.contains($0.words) }
  }
}
