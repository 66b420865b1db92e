import Base
import Diagnostics
import Files
import Glibc
import RedSiteGen
import SiteModel

/// Writes articles of another system into a column: first each gets its place, then their links
/// lead to each other's new files; at last what was written is checked as `redsite check` does.
struct ForeignSiteWriter {
  /// What becomes of categories.
  package enum Categories: String, Sendable, CaseIterable {
    case columns, keywords
  }

  /// Each old article and its new file.
  private(set) var written: [(origin: String, article: String)] = []
  /// What was left out, or is to be looked at.
  var problems: [Diagnostic] = []
  /// The texts of columns that were written, by their files.
  var introductions: [String: ForeignSection] = [:]

  let target: ImportTarget
  let list: ImportList
  let resolver: LinkResolver
  let categories: Categories
  let includesProtected: Bool
  let progress: (Int, Int) -> Void

  /// An article and what is not to be written of it, as checks found.
  final class Plan {
    var article: ForeignArticle
    let date: DateTime
    let path: String
    let columns: [String]
    var droppedKeys: Set<String> = []
    var droppedFiles: Set<String> = []
    var keepsLinks = true
    /// The files that were copied for it: new path and source.
    var copies: [String: String] = [:]
    var isWritten = false

    init(_ article: ForeignArticle, _ date: DateTime, _ path: String, _ columns: [String]) {
      self.article = article
      self.date = date
      self.path = path
      self.columns = columns
    }
  }

  /// A writer into a column, for articles whose files are below folders of the old site.
  init(
    _ target: ImportTarget, roots: [String], list: ImportList, categories: Categories,
    includesProtected: Bool, progress: @escaping (Int, Int) -> Void
  ) {
    self.target = target
    self.list = list
    self.categories = categories
    self.includesProtected = includesProtected
    self.progress = progress
    resolver = LinkResolver(roots: roots, list: list)
  }

  /// Writes all of them.
  mutating func write(_ site: ForeignSite) {
    var names = ColumnNames(target)
    for section in site.sections { names.add(section.title, at: section.path) }
    var plans: [Plan] = []
    var taken: Set<String> = []
    var addresses: Set<String> = []
    for article in site.articles {
      if let reason = article.withheld, reason.isProtected, !includesProtected {
        list.add(
          .protected, article.url.isEmpty ? article.title : article.url, of: article.origin,
          why: reason.message)
        resolver.addAbsent(article)
        continue
      }
      plans.append(plan(article, &names, &taken, &addresses))
    }
    for plan in plans { resolver.add(plan.article, at: plan.path) }
    makeColumns(names, site.sections, plans)
    for (index, plan) in plans.enumerated() {
      write(plan)
      progress(index + 1, plans.count)
    }
    check(plans, sections: site.sections.isEmpty ? [] : names.made)
    let comparison = WordComparison(list, in: target.files)
    for (index, section) in introductions.sorted(by: { $0.key < $1.key }) {
      comparison.compare(SourceWords.words(of: section.body), with: index, of: section.origin)
    }
    for plan in plans where plan.isWritten {
      let path = "content/\(plan.path).md"
      written.append((plan.article.origin, path))
      comparison.compare(
        plan.article.title + "\n" + SourceWords.words(of: plan.article.body), with: path,
        of: plan.article.origin)
      if let reason = plan.article.withheld {
        problems.append(reason.diagnostic(of: plan.article.origin))
        if reason == .doubtful {
          list.add(
            .doubtful, plan.article.title, of: plan.article.origin,
            why: Message(
              plan.article.doubts.joined(separator: "；"),
              plan.article.doubts.joined(separator: "; ")))
        }
      }
    }
  }

  // MARK: Places

