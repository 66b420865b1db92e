import Base
import Diagnostics
import Metadata
import SiteModel

/// Reads a table of `data/stats/`: its numbers and what is said of them.
package struct StatisticsReader {
  private let name: String
  private let places: FilePlaces
  private var diagnostics: [Diagnostic] = []

  /// Reads one table.
  ///
  /// - Parameters:
  ///   - name: the name that its files share.
  ///   - numbers: `NAME.csv`.
  ///   - words: `NAME.toml`.
  ///   - diagnostics: receives what is wrong with either.
  /// - Returns: the table; nil where it cannot be read.
  package static func read(
    _ name: String, numbers: (path: String, bytes: Bytes), words: (path: String, bytes: Bytes),
    into diagnostics: inout [Diagnostic]
  ) -> StatisticsTable? {
    var reader = StatisticsReader(
      name: name, places: FilePlaces(numbers.bytes, path: numbers.path))
    defer { diagnostics += reader.diagnostics }
    guard
      SourceEncoding.check(numbers.bytes, path: numbers.path, into: &reader.diagnostics) != nil,
      SourceEncoding.check(words.bytes, path: words.path, into: &reader.diagnostics) != nil,
      let root = readTOML(words.bytes, path: words.path, into: &reader.diagnostics),
      case .table(let entries) = root.kind
    else { return nil }
    let grid = CSVReader.grid(numbers.bytes, path: numbers.path, into: &reader.diagnostics)
    var file = TableDecoder(entries, at: 0..<0, format: .toml, file: words.bytes, path: words.path)
    var table = StatisticsTable(name: name, title: name)
    reader.readGrid(grid, into: &table)
    let rules = table.readWords(&file)
    if reader.diagnostics.isEmpty { table.readRules(rules, &file) }
    file.finish(into: &reader.diagnostics)
    return table
  }

  /// Reads what is said of a table, for the keys alone.
  package static func ask(_ file: inout TableDecoder) {
    var table = StatisticsTable(name: "", title: "")
    _ = table.readWords(&file)
  }

  private init(name: String, places: FilePlaces) {
    self.name = name
    self.places = places
  }

  private mutating func readGrid(_ grid: [[Located<String>]], into table: inout StatisticsTable) {
    guard let heads = grid.first, heads.count > 1, grid.count > 1 else {
      report(
        grid.first?.first?.range ?? 0..<0,
        Message("表里没有数", "the table has no numbers"),
        help: Message(
          "第一行写各列的名称，第一列写项目，其余的格子写数",
          "name the columns in the first row and the rows in the first column"))
      return
    }
    table.heads = heads.map(\.value)
    for (place, head) in heads.enumerated() where head.value.isEmpty {
      report(
        head.range, Message("第 \(place + 1) 列没有名称", "column \(place + 1) has no name"),
        help: Self.mergedCells)
    }
    reportRepeated(heads.dropFirst())
    reportRepeated(grid.dropFirst().map { $0[0] })
    for row in grid.dropFirst() {
      if row[0].value.isEmpty {
        report(
          row[0].range, Message("这一行没有项目的名称", "the row has no name"), help: Self.mergedCells)
        continue
      }
      table.rows.append(.init(name: row[0].value, cells: row.dropFirst().map { number(in: $0) }))
    }
  }

  private static let mergedCells = Message(
    "多半是合并单元格留下的：请在表格软件里取消合并，每一格都填上",
    "most likely a leftover of merged cells: unmerge them and fill in each")

  /// A second row of the same name could not be told from the first.
  private mutating func reportRepeated(_ names: some Sequence<Located<String>>) {
    var known: Set<String> = []
    for name in names where !name.value.isEmpty && !known.insert(name.value).inserted {
      report(
        name.range, Message("“\(name.value)”写了两次", "“\(name.value)” is given twice"),
        help: Message("请改成不同的名称，规则才知道说的是哪一个", "rules can only tell different names apart"))
    }
  }

  private mutating func number(in cell: Located<String>) -> StatisticsNumber? {
    if ["", "—", "－", "-", "/"].contains(cell.value) { return nil }
    if let number = StatisticsNumber(cell.value) { return number }
    report(
      cell.range, Message("“\(cell.value)”不是数", "“\(cell.value)” is no number"),
      help: Message(
        "只写数，单位写在 \(name).toml 的 unit 里；没有的写 —",
        "write the number alone, its unit as `unit` in \(name).toml; write — where there is none"))
    return nil
  }

  private mutating func report(_ range: Range<Int>, _ message: Message, help: Message) {
    diagnostics.append(Diagnostic(.statsCell, at: places.location(range), message, help: help))
  }
}

extension StatisticsTable {
  /// Reads what is said of the table; gives its rules as written.
  fileprivate mutating func readWords(_ file: inout TableDecoder) -> [Located<String>] {
    if let title = file.requiredString("title", example: "党组织基本情况") { self.title = title.value }
    unit = file.string("unit")?.value ?? ""
    asOf = file.date("as_of")?.value
    source = file.string("source")?.value ?? ""
    preparedBy = file.string("prepared_by")?.value ?? ""
    checkedBy = file.string("checked_by")?.value ?? ""
    note = file.string("note")?.value ?? ""
    explanation = file.string("explain")?.value ?? ""
    column = file.string("column").map { Reference(name: $0.value, range: $0.range) }
    hasChart = file.boolean("chart")?.value ?? true
    isSample = file.boolean("sample")?.value ?? false
    return file.strings("rules") ?? []
  }

  /// Reads its rules, and reports those that do not hold.
  fileprivate mutating func readRules(_ written: [Located<String>], _ file: inout TableDecoder) {
    let (names, columns) = (rows.map(\.name), Array(numberHeads))
    for text in written {
      do throws(RuleReader.Problem) {
        let rule = try RuleReader.read(text.value, rows: names, columns: columns)
        rules.append(rule)
        for broken in breaks(of: rule) { report(broken, text, &file) }
      } catch {
        file.report(.statsRule, at: text.range, error.message, help: error.help)
      }
    }
  }

  private func report(
    _ broken: BrokenRule, _ rule: Located<String>, _ file: inout TableDecoder
  ) {
    let message = Message(
      "“\(rule.value)”不成立：\(broken.message.chinese)",
      "“\(rule.value)” does not hold: \(broken.message.english)")
    guard explanation.isEmpty else {
      file.report(
        .sumExplained, at: rule.range, message,
        help: Message("表的下面会写明：\(explanation)", "readers are told: \(explanation)"))
      return
    }
    file.report(
      .sumMismatch, at: rule.range, message,
      help: Message(
        "请对照原表改正抄错的数；原表就是这样的，用 explain 写明原因，会印在表的下面",
        "correct the number that was copied wrong; where the source has it so, say why in "
          + "`explain`, which is printed below the table"))
  }
}
