import Base
import Diagnostics
import Files
import Kinds
import SiteModel

/// Resolves what is special about articles: the files and articles they name, the places of panels,
/// and what each kind asks for.
struct FactOrganizer {
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private var experts: [String: Int] = [:]

  /// Fills in `Site.kinds.articles`, `experts` and `volumes`.
  static func organize(
    _ parsed: ParsedSite, folders: FolderOrganizer, assets: inout ContentAssets,
    locator: SourceLocator, diagnostics: DiagnosticSink, into site: inout Site
  ) {
    var organizer = FactOrganizer(locator: locator, diagnostics: diagnostics)
    organizer.addExperts(parsed, into: &site)
    for index in parsed.indexes {
      guard let volume = index.volume, let column = folders.columns[index.folder] else { continue }
      site.kinds.volumes[column.index] = volume
    }
    for article in parsed.articles {
      guard let facts = article.facts.first else { continue }
      organizer.add(facts, of: article, assets: &assets, into: &site)
    }
    organizer.checkPapers(in: site)
    organizer.placePanels(into: &site)
    organizer.checkIssues(into: &site)
    organizer.checkVideos(in: site)
    organizer.checkGuides(in: site)
  }

  private init(locator: SourceLocator, diagnostics: DiagnosticSink) {
    self.locator = locator
    self.diagnostics = diagnostics
  }

  private func report(
    _ code: DiagnosticCode, _ file: SourceFile.ID, _ range: Range<Int>?, _ message: Message,
    help: Message
  ) {
    let location = range.map { locator.location(file, $0) } ?? locator.location(file)
    diagnostics.report(Diagnostic(code, at: location, message, help: help))
  }

  // MARK: Files and articles that are named

  private func add(
    _ facts: ArticleFacts, of parsed: ParsedArticle, assets: inout ContentAssets,
    into site: inout Site
  ) {
    var facts = facts
    let file = parsed.article.file
    let folder = site.files[file.offset].contentFolder
    // Lists are read, and never published: what is made of them is.
    for list in facts.listFiles {
      _ = assets.find(list, in: folder, from: file, code: .missingAttachment, isInput: true)
    }
    guard case .article(let id)? = site.targets[site.files[file.offset].contentPath] else {
      // What a hidden article names waits for it, and nobody wonders about it.
      for name in facts.filePaths {
        if let asset = assets.asset(name.name, in: folder) { site.quietAssets.insert(asset) }
      }
      return
    }
    func picture(_ reference: Reference?, by source: SourceFile.ID?) -> SourceFile.ID? {
      reference.flatMap {
        assets.find($0, in: folder, from: source ?? file, code: .missingImage)
      }
    }
    func attachment(_ reference: Reference?, by source: SourceFile.ID?) -> SourceFile.ID? {
      reference.flatMap {
        assets.find($0, in: folder, from: source ?? file, code: .missingAttachment)
      }
    }
    for place in facts.gallery.indices {
      facts.gallery[place].file = picture(facts.gallery[place].path, by: facts.gallerySource)
    }
    if var issue = facts.issue {
      for place in issue.pages.indices {
        issue.pages[place].image = picture(issue.pages[place].imagePath, by: issue.source)
        issue.pages[place].pdf = attachment(issue.pages[place].pdfPath, by: issue.source)
        issue.pages[place].articles = issue.pages[place].articlePaths.compactMap {
          article($0, in: folder, from: issue.source ?? file, site)
        }
      }
      facts.issue = issue
    }
    if var guide = facts.guide {
      for place in guide.steps.indices {
        guide.steps[place].form = attachment(guide.steps[place].formPath, by: guide.source)
      }
      facts.guide = guide
    }
    if let captions = facts.lesson?.captionsPath {
      facts.lesson?.captions = attachment(captions, by: nil)
      if let video = site.articles[id.offset].video {
        site.videos[video.offset].captions = facts.lesson?.captions
      }
    }
    if let mentor = facts.paper?.mentorName { facts.paper?.mentor = experts[mentor.name] }
    site.kinds.articles[id.index] = facts
  }

  /// The article that a list names; one that is hidden counts as absent without being an error.
  private func article(
    _ reference: Reference, in folder: String, from file: SourceFile.ID, _ site: Site
  ) -> Article.ID? {
    let candidates = [
      ContentPath.resolve(reference.name, in: folder),
      ContentPath.resolve("/" + reference.name, in: folder),
    ]
    for case let path? in candidates {
      switch site.targets[path] {
      case .article(let id): return id
      case .hidden: return nil
      default: break
      }
    }
    let paths = site.articles.map { site.files[$0.file.offset].contentPath }
    diagnostics.report(
      .unknown(
        .brokenLink, Message("文章", "article"), reference,
        at: locator.location(file, reference.range), candidates: paths,
        remedy: Message(
          "请写从 content 起的文件路径，如 dongtai/20260701-a.md",
          "write the file's path from content, as in dongtai/20260701-a.md")))
    return nil
  }

  // MARK: Papers

