import Base
import Diagnostics
import Metadata

/// A message wall: what people wrote, reviewed, the newest last in its file.
package struct Wall: Sendable {
  /// The messages in the order of `data/walls/<id>.csv`: a new one goes below the others, so that
  /// older pages never change.
  package var messages: [WallMessage] = []

  /// Nothing.
  package init() {}

  /// What front matter says of a wall (`wall`).
  package struct Request: Sendable {
    /// The name of the file in `data/walls/`.
    package var identifier: Located<String>?
    /// The days on which messages are taken.
    package var days = OpenDays()
    /// The form that posts them.
    package var form: Located<String>?
    /// How many stand on a page.
    package var pageSize = 50
    /// Where front matter says it.
    package var range = 0..<0

    /// Reads `wall`.
    package init(_ table: inout TableDecoder) {
      range = table.range
      identifier = table.requiredString("id", example: "qiyi")
      days = OpenDays(&table)
      form = table.string("form")
      pageSize = table.integer("page_size", in: 10...200)?.value ?? pageSize
    }
  }

  /// The counts of each unit, the largest first, equal ones in the order of the wall.
  package var units: [(name: String, messages: [Int])] {
    let units = messages.indices.filter { !messages[$0].unit.isEmpty }
      .grouped { messages[$0].unit }
    let order = units.indices.sorted {
      (units[$1].elements.count, $0) < (units[$0].elements.count, $1)
    }
    return order.map { (units[$0].text, units[$0].elements) }
  }
}

/// A message.
package struct WallMessage: Sendable {
  /// 编号.
  package var identifier: String
  /// When it was written.
  package var time: DateTime
  /// Who wrote it, as it is shown; empty for 匿名.
  package var name: String
  /// 单位 as it is shown; empty where none is said.
  package var unit: String
  /// What it says.
  package var text: String
  /// Whether it came with a preset.
  package var isSample = false
}

extension Wall {
  /// The columns of its file, by their keys and headings.
  private static let columns = [
    Sheet.Column("id", "编号"), Sheet.Column("time", "时间"), Sheet.Column("name", "姓名"),
    Sheet.Column("unit", "单位"), Sheet.Column("text", "内容"), Sheet.Column("reviewer", "审核人"),
    Sheet.Column("reviewed_on", "审核日期"),
  ]
  private static let sample = Sheet.Column("sample", "示例")

  /// Reads `data/walls/<id>.csv`.
  package init(_ sheet: Sheet, zone: ZoneOffset, into diagnostics: inout [Diagnostic]) {
    var identifiers: Set<String> = []
    messages =
      sheet.rows(
        Self.columns + [Self.sample], required: Self.columns.map(\.key), into: &diagnostics
      ) { row in
        WallMessage(&row, zone: zone) { identifiers.insert($0).inserted }
      } ?? []
  }
}

extension WallMessage {
  /// Reads a row; nil where it cannot be shown, after saying why.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - zone: the site's zone.
  ///   - isNew: whether no message had that number before.
  package init?(
    _ row: inout TableDecoder, zone: ZoneOffset, isNew: (String) -> Bool = { _ in true }
  ) {
    let identifier = row.requiredString("id", example: "1")
    let time = row.requiredDateTime("time", zone: zone)
    let name = row.string("name")?.value ?? ""
    let unit = row.string("unit")?.value ?? ""
    let text = row.requiredString("text", example: "留言")
    let reviewer = row.string("reviewer")
    let reviewed = row.date("reviewed_on")
    let isSample = row.boolean("sample")?.value ?? false
    guard let identifier else { return nil }
    let isReviewed = reviewer != nil && row.contains("reviewed_on")
    if !isReviewed {
      row.report(
        .wallUnreviewed, at: identifier.range,
        Message(
          "留言“\(identifier.value)”没有写审核人和审核日期",
          "the message “\(identifier.value)” names no reviewer or no day of review"),
        help: Message(
          "审核以后填上；还没有审核的不要放进这个文件",
          "fill both in after review; what is not reviewed does not belong here"))
    }
    if !isNew(identifier.value) {
      row.report(
        .duplicateIdentifier, at: identifier.range,
        Message("编号“\(identifier.value)”已经用过", "the number “\(identifier.value)” is taken"),
        help: Message("请换一个编号", "give it another number"))
    }
    guard let time, let text, isReviewed, reviewed != nil else { return nil }
    self.init(
      identifier: identifier.value, time: time.value.0, name: name, unit: unit, text: text.value,
      isSample: isSample)
  }
}

extension WallMessage {
  /// Writes it as an item of a list.
  package func write(html page: inout ByteBuffer) {
    page.append("<li class=\"wall-message\"><p>")
    var isFirst = true
    for line in text.split(whereSeparator: \.isNewline) {
      if !isFirst { page.append("<br>") }
      isFirst = false
      page.append(escaping: String(line))
    }
    page.append("</p><p class=\"wall-from\">")
    page.append(escaping: name.isEmpty ? "匿名" : name)
    if !unit.isEmpty {
      page.append("，")
      page.append(escaping: unit)
    }
    page.append(" <time datetime=\"")
    page.append(day: time.date)
    page.append("\">")
    page.append(day: time.date)
    page.append("</time> <span class=\"wall-number\">")
    page.append(escaping: identifier)
    page.append(" 号</span></p></li>\n")
  }
}
