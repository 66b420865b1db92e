import Base
import Diagnostics
import SiteModel

extension Block {
  /// What a block is before its articles are found: as it is written, else as its kind is.
  init(_ parsed: ParsedBlock) {
    self.init(
      kind: parsed.kind, title: .empty, look: parsed.look ?? parsed.kind.standardLook,
      width: parsed.width ?? parsed.kind.standardWidth,
      band: parsed.band ?? parsed.kind.standardBand)
    isLookChosen = parsed.look != nil
    isTab = parsed.isTab && parsed.kind.isList
    isUnique = parsed.isUnique
    count = Int32(parsed.count)
  }
}

extension Block.Kind {
  fileprivate var standardLook: Block.Look {
    switch self {
    case .headline: .lead
    case .pictures: .pictures
    default: .list
    }
  }

  fileprivate var standardWidth: Block.Width {
    switch self {
    case .column, .keyword, .articles, .latest, .units: .half
    default: .full
    }
  }

  fileprivate var standardBand: Block.Band {
    switch self {
    case .topics: .tint
    case .pictures: .gallery
    default: .none
    }
  }
}

extension [Block] {
  /// The looks that follow each other where nobody chooses.
  private static let turns: [Block.Look] = [.lead, .list, .compact]

  /// Gives lists of articles whose look nobody chose one that differs from that of the list before:
  /// that of their column's kind, or the next in turn.
  mutating func chooseLooks(in site: Site) {
    var before: Block.Look?
    for index in indices where self[index].kind.isList && !self[index].isTab {
      if !self[index].isLookChosen {
        let ofKind = self[index].column.flatMap { site.columns[$0.offset].kind.look }
        let next = before.flatMap(Self.turns.firstIndex).map { ($0 + 1) % Self.turns.count } ?? 0
        self[index].look = ofKind ?? Self.turns[next]
      }
      before = self[index].look
    }
  }
}

extension ColumnKind {
  /// How articles of such a column look on a home page; nil where that is open.
  fileprivate var look: Block.Look? {
    switch self {
    case .pictures, .videos, .exhibition: .pictures
    case .people: .people
    case .documents: .documents
    case .list, .papers, .page, .overview, .links, .notices, .letters, .quizzes, .surveys,
      .contests, .wall, .stats, .honors, .terms, .guides, .issues, .activities:
      nil
    }
  }
}

extension [ParsedBlock] {
  /// How many columns stand in one place as tabs, and how many titles each has.
  private static let (tabs, titles) = (3, 12)

  /// The home page of a site that says nothing of its blocks: the first columns with lists of
  /// articles are tabs beside the pictures, the others follow.
  static func standardHome(
    of subsite: Subsite.ID, in site: Site, _ text: borrowing TextBuilder
  ) -> [ParsedBlock] {
    let navigation = site.columnLists[site.subsites[subsite.offset].navigation.indices]
    let lists = navigation.filter { id in
      let column = site.columns[id.offset]
      return !column.isHome && [.list, .overview].contains(column.kind)
        && column.allArticles.count > 0
    }
    var tabs: [ParsedBlock] = []
    for id in lists.prefix(Self.tabs) {
      var tab = ParsedBlock(.column)
      tab.column = ParsedBlock.Named(
        Reference(name: text.string(site.columns[id.offset].path), range: 0..<0),
        at: SourceLocation(path: ""))
      tabs.append(tab)
    }
    if tabs.isEmpty { tabs = [ParsedBlock(.latest)] }
    for index in tabs.indices {
      tabs[index].isTab = true
      tabs[index].count = Self.titles
      tabs[index].look = .list
    }
    var pictures = ParsedBlock(.pictures)
    pictures.width = .half
    return [ParsedBlock(.headline), pictures] + tabs
      + [.introduction, .topics, .subsites, .columns, .links].map { ParsedBlock($0) }
  }
}
