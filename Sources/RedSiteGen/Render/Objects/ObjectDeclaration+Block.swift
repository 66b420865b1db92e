import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a piece of a home page or topic.
  static let block = ObjectDeclaration(
    "首页或专题里的一块",
    [
      .init("kind", .string, "种类，如 headline、column、topics") { site, index, arena in
        arena.text(site.whole.pointee.blocks[index].kind.rawValue)
      },
      .init("title", .string, "标题") { site, index, _ in
        site.value(site.whole.pointee.blocks[index].title)
      },
      .init(
        "look", .string, "文章怎样显示：lead、list、pictures、compact、people 或 documents；没有指定的，和旁边的块不同"
      ) { site, index, arena in
        arena.text(site.whole.pointee.blocks[index].look.rawValue)
      },
      .init("style", .string, "指定的 look，只分 list、pictures 和 summaries，给以前的模板用") {
        site, index, arena in
        arena.text(site.whole.pointee.blocks[index].formerStyle)
      },
      .init("band", .string, "背后的底色：tint 浅色、gallery 深色，没有时为空") { site, index, arena in
        let band = site.whole.pointee.blocks[index].band
        return band == .none ? .text(.empty) : arena.text(band.rawValue)
      },
      .init("is_tab", .boolean, "是否和旁边的标签块放在一处，一次显示一个") { site, index, _ in
        .boolean(site.whole.pointee.blocks[index].isTab)
      },
      .init("more_url", .string, "“更多”的网址，没有时为空") { site, index, _ in
        site.value(site.moreURL(of: site.whole.pointee.blocks[index]))
      },
      .init(
        "parts", .list(TemplateObject.block.type), "kind 是 columns 或 subsites 的，每个栏目或子网是其中一块"
      ) { site, index, _ in
        TemplateObject.block.run(site.whole.pointee.blocks[index].parts)
      },
      .init("subsite", .optional(TemplateObject.site.type), "它展示的子网") { site, index, _ in
        site.value(.site, site.whole.pointee.blocks[index].subsite)
      },
      .init("width", .string, "占一行的多少：full、half、third 或 two-thirds") { site, index, arena in
        arena.text(site.whole.pointee.blocks[index].width.rawValue)
      },
      .init("count", .integer, "最多显示几条") { site, index, _ in
        .integer(Int(site.whole.pointee.blocks[index].count))
      },
      .init("column", .optional(TemplateObject.column.type), "它展示的栏目") { site, index, _ in
        site.value(.column, site.whole.pointee.blocks[index].column)
      },
      .init("articles", .list(TemplateObject.article.type), "要显示的文章") { site, index, _ in
        TemplateSequence.articleLists.run(site.whole.pointee.blocks[index].articles)
      },
    ])
}

extension Block {
  /// What `style` was before there were six looks, of which lists had no other unless it was written.
  fileprivate var formerStyle: String {
    switch look {
    case _ where kind.isList && !isLookChosen: "list"
    case .lead: "summaries"
    case .pictures: "pictures"
    case .list, .compact, .people, .documents: "list"
    }
  }
}

extension SiteView {
  /// Where there is more of what a block shows.
  fileprivate func moreURL(of block: Block) -> Text {
    let urls = urls.pointee
    if let column = block.column { return columnURLs[column.offset] }
    if let term = block.term { return urls.terms[term.offset] }
    if let subsite = block.subsite {
      return columnURLs[whole.pointee.subsites[subsite.offset].column.offset]
    }
    switch block.kind {
    case .latest: return subsite == 0 ? urls.archives[0] : .empty
    case .units: return urls.unitList
    case .topics: return urls.topicList
    case .links: return urls.linkList
    default: return .empty
    }
  }
}
