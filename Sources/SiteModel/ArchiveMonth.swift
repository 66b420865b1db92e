import Base

/// The archive of the site or of one column: its years, the newest first.
package struct Archive: Sendable {
  /// Places in `Site.archiveYears`.
  package var years = IndexRange.empty
  /// How many articles it has.
  package var articleCount: Int32 = 0
  /// The URL of its page; empty where there is none.
  package var url = Text.empty

  /// An archive with nothing in it.
  package init() {}
}

/// The months of one year, the newest first.
package struct ArchiveYear: Sendable {
  /// Whose archive it is part of: the root column for the whole site.
  package var column: Column.ID
  /// The year.
  package var year: Int32
  /// The URL of its page.
  package var url = Text.empty
  /// Places in `Site.archiveMonths`.
  package var months: IndexRange
  /// How many articles it has.
  package var articleCount: Int32

  /// A year with its months.
  package init(column: Column.ID, year: Int, months: IndexRange, articleCount: Int) {
    self.column = column
    self.year = Int32(year)
    self.months = months
    self.articleCount = Int32(articleCount)
  }
}

/// The articles of one month, the newest first.
package struct ArchiveMonth: Sendable {
  /// Whose archive it is part of: the root column for the whole site.
  package var column: Column.ID
  /// The year.
  package var year: Int32
  /// The month, 1 to 12.
  package var month: Int32
  /// The URL of its page.
  package var url = Text.empty
  /// Places in `Site.articleLists`.
  package var articles: IndexRange

  /// A month with its articles.
  package init(column: Column.ID, year: Int, month: Int, articles: IndexRange) {
    self.column = column
    self.year = Int32(year)
    self.month = Int32(month)
    self.articles = articles
  }

  /// The cells of its calendar, weeks from Monday to Sunday: the blank ones before the first day.
  package var blankCells: Int {
    (CivilDate(year: Int(year), month: Int(month), day: 1)?.weekday ?? 1) - 1
  }

  /// How many days it has.
  package var dayCount: Int { CivilDate.daysIn(month: Int(month), year: Int(year)) }
}
