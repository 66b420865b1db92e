import Base
import Diagnostics
import SiteModel

/// A rule that does not hold somewhere in its table.
package struct BrokenRule: Sendable, Equatable {
  /// The column or row in which it does not, where there are several; empty otherwise.
  package var place: String
  /// Both sides, in ten-thousandths.
  package var left: Int, right: Int

  /// Both sides and the difference, as people read them.
  package var message: Message {
    let (left, right) = (StatisticsNumber.text(left), StatisticsNumber.text(right))
    let difference = StatisticsNumber.text(abs(self.left - self.right))
    let chinesePlace = place.isEmpty ? "" : "“\(place)”里"
    let there = place.isEmpty ? "" : " in “\(place)”"
    return Message(
      "\(chinesePlace)左边 \(left)，右边 \(right)，差 \(difference)",
      "left \(left), right \(right)\(there): a difference of \(difference)")
  }
}

extension StatisticsTable {
  /// The heads of the columns of numbers.
  package var numberHeads: ArraySlice<String> { heads.dropFirst() }

  /// Where a rule does not hold.
  ///
  /// A place with an empty cell is passed over: nothing is known of it.
  package func breaks(of rule: StatisticsRule) -> [BrokenRule] {
    let columns = numberHeads.count
    switch rule.scope {
    case .everyColumn:
      return (0..<columns).compactMap { column in
        compare(rule, name: columns > 1 ? heads[column + 1] : "") {
          value(of: $0, in: rule, column)
        }
      }
    case .column(let column):
      let name = columns > 1 ? heads[column + 1] : ""
      return [compare(rule, name: name) { value(of: $0, in: rule, column) }].compactMap { $0 }
    case .everyRow:
      return rows.indices.compactMap { row in
        compare(rule, name: rows[row].name) { operand in
          if case .column(let column) = operand { return rows[row].cells[column]?.value }
          return if case .number(let number) = operand { number } else { nil }
        }
      }
    }
  }

  private func compare(
    _ rule: StatisticsRule, name: String, _ value: (StatisticsRule.Value) -> Int?
  ) -> BrokenRule? {
    func sum(_ operands: [StatisticsRule.Operand]) -> Int? {
      var sum = 0
      for operand in operands {
        guard let value = value(operand.value) else { return nil }
        sum += operand.isNegative ? -value : value
      }
      return sum
    }
    guard let left = sum(rule.left), let right = sum(rule.right) else { return nil }
    let holds =
      switch rule.relation {
      case .equal(let tolerance): abs(left - right) <= tolerance
      case .atMost: left <= right
      case .atLeast: left >= right
      }
    return holds ? nil : BrokenRule(place: name, left: left, right: right)
  }

  private func value(
    of operand: StatisticsRule.Value, in rule: StatisticsRule, _ column: Int
  ) -> Int? {
    switch operand {
    case .row(let row): return rows[row].cells[column]?.value
    case .column: return nil
    case .number(let number): return number
    case .sum(let column):
      let named = rule.namedRows
      return rows.indices.filter { !named.contains($0) }
        .compactMap { rows[$0].cells[column]?.value }.reduce(0, +)
    }
  }
}

extension StatisticsRule {
  /// The rows that it names.
  var namedRows: Set<Int> {
    Set(
      (left + right).compactMap { operand in
        if case .row(let row) = operand.value { row } else { nil }
      })
  }
}
