import Base
import Interactive
import Metadata
import SiteModel

/// Writes the part of an article's page that readers take part in.
struct InteractiveMarkup {
  private let view: SiteView
  private let parts: InteractiveParts
  private let today: CivilDate

  init(_ view: SiteView) {
    self.view = view
    parts = view.whole.pointee.interactive
    today = view.whole.pointee.now.date
  }

  /// Writes the part of an article.
  func write(_ article: Article.ID, to page: inout ByteBuffer) {
    guard let part = parts.parts[article] else { return }
    switch part {
    case .dues: parts.dues.write(html: &page, on: today) { leaving($0) }
    case .quiz(let quiz):
      quiz.write(html: &page, form: form(quiz.request.form?.value, quiz.request.days))
    case .survey(let survey):
      survey.write(
        html: &page, form: form(survey.request.form?.value, survey.request.days),
        feedback: parts.feedback[article].map { (title($0), url($0)) })
    case .vote(let vote):
      vote.write(html: &page, form: form(vote.request.form?.value, vote.request.days))
    case .wall(let request): write(request, of: article, to: &page)
    case .contest(let request): write(request, to: &page)
    case .form(let name):
      let placed = parts.forms[name.value]?.form
      form(name.value, OpenDays()).write(placed?.kind ?? .letter, to: &page) { _ in }
    }
  }

  // MARK: Forms

  private func form(_ name: String?, _ days: OpenDays, mailbox: String = "") -> FormMarkup {
    let placed = name.flatMap { parts.forms[$0] }
    return FormMarkup(
      placed?.form, days: days, today: today,
      noticeURL: placed?.notice.map { url($0) } ?? "", otherWays: otherWays, mailbox: mailbox)
  }

  /// Writes the form of a mailbox; nothing where it has none.
  func write(formOf mailbox: Mailbox.ID, to page: inout ByteBuffer) {
    guard let name = parts.mailboxForms[mailbox] else { return }
    let box = view.whole.pointee.mailboxes[mailbox.offset]
    form(name, OpenDays(box.opens, box.closes), mailbox: box.identifier)
      .write(.letter, to: &page) { _ in }
  }

  /// How else the office can be reached.
  private var otherWays: [String] {
    let owner = view.whole.pointee.configuration.owner
    return [("电话", owner.phone), ("来信", owner.address), ("邮件", owner.email)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }
  }

  // MARK: Walls

  /// How many messages an article shows of its wall.
  private static let newest = 10

  private func write(
    _ request: Wall.Request, of article: Article.ID, to page: inout ByteBuffer
  ) {
    page.append("<section class=\"wall\">\n")
    form(request.form?.value, request.days).write(.wall, to: &page) { _ in }
    if let lists = parts.wallLists[article], let first = lists.indices.first {
      let all = parts.lists[first]
      page.append("<h2>留言</h2>\n<p class=\"wall-total\">共 ")
      page.append(decimal: Int(all.items.count))
      page.append(" 条留言")
      if let days = request.days.count, case .over = request.days.state(on: today) {
        page.append("，历时 ")
        page.append(decimal: days)
        page.append(" 天")
      }
      let wallURL = view.text[view.urls.pointee.wallLists[first]]
      if all.items.count > 0 {
        page.append("，<a href=\"")
        page.append(escaping: wallURL)
        page.append("\">查看全部留言</a>")
      }
      page.append("。</p>\n")
      write(units: lists, to: &page)
      write(messages: all.items.prefix(Self.newest), to: &page)
    }
    page.append("</section>\n")
  }

  /// Writes how many messages each unit has, with the pages of those.
  func write(units lists: IndexRange, current: Int? = nil, to page: inout ByteBuffer) {
    guard lists.count > 1 else { return }
    page.append("<nav class=\"wall-units\" aria-label=\"各单位的留言\"><ul>\n")
    for index in lists.indices.dropFirst() {
      let list = parts.lists[index]
      page.append("<li><a href=\"")
      page.append(escaping: view.text[view.urls.pointee.wallLists[index]])
      page.append(index == current ? "\" aria-current=\"true\">" : "\">")
      page.append(escaping: list.unit)
      page.append("<span class=\"count\">")
      page.append(decimal: Int(list.items.count))
      page.append("</span></a></li>\n")
    }
    page.append("</ul></nav>\n")
  }

  /// Writes some messages.
  func write(messages places: IndexRange, to page: inout ByteBuffer) {
    guard places.count > 0 else { return }
    page.append("<ol class=\"wall-messages\">\n")
    for place in places.indices {
      parts.messages[Int(parts.messageLists[place])].write(html: &page)
    }
    page.append("</ol>\n")
  }

  // MARK: Contests

