import Base
import Diagnostics
import Files
import SiteModel

extension PagePlanner {
  /// Plans the home page and the pages of every column.
  mutating func planColumns() {
    for index in site.columns.indices {
      let column = site.columns[index]
      let path = site.texts.string(column.path)
      let owner = OutputOwner(file: column.file, description: Message("一个栏目", "a column"))
      let url: Text?
      if column.isHome {
        url = addPage(
          .home, subject: index, path: path.isEmpty ? "index.html" : path + "/index.html",
          owner: owner)
      } else {
        url = addListPages(
          .column, subject: index, folder: path + "/", source: .articleLists,
          items: column.listed,
          firstItems: column.sort == .newestFirst
            ? { Self.pinnedFirst($0, of: column, in: &$1) } : nil,
          pageSize: Int(column.pageSize), owner: owner)
      }
      site.columns[index].url = url ?? .empty
    }
  }

  /// The first page's part of a list with the column's 置顶 articles moved or added to its front.
  ///
  /// Only the first page knows of 置顶: a pinned article keeps its place in the older pages, so
  /// pinning never changes them.
  private static func pinnedFirst(
    _ first: IndexRange, of column: Column, in site: inout Site
  ) -> IndexRange {
    let pinned = site.articleLists[column.listed.indices]
      .filter { site.articles[$0.offset].pinned > 0 }
      .sorted {
        let left = site.articles[$0.offset].pinned
        let right = site.articles[$1.offset].pinned
        return left != right ? left > right : $0 < $1
      }
    guard !pinned.isEmpty else { return first }
    let others = site.articleLists[first.indices].filter {
      site.articles[$0.offset].pinned <= 0
    }
    return site.addArticleList(pinned + others)
  }

  /// Plans the list of topics and the pages of each.
  mutating func planTopics() {
    guard site.topicsIndex != nil || !site.topics.isEmpty else { return }
    let folder = FolderNames.topics + "/"
    site.topicsURL =
      addListPages(
        .topics, subject: 0, folder: folder, source: .topics,
        items: IndexRange(start: 0, count: site.topics.count),
        pageSize: site.configuration.build.pageSize,
        owner: OutputOwner(
          file: site.topicsIndex?.file, description: Message("专题列表", "the list of topics")))
      ?? .empty
    for index in site.topics.indices {
      let topic = site.topics[index]
      site.topics[index].url =
        addListPages(
          .topic, subject: index, folder: folder + site.texts.string(topic.slug) + "/",
          source: .articleLists, items: topic.articles, pageSize: Int(topic.pageSize),
          owner: OutputOwner(file: topic.file, description: Message("一个专题", "a topic")))
        ?? .empty
    }
  }

  /// Plans the archives of the site and of columns: all years, each year, each month.
  mutating func planArchives() {
    for index in site.columns.indices where site.columns[index].archive.years.count > 0 {
      let column = site.columns[index]
      let owner = OutputOwner(
        file: index == 0 ? nil : column.file, description: Message("归档页", "an archive"))
      let path = site.texts.string(column.path)
      let folder = (path.isEmpty ? "" : path + "/") + FolderNames.archive + "/"
      site.columns[index].archive.url =
        addPage(.archive, subject: index, path: folder + "index.html", owner: owner) ?? .empty
      for year in column.archive.years.indices {
        let number = site.archiveYears[year].year
        site.archiveYears[year].url =
          addPage(
            .archiveYear, subject: year, path: "\(folder)\(number)/index.html", owner: owner)
          ?? .empty
        for month in site.archiveYears[year].months.indices {
          let name = site.archiveMonths[month].month
          site.archiveMonths[month].url =
            addListPages(
              .archiveMonth, subject: month,
              folder: "\(folder)\(number)/\(name < 10 ? "0" : "")\(name)/", source: .articleLists,
              items: site.archiveMonths[month].articles,
              pageSize: site.configuration.build.pageSize, owner: owner)
            ?? .empty
        }
      }
    }
  }

