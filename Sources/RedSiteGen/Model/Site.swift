import Base

/// The whole site as relations between numbered things: what organize makes, what pages are
/// made from.
public struct Site: Sendable {
  /// What `site.toml` says.
  public var configuration: SiteConfiguration
  /// The time at which the site is looked at: later articles are not on it.
  public var now: DateTime
  /// The source of articles that name none and come from no unit.
  public var defaultSource = Text.empty
  /// The URLs that were made once.
  public var permalinkLock = PermalinkLock()
  /// The text of everything.
  public var texts: TextStore
  /// The files of the site, by `SourceFile.ID`.
  public var files: [SourceFile]

  /// The visible articles, the newest first.
  public var articles: [Article] = []
  /// The columns, the root first.
  public var columns: [Column] = []
  /// The topics that are open, by weight, then by name; after them those that are archived.
  public var topics: [Topic] = []
  /// How many of the topics are not archived.
  public var currentTopicCount = 0
  /// The topics that the home page shows, places in `topicLists`.
  public var homeTopics = IndexRange.empty
  /// The `_index.md` of the topics folder, if there is one.
  public var topicsIndex: TopicsIndex?
  /// The URL of the list of topics, if there is one.
  public var topicsURL = Text.empty
  /// The URL of the friend links, if there are any.
  public var linksURL = Text.empty
  /// The site itself, then the columns that are sites of their own.
  public var subsites: [Subsite] = []
  /// The pieces of home pages and topics that `IndexRange`s name.
  public var blocks: [Block] = []
  /// The URL of the site map for people.
  public var siteMapURL = Text.empty
  /// The URL of the list of units, if there is one.
  public var unitsURL = Text.empty
  /// The units, in the order of their file.
  public var units: [Unit] = []
  /// The contributors, in the order of their file.
  public var contributors: [Contributor] = []
  /// The 公文 blocks.
  public var documents: [OfficialDocument] = []
  /// The attachments.
  public var attachments: [Attachment] = []
  /// The free tables.
  public var extras: [Extra] = []
  /// The groups of friend links.
  public var linkGroups: [LinkGroup] = []
  /// Where `data/links.toml` has the address of each of `links`; nil for paths of the site.
  public var linkRanges: [Range<Int>?] = []
  /// The addresses of other sites in texts, front matter and data; only where they are needed.
  var externalLinks: [ExternalLink] = []
  /// The pages that say that a link leaves the site.
  public var leavingPages: [LeavingPage] = []
  /// The place in `leavingPages` of an address, by its checksum.
  public var leavingPageOfAddress: [UInt64: Int32] = [:]
  /// The URL of the page that finds articles; empty where there is none.
  public var searchURL = Text.empty
  /// The years that have articles, the newest first, and the articles of each in their order.
  public var searchYears: [(year: Int, articles: Range<Int>)] = []
  /// The URL of the list of friend links for programs.
  public var linksIndexURL = Text.empty, linksOutlineURL = Text.empty
  /// The friend links.
  public var links: [FriendLink] = []
  /// The years of all archives that have articles, those of one archive together, the newest
  /// first.
  public var archiveYears: [ArchiveYear] = []
  /// The months of all archives that have articles, as the years.
  public var archiveMonths: [ArchiveMonth] = []
  /// The number of articles of each day of each month, 31 a month.
  public var archiveDayCounts: [Int32] = []
  /// The keywords and sources that have pages.
  public var terms: [Term] = []
  /// Places of the keywords among `terms`.
  public var keywordTerms = IndexRange.empty
  /// Places of the sources among `terms`.
  public var sourceTerms = IndexRange.empty
  /// The term of each of `keywords`, -1 where it has no page.
  public var termOfKeyword: [Int32] = []
  /// The URLs of the lists of keywords and of sources, if there are any.
  public var keywordsURL = Text.empty, sourcesURL = Text.empty
  /// The videos of articles.
  public var videos: [Video] = []

