import Base
import Diagnostics
import Metadata
import SiteModel

/// The list of the people that a public notice is about, as its CSV file gives it.
///
/// What the cells say is repeated in no message, and no line of the file is shown: messages end up
/// in the logs of machines, and names are personal data.
package struct PeopleList: Sendable {
  /// The columns, in the order of the file.
  package private(set) var fields: [NoticeField] = []
  /// The people, a row each, one text for every column; empty where nothing is said.
  package private(set) var rows: [[String]] = []

  /// The heads of the columns, in Chinese.
  package var heads: [String] { fields.map(\.title) }

  /// The names.
  package var names: [String] {
    guard let place = fields.firstIndex(of: .name) else { return [] }
    return rows.map { $0[place] }
  }

  /// Reads the file of a notice.
  ///
  /// - Parameters:
  ///   - bytes: all bytes of the file, as they are.
  ///   - path: the path shown in messages.
  ///   - kind: what the notice is about, which decides what must and may be said.
  ///   - starts: the first day of the period: nothing in the list is after it.
  ///   - diagnostics: receives what is wrong, each at its cell, without its line.
  /// - Returns: the list; nil where anything is wrong with it.
  package static func read(
    _ bytes: Bytes, path: String, kind: NoticeKind, starts: CivilDate,
    into diagnostics: inout [Diagnostic]
  ) -> PeopleList? {
    var reader = PeopleReader(bytes, path: path, kind: kind, starts: starts)
    let list = reader.read()
    diagnostics += reader.diagnostics.map { problem in
      var problem = problem
      problem.location = problem.location.withoutExcerpt
      return problem
    }
    return reader.diagnostics.contains { $0.severity == .error } ? nil : list
  }

  fileprivate init(fields: [NoticeField], rows: [[String]]) {
    self.fields = fields
    self.rows = rows
  }

  /// The list with most of every name hidden: the first character stays, and the last one of three
  /// or more.
  package var masked: PeopleList {
    guard let place = fields.firstIndex(of: .name) else { return self }
    var list = self
    for row in rows.indices {
      let name = Array(rows[row][place])
      guard name.count > 1 else { continue }
      let end = name.count > 2 ? String(name[name.count - 1]) : ""
      let hidden = String(repeating: "*", count: name.count - 1 - end.count)
      list.rows[row][place] = String(name[0]) + hidden + end
    }
    return list
  }
}

/// Reads one list and finds what is wrong with it.
private struct PeopleReader {
  private let bytes: Bytes
  private let path: String
  private let kind: NoticeKind
  private let starts: CivilDate
  private let places: FilePlaces
  var diagnostics: [Diagnostic] = []

  init(_ bytes: Bytes, path: String, kind: NoticeKind, starts: CivilDate) {
    self.bytes = bytes
    self.path = path
    self.kind = kind
    self.starts = starts
    places = FilePlaces(bytes, path: path)
  }

  mutating func read() -> PeopleList? {
    guard SourceEncoding.check(bytes, path: path, into: &diagnostics) != nil else { return nil }
    let all = CSVReader.rows(bytes, path: path, into: &diagnostics)
    guard let head = all.first else {
      report(
        .noticeFieldMissing, at: 0..<0, Message("名单是空的", "the list is empty"), help: headHelp)
      return nil
    }
    guard let fields = fields(head) else { return nil }
    let rows = all.dropFirst().compactMap { row($0, fields) }
    if all.count == 1 {
      report(
        .noticeFieldMissing, at: head[0].range,
        Message("名单里一个人也没有", "there is nobody in the list"),
        help: Message("第一行是列名，从第二行起一人一行", "below the heads stands one person a row"))
    }
    reportRepeated(all.dropFirst())
    return PeopleList(fields: fields.compactMap { $0 }, rows: rows)
  }

  private var headHelp: Message {
    let required = kind.requiredFields.map(\.title).joined(separator: ",")
    return Message(
      "第一行写列名：\(required)", "the first row has the heads: \(required)")
  }

  // MARK: The first row

