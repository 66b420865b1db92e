import Base
import Diagnostics
import Jinja
import SiteModel

/// The list of keywords.
struct KeywordsContent: PageContent {
  static let kind = PageKind.keywords
  static let name: StaticString = "keywords"
  static let chineseName = "关键词列表"
  static let template = termsTemplate

  static func plan(in planner: inout PagePlanner) {
    guard planner.site.keywordTerms.count > 0 else { return }
    planner.urls.keywordList = planner.planTerms(
      planner.site.keywordTerms, folder: FolderNames.keywords, list: .keywords,
      page: Page.Subject.keyword, Message("关键词", "a keyword"))
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("关键词") }
}

/// The articles with a keyword.
struct KeywordContent: TermContent {
  let term: Term.ID

  static let kind = PageKind.keyword
  static let name: StaticString = "keyword"
  static let chineseName = "一个关键词"

  func listName(in site: Site) -> Message {
    site.message(naming: site.terms[term.offset].name, "关键词", "keyword")
  }
}

/// The list of sources.
struct SourcesContent: PageContent {
  static let kind = PageKind.sources
  static let name: StaticString = "sources"
  static let chineseName = "来源列表"
  static let template = termsTemplate

  static func plan(in planner: inout PagePlanner) {
    guard planner.site.sourceTerms.count > 0 else { return }
    planner.urls.sourceList = planner.planTerms(
      planner.site.sourceTerms, folder: FolderNames.sources, list: .sources,
      page: Page.Subject.source, Message("来源", "a source"))
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("信息来源") }
}

/// The articles of a source.
struct SourceContent: TermContent {
  let term: Term.ID

  static let kind = PageKind.source
  static let name: StaticString = "source"
  static let chineseName = "一个来源"

  func listName(in site: Site) -> Message {
    site.message(naming: site.terms[term.offset].name, "来源", "source")
  }
}

private let termsTemplate = "terms.html"

/// A keyword or a source: their pages look the same.
protocol TermContent: PageContent {
  var term: Term.ID { get }
}

extension TermContent {
  static var template: String { "term.html" }
  static var variables: [PageVariable] { [.page, .term, .pagination] }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(), TemplateObject.term.value(term),
      TemplateObject.pagination.value(),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.whole.pointee.terms[term.offset].name)
  }
}

extension PageVariable {
  fileprivate static let term = PageVariable("term", .term, "这个关键词或来源")
}

extension PagePlanner {
  /// Plans a list of terms and the pages of each.
  ///
  /// - Returns: the URL of the list.
  fileprivate mutating func planTerms(
    _ terms: IndexRange, folder: String, list: Page.Subject, page: (Term.ID) -> Page.Subject,
    _ description: Message
  ) -> Text {
    let url = addPage(
      list, path: folder + "/index.html", owner: OutputOwner(description: description))
    for index in terms.indices {
      let term = site.terms[index]
      urls.terms[index] =
        addListPages(
          page(Term.ID(index)), folder: "\(folder)/\(site.texts.string(term.slug))/",
          source: .articleLists, items: term.articles,
          pageSize: site.configuration.build.pageSize,
          owner: OutputOwner(
            file: term.file,
            description: Message(
              "\(description.chinese)“\(site.texts.string(term.name))”",
              "\(description.english) “\(site.texts.string(term.name))”")))
        ?? .empty
    }
    return url ?? .empty
  }
}
