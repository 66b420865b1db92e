import Base
import SiteModel

/// The URL of everything that has one, in tables by number; empty text for what has none.
///
/// Texts of `SitePlan.texts`: absolute where hosts differ, else from the host on, percent-encoded.
package struct SiteURLs: Sendable {
  /// The page of each article, or what its `link` leads to.
  package var articles: [Text]
  /// The page of each column.
  package var columns: [Text]
  /// The page of each topic.
  package var topics: [Text]
  /// The archive of each column; the root column's is that of the site.
  package var archives: [Text]
  /// The page of each of `Site.archiveYears`.
  package var archiveYears: [Text]
  /// The page of each of `Site.archiveMonths`.
  package var archiveMonths: [Text]
  /// The page of each of `Site.documentChoices`.
  package var documentChoices: [Text]
  /// The documents of each column for scripts.
  package var documentLists: [Text]
  /// The page of each unit.
  package var units: [Text]
  /// The place on their unit's page that names each contributor.
  package var contributors: [Text]
  /// The page of each keyword and source.
  package var terms: [Text]
  /// The first page of each of `InteractiveParts.lists`.
  package var wallLists: [Text] = []
  /// What each friend link leads to.
  package var links: [Text]
  /// Each file that is published as it is, by `SourceFile.ID`.
  package var assets: [Text]

  /// The pictures of each site's face.
  package var faces: [FaceURLs]
  /// What browsers read of each site that is put on a home screen.
  package var manifests: [Text]

  /// The list of topics.
  package var topicList = Text.empty
  /// The list of units.
  package var unitList = Text.empty
  /// The list of keywords.
  package var keywordList = Text.empty
  /// The list of sources.
  package var sourceList = Text.empty
  /// The friend links.
  package var linkList = Text.empty
  /// The friend links for programs: in JSON and in OPML.
  package var linksIndex = Text.empty, linksOutline = Text.empty
  /// The list of public records.
  package var recordList = Text.empty
  /// The site map for people.
  package var siteMap = Text.empty
  /// The page that finds the articles of each site.
  package var searches: [Text]
  /// What that page reads first of the index of texts, for each site.
  package var searchIndexes: [Text]

  /// Tables for a site of which nothing is planned yet, but that friend links lead to what is
  /// written.
  init(for site: Site) {
    func table(_ count: Int) -> [Text] { Array(repeating: .empty, count: count) }
    articles = table(site.articles.count)
    columns = table(site.columns.count)
    topics = table(site.topics.count)
    archives = table(site.columns.count)
    archiveYears = table(site.archiveYears.count)
    archiveMonths = table(site.archiveMonths.count)
    documentChoices = table(site.documentChoices.count)
    documentLists = table(site.columns.count)
    units = table(site.units.count)
    contributors = table(site.contributors.count)
    terms = table(site.terms.count)
    links = site.links.map(\.address)
    assets = table(site.files.count)
    faces = Array(repeating: FaceURLs(), count: site.subsites.count)
    manifests = table(site.subsites.count)
    searches = table(site.subsites.count)
    searchIndexes = table(site.subsites.count)
  }
}

/// Where the pictures of a face are; empty text for those that it lacks.
package struct FaceURLs: Sendable {
  /// The mark.
  package var logo = Text.empty
  /// The banner of the day.
  package var banner = Text.empty
  /// The same for dark screens.
  package var darkBanner = Text.empty
  /// The picture for the home screens of telephones.
  package var touchIcon = Text.empty
}
