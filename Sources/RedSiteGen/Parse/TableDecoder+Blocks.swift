import Base
import Diagnostics
import Metadata
import SiteModel

/// Reading the blocks of a home page or topic.
extension TableDecoder {
  /// The blocks of a page.
  ///
  /// - Parameters:
  ///   - key: the key of their list.
  ///   - isTopic: whether they are a topic's, which may draw on its own articles or on all.
  /// - Returns: the blocks, or nil where the key is missing.
  mutating func blocks(_ key: String, isTopic: Bool) -> [ParsedBlock]? {
    tables(key) { $0.block(isTopic: isTopic) }?.compactMap { $0 }
  }

  private mutating func block(isTopic: Bool) -> ParsedBlock? {
    let kinds = Block.Kind.allCases.filter { !isTopic || $0.canBeInTopic }
    let written = oneOf("kind", kinds.map { ($0.rawValue, $0) })?.value
    let kind = contains("kind") ? written : impliedKind
    let title = string("title")
    let style = oneOf("style", Block.Look.names)
    let band = oneOf("band", Block.Band.self)
    let tab = boolean("tab")
    let unique = boolean("unique")
    let width = oneOf("width", Block.Width.self)
    let count = integer("count", in: 1...100)
    let column = named("column")
    let keyword = string("keyword")
    let articles = (strings("articles") ?? []).map {
      named(Reference($0))
    }
    let scope = isTopic ? oneOf("scope", [("topic", false), ("site", true)]) : nil
    if kind == nil, !contains("kind") {
      reportMissing("kind", example: "column", unless: ["column", "keyword", "articles"])
    }
    guard let kind else { return nil }
    var block = ParsedBlock(kind)
    block.title = title?.value
    block.look = style?.value
    block.band = band?.value
    block.isTab = tab?.value ?? false
    block.isUnique = unique?.value ?? true
    block.width = width?.value
    block.count = count?.value ?? (kind == .articles ? max(articles.count, 1) : kind.standardCount)
    block.column = column
    block.keyword = keyword?.value
    block.articles = articles
    block.drawsOnSite = scope?.value ?? !isTopic
    if let tab, tab.value, !kind.isList {
      report(
        .invalidValue, at: tab.range,
        Message(
          "“\(kind.rawValue)”不是一列文章，不能作标签",
          "`\(kind.rawValue)` is no list of articles and cannot be a tab"),
        help: Message(
          "tab 只用于 latest、column、keyword、articles、units",
          "`tab` is for latest, column, keyword, articles and units"))
    }
    return check(block) ? block : nil
  }

  /// The kind that what a block names makes plain.
  private var impliedKind: Block.Kind? {
    if contains("column") { return .column }
    if contains("keyword") { return .keyword }
    return contains("articles") ? .articles : nil
  }

  /// Whether a block names what its kind needs.
  private mutating func check(_ block: ParsedBlock) -> Bool {
    switch block.kind {
    case .column where block.column == nil: reportMissing("column", example: "tongzhi")
    case .keyword where block.keyword == nil: reportMissing("keyword", example: "读书")
    case .articles where block.articles.isEmpty:
      reportMissing("articles", example: "[\"tongzhi/20260701-a.md\"]")
    default: return true
    }
    return false
  }
}

extension Block.Kind {
  /// Whether a topic can have such a block: those about the whole site are for home pages.
  fileprivate var canBeInTopic: Bool {
    switch self {
    case .columns, .units, .topics, .subsites, .links, .introduction: false
    default: true
    }
  }
}
