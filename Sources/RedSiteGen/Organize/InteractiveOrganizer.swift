import Base
import Diagnostics
import Files
import Interactive
import Metadata
import Records
import SiteModel

/// Relates what readers take part in to articles, forms, walls and contests.
///
/// Comes right after the articles are numbered: an entry of a contest that is still judged has no
/// author from then on, on no page and in no feed.
struct InteractiveOrganizer {
  private let parsed: ParsedSite
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private var articles: [SourceFile.ID: Article.ID] = [:]

  /// Fills in `site.interactive`, and takes the authors out of entries that are judged.
  static func organize(
    _ parsed: ParsedSite, assets: inout ContentAssets, locator: SourceLocator,
    diagnostics: DiagnosticSink, into site: inout Site
  ) {
    let requests = parsed.articles.filter { $0.interactive != nil }
    let boxes = parsed.mailboxes.entries.filter { $0.form != nil }
    guard !requests.isEmpty || !boxes.isEmpty || !site.configuration.forms.isEmpty else { return }
    var organizer = InteractiveOrganizer(
      parsed: parsed, locator: locator, diagnostics: diagnostics)
    for (index, article) in site.articles.enumerated() {
      organizer.articles[article.file] = Article.ID(index)
    }
    site.interactive.dues = parsed.interactive.dues ?? Dues()
    organizer.placeForms(in: &site)
    for box in boxes { organizer.placeForm(of: box, in: &site) }
    for article in requests {
      guard let request = article.interactive else { continue }
      organizer.place(request, of: article.article.file, assets: &assets, in: &site)
    }
    organizer.placeContests(requests, in: &site)
  }

  private init(parsed: ParsedSite, locator: SourceLocator, diagnostics: DiagnosticSink) {
    self.parsed = parsed
    self.locator = locator
    self.diagnostics = diagnostics
  }

  private func report(
    _ code: DiagnosticCode, at location: SourceLocation, _ message: Message, help: Message
  ) {
    diagnostics.report(Diagnostic(code, at: location, message, help: help))
  }

  // MARK: Forms

  private func placeForms(in site: inout Site) {
    for form in site.configuration.forms {
      var notice: Article.ID?
      if let name = form.notice {
        let path = ContentPath.resolve("/" + name.value, in: "") ?? name.value
        if case .article(let id)? = site.targets[path] {
          notice = id
        } else {
          report(
            .formWithoutNotice, at: form.location,
            Message(
              "个人信息处理告知“\(name.value)”不在网站上",
              "the notice on personal data, `\(name.value)`, is not on the site"),
            help: Message(
              "请写从 content 起的文件路径；还是草稿的，先发布",
              "write its path from content/; publish it first where it is a draft"))
        }
      }
      site.interactive.forms[form.identifier.value] = PlacedForm(form: form, notice: notice)
    }
  }

  /// Gives a mailbox its form, and each box of a collection the same one.
  private func placeForm(of box: ParsedMailbox, in site: inout Site) {
    guard let form = box.form else { return }
    check(
      Located(form.name, range: form.range), [.letter],
      days: OpenDays(box.mailbox.opens, box.mailbox.closes),
      at: locator.location(path: parsed.mailboxes.path, form.range), isVisible: true, in: site)
    guard site.interactive.forms[form.name]?.form.kind == .letter else { return }
    for (index, mailbox) in site.mailboxes.enumerated() where !mailbox.isCollection {
      let owner = mailbox.collection.map { site.mailboxes[$0.offset] } ?? mailbox
      guard owner.identifier == box.identifier.name else { continue }
      site.interactive.mailboxForms[Mailbox.ID(index)] = form.name
    }
  }

  private func check(
    _ name: Located<String>, _ kinds: [SubmissionForm.Kind], days: OpenDays,
    at location: SourceLocation,
    isVisible: Bool, in site: Site
  ) {
    guard let form = site.interactive.forms[name.value]?.form else {
      let known = site.interactive.forms.keys.sorted()
      let nearest = nearestName(to: name.value, among: known)
      report(
        .unknownForm, at: location,
        Message("没有叫“\(name.value)”的表单", "there is no form “\(name.value)”"),
        help: Message(
          (nearest.map { "是不是“\($0)”？" } ?? "") + "表单写在 site.toml 的 [[forms]]（docs/forms.md）",
          (nearest.map { "did you mean “\($0)”? " } ?? "")
            + "forms are declared as [[forms]] in site.toml (docs/forms.md)"))
      return
    }
    if !kinds.contains(form.kind) {
      let wanted = kinds.map(\.rawValue).joined(separator: "、")
      report(
        .unknownForm, at: location,
        Message(
          "表单“\(name.value)”的种类是 \(form.kind.rawValue)，这里要 \(wanted)",
          "the form “\(name.value)” is of the kind \(form.kind.rawValue), not \(wanted)"),
        help: Message("请另设一个表单", "declare another form for this"))
    } else if isVisible, case .over(let day) = form.days.state(on: site.now.date),
      days.state(on: site.now.date) == .open
    {
      report(
        .formClosed, at: location,
        Message(
          "表单“\(name.value)”已于\(day.chinese)结束，页面上不再有它",
          "the form “\(name.value)” closed on \(day.string(.fullDate)) and is no longer shown"),
        help: Message("要继续接收，改 site.toml 里的 closes", "to go on, change `closes` in site.toml"))
    }
  }

