import Base
import Diagnostics
import Jinja
import SiteModel

/// The compiled templates of a site and of its subsites.
///
/// Each subsite has programs of its own, since the parts that read only the site are rendered
/// into them: its header and navigation. Those with one theme share its compilation. Where a theme
/// asks for `site.section_url`, so has each section of a subsite: its navigation is rendered once for
/// every entry that it can mark, and no page pays for the mark.
package struct SubsiteCatalogs: Sendable {
  private var catalogs: [TemplateCatalog]
  /// Those of a section of a subsite, whose theme marks sections.
  private var sections: [Place: TemplateCatalog] = [:]
  private let themes: SiteThemes
  /// How many sections the plan has.
  private(set) var sectionCount = 1

  private struct Place: Hashable {
    var subsite: Int
    var section: Int32
  }

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
    catalogs.sectionCount = plan.sections.count
    let marksSections = self.catalogs.indices.map { theme(ofSubsite: $0).marksSections }
    // The kinds that have pages in each section of each subsite, and one page of each section.
    var known = [Bool](
      repeating: false,
      count: catalogs.sectionCount * self.catalogs.count * PageKind.allCases.count)
    var places: [Place: (page: Int, kinds: Set<PageKind>)] = [:]
    for (index, page) in plan.pages.enumerated() {
      let (subsite, kind) = (page.subsite.offset, page.kind)
      let section = marksSections[subsite] ? page.section : 0
      let number =
        (Int(section) * self.catalogs.count + subsite) * PageKind.allCases.count
        + Int(kind.rawValue)
      guard !known[number] else { continue }
      known[number] = true
      places[Place(subsite: subsite, section: section), default: (index, [])].kinds.insert(kind)
    }
    for (place, (page, kinds)) in places {
      host.view.page = plan.pages[page]
      let catalog = self.catalogs[place.subsite].specialized(kinds, host: &host)
      if marksSections[place.subsite] {
        catalogs.sections[place] = catalog
      } else {
        catalogs.catalogs[place.subsite] = catalog
      }
    }
    return catalogs
  }

  /// The program for a page of a subsite; `template` is the one its front matter names, if any.
  func program(
    _ kind: PageKind, template: String?, ofSubsite subsite: Int, section: Int32
  ) -> Program? {
    (sections[Place(subsite: subsite, section: section)] ?? catalogs[subsite])
      .program(kind, template: template)
  }

  /// The theme of a subsite.
  func theme(ofSubsite subsite: Int) -> ThemeFiles { themes.theme(ofSubsite: subsite) }
}

extension ThemeFiles {
  /// Whether a template asks which entry of the navigation the page belongs to.
  fileprivate var marksSections: Bool {
    templates.values.contains { template in
      template.bytes.withBytes { $0.firstRange(of: Bytes("section_url")) != nil }
    }
  }
}

/// The templates of a site, compiled for each kind of page, before anything is rendered.
struct TemplateCatalog: Sendable {
  private var standard: [PageKind: Program] = [:]
  private var chosen: [PageKind: [String: Program]] = [:]

