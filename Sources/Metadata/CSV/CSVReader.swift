import Base
import Diagnostics

/// Reads comma-separated values (RFC 4180) as office programs write them, with the place of each
/// cell.
///
/// Rows become tables of the keys that the first row names, so that everything after this reads
/// them like TOML. An empty cell is a key left out.
package struct CSVReader {
  private let bytes: Bytes
  private let places: FilePlaces
  private var position: Int
  private var headings: [String: String] = [:]
  /// How many cells the row before had, for which room is made.
  private var width = 0
  package private(set) var diagnostics: [Diagnostic] = []

  private struct Cell {
    var text: String
    var range: Range<Int>
  }

  /// Reads a file; problems go to `diagnostics`.
  ///
  /// - Parameters:
  ///   - bytes: all bytes of the file, UTF-8.
  ///   - path: the path shown in messages.
  ///   - keys: the columns there can be.
  ///   - required: the columns there must be.
  ///   - headings: what people call the columns of such a file, besides the names all files share.
  ///   - diagnostics: receives what is wrong.
  /// - Returns: one table a row.
  package static func read(
    _ bytes: Bytes, path: String, keys: [String], required: [String],
    headings: [String: String] = [:], into diagnostics: inout [Diagnostic]
  ) -> [LocatedValue] {
    var reader = CSVReader(bytes: bytes, path: path)
    reader.headings = headings
    let rows = reader.rows(keys: keys, required: required)
    diagnostics += reader.diagnostics
    return rows
  }

  /// All cells of a file, whatever they mean.
  package static func cells(_ bytes: Bytes, path: String) -> [LocatedValue] {
    var reader = CSVReader(bytes: bytes, path: path)
    var cells: [LocatedValue] = []
    while let row = reader.row() {
      cells += row.map { LocatedValue(.scalar($0.text, .plain), range: $0.range) }
    }
    return cells
  }

  /// The cells of a file row by row, whatever they mean, each row with at least one that holds
  /// something; problems go to `diagnostics`.
  package static func rows(
    _ bytes: Bytes, path: String, into diagnostics: inout [Diagnostic]
  ) -> [[Located<String>]] {
    var reader = CSVReader(bytes: bytes, path: path)
    var rows: [[Located<String>]] = []
    while let row = reader.row() {
      guard row.contains(where: { !$0.text.isEmpty }) else { continue }
      rows.append(row.map { Located($0.text, range: $0.range) })
    }
    diagnostics += reader.diagnostics
    return rows
  }

  /// The rows of a file whose columns are its own: the first row names them.
  ///
  /// - Returns: every row but blank ones, all as long as the first, without the last columns where
  ///   no row has anything; a row longer than the first is reported and left out.
  package static func grid(
    _ bytes: Bytes, path: String, into diagnostics: inout [Diagnostic]
  ) -> [[Located<String>]] {
    var reader = CSVReader(bytes: bytes, path: path)
    var rows: [[Located<String>]] = []
    while true {
      let known = reader.diagnostics.count
      guard let row = reader.row() else { break }
      guard reader.diagnostics.count == known, row.contains(where: { !$0.text.isEmpty }) else {
        continue
      }
      let width = rows.first?.count ?? row.count
      if row.count > width, row[width...].contains(where: { !$0.text.isEmpty }) {
        reader.reportLongRow(row.count, at: row[width].range, width: width)
        continue
      }
      let end = row.last?.range.upperBound ?? 0
      rows.append(
        (0..<width).map { place in
          place < row.count
            ? Located(row[place].text, range: row[place].range) : Located("", range: end..<end)
        })
    }
    diagnostics += reader.diagnostics
    let used = rows.reduce(0) { max($0, ($1.lastIndex { !$0.value.isEmpty } ?? -1) + 1) }
    return rows.map { Array($0.prefix(used)) }
  }

  private init(bytes: Bytes, path: String) {
    self.bytes = bytes
    places = FilePlaces(bytes, path: path)
    // Excel begins UTF-8 files with a byte order mark.
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private mutating func rows(keys: [String], required: [String]) -> [LocatedValue] {
    guard let head = row() else { return [] }
    let columns = head.map { column($0, among: keys) }
    for key in required where !columns.contains(key) {
      report(
        .missingKey, at: head[0].range,
        Message("第一行缺少“\(key)”一列", "the first row has no column `\(key)`"),
        help: Message(
          "第一行写各列的名称：\(keys.joined(separator: "、"))",
          "the first row names the columns: \(keys.joined(separator: ", "))"))
    }
    guard diagnostics.isEmpty else { return [] }
    var tables: [LocatedValue] = []
    while true {
      let known = diagnostics.count
      guard let cells = row() else { break }
      guard diagnostics.count == known else { continue }
      // Spreadsheets write rows of nothing but commas below the last one.
      guard cells.contains(where: { !$0.text.isEmpty }) else { continue }
      guard cells.count <= columns.count || cells[columns.count...].allSatisfy(\.text.isEmpty)
      else {
        reportLongRow(cells.count, at: cells[columns.count].range, width: columns.count)
        continue
      }
      var entries: [LocatedValue.Entry] = []
      entries.reserveCapacity(cells.count)
      for (key, cell) in zip(columns, cells) {
        guard let key, !cell.text.isEmpty else { continue }
        entries.append(
          .init(
            key: key, keyRange: cell.range,
            value: LocatedValue(.scalar(cell.text, .plain), range: cell.range)))
      }
      let start = cells[0].range.lowerBound
      let end = max(cells.last?.range.upperBound ?? start, start)
      tables.append(LocatedValue(.table(entries), range: start..<max(end, start)))
    }
    return tables
  }

  /// The key that a heading names: itself, or its Chinese name.
  private mutating func column(_ cell: Cell, among keys: [String]) -> String? {
    if cell.text.isEmpty { return nil }
    if keys.contains(cell.text) { return cell.text }
    if let key = headings[cell.text] ?? ChineseKey.heading(cell.text, among: keys) { return key }
    let nearest = nearestName(to: cell.text, among: keys)
    report(
      .unknownKey, at: cell.range,
      Message("不认识的列“\(cell.text)”", "unknown column `\(cell.text)`"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "可用的列：\(keys.joined(separator: "、"))",
        (nearest.map { "did you mean `\($0)`? " } ?? "")
          + "known columns: \(keys.joined(separator: ", "))"))
    return nil
  }

  /// The next row, or nil at the end; blank lines are none.
  private mutating func row() -> [Cell]? {
    while position < bytes.count, isLineEnd(bytes[position]) { position += 1 }
    guard position < bytes.count else { return nil }
    var cells: [Cell] = []
    cells.reserveCapacity(width)
    defer { width = cells.count }
    while true {
      cells.append(cell())
      guard position < bytes.count else { return cells }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        if position == bytes.count {
          cells.append(Cell(text: "", range: position..<position))
          return cells
        }
      } else {
        if bytes[position] == 0x0D { position += 1 }
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        return cells
      }
    }
  }

  private mutating func cell() -> Cell {
    let start = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return quoted(from: start) }
    while position < bytes.count, bytes[position] != UInt8(ascii: ","), !isLineEnd(bytes[position])
    {
      if bytes[position] == UInt8(ascii: "\"") { reportQuote(at: position) }
      position += 1
    }
    return Cell(
      text: bytes[slice: start..<position].string.withoutOuterSpaces, range: start..<position)
  }

  private mutating func quoted(from start: Int) -> Cell {
    var text = ByteBuffer(capacity: 64)
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != UInt8(ascii: "\"") {
        text.append(byte)
      } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        text.append(byte)
        position += 1
      } else {
        let end = position
        if position < bytes.count, bytes[position] != UInt8(ascii: ","), !isLineEnd(bytes[position])
        {
          reportQuote(at: end - 1)
          while position < bytes.count, bytes[position] != UInt8(ascii: ","),
            !isLineEnd(bytes[position])
          { position += 1 }
        }
        return Cell(text: text.makeString().withoutOuterSpaces, range: start..<end)
      }
    }
    report(
      .csvSyntax, at: start..<(start + 1),
      Message("这里的引号没有对应的另一半", "this quote is never closed"),
      help: Message("请补上另一个英文双引号，或删去这一个", "close it, or remove it"))
    return Cell(text: "", range: start..<position)
  }

  private mutating func reportLongRow(_ count: Int, at range: Range<Int>, width: Int) {
    report(
      .csvSyntax, at: range,
      Message(
        "这一行有 \(count) 格，第一行只有 \(width) 列",
        "the row has \(count.counted("cell")), the first row \(width)"),
      help: Message("格子里有逗号的，整格加英文双引号", "put a cell that has a comma into double quotes"))
  }

  private mutating func reportQuote(at place: Int) {
    report(
      .csvSyntax, at: place..<(place + 1),
      Message("引号不在格子的两头", "a quote stands within a cell"),
      help: Message(
        "整格加英文双引号，格子里的引号写成两个：\"甲\"\"乙\"\"\"",
        "quote the whole cell and double the quotes in it: \"a\"\"b\"\"\""))
  }

  private mutating func report(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message
  ) {
    diagnostics.append(Diagnostic(code, at: places.location(range), message, help: help))
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
