import Base
import Interactive
import Jinja
import Metadata
import SiteModel

extension ObjectDeclaration {
  /// What templates see of the part of an article's page that readers take part in.
  static let interactive = ObjectDeclaration(
    "文章里读者参与的部分：自测、党费计算器、问卷、投票、留言墙、征文、表单",
    [
      .init(
        "kind", .string,
        "是哪一种：dues、quiz、survey、vote、wall、contest（征文的总页）、entry（参评作品）或 form"
      ) { site, index, arena in
        arena.text(site.whole.pointee.interactive.parts[Article.ID(index)]?.name ?? "")
      },
      .init("script", .string, "它的脚本在主题资源里的文件名，没有时为空") { site, index, arena in
        arena.text(site.whole.pointee.interactive.script(of: Article.ID(index)))
      },
      .init("state", .string, "能不能参加：未开始、进行中、已结束；没有日期的为空") { site, index, arena in
        arena.text(
          site.whole.pointee.interactive.state(of: Article.ID(index), site.whole.pointee.now.date))
      },
      .content("content", "它的全部内容，已经是 HTML；不用脚本也完整") { host, index, page in
        InteractiveMarkup(host.view).write(Article.ID(index), to: &page)
      },
    ])

  /// What templates see of the messages of a wall.
  static let wall = ObjectDeclaration(
    "留言墙的留言",
    [
      .init("title", .string, "留言墙的标题") { site, index, _ in
        let article = site.whole.pointee.interactive.lists[index].article
        return site.value(site.articles[article.offset].title)
      },
      .init("unit", .string, "只有哪个单位的留言；全部的为空") { site, index, arena in
        arena.text(site.whole.pointee.interactive.lists[index].unit)
      },
      .init("article", TemplateObject.article.type, "它的文章") { site, index, _ in
        TemplateObject.article.value(site.whole.pointee.interactive.lists[index].article)
      },
      .content("units", "各单位的留言数和网页，已经是 HTML；只在第一页，旧的页不会变") { host, index, page in
        guard host.view.page.listPage?.number == 0 else { return }
        let parts = host.view.whole.pointee.interactive
        guard let lists = parts.wallLists[parts.lists[index].article] else { return }
        InteractiveMarkup(host.view).write(units: lists, current: index, to: &page)
      },
      .content("content", "这一页的留言，已经是 HTML") { host, _, page in
        InteractiveMarkup(host.view).write(
          messages: host.view.page.listPage?.items ?? .empty, to: &page)
      },
    ])
}

extension InteractiveParts {
  /// The asset that a part loads; empty for what needs none.
  fileprivate func script(of article: Article.ID) -> String {
    switch parts[article] {
    case .dues?: "dues.js"
    case .quiz(let quiz)? where quiz.request.mode == .practice: "quiz.js"
    case .quiz?, .survey?, .vote?, .wall?, .form?: "submission.js"
    case .contest(let contest)? where contest.number == nil: "submission.js"
    case .contest?, nil: ""
    }
  }

  /// Whether readers can take part, in a word.
  fileprivate func state(of article: Article.ID, _ day: CivilDate) -> String {
    let days: OpenDays
    switch parts[article] {
    case .quiz(let quiz)?: days = quiz.request.days
    case .survey(let survey)?: days = survey.request.days
    case .vote(let vote)?: days = vote.request.days
    case .wall(let wall)?: days = wall.days
    case .contest(let contest)?:
      days = contest.identifier.flatMap { contests[$0.value]?.contest.days } ?? OpenDays()
    case .dues?, .form?, nil: days = OpenDays()
    }
    guard days != OpenDays() else { return "" }
    switch days.state(on: day) {
    case .early: return "未开始"
    case .open: return "进行中"
    case .over: return "已结束"
    }
  }
}
