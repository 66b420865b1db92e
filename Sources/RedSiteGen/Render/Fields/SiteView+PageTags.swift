import Base
import Jinja
import SiteModel

/// What the meta tags of a page say about its column: on every page, so that machines that go by
/// them find none empty (annex 网页设计规范 to 国办发〔2017〕47号).
extension SiteView {
  /// The column that the page is, or that its article lives in; nil for pages of no column.
  private var column: Column? {
    let subject = Int(page.subject)
    switch page.kind {
    case .column: return columns[subject]
    case .home: return subject == 0 ? nil : columns[subject]
    case .article:
      let column = columns[articles[subject].column.offset]
      return column.parent == nil ? nil : column
    default: return nil
    }
  }

  private var topic: Topic? { page.kind == .topic ? topics[Int(page.subject)] : nil }

  /// ColumnName.
  func columnName(in arena: ValueArena) -> Value {
    if let column { return value(column.title) }
    if let topic { return value(topic.title) }
    switch page.kind {
    case .home, .article: return arena.text("首页")
    default: return pageTitle(in: arena)
    }
  }

  /// ColumnDescription; the site's own where the page has none.
  func columnDescription(in arena: ValueArena) -> Value {
    if let column, column.description.count > 0 { return value(column.description) }
    if let topic, topic.description.count > 0 { return value(topic.description) }
    if page.kind == .topics, let index = whole.pointee.topicsIndex, index.description.count > 0 {
      return value(index.description)
    }
    return arena.text(whole.pointee.configuration.description)
  }

  /// ColumnKeywords; the site's own where the page has none.
  var columnKeywords: Value {
    if let column, column.keywords.count > 0 {
      return TemplateSequence.keywords.run(column.keywords)
    }
    if let topic, topic.keywords.count > 0 { return TemplateSequence.keywords.run(topic.keywords) }
    return TemplateSequence.siteKeywords.run(
      IndexRange(start: 0, count: whole.pointee.configuration.keywords.count))
  }

  /// ColumnType.
  func columnType(in arena: ValueArena) -> Value {
    if let column, column.type.count > 0 { return value(column.type) }
    if let topic { return value(topic.type) }
    switch page.kind {
    case .home, .article: return arena.text(ColumnTypeName.home)
    case .topics, .topic: return arena.text(ColumnTypeName.topic)
    case .links, .siteMap, .units, .unit, .notFound, .redirect, .leaving, .search:
      return arena.text(ColumnTypeName.overview)
    default: return arena.text(ColumnTypeName.news)
    }
  }

  /// Where errors of the page are reported: the site's own address for it, or 我为政府网站找错 with
  /// the site's code.
  func errorReportURL(in arena: ValueArena) -> Value {
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
