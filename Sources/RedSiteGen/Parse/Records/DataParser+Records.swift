import Base
import Diagnostics
import Metadata
import Records
import SiteModel

/// Reading what is registered of adoptions, requests, adjustments, zero reports and sign-offs.
extension DataParser {
  mutating func parseAdoption(_ table: inout TableDecoder) -> ParsedAdoption? {
    let article = table.reference("article")
    let title = table.string("title")
    let outlet = table.requiredString("outlet", example: "shengbao")
    let date = requiredDate("date", &table)
    let proof = table.reference("proof")
    let unit = table.reference("unit")
    let contributors = table.strings("contributor", splitsAtPunctuation: true)
    let kind = table.string("type")
    readSample(&table)
    if article == nil, title == nil {
      table.reportMissing("title", example: table.quoted("文章在别处的标题"), unless: ["article"])
    }
    guard let outlet, let date, article != nil || title != nil else { return nil }
    return ParsedAdoption(
      article: article, title: title?.value ?? "", outlet: Reference(outlet), date: date.value,
      dateRange: date.range, proof: proof, unit: unit,
      contributors: (contributors ?? []).map(Reference.init), kind: kind?.value ?? "",
      range: table.range)
  }

  mutating func parseRequest(_ table: inout TableDecoder) -> ParsedRequest? {
    let identifier = table.requiredString("id", example: "R1")
    let title = table.requiredString("title", example: "主题党日怎么开")
    let issued = requiredDate("issued", &table)
    let due = requiredDate("due", &table)
    let unit = table.requiredString("unit", example: "bangongting")
    let contributor = table.reference("contributor")
    let article = table.reference("article")
    let done = table.date("done")
    readSample(&table)
    if let issued {
      for later in [due, done].compactMap({ $0 }) where later.value < issued.value {
        table.report(
          .invalidValue, at: later.range,
          Message("这一天比下达的日期还早", "this day is before the request was issued"),
          help: Message("请核对两个日期", "check both dates"))
      }
    }
    guard let identifier, let title, let issued, let due, let unit else { return nil }
    return ParsedRequest(
      identifier: Reference(identifier), title: title.value, issued: issued.value, due: due.value,
      unit: Reference(unit), contributor: contributor, article: article, done: done?.value)
  }

  mutating func parseAdjustment(_ table: inout TableDecoder) -> ParsedAdjustment? {
    let date = requiredDate("date", &table)
    let unit = table.reference("unit")
    let contributor = table.reference("contributor")
    let points = table.hundredths("points", in: -10_000...10_000)
    let kind = table.oneOf("type", ParsedAdjustment.Kind.self)
    let cause = table.requiredString("cause", example: "信息有误，上级通报")
    let basis = table.requiredString("basis", example: "积分办法第六条")
    let approver = table.requiredString("approved_by", example: "分管领导")
    readSample(&table)
    if unit == nil, contributor == nil {
      table.reportMissing(
        "unit", example: table.quoted("bangongting"), unless: ["contributor"])
    }
    if points == nil, kind == nil, !table.contains("points"), !table.contains("type") {
      table.reportMissing("points", example: "-2", unless: ["type"])
    }
    guard let date, let cause, basis != nil, approver != nil, points != nil || kind != nil,
      unit != nil || contributor != nil
    else { return nil }
    return ParsedAdjustment(
      date: date.value, unit: unit, contributor: contributor, points: points?.value,
      kind: kind?.value, cause: cause.value)
  }

  mutating func parseZeroReport(_ table: inout TableDecoder) -> ParsedZeroReport? {
    let unit = table.requiredString("unit", example: "bangongting")
    let contributor = table.reference("contributor")
    let period = period(&table)
    let reported = requiredDate("reported", &table)
    _ = table.string("description")
    readSample(&table)
    guard let unit, let period, let reported else { return nil }
    return ParsedZeroReport(
      unit: Reference(unit), contributor: contributor, days: period.value.days,
      reported: reported.value)
  }

  mutating func parseSignOff(_ table: inout TableDecoder) -> ParsedSignOff? {
    let name = table.oneOf("table", [(name: "points", value: true)])
    if name == nil, !table.contains("table") {
      table.reportMissing("table", example: table.quoted("points"))
    }
    let period = period(&table)
    let reviewer = table.requiredString("signed_by", example: "wang")
    let date = requiredDate("date", &table)
    _ = table.string("commit")
    let digest = table.requiredString("digest", example: String(repeating: "9f86d081", count: 8))
    if let digest, digest.value.utf8.count != 64 || !digest.value.allSatisfy(\.isHexDigit) {
      table.report(
        .invalidValue, at: digest.range,
        Message("摘要是 64 位十六进制数字", "a digest is 64 hexadecimal digits"),
        help: Message("请用 redsite signoff 写这一行", "let `redsite signoff` write the row"))
      return nil
    }
    guard name != nil, let period, let reviewer, let date, let digest else { return nil }
    guard date.value > period.value.days.upperBound else {
      table.report(
        .invalidValue, at: date.range,
        Message(
          "\(period.value.name) 还没有结束就签发了", "it was signed before \(period.value.name) had ended"),
        help: Message("一期结束以后才能签发，请核对日期", "a period is signed after its end; check the date"))
      return nil
    }
    var written = Reference(digest)
    written.name = digest.value.lowercased()
    return ParsedSignOff(
      period: Reference(name: period.value.name, range: period.range), days: period.value.days,
      date: date.value, reviewer: Reference(reviewer), digest: written)
  }

  private func requiredDate(_ key: String, _ table: inout TableDecoder) -> Located<CivilDate>? {
    let date = table.date(key)
    if date == nil, !table.contains(key) {
      table.reportMissing(key, example: table.quoted("2026-07-01"))
    }
    return date
  }

  /// `period`: a month, quarter, half-year or year by its name.
  private func period(_ table: inout TableDecoder) -> Located<ReportPeriod>? {
    guard let text = table.requiredString("period", example: "2026-07") else { return nil }
    if let period = ReportPeriod(text.value) { return Located(period, range: text.range) }
    table.report(
      .invalidValue, at: text.range,
      Message("“\(text.value)”不是期间", "“\(text.value)” is no period"),
      help: Message(
        "写成 2026-07（月）、2026-Q3（季度）、2026-H2（半年）或 2026（年）",
        "write 2026-07, 2026-Q3, 2026-H2 or 2026"))
    return nil
  }
}
