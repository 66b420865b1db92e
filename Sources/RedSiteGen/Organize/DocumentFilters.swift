import Base
import SiteModel

/// Gives columns of documents their filters: those that have more than one choice.
func organizeDocumentFilters(text: inout TextBuilder, into site: inout Site) {
  for index in site.columns.indices
  where site.columns[index].kind == .documents && !site.columns[index].isHome {
    let first = site.documentFilters.count
    let listed = Array(site.articleLists[site.columns[index].listed.indices])
    for kind in DocumentFilter.Kind.allCases {
      var groups = DocumentGroups()
      for article in listed {
        if let group = group(of: article, by: kind, in: site, text) {
          groups.add(article, to: group)
        }
      }
      guard groups.all.count > 1 else { continue }
      let start = site.documentChoices.count
      for (group, articles) in groups.sorted {
        site.documentChoices.append(
          DocumentChoice(
            filter: DocumentFilter.ID(site.documentFilters.count), name: text.add(group.name),
            folder: text.add("\(kind.rawValue)-\(group.slug)"),
            articles: site.addArticleList(articles)))
      }
      site.documentFilters.append(
        DocumentFilter(
          column: Column.ID(index), kind: kind,
          choices: IndexRange(start: start, count: groups.all.count)))
    }
    site.columns[index].documentFilters = IndexRange(
      start: first, count: site.documentFilters.count - first)
  }
}

/// The choice that an article falls under; nil for one of which that is not known.
private func group(
  of article: Article.ID, by kind: DocumentFilter.Kind, in site: Site, _ text: borrowing TextBuilder
) -> DocumentGroups.Group? {
  let article = site.articles[article.offset]
  let document = article.document.map { site.documents[$0.offset] }
  switch kind {
  case .year:
    let year = (document?.signedOn ?? article.published.date).components.year
    return .init(name: "\(year)年", slug: "\(year)", order: .number(-year))
  case .status:
    guard let status = document?.status,
      let place = OfficialDocument.Status.allCases.firstIndex(of: status)
    else { return nil }
    return .init(name: status.rawValue, slug: status.slug, order: .number(place))
  case .issuer:
    guard let issuer = document?.issuer, !issuer.isEmpty else { return nil }
    let name = issuer.segment == text.segment ? text.string(issuer) : site.texts.string(issuer)
    let slug = TermKey.slug(name)
    return slug.isEmpty ? nil : .init(name: name, slug: slug, order: .text(HanOrder.sortKey(name)))
  case .unit:
    guard let unit = article.unit else { return nil }
    let (name, slug) = (site.units[unit.offset].name, site.units[unit.offset].identifier)
    return .init(
      name: site.texts.string(name), slug: site.texts.string(slug), order: .number(unit.offset))
  }
}

/// The articles of each choice of a filter, by the choice's part of the URL.
private struct DocumentGroups {
  struct Group {
    var name: String
    var slug: String
    var order: Order
  }

  enum Order {
    case number(Int)
    case text(HanSortKey)

    func isBefore(_ other: Order) -> Bool {
      switch (self, other) {
      case (.number(let left), .number(let right)): left < right
      case (.text(let left), .text(let right)): left < right
      case (.number, .text): true
      case (.text, .number): false
      }
    }
  }

  private(set) var all: [String: (group: Group, articles: [Article.ID])] = [:]

  /// Two spellings of one slug are one choice, under the spelling that came first.
  mutating func add(_ article: Article.ID, to group: Group) {
    all[group.slug, default: (group, [])].articles.append(article)
  }

  var sorted: [(group: Group, articles: [Article.ID])] {
    all.values.sorted { $0.group.order.isBefore($1.group.order) }
  }
}

extension OfficialDocument.Status {
  /// The part of a URL for it.
  fileprivate var slug: String {
    switch self {
    case .inForce: "xianxing"
    case .amended: "xiugai"
    case .repealed: "feizhi"
    }
  }
}