  private mutating func addExperts(_ parsed: ParsedSite, into site: inout Site) {
    site.kinds.experts = parsed.experts.entries
    for (place, expert) in parsed.experts.entries.enumerated() {
      guard experts.updateValue(place, forKey: expert.identifier.name) != nil else { continue }
      diagnostics.report(
        Diagnostic(
          .duplicateIdentifier,
          at: locator.location(path: parsed.experts.path, expert.identifier.range),
          Message(
            "标识“\(expert.identifier.name)”登记了两次",
            "the identifier “\(expert.identifier.name)” is given twice"),
          help: Message("每个标识只能用一次，请改掉其中一个", "identifiers are unique; change one of them")))
    }
  }

  private func checkPapers(in site: Site) {
    let isNeeded = site.configuration.kinds.papersNeedMentor
    for (index, article) in site.articles.enumerated() {
      let paper = site.kinds.articles.isEmpty ? nil : site.kinds.articles[Int32(index)]?.paper
      guard paper != nil || isNeeded, article.hasPage,
        site.columns[article.column.offset].kind == .papers || paper != nil
      else { continue }
      check(paper, of: article, isNeeded: isNeeded, in: site)
    }
  }

  private func check(_ paper: Paper?, of article: Article, isNeeded: Bool, in site: Site) {
    guard let paper, let name = paper.mentorName else {
      guard isNeeded else { return }
      report(
        .paperWithoutOpinion, article.file, paper?.range,
        Message("论文没有写导师（paper.mentor）", "the paper has no `paper.mentor`"),
        help: Message(
          "site.toml 的 papers.mentor 要求每篇论文有导师推荐意见",
          "`papers.mentor` in site.toml asks for a mentor's opinion on every paper"))
      return
    }
    guard let mentor = paper.mentor else {
      diagnostics.report(
        .unknown(
          .mentorUnknown, Message("导师", "mentor"), name,
          at: locator.location(article.file, name.range), candidates: experts.keys.sorted(),
          remedy: Message("请先在 \(expertsPath) 里登记", "add the mentor to \(expertsPath) first")))
      return
    }
    let expert = site.kinds.experts[mentor]
    let day = paper.mentoredOn ?? article.published.date
    if !expert.isInTerm(on: day) {
      report(
        .mentorNotAllowed, article.file, name.range,
        Message(
          "\(day.string(.fullDate)) 不在这位导师的聘期里",
          "the mentor was not appointed on \(day.string(.fullDate))"),
        help: Message(
          "请核对 paper.mentor_on 和 \(expertsPath) 里的起止",
          "check `paper.mentor_on` and the term in \(expertsPath)"))
    } else if expert.name == site.texts.string(article.author) {
      report(
        .mentorNotAllowed, article.file, name.range,
        Message("导师就是作者", "the mentor is the author"),
        help: Message("推荐意见要由别人写", "somebody else must give the opinion"))
    }
    if isNeeded, paper.opinionLength < 50 {
      report(
        .paperWithoutOpinion, article.file, paper.range,
        Message(
          "导师推荐意见只有 \(paper.opinionLength) 字，至少要 50 字",
          "the mentor's opinion has \(paper.opinionLength) characters; 50 are asked for"),
        help: Message(
          "在正文里写一节“## 导师推荐意见”", "write it into the text, below the heading “## 导师推荐意见”"))
    }
  }

  // MARK: Exhibitions

  private func placePanels(into site: inout Site) {
    for index in site.columns.indices where site.columns[index].kind == .exhibition {
      placePanels(of: Column.ID(index), into: &site)
    }
  }

  private func placePanels(of exhibition: Column.ID, into site: inout Site) {
    let children = Array(site.columnLists[site.columns[exhibition.offset].children.indices])
    var known: [Int: Article.ID] = [:]
    var panels: [Article.ID] = []
    let halls = [exhibition] + children
    // An exhibition without any panel is still to be made.
    guard halls.contains(where: { !site.panels(of: $0).isEmpty }) else { return }
    for hall in halls {
      let own = site.panels(of: hall)
      for id in own {
        check(id, &known, in: site)
      }
      if own.isEmpty, hall != exhibition, let file = site.columns[hall.offset].file {
        report(
          .emptyHall, file, nil, Message("展厅里没有展板", "the hall has no panels"),
          help: Message("在展厅里放文章，写上 panel", "put articles with `panel` into it"))
      }
      panels += own
    }
    // Numbers run through all halls, whatever their order in the navigation.
    let numbers = site.kinds.articles.compactMapValues { $0.panel?.number }
    panels.sort {
      (numbers[$0.index] ?? 0, $0.index) < (numbers[$1.index] ?? 0, $1.index)
    }
    for (place, id) in panels.enumerated() {
      site.kinds.articles[id.index]?.panel?.place = place + 1
      site.kinds.articles[id.index]?.panel?.count = panels.count
      site.kinds.articles[id.index]?.panel?.previous = place > 0 ? panels[place - 1] : nil
      site.kinds.articles[id.index]?.panel?.next =
        place + 1 < panels.count ? panels[place + 1] : nil
    }
  }

