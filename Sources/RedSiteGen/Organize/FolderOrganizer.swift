import Base
import Diagnostics
import Files
import SiteModel

/// What each folder of `content/` is: a column, a topic, an article's own folder, or files only.
struct FolderOrganizer {
  /// Columns by folder, the root under the empty string.
  private(set) var columns: [String: Column.ID] = [:]
  /// Topics by name.
  private(set) var topics: [String: Topic.ID] = [:]
  /// The blocks of topics that give any.
  private(set) var topicBlocks: [Topic.ID: [ParsedBlock]] = [:]
  /// The blocks of subsites that give any.
  private(set) var subsiteBlocks: [Subsite.ID: [ParsedBlock]] = [:]
  /// What subsites and topics show of themselves.
  private(set) var subsiteFaces: [Subsite.ID: FaceOrganizer.Written] = [:]
  private(set) var topicFaces: [Topic.ID: FaceOrganizer.Written] = [:]
  /// The groups of links that columns name.
  private(set) var linkGroups: [(column: Column.ID, file: SourceFile.ID, group: Reference)] = []
  private var topicAliases: [String: (file: SourceFile.ID, aliases: [Reference])] = [:]
  /// The names of topics that are not open yet, with their files.
  private(set) var closedTopics: [String: SourceFile.ID] = [:]

  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink

  /// Builds the column tree and the topics of a site.
  static func organize(
    _ parsed: ParsedSite, tree: SourceTree, people: inout PeopleOrganizer,
    assets: inout ContentAssets, text: inout TextBuilder, diagnostics: DiagnosticSink,
    into site: inout Site
  ) -> FolderOrganizer {
    var folders = FolderOrganizer(
      locator: SourceLocator(files: tree.files, texts: parsed.texts), diagnostics: diagnostics)
    folders.reportMissingIndexes(tree, parsed)
    var columns: [ParsedIndex] = []
    for index in parsed.indexes {
      let parts = index.folder.split(separator: "/", omittingEmptySubsequences: true)
      if parts.first != Substring(FolderNames.topics) {
        columns.append(index)
      } else if parts.count == 1 {
        site.topicsIndex = TopicsIndex(index.column)
        folders.checkImage(index, assets: &assets)
      } else if parts.count == 2 {
        folders.addTopic(
          index, name: String(parts[1]), assets: &assets, text: &text, site: &site)
      } else {
        folders.reportDeepTopic(index)
      }
    }
    folders.addColumns(columns, people: &people, assets: &assets, text: &text, site: &site)
    folders.sortTopics(&site)
    return folders
  }

  private init(locator: SourceLocator, diagnostics: DiagnosticSink) {
    self.locator = locator
    self.diagnostics = diagnostics
  }

  // MARK: Folders without an index

  private mutating func reportMissingIndexes(_ tree: SourceTree, _ parsed: ParsedSite) {
    let indexed = Set(tree.files.filter { $0.role == .index }.map(\.contentFolder))
    var withArticles: Set<String> = []
    for file in tree.files where file.role == .article {
      withArticles.insert(ContentPath.home(ofArticle: file.contentPath))
    }
    var reported: Set<String> = []
    for folder in withArticles.union(indexed).sorted() {
      for above in ContentPath.upwards(from: folder)
      // The list of topics has a name of its own where nobody gives it another.
      where above != FolderNames.topics && !indexed.contains(above)
        && reported.insert(above).inserted
      {
        diagnostics.report(
          Diagnostic(
            .missingColumnIndex, at: SourceLocation(path: "content/" + above),
            Message(
              "这个文件夹里有文章，但缺少 _index.md，不知道栏目叫什么",
              "the folder has articles and no _index.md, so the column has no name"),
            help: Message(
              "请新建 content/\(above)/_index.md，内容至少三行：\n---\ntitle: 栏目名称\n---",
              "create content/\(above)/_index.md with at least:\n---\ntitle: Name\n---")))
      }
    }
  }

