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
