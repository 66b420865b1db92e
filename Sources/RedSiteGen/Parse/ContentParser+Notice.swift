import Base
import Diagnostics
import Metadata
import SensitiveText
import SiteModel

extension ContentParser {
  /// Reads `notice`: what a public notice is about, when it runs and who receives objections.
  ///
  /// - Parameters:
  ///   - front: the front matter.
  ///   - file: the article's file.
  ///   - hasPage: whether the article has a page to show it on.
  mutating func parseNotice(
    _ front: inout TableDecoder, file: SourceFile.ID, hasPage: Bool
  ) {
    guard let inner = front.table("notice") else { return }
    let updated = front.value("updated")?.range
    let notice = front.read(inner) { table in Self.notice(&table, file: file) }
    if !hasPage {
      front.report(
        .invalidValue, at: inner.range,
        Message("只有链接的文章没有网页，放不了公示", "an article that is only a link has no page for a notice"),
        help: Message("请删去 link 一行", "remove the line `link`"))
    }
    guard var notice else { return }
    notice.updatedRange = updated
    notices.append(notice)
  }

  private static func notice(
    _ table: inout TableDecoder, file: SourceFile.ID
  ) -> ParsedNotice? {
    let kind = table.oneOf("kind", NoticeKind.self)
    if kind == nil, !table.contains("kind") || table.value("kind") == nil {
      table.reportMissing("kind", example: "fazhan", .noticeFieldMissing)
    }
    let starts = table.date("starts")
    if starts == nil, table.value("starts") == nil {
      table.reportMissing("starts", example: "2026-11-09", .noticeFieldMissing)
    }
    let term = table.noticeTerm()
    let ends = table.date("ends")
    let people = table.string("people")
    var contact = NoticeContact()
    contact.office = table.string("office")?.value ?? ""
    contact.phone = table.string("phone")?.value ?? ""
    contact.email = table.string("email")?.value ?? ""
    contact.address = table.string("address")?.value ?? ""
    contact.hours = table.string("hours")?.value ?? ""
    let result = table.string("result")
    let withdrawal = table.noticeWithdrawal()
    let restart = table.noticeRestart()
    if let kind, kind.value.needsPeople, people.map(\.value.isEmpty) ?? true {
      table.reportMissing("people", example: "renyuan.csv", .noticeFieldMissing)
    }
    guard let kind, let starts, let term else { return nil }
    var notice = ParsedNotice(
      file: file, range: table.range, kind: kind.value, starts: starts.value,
      startsRange: starts.range, term: term.value, termRange: term.range)
    notice.ends = ends.map { ($0.value, $0.range) }
    notice.people = people.flatMap { $0.value.isEmpty ? nil : Reference($0) }
    notice.contact = contact
    notice.result = result.flatMap { $0.value.isEmpty ? nil : Reference($0) }
    notice.withdrawal = withdrawal
    notice.restart = restart
    var search = SensitiveText([.phoneNumber, .landline, .emailAddress])
    for text in [contact.office, contact.phone, contact.email, contact.address, contact.hours] {
      text.withBytes { bytes in
        for found in search.find(in: bytes, bodyStart: nil) {
          notice.publicValues.insert(found.value(in: bytes))
        }
      }
    }
    return notice
  }
}

extension TableDecoder {
  /// `workdays` or `days`, one of which must be there.
  fileprivate mutating func noticeTerm() -> Located<NoticeTerm>? {
    let workdays = integer("workdays", in: 1...99)
    let days = integer("days", in: 1...99)
    if let workdays, let days {
      report(
        .invalidValue, at: days.range,
        Message(
          "workdays 和 days 只能写一个：这里是 \(workdays.value) 个工作日和 \(days.value) 天",
          "there are both `workdays` and `days`"),
        help: Message("请删去一个", "remove one of them"))
    } else if value("workdays") == nil, value("days") == nil {
      reportMissing("workdays", example: "5", unless: ["days"], .noticeFieldMissing)
    }
    return workdays?.map { .workdays($0) } ?? days?.map { .days($0) }
  }

  /// `withdrawn`: a day and, behind it, the reason.
  fileprivate mutating func noticeWithdrawal() -> (
    day: CivilDate, reason: String, range: Range<Int>
  )? {
    guard let written = string("withdrawn"), !written.value.isEmpty else { return nil }
    // The day itself has no space in it.
    let parts = written.value.split(maxSplits: 1) { " 　，,：:".contains($0) }
    let reason = parts.count > 1 ? String(parts[1]).withoutOuterSpaces : ""
    switch parseDateTime(String(parts.first ?? ""), zone: .utc) {
    case .failure(let problem):
      report(problem.code, at: written.range, problem.message, help: Self.withdrawalHelp)
    case .success(let (time, hasTime)):
      if hasTime {
        report(
          .dateFormat, at: written.range,
          Message("撤回只写日期，不写时间", "a withdrawal has a day without a time"),
          help: Self.withdrawalHelp)
      } else if reason.isEmpty {
        report(
          .noticeFieldMissing, at: written.range,
          Message("撤回公示要写原因", "a withdrawal has a reason"), help: Self.withdrawalHelp)
      } else {
        return (time.date, reason, written.range)
      }
    }
    return nil
  }

  /// `restarts`: a day, or `true` for that of `updated`.
  fileprivate mutating func noticeRestart() -> (day: CivilDate?, range: Range<Int>)? {
    guard let value = value("restarts") else { return missing("restarts", .dayOrFlag) }
    if case .scalar(let text, _) = value.kind, let first = text.utf8.first, Ascii.isDigit(first) {
      return date("restarts").map { ($0.value, $0.range) }
    }
    guard let flag = boolean("restarts"), flag.value else { return nil }
    return (nil, flag.range)
  }

  private static var withdrawalHelp: Message {
    Message(
      "日期后面空一格写原因，例如：withdrawn: 2026-11-11 名单有误，另行公示",
      "the reason stands behind the day: withdrawn: 2026-11-11 the list was wrong")
  }
}

extension TableDecoder {
  /// `[notices]` of site.toml.
  mutating func read(into notices: inout SiteConfiguration.Notices) {
    if let counting = oneOf("counting", DayCounting.self) { notices.counting = counting.value }
    table("minimum") { table in
      for kind in NoticeKind.allCases {
        guard let written = table.string(kind.rawValue) else { continue }
        if let term = NoticeTerm(written.value) {
          notices.minimum[kind] = term
        } else {
          table.report(
            .invalidValue, at: written.range,
            Message(
              "最短期限要写工作日或天数，不能是“\(written.value)”",
              "the shortest term is a number of days, not `\(written.value)`"),
            help: Message(
              "5 个工作日写 \"5w\"，7 天写 \"7d\"", "\"5w\" is 5 working days, \"7d\" 7 days"))
        }
      }
    }
    if let days = integer("keep_days", in: 0...30) { notices.keptDays = days.value }
    if let masks = boolean("mask") { notices.masksNames = masks.value }
    if let folder = string("private_folder") {
      notices.privateFolder = folder.value
      notices.privateFolderLocation = SourceLocation(
        path: path, file: file, range: folder.range)
    }
  }
}
