/// How large the metadata of one file may be.
///
/// Front matter is a small form to fill in; what is larger is a mistake or an attack, and both
/// are refused at the place where the limit is passed.
public struct MetadataLimits: Sendable, Hashable {
  /// The most bytes between the fences.
  public var bytes: Int
  /// The most keys of one table.
  public var keys: Int
  /// The most bytes of one scalar after escapes are resolved.
  public var valueBytes: Int
  /// The most items of one list.
  public var items: Int
  /// How many lists and tables may stand inside each other below the outermost table.
  public var depth: Int
  /// The same below the key `extra`, which is free for themes.
  public var extraDepth: Int

  /// The limits of an article's or column's front matter.
  public static let frontMatter = MetadataLimits(
    bytes: 16 << 10, keys: 64, valueBytes: 4 << 10, items: 64, depth: 2, extraDepth: 6)
}