  /// The field of every column, nil for columns without a head; nil where the row is wrong.
  private mutating func fields(_ head: [Located<String>]) -> [NoticeField?]? {
    if reportWideComma(in: head, least: 2) { return nil }
    let fields = head.map { NoticeField(head: $0.value) }
    // A first row without any head is most likely a person: nothing of it is repeated.
    guard fields.contains(where: { $0 != nil }) else {
      report(
        .noticeFieldMissing, at: head[0].range,
        Message("第一行不是列名", "the first row has no heads"), help: headHelp)
      return nil
    }
    let allowed = kind.requiredFields + kind.optionalFields
    var known: Set<NoticeField> = []
    for (field, cell) in zip(fields, head) where !cell.value.isEmpty {
      guard let field, allowed.contains(field) else {
        reportNotAllowed(cell, among: allowed)
        continue
      }
      guard known.insert(field).inserted else {
        report(
          .duplicateKey, at: cell.range,
          Message("“\(field.title)”一列写了两次", "the column “\(field.title)” stands twice"),
          help: Message("请只留一列", "keep one of them"))
        continue
      }
    }
    for field in kind.requiredFields where !fields.contains(field) {
      report(
        .noticeFieldMissing, at: head[0].range,
        Message(
          "\(kind.title)的名单缺少“\(field.title)”一列", "the list lacks the column “\(field.title)”"),
        help: headHelp)
    }
    return diagnostics.contains { $0.severity == .error } ? nil : fields
  }

