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

    /// The most frequent spelling; of equally frequent ones, the first in plain order.
    var name: String? {
      spellings.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
    }

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
      _ = organizer.add(
        found, locator: locator, reportsSpellings: false, text: &text, to: &site)
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
    let terms = add(found, locator: locator, reportsSpellings: true, text: &text, to: &site)
    site.keywordTerms = IndexRange(start: 0, count: site.terms.count)
    site.termOfKeyword = Array(repeating: -1, count: site.keywords.count)
    for index in site.articles.indices { relate(index, terms, found, &text, in: &site) }
  }

  /// Gives the keywords of an article the spelling of their terms, each term once.
  private func relate(
    _ article: Int, _ terms: [String: Int], _ found: [String: Found], _ text: inout TextBuilder,
    in site: inout Site
  ) {
    let keywords = site.articles[article].keywords
    var known: Set<String> = []
    var next = keywords.indices.lowerBound
    for place in keywords.indices {
      let spelling = site.texts.string(site.keywords[place])
      let key = TermKey.key(spelling)
      guard known.insert(key).inserted else { continue }
      site.keywords[next] = site.keywords[place]
      if let term = terms[key] {
        site.termOfKeyword[next] = Int32(term)
        site.keywords[next] = site.terms[term].name
      } else if let name = found[key]?.name, name != spelling {
        site.keywords[next] = text.add(name)
      }
      next += 1
    }
    site.articles[article].keywords = keywords.prefix(next - keywords.indices.lowerBound)
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
    _ found: [String: Found], locator: SourceLocator, reportsSpellings: Bool,
    text: inout TextBuilder, to site: inout Site
  ) -> [String: Int] {
    var places: [String: Int] = [:]
    let minimum = site.configuration.lists.minimum
    var named: [(key: String, name: String, order: HanSortKey)] = []
    for (key, term) in found {
      let name = term.name ?? key
      if reportsSpellings, term.spellings.count > 1 { report(term, name, locator, in: site) }
      if term.articles.count >= minimum { named.append((key, name, HanOrder.sortKey(name))) }
    }
    var slugs: Set<String> = []
    for (key, name, _) in named.sorted(by: { ($0.order, $0.key) < ($1.order, $1.key) }) {
      guard let term = found[key], let first = term.articles.last else { continue }
      places[key] = site.terms.count
      site.terms.append(
        Term(
          name: text.add(name), slug: text.add(Self.slug(of: name, key, among: &slugs)),
          articles: site.addArticleList(term.articles), file: site.articles[first.offset].file))
    }
    return places
  }

  /// The part of the URL of a term: what can be used of its name, with a number where another
  /// term has the same.
  private static func slug(
    of name: String, _ key: String, among slugs: inout Set<String>
  ) -> String {
    var slug = TermKey.slug(name)
    if slug.isEmpty { slug = "term-\(key.utf8.reduce(5381) { $0 &* 33 &+ UInt32($1) })" }
    var unique = slug
    var number = 1
    while !slugs.insert(unique).inserted {
      number += 1
      unique = "\(slug)-\(number)"
    }
    return unique
  }

  /// Reports a keyword that is spelt in several ways, once, with a place of each.
  private func report(_ term: Found, _ name: String, _ locator: SourceLocator, in site: Site) {
    let others = term.spellings.filter { $0.key != name }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let places = others.map { spelling, use in
      (spelling, locator.location(ofKeyword: spelling, in: site.articles[use.article.offset].file))
    }
    guard let first = places.first else { return }
    let names = Message.names(others.map { "“\($0.key)”" })
    diagnostics.report(
      Diagnostic(
        .differentSpelling, at: first.1,
        Message(
          "关键词\(names.chinese)和“\(name)”是同一个，写法不同，网页上都显示“\(name)”",
          "the keyword “\(name)” is also spelt \(names.english); pages show “\(name)”"),
        help: Message("请统一写成“\(name)”", "write “\(name)” everywhere"),
        notes: places.dropFirst().prefix(5).map { spelling, place in
          Diagnostic.Note(
            Message("这里写成“\(spelling)”", "here it is “\(spelling)”"), at: place)
        }))
  }
}
