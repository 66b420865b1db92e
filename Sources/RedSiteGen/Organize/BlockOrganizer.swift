import Base
import Diagnostics
import Files
import SiteModel

/// Fills the blocks of home pages and topics, when every list of articles is there.
///
/// A block leaves out what the blocks above it on its page show. Headlines are filled before all
/// others, wherever they stand; what an editor picked one by one stays.
struct BlockOrganizer {
  private let folders: FolderOrganizer
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  /// The newest articles of each keyword that a block names, by its key.
  private var byKeyword: [String: [Article.ID]] = [:]

  /// What a block draws its articles from.
  private struct Source {
    /// The site whose home page it is on; nil for a topic.
    var subsite: Subsite.ID?
    /// The newest first.
    var articles: [Article.ID]

    /// Whether these are a topic's own.
    var isTopic: Bool { subsite == nil }
  }

  /// What one page shows by now.
  private struct Shown {
    var articles: Set<Article.ID> = []
    var columns: Set<Column.ID> = []
  }

  /// Places the blocks of the site, its subsites and its topics.
  static func organize(
    folders: FolderOrganizer, locator: SourceLocator, text: inout TextBuilder,
    diagnostics: DiagnosticSink, into site: inout Site
  ) {
    var organizer = BlockOrganizer(
      folders: folders, locator: locator, diagnostics: diagnostics)
    organizer.findKeywords(in: site)
    for index in site.subsites.indices {
      let blocks =
        index == 0 ? site.configuration.homeBlocks : folders.subsiteBlocks[Subsite.ID(index)]
      let source = Source(
        subsite: Subsite.ID(index),
        articles: Array(site.articleLists[site.subsites[index].latest.indices]))
      var shown = Shown()
      site.subsites[index].blocks = organizer.add(
        blocks ?? .standardHome(of: Subsite.ID(index), in: site, text), from: source, shown: &shown,
        text: &text, to: &site)
    }
    for index in site.topics.indices {
      let topic = site.topics[index]
      let articles = Array(site.articleLists[topic.articles.indices])
      var shown = Shown()
      if let blocks = folders.topicBlocks[Topic.ID(index)] {
        site.topics[index].blocks = organizer.add(
          blocks, from: Source(articles: articles), shown: &shown, text: &text, to: &site)
      }
      let onFirstPage = articles.prefix(
        ListPage.newestCount(of: articles.count, pageSize: Int(topic.pageSize)))
      site.topics[index].remaining = site.addArticleList(
        onFirstPage.filter { !shown.articles.contains($0) })
    }
  }

  /// Finds the pages of the keywords that blocks show, once they are there.
  static func relateTerms(_ site: inout Site) {
    guard site.blocks.contains(where: { !$0.keyword.isEmpty }) else { return }
    var terms: [String: Term.ID] = [:]
    for index in site.keywordTerms.indices {
      terms[TermKey.key(site.texts.string(site.terms[index].name))] = Term.ID(index)
    }
    for index in site.blocks.indices where !site.blocks[index].keyword.isEmpty {
      site.blocks[index].term = terms[TermKey.key(site.texts.string(site.blocks[index].keyword))]
    }
  }

  private init(folders: FolderOrganizer, locator: SourceLocator, diagnostics: DiagnosticSink) {
    self.folders = folders
    self.locator = locator
    self.diagnostics = diagnostics
  }

  private mutating func findKeywords(in site: Site) {
    let all =
      (site.configuration.homeBlocks ?? []) + folders.subsiteBlocks.values.flatMap { $0 }
      + folders.topicBlocks.values.flatMap { $0 }
    let wanted = Set(all.compactMap(\.keyword).map(TermKey.key))
    guard !wanted.isEmpty else { return }
    for (index, article) in site.articles.enumerated() {
      for keyword in site.keywords[article.keywords.indices] {
        let word = TermKey.key(site.texts.string(keyword))
        if wanted.contains(word) { byKeyword[word, default: []].append(Article.ID(index)) }
      }
    }
  }