  private mutating func reportDeepTopic(_ index: ParsedIndex) {
    guard let file = index.column.file else { return }
    diagnostics.report(
      Diagnostic(
        .fileOutsideColumn, at: locator.location(file),
        Message(
          "专题只有一层：content/topics/<名称>/_index.md",
          "topics have one level: content/topics/<name>/_index.md"),
        help: Message(
          "请把文章放进栏目，在文章里用 topics 归入专题",
          "put articles into columns and name the topic under `topics`")))
  }

  // MARK: Topics

  /// The list of topics shows no picture; one that is named must exist all the same.
  private func checkImage(_ index: ParsedIndex, assets: inout ContentAssets) {
    guard let image = index.image, let file = index.column.file else { return }
    _ = assets.find(image, in: index.folder, from: file, code: .missingImage)
  }

  private mutating func addTopic(
    _ index: ParsedIndex, name: String, assets: inout ContentAssets, text: inout TextBuilder,
    site: inout Site
  ) {
    guard let file = index.column.file else { return }
    if let subsite = index.subsite { reportSubsite(subsite, in: file) }
    let column = index.column
    checkTags(of: index, isTopic: true, in: site)
    var topic = Topic(file: file, slug: text.add(name), title: column.title)
    topic.description = column.description
    topic.type = column.type.isEmpty ? text.add(ColumnTypeName.topic) : column.type
    topic.template = column.template
    topic.body = column.body
    topic.weight = column.weight
    topic.pageSize = column.pageSize
    topic.image = index.image.flatMap {
      assets.find($0, in: index.folder, from: file, code: .missingImage)
    }
    if let opens = index.opens, opens > site.now {
      closedTopics[name] = file
      site.targets["topics/\(name)/_index.md"] = .hidden(.future)
      return
    }
    topic.keywords = site.addKeywords(index.keywords)
    topic.extra = site.addExtra(index.extra)
    topic.opens = index.opens
    topic.archived = index.archived
    topic.isOnHome = index.isOnHome
    topic.hasTitleInImage = index.hasTitleInImage
    topicFaces[Topic.ID(site.topics.count)] = FaceOrganizer.Written(
      face: index.face, file: file, folder: index.folder)
    if let archived = index.archived { topic.isArchived = archived <= site.now }
    site.addTemplateUse(.topic, index.template, of: .main, file: file)
    if let blocks = index.blocks { topicBlocks[Topic.ID(site.topics.count)] = blocks }
    topics[name] = Topic.ID(site.topics.count)
    topicAliases[name] = (file, index.aliases)
    site.topics.append(topic)
  }

  /// Those that are archived last, then by weight, then by name, so that the order does not depend
  /// on how files were found.
  private mutating func sortTopics(_ site: inout Site) {
    let names = topics.sorted { $0.value < $1.value }.map(\.key)
    let order = names.indices.sorted {
      let (left, right) = (site.topics[$0], site.topics[$1])
      return left.isArchived != right.isArchived
        ? right.isArchived : (left.weight, names[$0]) < (right.weight, names[$1])
    }
    site.topics = order.map { site.topics[$0] }
    site.currentTopicCount = site.topics.count { !$0.isArchived }
    let (blocks, faces) = (topicBlocks, topicFaces)
    topicBlocks = [:]
    for (place, old) in order.enumerated() {
      topics[names[old]] = Topic.ID(place)
      topicBlocks[Topic.ID(place)] = blocks[Topic.ID(old)]
      topicFaces[Topic.ID(place)] = faces[Topic.ID(old)]
      for alias in topicAliases[names[old]]?.aliases ?? [] {
        guard let file = topicAliases[names[old]]?.file else { continue }
        site.redirects.append(
          Redirect(
            from: alias.name, file: file, range: alias.range, target: .topic(Topic.ID(place))))
      }
      site.targets["topics/\(names[old])/_index.md"] = .topic(Topic.ID(place))
    }
    let onHome = site.topics.indices.filter {
      !site.topics[$0].isArchived && site.topics[$0].isOnHome
    }
    site.homeTopics = IndexRange(start: site.topicLists.count, count: onHome.count)
    site.topicLists += onHome.map { Topic.ID($0) }
    if site.topicsIndex != nil { site.targets["topics/_index.md"] = .topicsIndex }
  }

