import Base
import Diagnostics

/// A piece of a home page or of a topic: a heading over articles, topics or links.
package struct Block: Sendable {
  /// What it shows.
  package var kind: Kind
  /// Its heading.
  package var title: Text
  /// How its articles are shown.
  package var look: Look
  /// Whether the site chose the look; otherwise it is what the blocks beside it leave.
  package var isLookChosen = false
  /// How much of a row it takes.
  package var width: Width
  /// What its ground is.
  package var band: Band
  /// Whether it stands in one place with the tabs beside it, of which one is shown at a time.
  package var isTab = false
  /// Whether it leaves out what the blocks above it show.
  package var isUnique = true
  /// The column it shows or leads to.
  package var column: Column.ID?
  /// The subsite it shows.
  package var subsite: Subsite.ID?
  /// The keyword it shows.
  package var keyword = Text.empty
  /// The page of that keyword.
  package var term: Term.ID?
  /// How many articles or topics it shows at most.
  package var count: Int32 = 0
  /// The articles it shows, places in `Site.articleLists`.
  package var articles = IndexRange.empty
  /// The blocks that it is made of, places in `Site.blocks`: one for each column or subsite.
  package var parts = IndexRange.empty

  /// A block without articles.
  package init(kind: Kind, title: Text, look: Look, width: Width, band: Band = .none) {
    self.kind = kind
    self.title = title
    self.look = look
    self.width = width
    self.band = band
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

    /// Whether it shows articles as a list, so that it can be a tab.
    package var isList: Bool {
      switch self {
      case .latest, .column, .keyword, .articles, .units: true
      default: false
      }
    }
  }

  /// How the articles of a block can be shown.
  package enum Look: String, Sendable, CaseIterable {
    /// The first with picture and summary, the others as a list.
    case lead
    /// Titles with their dates.
    case list
    /// Pictures with titles.
    case pictures
    /// Titles alone, close together.
    case compact
    /// People: who they are and what they did.
    case people
    /// Official documents with their numbers.
    case documents

    /// What `style` says for it, and for how looks were called before there were six.
    package static let names: [(name: String, value: Look)] =
      allCases.map { ($0.rawValue, $0) } + [("summaries", .lead)]
  }

  /// What is behind a block.
  package enum Band: String, Sendable, CaseIterable {
    /// A light tint across the page.
    case tint
    /// A dark wall for pictures.
    case gallery
    /// The page itself.
    case none
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
  package var look: Block.Look?
  /// `band`.
  package var band: Block.Band?
  /// `tab`.
  package var isTab = false
  /// `unique`: whether it leaves out what the blocks above it show.
  package var isUnique = true
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

}
