import Base

/// The whole site as relations between numbered things: what organize makes, what pages are
/// made from.
package struct Site: Sendable {
  /// What `site.toml` says.
  package var configuration: SiteConfiguration
  /// The time at which the site is looked at: later articles are not on it.
  package var now: DateTime
  /// The source of articles that name none and come from no unit.
  package var defaultSource = Text.empty
  /// The URLs that were made once.
  package var permalinkLock = PermalinkLock()
  /// The path and the slug of every article whose slug was made, in the modes that make them.
  package var madeSlugs: [(path: String, slug: String)] = []
  /// The text of everything.
  package var texts: TextStore
  /// The files of the site, by `SourceFile.ID`.
  package var files: [SourceFile]
  /// The text of documents that articles offer, where it is searched.
  package var attachmentTexts: [SourceFile.ID: Text] = [:]

  /// What came with a preset and is still there.
  package var samples = SampleCount()
  /// How old the lists of other sites are, in the order of `site.toml`.
  package var aggregateAges: [AggregateAge] = []
  /// The visible articles, the newest first.
  package var articles: [Article] = []
  /// The columns, the root first.
  package var columns: [Column] = []
  /// The topics that are open, by weight, then by name; after them those that are archived.
  package var topics: [Topic] = []
  /// How many of the topics are not archived.
  package var currentTopicCount = 0
  /// The topics that the home page shows, places in `topicLists`.
  package var homeTopics = IndexRange.empty
  /// The `_index.md` of the topics folder, if there is one.
  package var topicsIndex: TopicsIndex?
  /// The site itself, then the columns that are sites of their own.
  package var subsites: [Subsite] = []
  /// The pieces of home pages and topics that `IndexRange`s name.
  package var blocks: [Block] = []
  /// The units, in the order of their file.
  package var units: [Unit] = []
  /// The contributors, in the order of their file.
  package var contributors: [Contributor] = []
  /// The 公文 blocks.
  package var documents: [OfficialDocument] = []
  /// The filters of columns of documents, those of one column together.
  package var documentFilters: [DocumentFilter] = []
  /// Their choices, those of one filter together.
  package var documentChoices: [DocumentChoice] = []
  /// The public notices, in the order of their articles.
  package var notices: [PublicNotice] = []
  /// The notices that run or are still to come of each column of notices, places in `articleLists`;
  /// the first to end stands first.
  package var openNotices: [Column.ID: IndexRange] = [:]
  /// The attachments.
  package var attachments: [Attachment] = []
  /// The free tables.
  package var extras: [Extra] = []
  /// The groups of friend links.
  package var linkGroups: [LinkGroup] = []
  /// Where `data/links.toml` has the address of each of `links`; nil for paths of the site.
  package var linkRanges: [Range<Int>?] = []
  /// The addresses of other sites in texts, front matter and data; only where they are needed.
  package var externalLinks: [ExternalLink] = []
  /// The friend links.
  package var links: [FriendLink] = []
  /// The years of all archives that have articles, those of one archive together, the newest
  /// first.
  package var archiveYears: [ArchiveYear] = []
  /// The months of all archives that have articles, as the years.
  package var archiveMonths: [ArchiveMonth] = []
  /// The number of articles of each day of each month, 31 a month.
  package var archiveDayCounts: [Int32] = []
  /// The keywords and sources that have pages.
  package var terms: [Term] = []
  /// Places of the keywords among `terms`.
  package var keywordTerms = IndexRange.empty
  /// Places of the sources among `terms`.
  package var sourceTerms = IndexRange.empty
  /// The term of each of `keywords`, -1 where it has no page.
  package var termOfKeyword: [Int32] = []
  /// The videos of articles.
  package var videos: [Video] = []
  /// The mailboxes, in the order of their file; those of delegates after the one they are of.
  package var mailboxes: [Mailbox] = []
  /// Who has a mailbox of their own, in the order of the file.
  package var delegates: [Delegate] = []
  /// The letters, by mailbox and the time they came in, also those that are not published.
  package var letters: [Letter] = []
  /// The letter that each article is, -1 for none; empty where there are no letters.
  package var letterOfArticle: [Int32] = []
  /// The letters that articles answer, by article.
  package var lettersAnswered: [Article.ID: [Letter.ID]] = [:]
  /// The mailbox of each column, -1 for none; empty where there are no mailboxes.
  package var mailboxOfColumn: [Int32] = []
  /// The steps of reviews that pages show, those of one article together.
  package var reviewSteps: [ShownReviewStep] = []
  /// Places in `reviewSteps`, of the articles that show any.
  package var reviewsOfArticles: [Article.ID: IndexRange] = [:]
  /// What readers take part in.
  package var interactive = InteractiveParts()
  /// What columns of special kinds show, and what is special about single articles.
  package var kinds = SpecialKinds()

  /// Lists of articles that `IndexRange`s name.
  package var articleLists: [Article.ID] = []
  /// Lists of columns that `IndexRange`s name.
  package var columnLists: [Column.ID] = []
  /// Lists of topics that `IndexRange`s name.
  package var topicLists: [Topic.ID] = []
  /// Lists of contributors that `IndexRange`s name.
  package var contributorLists: [Contributor.ID] = []
  /// Lists of units that `IndexRange`s name.
  package var unitLists: [Unit.ID] = []
  /// The units without one above, places in `unitLists`.
  package var topUnits = IndexRange.empty
  /// The groups of units in the order of their first unit.
  package var unitGroups: [Text] = []
  /// The contributors of no unit, places in `contributorLists`.
  package var freeContributors = IndexRange.empty
  /// Lists of keywords that `IndexRange`s name.
  package var keywords: [Text] = []

  /// What is sent in and how it counts: cadence, points, signed tables.
  package var records = RecordFacts()

  /// The templates that front matter names.
  package var templateUses: [TemplateUse] = []
  /// Old URLs and where they lead.
  package var redirects: [Redirect] = []
  /// The `link` of articles and the `url` of friend links that lead to something of this site.
  package var internalLinks: [InternalLink] = []
  /// The files below `content/` that may be published as they are: nothing speaks against it.
  package var allowedAssets: [SourceFile.ID] = []
  /// Those of them that are meant to be, as far as it is known without the texts; the texts name
  /// more of them while they are rendered.
  package var meantAssets: Set<SourceFile.ID> = []
  /// Those of them that something leads to, so that they go out as they are; a picture that is only
  /// shown goes out as what was made of it.
  package var linkedAssets: Set<SourceFile.ID> = []
  /// Where front matter and data name files, in the order they were found.
  package var assetNamings: [AssetNaming] = []
  /// What must stay in pictures where they are cut.
  package var focusPoints: [SourceFile.ID: FocusPoint] = [:]
  /// Those that nobody wonders about where no page names them: they wait for an article, or their
  /// folder says that it publishes nothing.
  package var quietAssets: Set<SourceFile.ID> = []
  /// The names, in small letters, of paths that lead to no file: the file that was meant may be there
  /// under almost that name, and is no file that nobody names.
  package var missedNames: Set<String> = []
  /// What was found that is not for the public, and that nobody cleared.
  package var openFindings: [OpenFinding] = []
  /// What is in photos besides the picture; said when it is known which of them go out as they are.
  package var photoFindings: [PhotoFinding] = []
  /// The texts of articles that are not on the site: what they name waits for them.
  package var hiddenTexts: [(file: SourceFile.ID, body: Text)] = []
  /// What a path within `content/` leads to.
  package var targets: [String: LinkTarget] = [:]

  /// A site without anything on it.
  package init(
    configuration: SiteConfiguration, now: DateTime, texts: TextStore, files: [SourceFile]
  ) {
    self.configuration = configuration
    self.now = now
    self.texts = texts
    self.files = files
  }
}

