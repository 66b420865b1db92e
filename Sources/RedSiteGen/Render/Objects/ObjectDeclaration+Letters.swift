import Base
import Diagnostics
import Jinja
import Records
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a letter to a mailbox.
  static let letter = ObjectDeclaration(
    "来信：编号、办理状态和期限，截至生成网站的那一天",
    [
      .init("number", .string, "编号，如 2026-0012") { site, index, arena in
        arena.text(site.letter(index).number)
      },
      .init("topic", .string, "主题类，如 建议") { site, index, arena in
        arena.text(site.letter(index).topic)
      },
      .init("from", .string, "来信人：网友、党员、群众，或遮住的名字") { site, index, arena in
        arena.text(site.letter(index).sender)
      },
      .init("received", .date, "收到的时间") { site, index, _ in
        site.value(site.letter(index).received)
      },
      .init("mailbox", TemplateObject.mailbox.type, "信箱") { site, index, _ in
        site.value(.mailbox, site.letter(index).mailbox)
      },
      .init("unit", .optional(TemplateObject.unit.type), "办理的单位") { site, index, _ in
        site.value(.unit, site.letter(index).unit)
      },
      .init(
        "state", .string, "状态：待办、转办、已答复、逾期、逾期已答复、不予受理、撤回或转信访"
      ) { site, index, arena in arena.text(site.letter(index).standing.state.rawValue) },
      .init("timing", .string, "办理得怎样：按期、逾期已答复、逾期、办理中、期限未定或不计") { site, index, arena in
        arena.text(site.letter(index).standing.timing.rawValue)
      },
      .init("is_overdue", .boolean, "是否过了期限还没有答复") { site, index, _ in
        .boolean(site.letter(index).standing.timing == .overdue)
      },
      .init("is_soon", .boolean, "是否还没有答复，期限已经过了五分之四") { site, index, _ in
        .boolean(site.letter(index).standing.isSoon)
      },
      .init("is_answered", .boolean, "是否已经答复") { site, index, _ in
        let state = site.letter(index).standing.state
        return .boolean(state == .answered || state == .answeredLate)
      },
      .init("due", .optional(.date), "答复的期限；不计的、放假安排还没有公布而算不出来的没有") { site, index, _ in
        let standing = site.letter(index).standing
        return site.value(standing.timing == .notCounted ? nil : standing.due)
      },
      .init("due_text", .string, "期限的文字：2026年7月22日，或“期限待放假安排公布后确定”；不计的为空") {
        site, index, arena in
        let standing = site.letter(index).standing
        guard standing.timing != .notCounted else { return .text(.empty) }
        return arena.text(standing.due?.chinese ?? UncoveredDay.pending.chinese)
      },
      .init("forwarded_on", .optional(.date), "转办的日期") { site, index, _ in
        site.value(site.past(site.letter(index).forwardedOn))
      },
      .init("extended_to", .optional(.date), "延期到哪天，没有延期时没有") { site, index, _ in
        let letter = site.letter(index)
        return site.value(letter.standing.due == letter.extendedTo ? letter.extendedTo : nil)
      },
      .init("answered_on", .optional(.date), "答复的日期") { site, index, _ in
        site.value(site.past(site.letter(index).answeredOn))
      },
      .init("answered_by", .optional(TemplateObject.unit.type), "答复的单位") { site, index, _ in
        let letter = site.letter(index)
        return site.value(.unit, site.past(letter.answeredOn) == nil ? nil : letter.answeredBy)
      },
      .init("answer", .optional(TemplateObject.article.type), "答复的文章；答复写在来信后面的没有") {
        site, index, _ in
        let letter = site.letter(index)
        return site.value(.article, site.past(letter.answeredOn) == nil ? nil : letter.answer)
      },
      .init("edited_on", .optional(.date), "答复以后又改过的，最后修改的日期") { site, index, _ in
        let letter = site.letter(index)
        guard let article = letter.article, let answered = letter.answeredOn,
          let updated = site.articles[article.offset].updated?.date, updated > answered
        else { return .none }
        return site.value(updated)
      },
      .init("article", .optional(TemplateObject.article.type), "这封信的文章") { site, index, _ in
        site.value(.article, site.letter(index).article)
      },
    ])

  /// What templates see of a mailbox.
  static let mailbox = ObjectDeclaration(
    "信箱",
    [
      .init("id", .string, "标识") { site, index, arena in
        arena.text(site.mailbox(index).identifier)
      },
      .init("name", .string, "名称") { site, index, arena in arena.text(site.mailbox(index).name) },
      .init("is_report", .boolean, "是否受理检举控告：没有网页，只指向 12388") { site, index, _ in
        .boolean(site.mailbox(index).kind == .report)
      },
      .init("url", .string, "信箱的网址，没有网页时为空") { site, index, _ in
        site.mailbox(index).column.map { site.value(site.columnURLs[$0.offset]) } ?? .text(.empty)
      },
      .init("column", .optional(TemplateObject.column.type), "来信所在的栏目") { site, index, _ in
        site.value(.column, site.mailbox(index).column)
      },
      .init("owner", .optional(TemplateObject.unit.type), "负责的单位") { site, index, _ in
        site.value(.unit, site.mailbox(index).owner)
      },
      .init("answer", .string, "多久答复，如 15个工作日") { site, index, arena in
        arena.text(site.mailbox(index).answer.chinese)
      },
      .init("acknowledge", .string, "多久转到承办单位，如 3个工作日；没有规定时为空") { site, index, arena in
        arena.text(site.mailbox(index).acknowledge?.chinese ?? "")
      },
      .init("extend", .string, "最多延期多久，如 15个工作日；不能延期时为空") { site, index, arena in
        arena.text(site.mailbox(index).extend?.chinese ?? "")
      },
      .init("is_anonymous", .boolean, "是否收匿名来信") { site, index, _ in
        .boolean(site.mailbox(index).isAnonymous)
      },
      .init("publish", .string, "公开哪些来信：answered、received 或 none") { site, index, arena in
        arena.text(site.mailbox(index).publish.rawValue)
      },
      .init("is_open", .boolean, "现在是否收信") { site, index, _ in
        .boolean(site.mailbox(index).isOpen(on: site.whole.pointee.now.date))
      },
      .init("opens", .optional(.date), "从哪天起收信") { site, index, _ in
        site.value(site.mailbox(index).opens)
      },
      .init("closes", .optional(.date), "收信到哪天") { site, index, _ in
        site.value(site.mailbox(index).closes)
      },
      .init("office", .string, "受理的处室") { site, index, arena in
        site.contact(index, \.office, \.contact, arena)
      },
      .init("phone", .string, "电话；信箱没有写的用负责单位的") { site, index, arena in
        site.contact(index, \.phone, \.phone, arena)
      },
      .init("email", .string, "电子邮箱；信箱没有写的用负责单位的") { site, index, arena in
        site.contact(index, \.email, \.email, arena)
      },
      .init("address", .string, "通信地址；信箱没有写的用负责单位的") { site, index, arena in
        site.contact(index, \.address, \.address, arena)
      },
      .init("hours", .string, "接待的时间") { site, index, arena in
        arena.text(site.mailbox(index).hours)
      },
      .init("has_form", .boolean, "网页上有没有写信的表单") { site, index, _ in
        .boolean(site.whole.pointee.interactive.mailboxForms[Mailbox.ID(index)] != nil)
      },
      .content("form", "写信的表单，已经是 HTML；没有的为空，要用 submission.js") { host, index, page in
        InteractiveMarkup(host.view).write(formOf: Mailbox.ID(index), to: &page)
      },
      .init("delegate", .optional(TemplateObject.delegate.type), "党代表信箱是哪位代表的") {
        site, index, _ in site.value(.delegate, site.mailbox(index).delegate)
      },
      .init("boxes", .list(TemplateObject.mailbox.type), "每位代表一个信箱的，各位代表的信箱") {
        site, index, arena in
        let boxes = site.whole.pointee.mailboxes
        guard boxes[index].isCollection else { return arena.list([]) }
        return arena.list(
          boxes.indices.filter { boxes[$0].collection?.offset == index }
            .map { TemplateObject.mailbox.value(Int32($0)) })
      },
    ])

  /// What templates see of somebody with a mailbox of their own.
  static let delegate = ObjectDeclaration(
    "党代表",
    [
      .init("id", .string, "标识，也是信箱的文件夹名") { site, index, arena in
        arena.text(site.whole.pointee.delegates[index].identifier)
      },
      .init("name", .string, "姓名") { site, index, arena in
        arena.text(site.whole.pointee.delegates[index].name)
      },
      .init("delegation", .string, "代表团") { site, index, arena in
        arena.text(site.whole.pointee.delegates[index].delegation)
      },
      .init("role", .string, "职务") { site, index, arena in
        arena.text(site.whole.pointee.delegates[index].role)
      },
      .init("unit", .optional(TemplateObject.unit.type), "所在单位") { site, index, _ in
        site.value(.unit, site.whole.pointee.delegates[index].unit)
      },
    ])
}

