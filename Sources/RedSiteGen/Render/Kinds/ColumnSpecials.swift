import Base
import Interactive
import Kinds
import Records
import SiteModel

/// What columns of special kinds show besides their articles.
extension SiteView {
  /// What templates know a column by that shows its articles in a way of its own; empty for columns
  /// that list them.
  func specialKind(ofColumn index: Int) -> String {
    let column = columns[index]
    switch column.kind {
    case .guides, .exhibition, .issues, .activities: return column.kind.rawValue
    default: return isHall(index) ? "hall" : ""
    }
  }

  private func isHall(_ index: Int) -> Bool {
    columns[index].parent.map { columns[$0.offset].kind == .exhibition } ?? false
  }

  /// Appends what a column shows.
  func appendSpecial(ofColumn index: Int, to page: inout ByteBuffer) {
    if let report = report(ofColumn: index) { append(report, to: &page) }
    switch columns[index].kind {
    case .exhibition: append(exhibition: index, to: &page)
    case .issues: append(issuesOf: index, to: &page)
    default:
      if isHall(index) { append(panelsOf: Column.ID(index), to: &page) }
    }
  }

  /// Appends a page that belongs to a column.
  func append(special index: Int, to page: inout ByteBuffer) {
    let special = plan.pointee.special
    switch special.pages[index].subject {
    case .report(let report): append(special.reports[report], to: &page)
    case .exhibition: append(wholeExhibition: special.pages[index].column, to: &page)
    case .volume(let volume): append(volume: special.volumes[volume], to: &page)
    }
  }

  // MARK: Exhibitions

  private func append(exhibition index: Int, to page: inout ByteBuffer) {
    if let url = plan.pointee.special.printPages[Int32(index)] {
      page.append("<p class=\"record-download\">")
      append(link: "全部展板在一页上（打印用）", text[url].string, to: &page)
      page.append("</p>\n")
    }
    append(panelsOf: Column.ID(index), to: &page)
    for child in columns[index].children.indices {
      let hall = columnLists[child]
      guard !whole.pointee.panels(of: hall).isEmpty else { continue }
      page.append("<section class=\"hall\">\n<h2>")
      append(
        link: text[columns[hall.offset].title].string, text[columnURLs[hall.offset]].string,
        to: &page)
      page.append("</h2>\n")
      append(panelsOf: hall, to: &page)
      page.append("</section>\n")
    }
    let contests = whole.pointee.interactive.contests.values.filter {
      $0.exhibition?.offset == index && !$0.results.isEmpty
    }
    for contest in contests.sorted(by: { $0.contest.path > $1.contest.path }) {
      page.append("<section class=\"interactive contest\">\n")
      InteractiveMarkup(self).writeResults(of: contest, to: &page)
      page.append("</section>\n")
    }
  }

  private func append(panelsOf hall: Column.ID, to page: inout ByteBuffer) {
    let panels = whole.pointee.panels(of: hall)
    guard !panels.isEmpty else { return }
    append(yearsOf: panels, in: hall, to: &page)
    page.append("<ul class=\"picture-grid panels\">\n")
    for id in panels {
      let article = articles[id.offset]
      page.append("<li><a href=\"")
      page.append(escaping: text[articleURLs[id.offset]])
      page.append("\">")
      if let image = article.image {
        // The title beside it says what it is; the panel's own page describes it.
        append(picture: image, as: "gallery", description: "", to: &page)
      }
      page.append("<span>")
      page.append(escaping: text[article.title])
      page.append("</span>")
      if let year = whole.pointee.kinds.facts(of: id.offset)?.panel?.year {
        page.append(" <small>")
        page.append(decimal: year)
        page.append("年</small>")
      }
      page.append("</a></li>\n")
    }
    page.append("</ul>\n")
  }

  /// The years that panels tell of, each leading to its first panel.
  private func append(
    yearsOf panels: [Article.ID], in hall: Column.ID, to page: inout ByteBuffer
  ) {
    var first: [Int: Article.ID] = [:]
    for id in panels {
      guard let year = whole.pointee.kinds.facts(of: id.offset)?.panel?.year else { continue }
      if first[year] == nil { first[year] = id }
    }
    guard first.count > 1 else { return }
    page.append("<nav class=\"year-line\" aria-label=\"")
    page.append(escaping: text[columns[hall.offset].title])
    page.append("的年份\"><ol>\n")
    for (year, id) in first.sorted(by: { $0.key < $1.key }) {
      page.append("<li>")
      append(link: String(year), text[articleURLs[id.offset]].string, to: &page)
      page.append("</li>\n")
    }
    page.append("</ol></nav>\n")
  }

