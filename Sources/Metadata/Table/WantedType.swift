import Diagnostics

/// The types a reader can want, as messages name them.
enum WantedType {
  case text, boolean, integer, date, texts, table, tables

  /// The name of the type in both languages.
  package var name: Message {
    switch self {
    case .text: Message("文字", "text")
    case .boolean: Message(" true 或 false", "true or false")
    case .integer: Message("整数", "a whole number")
    case .date: Message("日期", "a date")
    case .texts: Message("文字的列表", "a list of texts")
    case .table: Message("带有下级键的表", "a table")
    case .tables: Message("表的列表", "a list of tables")
    }
  }

  /// How to write a key with such a value.
  package func example(_ key: String, in format: MetadataFormat) -> String {
    let isTOML = format == .toml
    return switch self {
    case .text: format.line(key, isTOML ? "\"文字\"" : "文字")
    case .boolean: format.line(key, "true")
    case .integer: format.line(key, "1")
    case .date: format.line(key, "2026-07-01")
    case .texts: format.line(key, isTOML ? "[\"甲\", \"乙\"]" : "[甲, 乙]")
    case .table: format.line(key, isTOML ? "{ 键 = \"值\" }" : "{键: 值}")
    case .tables: format.line(key, isTOML ? "[{ 键 = \"值\" }]" : "[{键: 值}]")
    }
  }
}
