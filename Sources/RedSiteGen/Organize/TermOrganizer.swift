import Base
import Diagnostics
import SiteModel

/// Finds the keywords and sources that have pages, each under its most frequent spelling.
struct TermOrganizer {
  private let diagnostics: DiagnosticSink

  private struct Found {
    /// How often each spelling stands, with the first article that has it.
    var spellings: [String: (count: Int, article: Article.ID)] = [:]
    var articles: [Article.ID] = []

    mutating func note(_ spelling: String, of article: Article.ID) {
      let known = spellings[spelling]
      spellings[spelling] = ((known?.count ?? 0) + 1, known?.article ?? article)
      if articles.last != article { articles.append(article) }
    }
  }

  /// Places the terms of a site.
  static func organize(
    locator: SourceLocator, text: inout TextBuilder, diagnostics: DiagnosticSink,
    into site: inout Site
  ) {
    var organizer = TermOrganizer(diagnostics: diagnostics)
    let lists = site.configuration.lists
    if lists.hasKeywords {
      organizer.addKeywords(locator: locator, text: &text, into: &site)
    }
    if lists.hasSources {
      var found: [String: Found] = [:]
      for (index, article) in site.articles.enumerated() where article.source.count > 0 {
        organizer.note(article.source, of: Article.ID(index), in: site, text: text, &found)
      }
      let first = site.terms.count
      _ = organizer.add(found, locator: locator, kind: nil, text: &text, to: &site)
      site.sourceTerms = IndexRange(start: first, count: site.terms.count - first)
    }
  }

  private mutating func addKeywords(
    locator: SourceLocator, text: inout TextBuilder, into site: inout Site
  ) {
    var found: [String: Found] = [:]
    for (index, article) in site.articles.enumerated() {
      for place in article.keywords.indices {
        note(site.keywords[place], of: Article.ID(index), in: site, text: text, &found)
      }
    }
    let kind = Message("关键词", "keyword")
    let terms = add(found, locator: locator, kind: kind, text: &text, to: &site)
    site.keywordTerms = IndexRange(start: 0, count: site.terms.count)
    site.termOfKeyword = Array(repeating: -1, count: site.keywords.count)
    for article in site.articles {
      for place in article.keywords.indices {
        let key = TermKey.key(site.texts.string(site.keywords[place]))
        if let term = terms[key] { site.termOfKeyword[place] = Int32(term) }
      }
    }
  }

  private func note(
    _ spelling: Text, of article: Article.ID, in site: Site, text: borrowing TextBuilder,
    _ found: inout [String: Found]
  ) {
    let spelling =
      spelling.segment == text.segment ? text.string(spelling) : site.texts.string(spelling)
    let key = TermKey.key(spelling)
    guard !key.isEmpty else { return }
    found[key, default: Found()].note(spelling, of: article)
  }

  /// Places those terms that enough articles have; the place of each by its key.
  private mutating func add(
    _ found: [String: Found], locator: SourceLocator, kind: Message?, text: inout TextBuilder,
    to site: inout Site
  ) -> [String: Int] {
    var places: [String: Int] = [:]
    let minimum = site.configuration.lists.minimum
    var named: [(key: String, name: String, order: HanSortKey)] = []
    for (key, term) in found {
      let name =
        term.spellings.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? key
      if let kind { report(term, name: name, kind, locator: locator, in: site) }
      if term.articles.count >= minimum { named.append((key, name, HanOrder.sortKey(name))) }
    }
    for (key, name, _) in named.sorted(by: { $0.order < $1.order }) {
      guard let term = found[key], let first = term.articles.last else { continue }
      var slug = TermKey.slug(key)
      if slug.isEmpty { slug = "term-\(key.utf8.reduce(5381) { $0 &* 33 &+ UInt32($1) })" }
      places[key] = site.terms.count
      site.terms.append(
        Term(
          name: text.add(name), slug: text.add(slug),
          articles: site.addArticleList(term.articles), file: site.articles[first.offset].file))
    }
    return places
  }

  /// Reports every spelling but the most frequent one.
  private mutating func report(
    _ term: Found, name: String, _ kind: Message, locator: SourceLocator, in site: Site
  ) {
    for (spelling, use) in term.spellings where spelling != name {
      diagnostics.report(
        Diagnostic(
          .differentSpelling, at: locator.location(site.articles[use.article.offset].file),
          Message(
            "\(kind.chinese)“\(spelling)”和“\(name)”是同一个，写法不同",
            "the \(kind.english)s “\(spelling)” and “\(name)” are one, spelt differently"),
          help: Message("请统一写成“\(name)”", "write “\(name)” everywhere")))
    }
  }
}

extension Diagnostic {
  /// A name in front matter that leads nowhere, with the nearest name that would.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - kind: what the name should be the name of.
  ///   - reference: the name as written.
  ///   - location: its place.
  ///   - candidates: the names that exist.
  ///   - remedy: what to do where no name is near.
  /// - Returns: the diagnostic.
  static func unknown(
    _ code: DiagnosticCode, _ kind: Message, _ reference: Reference, at location: SourceLocation,
    candidates: some Sequence<String>, remedy: Message
  ) -> Diagnostic {
    let nearest = nearestName(to: reference.name, among: candidates)
    return Diagnostic(
      code, at: location,
      Message(
        "没有名为“\(reference.name)”的\(kind.chinese)",
        "there is no \(kind.english) named “\(reference.name)”"),
      help: nearest.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") } ?? remedy)
  }
}