  /// Lists of articles that `IndexRange`s name.
  public var articleLists: [Article.ID] = []
  /// Lists of columns that `IndexRange`s name.
  public var columnLists: [Column.ID] = []
  /// Lists of topics that `IndexRange`s name.
  public var topicLists: [Topic.ID] = []
  /// Lists of contributors that `IndexRange`s name.
  public var contributorLists: [Contributor.ID] = []
  /// Lists of units that `IndexRange`s name.
  public var unitLists: [Unit.ID] = []
  /// The units without one above, places in `unitLists`.
  public var topUnits = IndexRange.empty
  /// The groups of units in the order of their first unit.
  public var unitGroups: [Text] = []
  /// The contributors of no unit, places in `contributorLists`.
  public var freeContributors = IndexRange.empty
  /// Lists of keywords that `IndexRange`s name.
  public var keywords: [Text] = []

  /// The templates that front matter names.
  public var templateUses: [TemplateUse] = []
  /// Old URLs and where they lead.
  public var redirects: [Redirect] = []
  /// The `link` of articles and the `url` of friend links that lead to something of this site.
  public var internalLinks: [InternalLink] = []
  /// The files below `content/` to publish as they are.
  public var publishedAssets: [SourceFile.ID] = []
  /// The URL of each file of `publishedAssets`, by `SourceFile.ID`; empty for all other files.
  public var assetURLs: [Text] = []
  /// What a path within `content/` leads to.
  public var targets: [String: LinkTarget] = [:]

  /// A site without anything on it.
  public init(
    configuration: SiteConfiguration, now: DateTime, texts: TextStore, files: [SourceFile]
  ) {
    self.configuration = configuration
    self.now = now
    self.texts = texts
    self.files = files
  }
}

/// The page that lists all topics: what `content/topics/_index.md` says.
public struct TopicsIndex: Sendable {
  /// Its file.
  public var file: SourceFile.ID
  /// Its name.
  public var title: Text
  /// What it is about.
  public var description: Text
  /// The introduction, Markdown within `file`.
  public var body: Text
}

/// A template that front matter names instead of the theme's own for pages of that kind.
public struct TemplateUse: Sendable {
  /// The kind of page.
  public var kind: PageKind
  /// The site whose theme has the template.
  public var subsite: Subsite.ID
  /// The template's name.
  public var name: String
  /// The file that names it.
  public var file: SourceFile.ID
  /// Where in that file.
  public var range: Range<Int>
}

/// An old URL that leads to a page.
public struct Redirect: Sendable {
  /// The old URL as front matter gives it.
  public var from: String
  /// The file that says so.
  public var file: SourceFile.ID
  /// Where in the file it says so.
  public var range: Range<Int>
  /// What it leads to.
  public var target: Target
  /// The URL and the name of what it leads to, which the plan fills in.
  public var to = Text.empty, title = Text.empty

  /// What an old URL can lead to.
  public enum Target: Sendable {
    /// An article.
    case article(Article.ID)
    /// A column and every page below its folder.
    case column(Column.ID)
    /// A topic and every page below its folder.
    case topic(Topic.ID)
    /// One page of those, by its place in the plan.
    case page(Int)
  }

  /// An old URL at its place.
  public init(from: String, file: SourceFile.ID, range: Range<Int>, target: Target) {
    self.from = from
    self.file = file
    self.range = range
    self.target = target
  }
}

/// What a path within `content/` leads to, for links between texts.
public enum LinkTarget: Sendable, Hashable {
  /// An article on the site.
  case article(Article.ID)
  /// A column.
  case column(Column.ID)
  /// A topic.
  case topic(Topic.ID)
  /// The list of topics.
  case topicsIndex
  /// A file that is published as it is.
  case asset(SourceFile.ID)
  /// An article that exists and is not on the site.
  case hidden(HiddenReason)
  /// A file that belongs only to articles that are not on the site.
  case withheld
}

/// Why an article is not on the site.
public enum HiddenReason: Sendable, Hashable {
  /// It is a draft.
  case draft
  /// Its date is still to come.
  case future
  /// It has expired.
  case expired
}

extension Site {
  /// Where the files of the output are served.
  public var addresses: SiteAddresses {
    SiteAddresses(
      configuration,
      hosts: subsites.filter { !$0.host.isEmpty }.map {
        (folder: texts.string(columns[$0.column.offset].path) + "/", address: $0.host)
      })
  }

  /// Where in the output the theme's assets are that pages of a subsite use, ending in `/`.
  func assetsFolder(ofSubsite index: Int) -> String {
    let subsite = subsites[index]
    let folder =
      subsite.hasOwnAssets ? texts.string(columns[subsite.column.offset].path) + "/" : ""
    return folder + FolderNames.assets + "/"
  }
}
