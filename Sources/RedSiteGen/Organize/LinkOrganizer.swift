import Base
import Diagnostics
import SiteModel

/// Places the friend links in their groups, each group by order, then as written.
func organizeLinks(
  _ groups: [ParsedLinkGroup], folders: FolderOrganizer, locator: SourceLocator,
  assets: inout ContentAssets, diagnostics: DiagnosticSink, into site: inout Site
) {
  let file = site.files.firstIndex { $0.path == linksPath }.map { SourceFile.ID($0) }
  let groups = inOrder(groups) { $0.group.order }
  for parsed in groups {
    let links = inOrder(parsed.links) { $0.link.order }
      .filter { $0.expires.map { $0 >= site.now.date } ?? true }
    for item in parsed.links where item.expires.map({ $0 < site.now.date }) ?? false {
      if let logo = item.logo.flatMap({ assets.asset($0.name, in: "") }) {
        site.quietAssets.insert(logo)
      }
    }
    var group = parsed.group
    group.links = IndexRange(start: site.links.count, count: links.count)
    for item in links {
      var link = item.link
      if let logo = item.logo, let file {
        link.logo = assets.find(logo, in: "", from: file, code: .missingImage)
      }
      if let target = item.internalLink, let file {
        site.internalLinks.append(
          InternalLink(
            owner: .friendLink(site.links.count), path: target.name, file: file,
            range: target.range))
      }
      site.links.append(link)
      site.linkRanges.append(item.addressRange)
    }
    site.linkGroups.append(group)
  }
  let names = groups.map { site.texts.string($0.group.name) }
  for use in folders.linkGroups {
    if let place = names.firstIndex(of: use.group.name) {
      site.columns[use.column.offset].linkGroup = Int32(place)
      continue
    }
    diagnostics.report(
      .unknown(
        .unknownLinkGroup, Message("友情链接分组", "group of links"), use.group,
        at: locator.location(use.file, use.group.range), candidates: names,
        remedy: Message("请写 \(linksPath) 里的组名", "write the name of a group of \(linksPath)")))
  }
}

/// Places the external addresses of everything that is on the site.
///
/// Those of articles come first, then columns, topics and the files of `data/`; what nobody sees is
/// left out.
func organizeExternalLinks(_ parsed: ParsedSite, into site: inout Site) {
  guard site.configuration.links.needsAddresses else { return }
  var links: [SourceFile.ID: [ExternalLink]] = [:]
  for article in parsed.articles { links[article.article.file] = article.externalLinks }
  for index in parsed.indexes {
    if let file = index.column.file { links[file] = index.externalLinks }
  }
  let files =
    site.articles.map(\.file) + site.columns.compactMap(\.file) + site.topics.map(\.file)
    + [site.topicsIndex?.file].compactMap { $0 }
  site.externalLinks = files.flatMap { links[$0] ?? [] } + parsed.dataLinks
}

/// The elements by their order, equal ones as written.
private func inOrder<Element>(
  _ elements: [Element], _ order: (Element) -> Int32
) -> [Element] {
  // `sort` is not promised to keep equal elements in order; the place breaks ties.
  elements.indices.sorted { (order(elements[$0]), $0) < (order(elements[$1]), $1) }
    .map { elements[$0] }
}
