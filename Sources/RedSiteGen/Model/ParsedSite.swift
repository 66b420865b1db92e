import Base

/// What parse makes of the files: articles, columns, topics and data, not yet related.
public struct ParsedSite: Sendable {
  /// The articles, by path.
  public var articles: [ParsedArticle] = []
  /// The columns and topics, by path.
  public var indexes: [ParsedIndex] = []
  /// The units of `data/units.toml` or `.csv`.
  public var units = ParsedRegister<ParsedUnit>(path: unitsPath)
  /// The contributors of `data/contributors.toml` or `.csv`.
  public var contributors = ParsedRegister<ParsedContributor>(path: contributorsPath)
  /// The groups of `data/links.toml`.
  public var linkGroups: [ParsedLinkGroup] = []
  /// The files that parse refused and reported: nobody reads them after it.
  public var refused: Set<SourceFile.ID> = []
  /// The text of the files and of what parse made from them.
  public var texts: TextStore

  /// Nothing parsed.
  public init(texts: TextStore) { self.texts = texts }
}

/// A name that front matter uses for something else, with its place.
public struct Reference: Sendable {
  /// The name as written.
  public var name: String
  /// The bytes in its file.
  public var range: Range<Int>
}

/// One article before its names are resolved.
public struct ParsedArticle: Sendable {
  /// What needs no resolving; its column and relations are still empty.
  public var article: Article
  /// Whether its slug came from its front matter, and where.
  public var slugRange: Range<Int>?
  /// `unit`.
  public var unit: Reference?
  /// `contributors`.
  public var contributors: [Reference] = []
  /// `topics`.
  public var topics: [Reference] = []
  /// `columns`.
  public var columns: [Reference] = []
  /// `keywords`.
  public var keywords: [Text] = []
  /// `aliases`.
  public var aliases: [Reference] = []
  /// `template`.
  public var template: Reference?
  /// `link`, where it is a path of this site.
  public var internalLink: Reference?
  /// `image`.
  public var image: Reference?
  /// `attachments`, each with its title.
  public var attachments: [(file: Reference, title: Text)] = []
  /// `document`.
  public var document: ParsedDocument?
  /// The column of an article that another site publishes; nil for the site's own.
  public var aggregateColumn: ParsedBlock.Named?
  /// `video`.
  public var video: ParsedVideo?
  /// `extra`.
  public var extra: Extra?

  /// An article whose relations are still to come.
  public init(article: Article) { self.article = article }
}

/// A 公文 block before its names are resolved.
public struct ParsedDocument: Sendable {
  /// What needs no resolving.
  public var document: OfficialDocument
  /// `replaces`.
  public var replaces: [Reference]
  /// `replaced_by`.
  public var replacedBy: [Reference]
}

/// The `_index.md` of a column or topic before its names are resolved.
public struct ParsedIndex: Sendable {
  /// What needs no resolving, as a column; a topic takes what it has too.
  public var column: Column
  /// The folder within `content/`.
  public var folder: String
  /// `unit`.
  public var unit: Reference?
  /// `template`.
  public var template: Reference?
  /// `image`.
  public var image: Reference?
  /// `keywords`.
  public var keywords: [Text] = []
  /// `extra`.
  public var extra: Extra?
  /// `aliases`.
  public var aliases: [Reference] = []
  /// `link_group`.
  public var linkGroup: Reference?
  /// `subsite`.
  public var subsite: ParsedSubsite?
  /// `blocks`.
  public var blocks: [ParsedBlock]?
  /// `opens`, of a topic.
  public var opens: DateTime?
  /// `archived`, of a topic.
  public var archived: DateTime?
  /// `home`, of a topic.
  public var isOnHome = true

  /// An index whose relations are still to come.
  public init(column: Column, folder: String) {
    self.column = column
    self.folder = folder
  }
}

/// A group of friend links with its links.
public struct ParsedLinkGroup: Sendable {
  /// The group, its links not yet placed.
  public var group: LinkGroup
  /// Its links.
  public var links: [ParsedFriendLink]
}

/// A friend link before its paths are resolved.
public struct ParsedFriendLink: Sendable {
  /// What needs no resolving.
  public var link: FriendLink
  /// The last day on which it is listed.
  public var expires: CivilDate?
  /// The bytes of `url` where it is an address of another site.
  public var addressRange: Range<Int>?
  /// `url`, where it is a path of this site.
  public var internalLink: Reference?
  /// `logo`.
  public var logo: Reference?
}

/// A unit before its parent is resolved.
public struct ParsedUnit: Sendable {
  /// What needs no resolving.
  public var unit: Unit
  /// The identifier, with its place.
  public var identifier: Reference
  /// `parent`.
  public var parent: Reference?
}

/// The file with the units, for messages; its like in CSV may stand in its place.
public let unitsPath = "data/units.toml"
/// The file with the contributors, for messages; as above.
public let contributorsPath = "data/contributors.toml"
/// The file with the friend links, for messages.
public let linksPath = "data/links.toml"

/// A contributor before the unit is resolved.
public struct ParsedContributor: Sendable {
  /// What needs no resolving.
  public var contributor: Contributor
  /// The identifier, with its place.
  public var identifier: Reference
  /// `unit`.
  public var unit: Reference?
}

/// The `subsite` table of a column.
public struct ParsedSubsite: Sendable {
  /// Where the table is.
  public var range: Range<Int>
  /// `name`.
  public var name: Text?
  /// `host`.
  public var host = ""
  /// `theme`.
  public var theme: Reference?
  /// `banner`.
  public var banner: Reference?

  /// A table with nothing in it.
  public init(range: Range<Int>) { self.range = range }
}

/// The `video` of an article before its files are found.
public struct ParsedVideo: Sendable {
  /// What needs no resolving.
  public var video = Video()
  /// `src`, where it is a file of the site.
  public var file: Reference?
  /// `poster`.
  public var poster: Reference?

  /// A video without anything.
  public init() {}
}
