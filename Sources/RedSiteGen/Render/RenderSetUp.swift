import Base
import Diagnostics
import Jinja
import SiteModel

/// What all workers that render a plan share: made once, then only read.
package struct RenderSetUp: Sendable {
  /// The compiled templates, with the parts that all pages share rendered into them.
  package private(set) var catalogs: SubsiteCatalogs
  private let schema = TemplateSchema()
  private var extras: [FrozenValue] = []
  private var assets: [ThemeAssets] = []

  /// Compiles the templates; nil where one of them has a fault, since no page could be right.
  package init?(_ plan: SitePlan, themes: SiteThemes, diagnostics: DiagnosticSink) {
    let problems = DiagnosticSink()
    catalogs = SubsiteCatalogs(
      plan, themes: themes, schema: schema.schema, diagnostics: problems)
    diagnostics.report(problems.diagnostics)
    guard problems.diagnostics.isEmpty else { return nil }
    extras = plan.site.extras.map { FrozenValue($0.value) }
    assets = plan.site.subsites.indices.map { ThemeAssets(of: $0, in: plan.site, themes: themes) }
    // A worker of its own renders the parts that all pages share.
    let compiled = catalogs
    if let shared = withHost(plan, { host, _ in compiled.specialized(plan, host: &host) }) {
      catalogs = shared
    }
  }

  /// Without templates, for the texts alone.
  init() { catalogs = SubsiteCatalogs() }

  /// Lends one worker its host; nil where the plan has no page.
  package func withHost<Result>(
    _ plan: SitePlan, _ body: (inout SiteHost, BodyRenderer) -> Result
  ) -> Result? {
    guard let firstPage = plan.pages.first else { return nil }
    let bodies = BodyRenderer(configuration: plan.site.configuration, paths: plan.paths)
    return schema.readers.withUnsafeBufferPointer { readers in
      schema.firstReader.withUnsafeBufferPointer { firstReader in
        assets.withUnsafeBufferPointer { assets in
          plan.site.withView(page: firstPage, extras: extras) { view in
            var host = SiteHost(
              view: view, readers: readers, firstReader: firstReader, bodies: bodies,
              assets: assets)
            return body(&host, bodies)
          }
        }
      }
    }
  }
}
