import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of the page being made.
  static let page = ObjectDeclaration(
    "正在生成的这一页",
    [
      .init("kind", .string, "页面种类，如 article") { site, _, arena in
        .text(Bytes(type(of: site.page.content).name))
      },
      .init("title", .string, "页面标题") { site, _, arena in site.page.content.title(in: site, arena)
      },
      .init("description", .string, "页面说明") { site, _, arena in
        site.page.content.description(in: site, arena)
      },
      .init("url", .string, "网址") { site, _, _ in site.value(site.page.url) },
      .init("permalink", .string, "带域名的完整网址") { site, _, arena in
        site.permalink(site.page.url, in: arena)
      },
      .init(
        "share_image", .string,
        "别的程序显示这一页的链接时配的图（og:image），1200 × 630，带域名的网址：文章的配图，没有就是专题、栏目、网站的题图；都没有或太小时为空"
      ) { site, _, arena in
        site.shareImage(in: arena)
      },
      .content("content", "专题列表页的导语") { host, _, page in
        host.appendBody(of: host.view.page, to: &page)
      },
      .content("json_ld", "给搜索引擎的结构化数据（JSON-LD）") { host, _, page in
        host.view.page.content.appendStructuredData(in: host.view, to: &page)
      },
      .content("qr_code", "这一页网址的二维码，SVG 图；关掉了或者网址太长时为空") { host, _, page in
        host.appendQRCode(to: &page)
      },
      .init("is_mourning", .boolean, "现在是否哀悼日，页面要变灰") { site, _, _ in
        .boolean(site.mournings.contains { $0.begin <= site.whole.pointee.now })
      },
      .init("mourning", .string, "今后和现在的哀悼日，“起/止”用空格隔开，给脚本用；没有时为空") { site, _, arena in
        arena.text { buffer in
          for (place, times) in site.mournings.enumerated() {
            if place > 0 { buffer.append(" ") }
            buffer.append(rfc3339: times.begin, site.zone)
            buffer.append("/")
            buffer.append(rfc3339: times.end, site.zone)
          }
        }
      },
      .init("column_name", .string, "网页标签 ColumnName") { site, _, arena in
        site.page.content.columnName(in: site, arena)
      },
      .init("column_description", .string, "网页标签 ColumnDescription") { site, _, arena in
        site.page.content.columnDescription(in: site, arena)
      },
      .init("column_keywords", .list(.string), "网页标签 ColumnKeywords") { site, _, _ in
        site.page.content.columnKeywords(in: site)
      },
      .init("column_type", .string, "网页标签 ColumnType") { site, _, arena in
        site.page.content.columnType(in: site, arena)
      },
      .init("error_report_url", .string, "“找错”的网址，没有时为空") { site, _, arena in
        site.errorReportURL(in: arena)
      },
    ])

  /// What templates see of a list that is cut into pages.
  static let pagination = ObjectDeclaration(
    "列表分页",
    [
      .init("articles", .list(TemplateObject.article.type), "这一页的文章") { site, _, _ in
        guard let listPage = site.page.listPage else { return .undefined }
        switch listPage.source {
        case .articleLists: return TemplateSequence.articleLists.run(listPage.items)
        case .topics, .wallMessages: return TemplateSequence.articleLists.run(.empty)
        }
      },
      .init("topics", .list(TemplateObject.topic.type), "这一页的专题（专题列表）") { site, _, _ in
        let listPage = site.page.listPage
        return TemplateObject.topic.run(
          listPage?.source == .topics ? listPage?.items ?? .empty : .empty)
      },
      .init("total", .integer, "总条数") { site, _, _ in
        .integer(Int(site.page.listPage?.total ?? 0))
      },
      .init("page_count", .integer, "总页数") { site, _, _ in
        .integer(Int(site.page.listPage?.olderPages ?? 0) + 1)
      },
      .init("number", .integer, "第几页，最新的一页为 1") { site, _, _ in
        guard let listPage = site.page.listPage, listPage.number > 0 else { return .integer(1) }
        return .integer(Int(listPage.olderPages - listPage.number) + 2)
      },
      .init("first_url", .string, "首页的网址") { site, _, arena in
        site.pageURL(number: 0, in: arena)
      },
      .init("previous_url", .string, "上一页（更新）的网址，没有时为空") { site, _, arena in
        guard let listPage = site.page.listPage, listPage.number > 0 else { return .text(.empty) }
        let newer = listPage.number + 1
        return site.pageURL(number: newer > listPage.olderPages ? 0 : newer, in: arena)
      },
      .init("next_url", .string, "下一页（更早）的网址，没有时为空") { site, _, arena in
        guard let listPage = site.page.listPage else { return .text(.empty) }
        let older = listPage.number == 0 ? listPage.olderPages : listPage.number - 1
        return older == 0 ? .text(.empty) : site.pageURL(number: older, in: arena)
      },
      .init("pages", .list(TemplateObject.listPage.type), "全部各页，最新的在前，用来跳到某一页") { site, _, _ in
        TemplateObject.listPage.run(
          IndexRange(start: 1, count: Int(site.page.listPage?.olderPages ?? 0) + 1))
      },
      .init("last_url", .string, "尾页的网址") { site, _, arena in
        site.pageURL(number: (site.page.listPage?.olderPages ?? 0) > 0 ? 1 : 0, in: arena)
      },
    ])

  /// What templates see of one page of a list, by its number as readers count.
  static let listPage = ObjectDeclaration(
    "列表的一页",
    [
      .init("number", .integer, "第几页，最新的一页为 1") { _, index, _ in .integer(index) },
      .init("url", .string, "网址") { site, index, arena in
        let older = Int(site.page.listPage?.olderPages ?? 0)
        return site.pageURL(number: index == 1 ? 0 : Int32(older - index + 2), in: arena)
      },
      .init("is_current", .boolean, "是否就是这一页") { site, index, _ in
        guard let listPage = site.page.listPage else { return .boolean(index == 1) }
        let shown = listPage.number == 0 ? 1 : Int(listPage.olderPages - listPage.number) + 2
        return .boolean(index == shown)
      },
    ])

  /// What templates see of an old URL.
  static let redirect = ObjectDeclaration(
    "旧网址的转向",
    [
      .init("url", .string, "新网址") { site, index, _ in
        site.value(site.plan.pointee.redirects[index].url)
      },
      .init("title", .string, "新网页的名称") { site, index, _ in
        site.value(site.plan.pointee.redirects[index].title)
      },
    ])
}