  // MARK: Parts

  private func place(
    _ request: InteractiveRequest, of file: SourceFile.ID, assets: inout ContentAssets,
    in site: inout Site
  ) {
    let folder = site.files[file.offset].contentFolder
    // Also those of drafts: what a page is made from is never for readers.
    for name in request.files {
      _ = assets.find(
        Reference(name: name.value, range: name.range), in: folder, from: file,
        code: .missingAttachment, isInput: true)
    }
    let id = articles[file]
    if let (name, kinds) = request.form {
      check(
        name, kinds, days: request.days, at: locator.location(file, name.range),
        isVisible: id != nil, in: site)
    }
    let part = parsed.interactive.parts[file]
    switch request {
    case .dues: checkDues(of: file, in: site)
    case .survey(let survey): place(survey, part, of: file, in: &site)
    case .wall(let wall): place(wall, of: file, in: &site)
    case .quiz, .vote, .contest, .form: break
    }
    if let id, let part { site.interactive.parts[id] = part }
  }

  private func checkDues(of file: SourceFile.ID, in site: Site) {
    let today = site.now.date
    guard site.interactive.dues.rule(on: today) == nil else { return }
    // A file whose rules were refused says so itself.
    if let dues = parsed.interactive.dues, dues.rules.isEmpty { return }
    report(
      .missingRecord, at: locator.location(ofKey: "dues", in: file),
      Message(
        "\(duesPath) 里没有\(today.chinese)适用的标准",
        "\(duesPath) has no rule for \(today.string(.fullDate))"),
      help: Message(
        "请照现行规定写 \(duesPath)，格式见 docs/interactive.md",
        "write \(duesPath) as the rule in force has it; docs/interactive.md shows how"))
  }

  private func place(
    _ survey: Survey.Request, _ part: InteractivePart?, of file: SourceFile.ID, in site: inout Site
  ) {
    if let name = survey.feedback {
      let folder = site.files[file.offset].contentFolder
      let paths = [
        ContentPath.resolve(name.value, in: folder), ContentPath.resolve("/" + name.value, in: ""),
      ].compactMap { $0 }
      switch paths.compactMap({ site.targets[$0] }).first {
      case .article(let feedback)?:
        if let id = articles[file] { site.interactive.feedback[id] = feedback }
      case .hidden?: break
      default:
        report(
          .brokenLink, at: locator.location(file, name.range),
          Message("找不到文章“\(name.value)”", "there is no article `\(name.value)`"),
          help: Message(
            "请写采纳情况那篇文章的路径，从这个文件夹或者从 content 算起",
            "write the path of the article on what was done, from this folder or from content/"))
      }
    }
    guard let id = articles[file], case .survey(let read)? = part,
      read.isOverdue(
        on: site.now.date, hasFeedback: site.interactive.feedback[id] != nil,
        WorkingCalendar(parsed.calendar), site.configuration.counting)
    else { return }
    let closed = survey.days.closes?.chinese ?? ""
    report(
      .surveyWithoutFeedback, at: locator.location(file, survey.range),
      Message(
        "征集已于\(closed)结束，一直没有公布结果，也没有反馈采纳情况",
        "the survey is over and neither results nor what was done are published"),
      help: Message(
        "整理结果写进 answers，或者写一篇采纳情况，用 feedback 指明",
        "put the results into `answers`, or name an article on what was done as `feedback`"))
  }

  private func place(_ request: Wall.Request, of file: SourceFile.ID, in site: inout Site) {
    guard let name = request.identifier else { return }
    guard let wall = parsed.interactive.walls[name.value] else {
      report(
        .missingRecord, at: locator.location(file, name.range),
        Message("没有 data/walls/\(name.value).csv", "there is no data/walls/\(name.value).csv"),
        help: Message(
          "请新建这个文件，第一行写：编号,时间,姓名,单位,内容,审核人,审核日期",
          "make it, with the first row 编号,时间,姓名,单位,内容,审核人,审核日期"))
      return
    }
    guard let id = articles[file] else { return }
    let first = site.interactive.messages.count
    site.interactive.messages += wall.messages.reversed()
    let count = wall.messages.count
    let firstList = site.interactive.lists.count
    site.interactive.add(
      WallList(article: id, unit: "", folder: "", items: .empty), Array(first..<(first + count)))
    var folders: Set<String> = []
    for unit in wall.units {
      var folder = "unit-" + unit.name.filter { $0.isLetter || $0.isNumber }
      while !folders.insert(folder).inserted { folder += "-2" }
      site.interactive.add(
        WallList(article: id, unit: unit.name, folder: folder + "/", items: .empty),
        unit.messages.reversed().map { first + count - 1 - $0 })
    }
    site.interactive.wallLists[id] = IndexRange(
      start: firstList, count: site.interactive.lists.count - firstList)
  }

