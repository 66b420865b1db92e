import Base
import Diagnostics
import Jinja
import SiteModel

/// The compiled templates of a site and of its subsites.
///
/// Each subsite has programs of its own, since the parts that read only the site are rendered
/// into them: its header and navigation. Those with one theme share its compilation.
package struct SubsiteCatalogs: Sendable {
  private var catalogs: [TemplateCatalog]
  private let themes: SiteThemes

  /// The number of sites, the main one among them.
  var count: Int { catalogs.count }

  /// None.
  init() {
    catalogs = []
    themes = SiteThemes(ThemeFiles())
  }

  /// Compiles every theme, and reports every problem of every template.
  init(_ plan: SitePlan, themes: SiteThemes, schema: Schema, diagnostics: DiagnosticSink) {
    self.themes = themes
    let site = plan.site
    var kinds = [Set<PageKind>](repeating: [], count: themes.all.count)
    for page in plan.pages {
      kinds[themes.place(ofSubsite: page.subsite.offset)].insert(page.kind)
    }
    let locator = SourceLocator(files: site.files, texts: site.texts)
    let compiled = themes.all.indices.map { place in
      TemplateCatalog(
        themes.all[place], schema: schema, kinds: kinds[place],
        uses: site.templateUses.filter { themes.place(ofSubsite: $0.subsite.offset) == place },
        locator: locator, diagnostics: diagnostics)
    }
    catalogs = site.subsites.indices.map { compiled[themes.place(ofSubsite: $0)] }
  }

  /// The catalogs with every part that reads only its site rendered once.
  func specialized(_ plan: SitePlan, host: inout SiteHost) -> SubsiteCatalogs {
    var catalogs = self
    var waiting = Set(self.catalogs.indices)
    for page in plan.pages {
      let subsite = page.subsite.offset
      guard waiting.remove(subsite) != nil else { continue }
      host.view.page = page
      catalogs.catalogs[subsite] = self.catalogs[subsite].specialized(host: &host)
      if waiting.isEmpty { break }
    }
    return catalogs
  }

  /// The program for a page of a subsite; `template` is the one its front matter names, if any.
  func program(_ kind: PageKind, template: String?, ofSubsite subsite: Int) -> Program? {
    catalogs[subsite].program(kind, template: template)
  }

  /// The theme of a subsite.
  func theme(ofSubsite subsite: Int) -> ThemeFiles { themes.theme(ofSubsite: subsite) }
}
