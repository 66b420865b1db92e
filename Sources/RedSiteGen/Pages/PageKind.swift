import Base
import SiteModel

/// The kinds of pages, in the order they are planned.
///
/// What is known about each is its `PageContent`. A new kind has its case here and in
/// `Page.Subject`, with the lines that lead to its content, and is otherwise a file of its own.
enum PageKind: UInt8, Sendable, CaseIterable {
  case article, home, column, documentChoice, topics, topic, archive, archiveYear, archiveMonth,
    units, unit,
    keywords, keyword, sources, source, links, wall, records, record, special, siteMap, notFound,
    leaving,
    search, redirect

  /// What all pages of the kind have in common.
  var content: any PageContent.Type {
    switch self {
    case .article: ArticleContent.self
    case .home: HomeContent.self
    case .column: ColumnContent.self
    case .documentChoice: DocumentChoiceContent.self
    case .topics: TopicsContent.self
    case .topic: TopicContent.self
    case .archive: ArchiveContent.self
    case .archiveYear: ArchiveYearContent.self
    case .archiveMonth: ArchiveMonthContent.self
    case .units: UnitsContent.self
    case .unit: UnitContent.self
    case .keywords: KeywordsContent.self
    case .keyword: KeywordContent.self
    case .sources: SourcesContent.self
    case .source: SourceContent.self
    case .links: LinksContent.self
    case .wall: WallContent.self
    case .records: RecordsContent.self
    case .record: RecordContent.self
    case .special: SpecialContent.self
    case .siteMap: SiteMapContent.self
    case .notFound: NotFoundContent.self
    case .leaving: InterstitialContent.self
    case .search: SearchContent.self
    case .redirect: RedirectContent.self
    }
  }
}

extension Page {
  /// What a page shows: its kind, with the number of the thing.
  package enum Subject: Sendable {
    /// An article.
    case article(Article.ID)
    /// The home page of the site, or of a column that is a site of its own.
    case home(Column.ID)
    /// A column.
    case column(Column.ID)
    /// The documents of a column that fall under one choice of a filter.
    case documentChoice(DocumentChoice.ID)
    /// The list of topics.
    case topics
    /// A topic.
    case topic(Topic.ID)
    /// All years of the archive of a column, or of the site.
    case archive(Column.ID)
    /// One year of an archive.
    case archiveYear(Identifier<ArchiveYear>)
    /// One month of an archive.
    case archiveMonth(Identifier<ArchiveMonth>)
    /// The list of units.
    case units
    /// A unit.
    case unit(Unit.ID)
    /// The list of keywords.
    case keywords
    /// The articles with a keyword.
    case keyword(Term.ID)
    /// The list of sources.
    case sources
    /// The articles of a source.
    case source(Term.ID)
    /// The friend links.
    case links
    /// Messages of a wall.
    case wall(Identifier<WallList>)
    /// The list of public records.
    case records
    /// A public record over a period.
    case record(Identifier<PublicRecord>)
    /// A page of a column of a special kind, besides the column itself.
    case special(Identifier<SpecialPage>)
    /// Everything there is, for people: 网站地图.
    case siteMap
    /// What the server of a site shows for an unknown address.
    case notFound(Subsite.ID)
    /// What readers see before they follow a link to another site.
    case leaving(Identifier<InterstitialPage>)
    /// The page that finds the articles of a site.
    case search(Subsite.ID)
    /// An old URL.
    case redirect(Identifier<RedirectPage>)

    /// All that is known about the page.
    var content: any PageContent {
      switch self {
      case .article(let id): ArticleContent(article: id)
      case .home(let id): HomeContent(column: id)
      case .column(let id): ColumnContent(column: id)
      case .documentChoice(let id): DocumentChoiceContent(choice: id)
      case .topics: TopicsContent()
      case .topic(let id): TopicContent(topic: id)
      case .archive(let id): ArchiveContent(column: id)
      case .archiveYear(let id): ArchiveYearContent(year: id)
      case .archiveMonth(let id): ArchiveMonthContent(month: id)
      case .units: UnitsContent()
      case .unit(let id): UnitContent(unit: id)
      case .keywords: KeywordsContent()
      case .keyword(let id): KeywordContent(term: id)
      case .sources: SourcesContent()
      case .source(let id): SourceContent(term: id)
      case .links: LinksContent()
      case .wall(let id): WallContent(list: id)
      case .records: RecordsContent()
      case .record(let id): RecordContent(record: id)
      case .special(let id): SpecialContent(special: id)
      case .siteMap: SiteMapContent()
      case .notFound(let id): NotFoundContent(of: id)
      case .leaving(let id): InterstitialContent(leaving: id)
      case .search(let id): SearchContent(of: id)
      case .redirect(let id): RedirectContent(redirect: id)
      }
    }
  }
}
