import Base

/// Places the friend links in their groups, each group by order, then as written.
func organizeLinks(
  _ groups: [ParsedLinkGroup], folders: FolderOrganizer, locator: SourceLocator,
  assets: inout ContentAssets, into site: inout Site
) -> [Diagnostic] {
  let file = site.files.firstIndex { $0.path == linksPath }.map { SourceFile.ID($0) }
  for parsed in groups {
    let links = parsed.links
    // `sort` is not promised to keep equal elements in order; the place breaks ties.
    let order = links.indices.sorted { (links[$0].link.order, $0) < (links[$1].link.order, $1) }
    var group = parsed.group
    group.links = IndexRange(start: site.links.count, count: links.count)
    for item in order.map({ links[$0] }) {
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
    }
    site.linkGroups.append(group)
  }
  let names = groups.map { site.texts.string($0.group.name) }
  return folders.linkGroups.compactMap { use in
    if let place = names.firstIndex(of: use.group.name) {
      site.columns[use.column.offset].linkGroup = Int32(place)
      return nil
    }
    return .unknown(
      .unknownLinkGroup, Message("友情链接分组", "group of links"), use.group,
      at: locator.location(use.file, use.group.range), candidates: names,
      remedy: Message("请写 \(linksPath) 里的组名", "write the name of a group of \(linksPath)"))
  }
}