  private func check(_ id: Article.ID, _ known: inout [Int: Article.ID], in site: Site) {
    let article = site.articles[id.offset]
    guard let panel = site.kinds.articles[id.index]?.panel else { return }
    if let other = known[panel.number] {
      let path = site.files[site.articles[other.offset].file.offset].path
      report(
        .panelNumber, article.file, panel.range,
        Message("第 \(panel.number) 块还有一块：\(path)", "\(path) is panel \(panel.number), too"),
        help: Message("一个展览里的编号不能重复", "numbers are unique in an exhibition"))
    }
    known[panel.number] = id
    if article.image == nil || article.imageDescription.isEmpty {
      report(
        .panelWithoutPicture, article.file, panel.range,
        article.image == nil
          ? Message("展板没有图片", "the panel has no picture")
          : Message("展板的图片没有说明", "the picture of the panel has no description"),
        help: Message(
          "写上 image: { src: 图片, alt: 图片的说明 }", "write `image: { src: FILE, alt: what it shows }`"))
    }
  }

  // MARK: Newspapers

  private func checkIssues(into site: inout Site) {
    let issues = site.kinds.articles.filter { $0.value.issue != nil }
      .sorted { $0.key > $1.key }.map { (Article.ID(Int($0.key)), $0.value.issue) }
    var last: [String: Issue] = [:]
    for (id, issue) in issues {
      guard let issue else { continue }
      if let before = last[issue.paper] {
        check(issue, after: before, of: site.articles[id.offset], before: site)
      }
      last[issue.paper] = issue
      for (place, page) in issue.pages.enumerated() {
        for article in page.articles {
          site.kinds.articles[article.index, default: ArticleFacts()].printedIn = (id, place)
        }
      }
    }
  }

  private func check(_ issue: Issue, after last: Issue, of article: Article, before site: Site) {
    // The number within the year begins anew; the one from the first issue on never does.
    let isNext =
      if let total = issue.total, let before = last.total {
        total == before + 1
      } else {
        issue.number == last.number + 1 || issue.number == 1
      }
    guard !isNext, issue.gap.isEmpty else { return }
    let (before, now) = (last.total ?? last.number, issue.total ?? issue.number)
    report(
      .issueGap, article.file, issue.range,
      Message(
        "《\(issue.paper)》上一期是第 \(before) 期，这一期是第 \(now) 期",
        "the issue before is \(before), this one is \(now)"),
      help: Message(
        "请核对期号；确实没有出的，用 gap 写明原因", "check the number; say why in `gap` where none came out"))
  }

  // MARK: Videos and guides

  private func checkVideos(in site: Site) {
    for (index, article) in site.articles.enumerated() where article.video != nil {
      guard site.columns[article.column.offset].kind == .videos else { continue }
      let facts = site.kinds.articles[Int32(index)]
      guard facts?.lesson?.captions == nil, (facts?.videoTextLength ?? 0) < 200 else { continue }
      report(
        .videoWithoutText, article.file, nil,
        Message(
          "视频没有字幕，正文也不到 200 字，听不见的读者不知道讲了什么",
          "the video has no captions and less than 200 characters of text, so readers who do not "
            + "hear it learn nothing"),
        help: Message(
          "写上 video.captions（.vtt 字幕文件），或者把讲的内容写成正文",
          "add `video.captions` (a .vtt file), or write what is said as the text"))
    }
  }

  private func checkGuides(in site: Site) {
    for (index, facts) in site.kinds.articles.sorted(by: { $0.key < $1.key }) {
      guard let guide = facts.guide, let updated = guide.updated,
        let due = guide.reviewDue, due < site.now.date
      else { continue }
      report(
        .guideStale, site.articles[Int(index)].file, guide.range,
        Message(
          "指南上次核对是 \(updated.string(.fullDate))，已过一年",
          "the guide was last looked through on \(updated.string(.fullDate)), more than a year ago"),
        help: Message("请核对依据和步骤，再改 guide.updated", "look through it, then change `guide.updated`"))
    }
  }
}

extension Site {
  /// The panels of a hall, by number.
  func panels(of hall: Column.ID) -> [Article.ID] {
    articleLists[columns[hall.offset].articles.indices]
      .filter { kinds.articles[$0.index]?.panel != nil }
      .sorted { first, second in
        let numbers = [first, second].map { kinds.articles[$0.index]?.panel?.number ?? 0 }
        return (numbers[0], first.index) < (numbers[1], second.index)
      }
  }
}

extension ArticleFacts {
  /// The paths of all files that it names.
  fileprivate var filePaths: [Reference] {
    let pages = issue?.pages ?? []
    return gallery.map(\.path) + pages.compactMap(\.imagePath) + pages.compactMap(\.pdfPath)
      + (guide?.steps ?? []).compactMap(\.formPath) + [lesson?.captionsPath].compactMap { $0 }
  }
}
