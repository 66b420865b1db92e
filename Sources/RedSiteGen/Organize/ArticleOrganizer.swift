import Base
import Diagnostics
import Files
import SiteModel

/// Decides which articles are on the site, numbers them and resolves the names they use.
struct ArticleOrganizer {
  /// The articles that are not on the site, as places among those parsed.
  private(set) var hidden: [Int] = []
  /// The columns that also list an article, for each article that names any.
  private(set) var furtherColumns: [(article: Article.ID, column: Column.ID)] = []

  private let folders: FolderOrganizer
  /// Which letters are not shown, and of which the answer is not.
  private let letters: LetterOrganizer
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  /// The article of each path below `content/`, also of those that are not on the site.
  private var byPath: [String: Int] = [:]
  private var identifiers: [Article.ID?] = []
  private var recorder: ArticleRecorder

  /// Places the visible articles in `site`, the newest first, with everything they refer to.
  static func organize(
    _ parsed: [ParsedArticle], folders: FolderOrganizer, people: inout PeopleOrganizer,
    recorder: ArticleRecorder, letters: LetterOrganizer, visibility: ArticleVisibility,
    assets: inout ContentAssets, text: inout TextBuilder, locator: SourceLocator,
    diagnostics: DiagnosticSink, into site: inout Site
  ) -> ArticleOrganizer {
    var organizer = ArticleOrganizer(
      folders: folders, recorder: recorder, letters: letters, locator: locator,
      diagnostics: diagnostics)
    organizer.number(parsed, visibility: visibility, site: &site)
    var topicArticles = [[Article.ID]](repeating: [], count: site.topics.count)
    for index in parsed.indices {
      organizer.relate(
        parsed[index], place: index, people: &people, assets: &assets, text: &text,
        site: &site, topicArticles: &topicArticles)
    }
    for (index, articles) in topicArticles.enumerated() {
      site.topics[index].articles = site.addArticleList(articles.sorted())
    }
    organizer.recorder.finish(into: &site)
    return organizer
  }

  private init(
    folders: FolderOrganizer, recorder: ArticleRecorder, letters: LetterOrganizer,
    locator: SourceLocator, diagnostics: DiagnosticSink
  ) {
    self.recorder = recorder
    self.letters = letters
    self.diagnostics = diagnostics
    self.folders = folders
    self.locator = locator
  }

  // MARK: Visibility and numbers

  /// Numbers visible articles from the newest to the oldest; equal times go by path.
  ///
  /// `parsed` is in path order, so sorting places by (time, place) is enough.
  private mutating func number(
    _ parsed: [ParsedArticle], visibility: ArticleVisibility, site: inout Site
  ) {
    var visible: [(published: DateTime, place: Int)] = []
    visible.reserveCapacity(parsed.count)
    identifiers = Array(repeating: nil, count: parsed.count)
    for (place, item) in parsed.enumerated() {
      // Articles of other sites share one data file and have no path of their own.
      let path =
        item.aggregateColumn == nil ? site.files[item.article.file.offset].contentPath : nil
      if let path { byPath[path] = place }
      let reason =
        visibility.hides(item.article, now: site.now) ?? letters.hides(item.article.file)
      if let reason {
        hidden.append(place)
        if let path { site.targets[path] = .hidden(reason) }
      } else {
        visible.append((item.article.published, place))
      }
    }
    visible.sort { ($1.published, $0.place) < ($0.published, $1.place) }
    site.articles.reserveCapacity(visible.count)
    for (_, place) in visible {
      WorkInFlight.begin(site.files[parsed[place].article.file.offset].path)
      let id = Article.ID(site.articles.count)
      identifiers[place] = id
      site.articles.append(parsed[place].article)
      guard parsed[place].aggregateColumn == nil else { continue }
      site.targets[site.files[parsed[place].article.file.offset].contentPath] = .article(id)
    }
  }

  // MARK: Names

