import Base
import Jinja
import SiteModel

/// The kinds of objects that templates see, in the order they are declared.
enum TemplateObject: UInt16, CaseIterable {
  case site, owner, page, pagination, article, column, topic, document, attachment, unit
  case contributor, archiveYear, archiveMonth, linkGroup, link, redirect, heading, block
  case archive, archiveWeek, archiveDay, term, video, leaving, ownLink

  /// The type's number in the schema.
  var id: ObjectType.ID { ObjectType.ID(rawValue: rawValue) }

  /// The declared type, for fields that hold such an object.
  var type: ValueType { .object(id) }

  /// The object of a number, as a value; 0 for those that there is one of.
  func value(_ index: Int32 = 0) -> Value { .object(ObjectReference(type: id, index: index)) }

  /// The object that stands for something of the site, as a value.
  func value<Subject>(_ subject: Identifier<Subject>) -> Value { value(subject.index) }

  /// The name that messages and the theme's documentation use.
  var name: String {
    switch self {
    case .archiveYear: "archive_year"
    case .archiveMonth: "archive_month"
    case .archiveWeek: "archive_week"
    case .archiveDay: "archive_day"
    case .linkGroup: "link_group"
    case .ownLink: "own_link"
    default: "\(self)"
    }
  }

  /// What it is, for the theme's documentation.
  var documentation: String {
    switch self {
    case .site: "整个网站"
    case .owner: "网站的主办者，site.toml 的 [owner]"
    case .page: "正在生成的这一页"
    case .pagination: "列表分页"
    case .article: "文章"
    case .column: "栏目"
    case .topic: "专题"
    case .document: "公文要素"
    case .attachment: "附件"
    case .unit: "单位"
    case .contributor: "信息员"
    case .archiveYear: "归档的一年"
    case .archiveMonth: "归档的一个月"
    case .linkGroup: "一组友情链接"
    case .link: "一条友情链接"
    case .redirect: "旧网址的转向"
    case .heading: "正文里的一个小标题"
    case .block: "首页或专题里的一块"
    case .archive: "全站或一个栏目的归档"
    case .archiveWeek: "月历的一周"
    case .archiveDay: "月历的一天"
    case .term: "一个关键词或来源"
    case .video: "文章的视频"
    case .leaving: "要离开本站的一个链接"
    case .ownLink: "本站的链接，供对方复制，site.toml 的 [links.own]"
    }
  }

  /// Its fields, each with the code that reads it.
  var fields: [TemplateField] {
    switch self {
    case .site: TemplateField.site
    case .owner: TemplateField.owner
    case .page: TemplateField.page
    case .pagination: TemplateField.pagination
    case .article: TemplateField.article
    case .column: TemplateField.column
    case .topic: TemplateField.topic
    case .document: TemplateField.document
    case .attachment: TemplateField.attachment
    case .unit: TemplateField.unit
    case .contributor: TemplateField.contributor
    case .archiveYear: TemplateField.archiveYear
    case .archiveMonth: TemplateField.archiveMonth
    case .linkGroup: TemplateField.linkGroup
    case .link: TemplateField.link
    case .redirect: TemplateField.redirect
    case .heading: TemplateField.heading
    case .block: TemplateField.block
    case .archive: TemplateField.archive
    case .archiveWeek: TemplateField.archiveWeek
    case .archiveDay: TemplateField.archiveDay
    case .term: TemplateField.term
    case .video: TemplateField.video
    case .leaving: TemplateField.leaving
    case .ownLink: TemplateField.ownLink
    }
  }
}
