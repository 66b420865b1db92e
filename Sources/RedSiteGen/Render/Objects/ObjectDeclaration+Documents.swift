import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a filter of a column of documents.
  static let documentFilter = ObjectDeclaration(
    "公文栏目的一种筛选",
    [
      .init("kind", .string, "按什么筛选：year、status、issuer 或 unit") { site, index, arena in
        arena.text(site.whole.pointee.documentFilters[index].kind.rawValue)
      },
      .init("name", .string, "名称：年份、有效性、发文机关或单位") { site, index, arena in
        arena.text(site.whole.pointee.documentFilters[index].kind.chineseName)
      },
      .init("choices", .list(TemplateObject.documentChoice.type), "各项，至少两项") { site, index, _ in
        TemplateObject.documentChoice.run(site.whole.pointee.documentFilters[index].choices)
      },
    ])

  /// What templates see of one choice of such a filter.
  static let documentChoice = ObjectDeclaration(
    "筛选里的一项",
    [
      .init("name", .string, "名称，如 2026年") { site, index, _ in
        site.value(site.whole.pointee.documentChoices[index].name)
      },
      .init("url", .string, "只有这些公文的网页") { site, index, _ in
        site.value(site.urls.pointee.documentChoices[index])
      },
      .init("article_count", .integer, "有多少篇") { site, index, _ in
        .integer(Int(site.whole.pointee.documentChoices[index].articles.count))
      },
      .init("filter", TemplateObject.documentFilter.type, "是哪一种筛选") { site, index, _ in
        site.value(.documentFilter, site.whole.pointee.documentChoices[index].filter)
      },
      .init("is_current", .boolean, "这一页是否就是它") { site, index, _ in
        guard case .documentChoice(let shown) = site.page.subject else { return .boolean(false) }
        return .boolean(shown.offset == index)
      },
    ])
}

extension DocumentFilter.Kind {
  fileprivate var chineseName: String {
    switch self {
    case .year: "年份"
    case .status: "有效性"
    case .issuer: "发文机关"
    case .unit: "单位"
    }
  }
}
