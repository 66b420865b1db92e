import Base
import Diagnostics
import Jinja
import SiteModel

/// A planned site and what its templates are answered with, in memory of its own: made once for
/// all workers, read by them through plain pointers, and freed with the last who keeps it.
///
/// Reading through the pointers touches no reference count, so workers share the site without
/// waiting for each other.
final class FrozenSite: Sendable {
  /// The arrays of a site that every page reads.
  struct Arrays {
    let articles: UnsafeBufferPointer<Article>
    let columns: UnsafeBufferPointer<Column>
    let topics: UnsafeBufferPointer<Topic>
    let articleLists: UnsafeBufferPointer<Article.ID>
    let columnLists: UnsafeBufferPointer<Column.ID>
    let topicLists: UnsafeBufferPointer<Topic.ID>
    let keywords: UnsafeBufferPointer<Text>
    let articleURLs: UnsafeBufferPointer<Text>
    let columnURLs: UnsafeBufferPointer<Text>
    let topicURLs: UnsafeBufferPointer<Text>
    let assetURLs: UnsafeBufferPointer<Text>
    /// The `extra` tables.
    let extras: UnsafeBufferPointer<FrozenValue>
    /// Scheme and host of the site.
    let origin: Bytes
    // For what pages read seldom: these may touch reference counts.
    /// The whole site.
    let whole: UnsafePointer<Site>
    /// All of its URLs.
    let urls: UnsafePointer<SiteURLs>
    /// All that is planned.
    let plan: UnsafePointer<SitePlan>
  }

  /// What answers templates, by number.
  struct Answers {
    // Whole declarations: closures alone would be stored behind thunks, each of which copies the
    // view for every field that is read.
    let fields: UnsafeBufferPointer<TemplateField>
    /// The place of each object's first field.
    let firstField: UnsafeBufferPointer<Int>
    let functions: UnsafeBufferPointer<TemplateFunction>
    /// The theme's assets, by subsite.
    let assets: UnsafeBufferPointer<ThemeAssets>
  }

  // Point into `memory`, which is written before `init` returns and never again.
  private nonisolated(unsafe) let arrays: Arrays
  private nonisolated(unsafe) let answers: Answers
  private let memory: FrozenMemory
  /// The pictures of the site.
  let pictures: SitePictures

  /// Copies what workers read.
  init(
    _ plan: SitePlan, schema: TemplateSchema, assets: [ThemeAssets], pictures: SitePictures
  ) {
    self.pictures = pictures
    var memory = FrozenMemory()
    let (site, urls) = (plan.site, plan.urls)
    arrays = Arrays(
      articles: memory.copy(site.articles), columns: memory.copy(site.columns),
      topics: memory.copy(site.topics), articleLists: memory.copy(site.articleLists),
      columnLists: memory.copy(site.columnLists), topicLists: memory.copy(site.topicLists),
      keywords: memory.copy(site.keywords), articleURLs: memory.copy(urls.articles),
      columnURLs: memory.copy(urls.columns), topicURLs: memory.copy(urls.topics),
      assetURLs: memory.copy(urls.assets),
      extras: memory.copy(site.extras.map { FrozenValue($0.value) }),
      origin: Bytes(memory.copy(Array(site.configuration.origin.utf8))), whole: memory.copy(site),
      urls: memory.copy(urls), plan: memory.copy(plan))
    answers = Answers(
      fields: memory.copy(schema.fields), firstField: memory.copy(schema.firstField),
      functions: memory.copy(TemplateFunction.all), assets: memory.copy(assets))
    self.memory = memory
  }

  deinit { memory.free() }

  /// Lends one worker a host of its own; nil where the plan has no page.
  func withHost<Result>(_ body: (inout SiteHost, BodyRenderer) -> Result) -> Result? {
    let plan = arrays.plan
    guard let firstPage = plan.pointee.pages.first else { return nil }
    let bodies = BodyRenderer(
      configuration: plan.pointee.site.configuration, paths: plan.pointee.paths,
      pictures: pictures)
    // The texts are most of a site, so they alone are lent and not copied.
    return plan.pointee.texts.withView { text in
      let view = SiteView(arrays, text: text, bodies: bodies, page: firstPage)
      var host = SiteHost(view: view, answers: answers, bodies: bodies)
      return withExtendedLifetime(self) { body(&host, bodies) }
    }
  }
}

/// Memory that holds copies of values where they never move, until it is freed.
private struct FrozenMemory: Sendable {
  private var frees: [@Sendable () -> Void] = []

  /// Copies an array.
  mutating func copy<Element: Sendable>(_ array: [Element]) -> UnsafeBufferPointer<Element> {
    // Written here alone, before any worker has it; freed when the last of them has gone.
    nonisolated(unsafe) let copy = UnsafeMutableBufferPointer<Element>.allocate(
      capacity: array.count)
    _ = copy.initialize(fromContentsOf: array)
    frees.append {
      copy.deinitialize()
      copy.deallocate()
    }
    return UnsafeBufferPointer(copy)
  }

  /// Copies one value.
  mutating func copy<Value: Sendable>(_ value: Value) -> UnsafePointer<Value> {
    // As above.
    nonisolated(unsafe) let copy = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    copy.initialize(to: value)
    frees.append {
      copy.deinitialize(count: 1)
      copy.deallocate()
    }
    return UnsafePointer(copy)
  }

  /// Frees everything; no pointer into it may be used again.
  func free() { for free in frees { free() } }
}

/// What all workers that render a plan share: made once, then only read.
package struct RenderSetUp: Sendable {
  /// The compiled templates, with the parts that all pages share rendered into them.
  package private(set) var catalogs: SubsiteCatalogs
  /// The files that the parts name which all pages share.
  let named: NamedFiles
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
      assets: plan.site.subsites.indices.map { ThemeAssets(of: $0, in: plan.site, themes: themes) },
      pictures: SitePictures(plan, themes: themes))
    // A worker of its own renders the parts that all pages share.
    let shared = site.withHost { host, bodies in
      (catalogs: compiled.specialized(plan, host: &host), named: bodies.named)
    }
    catalogs = shared?.catalogs ?? compiled
    named = shared?.named ?? NamedFiles()
  }

  /// Without templates, for the texts alone.
  init(textsOf plan: SitePlan, themes: SiteThemes) {
    catalogs = SubsiteCatalogs()
    named = NamedFiles()
    site = FrozenSite(
      plan, schema: TemplateSchema(), assets: [],
      pictures: SitePictures(plan, themes: themes))
  }

  /// The pictures of the site.
  var pictures: SitePictures { site.pictures }
  /// The pictures in each way that the parts show them which all pages share.
  package var sharedPictures: Set<PictureUse> { named.pictures }

  /// Lends one worker its host; nil where the plan has no page.
  package func withHost<Result>(_ body: (inout SiteHost, BodyRenderer) -> Result) -> Result? {
    site.withHost(body)
  }
}
