import Base
import Diagnostics
import Jinja
import SearchIndex
import SiteModel

/// What is looked for on a whole site, without its index.
///
/// Every page of an article is rendered and read. What the search page of the site finds is the same,
/// but for single characters, which it looks for in titles only.
package struct SiteSearch: Sendable {
  /// The words.
  package var query: String
  /// The address of a column: its articles and those below.
  package var column = ""
  /// The identifier of a unit: its articles and those of the units below.
  package var unit = ""
  /// A year.
  package var year: Int?
  /// Whether the newest come first, wherever the words stand in them; else those whose titles have
  /// them come first.
  package var sortsByDate = false

  /// A search of everything.
  package init(_ query: String) { self.query = query }
}

/// An article that was found.
package struct SearchHit: Sendable {
  /// The article.
  package var article: Article.ID
  /// Where the words stand in it, and how often.
  package var match: SearchMatch
}

extension SiteSearch {
  /// What is found, in the wanted order.
  ///
  /// - Parameters:
  ///   - draft: the site.
  ///   - jobs: the most workers.
  ///   - diagnostics: receives faults of templates, with which nothing is found.
  /// - Returns: all of them.
  package func hits(
    in draft: SiteDraft, jobs: Int, diagnostics: DiagnosticSink
  ) -> [SearchHit] {
    let plan = draft.plan
    let query = SearchQuery(query)
    guard !query.isEmpty, !draft.setUp.themes.isEmpty,
      let setUp = RenderSetUp(plan, themes: draft.themes, diagnostics: diagnostics)
    else { return [] }
    let units = wantedUnits(in: plan.site)
    let parts: [[SearchHit]] = withWorkers(count: plan.pages.count, jobs: jobs, batch: 32) {
      _, queue in
      setUp.withHost { host, _ in
        var renderer = PageRenderer(catalogs: setUp.catalogs, exhausted: ExhaustedPrograms())
        var reader = SearchReader()
        var hits: [SearchHit] = []
        let view = host.view
        while let batch = queue.take() {
          for index in batch {
            let page = plan.pages[index]
            guard case .article(let id) = page.subject, wants(id, units, in: view) else { continue }
            let title = view.text[view.articles[id.offset].title]
            renderer.render(page, at: index, host: &host) { _, bytes in
              let match = reader.match(
                query, inPage: bytes, title: title, further: view.attachmentTexts(of: id))
              guard let match else { return }
              hits.append(SearchHit(article: id, match: match))
            }
          }
        }
        return hits
      } ?? []
    }
    let links = linkHits(query, units, of: plan, setUp)
    // Articles are numbered from the newest on.
    return (parts.flatMap(\.self) + links).sorted { left, right in
      if !sortsByDate, left.match.place != right.match.place {
        return left.match.place < right.match.place
      }
      return left.article.offset < right.article.offset
    }
  }

  /// The articles without a page whose titles match: they lead to other sites.
  private func linkHits(
    _ query: SearchQuery, _ units: Set<Int>?, of plan: SitePlan, _ setUp: RenderSetUp
  ) -> [SearchHit] {
    setUp.withHost { host, _ in
      var reader = SearchReader()
      let view = host.view
      return plan.site.articles.indices.compactMap { index in
        guard !plan.site.articles[index].hasPage, wants(Article.ID(index), units, in: view) else {
          return nil
        }
        let title = view.text[plan.site.articles[index].title]
        return reader.match(query, inPage: .empty, title: title)
          .map { SearchHit(article: Article.ID(index), match: $0) }
      }
    } ?? []
  }

  /// The pieces of text that show why articles were found.
  package func excerpts(of hits: some Collection<SearchHit>, in draft: SiteDraft) -> [PageExcerpt?]
  {
    let plan = draft.plan
    let query = SearchQuery(query)
    let wanted = Set(hits.map(\.article))
    var excerpts: [Article.ID: PageExcerpt] = [:]
    guard let setUp = RenderSetUp(plan, themes: draft.themes, diagnostics: DiagnosticSink()) else {
      return hits.map { _ in nil }
    }
    _ = setUp.withHost { host, _ in
      var renderer = PageRenderer(catalogs: setUp.catalogs, exhausted: ExhaustedPrograms())
      for (index, page) in plan.pages.enumerated() {
        guard case .article(let id) = page.subject, wanted.contains(id) else { continue }
        renderer.render(page, at: index, host: &host) { _, bytes in
          excerpts[id] = PageExcerpt(query, inPage: bytes)
        }
      }
    }
    return hits.map { excerpts[$0.article] }
  }

  /// The unit and those below it; nil where none is asked for.
  private func wantedUnits(in site: Site) -> Set<Int>? {
    guard !unit.isEmpty else { return nil }
    return Set(
      site.units.indices.filter { index in
        var next: Int? = index
        var steps = 0
        while let place = next, steps <= site.units.count {
          if site.texts.string(site.units[place].identifier) == unit { return true }
          next = site.units[place].parent?.offset
          steps += 1
        }
        return false
      })
  }

  private func wants(_ id: Article.ID, _ units: Set<Int>?, in view: SiteView) -> Bool {
    let article = view.articles[id.offset]
    if let year, article.published.date.components.year != year { return false }
    if let units {
      guard let unit = article.unit, units.contains(unit.offset) else { return false }
    }
    guard !column.isEmpty else { return true }
    let path = view.text[view.columns[article.column.offset].path].string
    return path == column || path.hasPrefix(column + "/")
  }
}