  // MARK: Filling

  private mutating func add(
    _ blocks: [ParsedBlock], from source: Source, shown: inout Shown, text: inout TextBuilder,
    to site: inout Site
  ) -> IndexRange {
    var headlines: [Int: [Article.ID]] = [:]
    for (place, parsed) in blocks.enumerated() where parsed.kind == .headline {
      let marked = articles(of: parsed, column: nil, from: source, in: site)
      checkHeadlines(marked, count: parsed.count, in: site)
      headlines[place] = take(marked, for: parsed, &shown)
    }
    // Where subsites have a block, each is a part of that and not one of the columns besides.
    if blocks.contains(where: { $0.kind == .subsites }) {
      shown.columns.formUnion(site.subsites.map(\.column))
    }
    var made: [Block] = []
    for (place, parsed) in blocks.enumerated() {
      var block = Block(parsed)
      if let name = parsed.column {
        guard let column = column(name, in: site) else { continue }
        block.column = column
        if parsed.kind == .column { shown.columns.insert(column) }
      }
      let found =
        headlines[place]
        ?? take(
          articles(of: parsed, column: block.column, from: source, in: site), for: parsed, &shown)
      block.articles = site.addArticleList(found)
      block.title = text.add(parsed.title ?? title(of: parsed, block, in: site))
      if let keyword = parsed.keyword { block.keyword = text.add(keyword) }
      made.append(block)
    }
    // What is made of several lists comes after all that name theirs.
    for index in made.indices {
      let parts = parts(of: made[index], from: source, &shown, in: &site)
      made[index].parts = IndexRange(start: site.blocks.count, count: parts.count)
      site.blocks += parts
    }
    made.chooseLooks(in: site)
    let range = IndexRange(start: site.blocks.count, count: made.count)
    site.blocks += made
    return range
  }

  /// The first articles of a list that its block may show; they are shown from now on.
  private func take(
    _ articles: [Article.ID], for block: ParsedBlock, _ shown: inout Shown
  ) -> [Article.ID] {
    let isFree = !block.isUnique || block.kind == .articles
    var found: [Article.ID] = []
    for article in articles where isFree || !shown.articles.contains(article) {
      if found.count == block.count { break }
      found.append(article)
    }
    shown.articles.formUnion(found)
    return found
  }

  /// The blocks that a block is made of.
  private func parts(
    of block: Block, from source: Source, _ shown: inout Shown, in site: inout Site
  ) -> [Block] {
    guard let subsite = source.subsite else { return [] }
    var parts: [Block] = []
    func add(_ articles: IndexRange, _ part: Block) {
      var parsed = ParsedBlock(.column)
      parsed.count = Int(block.count)
      parsed.isUnique = block.isUnique
      let found = take(Array(site.articleLists[articles.indices]), for: parsed, &shown)
      var part = part
      part.count = block.count
      part.articles = site.addArticleList(found)
      // A column of which everything stands above already has nothing to add.
      if !found.isEmpty || part.subsite != nil { parts.append(part) }
    }
    switch block.kind {
    case .columns:
      let navigation = site.subsites[subsite.offset].navigation
      for place in navigation.indices {
        let id = site.columnLists[place]
        let column = site.columns[id.offset]
        if block.isUnique, shown.columns.contains(id) { continue }
        var part = Block(kind: .column, title: column.title, look: block.look, width: .half)
        part.isLookChosen = block.isLookChosen
        part.column = id
        add(column.allArticles, part)
      }
    case .subsites where subsite == .main:
      for (index, other) in site.subsites.enumerated().dropFirst() {
        var part = Block(kind: .subsites, title: other.name, look: block.look, width: .half)
        part.isLookChosen = true
        part.subsite = Subsite.ID(index)
        add(other.latest, part)
      }
    default: break
    }
    parts.chooseLooks(in: site)
    return parts
  }

