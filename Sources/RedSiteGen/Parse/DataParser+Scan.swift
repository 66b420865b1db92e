import Diagnostics
import Metadata
import SiteModel

/// Reviewers and what they cleared, words and offices.
extension DataParser {
  mutating func parseReviewer(_ table: inout TableDecoder) -> Reviewer? {
    let identifier = table.requiredString("id", example: "zhao")
    let name = table.requiredString("name", example: "保密员")
    let role = table.strings("role", splitsAtPunctuation: true)
    _ = table.string("unit")
    let email = table.strings("email", splitsAtPunctuation: true)
    let since = table.date("since")
    let until = table.date("until")
    var duties: [Reviewer.Duty] = []
    for item in role ?? [] {
      if let duty = Reviewer.Duty(rawValue: item.value) {
        duties.append(duty)
      } else {
        let known = Reviewer.Duty.allCases.map(\.rawValue)
        table.report(
          .invalidValue, at: item.range,
          Message("没有“\(item.value)”这样的职责", "there is no duty “\(item.value)”"),
          help: Message(
            "可以写：\(known.joined(separator: "、"))", "one of: \(known.joined(separator: ", "))"))
      }
    }
    guard let identifier, let name else { return nil }
    var reviewer = Reviewer(identifier: Reference(identifier), name: name.value, duties: duties)
    reviewer.since = since?.value
    reviewer.until = until?.value
    reviewer.emails = email?.map(\.value) ?? []
    return reviewer
  }

  mutating func parseClearance(_ table: inout TableDecoder) -> Clearance? {
    let file = table.requiredString("file", example: "content/tongzhi/a.md")
    let codes = (SiteConfiguration.Scan.codes + [.wrongWord, .titleMismatch, .nameSuspect]).map {
      (name: $0.name, value: $0)
    }
    let code = table.oneOf("code", codes)
    if code == nil, !table.contains("code") { table.reportMissing("code", example: "phone-number") }
    let digest = table.requiredString("digest", example: "9f86d081884c7d65")
    let reviewer = table.requiredString("by", example: "zhao")
    let date = table.date("date")
    if date == nil, !table.contains("date") { table.reportMissing("date", example: "2026-07-01") }
    _ = table.requiredString("reason", example: "公开的办公电话")
    let validUntil = table.date("valid_until")
    if let digest, digest.value.count != 16 || !digest.value.allSatisfy(\.isHexDigit) {
      table.report(
        .invalidValue, at: digest.range,
        Message("摘要是 16 位十六进制数字", "a digest is 16 hexadecimal digits"),
        help: Message("请用 redsite clear 写这一行", "let `redsite clear` write the row"))
      return nil
    }
    guard let file, let code, let digest, let reviewer else { return nil }
    var clearance = Clearance(
      file: Reference(file), code: code.value, digest: digest.value.lowercased(),
      reviewer: Reference(reviewer))
    clearance.date = date?.value
    clearance.validUntil = validUntil?.value
    return clearance
  }

  mutating func parseWord(_ table: inout TableDecoder) -> WordRule? {
    let wrong = table.requiredString("wrong", example: "按装")
    let right = table.string("right")
    let level = table.oneOf("level", WordRule.Level.self)
    let reason = table.string("description")
    let basis = table.string("basis")
    let exceptions = table.string("exceptions")
    let from = table.date("from")
    let to = table.date("to")
    let folder = table.string("folder")
    if let from, let to, to.value < from.value {
      table.report(
        .invalidValue, at: to.range, Message("“止”比“起”还早", "`to` is before `from`"),
        help: Message("请核对两个日期", "check both dates"))
    }
    guard let wrong, !wrong.value.isEmpty else { return nil }
    func parts(_ text: String?) -> [String] {
      (text ?? "").split(separator: "|").map(String.init)
        .map { $0.withoutOuterSpaces }.filter { !$0.isEmpty }
    }
    let forms = parts(right?.value)
    guard !forms.contains(wrong.value) else {
      table.report(
        .invalidValue, at: right?.range ?? wrong.range,
        Message("“对”和“错”是一样的", "`right` and `wrong` are the same"),
        help: Message("请改一个", "change one of them"))
      return nil
    }
    var rule = WordRule(
      wrong: Reference(wrong), right: forms, level: level?.value ?? .warning,
      reason: reason?.value ?? "", basis: basis?.value ?? "")
    let phrases = parts(exceptions?.value)
    rule.sparesTitles = phrases.contains("书名")
    rule.exceptions = phrases.filter { $0 != "书名" }
    rule.from = from?.value
    rule.to = to?.value
    rule.folder = folder?.value ?? ""
    return rule
  }

  mutating func parseTitle(_ table: inout TableDecoder) -> OfficeHolder? {
    let name = table.requiredString("name", example: "某某某")
    let office = table.requiredString("role", example: "局长")
    let from = table.date("from")
    let to = table.date("to")
    guard let name, let office, !name.value.isEmpty, !office.value.isEmpty else { return nil }
    var holder = OfficeHolder(name: Reference(name), office: office.value)
    holder.from = from?.value
    holder.to = to?.value
    return holder
  }
}