  private mutating func relate(
    _ parsed: ParsedArticle, place: Int, people: inout PeopleOrganizer,
    assets: inout ContentAssets, text: inout TextBuilder, site: inout Site,
    topicArticles: inout [[Article.ID]]
  ) {
    let file = parsed.article.file
    let contentPath = site.files[file.offset].contentPath
    var article = parsed.article
    if let count = letters.shownLength(of: file) { article.body.count = count }
    let folder = ContentPath.folder(of: contentPath)
    let home = ContentPath.home(ofArticle: contentPath)
    if let column = parsed.aggregateColumn {
      if let found = self.column(column.reference, at: column.location, in: site) {
        article.column = found
      }
    } else if let column = folders.columns[home] {
      article.column = column
    } else if home.split(separator: "/").first == Substring(FolderNames.topics) {
      reportArticleInTopics(file)
    }

    if let unit = parsed.unit {
      article.unit = people.unit(unit, at: locator.location(file, unit.range))
    }
    if article.unit == nil, parsed.aggregateColumn == nil {
      article.unit = people.keepers.keeper(of: folder)
    }
    if article.source.isEmpty { article.source = source(of: article, in: site) }
    let contributors = parsed.contributors.compactMap {
      people.contributor(
        $0, on: article.published.date, at: locator.location(file, $0.range), in: site)
    }
    let topics = parsed.topics.compactMap { topic($0, file: file) }
    let further = parsed.columns.compactMap {
      column($0, at: locator.location(file, $0.range), in: site)
    }
    article.image = parsed.image.flatMap {
      assets.find($0, in: folder, from: file, code: .missingImage)
    }
    var video = parsed.video?.video
    if let file = parsed.video?.file {
      video?.file = assets.find(
        file, in: folder, from: parsed.article.file, code: .missingAttachment)
    }
    if let poster = parsed.video?.poster {
      video?.poster = assets.find(
        poster, in: folder, from: parsed.article.file, code: .missingImage)
    }
    let attachments = parsed.attachments.compactMap { item -> Attachment? in
      guard
        let found = assets.find(item.file, in: folder, from: file, code: .missingAttachment)
      else { return nil }
      let file = site.files[found.offset]
      return Attachment(
        title: item.title, file: found, type: text.add(ContentPath.ending(of: file.path)),
        size: file.size)
    }
    let replaces = parsed.document?.replaces.compactMap { document($0, file: file, in: folder) }
    let replacedBy = parsed.document?.replacedBy.compactMap {
      document($0, file: file, in: folder)
    }

    if parsed.aggregateColumn == nil {
      recorder.record(
        parsed, article, contributors, as: identifiers[place], folder: folder,
        keepers: people.keepers, into: &site)
    }

    // A hidden article's names are checked like any other's, and nothing of it is kept.
    guard let id = identifiers[place] else { return }
    article.contributors = IndexRange(
      start: site.contributorLists.count, count: contributors.count)
    site.contributorLists += contributors
    article.topics = IndexRange(start: site.topicLists.count, count: topics.count)
    site.topicLists += topics
    for topic in topics { topicArticles[topic.offset].append(id) }
    for column in further where column != article.column { furtherColumns.append((id, column)) }
    article.attachments = IndexRange(start: site.attachments.count, count: attachments.count)
    site.attachments += attachments
    if let video {
      article.video = Video.ID(site.videos.count)
      site.videos.append(video)
    }
    article.keywords = site.addKeywords(parsed.keywords)
    article.extra = site.addExtra(parsed.extra)
    site.addTemplateUse(
      .article, parsed.template, of: site.columns[article.column.offset].subsite, file: file)
    if var block = parsed.document?.document {
      block.replaces = site.addArticleList(replaces ?? [])
      block.replacedBy = site.addArticleList(replacedBy ?? [])
      article.document = OfficialDocument.ID(site.documents.count)
      site.documents.append(block)
    }
    if let link = parsed.internalLink {
      site.internalLinks.append(
        InternalLink(owner: .article(id), path: link.name, file: file, range: link.range))
    }
    for alias in parsed.aliases {
      site.redirects.append(
        Redirect(from: alias.name, file: file, range: alias.range, target: .article(id)))
    }
    site.articles[id.offset] = article
  }

  /// The source of an article that names none: its unit, that of its column, or the site's.
  private func source(of article: Article, in site: Site) -> Text {
    if let unit = article.unit { return site.units[unit.offset].name }
    var above: Column.ID? = article.column
    while let column = above {
      if let unit = site.columns[column.offset].unit { return site.units[unit.offset].name }
      above = site.columns[column.offset].parent
    }
    return site.defaultSource
  }

  private mutating func reportArticleInTopics(_ file: SourceFile.ID) {
    diagnostics.report(
      Diagnostic(
        .fileOutsideColumn, at: locator.location(file),
        Message("专题文件夹里不能放文章", "a topic's folder cannot hold articles"),
        help: Message(
          "请把文章放进它所属的栏目，并在文章里写 topics: [专题名]",
          "put it into its column and name the topic under `topics`")))
  }

  private mutating func topic(_ reference: Reference, file: SourceFile.ID) -> Topic.ID? {
    if let topic = folders.topics[reference.name] { return topic }
    return folders.topic(
      ParsedBlock.Named(reference, at: locator.location(file, reference.range)),
      diagnostics: diagnostics)
  }

  private mutating func column(
    _ reference: Reference, at location: SourceLocation, in site: Site
  ) -> Column.ID? {
    var path = reference.name
    while path.hasPrefix("/") { path.removeFirst() }
    while path.hasSuffix("/") { path.removeLast() }
    if !path.isEmpty, let column = folders.columns[path] { return column }
    diagnostics.report(.unknownColumn(reference, at: location, folders, in: site))
    return nil
  }

  /// The article that a path in `replaces` or `replaced_by` means; one that is not on the site
  /// counts as absent without being an error, for it may have expired.
  private mutating func document(
    _ reference: Reference, file: SourceFile.ID, in folder: String
  ) -> Article.ID? {
    let candidates = [
      ContentPath.resolve("/" + reference.name, in: folder),
      ContentPath.resolve(reference.name, in: folder),
    ]
    for case let path? in candidates {
      if let place = byPath[path] { return identifiers[place] }
    }
    let location = locator.location(file, reference.range)
    for case let path? in candidates {
      let lowered = path.lowercased()
      guard let actual = byPath.keys.filter({ $0.lowercased() == lowered }).min() else { continue }
      diagnostics.report(
        LinkProblem.differsInCase(reference.name, spelling: actual)
          .diagnostic(reference.name, at: location))
      return nil
    }
    diagnostics.report(
      .unknown(
        .brokenLink, Message("文章", "article"), reference, at: location, candidates: byPath.keys,
        remedy: Message(
          "请写从 content 起的文件路径，如 ziliao/wenjian/20240110-x.md",
          "write the file's path from content, as in ziliao/wenjian/20240110-x.md")))
    return nil
  }
}
