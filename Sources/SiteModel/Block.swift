import Base
import Diagnostics

/// A piece of a home page or of a topic: a heading over articles, topics or links.
package struct Block: Sendable {
  /// What it shows.
  package var kind: Kind
  /// Its heading.
  package var title: Text
  /// How its articles are shown.
  package var style: Style
  /// How much of a row it takes.
  package var width: Width
  /// The column it shows or leads to.
  package var column: Column.ID?
  /// How many articles or topics it shows at most.
  package var count: Int32 = 0
  /// The articles it shows, places in `Site.articleLists`.
  package var articles = IndexRange.empty

  /// A block without articles.
  package init(kind: Kind, title: Text, style: Style, width: Width) {
    self.kind = kind
    self.title = title
    self.style = style
    self.width = width
  }

  /// What a block can show.
  package enum Kind: String, Sendable, CaseIterable {
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
    package var standardCount: Int {
      switch self {
      case .headline: 1
      case .pictures: 5
      case .latest: 12
      default: 6
      }
    }
  }

  /// How the articles of a block can be shown.
  package enum Style: String, Sendable, CaseIterable {
    /// Titles with their dates.
    case list
    /// Pictures with titles.
    case pictures
    /// Titles with their summaries.
    case summaries
  }

  /// The widths of blocks.
  package enum Width: String, Sendable, CaseIterable {
    case full, half, third
    case twoThirds = "two-thirds"
  }
}

/// A block before its names are resolved.
package struct ParsedBlock: Sendable {
  /// What it shows.
  package var kind: Block.Kind
  /// `title`.
  package var title: String?
  /// `style`.
  package var style: Block.Style?
  /// `width`.
  package var width: Block.Width?
  /// `count`: how many articles, or topics, it shows at most.
  package var count: Int
  /// `column`.
  package var column: Named?
  /// `keyword`.
  package var keyword: String?
  /// `articles`: paths of files.
  package var articles: [Named] = []
  /// Whether a topic's block draws on the whole site instead of the topic's own articles.
  package var drawsOnSite = false

  /// A name with the place that says it.
  package struct Named: Sendable {
    /// The name.
    package var reference: Reference
    /// Its place, for messages.
    package var location: SourceLocation

    /// A name at its place.
    package init(_ reference: Reference, at location: SourceLocation) {
      self.reference = reference
      self.location = location
    }
  }

  /// A block that shows what its kind shows by itself.
  package init(_ kind: Block.Kind) {
    self.kind = kind
    count = kind.standardCount
  }

  /// The home page of a site that says nothing of its blocks.
  package static let standardHome: [ParsedBlock] = [
    .init(.headline, width: .twoThirds), .init(.latest, width: .third), .init(.introduction),
    .init(.pictures), .init(.topics), .init(.subsites), .init(.columns), .init(.links),
  ]

  private init(_ kind: Block.Kind, width: Block.Width) {
    self.init(kind)
    self.width = width
  }
}