  /// Compiles what the site's pages need, and reports every problem of every template.
  ///
  /// - Parameters:
  ///   - theme: the templates.
  ///   - schema: what templates can see.
  ///   - kinds: the kinds that have pages; their templates must exist. Templates of other kinds
  ///     are checked too where the theme has them.
  ///   - uses: the templates that front matter names.
  ///   - locator: finds the places of `uses`.
  ///   - diagnostics: receives the problems.
  init(
    _ theme: ThemeFiles, schema: Schema, kinds: Set<PageKind>, uses: [TemplateUse],
    locator: SourceLocator, diagnostics: DiagnosticSink
  ) {
    let environment = TemplateEnvironment(
      schema: schema, templateNames: theme.templates.keys.sorted(),
      hidden: { name in
        (theme.templates[name]?.hidden ?? []).indices.map { ThemeFiles.name(name, hidden: $0) }
      }
    ) { name in
      let template = theme.template(name)
      if let path = template?.path { WorkInFlight.begin(path) }
      return template?.bytes
    }
    var problems: Set<TemplateProblem> = []
    func compile(_ name: String, _ kind: PageKind) -> Program? {
      let own = kind.content.variables.map(\.field)
      let others = Self.variables.filter { other in !own.contains { $0.name == other.name } }
      do throws(TemplateProblems) {
        return try environment.compile(
          name, variables: own, otherVariables: others)
      } catch {
        problems.formUnion(error.problems)
        return nil
      }
    }
    for kind in PageKind.allCases {
      let name = kind.content.template
      if theme.templates[name] != nil {
        standard[kind] = compile(name, kind)
      } else if kinds.contains(kind) {
        diagnostics.report(Self.missing(name, kind: kind))
      }
    }
    for use in uses {
      guard let kind = PageKind.allCases.first(where: { $0.content.templateOwner == use.owner }),
        chosen[kind]?[use.name] == nil
      else { continue }
      if theme.templates[use.name] == nil {
        diagnostics.report(Self.missing(use, theme: theme, locator: locator))
      } else if let program = compile(use.name, kind) {
        chosen[kind, default: [:]][use.name] = program
      }
    }
    diagnostics.report(problems.map { $0.diagnostic(in: theme) })
  }

  /// The variables of all kinds.
  private static let variables: [Field] = PageKind.allCases.reduce(into: []) { all, kind in
    for variable in kind.content.variables.map(\.field)
    where !all.contains(where: { $0.name == variable.name }) {
      all.append(variable)
    }
  }

  /// The program for a page of a kind; `template` is the one its front matter names, if any.
  func program(_ kind: PageKind, template: String?) -> Program? {
    if let template, !template.isEmpty { return chosen[kind]?[template] }
    return standard[kind]
  }

  /// The catalog with every part that reads only the site rendered once, for some kinds of pages.
  func specialized(_ kinds: Set<PageKind>, host: inout SiteHost) -> TemplateCatalog {
    var catalog = self
    for (kind, program) in standard where kinds.contains(kind) {
      catalog.standard[kind] = program.specialized(host: &host)
    }
    for (kind, programs) in chosen where kinds.contains(kind) {
      for (name, program) in programs {
        catalog.chosen[kind]?[name] = program.specialized(host: &host)
      }
    }
    return catalog
  }

  private static func missing(_ name: String, kind: PageKind) -> Diagnostic {
    Diagnostic(
      .missingTemplate, at: SourceLocation(path: "templates/" + name),
      Message("主题里没有模板 \(name)", "the theme has no template \(name)"),
      help: Message(
        "请在主题的 templates 或网站的 templates 文件夹里加上它",
        "add it to the theme's templates or to the site's own"))
  }

  private static func missing(
    _ use: TemplateUse, theme: ThemeFiles, locator: SourceLocator
  ) -> Diagnostic {
    let near = nearestName(to: use.name, among: theme.templates.keys)
    return Diagnostic(
      .missingTemplate, at: locator.location(use.file, use.range),
      Message("没有模板“\(use.name)”", "there is no template “\(use.name)”"),
      help: near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") }
        ?? Message(
          "请在网站的 templates 文件夹里加上它", "add it to the folder templates of the site"))
  }
}

extension TemplateProblem {
  /// The problem as a diagnostic about the template's file.
  func diagnostic(in theme: ThemeFiles) -> Diagnostic {
    let help = nearest.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") }
    return Diagnostic(
      DiagnosticCode(name: code.rawValue) ?? .templateRuntime, at: place.location(in: theme),
      Message(chinese, english), help: help,
      notes: notes.map {
        Diagnostic.Note(Message($0.chinese, $0.english), at: $0.place.location(in: theme))
      })
  }
}

extension TemplatePlace {
  /// The place in the file that the template was read from.
  fileprivate func location(in theme: ThemeFiles) -> SourceLocation {
    guard let file = theme.template(template) else {
      return SourceLocation(path: "templates/" + template)
    }
    return file.bytes.withBytes {
      SourceLocation(path: file.path, file: $0, range: bytes)
    }
  }
}
