/// A register of `data/`, of units or of contributors.
public struct ParsedRegister<Entry: Sendable>: Sendable {
  /// What it lists.
  public var entries: [Entry] = []
  /// The file it came from, or that it would come from.
  public var path: String
  /// Whether a file has been read.
  public var isRead = false
  /// Whether all of the file could be read; a name that a damaged one lacks may stand in its damage.
  public var isWhole = true

  /// An empty register.
  public init(path: String) { self.path = path }
}
