import Base
import Kinds
import Records
import SiteModel

/// What pages of articles of special kinds show besides the text.
extension SiteView {
  /// What templates know the kind of an article by; empty for all others.
  func specialKind(ofArticle index: Int) -> StaticString {
    guard let facts = whole.pointee.kinds.facts(of: index) else { return "" }
    if facts.panel != nil { return "panel" }
    if facts.paper != nil { return "paper" }
    if facts.issue != nil { return "issue" }
    if facts.guide != nil { return "guide" }
    if facts.activity != nil { return "activity" }
    if !facts.gallery.isEmpty { return "gallery" }
    if facts.lesson?.hours != nil { return "lesson" }
    return facts.printedIn == nil ? "" : "printed"
  }

  /// Appends what stands before the text: a panel's picture, and facts in a list.
  func appendLead(ofArticle index: Int, to page: inout ByteBuffer) {
    guard let facts = whole.pointee.kinds.facts(of: index) else { return }
    let article = articles[index]
    if facts.panel != nil, let image = article.image {
      page.append("<figure class=\"panel-picture\">")
      append(
        picture: image, as: "body", description: text[article.imageDescription].string, to: &page)
      page.append("</figure>\n")
    }
    let list = factList(facts)
    guard !list.isEmpty else { return }
    page.append("<dl class=\"article-facts\">\n")
    for fact in list {
      page.append("<div><dt>")
      page.append(escaping: fact.name)
      page.append("</dt><dd>")
      if fact.url.isEmpty {
        page.append(escaping: fact.text)
      } else {
        append(link: fact.text, fact.url, to: &page)
      }
      page.append("</dd></div>\n")
    }
    page.append("</dl>\n")
  }

  /// Appends what stands after the text.
  func appendSpecial(ofArticle index: Int, to page: inout ByteBuffer) {
    guard let facts = whole.pointee.kinds.facts(of: index) else { return }
    append(gallery: facts.gallery, to: &page)
    if let guide = facts.guide, !guide.steps.isEmpty { append(guide: guide, to: &page) }
    if let issue = facts.issue, !issue.pages.isEmpty { append(issue: issue, to: &page) }
    if let panel = facts.panel, panel.count > 1 { append(panel: panel, to: &page) }
  }

  // MARK: Facts

  private typealias Fact = (name: String, text: String, url: String)

  private func factList(_ facts: ArticleFacts) -> [Fact] {
    var list: [Fact] = []
    func add(_ name: String, _ text: String, _ url: String = "") {
      if !text.isEmpty { list.append((name, text, url)) }
    }
    if let panel = facts.panel {
      add("展板", "第 \(panel.number) 块")
      add("年份", panel.year.map { "\($0)年" } ?? "")
      add("制作", panel.unit)
      add("评比", panel.award)
    }
    if let paper = facts.paper {
      add("研究方向", paper.field)
      if let mentor = paper.mentor {
        let expert = whole.pointee.kinds.experts[mentor]
        let words = [expert.name, expert.rank, expert.unit].filter { !$0.isEmpty }
        add("推荐导师", words.joined(separator: "，"), url(ofExpert: mentor))
      }
      add("推荐日期", paper.mentoredOn?.chinese ?? "")
      add("收稿日期", paper.received?.chinese ?? "")
    }
    if let issue = facts.issue {
      add("报刊", issue.paper)
      let total = issue.total.map { "（总第 \($0) 期）" } ?? ""
      add("期号", "第 \(issue.number) 期" + total)
      add("出版日期", issue.on?.chinese ?? "")
      add("缺期说明", issue.gap)
    }
    if let guide = facts.guide {
      add("办理依据", guide.basis)
      add("责任部门", guide.office)
      add("咨询电话", guide.phone)
      add("最近核对", guide.updated?.chinese ?? "")
    }
    if let activity = facts.activity {
      add("时间", activity.span)
      add("地点", activity.place)
      add("主办", activity.organizer)
      add("场次", activity.sessions.map { "\($0) 场" } ?? "")
    }
    if let hours = facts.lesson?.hours {
      add("学时", RecordTable.Cell.hundredths(hours).trimmed)
    }
    if let printed = facts.printedIn,
      let issue = whole.pointee.kinds.facts(of: printed.issue.offset)?.issue
    {
      let page = issue.pages[printed.page].number
      add(
        "刊于", "《\(issue.paper)》第 \(issue.number) 期第 \(page) 版",
        text[articleURLs[printed.issue.offset]].string + "#page-\(page)")
    }
    return list
  }

