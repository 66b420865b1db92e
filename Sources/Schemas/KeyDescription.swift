import Metadata
import RedSiteGen

/// What a key means, in the words that schemas and documentation share.
///
/// Types, ranges, choices and what is required come from the parser (`MetadataKind.shape`); here
/// stands only what no parser knows.
package struct KeyDescription: Sendable {
  /// The key with the tables it stands in, as in `document.number`.
  package var path: String
  /// What it is for: a sentence of Markdown that can be read alone.
  package var meaning: String
  /// What a text names, as in `单位标识`, where "text" says too little.
  package var names: String?
  /// What holds where the key is left out, as Markdown; nil where nothing does.
  package var standard: String?
  /// A value as the file writes it, as Markdown; nil for tables that are described by their keys.
  package var example: String?

  /// A description.
  init(
    _ path: String, _ meaning: String, names: String? = nil, default standard: String? = nil,
    example: String? = nil
  ) {
    self.path = path
    self.meaning = meaning
    self.names = names
    self.standard = standard
    self.example = example
  }

  /// The descriptions of all keys of a kind of file.
  package static func all(of kind: MetadataKind) -> [KeyDescription] {
    switch kind {
    case .article: article + letter + interactive
    case .column: column + cadence(ofColumn: true) + blocks(in: "blocks")
    case .topic: topic + blocks(in: "blocks")
    case .home: home
    case .site:
      site + letterSettings + forms + cadence(ofColumn: false) + blocks(in: "home.blocks")
    case .theme: theme
    case .units: units
    case .contributors: contributors
    case .links: links
    case .reviewers: reviewers
    case .cleared: cleared
    case .words: words
    case .titles: titles
    case .calendar: calendar
    case .calendarRows: calendarRows
    case .mailboxes: mailboxes
    case .delegates: delegates
    case .privateLetters: privateLetters
    case .points: points
    case .adoptions: adoptions
    case .requests: requests
    case .adjustments: adjustments
    case .zeroReports: zeroReports
    case .signOffs: signOffs
    case .dues: dues
    case .contest: contest
    case .contestScores: contestScores
    case .wallMessages: wallMessages
    case .honors: honors
    case .terms: terms
    case .experts: experts
    case .stats: stats
    }
  }

  /// The keys of the home page's `_index.md`: those of a column that it has too.
  private static var home: [KeyDescription] {
    let shape = MetadataKind.home.shape
    let title = KeyDescription(
      "title", "首页的名称", default: "`site.name`", example: "`某某局党建网`")
    return [title]
      + (column + cadence(ofColumn: true)).filter { description in
        let key = description.path.prefix { $0 != "." }
        return key != "title" && shape[String(key)] != nil
      }
  }

  private static func blocks(in list: String) -> [KeyDescription] {
    block.map { description in
      var description = description
      description.path = list + "." + description.path
      return description
    }
  }
}

extension KeyDescription {
  /// The meaning without Markdown.
  var plainMeaning: String { Self.withoutLinks(meaning).filter { $0 != "`" } }

  /// Meaning, default and example as Markdown.
  var markdown: String {
    var parts = [Self.withoutLinks(meaning)]
    if let standard { parts.append("默认：\(Self.withoutLinks(standard))") }
    if let example { parts.append("例：\(example)") }
    return parts.joined(separator: "\n\n")
  }

  /// `[text](address)` as its text: an editor does not know what the address starts from.
  private static func withoutLinks(_ markdown: String) -> String {
    var text = ""
    var rest = Substring(markdown)
    while let middle = rest.firstRange(of: "]("),
      let open = rest[..<middle.lowerBound].lastIndex(of: "["),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      text += rest[..<open] + rest[rest.index(after: open)..<middle.lowerBound]
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// The default as JSON, where it is a value and not a sentence.
  func standardValue(_ shape: ValueShape) -> JSONValue? {
    guard let standard, standard.hasPrefix("`"), standard.hasSuffix("`") else { return nil }
    let value = String(standard.dropFirst().dropLast())
    guard !value.contains("`") else { return nil }
    switch shape {
    case .boolean: return value == "true" ? true : value == "false" ? false : nil
    case .integer: return Int(value).map { .integer($0) }
    case .choice(let names):
      let name = value.filter { $0 != "\"" }
      return names.contains(name) ? .string(name) : nil
    case .text, .name, .webAddress, .webAddressOrEmpty:
      guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return nil }
      return .string(String(value.dropFirst().dropLast()))
    default: return value == "[]" ? [] : nil
    }
  }
}
