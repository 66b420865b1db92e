import Base
import Diagnostics
import Metadata

/// The front matter of another system, read by its rules rather than ours.
struct ForeignFields {
  /// Every entry, also those of a key that is given twice.
  private(set) var entries: [LocatedValue.Entry] = []
  /// The text below.
  private(set) var body = ""
  /// Whether it could only be guessed, line by line: the other system would not have read it.
  private(set) var isGuessed = false

  /// Wider than for articles of ours: other systems have no such limits.
  static let limits = MetadataLimits(
    bytes: 1 << 18, keys: 4096, valueBytes: 1 << 16, items: 4096, depth: 16, extraDepth: 16)

  /// The keys that were asked for, in small letters.
  private final class Asked { var keys: Set<String> = [] }
  private let asked = Asked()

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file, valid UTF-8.
  ///   - path: what messages call it.
  init(_ bytes: Bytes, path: String) {
    let start = bytes.begins(with: "\u{FEFF}") ? 3 : 0
    let text = bytes[slice: start..<bytes.count].string.replacing("\r\n", with: "\n")
      .replacing("\r", with: "\n")
    let first = text.prefix { $0 != "\n" }.trimmed
    if first.hasPrefix("{"), readJSON(text) { return }
    var whole = text
    if first != "---", first != "+++", first != ";;;" {
      // Hexo's older form has no line above it.
      guard Self.isHeadWithoutFence(text) else {
        body = text
        return
      }
      whole = "---\n" + text
    }
    let isRead = whole.withBytes { file -> Bool in
      var ignored: [Diagnostic] = []
      guard
        let matter = FrontMatter.read(file, path: path, limits: Self.limits, into: &ignored),
        !matter.entries.isEmpty || matter.block.isEmpty || ignored.isEmpty
      else { return false }
      entries = matter.entries
      body = file[slice: matter.bodyStart..<file.count].string
      // What is only strict of us, such as a key that stands twice, is no doubt about the rest; a
      // line that makes no key at all is.
      return ignored.isEmpty
        || Self.keyLines(of: file[slice: matter.block].string).count
          <= matter.entries.count + 1
    }
    if !isRead { guess(whole) }
  }

  /// Whether a text begins with keys and a line of dashes.
  private static func isHeadWithoutFence(_ text: String) -> Bool {
    var keys = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(60) {
      if line.trimmed == "---" { return keys > 0 }
      let isKey = line.first.map { $0.isLetter && $0.isASCII } ?? false
      if isKey, line.contains(":") {
        keys += 1
      } else if !line.isEmpty, !line.hasPrefix(" "), !line.hasPrefix("-"), !line.hasPrefix("#") {
        return false
      }
    }
    return false
  }

