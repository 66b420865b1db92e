import Base

/// How a list is printed.
package enum ListFormat: String, Sendable, CaseIterable {
  /// For people, in columns that line up under Chinese text.
  case text
  /// Comma-separated values (RFC 4180) with a first row of names.
  case csv
  /// One JSON array.
  case json
}
