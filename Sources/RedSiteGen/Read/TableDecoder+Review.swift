import Base
import Diagnostics
import Metadata
import SiteModel

extension SiteConfiguration.ReviewSettings {
  /// Reads `[review]`.
  mutating func read(_ table: inout TableDecoder) {
    if let duties = table.duties("required") { required = duties }
    if let names = table.strings("columns") {
      let isEverything = names.contains { $0.value == "*" }
      columns = isEverything ? nil : names.map { table.named(Reference($0)) }
    }
    if let value = table.oneOf("distinct", [("all", true), ("none", false)]) {
      isDistinct = value.value
    }
    if let value = table.oneOf("evidence", Evidence.self) { evidence = value.value }
    if let duties = table.duties("public") { shown = duties }
    since = table.date("since")?.value
  }
}

extension SiteConfiguration.HistorySettings {
  /// Reads `[history]`.
  mutating func read(_ table: inout TableDecoder) {
    if let days = table.integer("tolerance", in: 0...60) { tolerance = days.value }
    guard let commit = table.string("baseline"), !commit.value.isEmpty else { return }
    // A branch or a tag could be moved, and with it what is not asked.
    guard (7...64).contains(commit.value.utf8.count),
      commit.value.utf8.allSatisfy({ Ascii.isDigit($0) || (0x61...0x66).contains($0 | 0x20) })
    else {
      table.report(
        .invalidValue, at: commit.range,
        Message("“\(commit.value)”不是提交号", "“\(commit.value)” is no hash of a commit"),
        help: Message(
          "提交号是 7 位以上的十六进制数字，用 git log 查；分支和标签会移动，不能用",
          "write 7 or more hexadecimal digits, as `git log` shows them; branches and tags move"))
      return
    }
    baseline = table.named(Reference(commit))
  }
}

extension TableDecoder {
  /// A list of steps of a review, in their order, each once.
  fileprivate mutating func duties(_ key: String) -> [Reviewer.Duty]? {
    guard let names = strings(key) else { return nil }
    var duties: Set<Reviewer.Duty> = []
    for name in names {
      if let duty = Reviewer.Duty.allCases.first(where: { $0.key == name.value }) {
        duties.insert(duty)
        continue
      }
      let known = Reviewer.Duty.allCases.map { "\($0.key)（\($0.rawValue)）" }
      report(
        .invalidValue, at: name.range,
        Message("没有“\(name.value)”这个审核环节", "there is no step “\(name.value)” of a review"),
        help: Message(
          "可以写：\(known.joined(separator: "、"))",
          "one of: \(Reviewer.Duty.allCases.map(\.key).joined(separator: ", "))"))
    }
    return Reviewer.Duty.allCases.filter(duties.contains)
  }
}
