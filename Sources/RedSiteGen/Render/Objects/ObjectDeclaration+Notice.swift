import Base
import Jinja
import Records
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a public notice.
  ///
  /// The people are in `people` and nowhere else, and only while they may be shown.
  static let notice = ObjectDeclaration(
    "公示",
    [
      .init("kind", .string, "种类，如 fazhan、renqian") { site, index, arena in
        arena.text(site.notice(index).kind.rawValue)
      },
      .init("kind_name", .string, "种类的名称，如 发展对象公示") { site, index, arena in
        arena.text(site.notice(index).kind.title)
      },
      .init("state", .string, "状态：未开始、公示中、已结束或已撤回") { site, index, arena in
        arena.text(site.notice(index).state(on: site.today).rawValue)
      },
      .init("is_open", .boolean, "是否未开始或公示中") { site, index, _ in
        .boolean(site.notice(index).state(on: site.today).isOpen)
      },
      .init("is_running", .boolean, "是否公示中") { site, index, _ in
        .boolean(site.notice(index).state(on: site.today) == .running)
      },
      .init(
        "is_unlisted", .boolean,
        "网页是否不让搜索引擎收录和存档：公示期满以前，和名单还在的时候。是的话，网页要有 robots 标签 noarchive,noindex"
      ) { site, index, _ in .boolean(site.notice(index).isUnlisted(on: site.today)) },
      .init("starts", .date, "公示期的第一天") { site, index, _ in
        site.value(site.notice(index).period.lowerBound)
      },
      .init("ends", .date, "公示期的最后一天") { site, index, _ in
        site.value(site.notice(index).period.upperBound)
      },
      .init("expires", .date, "公示期满的时刻，即最后一天过完；给脚本用") { site, index, _ in
        site.value(site.notice(index).period.upperBound.advanced(by: 1))
      },
      .init("term", .string, "期限，如 5个工作日") { site, index, arena in
        arena.text(site.notice(index).term.chinese)
      },
      .init("counts_workdays", .boolean, "期限是否按工作日算") { site, index, _ in
        guard case .workdays = site.notice(index).term else { return .boolean(false) }
        return .boolean(true)
      },
      .init(
        "status", .string, "公示期一行，如 公示期：2026年11月9日至11月16日（5个工作日）；总是写日期"
      ) { site, index, arena in arena.text(site.notice(index).statusLine) },
      .init("days", .list(.date), "算在期限里的每一天，给脚本数还有几天") { site, index, arena in
        arena.list(site.notice(index).countedDays.map { site.value($0) })
      },
      .init("has_people", .boolean, "网页上是否有名单") { site, index, _ in
        .boolean(!site.notice(index).people.isEmpty)
      },
      .init("is_cleared", .boolean, "名单是否已经按规定移除") { site, index, _ in
        .boolean(
          site.notice(index).hadPeople && site.today >= site.notice(index).firstDayWithoutPeople)
      },
      .init("columns", .list(.string), "名单各列的名称；不显示名单时为空") { site, index, arena in
        arena.list(site.notice(index).columns.map { arena.text($0) })
      },
      .init(
        "people", .list(.list(.string)), "名单，一人一项，各格和 columns 同序；公示期以外为空"
      ) { site, index, arena in
        arena.list(
          site.notice(index).people.map { row in arena.list(row.map { arena.text($0) }) })
      },
      .init("office", .string, "受理单位") { site, index, arena in
        arena.text(site.notice(index).contact.office)
      },
      .init("phone", .string, "受理电话，没有时为空") { site, index, arena in
        arena.text(site.notice(index).contact.phone)
      },
      .init("email", .string, "受理邮箱，没有时为空") { site, index, arena in
        arena.text(site.notice(index).contact.email)
      },
      .init("address", .string, "受理地点，没有时为空") { site, index, arena in
        arena.text(site.notice(index).contact.address)
      },
      .init("hours", .string, "受理时间，没有时为空") { site, index, arena in
        arena.text(site.notice(index).contact.hours)
      },
      .init("result", .optional(TemplateObject.article.type), "公布结果的文章") { site, index, _ in
        site.value(.article, site.notice(index).result)
      },
      .init("withdrawn_on", .optional(.date), "撤回的日期；没有撤回、还没到那天时没有") { site, index, _ in
        site.value(site.currentWithdrawal(index)?.day)
      },
      .init("withdrawal_reason", .string, "撤回的原因，没有撤回时为空") { site, index, arena in
        arena.text(site.currentWithdrawal(index)?.reason ?? "")
      },
    ])
}

extension SiteView {
  /// The day on which the site is looked at.
  fileprivate var today: CivilDate { whole.pointee.now.date }

  fileprivate func notice(_ index: Int) -> PublicNotice { whole.pointee.notices[index] }

  /// The withdrawal of a notice once its day has come.
  fileprivate func currentWithdrawal(_ index: Int) -> (day: CivilDate, reason: String)? {
    notice(index).state(on: today) == .withdrawn ? notice(index).withdrawal : nil
  }
}
