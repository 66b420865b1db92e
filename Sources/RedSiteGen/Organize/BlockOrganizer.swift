import Base
import Diagnostics
import Files
import SiteModel

/// Fills the blocks of home pages and topics, when every list of articles is there.
struct BlockOrganizer {
  private let folders: FolderOrganizer
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  /// The newest articles of each keyword that a block names, by its key.
  private var byKeyword: [String: [Article.ID]] = [:]

  /// What a block draws its articles from.
  private struct Source {
    /// The newest first.
    var articles: [Article.ID]
    /// Whether these are a topic's own.
    var isTopic: Bool
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
      site.subsites[index].blocks = organizer.add(
        blocks ?? ParsedBlock.standardHome,
        from: Source(
          articles: Array(site.articleLists[site.subsites[index].latest.indices]),
          isTopic: false),
        text: &text, to: &site)
    }
    for (topic, blocks) in folders.topicBlocks.sorted(by: { $0.key < $1.key }) {
      let articles = site.articleLists[site.topics[topic.offset].articles.indices]
      site.topics[topic.offset].blocks = organizer.add(
        blocks, from: Source(articles: Array(articles), isTopic: true), text: &text, to: &site)
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

  private mutating func add(
    _ blocks: [ParsedBlock], from source: Source, text: inout TextBuilder, to site: inout Site
  ) -> IndexRange {
    var shownHeadlines: Set<Article.ID> = []
    var made: [Block] = []
    for parsed in blocks {
      var block = Block(
        kind: parsed.kind, title: .empty, style: parsed.style ?? parsed.kind.standardStyle,
        width: parsed.width ?? parsed.kind.standardWidth)
      block.count = Int32(parsed.count)
      if let name = parsed.column {
        guard let column = column(name, in: site) else { continue }
        block.column = column
      }
      var articles = articles(of: parsed, column: block.column, from: source, in: site)
      if parsed.kind == .headline {
        shownHeadlines.formUnion(articles.prefix(parsed.count))
        checkHeadlines(articles, count: parsed.count, in: site)
      }
      if parsed.kind == .pictures { articles.removeAll { shownHeadlines.contains($0) } }
      block.articles = site.addArticleList(articles.prefix(parsed.count))
      block.title = text.add(parsed.title ?? title(of: parsed, block, in: site))
      made.append(block)
    }
    let range = IndexRange(start: site.blocks.count, count: made.count)
    site.blocks += made
    return range
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

  // MARK: Headlines

  /// Reports headlines that lack what the block shows of them, and those that it has no room for
  /// though they are of the same day: an older one has had its time.
  private func checkHeadlines(_ articles: [Article.ID], count: Int, in site: Site) {
    let marked = articles.map { site.articles[$0.offset] }.filter(\.isHeadline)
    let shown = marked.prefix(count)
    for headline in shown { reportBare(headline) }
    guard let last = shown.last else { return }
    let ofThatDay = marked.dropFirst(count).prefix { $0.published.date == last.published.date }
    for headline in ofThatDay { reportSecond(headline, after: last, count: count, in: site) }
  }

  private func reportBare(_ headline: Article) {
    let lacks: Message
    switch (headline.image == nil, headline.summary.isEmpty) {
    case (false, false): return
    case (true, false): lacks = Message("没有配图", "no picture")
    case (false, true): lacks = Message("没有摘要", "no summary")
    case (true, true): lacks = Message("没有配图，也没有摘要", "neither picture nor summary")
    }
    diagnostics.report(
      Diagnostic(
        .bareHeadline, at: locator.location(ofKey: "headline", in: headline.file),
        Message("这篇头条\(lacks.chinese)", "this headline has \(lacks.english)"),
        help: Message(
          "请在开头的设置里写 image: 图片 和 summary: 摘要，或去掉 headline",
          "write `image` and `summary` into its front matter, or take `headline` out")))
  }

  private func reportSecond(
    _ headline: Article, after last: Article, count: Int, in site: Site
  ) {
    diagnostics.report(
      Diagnostic(
        .severalHeadlines, at: locator.location(ofKey: "headline", in: headline.file),
        Message(
          "同一天有 \(count + 1) 篇以上的头条，只放得下 \(count) 篇；这一篇不会出现在头条的位置",
          "there are more headlines of one day than the \(count) there is room for; "
            + "this one is not shown as such"),
        help: Message(
          "请去掉其中一篇的 headline，或给要放在前面的一篇写更晚的时间，如 date: 2026-07-01 15:00",
          "take `headline` out of one, or give the one to be shown a later time, as in "
            + "date: 2026-07-01 15:00"),
        notes: [
          Diagnostic.Note(
            Message("放的是这一篇", "this one is shown"),
            at: locator.location(ofKey: "headline", in: last.file))
        ]))
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
}

extension Block.Kind {
  fileprivate var standardStyle: Block.Style {
    switch self {
    case .headline: .summaries
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
}