extension SiteView {
  /// The letter of a number.
  fileprivate func letter(_ index: Int) -> Letter { whole.pointee.letters[index] }

  /// The mailbox of a number.
  fileprivate func mailbox(_ index: Int) -> Mailbox { whole.pointee.mailboxes[index] }

  /// A day that has come; nil for one that has not.
  fileprivate func past(_ day: CivilDate?) -> CivilDate? {
    day.flatMap { $0 <= whole.pointee.now.date ? $0 : nil }
  }

  /// A way to a mailbox: its own, or that of the unit that keeps it where it gives none at all.
  fileprivate func contact(
    _ index: Int, _ own: KeyPath<Mailbox, String>, _ unit: KeyPath<Unit, Text>, _ arena: ValueArena
  ) -> Value {
    let mailbox = mailbox(index)
    guard mailbox.phone.isEmpty, mailbox.email.isEmpty, mailbox.address.isEmpty,
      mailbox[keyPath: own].isEmpty, let owner = mailbox.owner
    else { return arena.text(mailbox[keyPath: own]) }
    return value(whole.pointee.units[owner.offset][keyPath: unit])
  }

  /// The letter that an article is; nil for all others.
  func letter(ofArticle index: Int) -> Letter.ID? {
    let letters = whole.pointee.letterOfArticle
    guard !letters.isEmpty, letters[index] >= 0 else { return nil }
    return Letter.ID(Int(letters[index]))
  }

