/// A register of `data/`, of units or of contributors.
package struct ParsedRegister<Entry: Sendable>: Sendable {
  /// What it lists.
  package var entries: [Entry] = []
  /// The file it came from, or that it would come from.
  package var path: String
  /// Whether a file has been read.
  package var isRead = false
  /// Whether all of the file could be read; a name that a damaged one lacks may stand in its damage.
  package var isWhole = true

  /// An empty register.
  package init(path: String) { self.path = path }
}