  /// The page of an expert, in the first column of papers; empty where there is none.
  private func url(ofExpert mentor: Int) -> String {
    plan.pointee.special.experts[mentor].map { text[$0].string } ?? ""
  }

  /// Appends a link.
  func append(link: String, _ url: String, to page: inout ByteBuffer) {
    page.append("<a href=\"")
    page.append(escaping: url)
    page.append("\">")
    page.append(escaping: link)
    page.append("</a>")
  }

  // MARK: Galleries

  private func append(gallery: [GalleryPicture], to page: inout ByteBuffer) {
    let shown = gallery.filter { $0.file != nil }
    guard !shown.isEmpty else { return }
    page.append("<ul class=\"gallery-list\">\n")
    for picture in shown {
      guard let file = picture.file else { continue }
      page.append("<li><figure><a href=\"")
      page.append(escaping: text[assetURLs[file.offset]])
      page.append("\">")
      append(picture: file, as: "body", description: picture.description, to: &page)
      page.append("</a><figcaption>")
      page.append(escaping: picture.description)
      let author = picture.author.isEmpty ? "" : picture.author + " 摄"
      let credit = [author, picture.date?.chinese ?? ""].filter { !$0.isEmpty }
        .joined(separator: "，")
      if !credit.isEmpty {
        page.append(" <small>")
        page.append(escaping: credit)
        page.append("</small>")
      }
      page.append("</figcaption></figure></li>\n")
    }
    page.append("</ul>\n")
  }

  // MARK: Panels

  private func append(panel: Panel, to page: inout ByteBuffer) {
    page.append("<nav class=\"panel-navigation\" aria-label=\"展板\">\n")
    if let previous = panel.previous {
      append(panelLink: previous, "prev", "上一块", to: &page)
    }
    page.append("<span>第 ")
    page.append(decimal: panel.place)
    page.append(" 块，共 ")
    page.append(decimal: panel.count)
    page.append(" 块</span>\n")
    if let next = panel.next { append(panelLink: next, "next", "下一块", to: &page) }
    page.append("</nav>\n")
  }

  private func append(
    panelLink id: Article.ID, _ rel: StaticString, _ words: StaticString, to page: inout ByteBuffer
  ) {
    page.append("<a rel=\"")
    page.append(rel)
    page.append("\" href=\"")
    page.append(escaping: text[articleURLs[id.offset]])
    page.append("\">")
    page.append(words)
    page.append("：")
    page.append(escaping: text[articles[id.offset].title])
    page.append("</a>\n")
  }

  // MARK: Newspapers

  private func append(issue: Issue, to page: inout ByteBuffer) {
    page.append("<nav class=\"issue-tabs\" aria-label=\"版面\">")
    for one in issue.pages {
      page.append("<a href=\"#page-")
      page.append(decimal: one.number)
      page.append("\">")
      page.append(escaping: one.title)
      page.append("</a> ")
    }
    page.append("</nav>\n")
    for one in issue.pages {
      page.append("<section class=\"issue-page\" id=\"page-")
      page.append(decimal: one.number)
      page.append("\">\n<h2>")
      page.append(escaping: one.title)
      page.append("</h2>\n")
      if let image = one.image {
        page.append("<figure><a href=\"")
        page.append(escaping: text[assetURLs[image.offset]])
        page.append("\">")
        let description = "《\(issue.paper)》第 \(issue.number) 期\(one.title)的版面"
        append(picture: image, as: "body", description: description, to: &page)
        page.append("</a></figure>\n")
      }
      if let pdf = one.pdf {
        page.append("<p class=\"record-download\"><a href=\"")
        page.append(escaping: text[assetURLs[pdf.offset]])
        page.append("\" download>下载")
        page.append(escaping: one.title)
        page.append("（PDF）</a></p>\n")
      }
      if !one.articles.isEmpty {
        page.append("<ul>\n")
        for article in one.articles {
          page.append("<li>")
          append(
            link: text[articles[article.offset].title].string,
            text[articleURLs[article.offset]].string, to: &page)
          page.append("</li>\n")
        }
        page.append("</ul>\n")
      }
      page.append("</section>\n")
    }
  }
}

extension IssuePage {
  /// What it is called: `第1版 要闻`.
  var title: String { "第\(number)版" + (name.isEmpty ? "" : " " + name) }
}

extension Activity {
  /// When it is: one day, or the first and the last one.
  var span: String { from == to ? from.chinese : "\(from.chinese)至\(to.chinese)" }
}

extension RecordTable.Cell {
  /// A number of two decimals without those that say nothing.
  var trimmed: String {
    var text = text
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
