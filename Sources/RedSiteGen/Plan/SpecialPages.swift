import Base
import Kinds
import SiteModel

/// What columns of special kinds show, and the pages they have besides.
package struct SpecialPages: Sendable {
  /// The pages.
  package var pages: [SpecialPage] = []
  /// The tables that columns and pages show.
  package var reports: [PlannedReport] = []
  /// What each column shows, a place in `reports`, by the column's number.
  package var reportOfColumn: [Int32: Int] = [:]
  /// The volumes of papers.
  package var volumes: [PlannedVolume] = []
  /// The page of each expert, by the place among `SpecialKinds.experts`.
  package var experts: [Int: Text] = [:]
  /// The page of each exhibition that has all of it, by the column's number.
  package var printPages: [Int32: Text] = [:]
}

/// A page of a column of a special kind, as a table of statistics or the honours of a year.
package struct SpecialPage: Sendable {
  /// What it is called.
  package var title: String
  /// The column that it belongs to.
  package var column: Column.ID
  /// What it shows.
  package var subject: Subject
  /// Its URL.
  package var url = Text.empty

  /// What such a page can show.
  package enum Subject: Sendable {
    /// Tables: a place in `SpecialPages.reports`.
    case report(Int)
    /// All panels of the exhibition that the column is.
    case exhibition
    /// A volume: a place in `SpecialPages.volumes`.
    case volume(Int)
  }

  init(title: String, column: Column.ID, subject: Subject) {
    self.title = title
    self.column = column
    self.subject = subject
  }
}

/// Tables with the URLs of their downloads.
package struct PlannedReport: Sendable {
  /// The tables.
  package var content: KindReport
  /// Each of its tables as CSV.
  package var tableURLs: [Text] = []
  /// The calendar that programs subscribe to; empty where there is none.
  package var calendarURL = Text.empty
}

/// The papers of a year.
package struct PlannedVolume: Sendable {
  /// Its title.
  package var title: String
  /// Who edited it; may be empty.
  package var editor: String
  /// The papers, the oldest first.
  package var articles: [Article.ID]
  /// The page with all of it.
  package var url = Text.empty
  /// The book.
  package var bookURL = Text.empty
}
