import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a page that belongs to a column of a special kind.
  static let special = ObjectDeclaration(
    "属于一个栏目的网页：统计表、一年的荣誉等",
    [
      .init("title", .string, "名称，如 2026年荣誉") { site, index, arena in
        arena.text(site.plan.pointee.special.pages[index].title)
      },
      .init("url", .string, "网址") { site, index, _ in
        site.value(site.plan.pointee.special.pages[index].url)
      },
      .content("content", "内容，已经是 HTML") { host, index, page in
        host.view.append(special: index, to: &page)
      },
    ])
}