  func plan(
    _ article: ForeignArticle, _ names: inout ColumnNames, _ taken: inout Set<String>,
    _ addresses: inout Set<String>
  ) -> Plan {
    var article = article
    let date: DateTime
    if let time = foreignTime(article.date, zone: target.zone) {
      date = time
    } else {
      list.add(
        .date, article.date.isEmpty ? article.title : article.date, of: article.origin,
        why: Message("写成了今天", "today's is written"))
      date = target.now
    }
    var columns: [String] = []
    if categories == .columns {
      columns = article.categories.map { names.folder(of: $0, below: article.subcolumn) }
    } else {
      article.keywords = MarkdownSite.distinct(article.keywords + article.categories.joined())
    }
    let folder = columns.first ?? names.folder(ofPath: article.subcolumn)
    let wished =
      Self.usableStem(article.stem) ?? ContentWriter.stem(date.date, title: article.title)
    var stem = wished
    var number = 1
    // Addresses that differ only in case are one to some servers.
    while taken.contains("\(folder)/\(stem)".lowercased())
      || target.files.contains("content/\(folder)/\(stem).md")
      || target.files.contains("content/\(folder)/\(stem)")
    {
      number += 1
      stem = "\(wished)-\(number)"
    }
    let path = "\(folder)/\(stem)"
    taken.insert(path.lowercased())
    // Each old address leads to one article.
    var aliases: [String] = []
    for written in [article.url] + article.aliases where !written.isEmpty {
      guard let address = Self.usableAddress(written) else {
        list.add(.address, written, of: article.origin)
        continue
      }
      guard addresses.insert(LinkResolver.key(address).lowercased()).inserted else {
        if written != article.url || !aliases.isEmpty || !article.aliases.contains(written) {
          list.add(
            .address, written, of: article.origin,
            why: Message("另一篇也用这个网址", "another article has the same address"))
        }
        continue
      }
      aliases.append(address)
    }
    article.redirects = aliases
    return Plan(article, date, path, Array(Set(columns.dropFirst()).subtracting([folder])).sorted())
  }

