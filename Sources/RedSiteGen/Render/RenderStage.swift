import Base
import Diagnostics
import Jinja
import SearchIndex
import SiteModel

/// Renders every page and file for programs and hands it to `publish`; they are not collected.
///
/// All templates are checked first. With a fault in them no page is made, since none could be
/// right, and only the texts are read for theirs; faults in texts keep no page from being made, so
/// that all are found at once.
///
/// - Parameters:
///   - draft: the pages, the site they show, and its themes.
///   - jobs: the most workers.
///   - progress: is told how many pages are done.
///   - makesIndex: whether the index of texts is made, which is published with the pages.
///   - profile: is told how long pages take; nil where nobody wants to know.
///   - diagnostics: receives faults of templates and texts.
///   - publish: receives each page's path and bytes, from any worker.
/// - Returns: the files of `content/` that go out, since a page, a folder or a setting asks for them.
@discardableResult
func render(
  _ draft: SiteDraft, jobs: Int, progress: BuildProgress, makesIndex: Bool = false,
  profile: BuildProfile? = nil, diagnostics: DiagnosticSink,
  publish: @Sendable (_ path: Bytes, _ page: Bytes) -> Void
) -> MeantFiles {
  let plan = draft.plan
  progress.begin(.render, total: plan.pages.count + plan.generatedFiles.count)
  // Without a theme every template would be missing; that is said once, by its name.
  guard !draft.setUp.themes.isEmpty, draft.themes.all.allSatisfy(\.isWhole),
    let setUp = RenderSetUp(plan, themes: draft.themes, diagnostics: diagnostics)
  else {
    return checkBodies(draft, jobs: jobs, progress: progress, diagnostics: diagnostics)
  }
  let exhausted = ExhaustedPrograms()
  let promises = PagePromises(plan)
  let makesIndex = makesIndex && !plan.search.isEmpty
  let parts: [PageProblems] = withWorkers(count: plan.pages.count, jobs: jobs, batch: 32) {
    _, queue in
    setUp.withHost { host, bodies in
      var renderer = PageRenderer(
        catalogs: setUp.catalogs, exhausted: exhausted, promises: promises,
        isMeasured: profile != nil)
      var collector = TextCollector(host.view)
      while let batch = queue.take() {
        for index in batch {
          let page = plan.pages[index]
          renderer.render(page, at: index, host: &host) { path, bytes in
            if makesIndex { collector.add(page, bytes) }
            publish(path, bytes)
          }
        }
        progress.advance(by: batch.count)
      }
      profile?.add(renderer.times, of: plan)
      return PageProblems(
        texts: bodies.takeDiagnostics() + renderer.lacks, templates: renderer.takeFailures(),
        named: bodies.named, indexed: collector.texts)
    } ?? PageProblems()
  }
  let failures = parts.map(\.templates).filter { !$0.isEmpty }
  if failures.isEmpty {
    diagnostics.report(parts.flatMap(\.texts))
  } else {
    // The text of a page that failed may have been read before and after it did.
    diagnostics.report(Array(Set(parts.flatMap(\.texts))))
    diagnostics.report(
      TemplateFailures.diagnostics(
        of: failures, pages: plan.pages, text: plan.texts.string, catalogs: setUp.catalogs))
  }
  _ = withWorkers(count: plan.generatedFiles.count, jobs: jobs, batch: 4) { _, queue in
    setUp.withHost { host, _ in
      var writer = GeneratedFileWriter()
      while let batch = queue.take() {
        for index in batch {
          writer.write(
            plan.generatedFiles[index], of: plan, in: host.view, publish: publish)
        }
        progress.advance(by: batch.count)
      }
    }
  }
  if makesIndex, failures.isEmpty {
    writeSearchIndex(of: plan, parts.map(\.indexed), setUp, jobs: jobs, publish: publish)
  }
  if plan.site.internalLinks.contains(where: { $0.path.utf8.contains(0x23) }) {
    _ = setUp.withHost { host, bodies in
      bodies.checkInternalLinks(of: host.view)
      diagnostics.report(bodies.takeDiagnostics())
    }
  }
  var named = setUp.named
  for part in parts { named.formUnion(part.named) }
  // A page that failed may have shown more.
  named.isWhole = named.isWhole && failures.isEmpty
  return meantFiles(
    of: plan, named: named, pictures: setUp.pictures, diagnostics: diagnostics)
}

/// What one worker found wrong.
private struct PageProblems: Sendable {
  var texts: [Diagnostic] = []
  var templates = TemplateFailures()
  var named = NamedFiles()
  var indexed = IndexedTexts()
}

/// Renders the texts of a site without any page around them, for what is wrong with them and what
/// they name.
func checkBodies(
  _ draft: SiteDraft, jobs: Int, progress: BuildProgress, diagnostics: DiagnosticSink
) -> MeantFiles {
  let plan = draft.plan
  let setUp = RenderSetUp(textsOf: plan, themes: draft.themes)
  let parts: [PageProblems] = withWorkers(count: plan.pages.count, jobs: jobs, batch: 32) {
    _, queue in
    setUp.withHost { host, bodies in
      var buffer = ByteBuffer(capacity: 1 << 16)
      while let batch = queue.take() {
        for index in batch {
          buffer.removeAll()
          host.appendBody(of: plan.pages[index], to: &buffer)
        }
        progress.advance(by: batch.count)
      }
      return PageProblems(texts: bodies.takeDiagnostics(), named: bodies.named)
    } ?? PageProblems()
  }
  diagnostics.report(parts.flatMap(\.texts))
  let named = parts.reduce(into: NamedFiles()) { $0.formUnion($1.named) }
  return meantFiles(
    of: plan, named: named, pictures: setUp.pictures, diagnostics: diagnostics)
}

/// Checks every template of a theme, without a site.
func checkTemplates(
  _ theme: ThemeFiles, diagnostics: DiagnosticSink
) {
  _ = TemplateCatalog(
    theme, schema: TemplateSchema().schema, kinds: Set(PageKind.allCases), uses: [],
    locator: SourceLocator(files: [], texts: TextStore()), diagnostics: diagnostics)
}