  // MARK: Columns

  private mutating func addColumns(
    _ parsed: [ParsedIndex], people: inout PeopleOrganizer, assets: inout ContentAssets,
    text: inout TextBuilder, site: inout Site
  ) {
    var children: [String: [Int]] = [:]
    var root: ParsedIndex?
    for (place, index) in parsed.enumerated() {
      if index.folder.isEmpty {
        root = index
      } else {
        children[ContentPath.folder(of: index.folder), default: []].append(place)
      }
    }
    for folder in children.keys {
      children[folder]?.sort {
        (parsed[$0].column.weight, parsed[$0].folder) < (
          parsed[$1].column.weight, parsed[$1].folder
        )
      }
    }
    // An explicit stack, the next sibling on top: columns come out before what is below them.
    var stack: [(place: Int?, parent: Column.ID?)] = [(nil, nil)]
    while let (place, parent) = stack.popLast() {
      var index =
        place.map { parsed[$0] } ?? root
        ?? ParsedIndex(
          column: Column(
            file: nil, parent: nil, path: .empty, title: text.add(site.configuration.name)),
          folder: "")
      let id = Column.ID(site.columns.count)
      index.column.parent = parent
      index.column.path = text.add(index.folder)
      index.column.subsite = parent.map { site.columns[$0.offset].subsite } ?? Subsite.ID.main
      addSubsite(&index, home: id, site: &site)
      if index.column.type.isEmpty, let parent {
        let above = site.columns[parent.offset]
        if !above.isHome { index.column.type = above.type }
      }
      if index.column.isHome, index.column.type.isEmpty {
        index.column.type = text.add(ColumnTypeName.home)
      }
      checkTags(of: index, in: site)
      relate(&index, people: &people, assets: &assets, site: &site)
      site.columns.append(index.column)
      if let file = index.column.file {
        for alias in index.aliases {
          site.redirects.append(
            Redirect(from: alias.name, file: file, range: alias.range, target: .column(id)))
        }
        if let group = index.linkGroup { linkGroups.append((id, file, group)) }
      }
      columns[index.folder] = id
      if index.column.file != nil {
        site.targets[index.folder.isEmpty ? "_index.md" : index.folder + "/_index.md"] = .column(id)
      }
      for child in (children[index.folder] ?? []).reversed() { stack.append((child, id)) }
    }
    linkColumns(&site)
  }

  /// Makes the root column the home of the site, and a column with `subsite` that of its own.
  private mutating func addSubsite(
    _ index: inout ParsedIndex, home: Column.ID, site: inout Site
  ) {
    let isRoot = index.column.parent == nil
    if let parsed = index.subsite, let file = index.column.file,
      isRoot || index.column.subsite != .main
    {
      reportSubsite(parsed, in: file)
      index.subsite = nil
    }
    guard isRoot || index.subsite != nil else { return }
    var subsite = Subsite(column: home, name: index.subsite?.name ?? index.column.title)
    if let parsed = index.subsite, let file = index.column.file {
      subsite.host = site.configuration.usesSubsiteHosts ? parsed.host : ""
      if let theme = parsed.theme, theme.name != site.configuration.theme {
        subsite.theme = theme.name
      }
      subsiteFaces[Subsite.ID(site.subsites.count)] = FaceOrganizer.Written(
        face: parsed.face, file: file, folder: index.folder)
    }
    index.column.subsite = Subsite.ID(site.subsites.count)
    if let blocks = index.blocks { subsiteBlocks[index.column.subsite] = blocks }
    index.column.isHome = true
    site.subsites.append(subsite)
  }

