import Base

/// A table of a record: what HTML, CSV and JSON are written from.
package struct RecordTable: Sendable, Equatable {
  /// Its name in files and links: `letters-units`, ASCII.
  package var name: String
  /// What it is called, in Chinese.
  package var title: String
  /// Sentences below the title: what was counted and how.
  package var notes: [String]
  /// Its columns.
  package var columns: [Column]
  /// Its rows, each with a cell for every column.
  package var rows: [Row]
  /// What is said where it has no row.
  package var empty: String

  /// A column: its head, and its key in JSON.
  package struct Column: Sendable, Equatable {
    /// The head, in Chinese.
    package var title: String
    /// The key in JSON, ASCII.
    package var key: String

    package init(_ title: String, _ key: String) {
      self.title = title
      self.key = key
    }
  }

  /// A row.
  package struct Row: Sendable, Equatable {
    /// The cells, one for each column.
    package var cells: [Cell]
    /// Where links within the page lead to it: ASCII, unique in the report; empty where none do.
    package var anchor: String

    package init(_ cells: [Cell], anchor: String = "") {
      self.cells = cells
      self.anchor = anchor
    }
  }

  /// What stands in a cell.
  package enum Cell: Sendable, Equatable {
    /// Nothing, as there is nothing to say.
    case none
    /// Text, as it is.
    case text(String)
    /// A whole number.
    case number(Int)
    /// An exact number of two decimals, in hundredths: points.
    case hundredths(Int)
    /// A share, shown as `1/3 = 33.3%`; `—` where the denominator is 0.
    case share(Int, of: Int)
    /// A day.
    case day(CivilDate)
    /// Text that leads somewhere: a URL, or `#anchor` within the page.
    case link(String, url: String)
    /// The state of something, in its fixed words.
    case state(String, Mood)
    /// What cannot be told yet (`UncoveredDay.cell`).
    case unknown(String)
  }

  /// How a state looks: never by colour alone, its words say the same.
  package enum Mood: String, Sendable {
    /// Done, in time.
    case good
    /// Running, with time left; or not counted.
    case neutral
    /// Due soon.
    case soon
    /// Late, missing, or not passed.
    case bad
  }

  package init(
    _ name: String, title: String, notes: [String] = [], columns: [Column], rows: [Row] = [],
    empty: String = "没有"
  ) {
    self.name = name
    self.title = title
    self.notes = notes
    self.columns = columns
    self.rows = rows
    self.empty = empty
  }
}

/// A report of `redsite report`: a record over a period, as of a day.
package struct RecordReport: Sendable, Equatable {
  /// Its name, as the command and files have it: `letters`, ASCII.
  package var name: String
  /// What it is called, in Chinese.
  package var title: String
  /// Sentences before the tables: the outcome in words.
  package var summary: [String] = []
  /// The tables.
  package var tables: [RecordTable] = []
  /// What changed over time, after the tables.
  package var trends: [RecordTrend] = []
  /// How many things are overdue, for `--fail-on overdue`.
  package var overdueCount = 0
  /// Years whose holidays are missing, so that dates in it could not be told.
  package var missingYears: Set<Int> = []

  package init(_ name: String, title: String) {
    self.name = name
    self.title = title
  }
}
