import Base

/// A piece of a home page or of a topic: a heading over articles, topics or links.
public struct Block: Sendable {
  /// What it shows.
  public var kind: Kind
  /// Its heading.
  public var title: Text
  /// How its articles are shown.
  public var style: Style
  /// How much of a row it takes.
  public var width: Width
  /// The column it shows or leads to.
  public var column: Column.ID?
  /// How many articles or topics it shows at most.
  public var count: Int32 = 0
  /// The articles it shows, places in `Site.articleLists`.
  public var articles = IndexRange.empty

  /// A block without articles.
  public init(kind: Kind, title: Text, style: Style, width: Width) {
    self.kind = kind
    self.title = title
    self.style = style
    self.width = width
  }

  /// What a block can show.
  public enum Kind: String, Sendable, CaseIterable {
    /// 头条, with picture and summary.
    case headline
    /// The newest articles.
    case latest
    /// 图片新闻: the newest articles with a picture.
    case pictures
    /// The newest articles of one column.
    case column
    /// A block for each column of the navigation.
    case columns
    /// The newest articles with a keyword.
    case keyword
    /// Articles chosen by hand.
    case articles
    /// The newest articles that units sent.
    case units
    /// Topics.
    case topics
    /// Subsites, each with its newest articles.
    case subsites
    /// Friend links.
    case links
    /// The text of the page's `_index.md`.
    case introduction

    /// How many articles it shows unless it says so.
    public var standardCount: Int {
      switch self {
      case .headline: 1
      case .pictures: 5
      case .latest: 12
      default: 6
      }
    }
  }

  /// How the articles of a block can be shown.
  public enum Style: String, Sendable, CaseIterable {
    /// Titles with their dates.
    case list
    /// Pictures with titles.
    case pictures
    /// Titles with their summaries.
    case summaries
  }

  /// The widths of blocks.
  public enum Width: String, Sendable, CaseIterable {
    case full, half, third
    case twoThirds = "two-thirds"
  }
}

/// A block before its names are resolved.
public struct ParsedBlock: Sendable {
  /// What it shows.
  public var kind: Block.Kind
  /// `title`.
  public var title: String?
  /// `style`.
  public var style: Block.Style?
  /// `width`.
  public var width: Block.Width?
  /// `count`: how many articles, or topics, it shows at most.
  public var count: Int
  /// `column`.
  public var column: Named?
  /// `keyword`.
  public var keyword: String?
  /// `articles`: paths of files.
  public var articles: [Named] = []
  /// Whether a topic's block draws on the whole site instead of the topic's own articles.
  public var drawsOnSite = false

  /// A name with the place that says it.
  public struct Named: Sendable {
    /// The name.
    public var reference: Reference
    /// Its place, for messages.
    public var location: SourceLocation

    /// A name at its place.
    public init(_ reference: Reference, at location: SourceLocation) {
      self.reference = reference
      self.location = location
    }
  }

  /// A block that shows what its kind shows by itself.
  public init(_ kind: Block.Kind) {
    self.kind = kind
    count = kind.standardCount
  }

  /// The home page of a site that says nothing of its blocks.
  public static let standardHome: [ParsedBlock] = [
    .init(.headline, width: .twoThirds), .init(.latest, width: .third), .init(.introduction),
    .init(.pictures), .init(.topics), .init(.subsites), .init(.columns), .init(.links),
  ]

  private init(_ kind: Block.Kind, width: Block.Width) {
    self.init(kind)
    self.width = width
  }
}
