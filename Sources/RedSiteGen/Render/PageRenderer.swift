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
  /// Measures pages; nil where nobody wants to know.
  private var timer: PageTimer?
  /// The program of each kind of each section of each subsite that pages of this worker were of.
  private var programs: [Program?]

  package init(
    catalogs: SubsiteCatalogs, exhausted: ExhaustedPrograms, promises: PagePromises? = nil,
    isMeasured: Bool = false
  ) {
    timer = isMeasured ? PageTimer() : nil
    self.catalogs = catalogs
    self.exhausted = exhausted
    self.promises = promises
    programs = Array(
      repeating: nil,
      count: catalogs.sectionCount * catalogs.count * PageKind.allCases.count)
  }

  /// How long pages took; empty where that is not measured.
  var times: [PageTime] { timer?.times ?? [] }

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
    host.view.page = page
    WorkInFlight.begin(host.view.text[page.path])
    guard let program = program(for: page, in: host.view) else { return }
    let content = page.content
    let variables = content.values(in: host.view)
    assert(type(of: content).declares(variables), "the values of a page are those it declares")
    buffer.removeAll()
    if !exhausted.isEmpty, exhausted.skips(index, of: name(of: page, in: host.view)) {
      // What is wrong with its text is found all the same.
      host.appendBody(of: page, to: &buffer)
      return
    }
    let start = timer == nil ? 0 : PageTimer.now
    do throws(TemplateProblem) {
      try renderer.render(program, host: &host, variables: variables, into: &buffer)
      timer?.note(index, since: start)
      if let promises, promises.includes(index) {
        let theme = catalogs.theme(ofSubsite: host.view.subsite)
        let problem = buffer.withBytes {
          promises.problem(with: $0, of: page, in: host.view, theme: theme)
        }
        if let problem { lacks.append(problem) }
      }
      buffer.withBytes { publish(host.view.text[page.path], $0) }
    } catch {
      let name = name(of: page, in: host.view)
      if error.code == .stepLimit { exhausted.add(name, on: index) }
      failures.add(error, on: index, of: name, subsite: host.view.subsite)
      host.appendBody(of: page, to: &buffer)
    }
  }

  private func name(of page: Page, in view: SiteView) -> ProgramName {
    ProgramName(
      place: view.subsite * PageKind.allCases.count + Int(page.kind.rawValue),
      template: view.text[page.template].string)
  }

  private mutating func program(for page: Page, in view: SiteView) -> Program? {
    let kind = page.kind
    guard page.template.isEmpty else {
      return catalogs.program(
        kind, template: view.text[page.template].string, ofSubsite: view.subsite,
        section: page.section)
    }
    let place =
      (Int(page.section) * catalogs.count + view.subsite) * PageKind.allCases.count
      + Int(kind.rawValue)
    if let known = programs[place] { return known }
    programs[place] = catalogs.program(
      kind, template: nil, ofSubsite: view.subsite, section: page.section)
    return programs[place]
  }
}
