import Base
import Diagnostics
import Files
import Records
import SensitiveText
import SiteModel

/// Computes when public notices run and end, reads their lists of people, and finds what is wrong
/// with either.
///
/// Whatever is known of people stays here unless their table is to be shown today: then it goes
/// into the notice, and nowhere else.
struct NoticeOrganizer {
  /// What was found in the lists that is not for the public.
  private(set) var findings: [TextFinding] = []
  /// The lists that were looked into.
  private(set) var lists: Set<SourceFile.ID> = []

  private let parsed: ParsedSite
  private let tree: SourceTree
  private let settings: SiteConfiguration.Notices
  private let counting: DayCounting
  private let calendar: WorkingCalendar
  private let today: CivilDate
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private var search: SensitiveText?

  /// Places the notices of the site's articles in `site`, with everything they refer to.
  ///
  /// - Parameters:
  ///   - parsed: what front matter says, and the working calendar.
  ///   - tree: the files, lists of people among them.
  ///   - assets: learns which files are lists: those are published as they are by nobody.
  ///   - locator: finds places in files.
  ///   - diagnostics: receives what is wrong.
  ///   - site: the site with its articles.
  /// - Returns: what was found in the lists.
  static func organize(
    _ parsed: ParsedSite, tree: SourceTree, assets: inout ContentAssets, locator: SourceLocator,
    diagnostics: DiagnosticSink, into site: inout Site
  ) -> NoticeOrganizer {
    var organizer = NoticeOrganizer(
      parsed, tree: tree, site: site, locator: locator, diagnostics: diagnostics)
    guard !parsed.notices.isEmpty else { return organizer }
    var articles: [SourceFile.ID: ParsedArticle] = [:]
    let files = Set(parsed.notices.map(\.file))
    for article in parsed.articles where files.contains(article.article.file) {
      articles[article.article.file] = article
    }
    for notice in parsed.notices {
      guard let article = articles[notice.file] else { continue }
      organizer.organize(notice, of: article, assets: &assets, site: &site)
    }
    site.notices.sort { $0.article < $1.article }
    return organizer
  }

  private init(
    _ parsed: ParsedSite, tree: SourceTree, site: Site, locator: SourceLocator,
    diagnostics: DiagnosticSink
  ) {
    self.parsed = parsed
    self.tree = tree
    self.locator = locator
    self.diagnostics = diagnostics
    settings = site.configuration.notices
    counting = settings.counting ?? site.configuration.counting
    calendar = WorkingCalendar(parsed.calendar)
    today = site.now.date
    search = site.configuration.scan.search
  }

  private mutating func organize(
    _ notice: ParsedNotice, of article: ParsedArticle, assets: inout ContentAssets,
    site: inout Site
  ) {
    let path = tree.files[notice.file.offset].contentPath
    let folder = ContentPath.folder(of: path)
    let target = site.targets[path]
    // What is being written may lack anything; what has expired is gone with its people.
    if target == .hidden(.draft) || target == .hidden(.expired) {
      if let people = notice.people { _ = assets.keep(people, in: folder) }
      return
    }
    checkContact(of: notice)
    if notice.starts < article.article.published.date {
      report(
        .noticeDateOrder, notice, notice.startsRange,
        Message(
          "公示的开始（starts）在发布（date）以前", "`starts` is before `date`: nobody could read it then"),
        help: Message("请核对两个日期", "compare the two dates"))
    }
    guard let period = period(of: notice, article.article) else {
      if let people = notice.people { _ = assets.keep(people, in: folder) }
      return
    }
    let result = notice.result.flatMap { self.result($0, of: notice, in: folder, site) }
    var made = PublicNotice(
      article: Article.ID(0), kind: notice.kind, period: period, term: notice.term,
      removal: period.upperBound.advanced(by: 1 + settings.keptDays))
    made.isRestarted = notice.restart != nil
    made.countedDays =
      (try? notice.term.countedDays(
        from: period.lowerBound, through: period.upperBound, calendar, counting)) ?? []
    made.withdrawal = withdrawal(of: notice, article.article, period)
    made.contact = notice.contact
    made.hadPeople = notice.people != nil
    made.result = result
    let list = list(of: notice, in: folder, &made, assets: &assets)
    if let list {
      made.list = tree.files[list.file.offset].role == .kept ? .privateFolder : .site
      reportNames(list.people.names, in: article)
      if made.showsPeople(on: today) {
        let people = settings.masksNames ? list.people.masked : list.people
        (made.columns, made.people) = (people.heads, people.rows)
      }
    }
    guard case .article(let id)? = target else { return }
    made.article = id
    site.notices.append(made)
  }

