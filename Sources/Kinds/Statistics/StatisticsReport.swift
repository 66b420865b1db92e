import Base
import Records
import SiteModel

extension KindReport {
  /// The list of several tables.
  package static func statisticsList(
    _ tables: [StatisticsTable], url: (Int) -> String
  ) -> KindReport {
    var report = RecordReport("stats", title: "统计表")
    report.tables = [
      RecordTable(
        "stats", title: "统计表",
        columns: [
          .init("名称", "title"), .init("截至", "as_of"), .init("来源", "source"),
        ],
        rows: tables.enumerated().map { place, table in
          RecordTable.Row([
            .link(table.title, url: url(place)), table.asOf.map { .day($0) } ?? .none,
            .text(table.source),
          ])
        })
    ]
    return KindReport(report)
  }
}

extension StatisticsTable {
  /// The most bars that are drawn.
  private static let mostBars = 24

  /// The table as its page shows it.
  ///
  /// - Parameter smallest: the least number that is shown, `stats.smallest`.
  /// - Returns: the table and its chart.
  package func report(smallest: Int) -> KindReport {
    let hidden = hiddenCells(below: smallest)
    let isHiding = hidden.contains { $0.contains(true) }
    var table = RecordTable(
      name, title: title, notes: notes(smallest: isHiding ? smallest : nil),
      columns: heads.enumerated().map { RecordTable.Column($1, "c\($0)") })
    table.rows = rows.enumerated().map { place, row in
      let cells = row.cells.enumerated().map { column, cell -> RecordTable.Cell in
        hidden[place][column] ? .text("*") : Self.cell(cell)
      }
      return RecordTable.Row([.text(row.name)] + cells)
    }
    var report = RecordReport(name, title: title)
    report.tables = [table]
    var result = KindReport(report)
    if let chart = chart(hidden: hidden) { result.charts = [chart] }
    return result
  }

  /// The rows that rules make the sum of others.
  private var totals: Set<Int> {
    var totals: Set<Int> = []
    for rule in rules {
      guard case .equal = rule.relation else { continue }
      for (side, other) in [(rule.left, rule.right), (rule.right, rule.left)] {
        guard side.count == 1, case .row(let place) = side[0].value else { continue }
        let isSum = other.contains { if case .sum = $0.value { true } else { false } }
        if isSum || other.count > 1 { totals.insert(place) }
      }
    }
    return totals
  }

  private static func cell(_ number: StatisticsNumber?) -> RecordTable.Cell {
    guard let number else { return .none }
    return switch number.decimals {
    case 0: .number(number.value / StatisticsNumber.one)
    case 2: .hundredths(number.value / (StatisticsNumber.one / 100))
    default: .text(number.text)
    }
  }

  private func notes(smallest: Int?) -> [String] {
    var facts: [String] = []
    if !unit.isEmpty { facts.append("单位：\(unit)") }
    if let asOf { facts.append("截至 \(asOf.chinese)") }
    if !source.isEmpty { facts.append("来源：\(source)") }
    if !preparedBy.isEmpty { facts.append("制表：\(preparedBy)") }
    if !checkedBy.isEmpty { facts.append("审核：\(checkedBy)") }
    var notes = facts.isEmpty ? [] : [facts.joined(separator: "；")]
    if !note.isEmpty { notes.append(note) }
    if !explanation.isEmpty { notes.append("说明：\(explanation)") }
    if let smallest { notes.append("小于 \(smallest) 的数和由它能推算出的数写作 *。") }
    return notes
  }

  /// The first column of numbers as bars; nil where that says little: one row, or very many.
  ///
  /// Totals are left out: beside one, its parts are stubs.
  private func chart(hidden: [[Bool]]) -> BarChart? {
    let totals = totals
    let shown = rows.indices.filter { !totals.contains($0) }
    guard hasChart, (2...Self.mostBars).contains(shown.count), let head = numberHeads.first else {
      return nil
    }
    let bars = shown.map { place in
      let cell = hidden[place][0] ? nil : rows[place].cells[0]
      return BarChart.Bar(
        name: rows[place].name, length: cell?.value,
        text: hidden[place][0] ? "*" : cell?.text ?? "—")
    }
    guard !bars.contains(where: { ($0.length ?? 0) < 0 }) else { return nil }
    let unit = unit.isEmpty ? "" : "（\(unit)）"
    return BarChart(title: title + "：" + head + unit, bars: bars)
  }
}
