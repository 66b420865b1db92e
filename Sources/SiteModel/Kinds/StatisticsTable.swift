import Base

/// A table of numbers: `data/stats/NAME.csv` with what `NAME.toml` says of it.
package struct StatisticsTable: Sendable {
  /// The name of its files, the last part of its URL.
  package var name: String
  /// What it is called.
  package var title: String
  /// What is counted: `人`; empty where the heads say it.
  package var unit = ""
  /// The day it was counted on.
  package var asOf: CivilDate?
  /// Where the numbers are from.
  package var source = ""
  /// 制表.
  package var preparedBy = ""
  /// 审核.
  package var checkedBy = ""
  /// A note below the title.
  package var note = ""
  /// Why a sum does not hold, in words that readers are told; empty where all hold.
  package var explanation = ""
  /// The folder of the column that shows it, where it is not the first of the kind.
  package var column: Reference?
  /// Whether its first numbers are drawn as bars.
  package var hasChart = true
  /// Whether it came with a preset.
  package var isSample = false
  /// The heads of its columns; the first is that of the names of rows.
  package var heads: [String] = []
  /// Its rows.
  package var rows: [Row] = []
  /// What must hold of its numbers.
  package var rules: [StatisticsRule] = []

  /// A row: what it is of, and a number for each head after the first; nil for an empty cell.
  package struct Row: Sendable {
    package var name: String
    package var cells: [StatisticsNumber?]

    package init(name: String, cells: [StatisticsNumber?]) {
      self.name = name
      self.cells = cells
    }
  }

  /// A table without rows.
  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// A number of a table, exact: in ten-thousandths.
package struct StatisticsNumber: Sendable, Hashable {
  /// Its value in ten-thousandths; less than 10¹⁴ in amount.
  package var value: Int
  /// How many decimals it was written with, 0 to 4.
  package var decimals: Int

  package init(value: Int, decimals: Int) {
    self.value = value
    self.decimals = decimals
  }

  /// One in the unit of `value`.
  package static let one = 10_000
}

/// What must hold of the numbers of a table: `在职党员 + 离退休党员 = 党员总数`.
package struct StatisticsRule: Sendable, Equatable {
  /// The sum on the left.
  package var left: [Operand]
  /// The sum on the right.
  package var right: [Operand]
  /// How they relate.
  package var relation: Relation
  /// What its names are.
  package var scope: Scope

  /// A summand.
  package struct Operand: Sendable, Equatable {
    /// Whether it is taken away.
    package var isNegative: Bool
    /// What it is.
    package var value: Value

    package init(_ value: Value, isNegative: Bool = false) {
      self.value = value
      self.isNegative = isNegative
    }
  }

  /// What a summand can be; rows and columns by their places.
  package enum Value: Sendable, Equatable {
    /// A row.
    case row(Int)
    /// A column of numbers, from 0.
    case column(Int)
    /// A number, in ten-thousandths.
    case number(Int)
    /// All numbers of a column but those of rows that the rule names.
    case sum(column: Int)
  }

  /// How the two sides relate.
  package enum Relation: Sendable, Equatable {
    /// They are the same, or differ by at most this, in ten-thousandths.
    case equal(tolerance: Int)
    /// The left one is not larger.
    case atMost
    /// The left one is not smaller.
    case atLeast
  }

  /// Where a rule holds.
  package enum Scope: Sendable, Equatable {
    /// In each column of numbers.
    case everyColumn
    /// In one column, whose sum it names.
    case column(Int)
    /// In each row.
    case everyRow
  }

  package init(left: [Operand], right: [Operand], relation: Relation, scope: Scope) {
    self.left = left
    self.right = right
    self.relation = relation
    self.scope = scope
  }
}
