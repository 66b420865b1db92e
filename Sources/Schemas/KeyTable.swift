import Metadata
import RedSiteGen

/// The keys of a kind of file as the tables of the documentation.
package struct KeyTable {
  private let kind: MetadataKind
  private let shape: TableShape
  private let descriptions: [KeyDescription]

  /// The table of a kind of file.
  package init(_ kind: MetadataKind) {
    self.kind = kind
    shape = kind.shape
    descriptions = KeyDescription.all(of: kind)
  }

  /// The paths of all keys the parser asks for, tables before what is in them.
  package var paths: [String] { Self.paths(of: shape, in: "") }

  /// The rows, one a line: key, default, type, meaning, example; for registers, which may be
  /// CSV, the Chinese headings after the key.
  ///
  /// Sections whose keys speak for them, and blocks, which are described in site.toml, have no
  /// row of their own.
  package var rows: [String] {
    descriptions.compactMap { description in
      guard let example = description.example, let (key, owner) = find(description.path),
        !isToldElsewhere(description.path)
      else { return nil }
      var cells = ["`\(shown(description.path))`"]
      if hasHeadings {
        cells.append(
          ChineseKey.headings(for: key.name, among: owner.keys.map(\.name))
            .joined(separator: "、"))
      }
      cells += [
        standard(description, key, in: owner),
        description.names ?? Self.name(of: key.value), description.meaning, example,
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
  }

  /// The table with its heading.
  package var markdown: String {
    let names = ["键"] + (hasHeadings ? ["CSV 里的中文名"] : []) + ["默认", "类型", "含义", "例"]
    let line = String(repeating: "---|", count: names.count)
    let head = ["| " + names.joined(separator: " | ") + " |", "|" + line]
    return (head + rows).joined(separator: "\n") + "\n"
  }

  private var hasHeadings: Bool { kind.isRegister }

  /// The path as the page of the file writes it: within the one list of a data file.
  private func shown(_ path: String) -> String {
    kind.isRegister ? String(path.drop { $0 != "." }.dropFirst()) : path
  }

  private func isToldElsewhere(_ path: String) -> Bool {
    kind.isFrontMatter && path.hasPrefix("blocks.") && path != "blocks.scope"
  }

  private func standard(
    _ description: KeyDescription, _ key: TableShape.Key, in owner: TableShape
  ) -> String {
    if owner.requires(key.name) { return "必填" }
    if let standard = description.standard { return standard }
    let group = owner.required.first { $0.count == 2 && $0.contains(key.name) } ?? []
    let other = group.first { $0 != key.name }
    return other.map { "和 `\($0)` 写一个" } ?? "—"
  }

  /// The key of a path with the table it stands in.
  private func find(_ path: String) -> (key: TableShape.Key, owner: TableShape)? {
    var table = shape
    var parts = path.split(separator: ".").map(String.init)
    let last = parts.removeLast()
    for part in parts {
      guard let inner = table[part]?.table else { return nil }
      table = inner
    }
    return table[last].map { ($0, table) }
  }

  private static func paths(of shape: TableShape, in prefix: String) -> [String] {
    shape.keys.flatMap { key in
      [prefix + key.name]
        + (key.table.map { paths(of: $0, in: prefix + key.name + ".") } ?? [])
    }
  }

  /// What a value is, in a word.
  private static func name(of shape: ValueShape) -> String {
    switch shape {
    case .text, .name: "文字"
    case .boolean: "真假"
    case .integer(let range) where range.lowerBound == -range.upperBound:
      "整数，±\(range.upperBound) 以内"
    case .integer(let range): "整数，\(range.lowerBound)–\(range.upperBound)"
    case .decimal(let range) where range.lowerBound == -range.upperBound:
      "数，±\(range.upperBound) 以内，最多两位小数"
    case .decimal(let range): "数，\(range.lowerBound)–\(range.upperBound)，最多两位小数"
    case .amount: "金额，最多两位小数"
    case .number: "数"
    case .dateTime, .day: "日期"
    case .days: "日期列表"
    case .dayOfYear: "日期，或每年的月和日"
    case .dayOrFlag: "日期，或真假"
    case .choice(let names): alternatives(names)
    case .webAddress, .webAddressOrEmpty: "网址"
    case .address: "网址或路径"
    case .integers(let range): "整数列表，每个 \(range.lowerBound)–\(range.upperBound)"
    case .texts, .separatedTexts: "文字列表"
    case .hosts: "域名列表"
    case .table, .freeTable: "表"
    case .tables: "表的列表"
    case .textOrTable: "文字或表"
    case .addressOrTable: "网址、路径，或表"
    case .textsOrTables: "文字或表的列表"
    }
  }

  private static func alternatives(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: "、") + " 或 " + last
  }
}
