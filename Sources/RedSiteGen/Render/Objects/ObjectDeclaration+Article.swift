import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of an article.
  static let article = ObjectDeclaration(
    "文章",
    [
      .init("title", .string, "标题") { site, index, _ in site.value(site.articles[index].title) },
      .init("subtitle", .string, "副题") { site, index, _ in
        site.value(site.articles[index].subtitle)
      },
      .init("kicker", .string, "引题") { site, index, _ in
        site.value(site.articles[index].kicker)
      },
      .init("url", .string, "网址，从网站根算起；外部链接的条目是完整网址") { site, index, _ in
        site.value(site.articleURLs[index])
      },
      .init("permalink", .string, "带域名的完整网址") { site, index, arena in
        let url = site.articleURLs[index]
        return site.isExternal(url) ? site.value(url) : site.permalink(url, in: arena)
      },
      .init("date", .date, "发布时间") { site, index, _ in
        site.value(site.articles[index].published)
      },
      .init("updated", .optional(.date), "最后修改时间") { site, index, _ in
        site.articles[index].updated.map { site.value($0) } ?? .none
      },
      .init("event_date", .optional(.date), "所报道的事情发生的日期") { site, index, _ in
        site.value(site.articles[index].eventDate)
      },
      .init("source", .string, "信息来源") { site, index, _ in
        site.value(site.articles[index].source)
      },
      .init("source_url", .string, "原文地址") { site, index, _ in
        site.value(site.articles[index].sourceURL)
      },
      .init("author", .string, "作者") { site, index, _ in
        site.value(site.articles[index].author)
      },
      .init("editor", .string, "责任编辑") { site, index, _ in
        site.value(site.articles[index].editor)
      },
      .init(
        "reviews", .list(TemplateObject.review.type),
        "网页上写明的审核环节（`[review] public`），没有时为空"
      ) { site, index, arena in
        site.whole.pointee.reviewsOfArticles[Article.ID(index)]
          .map { TemplateObject.review.run($0) } ?? arena.list([])
      },
      .init("summary", .string, "摘要：写了用写的，没写取正文开头") { site, index, _ in
        site.value(site.articles[index].summary)
      },
      .init("image", .string, "配图的网址，没有时为空") { site, index, _ in
        site.value(image: site.articles[index].image)
      },
      .init("image_permalink", .string, "配图带域名的完整网址，没有时为空") { site, index, arena in
        site.articles[index].image.map { site.permalink(site.assetURLs[$0.offset], in: arena) }
          ?? .text(.empty)
      },
      .init("image_description", .string, "配图的文字说明") { site, index, _ in
        site.value(site.articles[index].imageDescription)
      },
      .content("content", "正文") { host, index, page in
        host.append(textOf: ArticleContent(article: Article.ID(index)), to: &page)
      },
      .init(
        "signature", .list(.string), "落款的各行，没有落款时为空。正文里已有落款（`<p class=\"signature\">`），只有要在别处显示时才用它"
      ) {
        site, index, arena in
        arena.list(site.bodies.signature(ofArticle: index, in: site).map { arena.text($0) })
      },
      .init("headings", .list(TemplateObject.heading.type), "正文的小标题，用来做目录") { site, index, _ in
        let count = site.bodies.readOutline(ofArticle: index, in: site)
        return TemplateObject.heading.run(IndexRange(start: 0, count: count))
      },
      .init("word_count", .integer, "字数：汉字加上英文词和数字，标点不算") { site, index, _ in
        .integer(site.wordCount(ofArticle: index))
      },
      .init("is_long", .boolean, "正文是否较长，约两千字以上；比 word_count 快得多") { site, index, _ in
        // A Chinese character has three bytes.
        .boolean(site.articles[index].body.count >= 6000)
      },
      .init("reading_minutes", .integer, "读完大约要几分钟，按每分钟 450 字算，至少 1") { site, index, _ in
        .integer(max(1, (site.wordCount(ofArticle: index) + 449) / 450))
      },
      .init("column", TemplateObject.column.type, "所在栏目") { site, index, _ in
        site.value(.column, site.articles[index].column)
      },
      .init("topics", .list(TemplateObject.topic.type), "所属专题") { site, index, _ in
        TemplateSequence.topicLists.run(site.articles[index].topics)
      },
      .init("keywords", .list(.string), "关键词") { site, index, _ in
        TemplateSequence.keywords.run(site.articles[index].keywords)
      },
      .init("keyword_terms", .list(TemplateObject.term.type), "有网页的关键词") { site, index, arena in
        let site = site.whole
        guard !site.pointee.termOfKeyword.isEmpty else { return arena.list([]) }
        return arena.list(
          site.pointee.articles[index].keywords.indices.compactMap { place in
            let term = site.pointee.termOfKeyword[place]
            return term < 0
              ? nil : TemplateObject.term.value(term)
          })
      },
      .init("video", .optional(TemplateObject.video.type), "视频") { site, index, _ in
        site.value(.video, site.articles[index].video)
      },
      .init(
        "interactive", .optional(TemplateObject.interactive.type),
        "读者参与的部分：自测、党费计算器、问卷、投票、留言墙、征文、表单"
      ) { site, index, _ in
        let parts = site.whole.pointee.interactive.parts
        guard !parts.isEmpty, parts[Article.ID(index)] != nil else { return .none }
        return TemplateObject.interactive.value(Int32(index))
      },
      .init("attachments", .list(TemplateObject.attachment.type), "附件") { site, index, _ in
        TemplateObject.attachment.run(site.articles[index].attachments)
      },
      .init("previous", .optional(TemplateObject.article.type), "本栏目中更早的一篇") {
        site, index, _ in site.value(.article, site.articles[index].previous)
      },
      .init("next", .optional(TemplateObject.article.type), "本栏目中更新的一篇") { site, index, _ in
        site.value(.article, site.articles[index].next)
      },
      .init("related", .list(TemplateObject.article.type), "相关文章：同专题、同关键词、同栏目的") {
        site, index, arena in
        let count = site.whole.pointee.configuration.article.related
        return arena.list(
          RelatedArticles.find(of: index, in: site, most: count).map { site.value(.article, $0) })
      },
      .init("pinned", .integer, "置顶的级别，0 为不置顶") { site, index, _ in
        .integer(Int(site.articles[index].pinned))
      },
      .init("is_headline", .boolean, "是否头条") { site, index, _ in
        .boolean(site.articles[index].isHeadline)
      },
      .init("is_external", .boolean, "是否指向外部网址的条目") { site, index, _ in
        .boolean(site.isExternal(site.articleURLs[index]))
      },
      .init("document", .optional(TemplateObject.document.type), "公文要素") { site, index, _ in
        site.value(.document, site.articles[index].document)
      },
      .init("notice", .optional(TemplateObject.notice.type), "公示的各项") { site, index, _ in
        let site = site.whole
        guard !site.pointee.notices.isEmpty else { return .none }
        return site.pointee.notice(of: Article.ID(index)).map { TemplateObject.notice.value($0) }
          ?? .none
      },
      .init("letter", .optional(TemplateObject.letter.type), "来信的编号、状态和期限；不是来信的没有") {
        site, index, _ in site.value(.letter, site.letter(ofArticle: index))
      },
      .init("answered_letters", .list(TemplateObject.letter.type), "这篇文章答复了哪些来信") {
        site, index, arena in
        arena.list(site.letters(answeredBy: index).map { TemplateObject.letter.value($0) })
      },
      .init(
        "commendation", .optional(TemplateObject.commendation.type), "表彰名单：取自签发的积分表"
      ) { site, index, _ in
        let commendations = site.whole.pointee.records.commendations
        guard !commendations.isEmpty,
          let place = commendations.firstIndex(where: { $0.article.offset == index })
        else { return .none }
        return TemplateObject.commendation.value(Int32(place))
      },
      .init("unit", .optional(TemplateObject.unit.type), "报送单位") { site, index, _ in
        site.value(.unit, site.articles[index].unit)
      },
      .init("contributors", .list(TemplateObject.contributor.type), "信息员") { site, index, _ in
        TemplateSequence.contributorLists.run(site.articles[index].contributors)
      },
      .content("special_lead", "展板的图、论文和活动的各项等，放在正文前面，已经是 HTML；别的文章为空") {
        host, index, page in host.view.appendLead(ofArticle: index, to: &page)
      },
      .content("special", "图集、办事步骤、报纸版面、上一块下一块展板，放在正文后面，已经是 HTML；别的文章为空") {
        host, index, page in host.view.appendSpecial(ofArticle: index, to: &page)
      },
      .init(
        "special_kind", .string,
        "是哪一种：panel、paper、issue、guide、activity、gallery、lesson（有学时的视频）、printed（报刊登过）；别的文章为空"
      ) { site, index, _ in .text(Bytes(site.specialKind(ofArticle: index))) },
      .init(
        "citation", .string, "引用这篇文章时怎样写（GB/T 7714 的电子资源）：作者或来源、标题、日期和网址"
      ) { site, index, arena in site.citation(ofArticle: index, in: arena) },
      .init("extra", .dynamic, "开头设置里的 extra，主题自用") { site, index, arena in
        site.value(extra: site.articles[index].extra, in: arena)
      },
    ])

  /// What templates see of a heading in the text of an article.
  static let heading = ObjectDeclaration(
    "正文里的一个小标题",
    [
      .init("level", .integer, "级别，2 到 6 较常见") { site, index, _ in
        .integer(site.bodies.outline[index].level)
      },
      .init("id", .string, "网页里的锚点，链接写成 #id") { site, index, arena in
        arena.text(site.bodies.outline[index].identifier)
      },
      .init("title", .string, "小标题的文字") { site, index, arena in
        arena.text(site.bodies.outline[index].title)
      },
    ])

  /// What templates see of a 公文 block.
  static let document = ObjectDeclaration(
    "公文要素",
    [
      .init("number", .string, "发文字号") { site, index, _ in
        site.value(site.whole.pointee.documents[index].number)
      },
      .init("index", .string, "索引号") { site, index, _ in
        site.value(site.whole.pointee.documents[index].index)
      },
      .init("head", .string, "红头（发文机关标志）的文字；没有写或不该显示时为空") { site, index, _ in
        site.value(site.whole.pointee.documents[index].head)
      },
      .init("issuer", .string, "发文机关") { site, index, _ in
        site.value(site.whole.pointee.documents[index].issuer)
      },
      .init("signed_on", .optional(.date), "成文日期") { site, index, _ in
        site.value(site.whole.pointee.documents[index].signedOn)
      },
      .init("status", .string, "有效性：现行、修改或废止") { site, index, arena in
        arena.text(site.whole.pointee.documents[index].status.rawValue)
      },
      .init("replaces", .list(TemplateObject.article.type), "它替代的文件") { site, index, _ in
        TemplateSequence.articleLists.run(site.whole.pointee.documents[index].replaces)
      },
      .init("replaced_by", .list(TemplateObject.article.type), "替代它的文件") { site, index, _ in
        TemplateSequence.articleLists.run(site.whole.pointee.documents[index].replacedBy)
      },
    ])

  /// What templates see of a step of a review.
  static let review = ObjectDeclaration(
    "一个审核环节",
    [
      .init("duty", .string, "环节：初审、复审、终审、保密审查或校对") { site, index, arena in
        arena.text(site.whole.pointee.reviewSteps[index].duty.rawValue)
      },
      .init("name", .string, "审核人在审核人员表里的名称") { site, index, _ in
        site.value(site.whole.pointee.reviewSteps[index].name)
      },
      .init("date", .optional(.date), "哪天审的；校对没有") { site, index, _ in
        site.value(site.whole.pointee.reviewSteps[index].day)
      },
    ])

  /// What templates see of an attachment.
  static let attachment = ObjectDeclaration(
    "附件",
    [
      .init("title", .string, "名称") { site, index, _ in
        site.value(site.whole.pointee.attachments[index].title)
      },
      .init("url", .string, "下载网址") { site, index, _ in
        site.value(image: site.whole.pointee.attachments[index].file)
      },
      .init("type", .string, "文件类型，如 pdf") { site, index, _ in
        site.value(site.whole.pointee.attachments[index].type)
      },
      .init("size", .integer, "大小，字节") { site, index, _ in
        .integer(site.whole.pointee.attachments[index].size)
      },
    ])
}

extension SiteView {
  /// How to cite an article: GB/T 7714—2015, 4.6 电子资源, without the day it was read on.
  fileprivate func citation(ofArticle index: Int, in arena: ValueArena) -> Value {
    let article = articles[index]
    let responsible = article.author.isEmpty ? article.source : article.author
    return arena.text { buffer in
      if !responsible.isEmpty {
        buffer.append(text[responsible])
        buffer.append(". ")
      }
      buffer.append(text[article.title])
      buffer.append("[EB/OL]. (")
      buffer.append(day: article.published.date)
      buffer.append("). ")
      if text[articleURLs[index]].first == 0x2F { buffer.append(origin) }
      buffer.append(text[articleURLs[index]])
      buffer.append(".")
    }
  }

  /// 字数 of an article's text.
  fileprivate func wordCount(ofArticle index: Int) -> Int {
    let text = LinkedText(file: articles[index].file, body: articles[index].body)
    return bodies.wordCount(of: text, in: self)
  }
}
