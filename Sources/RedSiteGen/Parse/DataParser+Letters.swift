import Base
import Diagnostics
import Metadata
import SiteModel

/// Mailboxes, delegates, and the letters that are not published.
extension DataParser {
  mutating func parseMailbox(_ table: inout TableDecoder) -> ParsedMailbox? {
    let identifier = table.requiredString("id", example: "buzhang")
    let name = table.requiredString("name", example: "部长信箱")
    let kind = table.oneOf("type", Mailbox.Kind.self)
    let owner = table.filled("owner")
    let column = table.filled("column")
    let forEach = table.oneOf("for_each", [(name: "delegates", value: true)])
    let answer = table.term("answer")
    let acknowledge = table.term("acknowledge")
    let extend = table.term("extend")
    let isAnonymous = table.boolean("anonymous")
    let publish = table.oneOf("publish", Mailbox.Publish.self)
    let firstNumber = table.filled("first_number")
    let form = table.filled("form")
    let opens = table.date("opens")
    let closes = table.date("closes")
    let ways = ["office", "phone", "email", "address", "hours"].map {
      table.string($0)?.value ?? ""
    }
    if let opens, let closes, closes.value < opens.value {
      table.report(
        .invalidValue, at: closes.range,
        Message("信箱关闭的日子比开放的还早", "`closes` is before `opens`"),
        help: Message("请核对两个日期", "check both dates"))
    }
    if kind?.value == .report {
      // An accusation is taken by 12388; what is here of its box is where people are sent to.
      for key in Self.keysOfLetters where table.contains(key) {
        table.report(
          .invalidValue, at: table.keyRange(key) ?? table.range,
          Message(
            "受理检举控告的信箱没有网页，也不办理来信，不能写“\(key)”",
            "a box for accusations has no pages and answers nothing, so it has no `\(key)`"),
          help: Message(
            "请删去；它在信箱列表里只指向 12388", "remove it; the list of mailboxes leads to 12388 for it"))
      }
    } else {
      if column == nil {
        table.reportMissing("column", example: "\"xinxiang/buzhang\"", unless: ["type"])
      }
      if answer == nil, !table.contains("answer") {
        table.reportMissing("answer", example: "\"15w\"", unless: ["type"])
      }
    }
    guard let identifier, let name else { return nil }
    var mailbox = Mailbox(identifier: identifier.value, name: name.value)
    mailbox.kind = kind?.value ?? .letters
    mailbox.isCollection = forEach?.value ?? false
    if let answer { mailbox.answer = answer.value }
    mailbox.acknowledge = acknowledge?.value
    mailbox.extend = extend?.value
    mailbox.isAnonymous = isAnonymous?.value ?? false
    mailbox.publish = publish?.value ?? .answered
    mailbox.firstNumber = firstNumber?.name ?? ""
    mailbox.opens = opens?.value
    mailbox.closes = closes?.value
    (mailbox.office, mailbox.phone, mailbox.email) = (ways[0], ways[1], ways[2])
    (mailbox.address, mailbox.hours) = (ways[3], ways[4])
    var parsed = ParsedMailbox(mailbox: mailbox, identifier: Reference(identifier))
    parsed.owner = owner
    parsed.column = column
    parsed.firstNumber = firstNumber
    parsed.form = form
    if let forEach { parsed.forEach = Reference(name: "delegates", range: forEach.range) }
    return parsed
  }

  private static let keysOfLetters = [
    "column", "for_each", "answer", "acknowledge", "extend", "publish", "first_number",
    "form",
  ]

  mutating func parseDelegate(_ table: inout TableDecoder) -> ParsedDelegate? {
    let identifier = table.requiredString("id", example: "d001")
    let name = table.requiredString("name", example: "代表甲")
    let delegation = table.string("delegation")
    let role = table.string("role")
    let unit = table.filled("unit")
    let since = table.date("since")
    let until = table.date("until")
    if let since, let until, until.value < since.value {
      table.report(
        .invalidValue, at: until.range,
        Message("离任日期比聘任日期还早", "`until` is before `since`"),
        help: Message("请核对两个日期", "check both dates"))
    }
    guard let identifier, let name else { return nil }
    var delegate = Delegate(identifier: identifier.value, name: name.value)
    delegate.delegation = delegation?.value ?? ""
    delegate.role = role?.value ?? ""
    delegate.since = since?.value
    delegate.until = until?.value
    var parsed = ParsedDelegate(delegate: delegate, identifier: Reference(identifier))
    parsed.unit = unit
    return parsed
  }

  mutating func parsePrivateLetter(_ table: inout TableDecoder) -> PrivateLetter? {
    let number = table.requiredString("number", example: "2026-0012")
    let mailbox = table.requiredString("mailbox", example: "buzhang")
    let received = table.requiredDateTime("received", zone: zone)
    let topic = table.requiredString("topic", example: "建议").map(Reference.init)
    let unit = table.filled("unit")
    let forwardedOn = table.filledDate("forwarded_on")
    let extendedTo = table.filledDate("extended_to")
    let extendedOn = table.filledDate("extended_on")
    let extendedBy = table.filled("extended_by")
    let answeredOn = table.filledDate("answered_on")
    // 已答复 says what the day of the answer says already.
    let outcomes: [(name: String, value: LetterOutcome?)] =
      [("已答复", nil)] + LetterOutcome.allCases.map { ($0.rawValue, $0) }
    let outcome = table.oneOf("outcome", outcomes)
    if let outcome, outcome.value == nil, answeredOn == nil {
      table.report(
        .letterWithoutAnswer, at: outcome.range,
        Message("写了已答复，没有写哪天答复", "it was answered, and the day is missing"),
        help: Message("请在“答复”一列写上日期", "write the day into `answered_on`"))
    }
    guard let number, let mailbox, let received else { return nil }
    var letter = PrivateLetter(
      number: Reference(number), mailbox: Reference(mailbox), received: received.map { $0.0 })
    letter.topic = topic
    letter.unit = unit
    letter.forwardedOn = forwardedOn
    letter.extendedTo = extendedTo
    letter.extendedOn = extendedOn
    letter.extendedBy = extendedBy
    letter.answeredOn = answeredOn
    if let outcome, let value = outcome.value {
      letter.outcome = Located(value, range: outcome.range)
    }
    return letter
  }
}

extension TableDecoder {
  /// A length of time, as in `15w` and `60d`.
  mutating func term(_ key: String) -> Located<TermLength>? {
    guard let text = string(key) else { return nil }
    if let term = TermLength(text.value) { return Located(term, range: text.range) }
    report(
      .invalidValue, at: text.range,
      Message("“\(text.value)”不是期限", "`\(text.value)` is no length of time"),
      help: Message(
        "工作日写 w，自然日写 d，最多 \(TermLength.longest) 天，例如：\(format.line(key, "\"15w\""))",
        "w is for working days, d for days, \(TermLength.longest) at most, as in "
          + format.line(key, "\"15w\"")))
    return nil
  }
}
