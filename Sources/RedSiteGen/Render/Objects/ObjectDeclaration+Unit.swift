import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a unit.
  static let unit = ObjectDeclaration(
    "单位",
    [
      unit("id", "标识", { $0.identifier }),
      unit("name", "名称", { $0.name }),
      unit("kind", "类别", { $0.kind }),
      unit("group", "分组", { $0.group }),
      unit("contact", "联系人（岗位）", { $0.contact }),
      unit("phone", "电话", { $0.phone }),
      unit("address", "地址", { $0.address }),
      unit("email", "邮箱", { $0.email }),
      unit("website", "单位自己的网站", { $0.website }),
      unit("description", "简介", { $0.description }),
      .init("url", .string, "网址，没有单位网页时为空") { site, index, _ in
        site.value(site.urls.pointee.units[index])
      },
      .init("permalink", .string, "带域名的完整网址") { site, index, arena in
        site.permalink(site.urls.pointee.units[index], in: arena)
      },
      .init("parent", .optional(TemplateObject.unit.type), "上级单位") { site, index, _ in
        site.value(.unit, site.whole.pointee.units[index].parent)
      },
      .init("children", .list(TemplateObject.unit.type), "下级单位") { site, index, _ in
        TemplateSequence.unitLists.run(site.whole.pointee.units[index].children)
      },
      .init("column", .optional(TemplateObject.column.type), "它负责的栏目") { site, index, _ in
        site.value(.column, site.whole.pointee.units[index].column)
      },
      .init("articles", .list(TemplateObject.article.type), "它和下级单位的文章，新的在前") { site, index, _ in
        TemplateSequence.articleLists.run(site.whole.pointee.units[index].articles)
      },
      .init("article_count", .integer, "它和下级单位的文章总数") { site, index, _ in
        .integer(Int(site.whole.pointee.units[index].articles.count))
      },
      .init("own_article_count", .integer, "它自己的文章数") { site, index, _ in
        .integer(Int(site.whole.pointee.units[index].ownCount))
      },
      .init("contributors", .list(TemplateObject.contributor.type), "它的信息员") { site, index, _ in
        TemplateSequence.contributorLists.run(site.whole.pointee.units[index].contributors)
      },
      .init("feed_url", .string, "RSS 订阅源的网址，没有时为空") { site, index, arena in
        site.feedURL(
          of: site.urls.pointee.units[index],
          hasArticles: site.whole.pointee.units[index].articles, in: arena)
      },
    ])

  private static func unit(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Unit) -> Text
  ) -> TemplateField {
    .init(name, .string, documentation) { site, index, _ in
      site.value(read(site.whole.pointee.units[index]))
    }
  }

  /// What templates see of a contributor.
  static let contributor = ObjectDeclaration(
    "信息员",
    [
      .init("id", .string, "标识，也是网页里的锚点") { site, index, _ in
        site.value(site.whole.pointee.contributors[index].identifier)
      },
      .init("name", .string, "名称") { site, index, _ in
        site.value(site.whole.pointee.contributors[index].name)
      },
      .init("role", .string, "职责") { site, index, _ in
        site.value(site.whole.pointee.contributors[index].role)
      },
      .init("unit", .optional(TemplateObject.unit.type), "所在单位") { site, index, _ in
        site.value(.unit, site.whole.pointee.contributors[index].unit)
      },
      .init("url", .string, "单位网页上的位置，没有时为空") { site, index, _ in
        site.value(site.urls.pointee.contributors[index])
      },
      .init("since", .optional(.date), "聘任日期") { site, index, _ in
        site.value(site.whole.pointee.contributors[index].since)
      },
      .init("until", .optional(.date), "离任日期") { site, index, _ in
        site.value(site.whole.pointee.contributors[index].until)
      },
      .init("is_active", .boolean, "是否在任") { site, index, _ in
        let contributor = site.whole.pointee.contributors[index]
        let today = site.whole.pointee.now.date
        return .boolean(
          contributor.since.map { $0 <= today } ?? true
            && contributor.until.map { $0 >= today } ?? true)
      },
      .init("article_count", .integer, "署名的文章数") { site, index, _ in
        .integer(Int(site.whole.pointee.contributors[index].articleCount))
      },
    ])
}