  private func append(wholeExhibition column: Column.ID, to page: inout ByteBuffer) {
    let halls = [column] + columnLists[columns[column.offset].children.indices]
    for hall in halls {
      let panels = whole.pointee.panels(of: hall)
      guard !panels.isEmpty else { continue }
      page.append("<section class=\"hall\">\n")
      if hall != column {
        page.append("<h2>")
        page.append(escaping: text[columns[hall.offset].title])
        page.append("</h2>\n")
      }
      for id in panels {
        let article = articles[id.offset]
        page.append("<article class=\"panel\">\n<h3>")
        page.append(escaping: text[article.title])
        page.append("</h3>\n")
        if let image = article.image {
          page.append("<figure class=\"panel-picture\">")
          append(
            picture: image, as: "body", description: text[article.imageDescription].string,
            to: &page)
          page.append("</figure>\n")
        }
        let title = text[article.title].string
        appendBody(ofArticle: id, prefix: "a\(id.offset)-", named: title, to: &page)
        page.append("</article>\n")
      }
      page.append("</section>\n")
    }
  }

  /// Appends the text of an article among others: the names of places in it get a prefix, and what
  /// is said of regions tells whose they are.
  private func appendBody(
    ofArticle id: Article.ID, prefix: String, named name: String, to page: inout ByteBuffer
  ) {
    let content = ArticleContent(article: id)
    guard let body = content.body(in: self) else { return }
    var html = ByteBuffer(capacity: 1 << 14)
    bodies.appendAgain(body, signature: content.signature(in: self), view: self, to: &html)
    var copy = MarkupCopy(prefix: prefix)
    copy.owner = name
    html.withBytes { copy.copy($0, to: &page) }
  }

  // MARK: Newspapers

  private func append(issuesOf index: Int, to page: inout ByteBuffer) {
    let issues = columns[index].listed.indices.compactMap { place -> (Article.ID, Issue)? in
      let id = articleLists[place]
      return whole.pointee.kinds.facts(of: id.offset)?.issue.map { (id, $0) }
    }
    guard !issues.isEmpty else { return }
    page.append("<ul class=\"picture-grid issues\">\n")
    for (id, issue) in issues {
      page.append("<li><a href=\"")
      page.append(escaping: text[articleURLs[id.offset]])
      page.append("\">")
      if let image = issue.pages.first?.image ?? articles[id.offset].image {
        append(picture: image, as: "body", description: "", to: &page)
      }
      page.append("<span>")
      page.append(escaping: text[articles[id.offset].title])
      page.append("</span> <small>")
      page.append(escaping: "第 \(issue.number) 期" + (issue.on.map { "，" + $0.chinese } ?? ""))
      page.append("</small></a></li>\n")
    }
    page.append("</ul>\n")
  }

  // MARK: Volumes

  private func append(volume: PlannedVolume, to page: inout ByteBuffer) {
    if !volume.editor.isEmpty {
      page.append("<p class=\"volume-editor\">")
      page.append(escaping: volume.editor)
      page.append("</p>\n")
    }
    page.append("<p class=\"record-download\"><a href=\"")
    page.append(escaping: text[volume.bookURL])
    page.append("\" download>下载电子书（EPUB）</a></p>\n<nav class=\"volume-contents\" ")
    page.append("aria-labelledby=\"volume-contents\">\n<h2 id=\"volume-contents\">目录</h2>\n<ol>\n")
    for (place, id) in volume.articles.enumerated() {
      page.append("<li><a href=\"#paper-")
      page.append(decimal: place + 1)
      page.append("\">")
      page.append(escaping: text[articles[id.offset].title])
      page.append("</a>")
      let author = text[articles[id.offset].author]
      if author.count > 0 {
        page.append(" <span>")
        page.append(escaping: author)
        page.append("</span>")
      }
      page.append("</li>\n")
    }
    page.append("</ol>\n</nav>\n")
    for (place, id) in volume.articles.enumerated() {
      let article = articles[id.offset]
      page.append("<article class=\"volume-paper\" id=\"paper-")
      page.append(decimal: place + 1)
      page.append("\">\n<h2>")
      page.append(escaping: text[article.title])
      page.append("</h2>\n")
      let byline = byline(of: id)
      if !byline.isEmpty {
        page.append("<p class=\"byline\">")
        page.append(escaping: byline.joined(separator: " "))
        page.append("</p>\n")
      }
      if article.summary.count > 0 {
        page.append("<p class=\"summary\">摘要：")
        page.append(escaping: text[article.summary])
        page.append("</p>\n")
      }
      appendBody(
        ofArticle: id, prefix: "p\(place + 1)-", named: "第 \(place + 1) 篇", to: &page)
      page.append("</article>\n")
    }
  }

  /// Author and unit of a paper.
  func byline(of id: Article.ID) -> [String] {
    let article = articles[id.offset]
    let unit = article.unit.map { text[whole.pointee.units[$0.offset].name].string } ?? ""
    return [text[article.author].string, unit].filter { !$0.isEmpty }
  }
}
