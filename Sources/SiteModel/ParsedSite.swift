import Base
import Interactive

/// What parse makes of the files: articles, columns, topics and data, not yet related.
package struct ParsedSite: Sendable {
  /// The articles, by path.
  package var articles: [ParsedArticle] = []
  /// The columns and topics, by path.
  package var indexes: [ParsedIndex] = []
  /// The units of `data/units.toml` or `.csv`.
  package var units = ParsedRegister<ParsedUnit>(path: unitsPath)
  /// The contributors of `data/contributors.toml` or `.csv`.
  package var contributors = ParsedRegister<ParsedContributor>(path: contributorsPath)
  /// `data/calendar.toml` or `.csv`.
  package var calendar = OwnCalendar()
  /// What readers take part in: what front matter and data files say.
  package var interactive = ParsedInteractive()
  /// The groups of `data/links.toml`.
  package var linkGroups: [ParsedLinkGroup] = []
  /// Who reviews what is published (`data/reviewers.csv`).
  package var reviewers = ParsedRegister<Reviewer>(path: reviewersPath)
  /// What may be published though it was found (`data/cleared.csv`).
  package var clearances = ParsedRegister<Clearance>(path: clearancesPath)
  /// Words that are looked for (`data/words.csv`).
  package var words = ParsedRegister<WordRule>(path: wordsPath)
  /// Who held which office (`data/titles.csv`).
  package var titles = ParsedRegister<OfficeHolder>(path: titlesPath)
  /// The mailboxes (`data/mailboxes.toml`).
  package var mailboxes = ParsedRegister<ParsedMailbox>(path: mailboxesPath)
  /// Who has a mailbox of their own (`data/delegates.csv`).
  package var delegates = ParsedRegister<ParsedDelegate>(path: delegatesPath)
  /// The letters that are counted and not published (`data/letters-private.csv`).
  package var privateLetters = ParsedRegister<PrivateLetter>(path: privateLettersPath)
  /// The `letter` blocks of articles, by file.
  package var letters: [ParsedLetter] = []
  /// The articles that may be letters: what says so could not be read, and is reported.
  package var unreadLetters: Set<SourceFile.ID> = []
  /// What is sent in and how it counts: cadence, points, signed tables.
  package var records = ParsedRecords()
  /// The honours (`data/honors.csv`).
  package var honors = ParsedRegister<Honor>(path: honorsPath)
  /// The terms of office (`data/terms.csv`).
  package var offices = ParsedRegister<OfficeTerm>(path: termsPath)
  /// The experts (`data/experts.csv`).
  package var experts = ParsedRegister<Expert>(path: expertsPath)
  /// The tables of `data/stats/`.
  package var statistics: [StatisticsTable] = []
  /// What was found in texts that is not for the public, or a wrong word; by file and place.
  package var findings: [TextFinding] = []
  /// The public notices of articles, by the order of their files.
  package var notices: [ParsedNotice] = []
  /// The numbers and addresses of the registers, which are public.
  package var publicValues: Set<String> = []
  /// Who reviewed an article, by its file; of those that say so.
  package var reviews: [SourceFile.ID: Review] = [:]
  /// The external addresses of the files of `data/`; only where they are needed.
  package var dataLinks: [ExternalLink] = []
  /// How old the lists of other sites are, in the order of `site.toml`.
  package var aggregateAges: [AggregateAge] = []
  /// The files that parse refused and reported: nobody reads them after it.
  package var refused: Set<SourceFile.ID> = []
  /// The text of the files and of what parse made from them.
  package var texts: TextStore

  /// Nothing parsed.
  package init(texts: TextStore) { self.texts = texts }
}

/// A name that front matter uses for something else, with its place.
package struct Reference: Sendable {
  /// The name as written.
  package var name: String
  /// The bytes in its file.
  package var range: Range<Int>
  /// What of a picture must stay where it is cut, with the bytes that say so.
  package var focus: (point: FocusPoint, range: Range<Int>)?

  package init(name: String, range: Range<Int>) {
    self.name = name
    self.range = range
  }
}

/// One article before its names are resolved.
package struct ParsedArticle: Sendable {
  /// What needs no resolving; its column and relations are still empty.
  package var article: Article
  /// `unit`.
  package var unit: Reference?
  /// `contributors`.
  package var contributors: [Reference] = []
  /// `topics`.
  package var topics: [Reference] = []
  /// `columns`.
  package var columns: [Reference] = []
  /// `keywords`.
  package var keywords: [Text] = []
  /// `aliases`.
  package var aliases: [Reference] = []
  /// `template`.
  package var template: Reference?
  /// `link`, where it is a path of this site.
  package var internalLink: Reference?
  /// `image`.
  package var image: Reference?
  /// `attachments`, each with its title.
  package var attachments: [(file: Reference, title: Text)] = []
  /// `document`.
  package var document: ParsedDocument?
  /// The column of an article that another site publishes; nil for the site's own.
  package var aggregateColumn: ParsedBlock.Named?
  /// `video`.
  package var video: ParsedVideo?
  /// `publish`, of an article with a folder of its own.
  package var publishesFiles: Bool?
  /// What is special about it; at most one, and none for most.
  package var facts: [ArticleFacts] = []
  /// `cleared_by`: who looked at it for what is not for the public.
  package var clearedBy: Reference?
  /// What readers take part in on its page.
  package var interactive: InteractiveRequest?
  /// `extra`.
  package var extra: Extra?
  /// The external addresses of its front matter and its text; only where they are needed.
  package var externalLinks: [ExternalLink] = []

  /// An article whose relations are still to come.
  package init(article: Article) { self.article = article }
}