  private mutating func articles(
    of block: ParsedBlock, column: Column.ID?, from source: Source, in site: Site
  ) -> [Article.ID] {
    let everything =
      source.isTopic && block.drawsOnSite
      ? site.articles.indices.map { Article.ID($0) } : source.articles
    switch block.kind {
    case .headline:
      let marked = everything.filter { site.articles[$0.offset].isHeadline }
      return marked.isEmpty ? Array(everything.prefix(block.count)) : marked
    case .latest: return everything
    case .pictures:
      let listed = column.map { list(of: $0, block, source, in: site) } ?? everything
      return listed.filter { site.articles[$0.offset].image != nil }
    case .column: return column.map { list(of: $0, block, source, in: site) } ?? []
    case .keyword:
      let found = byKeyword[TermKey.key(block.keyword ?? "")] ?? []
      return source.isTopic && !block.drawsOnSite
        ? found.filter(Set(source.articles).contains) : found
    case .units: return everything.filter { site.articles[$0.offset].unit != nil }
    case .articles: return block.articles.compactMap { article($0, in: site) }
    case .columns, .topics, .subsites, .links, .introduction: return []
    }
  }

  /// The articles of a column and of those below it; of a topic's own, those that live there.
  private func list(
    of column: Column.ID, _ block: ParsedBlock, _ source: Source, in site: Site
  ) -> [Article.ID] {
    guard source.isTopic, !block.drawsOnSite else {
      return Array(site.articleLists[site.columns[column.offset].allArticles.indices])
    }
    return source.articles.filter { article in
      var above: Column.ID? = site.articles[article.offset].column
      while let here = above, here != column { above = site.columns[here.offset].parent }
      return above != nil
    }
  }

  private func title(of parsed: ParsedBlock, _ block: Block, in site: Site) -> String {
    switch parsed.kind {
    case .headline: "头条"
    case .latest: "最新"
    case .pictures: "图片新闻"
    case .column: block.column.map { site.texts.string(site.columns[$0.offset].title) } ?? ""
    case .keyword: parsed.keyword ?? ""
    case .articles: "推荐"
    case .units: "单位动态"
    case .topics: site.topicsIndex.map { site.texts.string($0.title) } ?? "专题"
    case .subsites: "子网"
    case .links: "友情链接"
    case .columns, .introduction: ""
    }
  }

  // MARK: Names

  private mutating func column(_ name: ParsedBlock.Named, in site: Site) -> Column.ID? {
    var path = name.reference.name
    while path.hasPrefix("/") { path.removeFirst() }
    while path.hasSuffix("/") { path.removeLast() }
    if !path.isEmpty, let column = folders.columns[path] { return column }
    diagnostics.report(.unknownColumn(name.reference, at: name.location, folders, in: site))
    return nil
  }

  /// The article of a path from `content/`; one that is not on the site by now is left out.
  private mutating func article(_ name: ParsedBlock.Named, in site: Site) -> Article.ID? {
    let path = ContentPath.resolve("/" + name.reference.name, in: "") ?? ""
    switch site.targets[path] ?? site.targets[path + "/index.md"] {
    case .article(let article): return article
    case .hidden: return nil
    default: break
    }
    let articles = site.targets.filter { if case .article = $0.value { true } else { false } }
    diagnostics.report(
      .unknown(
        .brokenLink, Message("文章", "article"), name.reference, at: name.location,
        candidates: articles.keys,
        remedy: Message(
          "请写从 content 起的文件路径，如 tongzhi/20260701-a.md",
          "write the file's path from content, as in tongzhi/20260701-a.md")))
    return nil
  }

  private func checkHeadlines(_ articles: [Article.ID], count: Int, in site: Site) {
    HeadlineCheck(locator: locator, diagnostics: diagnostics).check(
      articles, count: count, in: site)
  }
}