  /// Reports what a column's meta tags lack, by the rules of the site's profile.
  private mutating func checkTags(of index: ParsedIndex, isTopic: Bool = false, in site: Site) {
    let column = index.column
    // The home page of the site has the tags of site.toml.
    guard site.configuration.profile != .none, let file = column.file,
      column.path.count > 0 || isTopic
    else { return }
    var missing: [(key: String, tag: String)] = []
    if column.description.isEmpty { missing.append(("description", "ColumnDescription")) }
    if index.keywords.isEmpty { missing.append(("keywords", "ColumnKeywords")) }
    if column.type.isEmpty, !isTopic { missing.append(("type", "ColumnType")) }
    guard !missing.isEmpty else { return }
    let keys = missing.map(\.key)
    let tags = missing.map(\.tag).joined(separator: "、")
    diagnostics.report(
      Diagnostic(
        .missingMandatory, at: locator.location(file, 0..<3),
        Message(
          "\(isTopic ? "专题" : "栏目")缺少 \(keys.joined(separator: "、"))，网页标签 \(tags) 不能为空",
          "\(isTopic ? "the topic" : "the column") has no \(keys.joined(separator: ", ")): "
            + "the meta tags \(missing.map(\.tag).joined(separator: ", "))"),
        help: Message(
          "请在开头的设置里写上：说明写设置目的和主要内容，关键词写几个词，类别见 docs/front-matter.md",
          "write them into the front matter: what it is for, some keywords, its ColumnType")))
  }

  private mutating func reportSubsite(_ subsite: ParsedSubsite, in file: SourceFile.ID) {
    diagnostics.report(
      Diagnostic(
        .nestedSubsite, at: locator.location(file, subsite.range),
        Message(
          "这里不能设子网：子网只能是一个栏目，不能在另一个子网里面",
          "no subsite can be here: a subsite is a column outside every other subsite"),
        help: Message(
          "请删去 subsite，作为普通栏目使用；或把这个栏目移到子网外面",
          "remove `subsite` and keep it as a column, or move the column out of the subsite")))
  }

  private mutating func relate(
    _ index: inout ParsedIndex, people: inout PeopleOrganizer, assets: inout ContentAssets,
    site: inout Site
  ) {
    index.column.keywords = site.addKeywords(index.keywords)
    index.column.extra = site.addExtra(index.extra)
    guard let file = index.column.file else { return }
    site.addTemplateUse(
      index.column.isHome ? .home : .column, index.template, of: index.column.subsite, file: file)
    if let image = index.image {
      index.column.image = assets.find(image, in: index.folder, from: file, code: .missingImage)
    }
    if let unit = index.unit {
      index.column.unit = people.unit(unit, at: locator.location(file, unit.range))
    } else {
      index.column.unit = people.keepers.keeper(of: index.folder)
    }
  }

  private func linkColumns(_ site: inout Site) {
    var children = [[Column.ID]](repeating: [], count: site.columns.count)
    for (index, column) in site.columns.enumerated() {
      if let parent = column.parent { children[parent.offset].append(Column.ID(index)) }
    }
    for index in site.columns.indices {
      site.columns[index].children = site.addColumnList(children[index])
      var ancestors: [Column.ID] = []
      var above = site.columns[index].parent
      while let parent = above, !site.columns[parent.offset].isHome {
        ancestors.append(parent)
        above = site.columns[parent.offset].parent
      }
      site.columns[index].ancestors = site.addColumnList(ancestors.reversed())
    }
    for index in site.subsites.indices {
      site.subsites[index].navigation = site.addColumnList(
        children[site.subsites[index].column.offset].filter {
          site.columns[$0.offset].isInNavigation
        })
    }
  }
}

extension TopicsIndex {
  fileprivate init?(_ column: Column) {
    guard let file = column.file else { return nil }
    self.init(
      file: file, title: column.title, description: column.description, body: column.body)
  }
}