  private func write(_ request: Contest.Request, to page: inout ByteBuffer) {
    guard let name = request.identifier, let contest = parts.contests[name.value] else { return }
    if let number = request.number {
      let award = contest.results.first { $0.number == number.value }?.award ?? ""
      let group = request.group.isEmpty ? "" : "，\(request.group)"
      page.append("<p class=\"contest-entry\">")
      page.append(escaping: "参评作品 \(number.value) 号\(group)")
      if !award.isEmpty { page.append(escaping: "，\(award)") }
      page.append(contest.isRevealed ? "</p>\n" : "。评选结束以前不公布作者。</p>\n")
      return
    }
    page.append("<section class=\"contest\">\n")
    if !contest.isRevealed, contest.exhibition == nil {
      form(contest.contest.form?.value, contest.contest.days).write(.essay, to: &page) { _ in }
    }
    if !contest.results.isEmpty { writeResults(of: contest, to: &page) }
    writeEntries(of: contest, to: &page)
    page.append("</section>\n")
  }

  /// Writes who was awarded what, and the scores where they are public.
  func writeResults(of contest: ContestPage, to page: inout ByteBuffer) {
    page.append("<h2>评选结果</h2>\n")
    for tie in contest.ties {
      page.append("<p class=\"contest-tie\">")
      page.append(escaping: tie)
      page.append("</p>\n")
    }
    var articles: [String: Article.ID] = [:]
    for entry in contest.entries { articles[entry.number] = entry.article }
    let showsScores = contest.contest.publishesScores
    let shown = contest.results.filter { showsScores || !$0.award.isEmpty }
    guard !shown.isEmpty else { return }
    page.append(
      """
      <div class="table-scroll" tabindex="0" role="region" aria-label="评选结果">
      <table class="table-cards">
      <thead><tr><th scope="col">奖项</th>
      """)
    let isExhibition = contest.exhibition != nil
    page.append(
      isExhibition
        ? "<th scope=\"col\">展板</th><th scope=\"col\">制作</th>"
        : "<th scope=\"col\">作品</th><th scope=\"col\">作者</th>")
    if showsScores { page.append("<th scope=\"col\" class=\"number\">得分</th>") }
    page.append("</tr></thead>\n<tbody>\n")
    for entry in shown {
      guard let article = articles[entry.number] else { continue }
      page.append("<tr><td data-label=\"奖项\">")
      let group = entry.group.isEmpty ? "" : entry.group + " "
      page.append(escaping: entry.award.isEmpty ? "—" : group + entry.award)
      page.append("</td><td data-label=\"")
      page.append(isExhibition ? "展板" : "作品")
      page.append("\"><a href=\"")
      page.append(escaping: url(article))
      page.append("\">")
      page.append(escaping: "\(entry.number) \(title(article))")
      if isExhibition {
        page.append("</a></td><td data-label=\"制作\">")
        page.append(
          escaping: view.whole.pointee.kinds.facts(of: article.offset)?.panel?.unit ?? "")
      } else {
        page.append("</a></td><td data-label=\"作者\">")
        page.append(escaping: view.text[view.articles[article.offset].author])
      }
      page.append("</td>")
      if showsScores {
        page.append("<td data-label=\"得分\" class=\"number\">")
        page.append(contentsOf: Hundredths.text(entry.score))
        page.append("</td>")
      }
      page.append("</tr>\n")
    }
    page.append("</tbody>\n</table>\n</div>\n")
    if showsScores {
      page.append("<p class=\"contest-note\">评委五人以上的，去掉一个最高分和一个最低分，取平均，精确到百分之一。</p>\n")
    }
  }

  private func writeEntries(of contest: ContestPage, to page: inout ByteBuffer) {
    guard !contest.entries.isEmpty else { return }
    page.append(contest.exhibition == nil ? "<h2>参评作品</h2>\n" : "<h2>参评展板</h2>\n")
    if !contest.isRevealed, let day = contest.contest.resultsOn {
      page.append("<p class=\"contest-note\">")
      page.append(escaping: "\(day.chinese)公布结果")
      page.append(contest.exhibition == nil ? "，在那以前只公布编号和题目。" : "。")
      page.append("</p>\n")
    }
    page.append("<ul class=\"contest-entries\">\n")
    for entry in contest.entries {
      page.append("<li><a href=\"")
      page.append(escaping: url(entry.article))
      page.append("\"><span class=\"contest-number\">")
      page.append(escaping: entry.number)
      page.append("</span> ")
      page.append(escaping: title(entry.article))
      page.append("</a></li>\n")
    }
    page.append("</ul>\n")
  }

  private func url(_ article: Article.ID) -> String {
    view.text[view.articleURLs[article.offset]].string
  }

  private func title(_ article: Article.ID) -> String {
    view.text[view.articles[article.offset].title].string
  }

  /// Where a link to an address of another site leads.
  private func leaving(_ address: String) -> String {
    address.withBytes { view.interstitialURL(of: $0)?.string } ?? address
  }
}
