import Base
import Jinja

/// Renders every page and file for programs and hands it to `publish`; they are not collected.
///
/// All templates are checked first. With a fault in them no page is made, since none could be
/// right, and only the texts are read for theirs; faults in texts keep no page from being made, so
/// that all are found at once.
///
/// - Parameters:
///   - plan: the pages and the site they show.
///   - themes: the templates and assets.
///   - jobs: the most workers.
///   - progress: is told how many pages are done.
///   - diagnostics: receives faults of templates and texts.
///   - publish: receives each page's path and bytes, from any worker.
func render(
  _ plan: SitePlan, themes: SiteThemes, jobs: Int, progress: BuildProgress,
  diagnostics: inout [Diagnostic], publish: @Sendable (_ path: Bytes, _ page: Bytes) -> Void
) {
  let site = plan.site
  let schema = TemplateSchema()
  var problems: [Diagnostic] = []
  let catalogs = SubsiteCatalogs(
    plan, themes: themes, schema: schema.schema, diagnostics: &problems)
  diagnostics += problems
  guard problems.isEmpty else {
    checkBodies(plan, jobs: jobs, progress: progress, diagnostics: &diagnostics)
    return
  }
  guard let firstPage = plan.pages.first else { return }
  let extras = site.extras.map { FrozenValue($0.value) }
  let assets = site.subsites.indices.map { ThemeAssets(of: $0, in: site, themes: themes) }
  // A worker of its own renders the parts that all pages share.
  let shared = withHost(site, plan.paths, schema, extras, assets, firstPage) { host, _ in
    catalogs.specialized(plan, host: &host)
  }
  let parts = withWorkers(count: plan.pages.count, jobs: jobs, batch: 32) { _, queue in
    withHost(site, plan.paths, schema, extras, assets, firstPage) { host, bodies in
      var renderer = PageRenderer(catalogs: shared)
      while let batch = queue.take() {
        for index in batch {
          renderer.render(plan.pages[index], host: &host, publish: publish)
        }
        progress.advance(by: batch.count)
      }
      return bodies.diagnostics + renderer.diagnostics
    }
  }
  diagnostics += parts.flatMap { $0 }
  _ = withWorkers(count: plan.machineFiles.count, jobs: jobs, batch: 4) { _, queue in
    withHost(site, plan.paths, schema, extras, assets, firstPage) { host, _ in
      var writer = MachineFileWriter()
      while let batch = queue.take() {
        for index in batch {
          writer.write(
            plan.machineFiles[index], of: plan, in: host.view, publish: publish)
        }
        progress.advance(by: batch.count)
      }
    }
  }
  if site.internalLinks.contains(where: { $0.path.utf8.contains(0x23) }) {
    diagnostics += withHost(site, plan.paths, schema, extras, assets, firstPage) { host, bodies in
      bodies.checkInternalLinks(of: host.view)
      return bodies.diagnostics
    }
  }
}

/// Renders the texts of a site without any page around them, for what is wrong with them.
func checkBodies(
  _ plan: SitePlan, jobs: Int, progress: BuildProgress, diagnostics: inout [Diagnostic]
) {
  guard let firstPage = plan.pages.first else { return }
  let schema = TemplateSchema()
  let parts = withWorkers(count: plan.pages.count, jobs: jobs, batch: 32) { _, queue in
    withHost(plan.site, plan.paths, schema, [], [], firstPage) { host, bodies in
      var buffer = ByteBuffer(capacity: 1 << 16)
      while let batch = queue.take() {
        for index in batch {
          buffer.removeAll()
          host.appendBody(of: plan.pages[index], to: &buffer)
        }
        progress.advance(by: batch.count)
      }
      return bodies.diagnostics
    }
  }
  diagnostics += parts.flatMap { $0 }
}

/// Checks every template of a theme, without a site.
func checkTemplates(
  _ theme: ThemeFiles, diagnostics: inout [Diagnostic]
) {
  _ = TemplateCatalog(
    theme, schema: TemplateSchema().schema, kinds: Set(PageKind.allCases), uses: [],
    locator: SourceLocator(files: [], texts: TextStore()), diagnostics: &diagnostics)
}

/// Lends one worker its host.
private func withHost<Result>(
  _ site: Site, _ paths: OutputPaths, _ schema: TemplateSchema, _ extras: [FrozenValue],
  _ assets: [ThemeAssets], _ page: Page, _ body: (inout SiteHost, BodyRenderer) -> Result
) -> Result {
  let bodies = BodyRenderer(configuration: site.configuration, paths: paths)
  return schema.readers.withUnsafeBufferPointer { readers in
    schema.firstReader.withUnsafeBufferPointer { firstReader in
      assets.withUnsafeBufferPointer { assets in
        site.withView(page: page, extras: extras) { view in
          var host = SiteHost(
            view: view, readers: readers, firstReader: firstReader, bodies: bodies,
            assets: assets)
          return body(&host, bodies)
        }
      }
    }
  }
}
