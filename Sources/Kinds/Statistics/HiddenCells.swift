import SiteModel

extension StatisticsTable {
  /// The cells that are not shown, since they are about very few people.
  ///
  /// Those below the threshold, and of each sum that would give a hidden cell away as the
  /// difference, the next smallest summand besides.
  ///
  /// - Parameter smallest: the least number that is shown; 0 and 1 hide nothing.
  /// - Returns: for each row whether each cell is hidden.
  package func hiddenCells(below smallest: Int) -> [[Bool]] {
    let limit = smallest * StatisticsNumber.one
    var hidden = rows.map { row in
      row.cells.map { cell in cell.map { $0.value > 0 && $0.value < limit } ?? false }
    }
    guard hidden.contains(where: { $0.contains(true) }) else { return hidden }
    // Each round hides at least one more cell.
    var isChanged = true
    while isChanged {
      isChanged = false
      for cells in sums() {
        let isHidden = cells.filter { hidden[$0.row][$0.column] }
        guard isHidden.count == 1 else { continue }
        let next = cells.filter { !hidden[$0.row][$0.column] }.min { first, second in
          let amounts = (amount(first), amount(second))
          return amounts.0 == amounts.1 ? first.row < second.row : amounts.0 < amounts.1
        }
        guard let next else { continue }
        hidden[next.row][next.column] = true
        isChanged = true
      }
    }
    return hidden
  }

  private typealias Place = (row: Int, column: Int)

  private func amount(_ place: Place) -> Int {
    rows[place.row].cells[place.column]?.value ?? 0
  }

  /// The cells of each sum that the rules know, which would give one of them away.
  private func sums() -> [[Place]] {
    var sums: [[Place]] = []
    for rule in rules {
      guard case .equal = rule.relation else { continue }
      let operands = (rule.left + rule.right).map(\.value)
      switch rule.scope {
      case .everyRow:
        let columns = operands.compactMap { operand in
          if case .column(let column) = operand { column } else { nil }
        }
        sums += rows.indices.map { row in columns.map { (row, $0) } }
      case .everyColumn:
        let named = rule.namedRows.sorted()
        sums += numberHeads.indices.map { column in named.map { ($0, column - 1) } }
      case .column(let column): sums.append(rows.indices.map { ($0, column) })
      }
    }
    return sums.map { $0.filter { rows[$0.row].cells[$0.column] != nil } }
  }
}