/// A place in front matter or data that names a file of `content/`.
package struct AssetNaming: Sendable {
  /// The file that is named.
  package var asset: SourceFile.ID
  /// The file that names it.
  package var file: SourceFile.ID
  /// Where in that file.
  package var range: Range<Int>

  package init(asset: SourceFile.ID, file: SourceFile.ID, range: Range<Int>) {
    self.asset = asset
    self.file = file
    self.range = range
  }
}

/// The page that lists all topics: what `content/topics/_index.md` says.
package struct TopicsIndex: Sendable {
  /// Its file.
  package var file: SourceFile.ID
  /// Its name.
  package var title: Text
  /// What it is about.
  package var description: Text
  /// The introduction, Markdown within `file`.
  package var body: Text

  package init(file: SourceFile.ID, title: Text, description: Text, body: Text) {
    self.file = file
    self.title = title
    self.description = description
    self.body = body
  }
}

/// A template that front matter names instead of the theme's own for pages of that kind.
package struct TemplateUse: Sendable {
  /// What has front matter that may name a template.
  package enum Owner: Sendable, Hashable {
    case home, column, article, topic
  }

  /// Whose front matter names it.
  package var owner: Owner
  /// The site whose theme has the template.
  package var subsite: Subsite.ID
  /// The template's name.
  package var name: String
  /// The file that names it.
  package var file: SourceFile.ID
  /// Where in that file.
  package var range: Range<Int>

  package init(
    owner: Owner,
    subsite: Subsite.ID,
    name: String,
    file: SourceFile.ID,
    range: Range<Int>
  ) {
    self.owner = owner
    self.subsite = subsite
    self.name = name
    self.file = file
    self.range = range
  }
}

/// An old URL that leads to a page.
package struct Redirect: Sendable {
  /// The old URL as front matter gives it.
  package var from: String
  /// The file that says so.
  package var file: SourceFile.ID
  /// Where in the file it says so.
  package var range: Range<Int>
  /// What it leads to.
  package var target: Target

  /// What an old URL can lead to.
  package enum Target: Sendable {
    /// An article.
    case article(Article.ID)
    /// A column and every page below its folder.
    case column(Column.ID)
    /// A topic and every page below its folder.
    case topic(Topic.ID)
  }

  /// An old URL at its place.
  package init(from: String, file: SourceFile.ID, range: Range<Int>, target: Target) {
    self.from = from
    self.file = file
    self.range = range
    self.target = target
  }
}

/// What a path within `content/` leads to, for links between texts.
package enum LinkTarget: Sendable, Hashable {
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
  /// A file that is never published: what it is read for is published instead, or it is reported.
  case unpublished
}

/// Why an article is not on the site.
package enum HiddenReason: Sendable, Hashable {
  /// It is a draft.
  case draft
  /// Its date is still to come.
  case future
  /// It has expired.
  case expired
  /// It is a letter of a box that publishes answered ones, and has no answer yet.
  case unanswered
  /// It is a letter that its box does not publish, was taken back, or went elsewhere.
  case privateLetter
}

extension Site {
  /// Where the files of the output are served.
  package var addresses: SiteAddresses {
    SiteAddresses(
      configuration,
      hosts: subsites.filter { !$0.host.isEmpty }.map {
        (folder: texts.string(columns[$0.column.offset].path) + "/", address: $0.host)
      })
  }

  /// Where in the output the theme's assets are that pages of a subsite use, ending in `/`.
  package func assetsFolder(ofSubsite index: Int) -> String {
    let subsite = subsites[index]
    let folder =
      subsite.hasOwnAssets ? texts.string(columns[subsite.column.offset].path) + "/" : ""
    return folder + FolderNames.assets + "/"
  }
}
