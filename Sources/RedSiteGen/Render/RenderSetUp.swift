import Base
import Diagnostics
import Jinja
import SiteModel

/// What all workers that render a plan share: made once, then only read.
package struct RenderSetUp: Sendable {
  /// The compiled templates, with the parts that all pages share rendered into them.
  package private(set) var catalogs: SubsiteCatalogs
  private let site: FrozenSite

  /// Compiles the templates; nil where one of them has a fault, since no page could be right.
  package init?(_ plan: SitePlan, themes: SiteThemes, diagnostics: DiagnosticSink) {
    let problems = DiagnosticSink()
    let schema = TemplateSchema()
    let compiled = SubsiteCatalogs(
      plan, themes: themes, schema: schema.schema, diagnostics: problems)
    diagnostics.report(problems.diagnostics)
    guard problems.diagnostics.isEmpty else { return nil }
    site = FrozenSite(
      plan, schema: schema,
      assets: plan.site.subsites.indices.map { ThemeAssets(of: $0, in: plan.site, themes: themes) })
    // A worker of its own renders the parts that all pages share.
    let shared = site.withHost { host, _ in compiled.specialized(plan, host: &host) }
    catalogs = shared ?? compiled
  }

  /// Without templates, for the texts alone.
  init(textsOf plan: SitePlan) {
    catalogs = SubsiteCatalogs()
    site = FrozenSite(plan, schema: TemplateSchema(), assets: [])
  }

  /// Lends one worker its host; nil where the plan has no page.
  package func withHost<Result>(_ body: (inout SiteHost, BodyRenderer) -> Result) -> Result? {
    site.withHost(body)
  }
}