  /// The letters that an article answers.
  func letters(answeredBy index: Int) -> [Letter.ID] {
    let answered = whole.pointee.lettersAnswered
    guard !answered.isEmpty else { return [] }
    let today = whole.pointee.now.date
    return (answered[Article.ID(index)] ?? []).filter {
      whole.pointee.letters[$0.offset].answeredOn.map { $0 <= today } ?? false
    }
  }

  /// The mailbox whose letters a column has; nil for all others.
  func mailbox(ofColumn index: Int) -> Mailbox.ID? {
    let mailboxes = whole.pointee.mailboxOfColumn
    guard !mailboxes.isEmpty, mailboxes[index] >= 0 else { return nil }
    return Mailbox.ID(Int(mailboxes[index]))
  }

  /// The mailboxes that a column leads to: those of the columns directly below, and, where there
  /// are any, those that only lead elsewhere.
  func mailboxes(belowColumn index: Int) -> [Mailbox.ID] {
    let boxes = whole.pointee.mailboxes
    guard whole.pointee.columns[index].kind == .letters, mailbox(ofColumn: index) == nil else {
      return []
    }
    let below = boxes.indices.filter { place in
      boxes[place].delegate == nil
        && boxes[place].column.map { columns[$0.offset].parent?.offset == index } ?? false
    }
    let reports = boxes.indices.filter { boxes[$0].kind == .report }
    return (below + reports).map { Mailbox.ID($0) }
  }
}
