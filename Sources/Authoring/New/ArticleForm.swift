import Base
import SiteModel

/// The special kinds of articles that a new one can begin as: with the keys that it needs, and the
/// list beside it.
package enum ArticleForm: String, Sendable, CaseIterable {
  case panel, gallery, paper, issue, guide, activity, video

  /// The kind that articles of a column have; nil for most columns.
  init?(of column: Column, in site: Site) {
    let parent = column.parent.map { site.columns[$0.offset].kind }
    switch column.kind {
    case .exhibition: self = .panel
    case .papers: self = .paper
    case .issues: self = .issue
    case .guides: self = .guide
    case .activities: self = .activity
    case .videos: self = .video
    default:
      guard parent == .exhibition else { return nil }
      self = .panel
    }
  }

  /// Adds its keys to front matter.
  ///
  /// - Parameters:
  ///   - frontMatter: receives them.
  ///   - list: the name of the list beside the article.
  ///   - site: the site.
  ///   - column: the column that the article is made in.
  func add(
    to frontMatter: inout NewFrontMatter, list: String, in site: Site, column: Column
  ) {
    let day = site.now.date.string(.fullDate)
    switch self {
    case .panel:
      frontMatter.add(
        "panel", .flow("{ number: \(nextPanel(in: site, column)) }"), comment: "year、unit 可以再写")
      frontMatter.add("image", .empty, comment: "写成 { src: 图片, alt: 图片的说明 }")
    case .gallery:
      frontMatter.add("gallery", .text(list), comment: "一张图写一行")
    case .paper:
      frontMatter.add("author", .empty)
      frontMatter.add("summary", .empty, comment: "摘要")
      frontMatter.add(
        "paper", .flow("{ received: \(day) }"), comment: "导师推荐以后写 mentor、mentor_on")
    case .issue:
      let name = site.texts.string(column.title)
      let (number, total) = nextIssue(in: site)
      let totalText = total.map { ", total: \($0)" } ?? ""
      frontMatter.add(
        "issue",
        .flow(
          "{ paper: \(YAMLScalar.quoted(name)), number: \(number)\(totalText), on: \(day), "
            + "pages: \(list) }"))
    case .guide:
      frontMatter.add(
        "guide", .flow("{ updated: \(day), steps: \(list) }"), comment: "basis、office、phone 可以再写")
    case .activity:
      frontMatter.add(
        "activity", .flow("{ from: \(day), to: \(day) }"), comment: "place、organizer、sessions 可以再写")
    case .video:
      frontMatter.add("video", .empty, comment: "写成 { src: 视频, captions: 字幕.vtt, hours: 学时 }")
    }
  }

  /// The first row of the list beside the article; nil for kinds without one.
  var listHead: String? {
    switch self {
    case .gallery: "文件,说明,摄影,时间\n"
    case .issue: "版次,版名,图,PDF,文章\n"
    case .guide: "序,阶段,步骤,主体,材料,时限,表格,说明\n"
    case .panel, .paper, .activity, .video: nil
    }
  }

  /// The text it begins with.
  var body: String { self == .paper ? "\n\n## 导师推荐意见\n\n" : "" }

  /// The number after the last panel of the exhibition.
  private func nextPanel(in site: Site, _ column: Column) -> Int {
    let exhibition = column.kind == .exhibition ? nil : column.parent
    let panels = site.kinds.articles.filter { index, _ in
      let own = site.articles[Int(index)].column
      let parent = site.columns[own.offset].parent
      return exhibition == nil
        ? site.columns[own.offset].path == column.path
          || parent.map { site.columns[$0.offset].path } == column.path
        : own == exhibition || parent == exhibition
    }
    return (panels.compactMap { $0.value.panel?.number }.max() ?? 0) + 1
  }

  /// The numbers after the newest issue.
  private func nextIssue(in site: Site) -> (number: Int, total: Int?) {
    let last = site.kinds.articles.filter { $0.value.issue != nil }.min { $0.key < $1.key }
    guard let issue = last?.value.issue, let index = last?.key else { return (1, nil) }
    let isSameYear =
      site.articles[Int(index)].published.date.components.year == site.now.date.components.year
    return (isSameYear ? issue.number + 1 : 1, issue.total.map { $0 + 1 })
  }
}