  /// Plans the lists of keywords and sources and the pages of each.
  mutating func planTerms() {
    if site.keywordTerms.count > 0 {
      site.keywordsURL = planTerms(
        site.keywordTerms, folder: FolderNames.keywords, list: .keywords, page: .keyword,
        Message("关键词", "a keyword"))
    }
    if site.sourceTerms.count > 0 {
      site.sourcesURL = planTerms(
        site.sourceTerms, folder: FolderNames.sources, list: .sources, page: .source,
        Message("来源", "a source"))
    }
  }

  private mutating func planTerms(
    _ terms: IndexRange, folder: String, list: PageKind, page: PageKind, _ description: Message
  ) -> Text {
    let url = addPage(
      list, subject: 0, path: folder + "/index.html", owner: OutputOwner(description: description))
    for index in terms.indices {
      let term = site.terms[index]
      site.terms[index].url =
        addListPages(
          page, subject: index, folder: "\(folder)/\(site.texts.string(term.slug))/",
          source: .articleLists, items: term.articles,
          pageSize: site.configuration.build.pageSize,
          owner: OutputOwner(
            file: term.file,
            description: Message(
              "\(description.chinese)“\(site.texts.string(term.name))”",
              "\(description.english) “\(site.texts.string(term.name))”")))
        ?? .empty
    }
    return url ?? .empty
  }

  /// Plans the friend links and the page for unknown addresses.
  mutating func planSinglePages() {
    if !site.linkGroups.isEmpty {
      site.linksURL =
        addPage(
          .links, subject: 0, path: FolderNames.links + "/index.html",
          owner: OutputOwner(description: Message("友情链接页", "the friend links")))
        ?? .empty
    }
    site.siteMapURL =
      addPage(
        .siteMap, subject: 0, path: FolderNames.siteMap + "/index.html",
        owner: OutputOwner(description: Message("网站地图", "the site map")))
      ?? .empty
    for (index, subsite) in site.subsites.enumerated() where index == 0 || !subsite.host.isEmpty {
      let folder = site.texts.string(site.columns[subsite.column.offset].path)
      addPage(
        .notFound, subject: index, path: folder.isEmpty ? "404.html" : folder + "/404.html",
        owner: OutputOwner(
          description: Message("找不到网页时的提示页", "the page for unknown addresses")))
    }
  }

  /// Plans the files beside articles and the theme's assets.
  mutating func planAssets(themes: SiteThemes, root: String) {
    site.assetURLs = Array(repeating: .empty, count: site.files.count)
    for file in site.publishedAssets {
      let path = site.files[file.offset].contentPath
      let owner = OutputOwner(file: file, description: Message("一个附件或图片", "a file of the content"))
      guard owners.claim(path, for: owner) else { continue }
      site.assetURLs[file.offset] = url(ofPath: path)
      copies.append(FileCopy(source: FilePlace("content/" + path, below: root), path: path))
    }
    let badge = site.configuration.owner.badge
    let logo = site.configuration.links.own
    for (image, place) in [(badge.image, badge.imageLocation), (logo.logo, logo.logoLocation)]
    where !image.isEmpty && themes.all[0].assets[image] == nil {
      diagnostics.report(
        Diagnostic(
          .missingImage, at: place,
          Message("assets 里没有“\(image)”", "there is no “\(image)” in assets"),
          help: Message(
            "请把图片放到网站的 assets 文件夹", "put the picture into the folder assets of the site")))
    }
    for (index, subsite) in site.subsites.enumerated() where index == 0 || subsite.hasOwnAssets {
      let folder = site.assetsFolder(ofSubsite: index)
      planAssets(of: themes.theme(ofSubsite: index), folder: folder)
    }
    for index in site.attachments.indices {
      let file = site.files[site.attachments[index].file.offset]
      site.attachments[index].type = add(ContentPath.ending(of: file.path))
    }
  }

  private mutating func planAssets(of theme: ThemeFiles, folder: String) {
    for (name, asset) in theme.assets.sorted(by: { $0.key < $1.key }) {
      let path = folder + asset.publishedName(name)
      let owner = OutputOwner(
        description: Message("主题的文件 \(asset.path)", "the theme's \(asset.path)"))
      guard owners.claim(path, for: owner) else { continue }
      copies.append(FileCopy(source: asset.place, content: asset.content, path: path))
    }
  }
}
