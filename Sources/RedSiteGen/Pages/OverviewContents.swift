import Base
import Diagnostics
import Jinja
import SiteModel

/// A page about the site itself rather than its news.
protocol OverviewContent: PageContent {}

extension OverviewContent {
  func columnType(in site: SiteView, _ arena: ValueArena) -> Value {
    arena.text(ColumnTypeName.overview)
  }
}

/// The friend links.
struct LinksContent: OverviewContent {
  static let kind = PageKind.links
  static let name: StaticString = "links"
  static let chineseName = "友情链接"

  static func plan(in planner: inout PagePlanner) {
    guard !planner.site.linkGroups.isEmpty else { return }
    planner.urls.linkList =
      planner.addPage(
        .links, path: FolderNames.links + "/index.html",
        owner: OutputOwner(description: Message("友情链接页", "the friend links")))
      ?? .empty
  }

  func sourcePath(in site: Site) -> String? { linksPath }
  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("友情链接") }
}

/// Everything there is, for people: 网站地图.
struct SiteMapContent: OverviewContent {
  static let kind = PageKind.siteMap
  static let name: StaticString = "site_map"
  static let chineseName = "网站地图"
  static let template = "sitemap.html"

  static func plan(in planner: inout PagePlanner) {
    planner.urls.siteMap =
      planner.addPage(
        .siteMap, path: FolderNames.siteMap + "/index.html",
        owner: OutputOwner(description: Message("网站地图", "the site map")))
      ?? .empty
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("网站地图") }
}

/// What the server of a site shows for an unknown address.
struct NotFoundContent: OverviewContent {
  private let site: Subsite.ID

  init(of site: Subsite.ID) { self.site = site }

  static let kind = PageKind.notFound
  static let name: StaticString = "not_found"
  static let chineseName = "找不到网页时的提示"
  static let template = "404.html"
  static let isInSiteMap = false

  static func plan(in planner: inout PagePlanner) {
    let subsites = planner.site.subsites
    for (index, subsite) in subsites.enumerated() where index == 0 || !subsite.host.isEmpty {
      let folder = planner.string(planner.site.columns[subsite.column.offset].path)
      planner.addPage(
        .notFound(Subsite.ID(index)), path: folder.isEmpty ? "404.html" : folder + "/404.html",
        owner: OutputOwner(
          description: Message("找不到网页时的提示页", "the page for unknown addresses")))
    }
  }

  func subsite(in _: Site) -> Subsite.ID { site }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("找不到这个网页") }
}
