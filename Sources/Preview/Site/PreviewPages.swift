import Base
import Diagnostics
import Files
import Operations
import RedSiteGen
import SiteModel

/// The pages of one state of a site, made when they are asked for.
package struct PreviewPages {
  let look: SiteLook
  private let plan: SitePlan?
  private let worker: PreviewWorker?
  private let diagnostics: [Diagnostic]
  private let renditions: NamedRenditions
  private let search: LiveSearchIndex

  init(
    _ look: SiteLook, worker: PreviewWorker?, diagnostics: [Diagnostic],
    renditions: NamedRenditions, search: LiveSearchIndex
  ) {
    self.renditions = renditions
    self.search = search
    self.look = look
    plan = look.draft?.plan
    self.worker = worker
    self.diagnostics = diagnostics
  }

  /// What stands at a path of the output, as in `xuexi/index.html`; a folder's path ends in `/` or
  /// is empty.
  ///
  /// Only what the plan names is ever found, so no path leads out of the site.
  package func answer(_ path: String) -> PreviewAnswer {
    guard let plan else { return .broken(facts(nil, [])) }
    let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    let found = plan.texts.withView { view in
      file.withBytes { file in
        (
          page: plan.pages.firstIndex { view[$0.path].equals(file) },
          generatedFile: plan.generatedFiles.firstIndex { view[$0.path].equals(file) }
        )
      }
    }
    if let page = found.page { return show(plan.pages[page], isMissing: false) }
    if let index = found.generatedFile { return content(plan.generatedFiles[index]) }
    if let bytes = worker?.searchFile(file, of: plan, in: search) {
      return .content(bytes, path: file)
    }
    if let rendition = rendition(at: file, of: plan) { return .rendition(rendition) }
    if let copy = plan.copies.first(where: { $0.path == file }) {
      if let rendition = copy.asset.flatMap({ worker?.plainRendition(of: $0, in: plan) }) {
        return .rendition(rendition)
      }
      return copy.content.map { .content($0, path: file) } ?? .file(copy.source)
    }
    if plan.paths.all.contains(path + "/index.html") { return .folder }
    for page in plan.pages {
      if case .notFound = page.subject { return show(page, isMissing: true) }
    }
    return .missing
  }

  private func rendition(at path: String, of plan: SitePlan) -> Rendition? {
    guard path.split(separator: "/").dropLast().last == FolderNames.renditions[...] else {
      return nil
    }
    if let known = renditions[path] { return known }
    if let worker { renditions.add(worker.renditions(of: plan)) }
    return renditions[path]
  }

  /// Where a text or data file of the site is; nil for any other path.
  package func sourceFile(_ path: String, root: String) -> FilePlace? {
    guard
      let file = plan?.site.files.first(where: { $0.path == path }), file.isReadable,
      [.article, .index, .data].contains(file.role)
    else { return nil }
    return FilePlace(file.path, below: root)
  }

  /// The friend links that are samples and the articles that readers do not see yet, at most so
  /// many.
  package func marks(most: Int) -> [PreviewMark] {
    guard let plan else { return [] }
    let (site, urls) = (plan.site, plan.urls)
    var marks = zip(site.links, urls.links).filter(\.0.isSample).prefix(most).map {
      PreviewMark(url: plan.texts.string($0.1), label: .sample)
    }
    for (index, url) in urls.articles.enumerated() where site.articles[index].hasPage {
      guard marks.count < most else { break }
      guard let state = state(of: Article.ID(index), in: site),
        let label = PreviewMark.Label(rawValue: state.rawValue)
      else { continue }
      marks.append(PreviewMark(url: plan.texts.string(url), label: label))
    }
    return marks
  }

  private func show(_ page: Page, isMissing: Bool) -> PreviewAnswer {
    guard let worker else { return .broken(facts(page, [])) }
    let (bytes, problems) = worker.render(page)
    var facts = facts(page, problems)
    guard let bytes else { return .broken(facts) }
    facts.digest = bytes.withBytes { Checksum($0).hexadecimal }
    return .page(bytes, facts, isMissing: isMissing)
  }

  private func content(_ file: GeneratedFile) -> PreviewAnswer {
    guard let worker, let plan else { return .missing }
    return .content(worker.write(file, of: plan), path: plan.texts.string(file.path))
  }

  private func facts(_ page: Page?, _ problems: [Diagnostic]) -> PreviewFacts {
    var facts = PreviewFacts(report: DiagnosticReport(diagnostics + problems))
    guard let site = plan?.site else { return facts }
    facts.samples = site.samples
    guard let page else { return facts }
    facts.source = page.sourcePath(in: site) ?? ""
    if case .article(let id) = page.subject {
      facts.state = state(of: id, in: site)
      facts.isSample = site.articles[id.offset].isSample
    }
    return facts
  }

  private func state(of id: Article.ID, in site: Site) -> ArticleState? {
    switch ArticleVisibility().hides(site.articles[id.offset], now: site.now) {
    case .draft: return .drafts
    case .future: return .future
    default: break
    }
    guard !site.letterOfArticle.isEmpty, site.letterOfArticle[id.offset] >= 0 else { return nil }
    let letter = site.letters[Int(site.letterOfArticle[id.offset])]
    let isAnswered = letter.answeredOn.map { $0 <= site.now.date } ?? false
    let reason = site.mailboxes[letter.mailbox.offset].hides(letter.outcome, isAnswered: isAnswered)
    return reason == nil ? nil : .withheld
  }
}

extension PreviewSite {
  /// Lends the pages of the site as it is; it does not change meanwhile.
  package func withPages<Result>(_ body: (PreviewPages) -> Result) -> Result {
    let found = DiagnosticSink()
    found.report(diagnostics)
    let look = SiteLook(
      inputs: inputs, draft: draft, result: BuildResult(diagnostics, isStrict: false))
    if let draft, !draft.setUp.themes.isEmpty,
      let setUp = RenderSetUp(draft.plan, themes: draft.themes, diagnostics: found),
      let result = setUp.withHost({ host, bodies in
        let pages = PreviewPages(
          look,
          worker: PreviewWorker(
            host: host, bodies: bodies, catalogs: setUp.catalogs, shared: setUp.sharedPictures),
          diagnostics: found.diagnostics, renditions: renditions, search: search)
        return body(pages)
      })
    {
      return result
    }
    let pages = PreviewPages(
      look, worker: nil, diagnostics: found.diagnostics, renditions: renditions,
      search: search)
    return body(pages)
  }
}
