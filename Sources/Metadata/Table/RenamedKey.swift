import Diagnostics

/// A key that has another name now.
///
/// The old one is read for one more version and warned of, so that
/// nobody's site stops on the day of an update.
package struct RenamedKey: Sendable {
  /// The table that has it, as messages name it; nil for the outermost one.
  package var table: String?
  /// What it was called, and what it is called.
  package var old: String, new: String
  /// The first version that no longer reads the old name.
  package var end: String

  /// A key with its two names.
  package init(in table: String?, _ old: String, is new: String, until end: String) {
    self.table = table
    self.old = old
    self.new = new
    self.end = end
  }

  /// All keys with an old name; so far no key of a released version has got another one.
  package static let all: [RenamedKey] = []
}

extension TableDecoder {
  /// The entry that an old name of a key has, with a warning that says the new one.
  mutating func renamedEntry(_ key: String) -> Int? {
    for renamed in renamedKeys where renamed.new == key && renamed.table == name {
      guard let index = entries.firstIndex(where: { $0.key == renamed.old }) else { continue }
      report(
        .deprecatedKey, at: entries[index].keyRange,
        Message(
          "键“\(renamed.old)”改名为“\(renamed.new)”",
          "the key `\(renamed.old)` is called `\(renamed.new)` now"),
        help: Message(
          "请改成 \(renamed.new)；redsite \(renamed.end) 起不再认旧名",
          "write \(renamed.new); from redsite \(renamed.end) on the old name is unknown"),
        fix: Diagnostic.Fix(bytes: entries[index].keyRange, replacement: renamed.new))
      return index
    }
    return nil
  }
}
