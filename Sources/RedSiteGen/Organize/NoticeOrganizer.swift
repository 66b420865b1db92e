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
  var findings: [TextFinding] = []
  /// The lists that were looked into.
  var lists: Set<SourceFile.ID> = []

  let parsed: ParsedSite
  let tree: SourceTree
  let settings: SiteConfiguration.Notices
  let counting: DayCounting
  let calendar: WorkingCalendar
  let today: CivilDate
  /// The lists of the private folder, by the paths that messages name.
  let keptLists: [String: SourceFile.ID]
  let locator: SourceLocator
  let diagnostics: DiagnosticSink
  var search: SensitiveText?

  /// Places the notices of the site's articles in `site`, with everything they refer to.
  ///
  /// - Parameters:
  ///   - parsed: what front matter says, and the working calendar.
  ///   - tree: the files, lists of people among them.
  ///   - assets: learns which files are lists: those are published as they are by nobody.
  ///   - locator: finds places in files.
  ///   - diagnostics: receives what is wrong.
  ///   - site: the site with its articles.
  /// - Returns: what was found in the lists; nil where there are no notices.
  static func organize(
    _ parsed: ParsedSite, tree: SourceTree, assets: inout ContentAssets, locator: SourceLocator,
    diagnostics: DiagnosticSink, into site: inout Site
  ) -> NoticeOrganizer? {
    guard !parsed.notices.isEmpty else { return nil }
    var organizer = NoticeOrganizer(
      parsed, tree: tree, site: site, locator: locator, diagnostics: diagnostics)
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
    keptLists = tree.files.indices.reduce(into: [:]) { lists, index in
      if tree.files[index].role == .kept { lists[tree.files[index].path] = SourceFile.ID(index) }
    }
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
      // Whether the list is still needed cannot be told, but what is wrong with it can.
      if let people = notice.people,
        let file = lying(people, in: folder, assets: &assets)
      {
        _ = read(file, of: notice, named: people)
      }
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

  // MARK: Problems

  func report(
    _ code: DiagnosticCode, _ notice: ParsedNotice, _ range: Range<Int>, _ message: Message,
    help: Message, fix: Diagnostic.Fix? = nil
  ) {
    diagnostics.report(
      Diagnostic(
        code, at: locator.location(notice.file, range), message, help: help, fix: fix))
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
