import Base
import Diagnostics

/// Reading one of a few names.
extension TableDecoder {
  /// One of the given names, or nil where the key is missing or says something else.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - cases: the names and what they stand for.
  /// - Returns: what the written name stands for.
  package mutating func oneOf<Value>(
    _ key: String, _ cases: [(name: String, value: Value)]
  ) -> Located<Value>? {
    guard let text = string(key) else {
      return missing(key, .choice(cases.map { $0.name }))
    }
    for (name, value) in cases where name == text.value {
      return Located(value, range: text.range)
    }
    let names = cases.map { $0.name }
    let nearest = nearestName(to: text.value, among: names)
    let fix = nearest.flatMap { name in
      name == text.value.lowercased()
        ? Diagnostic.Fix(bytes: text.range, replacement: quoted(name)) : nil
    }
    report(
      .invalidValue, at: text.range,
      Message(
        "“\(key)”不能是“\(text.value)”", "`\(key)` cannot be `\(text.value)`"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "可以写：\(names.joined(separator: "、"))",
        (nearest.map { "did you mean `\($0)`? " } ?? "")
          + "one of: \(names.joined(separator: ", "))"),
      fix: fix)
    return nil
  }

  /// One of the cases of an enumeration, by raw value.
  package mutating func oneOf<Value>(_ key: String, _ type: Value.Type) -> Located<Value>?
  where Value: CaseIterable & RawRepresentable<String> {
    oneOf(key, type.allCases.map { ($0.rawValue, $0) })
  }
}