  // MARK: Contact

  private func checkContact(of notice: ParsedNotice) {
    let contact = notice.contact
    guard contact.office.isEmpty || !contact.isReachable else { return }
    let missing =
      !contact.office.isEmpty
      ? Message("没有写怎样联系受理单位", "how to reach the office is missing")
      : contact.isReachable
        ? Message("没有写受理单位（office）", "`office`, which receives objections, is missing")
        : Message("没有写受理单位和联系办法", "neither the office nor how to reach it is given")
    report(
      .noticeWithoutContact, notice, notice.range, missing,
      help: Message(
        "office 必写；phone、email、address 至少写一项，例如：office: 机关党委组织处, phone: 010-00000000",
        "`office`, and one of `phone`, `email`, `address`, for example: office: 机关党委组织处, "
          + "phone: 010-00000000"))
  }

  // MARK: Days

  /// The days of the period; nil where they cannot be told.
  private func period(
    of notice: ParsedNotice, _ article: Article
  ) -> ClosedRange<CivilDate>? {
    guard let planned = end(of: notice.term, from: notice.starts, notice) else { return nil }
    checkMinimum(of: notice, end: planned)
    guard let start = restart(of: notice, article, planned: planned) else { return nil }
    guard start > notice.starts else {
      checkEnd(of: notice, planned)
      return notice.starts...planned
    }
    guard let end = end(of: notice.term, from: start, notice) else { return nil }
    checkEnd(of: notice, end)
    return start...end
  }

  private func end(
    of term: NoticeTerm, from start: CivilDate, _ notice: ParsedNotice
  ) -> CivilDate? {
    do throws(UncoveredDay) {
      return try term.end(from: start, calendar, counting)
    } catch {
      diagnostics.report(
        error.diagnostic(at: locator.location(notice.file, notice.termRange)))
      // Too short can be told without a calendar where both are counted alike.
      if let minimum = settings.minimum[notice.kind], minimum.isOfUnit(of: term),
        term.count < minimum.count
      {
        reportTooShort(notice, minimum, end: nil)
      }
      return nil
    }
  }

  private func checkMinimum(of notice: ParsedNotice, end: CivilDate) {
    guard let minimum = settings.minimum[notice.kind] else { return }
    if minimum.isOfUnit(of: notice.term) {
      if notice.term.count < minimum.count { reportTooShort(notice, minimum, end: end) }
      return
    }
    guard let least = self.end(of: minimum, from: notice.starts, notice), end < least else {
      return
    }
    reportTooShort(notice, minimum, end: end, least: least)
  }

  private func reportTooShort(
    _ notice: ParsedNotice, _ minimum: NoticeTerm, end: CivilDate?, least: CivilDate? = nil
  ) {
    let last = least.map { "，到 \($0.string(.fullDate)) 为止" } ?? ""
    let englishLast = least.map { ", to \($0.string(.fullDate))" } ?? ""
    report(
      .noticeTooShort, notice, notice.termRange,
      Message(
        "\(notice.kind.title)只有\(notice.term.chinese)，不少于\(minimum.chinese)\(last)",
        "the notice runs \(notice.term.english); \(minimum.english) are the least\(englishLast)"),
      help: Message(
        "请延长公示期；最短期限写在 site.toml 的 notices.minimum",
        "let it run longer; the least is set in site.toml under `notices.minimum`"))
  }

  private func checkEnd(of notice: ParsedNotice, _ end: CivilDate) {
    guard let written = notice.ends, written.day != end else { return }
    let right = end.string(.fullDate)
    report(
      .noticeEnd, notice, written.range,
      Message(
        "截止日期不对：从 \(notice.starts.string(.fullDate)) 起\(notice.term.chinese)"
          + (counting == .includeFirst ? "（当天算）" : "（当天不算）") + "到 \(right)",
        "the end is wrong: \(notice.term.english) from \(notice.starts.string(.fullDate)) "
          + (counting == .includeFirst ? "(itself included)" : "(itself not included)")
          + " end on \(right)"),
      help: Message("请写 \(right)，或者删去 ends，由程序计算", "write \(right), or leave `ends` out"),
      fix: Diagnostic.Fix(bytes: written.range, replacement: right))
  }

