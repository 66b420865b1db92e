import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of the site or subsite that a page belongs to; `site` is the one global.
  static let site = ObjectDeclaration(
    "整个网站",
    [
      .init("name", .string, "网站名称；在子网里是子网的名称") { site, index, arena in
        index == 0
          ? arena.text(site.whole.pointee.configuration.name) : site.value(site.subsite(index).name)
      },
      .init("url", .string, "首页的网址") { site, index, _ in
        site.value(site.homeURL(index))
      },
      .init("description", .string, "网站说明；在子网里是子网栏目的说明") { site, index, arena in
        index == 0
          ? arena.text(site.whole.pointee.configuration.description)
          : site.value(site.home(index).description)
      },
      .init("logo", .string, "标识图片的网址，没有时为空；子网没写的，用网站的") { site, index, _ in
        site.value(site.face(index).logo)
      },
      .init("slogan", .string, "名称下面的一句话，没有时为空") { site, index, _ in
        site.value(site.subsite(index).face.slogan)
      },
      .init("banner", .string, "题图的网址，按日期选好，没有时为空") { site, index, _ in
        site.value(site.face(index).banner)
      },
      .init("banner_dark", .string, "深色屏幕用的题图的网址，没有时为空") { site, index, _ in
        site.value(site.face(index).darkBanner)
      },
      .init("theme_color", .string, "浏览器边框的颜色，site.toml 没写时为空") { site, _, arena in
        arena.text(site.whole.pointee.configuration.themeColor)
      },
      .init("touch_icon", .string, "手机桌面图标的网址，没有时为空") { site, index, _ in
        site.value(site.face(index).touchIcon)
      },
      .init("manifest_url", .string, "网站应用清单 manifest.webmanifest 的网址") { site, index, _ in
        let isHost = !site.subsite(index).host.isEmpty
        return site.value(site.urls.pointee.manifests[isHost ? index : 0])
      },
      .init("is_subsite", .boolean, "是否子网") { _, index, _ in .boolean(index > 0) },
      .init("main", TemplateObject.site.type, "主站：在子网里是子网所属的网站，在主站里是它自己") { _, _, _ in
        TemplateObject.site.value()
      },
      .init("subsites", .list(TemplateObject.site.type), "全部子网") { site, _, _ in
        TemplateObject.site.run(
          IndexRange(start: 1, count: site.whole.pointee.subsites.count - 1))
      },
      .init("language", .string, "网页语言，如 zh-CN") { site, _, arena in
        arena.text(site.whole.pointee.configuration.language)
      },
      .init("generator", .string, "生成网站的程序和版本，如 redsite 0.2.0，写进 `<meta name=\"generator\">`") {
        _, _, arena in arena.text("redsite " + ProgramVersion.current.text)
      },
      .init("keywords", .list(.string), "网站关键词；在子网里是子网栏目的关键词") { site, index, _ in
        index == 0
          ? site.siteKeywords
          : TemplateSequence.keywords.run(site.home(index).keywords)
      },
      .init("profile", .string, "适用的规范：party 或 government") { site, _, arena in
        arena.text(site.whole.pointee.configuration.profile.rawValue)
      },
      .init("base_url", .string, "网站地址，以 / 结尾") { site, _, arena in
        arena.text(site.whole.pointee.configuration.baseURL)
      },
      .init("origin", .string, "网站地址中域名为止的部分，如 https://dj.example.org") { site, _, arena in
        arena.text(copying: site.origin)
      },
      .init("base_path", .string, "网站地址中域名之后的部分，如 /") { site, _, arena in
        arena.text(site.whole.pointee.configuration.basePath)
      },
      .init("owner", TemplateObject.owner.type, "网站的主办者") { _, _, _ in
        TemplateObject.owner.value()
      },
      .init("home", TemplateObject.column.type, "首页") { site, index, _ in
        site.value(.column, site.subsite(index).column)
      },
      .init("navigation", .list(TemplateObject.column.type), "导航里的一级栏目") { site, index, _ in
        TemplateSequence.columnLists.run(site.subsite(index).navigation)
      },
      .init(
        "section_url", .string,
        "这一页在导航里属于哪一项：首页、一级栏目或专题的网址，都不属于时为空。只读网站的模板用了它也只生成一次：每一项各一次"
      ) { site, _, _ in site.value(site.sectionURL) },
      .init("blocks", .list(TemplateObject.block.type), "首页的各块，依次排列") { site, index, _ in
        TemplateObject.block.run(site.subsite(index).blocks)
      },
      .init("topics", .list(TemplateObject.topic.type), "全部专题，不含已归档的") { site, _, _ in
        TemplateObject.topic.run(
          IndexRange(start: 0, count: site.whole.pointee.currentTopicCount))
      },
      .init("archived_topics", .list(TemplateObject.topic.type), "已归档的专题") { site, _, _ in
        let current = site.whole.pointee.currentTopicCount
        return TemplateObject.topic.run(
          IndexRange(start: current, count: site.topics.count - current))
      },
      .init("home_topics", .list(TemplateObject.topic.type), "首页展示的专题") { site, _, _ in
        TemplateSequence.topicLists.run(site.whole.pointee.homeTopics)
      },
      .init("topics_url", .string, "专题列表的网址，没有专题时为空") { site, _, _ in
        site.value(site.urls.pointee.topicList)
      },
      .init("archive_url", .string, "归档页的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.archives[0])
      },
      .init("links_url", .string, "友情链接页的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.linkList)
      },
      .init("records_url", .string, "公开的工作记录的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.recordList)
      },
      .init("links_json_url", .string, "友情链接目录 links.json 的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.linksIndex)
      },
      .init("links_opml_url", .string, "友情链接目录 links.opml 的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.linksOutline)
      },
      .init("own_link", TemplateObject.ownLink.type, "本站的链接，供对方复制") { _, _, _ in
        TemplateObject.ownLink.value()
      },
      .init("search_url", .string, "搜索页的网址，没有时为空；子网有自己的搜索页") { site, index, _ in
        site.value(site.urls.pointee.searches[index])
      },
      .init("search_index_url", .string, "正文索引的网址，给搜索的脚本用；只找标题时为空") { site, index, _ in
        site.value(site.urls.pointee.searchIndexes[index])
      },
      .init("search_years", .string, "有文章的年份，新的在前，空格隔开，给搜索的脚本用") { site, _, arena in
        arena.text(
          site.plan.pointee.searchYears.map { String($0.year) }.joined(separator: " "))
      },
      .init("reprint_notice", .string, "转载文章后面的说明，site.toml 没写时为空") { site, _, arena in
        arena.text(site.whole.pointee.configuration.article.reprintNotice)
      },
      .init("content_security_policy", .string, "网页的内容安全策略：只许用本站的样式、脚本和图片") { site, _, arena in
        arena.text(site.whole.pointee.contentSecurityPolicy)
      },
      .init("keywords_url", .string, "关键词列表的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.keywordList)
      },
      .init("sources_url", .string, "来源列表的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.sourceList)
      },
      .init("keyword_terms", .list(TemplateObject.term.type), "有网页的关键词，按拼音排列") { site, _, _ in
        TemplateObject.term.run(site.whole.pointee.keywordTerms)
      },
      .init("source_terms", .list(TemplateObject.term.type), "有网页的来源，按拼音排列") { site, _, _ in
        TemplateObject.term.run(site.whole.pointee.sourceTerms)
      },
      .init("units_url", .string, "单位列表的网址，没有时为空") { site, _, _ in
        site.value(site.urls.pointee.unitList)
      },
      .init("units", .list(TemplateObject.unit.type), "没有上级的单位，按次序") { site, _, _ in
        TemplateSequence.unitLists.run(site.whole.pointee.topUnits)
      },
      .init("unit_groups", .list(.string), "单位的各个分组") { site, _, _ in
        TemplateSequence.unitGroups.run(
          IndexRange(start: 0, count: site.whole.pointee.unitGroups.count))
      },
      .init("contributors", .list(TemplateObject.contributor.type), "不属于任何单位的信息员") { site, _, _ in
        TemplateSequence.contributorLists.run(site.whole.pointee.freeContributors)
      },
      .init("site_map_url", .string, "网站地图的网址") { site, _, _ in
        site.value(site.urls.pointee.siteMap)
      },
      .init("archive_years", .list(TemplateObject.archiveYear.type), "有文章的年份，新的在前") {
        site, _, _ in
        TemplateObject.archiveYear.run(site.columns[0].archive.years)
      },
      .init("link_groups", .list(TemplateObject.linkGroup.type), "友情链接分组") { site, _, _ in
        TemplateObject.linkGroup.run(
          IndexRange(start: 0, count: site.whole.pointee.linkGroups.count))
      },
      .init("feed_url", .string, "RSS 订阅源的网址，没有时为空") { site, index, arena in
        site.feedURL(of: site.homeURL(index), in: arena)
      },
      .init("latest", .list(TemplateObject.article.type), "全部文章，新的在前；主站包括各子网的") {
        site, index, _ in
        TemplateSequence.articleLists.run(site.subsite(index).latest)
      },
      .init("headlines", .list(TemplateObject.article.type), "最近的头条") { site, index, _ in
        TemplateSequence.articleLists.run(site.subsite(index).headlines)
      },
      .init("pictured", .list(TemplateObject.article.type), "最近的有图文章") { site, index, _ in
        TemplateSequence.articleLists.run(site.subsite(index).pictured)
      },
      .init("article_count", .integer, "文章总数") { site, index, _ in
        .integer(Int(site.subsite(index).latest.count))
      },
      .init("now", .date, "生成网站时依据的时间") { site, _, _ in site.value(site.whole.pointee.now) },
    ])

  /// What templates see of `[owner]`.
  static let owner = ObjectDeclaration(
    "网站的主办者，site.toml 的 [owner]",
    [
      owner("sponsor", "主办单位", { $0.sponsor }),
      owner("operator", "承办单位", { $0.operator }),
      owner("technical_support", "技术支持", { $0.technicalSupport }),
      owner("copyright", "版权说明", { $0.copyright }),
      owner("postcode", "邮政编码", { $0.postcode }),
      owner("badge_url", "网站标识的证明网页", { $0.badge.url }),
      owner("badge_image", "网站标识的图片，assets 里的文件名", { $0.badge.image }),
      owner("badge_kind", "网站标识的种类：party 党政机关，institution 事业单位", { $0.badge.kind.rawValue }),
      owner("phone", "电话", { $0.phone }),
      owner("address", "地址", { $0.address }),
      owner("email", "电子邮箱", { $0.email }),
      owner("site_id_code", "网站标识码", { $0.siteIDCode }),
      owner("icp", "ICP 备案号", { $0.icp }),
      owner("police_number", "公安备案的文字", { $0.policeNumber }),
      owner("police_code", "公安备案链接里的号码", { $0.policeCode }),
    ])

  private static func owner(
    _ name: String, _ documentation: String,
    _ read: @escaping @Sendable (SiteConfiguration.Owner) -> String
  ) -> TemplateField {
    .init(name, .string, "\(documentation)，没有时为空") { site, _, arena in
      arena.text(read(site.whole.pointee.configuration.owner))
    }
  }
}

extension SiteView {
  /// The site or subsite of a number.
  fileprivate func subsite(_ index: Int) -> Subsite { whole.pointee.subsites[index] }

  /// The entry of the navigation that the page being rendered belongs to.
  fileprivate var sectionURL: Text {
    switch plan.pointee.sections[Int(page.section)] {
    case .none: .empty
    case .home: homeURL(subsite)
    case .topics: urls.pointee.topicList
    case .column(let column): columnURLs[column.offset]
    }
  }

  /// The pictures that a site shows of itself.
  fileprivate func face(_ index: Int) -> FaceURLs { urls.pointee.faces[index] }

  /// The home of a site.
  fileprivate func home(_ index: Int) -> Column { columns[subsite(index).column.offset] }

  /// The URL of a site's home page.
  fileprivate func homeURL(_ index: Int) -> Text { columnURLs[subsite(index).column.offset] }
}
