import Base
import SiteModel

/// Fills the tree of units, their groups and the lists of their articles and contributors.
///
/// Every article is noted once for its unit and once for each unit above: linear in the articles.
func organizeUnits(_ site: inout Site, folders: FolderOrganizer) {
  guard !site.units.isEmpty || !site.contributors.isEmpty else { return }
  var children = [[Unit.ID]](repeating: [], count: site.units.count)
  var top: [Unit.ID] = []
  for (index, unit) in site.units.enumerated() {
    if let parent = unit.parent {
      children[parent.offset].append(Unit.ID(index))
    } else {
      top.append(Unit.ID(index))
    }
    if !site.unitGroups.contains(where: { site.texts.string($0) == site.texts.string(unit.group) }),
      unit.group.count > 0
    {
      site.unitGroups.append(unit.group)
    }
  }
  func sorted(_ units: [Unit.ID]) -> [Unit.ID] {
    units.sorted { (site.units[$0.offset].order, $0) < (site.units[$1.offset].order, $1) }
  }
  site.topUnits = site.addUnitList(sorted(top))
  for index in site.units.indices {
    site.units[index].children = site.addUnitList(sorted(children[index]))
  }

  var lists = [[Article.ID]](repeating: [], count: site.units.count)
  for (index, article) in site.articles.enumerated() {
    if let unit = article.unit { site.units[unit.offset].ownCount += 1 }
    var above = article.unit
    while let unit = above {
      lists[unit.offset].append(Article.ID(index))
      above = site.units[unit.offset].parent
    }
    for contributor in site.contributorLists[article.contributors.indices] {
      site.contributors[contributor.offset].articleCount += 1
    }
  }
  var writers = [[Contributor.ID]](repeating: [], count: site.units.count)
  var free: [Contributor.ID] = []
  for (index, contributor) in site.contributors.enumerated() {
    if let unit = contributor.unit {
      writers[unit.offset].append(Contributor.ID(index))
    } else {
      free.append(Contributor.ID(index))
    }
  }
  for index in site.units.indices {
    site.units[index].articles = site.addArticleList(lists[index])
    site.units[index].contributors = site.addContributorList(writers[index])
    let folder = site.texts.string(site.units[index].folder)
      .split(separator: "/").joined(separator: "/")
    if !folder.isEmpty { site.units[index].column = folders.columns[folder] }
  }
  site.freeContributors = site.addContributorList(free)
}
