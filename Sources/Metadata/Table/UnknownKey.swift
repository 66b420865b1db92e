import Base
import Diagnostics

/// A key that nothing reads, and what was most likely meant.
struct UnknownKey {
  let entry: LocatedValue.Entry
  package let known: [String]
  package let format: MetadataFormat

  init(_ entry: LocatedValue.Entry, among known: [String], format: MetadataFormat) {
    self.entry = entry
    self.known = known
    self.format = format
  }

  package var problem: MetadataProblem {
    let meant = ChineseKey.name(for: entry.key, among: known) ?? nearest
    let fix = meant.map { Diagnostic.Fix(bytes: entry.keyRange, replacement: $0) }
    return MetadataProblem(
      .unknownKey, at: entry.keyRange,
      Message("不认识的键“\(entry.key)”", "unknown key `\(entry.key)`"),
      help: help(meant: meant), fix: isCertain(meant) ? fix : nil)
  }

  private var nearest: String? { nearestName(to: entry.key, among: known) }

  /// A Chinese name of a key and a name in the wrong case or with `-` for `_` leave no doubt.
  private func isCertain(_ meant: String?) -> Bool {
    guard let meant, !known.isEmpty else { return false }
    let plain = String(entry.key.lowercased().map { $0 == "-" ? "_" : $0 })
    return plain == meant || ChineseKey.name(for: entry.key, among: known) == meant
  }

  private func help(meant: String?) -> Message {
    var chinese = meant.map { "是不是“\($0)”？" } ?? ""
    var english = meant.map { "did you mean `\($0)`?" } ?? ""
    if known.contains("extra") {
      chinese += "主题自用的键请放在 extra 下"
      english += (english.isEmpty ? "" : " ") + "keys of the theme's own go under `extra`"
    } else if meant == nil {
      let names = known.sorted()
      chinese = "可用的键：\(names.joined(separator: "、"))"
      english = "known keys: \(names.joined(separator: ", "))"
    }
    return Message(chinese, english)
  }
}
