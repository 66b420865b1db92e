/// How large the metadata of one file may be.
///
/// Front matter is a small form to fill in; what is larger is a mistake or an attack, and both
/// are refused at the place where the limit is passed.
package struct MetadataLimits: Sendable, Hashable {
  /// The most bytes between the fences.
  package var bytes: Int
  /// The most keys of one table.
  package var keys: Int
  /// The most bytes of one scalar after escapes are resolved.
  package var valueBytes: Int
  /// The most items of one list.
  package var items: Int
  /// How many lists and tables may stand inside each other below the outermost table.
  package var depth: Int
  /// The same below the key `extra`, which is free for themes.
  package var extraDepth: Int

  package init(bytes: Int, keys: Int, valueBytes: Int, items: Int, depth: Int, extraDepth: Int) {
    self.bytes = bytes
    self.keys = keys
    self.valueBytes = valueBytes
    self.items = items
    self.depth = depth
    self.extraDepth = extraDepth
  }

  /// The limits of an article's or column's front matter.
  package static let frontMatter = MetadataLimits(
    bytes: 16 << 10, keys: 64, valueBytes: 4 << 10, items: 64, depth: 2, extraDepth: 6)
}
