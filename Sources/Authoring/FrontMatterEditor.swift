import Base
import Diagnostics
import Metadata

/// Changes the front matter of a file where the parser found its keys and values, whatever way
/// they are written in; every other byte of the file stays.
struct FrontMatterEditor {
  private let file: [UInt8]
  private let frontMatter: FrontMatter

  /// An editor of a file's bytes; nil where they have no front matter without faults.
  init?(_ file: [UInt8]) {
    guard let frontMatter = Self.read(file) else { return nil }
    self.file = file
    self.frontMatter = frontMatter
  }

  /// The file with one more text in a list.
  ///
  /// - Parameters:
  ///   - value: the text.
  ///   - key: the key of the list, which is made where it is missing.
  /// - Returns: the file; nil where the list is written in a way that is left to a person.
  func appending(_ value: String, to key: String) -> [UInt8]? {
    let item = frontMatter.format == .yaml ? YAMLScalar.written(value) : value.jsonString
    guard let (text, place) = insertion(of: item, to: key) else { return nil }
    var changed = file
    changed.insert(contentsOf: Array(text.utf8), at: place)
    // What was written must read as what was meant, and nothing else may have changed.
    let before = Self.texts(of: key, in: frontMatter) ?? []
    guard let again = Self.read(changed), let after = Self.texts(of: key, in: again),
      after.count == before.count + 1, after.contains(value)
    else { return nil }
    return changed
  }

  /// The correction that gives the file a key that it does not have.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - value: the value as both formats write it: a number, `true` or `false`.
  /// - Returns: what to insert; nil where the key is there, or the front matter is written in a way
  ///   that is left to a person.
  func adding(_ key: String, _ value: String) -> Diagnostic.Fix? {
    guard !frontMatter.entries.contains(where: { $0.key == key }) else { return nil }
    let line = frontMatter.format == .yaml ? "\(key): \(value)" : "\(key) = \(value)"
    let place = placeOfNewKey
    var changed = file
    changed.insert(contentsOf: Array((line + lineEnd).utf8), at: place)
    guard let again = Self.read(changed), again.entries.contains(where: { $0.key == key }),
      again.entries.count == frontMatter.entries.count + 1
    else { return nil }
    return Diagnostic.Fix(bytes: place..<place, replacement: line + lineEnd)
  }

  private static func read(_ file: [UInt8]) -> FrontMatter? {
    file.withBytes { file in
      var diagnostics: [Diagnostic] = []
      let frontMatter = FrontMatter.read(file, path: "", into: &diagnostics)
      return diagnostics.contains { $0.severity == .error } ? nil : frontMatter
    }
  }

  private static func texts(of key: String, in frontMatter: FrontMatter) -> [String]? {
    guard let entry = frontMatter.entries.first(where: { $0.key == key }),
      case .list(let items) = entry.value.kind
    else { return nil }
    return items.compactMap {
      if case .scalar(let text, _) = $0.kind { text } else { nil }
    }
  }

  /// What to write, and where.
  private func insertion(of item: String, to key: String) -> (text: String, place: Int)? {
    guard let entry = frontMatter.entries.first(where: { $0.key == key }) else {
      let line = frontMatter.format == .yaml ? "\(key): [\(item)]" : "\(key) = [\(item)]"
      return (line + lineEnd, placeOfNewKey)
    }
    switch entry.value.kind {
    case .null:
      guard let colon = file[entry.keyRange.upperBound...].firstIndex(of: 0x3A) else { return nil }
      return (" [\(item)]", colon + 1)
    case .list(let items):
      let range = entry.value.range
      guard let first = items.first, let last = items.last else {
        return range.count >= 2 && file[range.lowerBound] == 0x5B
          ? (item, range.lowerBound + 1) : nil
      }
      if file[range.lowerBound] == 0x5B { return (", " + item, last.range.upperBound) }
      // A list of lines: one more line like the first, before it.
      let start = self.lineStart(first.range.lowerBound)
      let mark = String(decoding: file[start..<first.range.lowerBound], as: UTF8.self)
      guard mark.drop(while: { $0 == " " }).first == "-",
        mark.allSatisfy({ $0 == " " || $0 == "-" }), mark.count(where: { $0 == "-" }) == 1
      else { return nil }
      return (mark + item + lineEnd, start)
    default: return nil
    }
  }

  /// The end of the keys: of a file in TOML before its first table, to which later keys belong.
  private var placeOfNewKey: Int {
    let block = frontMatter.block
    guard frontMatter.format == .toml else { return lineStart(block.upperBound) }
    for entry in frontMatter.entries {
      let start = lineStart(entry.keyRange.lowerBound)
      if file[start...].first(where: { $0 != 0x20 && $0 != 0x09 }) == 0x5B { return start }
    }
    return lineStart(block.upperBound)
  }

  private func lineStart(_ place: Int) -> Int {
    (file[..<place].lastIndex { $0 == 0x0A || $0 == 0x0D } ?? -1) + 1
  }

  /// What ends the first line of the file.
  private var lineEnd: String {
    guard let end = file.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return "\n" }
    guard file[end] == 0x0D else { return "\n" }
    return end + 1 < file.count && file[end + 1] == 0x0A ? "\r\n" : "\r"
  }
}
