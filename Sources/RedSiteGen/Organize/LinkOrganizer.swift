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

/// The elements by their order, equal ones as written.
private func inOrder<Element>(
  _ elements: [Element], _ order: (Element) -> Int32
) -> [Element] {
  // `sort` is not promised to keep equal elements in order; the place breaks ties.
  elements.indices.sorted { (order(elements[$0]), $0) < (order(elements[$1]), $1) }
    .map { elements[$0] }
}