/// A 公文 block before its names are resolved.
package struct ParsedDocument: Sendable {
  /// What needs no resolving.
  package var document: OfficialDocument
  /// `replaces`.
  package var replaces: [Reference]
  /// `replaced_by`.
  package var replacedBy: [Reference]

  package init(document: OfficialDocument, replaces: [Reference], replacedBy: [Reference]) {
    self.document = document
    self.replaces = replaces
    self.replacedBy = replacedBy
  }
}

/// The `_index.md` of a column or topic before its names are resolved.
package struct ParsedIndex: Sendable {
  /// What needs no resolving, as a column; a topic takes what it has too.
  package var column: Column
  /// The folder within `content/`.
  package var folder: String
  /// `unit`.
  package var unit: Reference?
  /// `template`.
  package var template: Reference?
  /// `image`.
  package var image: Reference?
  /// `keywords`.
  package var keywords: [Text] = []
  /// `extra`.
  package var extra: Extra?
  /// `aliases`.
  package var aliases: [Reference] = []
  /// `link_group`.
  package var linkGroup: Reference?
  /// `subsite`.
  package var subsite: ParsedSubsite?
  /// `volume`, of a column of papers.
  package var volume: VolumeSettings?
  /// `blocks`.
  package var blocks: [ParsedBlock]?
  /// `publish`.
  package var publishesFiles: Bool?
  /// `cadence`, of a column.
  package var cadence: [CadenceRule] = []
  /// `opens`, of a topic.
  package var opens: DateTime?
  /// `archived`, of a topic.
  package var archived: DateTime?
  /// `logo`, `banner` and `slogan`, of a topic.
  package var face = ParsedFace()
  /// `image_has_title`, of a topic.
  package var hasTitleInImage = false
  /// `home`, of a topic.
  package var isOnHome = true
  /// The external addresses of its front matter and its text; only where they are needed.
  package var externalLinks: [ExternalLink] = []

  /// An index whose relations are still to come.
  package init(column: Column, folder: String) {
    self.column = column
    self.folder = folder
  }
}

/// A group of friend links with its links.
package struct ParsedLinkGroup: Sendable {
  /// The group, its links not yet placed.
  package var group: LinkGroup
  /// Its links.
  package var links: [ParsedFriendLink]

  package init(group: LinkGroup, links: [ParsedFriendLink]) {
    self.group = group
    self.links = links
  }
}

/// A friend link before its paths are resolved.
package struct ParsedFriendLink: Sendable {
  /// What needs no resolving.
  package var link: FriendLink
  /// The last day on which it is listed.
  package var expires: CivilDate?
  /// The bytes of `url` where it is an address of another site.
  package var addressRange: Range<Int>?
  /// `url`, where it is a path of this site.
  package var internalLink: Reference?
  /// `logo`.
  package var logo: Reference?

  package init(
    link: FriendLink,
    expires: CivilDate? = nil,
    addressRange: Range<Int>? = nil,
    internalLink: Reference? = nil,
    logo: Reference? = nil
  ) {
    self.link = link
    self.expires = expires
    self.addressRange = addressRange
    self.internalLink = internalLink
    self.logo = logo
  }
}

/// A unit before its parent is resolved.
package struct ParsedUnit: Sendable {
  /// What needs no resolving.
  package var unit: Unit
  /// The identifier, with its place.
  package var identifier: Reference
  /// `parent`.
  package var parent: Reference?

  package init(unit: Unit, identifier: Reference, parent: Reference? = nil) {
    self.unit = unit
    self.identifier = identifier
    self.parent = parent
  }
}

/// The file with the units, for messages; its like in CSV may stand in its place.
package let unitsPath = "data/units.toml"
/// The file with the contributors, for messages; as above.
package let contributorsPath = "data/contributors.toml"
/// The file with the friend links, for messages.
package let linksPath = "data/links.toml"

/// A contributor before the unit is resolved.
package struct ParsedContributor: Sendable {
  /// What needs no resolving.
  package var contributor: Contributor
  /// The identifier, with its place.
  package var identifier: Reference
  /// `unit`.
  package var unit: Reference?

  package init(contributor: Contributor, identifier: Reference, unit: Reference? = nil) {
    self.contributor = contributor
    self.identifier = identifier
    self.unit = unit
  }
}

/// The `subsite` table of a column.
package struct ParsedSubsite: Sendable {
  /// Where the table is.
  package var range: Range<Int>
  /// `name`.
  package var name: Text?
  /// `host`.
  package var host = ""
  /// `theme`.
  package var theme: Reference?
  /// `logo`, `banner` and `slogan`.
  package var face = ParsedFace()

  /// A table with nothing in it.
  package init(range: Range<Int>) { self.range = range }
}

/// The `video` of an article before its files are found.
package struct ParsedVideo: Sendable {
  /// What needs no resolving.
  package var video = Video()
  /// `src`, where it is a file of the site.
  package var file: Reference?
  /// `poster`.
  package var poster: Reference?

  /// A video without anything.
  package init() {}
}

/// A register of `data/`, of units or of contributors.
package struct ParsedRegister<Entry: Sendable>: Sendable {
  /// What it lists.
  package var entries: [Entry] = []
  /// The file it came from, or that it would come from.
  package var path: String
  /// Whether a file has been read.
  package var isRead = false
  /// Whether all of the file could be read; a name that a damaged one lacks may stand in its damage.
  package var isWhole = true
  /// How many of its entries came with a preset.
  package var samples = 0

  /// An empty register.
  package init(path: String) { self.path = path }
}
