import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a column.
  static let column = ObjectDeclaration(
    "栏目",
    [
      .init("title", .string, "名称") { site, index, _ in site.value(site.columns[index].title) },
      .init("url", .string, "网址") { site, index, _ in site.value(site.columnURLs[index]) },
      .init("permalink", .string, "带域名的完整网址") { site, index, arena in
        site.permalink(site.columnURLs[index], in: arena)
      },
      .init("path", .string, "content 下的文件夹") { site, index, _ in
        site.value(site.columns[index].path)
      },
      .init("description", .string, "栏目说明") { site, index, _ in
        site.value(site.columns[index].description)
      },
      .init("type", .string, "栏目类别（ColumnType）") { site, index, _ in
        site.value(site.columns[index].type)
      },
      .init("keywords", .list(.string), "关键词") { site, index, _ in
        TemplateSequence.keywords.run(site.columns[index].keywords)
      },
      .init("image", .string, "栏目图片的网址，没有时为空") { site, index, _ in
        site.value(image: site.columns[index].image)
      },
      .content("content", "栏目介绍") { host, index, page in
        host.append(host.view.introduction(of: Column.ID(index)), to: &page)
      },
      .init("parent", .optional(TemplateObject.column.type), "上级栏目，一级栏目没有") { site, index, _ in
        let parent = site.columns[index].parent
        let isHome = parent.map { site.columns[$0.offset].isHome } ?? true
        return site.value(.column, isHome ? nil : parent)
      },
      .init("ancestors", .list(TemplateObject.column.type), "从一级栏目到上级栏目") { site, index, _ in
        TemplateSequence.columnLists.run(site.columns[index].ancestors)
      },
      .init("children", .list(TemplateObject.column.type), "下级栏目") { site, index, _ in
        TemplateSequence.columnLists.run(site.columns[index].children)
      },
      .init("articles", .list(TemplateObject.article.type), "本栏目的文章，新的在前") {
        site, index, _ in TemplateSequence.articleLists.run(site.columns[index].articles)
      },
      .init("all_articles", .list(TemplateObject.article.type), "本栏目和下级栏目的全部文章，新的在前") {
        site, index, _ in TemplateSequence.articleLists.run(site.columns[index].allArticles)
      },
      .init("article_count", .integer, "本栏目和下级栏目的文章总数") { site, index, _ in
        .integer(Int(site.columns[index].allArticles.count))
      },
      .init("kind", .string, "内容的样子，如 list、pictures") { site, index, arena in
        arena.text(site.columns[index].kind.rawValue)
      },
      .content("special", "统计表、荣誉、展厅等栏目除了文章列表以外显示的内容，已经是 HTML；别的栏目为空") {
        host, index, page in host.view.appendSpecial(ofColumn: index, to: &page)
      },
      .init(
        "special_kind", .string,
        "special 代替文章列表的栏目是哪一种：guides、exhibition、hall（展厅）、issues、activities；别的为空"
      ) { site, index, arena in arena.text(site.specialKind(ofColumn: index)) },
      .init(
        "filters", .list(TemplateObject.documentFilter.type), "kind 是 documents 的，可以按什么筛选；没有时为空"
      ) { site, index, _ in TemplateObject.documentFilter.run(site.columns[index].documentFilters)
      },
      .init("documents_url", .string, "全部公文的目录 documents.json，给筛选的脚本用，没有筛选时为空") {
        site, index, _ in site.value(site.urls.pointee.documentLists[index])
      },
      .init(
        "open_notices", .list(TemplateObject.article.type),
        "kind 是 notices 的，还没有结束的公示，先截止的在前；没有时为空"
      ) { site, index, _ in
        TemplateSequence.articleLists.run(
          site.whole.pointee.openNotices[Column.ID(index)] ?? .empty)
      },
      .init("link_group", .optional(TemplateObject.linkGroup.type), "要显示的友情链接分组，没写时没有") {
        site, index, _ in
        let group = site.columns[index].linkGroup
        return group < 0 ? .none : site.value(.linkGroup, Identifier<LinkGroup>(Int(group)))
      },
      .init("mailbox", .optional(TemplateObject.mailbox.type), "这个栏目是哪个信箱的；不是信箱的没有") {
        site, index, _ in site.value(.mailbox, site.mailbox(ofColumn: index))
      },
      .init("mailboxes", .list(TemplateObject.mailbox.type), "kind 是 letters、自己不是信箱的栏目，下面的各个信箱") {
        site, index, arena in
        arena.list(site.mailboxes(belowColumn: index).map { TemplateObject.mailbox.value($0) })
      },
      .init("archive_url", .string, "本栏目归档的网址，没有时为空") { site, index, _ in
        site.value(site.urls.pointee.archives[index])
      },
      .init("feed_url", .string, "RSS 订阅源的网址，没有时为空") { site, index, arena in
        site.feedURL(
          of: site.columnURLs[index], hasArticles: site.columns[index].allArticles, in: arena)
      },
      .init("depth", .integer, "层级，一级栏目为 1") { site, index, _ in
        .integer(site.columns[index].isHome ? 0 : Int(site.columns[index].ancestors.count) + 1)
      },
      .init("is_in_navigation", .boolean, "是否显示在导航里") { site, index, _ in
        .boolean(site.columns[index].isInNavigation)
      },
      .init("unit", .optional(TemplateObject.unit.type), "负责单位") { site, index, _ in
        site.value(.unit, site.columns[index].unit)
      },
      .init("extra", .dynamic, "开头设置里的 extra，主题自用") { site, index, arena in
        site.value(extra: site.columns[index].extra, in: arena)
      },
    ])

  /// What templates see of a topic.
  static let topic = ObjectDeclaration(
    "专题",
    [
      .init("title", .string, "名称") { site, index, _ in site.value(site.topics[index].title) },
      .init("slug", .string, "文件夹名，文章的 topics 里写它") { site, index, _ in
        site.value(site.topics[index].slug)
      },
      .init("url", .string, "网址") { site, index, _ in site.value(site.topicURLs[index]) },
      .init("permalink", .string, "带域名的完整网址") { site, index, arena in
        site.permalink(site.topicURLs[index], in: arena)
      },
      .init("description", .string, "专题说明") { site, index, _ in
        site.value(site.topics[index].description)
      },
      .init("image", .string, "题图的网址，没有时为空") { site, index, _ in
        site.value(image: site.topics[index].image)
      },
      .init("image_has_title", .boolean, "题图里是否已经有专题的名称") { site, index, _ in
        .boolean(site.topics[index].hasTitleInImage)
      },
      .init("hue", .integer, "专题的颜色，1 到 4，由文件夹名而定，不会变") { site, index, _ in
        .integer(Int(Checksum(site.text[site.topics[index].slug]).value % 4) + 1)
      },
      .init("logo", .string, "标识图片的网址，没有时为空") { site, index, _ in
        site.value(picture: site.topics[index].face.logo)
      },
      .init("slogan", .string, "名称下面的一句话，没有时为空") { site, index, _ in
        site.value(site.topics[index].face.slogan)
      },
      .init("banner", .string, "专题页页头的题图的网址，按日期选好，没有时为空") { site, index, _ in
        site.value(picture: site.topics[index].face.banner)
      },
      .init("banner_dark", .string, "深色屏幕用的题图的网址，没有时为空") { site, index, _ in
        site.value(picture: site.topics[index].face.darkBanner)
      },
      .content("content", "专题导语") { host, index, page in
        host.append(TopicContent(topic: Topic.ID(index)).body(in: host.view), to: &page)
      },
      .init("blocks", .list(TemplateObject.block.type), "专题首页的各块，没有时为空") { site, index, _ in
        TemplateObject.block.run(site.topics[index].blocks)
      },
      .init(
        "remaining", .list(TemplateObject.article.type),
        "专题第一页的文章里，各块都没有显示的；没有块时是第一页的全部文章"
      ) { site, index, _ in TemplateSequence.articleLists.run(site.topics[index].remaining) },
      .init("opens", .optional(.date), "开放时间") { site, index, _ in
        site.topics[index].opens.map { site.value($0) } ?? .none
      },
      .init("archived", .optional(.date), "归档时间") { site, index, _ in
        site.topics[index].archived.map { site.value($0) } ?? .none
      },
      .init("is_archived", .boolean, "是否已归档") { site, index, _ in
        .boolean(site.topics[index].isArchived)
      },
      .init("articles", .list(TemplateObject.article.type), "专题的文章，新的在前") { site, index, _ in
        TemplateSequence.articleLists.run(site.topics[index].articles)
      },
      .init("article_count", .integer, "文章总数") { site, index, _ in
        .integer(Int(site.topics[index].articles.count))
      },
      .init("feed_url", .string, "RSS 订阅源的网址，没有时为空") { site, index, arena in
        site.feedURL(
          of: site.topicURLs[index], hasArticles: site.topics[index].articles, in: arena)
      },
      .init("keywords", .list(.string), "关键词") { site, index, _ in
        TemplateSequence.keywords.run(site.topics[index].keywords)
      },
      .init("extra", .dynamic, "开头设置里的 extra，主题自用") { site, index, arena in
        site.value(extra: site.topics[index].extra, in: arena)
      },
    ])
}
