import Base

/// The archive of the site or of one column: its years, the newest first.
public struct Archive: Sendable {
  /// Places in `Site.archiveYears`.
  public var years = IndexRange.empty
  /// How many articles it has.
  public var articleCount: Int32 = 0
  /// The URL of its page; empty where there is none.
  public var url = Text.empty

  /// An archive with nothing in it.
  public init() {}
}

/// The months of one year, the newest first.
public struct ArchiveYear: Sendable {
  /// Whose archive it is part of: the root column for the whole site.
  public var column: Column.ID
  /// The year.
  public var year: Int32
  /// The URL of its page.
  public var url = Text.empty
  /// Places in `Site.archiveMonths`.
  public var months: IndexRange
  /// How many articles it has.
  public var articleCount: Int32

  /// A year with its months.
  public init(column: Column.ID, year: Int, months: IndexRange, articleCount: Int) {
    self.column = column
    self.year = Int32(year)
    self.months = months
    self.articleCount = Int32(articleCount)
  }
}

/// The articles of one month, the newest first.
public struct ArchiveMonth: Sendable {
  /// Whose archive it is part of: the root column for the whole site.
  public var column: Column.ID
  /// The year.
  public var year: Int32
  /// The month, 1 to 12.
  public var month: Int32
  /// The URL of its page.
  public var url = Text.empty
  /// Places in `Site.articleLists`.
  public var articles: IndexRange

  /// A month with its articles.
  public init(column: Column.ID, year: Int, month: Int, articles: IndexRange) {
    self.column = column
    self.year = Int32(year)
    self.month = Int32(month)
    self.articles = articles
  }

  /// The cells of its calendar, weeks from Monday to Sunday: the blank ones before the first day.
  public var blankCells: Int {
    (CivilDate(year: Int(year), month: Int(month), day: 1)?.weekday ?? 1) - 1
  }

  /// How many days it has.
  public var dayCount: Int { CivilDate.daysIn(month: Int(month), year: Int(year)) }
}
