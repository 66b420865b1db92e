import Base
import Jinja

/// Renders pages one after the other for one worker.
struct PageRenderer: ~Copyable {
  private var diagnostics: [Diagnostic] = []

  private let catalogs: SubsiteCatalogs
  private var renderer = Renderer()
  private var buffer = ByteBuffer(capacity: 1 << 16)
  /// The program and variables of each kind of each subsite that pages of this worker were of.
  private var prepared: [Prepared?]

  private struct Prepared {
    var program: Program
    var variables: [TemplateVariable]
  }

  init(catalogs: SubsiteCatalogs) {
    self.catalogs = catalogs
    prepared = Array(repeating: nil, count: catalogs.count * PageKind.allCases.count)
  }

  /// What went wrong while templates ran since the last call.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  /// Renders one page and hands it on.
  mutating func render(
    _ page: Page, host: inout SiteHost,
    publish: (_ path: Bytes, _ page: Bytes) -> Void
  ) {
    host.view.show(page)
    WorkInFlight.begin(host.view.text[page.path])
    guard let prepared = prepared(for: page, in: host.view) else { return }
    let variables = prepared.variables.map { $0.value(on: page, in: host.view) }
    buffer.removeAll()
    do throws(TemplateProblem) {
      try renderer.render(prepared.program, host: &host, variables: variables, into: &buffer)
      buffer.withBytes { publish(host.view.text[page.path], $0) }
    } catch {
      var diagnostic = error.diagnostic(in: catalogs.theme(ofSubsite: host.view.subsite))
      diagnostic.notes.append(
        Diagnostic.Note(
          Message(
            "出错的网页：\(host.view.text[page.url].string)",
            "the page was \(host.view.text[page.url].string)")))
      diagnostics.append(diagnostic)
    }
  }

  private mutating func prepared(for page: Page, in view: SiteView) -> Prepared? {
    let template = view.template(of: page)
    let place = view.subsite * PageKind.allCases.count + Int(page.kind.rawValue)
    if template.isEmpty, let known = prepared[place] { return known }
    let name = template.isEmpty ? nil : view.text[template].string
    guard
      let program = catalogs.program(page.kind, template: name, ofSubsite: view.subsite)
    else { return nil }
    let made = Prepared(
      program: program, variables: TemplateSchema.variables(of: page.kind))
    if template.isEmpty { prepared[place] = made }
    return made
  }
}

extension SiteView {
  /// The template that the front matter of a page's subject names, empty for the theme's own.
  fileprivate func template(of page: Page) -> Text {
    let subject = Int(page.subject)
    switch page.kind {
    case .article: return articles[subject].template
    case .home, .column: return columns[subject].template
    case .topic: return topics[subject].template
    default: return .empty
    }
  }
}