  /// The day from which the period is counted in the end; nil where that cannot be told.
  private func restart(
    of notice: ParsedNotice, _ article: Article, planned: CivilDate
  ) -> CivilDate? {
    let updated = article.updated?.date
    guard let restart = notice.restart else {
      guard let updated, notice.starts < updated, updated <= planned else { return notice.starts }
      report(
        .noticeChanged, notice, notice.updatedRange ?? notice.range,
        Message(
          "公示期内改动了内容，公示期要重新计算", "the notice was changed while it ran, so it has to run anew"),
        help: Message(
          "请写 restarts: true，从 updated 那天起重新计算；不涉及公示内容的改动，不必写 updated",
          "write `restarts: true`, to count from `updated`; small changes need no `updated`"))
      return notice.starts
    }
    guard let day = restart.day ?? updated else {
      report(
        .noticeFieldMissing, notice, restart.range,
        Message(
          "公示期重新计算，没有写从哪天起", "the day from which the period is counted anew is missing"),
        help: Message(
          "请写 updated: 改动的日期，或者 restarts: 2026-11-12",
          "add `updated` with the day of the change, or write `restarts: 2026-11-12`"))
      return notice.starts
    }
    guard notice.starts <= day, day <= planned else {
      report(
        .noticeDateOrder, notice, restart.range,
        Message(
          "重新计算的日子 \(day.string(.fullDate)) 不在公示期内",
          "\(day.string(.fullDate)), from which it is counted anew, is not within the period"),
        help: Message(
          "公示期是 \(notice.starts.string(.fullDate)) 至 \(planned.string(.fullDate))；后来又改过 updated 的，写 restarts: 日期",
          "the period is \(notice.starts.string(.fullDate)) to \(planned.string(.fullDate)); where "
            + "`updated` has changed since, give the day itself"))
      return notice.starts
    }
    return day
  }

  private func withdrawal(
    of notice: ParsedNotice, _ article: Article, _ period: ClosedRange<CivilDate>
  ) -> (day: CivilDate, reason: String)? {
    guard let withdrawal = notice.withdrawal else { return nil }
    let isEarly = withdrawal.day < article.published.date
    if isEarly || withdrawal.day > period.upperBound {
      let end = period.upperBound.string(.fullDate)
      report(
        .noticeDateOrder, notice, withdrawal.range,
        isEarly
          ? Message("撤回在发布（date）以前", "it is withdrawn before `date`")
          : Message("撤回在公示期满（\(end)）以后", "it is withdrawn after its end, \(end)"),
        help: Message("请核对日期", "check the day"))
    }
    return (withdrawal.day, withdrawal.reason)
  }

  // MARK: Result

  private func result(
    _ reference: Reference, of notice: ParsedNotice, in folder: String, _ site: Site
  ) -> Article.ID? {
    if let path = ContentPath.resolve(reference.name, in: folder) {
      switch site.targets[path] {
      case .article(let id): return id
      // Its time will come, or is over.
      case .hidden: return nil
      default: break
      }
    }
    diagnostics.report(
      .unknown(
        .brokenLink, Message("文章", "article"), reference,
        at: locator.location(notice.file, reference.range),
        candidates: site.targets.keys.filter { $0.hasSuffix(".md") },
        remedy: Message(
          "请写结果那篇文章的路径，如 ../20261118-jieguo.md",
          "write the path of the article with the result, as in ../20261118-jieguo.md")))
    return nil
  }

  // MARK: People

  /// The list of a notice; nil where there is none, it is not needed any more, or is wrong.
  private mutating func list(
    of notice: ParsedNotice, in folder: String, _ made: inout PublicNotice,
    assets: inout ContentAssets
  ) -> (file: SourceFile.ID, people: PeopleList)? {
    guard let reference = notice.people else { return nil }
    // When the time is over the file may be gone, and should be.
    guard today < made.firstDayWithoutPeople else {
      made.list = assets.keep(reference, in: folder) == nil ? .none : .site
      return nil
    }
    guard let file = file(reference, of: notice, in: folder, assets: &assets) else { return nil }
    let source = tree.files[file.offset]
    guard source.isReadable else { return nil }
    guard ContentPath.ending(of: source.path) == "csv", source.size == Int(source.text.count) else {
      report(
        .invalidValue, notice, reference.range,
        Message("名单要是 1 MB 以内的 CSV 文件", "the list is a CSV file of at most 1 MB"),
        help: Message(
          "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”", "save it as “CSV UTF-8” in a spreadsheet program"))
      return nil
    }
    return parsed.texts.withView { view in
      let bytes = view[source.text]
      if lists.insert(file).inserted {
        for found in search?.find(in: bytes, bodyStart: nil) ?? [] {
          findings.append(TextFinding(file: file, range: found.range, .sensitive(found)))
        }
      }
      var problems: [Diagnostic] = []
      let people = PeopleList.read(
        bytes, path: source.path, kind: notice.kind, starts: notice.starts, into: &problems)
      diagnostics.report(problems)
      return people.map { (file, $0) }
    }
  }

