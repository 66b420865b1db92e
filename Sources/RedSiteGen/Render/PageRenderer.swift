import Base
import Diagnostics
import Jinja
import SiteModel

/// Renders pages one after the other for one worker.
package struct PageRenderer: ~Copyable {
  /// What went wrong while templates ran.
  private var failures = TemplateFailures()

  private let catalogs: SubsiteCatalogs
  private let exhausted: ExhaustedPrograms
  private let promises: PagePromises?
  /// What pages lack that the site's profile promises.
  private(set) var lacks: [Diagnostic] = []
  private var renderer = Renderer()
  private var buffer = ByteBuffer(capacity: 1 << 16)
  /// The program and variables of each kind of each subsite that pages of this worker were of.
  private var prepared: [Prepared?]

  private struct Prepared {
    var program: Program
    var variables: [TemplateVariable]
  }

  package init(
    catalogs: SubsiteCatalogs, exhausted: ExhaustedPrograms, promises: PagePromises? = nil
  ) {
    self.catalogs = catalogs
    self.exhausted = exhausted
    self.promises = promises
    prepared = Array(repeating: nil, count: catalogs.count * PageKind.allCases.count)
  }

  /// What went wrong since the last call.
  package mutating func takeFailures() -> TemplateFailures {
    defer { failures = TemplateFailures() }
    return failures
  }

  /// Renders one page and hands it on.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - index: its place in the plan.
  ///   - host: answers the template.
  ///   - publish: receives the path and the bytes, unless the page failed.
  package mutating func render(
    _ page: Page, at index: Int, host: inout SiteHost,
    publish: (_ path: Bytes, _ page: Bytes) -> Void
  ) {
    host.view.show(page)
    WorkInFlight.begin(host.view.text[page.path])
    guard let prepared = prepared(for: page, in: host.view) else { return }
    let variables = prepared.variables.map { $0.value(on: page, in: host.view) }
    buffer.removeAll()
    if !exhausted.isEmpty, exhausted.skips(index, of: name(of: page, in: host.view)) {
      // What is wrong with its text is found all the same.
      host.appendBody(of: page, to: &buffer)
      return
    }
    do throws(TemplateProblem) {
      try renderer.render(prepared.program, host: &host, variables: variables, into: &buffer)
      if let promises, promises.includes(index) {
        let theme = catalogs.theme(ofSubsite: host.view.subsite)
        let problem = buffer.withBytes {
          promises.problem(with: $0, of: page, in: host.view, theme: theme)
        }
        if let problem { lacks.append(problem) }
      }
      buffer.withBytes { publish(host.view.text[page.path], $0) }
    } catch {
      let program = name(of: page, in: host.view)
      if error.code == .stepLimit { exhausted.add(program, on: index) }
      failures.add(error, on: index, of: program, subsite: host.view.subsite)
      host.appendBody(of: page, to: &buffer)
    }
  }

  private func name(of page: Page, in view: SiteView) -> ProgramName {
    ProgramName(
      place: view.subsite * PageKind.allCases.count + Int(page.kind.rawValue),
      template: view.text[view.template(of: page)].string)
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
  func template(of page: Page) -> Text {
    let subject = Int(page.subject)
    switch page.kind {
    case .article: return articles[subject].template
    case .home, .column: return columns[subject].template
    case .topic: return topics[subject].template
    default: return .empty
    }
  }
}