  private mutating func readJSON(_ text: String) -> Bool {
    // Hugo has an object, Hexo one that ends at a line of `;;;`; the text follows.
    var depth = 0
    var isInString = false
    var isEscaped = false
    var end: String.Index?
    for index in text.indices {
      let character = text[index]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isInString = false
        }
      } else if character == "\"" {
        isInString = true
      } else if character == "{" {
        depth += 1
      } else if character == "}" {
        depth -= 1
        if depth == 0 {
          end = text.index(after: index)
          break
        }
      }
    }
    guard let end, case .mapping(let pairs)? = try? JSONParser.parse(Array(text[..<end].utf8))
    else { return false }
    entries = pairs.map { Self.entry($0.key, $0.value) }
    let rest = text[end...].drop { $0.isWhitespace }
    body = rest.hasPrefix(";;;") ? String(rest.dropFirst(3)) : String(rest)
    return true
  }

  private static func entry(_ key: String, _ value: DynamicValue) -> LocatedValue.Entry {
    LocatedValue.Entry(key: key, keyRange: 0..<0, value: located(value))
  }

  private static func located(_ value: DynamicValue) -> LocatedValue {
    switch value {
    case .null: LocatedValue(.null, range: 0..<0)
    case .string(let text): scalar(text)
    case .integer(let number): scalar("\(number)")
    case .boolean(let flag): scalar("\(flag)")
    case .list(let values): LocatedValue(.list(values.map(located)), range: 0..<0)
    case .mapping(let pairs):
      LocatedValue(.table(pairs.map { entry($0.key, $0.value) }), range: 0..<0)
    default: scalar("\(value)")
    }
  }

  private static func scalar(_ text: String) -> LocatedValue {
    LocatedValue(.scalar(text, .string), range: 0..<0)
  }

  // MARK: Line by line

  private static func keyLines(of text: String) -> [Substring] {
    text.split(separator: "\n").filter {
      ($0.first.map { $0.isLetter } ?? false) && $0.contains { ":=".contains($0) }
    }
  }

  /// Takes what can be taken of front matter that is no YAML: `key: value` lines at any depth, so
  /// that a password is seen wherever it stands.
  private mutating func guess(_ text: String) {
    isGuessed = true
    entries = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    let fence = lines.popFirst()?.trimmed ?? "---"
    guard let end = lines.prefix(400).firstIndex(where: { $0.trimmed == fence }) else {
      body = text
      return
    }
    for line in lines[..<end] {
      let line = line.trimmed
      if line.hasPrefix("- "), let last = entries.indices.last {
        let item = Self.scalar(Self.unquoted(String(line.dropFirst(2))))
        switch entries[last].value.kind {
        case .list(let items): entries[last].value.kind = .list(items + [item])
        case .scalar(let text, _) where text.isEmpty: entries[last].value.kind = .list([item])
        default: break
        }
        continue
      }
      guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "=" || $0 == "：" }) else {
        continue
      }
      let key = Self.unquoted(line[..<colon].trimmed)
      let value = Self.unquoted(line[line.index(after: colon)...].trimmed)
      if value.hasPrefix("["), value.hasSuffix("]") {
        let items = value.dropFirst().dropLast().split(separator: ",").map {
          Self.scalar(Self.unquoted($0.trimmed))
        }
        entries.append(.init(key: key, keyRange: 0..<0, value: .init(.list(items), range: 0..<0)))
      } else {
        entries.append(.init(key: key, keyRange: 0..<0, value: Self.scalar(value)))
      }
    }
    body = lines[(end + 1)...].joined(separator: "\n")
  }

  private static func unquoted(_ text: String) -> String {
    for quote in ["\"", "'"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      return String(text.dropFirst().dropLast())
    }
    return text
  }

  // MARK: Asking

  /// The text of the first of some keys that has one.
  func text(_ keys: String...) -> String {
    for key in keys {
      asked.keys.insert(key)
      for entry in entries where entry.key.lowercased() == key {
        switch entry.value.kind {
        case .scalar(let text, _) where !text.trimmed.isEmpty: return text.trimmed
        case .list(let values):
          for value in values {
            if case .scalar(let text, _) = value.kind, !text.trimmed.isEmpty { return text.trimmed }
          }
        default: break
        }
      }
    }
    return ""
  }

  /// The texts of a key that has one, a list of them, or several in one, with commas between.
  ///
  /// - Parameters:
  ///   - keys: the keys, in small letters.
  ///   - splits: the characters that separate several in one.
  /// - Returns: the texts, without empty ones.
  func texts(_ keys: String..., splits: String = "") -> [String] {
    var texts: [String] = []
    for key in keys {
      asked.keys.insert(key)
      for entry in entries where entry.key.lowercased() == key {
        switch entry.value.kind {
        case .scalar(let text, _):
          texts += splits.isEmpty ? [text] : text.split { splits.contains($0) }.map(String.init)
        case .list(let values):
          for value in values {
            switch value.kind {
            case .scalar(let text, _): texts.append(text)
            case .table(let inner):
              // Authors as tables with a name.
              for entry in inner where entry.key.lowercased() == "name" {
                if case .scalar(let text, _) = entry.value.kind { texts.append(text) }
              }
            default: break
            }
          }
        default: break
        }
      }
    }
    return texts.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The values of a key as they are.
  func values(_ key: String) -> [LocatedValue] {
    asked.keys.insert(key)
    return entries.filter { $0.key.lowercased() == key }.map(\.value)
  }

  /// A text within a table, as in `cover: { image: a.png }`.
  func text(_ key: String, within names: [String]) -> String {
    for value in values(key) {
      guard case .table(let inner) = value.kind else { continue }
      for name in names {
        for entry in inner where entry.key.lowercased() == name {
          if case .scalar(let text, _) = entry.value.kind, !text.isEmpty { return text }
        }
      }
    }
    return ""
  }

  /// Keys that say something and that nobody asked for.
  var unused: [String] {
    entries.filter { entry in
      guard !asked.keys.contains(entry.key.lowercased()) else { return false }
      switch entry.value.kind {
      case .null: return false
      case .scalar(let text, _): return !text.trimmed.isEmpty
      case .list(let values): return !values.isEmpty
      case .table(let inner): return !inner.isEmpty
      }
    }.map(\.key)
  }

  /// Marks keys as known: those that say who may see an article, and those that mean nothing.
  func know(_ keys: [String]) { asked.keys.formUnion(keys) }
}