extension SiteView {
  /// The mournings of the page that are not over.
  fileprivate var mournings: [(begin: DateTime, end: DateTime)] {
    whole.pointee.configuration.mournings.compactMap { mourning in
      guard mourning.scope == .all || page.kind == .home, mourning.times.end > whole.pointee.now
      else { return nil }
      return mourning.times
    }
  }

  /// The URL of `page-n.html` of the list being shown, or of its first page for 0.
  fileprivate func pageURL(number: Int32, in arena: ValueArena) -> Value {
    guard let listPage = page.listPage else { return .text(.empty) }
    guard number > 0 else { return value(listPage.firstURL) }
    return arena.text { buffer in
      buffer.append(text[listPage.firstURL])
      buffer.append("page-")
      buffer.append(decimal: Int(number))
      buffer.append(".html")
    }
  }

  /// Where errors of the page are reported: the site's own address for it, or 我为政府网站找错 with
  /// the site's code.
  fileprivate func errorReportURL(in arena: ValueArena) -> Value {
    let owner = whole.pointee.configuration.owner
    guard owner.errorReportURL.isEmpty else { return arena.text(owner.errorReportURL) }
    guard !owner.siteIDCode.isEmpty else { return .text(.empty) }
    return arena.text { buffer in
      buffer.append("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=")
      let code = owner.siteIDCode
      code.withBytes { buffer.append(percentEncodingComponent: $0) }
      buffer.append("&url=")
      if text[page.url].first == 0x2F { buffer.append(percentEncodingComponent: origin) }
      buffer.append(percentEncodingComponent: text[page.url])
    }
  }
}
