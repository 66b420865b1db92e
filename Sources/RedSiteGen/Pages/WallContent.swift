import Base
import Diagnostics
import Interactive
import Jinja
import SiteModel

/// The messages of a wall, or those of one unit, cut into pages that do not change.
struct WallContent: PageContent {
  let list: Identifier<WallList>

  static let kind = PageKind.wall
  static let name: StaticString = "wall"
  static let chineseName = "留言墙的全部留言，或者一个单位的留言"
  static let variables = [
    PageVariable.page, PageVariable("wall", .wall, "这一页的留言"), .column, .pagination,
  ]

  static func plan(in planner: inout PagePlanner) { planner.planWalls() }

  private func article(in site: Site) -> Article.ID {
    site.interactive.lists[list.offset].article
  }

  private func column(in site: Site) -> Column.ID {
    site.articles[article(in: site).offset].column
  }

  func subsite(in site: Site) -> Subsite.ID { site.columns[column(in: site).offset].subsite }
  func section(in site: Site) -> Page.Section { site.section(of: column(in: site)) }
  func name(in site: Site) -> Text? { site.articles[article(in: site).offset].title }

  func listName(in site: Site) -> Message {
    site.message(
      naming: site.articles[article(in: site).offset].title, "留言墙", "message wall")
  }

  func sourcePath(in site: Site) -> String? {
    site.files[site.articles[article(in: site).offset].file.offset].path
  }

  func values(in site: SiteView) -> [Value] {
    let whole = site.whole.pointee
    return [
      TemplateObject.page.value(), TemplateObject.wall.value(list),
      TemplateObject.column.value(column(in: whole)), TemplateObject.pagination.value(),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    let whole = site.whole.pointee
    let unit = whole.interactive.lists[list.offset].unit
    return arena.text { buffer in
      if !unit.isEmpty {
        buffer.append(contentsOf: unit)
        buffer.append("：")
      }
      buffer.append(site.text[site.articles[article(in: whole).offset].title])
    }
  }

  func lastChange(of listPage: ListPage?, in site: SiteView) -> DateTime? {
    let parts = site.whole.pointee.interactive
    return (listPage?.items ?? .empty).indices.map {
      parts.messages[Int(parts.messageLists[$0])].time
    }.max()
  }
}

extension WallContent: TaggedByColumn {
  func tagColumn(in site: SiteView) -> Column.ID? { column(in: site.whole.pointee) }

  func columnName(outsideColumnsOf site: SiteView, _ arena: ValueArena) -> Value {
    title(in: site, arena)
  }

  var standardColumnType: String { "征集调查" }
}

extension PagePlanner {
  /// Plans the pages of every wall below its article: `liuyan/qiang/`, `liuyan/qiang/unit-甲/`.
  fileprivate mutating func planWalls() {
    let interactive = site.interactive
    urls.wallLists = Array(repeating: .empty, count: interactive.lists.count)
    let paths = Dictionary(
      uniqueKeysWithValues: pages.compactMap { page -> (Article.ID, Text)? in
        guard case .article(let id) = page.subject, interactive.wallLists[id] != nil else {
          return nil
        }
        return (id, page.path)
      })
    for (index, list) in interactive.lists.enumerated() where list.items.count > 0 {
      guard let path = paths[list.article],
        case .wall(let request)? = interactive.parts[list.article]
      else { continue }
      var folder = string(path)
      if folder.hasSuffix("index.html") {
        folder = String(folder.dropLast("index.html".count)) + "liuyan/"
      } else {
        folder = folder.split(separator: ".").dropLast().joined(separator: ".") + "/"
      }
      urls.wallLists[index] =
        addListPages(
          .wall(Identifier(index)), folder: folder + list.folder, source: .wallMessages,
          items: list.items, pageSize: request.pageSize,
          owner: OutputOwner(
            file: site.articles[list.article.offset].file,
            description: Message("留言墙", "a message wall"))) ?? .empty
    }
  }
}