  // MARK: Contests

  private func placeContests(_ requests: [ParsedArticle], in site: inout Site) {
    var entries: [String: [Entry]] = [:]
    for article in requests {
      guard case .contest(let request)? = article.interactive, let name = request.identifier
      else { continue }
      let file = article.article.file
      guard let contest = parsed.interactive.contests[name.value], !contest.path.isEmpty else {
        report(
          .missingRecord, at: locator.location(file, name.range),
          Message(
            "没有 data/contests/\(name.value).toml", "there is no data/contests/\(name.value).toml"),
          help: Message(
            "请新建这个文件，写上公布的日期：results_on = 2026-09-01（docs/interactive.md）",
            "make it, with the day of the results: results_on = 2026-09-01 (docs/interactive.md)"))
        continue
      }
      if site.interactive.contests[name.value] == nil {
        let isRevealed = contest.resultsOn.map { $0 <= site.now.date } ?? false
        site.interactive.contests[name.value] = ContestPage(
          contest: contest, isRevealed: isRevealed)
        if let form = contest.form {
          check(
            form, [.essay], days: contest.days, at: SourceLocation(path: contest.path),
            isVisible: true, in: site)
        }
      }
      guard let number = request.number else { continue }
      if contest.exhibition != nil {
        report(
          .invalidValue, at: locator.location(file, number.range),
          Message("这次评比的是展板，文章不用编号", "this contest is of panels, so articles have no number"),
          help: Message("请删去 number，展板写 panel", "remove `number`; panels have `panel`"))
        continue
      }
      guard let id = articles[file] else { continue }
      entries[name.value, default: []].append(
        Entry(number: number, group: request.group, file: file, article: id))
    }
    for (name, found) in entries { place(found, in: name, &site) }
  }

  /// An entry with its place.
  private struct Entry {
    var number: Located<String>
    var group: String
    var file: SourceFile.ID
    var article: Article.ID
  }

  private func place(_ found: [Entry], in name: String, _ site: inout Site) {
    guard var page = site.interactive.contests[name] else { return }
    var numbers: Set<String> = []
    for entry in found.sorted(by: { $0.number.value < $1.number.value }) {
      guard numbers.insert(entry.number.value).inserted else {
        report(
          .duplicateIdentifier, at: locator.location(entry.file, entry.number.range),
          Message(
            "编号“\(entry.number.value)”已经用过", "the number “\(entry.number.value)” is taken"),
          help: Message("请换一个编号", "give it another number"))
        continue
      }
      page.entries.append((entry.number.value, entry.group, entry.article))
      if !page.isRevealed { makeBlind(entry, in: &site) }
    }
    if page.isRevealed {
      var problems: [Diagnostic] = []
      let results = page.contest.results(
        of: found.map {
          ($0.number.value, $0.group, locator.location($0.file, $0.number.range))
        }, into: &problems)
      diagnostics.report(problems)
      page.results = results?.entries ?? []
      page.ties = results?.ties ?? []
    }
    site.interactive.contests[name] = page
  }

  /// Takes away who wrote an entry, and reports a text that tells.
  private func makeBlind(_ entry: Entry, in site: inout Site) {
    var article = site.articles[entry.article.offset]
    let author = site.texts.string(article.author)
    if author.count > 1 {
      let range = site.texts.withView { view -> Range<Int>? in
        let start = Int(article.body.offset - site.files[entry.file.offset].text.offset)
        let inBody = author.withBytes { view[article.body].firstRange(of: $0) }
        return inBody.map { $0 + start }
      }
      let title = site.texts.string(article.title)
      if let range = range ?? (title.contains(author) ? entry.number.range : nil) {
        report(
          .contestNotBlind, at: locator.location(entry.file, range),
          Message("评奖结束以前，作品里不能出现作者的名字", "the entry names its author before the results are out"),
          help: Message("请先从标题和正文里删去，公布以后再加", "take it out of title and text until then"))
      }
    }
    article.author = .empty
    article.editor = .empty
    article.unit = nil
    article.contributors = .empty
    article.source = site.defaultSource
    article.sourceURL = .empty
    site.articles[entry.article.offset] = article
  }
}

extension InteractiveParts {
  /// Adds a list with places of messages.
  fileprivate mutating func add(_ list: WallList, _ places: [Int]) {
    var list = list
    list.items = IndexRange(start: messageLists.count, count: places.count)
    messageLists += places.map(Int32.init)
    lists.append(list)
  }
}