  /// The file of a list: in the private folder where there is one, otherwise beside the article.
  private func file(
    _ reference: Reference, of notice: ParsedNotice, in folder: String,
    assets: inout ContentAssets
  ) -> SourceFile.ID? {
    guard !settings.privateFolder.isEmpty else {
      return assets.find(
        reference, in: folder, from: notice.file, code: .missingAttachment, isInput: true)
    }
    let beside = assets.keep(reference, in: folder)
    var prefix = settings.privateFolder
    while prefix.hasSuffix("/") { prefix.removeLast() }
    if let path = ContentPath.resolve(reference.name, in: "") {
      let wanted = prefix + "/" + path
      if let place = tree.files.firstIndex(where: { $0.role == .kept && $0.path == wanted }) {
        return SourceFile.ID(place)
      }
    }
    if let beside { return beside }
    report(
      .missingAttachment, notice, reference.range,
      tree.privateFolder == nil
        ? Message(
          "找不到名单“\(reference.name)”：没有名单文件夹 \(prefix)",
          "there is no list “\(reference.name)”: the private folder \(prefix) is not there")
        : Message(
          "名单文件夹里没有“\(reference.name)”", "the private folder has no list “\(reference.name)”"),
      help: Message(
        "请把名单放进 \(prefix)（site.toml 的 notices.private_folder，或环境变量 REDSITE_PRIVATE）",
        "put it into \(prefix) (`notices.private_folder` of site.toml, or REDSITE_PRIVATE)"))
    return nil
  }

  /// Reports names of the list that stand in the article itself: they would stay there.
  private func reportNames(_ names: [String], in article: ParsedArticle) {
    let file = article.article.file
    guard article.clearedBy == nil else { return }
    let ranges = parsed.texts.withView { view in
      let bytes = view[tree.files[file.offset].text]
      return Set(names).filter { $0.count > 1 }.compactMap { name in
        name.withBytes { bytes.firstRange(of: $0) }
      }
    }
    for range in ranges {
      diagnostics.report(
        Diagnostic(
          .noticeNameInText, at: locator.location(file, range).withoutExcerpt,
          Message(
            "名单里的一个姓名也写在文章里，公示结束后不会移除",
            "a name of the list is written in the article too, where it will stay"),
          help: Message(
            "请只写在名单里；标题、正文、摘要会进订阅源和搜索。不是人名的，请写 cleared_by",
            "write it in the list only: titles, texts and summaries are in feeds and the search; "
              + "where it is no name, write `cleared_by`")))
    }
  }

  // MARK: Problems

  private func report(
    _ code: DiagnosticCode, _ notice: ParsedNotice, _ range: Range<Int>, _ message: Message,
    help: Message, fix: Diagnostic.Fix? = nil
  ) {
    diagnostics.report(
      Diagnostic(
        code, at: locator.location(notice.file, range), message, help: help, fix: fix))
  }
}

extension NoticeTerm {
  /// Whether both count the same kind of days.
  fileprivate func isOfUnit(of other: NoticeTerm) -> Bool {
    switch (self, other) {
    case (.workdays, .workdays), (.days, .days): true
    default: false
    }
  }
}

/// Lists the notices that run or are still to come for every column of notices, the first to end
/// before the others.
func organizeOpenNotices(into site: inout Site) {
  let today = site.now.date
  let open = site.notices.filter { $0.state(on: today).isOpen }
  guard !open.isEmpty else { return }
  var ends: [Article.ID: CivilDate] = [:]
  for notice in open { ends[notice.article] = notice.period.upperBound }
  for index in site.columns.indices where site.columns[index].kind == .notices {
    let articles = site.articleLists[site.columns[index].listed.indices].filter {
      ends[$0] != nil
    }.sorted { (ends[$0] ?? today, $0) < (ends[$1] ?? today, $1) }
    site.openNotices[Column.ID(index)] = site.addArticleList(articles)
  }
}
