import Base

/// The articles of one month; articles are numbered by date, so they are a run of numbers.
public struct ArchiveMonth: Sendable {
  /// The year.
  public var year: Int32
  /// The month, 1 to 12.
  public var month: Int32
  /// The URL of its page.
  public var url = Text.empty
  /// The numbers of its articles.
  public var articles: IndexRange

  /// A month with its articles.
  public init(year: Int, month: Int, articles: IndexRange) {
    self.year = Int32(year)
    self.month = Int32(month)
    self.articles = articles
  }
}

/// The months of one year, the newest first.
public struct ArchiveYear: Sendable {
  /// The year.
  public var year: Int32
  /// The URL of its page.
  public var url = Text.empty
  /// Places in `Site.archiveMonths`.
  public var months: IndexRange
  /// The numbers of its articles.
  public var articles: IndexRange

  /// A year with its months and articles.
  public init(year: Int, months: IndexRange, articles: IndexRange) {
    self.year = Int32(year)
    self.months = months
    self.articles = articles
  }
}
