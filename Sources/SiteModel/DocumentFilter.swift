import Base

/// One way to choose among the documents of a column: by year, by validity, by who issued them or
/// sent them in.
package struct DocumentFilter: Sendable {
  /// Its place in `Site.documentFilters`.
  package typealias ID = Identifier<DocumentFilter>

  /// The column whose documents it chooses among.
  package var column: Column.ID
  /// What it goes by.
  package var kind: Kind
  /// Places in `Site.documentChoices`.
  package var choices: IndexRange

  /// A filter with its choices.
  package init(column: Column.ID, kind: Kind, choices: IndexRange) {
    self.column = column
    self.kind = kind
    self.choices = choices
  }

  /// What a filter can go by.
  package enum Kind: String, Sendable, CaseIterable {
    /// The year in which a document was signed, or published where nobody says.
    case year
    /// 有效性.
    case status
    /// 发文机关.
    case issuer
    /// The unit that sent it in.
    case unit
  }
}

/// One choice of a filter, with a page of its own.
package struct DocumentChoice: Sendable {
  /// Its place in `Site.documentChoices`.
  package typealias ID = Identifier<DocumentChoice>

  /// The filter it belongs to.
  package var filter: DocumentFilter.ID
  /// What it is called, as in `2026年`.
  package var name: Text
  /// The folder of its page within the column's, as in `year-2026`.
  package var folder: Text
  /// Places in `Site.articleLists`, in the order of the column.
  package var articles: IndexRange

  /// A choice with its articles.
  package init(filter: DocumentFilter.ID, name: Text, folder: Text, articles: IndexRange) {
    self.filter = filter
    self.name = name
    self.folder = folder
    self.articles = articles
  }
}
