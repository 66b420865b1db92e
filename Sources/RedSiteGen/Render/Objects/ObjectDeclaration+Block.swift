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
      .init("style", .string, "文章怎样显示：list、pictures 或 summaries") { site, index, arena in
        arena.text(site.whole.pointee.blocks[index].style.rawValue)
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