  /// The name of a file that another system gave; nil where it cannot be one here.
  static func usableStem(_ stem: String) -> String? {
    let stem = stem.inNormalizationFormC.trimmed
    guard !stem.isEmpty else { return nil }
    let isPlain = stem.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
    }
    if isPlain, PathComponentProblem(stem) == nil, stem.utf8.count <= 120, !stem.hasPrefix("_"),
      !["index", "_index", "readme"].contains(stem.lowercased()),
      stem.unicodeScalars.contains(where: {
        $0.properties.isAlphabetic || $0.value < 0x3A && $0.value > 0x2F
      })
    {
      return stem
    }
    let slug = Pinyin.slug(stem)
    return ["", "index", "readme"].contains(slug) ? nil : String(slug.prefix(100))
  }

  /// An old address that a redirect can stand at; nil where it cannot.
  static func usableAddress(_ written: String) -> String? {
    var path = written
    if path.contains("://") {
      guard let start = path.ranges(of: "://").first?.upperBound,
        let slash = path[start...].firstIndex(of: "/")
      else { return nil }
      path = String(path[slash...])
    }
    path = path.prefix { $0 != "#" }.trimmed
    if !path.hasPrefix("/") { path = "/" + path }
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split(separator: "/").map { name in
      String(name).withBytes { PercentDecoding.decode($0) }.inNormalizationFormC
    }
    guard !names.isEmpty || parts.count > 1,
      names.allSatisfy({
        PathComponentProblem($0) == nil
          || PathComponentProblem($0) == .tooLong && $0.utf8.count < 250
      }),
      path.utf8.count < 900
    else { return nil }
    let clean =
      "/" + names.joined(separator: "/") + (parts[0].hasSuffix("/") && !names.isEmpty ? "/" : "")
    guard parts.count > 1 else { return clean }
    let query = parts[1]
    guard !query.isEmpty, !query.contains(where: { $0.isWhitespace || "\"<>\\^`{|}".contains($0) })
    else { return nil }
    return clean + "?" + query
  }

  // MARK: Writing

  mutating func write(_ plan: Plan) {
    let files = FileCollector(stem: ContentPath.name(of: plan.path))
    files.excluded = plan.droppedFiles
    files.keepsLinks = plan.keepsLinks
    let (body, summary) = text(of: plan.article, files, canHoldFiles: true)
    var article = plan.article
    if article.summary.isEmpty { article.summary = summary }
    var cover = ""
    if !article.cover.isEmpty, !plan.droppedKeys.contains("image") {
      if case .target(let name) = resolver.resolve(
        article.cover, of: article, isPicture: true, files)
      {
        // A picture for lists must be a file of the site.
        if !name.contains("://") { cover = name }
      }
    }
    let text = frontMatter(of: article, plan, cover: cover).file(body: body)
    guard text.utf8.count <= Limits.textFileBytes else {
      return leaveOut(plan, Message("比一篇文章能有的大", "it is larger than an article can be"))
    }
    do throws(Diagnostic) {
      var failed: [String] = []
      try target.files.create("content/\(plan.path).md", text: text, beside: files.files) {
        name, error in
        if error.number != EEXIST { failed.append(name) }
        return nil
      }
      for name in failed { list.add(.attachment, name, of: article.origin) }
      let folder = "content/" + ContentPath.folder(of: plan.path)
      plan.copies = Dictionary(
        files.files.map { (folder + "/" + $0.name, $0.source) },
        uniquingKeysWith: { first, _ in first })
      plan.isWritten = true
    } catch {
      leaveOut(plan, error.message)
    }
  }

  func text(
    of article: ForeignArticle, _ files: FileCollector, canHoldFiles: Bool
  ) -> (body: String, summary: String) {
    let rewriter = MarkdownRewriter(article: article, resolver: resolver, files: files, list: list)
    switch article.body {
    case .markdown(let text, let dialect):
      return rewriter.rewrite(Self.withoutControls(text), dialect)
    case .html(let html): return (Self.withoutControls(rewriter.converted(html)) + "\n", "")
    case .blocks(let blocks, _):
      var writer = rewriter.writer
      return (Self.withoutControls(writer.write(blocks)), "")
    }
  }

  /// A text without the controls that editors leave behind and that no page may have.
  static func withoutControls(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: InvisibleCharacter.isForbidden) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // A line of Word ends in U+000B.
      if scalar.value == 0x0B { scalars.append("\n") }
      if !InvisibleCharacter.isForbidden(scalar) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  func frontMatter(of article: ForeignArticle, _ plan: Plan, cover: String)
    -> NewFrontMatter
  {
    var frontMatter = NewFrontMatter(title: Self.clean(article.title))
    func add(_ key: String, _ value: NewFrontMatter.Value) {
      if !plan.droppedKeys.contains(key) { frontMatter.add(key, value) }
    }
    func add(_ key: String, text: String) {
      let text = Self.clean(text)
      if !text.isEmpty { add(key, .text(text)) }
    }
    add("subtitle", text: article.subtitle)
    add("date", .minute(plan.date))
    if let updated = foreignTime(article.updated, zone: target.zone), updated > plan.date {
      add("updated", .minute(min(updated, target.now)))
    }
    if let expires = article.expires { add("expires", .minute(expires)) }
    add("author", text: article.author)
    add("source", text: article.source)
    if article.sourceURL.hasPrefix("http://") || article.sourceURL.hasPrefix("https://"),
      !article.sourceURL.contains(where: \.isWhitespace)
    {
      add("source_url", text: article.sourceURL)
    }
    add("editor", text: article.editor)
    add("summary", text: article.summary)
    if !cover.isEmpty { add("image", .text(cover)) }
    if article.pinned > 0 { add("pinned", .number(article.pinned)) }
    let keywords = article.keywords.map(Self.clean).filter { !$0.isEmpty && $0.count <= 60 }
    if !keywords.isEmpty { add("keywords", .list(Array(keywords.prefix(60)))) }
    if !plan.columns.isEmpty { add("columns", .list(plan.columns)) }
    let redirects = article.redirects.filter { $0 != "/" }
    if !redirects.isEmpty { add("aliases", .list(Array(redirects.prefix(60)))) }
    if article.withheld != nil { frontMatter.add("draft", .flag(true)) }
    return frontMatter
  }

  /// A text for front matter: on one line, without what nobody sees.
  static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 {
        scalars.append(" ")
      } else if !InvisibleCharacter.isForbidden(scalar), !InvisibleCharacter.isInvisible(scalar) {
        scalars.append(scalar)
      }
    }
    return String(String(scalars).split(separator: " ").joined(separator: " ").prefix(1_000))
  }

  func leaveOut(_ plan: Plan, _ why: Message) {
    target.files.remove("content/\(plan.path).md")
    for copy in plan.copies.keys { target.files.remove(copy) }
    plan.copies = [:]
    plan.isWritten = false
    resolver.remove(at: plan.path)
    list.forget(plan.article.origin, [.picture, .attachment, .remotePicture, .link, .shortcode])
    list.add(.article, plan.article.title, of: plan.article.origin, why: why)
  }

}