  private mutating func reportNotAllowed(_ cell: Located<String>, among allowed: [NoticeField]) {
    let nearest = nearestName(to: cell.value, among: allowed.map(\.title))
    let titles = allowed.map(\.title).joined(separator: "、")
    report(
      .noticeFieldNotAllowed, at: cell.range,
      Message(
        "\(kind.title)不能公布“\(cell.value)”", "such a notice must not have a column “\(cell.value)”"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "请从名单里删去这一列。") + "可以写：\(titles)",
        (nearest.map { "did you mean “\($0)”? " } ?? "take the column out; ")
          + "there can be: \(titles)"))
  }

  // MARK: People

  /// A person; nil where something is wrong with the row.
  private mutating func row(_ cells: [Located<String>], _ fields: [NoticeField?]) -> [String]? {
    if cells.count < fields.count, reportWideComma(in: cells, least: fields.count) { return nil }
    if cells.count > fields.count,
      let more = cells[fields.count...].first(where: { !$0.value.isEmpty })
    {
      report(
        .csvSyntax, at: more.range,
        Message(
          "这一行有 \(cells.count) 格，第一行只有 \(fields.count) 列",
          "the row has \(cells.count.counted("cell")), the first row \(fields.count)"),
        help: Message(
          "格子里有逗号的，整格加英文双引号", "put a cell that has a comma into double quotes"))
      return nil
    }
    let end = cells.last?.range.upperBound ?? 0
    var texts: [String] = []
    var dates: [NoticeField: ClosedRange<CivilDate>] = [:]
    for (index, field) in fields.enumerated() {
      let cell = index < cells.count ? cells[index] : Located("", range: end..<end)
      guard let field else {
        if !cell.value.isEmpty { reportWithoutHead(cell) }
        continue
      }
      texts.append(cell.value)
      if cell.value.isEmpty {
        if kind.requiredFields.contains(field) { reportEmpty(field, at: cell.range) }
      } else if field.isDate {
        dates[field] = date(cell, field)
        if let date = dates[field], date.lowerBound > starts { reportLate(field, at: cell.range) }
      }
    }
    reportOrder(of: dates, at: cells, fields)
    return texts
  }

  private mutating func reportWithoutHead(_ cell: Located<String>) {
    report(
      .noticeFieldNotAllowed, at: cell.range,
      Message("这一列没有列名", "this column has no head"),
      help: Message("请在第一行写明列名，或者删去这一列", "give it a head in the first row, or take it out"))
  }

  private mutating func reportEmpty(_ field: NoticeField, at range: Range<Int>) {
    report(
      .noticeFieldMissing, at: range,
      Message("“\(field.title)”没有填写", "“\(field.title)” is empty"),
      help: Message(
        "\(kind.title)里每个人都要写“\(field.title)”", "everybody in such a notice has one"))
  }

  private mutating func reportLate(_ field: NoticeField, at range: Range<Int>) {
    report(
      .noticeDateOrder, at: range,
      Message(
        "“\(field.title)”在公示开始（\(starts.string(.fullDate))）以后",
        "“\(field.title)” is after the first day of the notice, \(starts.string(.fullDate))"),
      help: Message("请核对；是不是把年份写错了？", "check it; is the year wrong?"))
  }

  private mutating func reportOrder(
    of dates: [NoticeField: ClosedRange<CivilDate>], at cells: [Located<String>],
    _ fields: [NoticeField?]
  ) {
    let given = NoticeField.inOrder.filter { dates[$0] != nil }
    for (earlier, later) in zip(given, given.dropFirst()) {
      guard let first = dates[earlier], let second = dates[later],
        second.upperBound < first.lowerBound, let place = fields.firstIndex(of: later)
      else { continue }
      report(
        .noticeDateOrder, at: cells[place].range,
        Message(
          "“\(later.title)”比“\(earlier.title)”还早",
          "“\(later.title)” is before “\(earlier.title)”"),
        help: Message("请核对这两个日期", "check both dates"))
    }
  }

  /// The days that a cell can mean: one, or those of a month.
  private mutating func date(
    _ cell: Located<String>, _ field: NoticeField
  ) -> ClosedRange<CivilDate>? {
    if let month = Self.month(cell.value) { return month }
    switch parseDateTime(cell.value, zone: .utc, years: CivilDate.years) {
    case .success(let (time, hasTime)) where !hasTime: return time.date...time.date
    case .success:
      report(
        .dateFormat, at: cell.range,
        Message("“\(field.title)”只写日期", "“\(field.title)” is a day without a time"),
        help: dateHelp)
    case .failure(let problem):
      report(
        problem.code, at: cell.range,
        Message("“\(field.title)”不是日期", "“\(field.title)” is no date"), help: dateHelp)
    }
    return nil
  }

  private var dateHelp: Message {
    Message("请写 2024-03-01，或者只写年月：2024-03", "write 2024-03-01, or the month: 2024-03")
  }

  /// The days of a month: `2024-03`, `2024.3`, `2024/03`, `2024年3月`; nil for anything else.
  private static func month(_ text: String) -> ClosedRange<CivilDate>? {
    var text = Substring(text)
    if text.last == "月" { text = text.dropLast() }
    let parts = text.split(omittingEmptySubsequences: false) { "-./年".contains($0) }
    guard parts.count == 2, parts[0].utf8.count == 4, (1...2).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy(Ascii.isDigit) }),
      let year = Int(parts[0]), let month = Int(parts[1]),
      let first = CivilDate(year: year, month: month, day: 1)
    else { return nil }
    return first...first.advanced(by: CivilDate.daysIn(month: month, year: year) - 1)
  }

  /// Reports people who stand in the list twice, in every column the same.
  private mutating func reportRepeated(_ rows: ArraySlice<[Located<String>]>) {
    var known: Set<[String]> = []
    for row in rows {
      guard !known.insert(row.map(\.value)).inserted else { continue }
      report(
        .noticePersonTwice, at: row[0].range,
        Message("名单里有一个人写了两次", "somebody stands in the list twice"),
        help: Message(
          "请删去这一行；同名的两个人，单位等要写得不一样",
          "remove the row; two people of one name differ in their units or the like"))
    }
  }

  // MARK: Problems

  /// Reports commas of Chinese text that stand between the cells of a row.
  ///
  /// - Returns: whether there is one where cells are missing.
  private mutating func reportWideComma(in cells: [Located<String>], least: Int) -> Bool {
    guard cells.count < least, let cell = cells.first(where: { $0.value.contains("，") }) else {
      return false
    }
    let found = "，".withBytes { bytes.firstRange(of: $0, from: cell.range.lowerBound) }
    report(
      .csvSyntax, at: found ?? cell.range,
      Message("列与列之间是全角逗号“，”", "the comma between two columns is a full-width one"),
      help: Message("请改成半角逗号“,”；用表格软件另存为 CSV 最稳妥", "write a plain comma"))
    return true
  }

  private mutating func report(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message
  ) {
    diagnostics.append(Diagnostic(code, at: places.location(range), message, help: help))
  }
}
