import Base

/// Places the friend links in their groups, each group by order, then as written.
func organizeLinks(
  _ groups: [ParsedLinkGroup], assets: inout ContentAssets, into site: inout Site
) {
  let file = site.files.firstIndex { $0.path == linksPath }.map { SourceFile.ID($0) }
  for parsed in groups {
    var links = parsed.links.map { item in
      var link = item.link
      if let logo = item.logo, let file {
        link.logo = assets.find(logo, in: "", from: file, code: .missingImage)
      }
      return link
    }
    // `sort` is not promised to keep equal elements in order; the place breaks ties.
    let order = links.indices.sorted { (links[$0].order, $0) < (links[$1].order, $1) }
    links = order.map { links[$0] }
    var group = parsed.group
    group.links = IndexRange(start: site.links.count, count: links.count)
    site.links += links
    site.linkGroups.append(group)
  }
}
