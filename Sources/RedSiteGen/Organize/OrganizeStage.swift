import Base
import Diagnostics
import SiteModel

/// Relates what was parsed: the column tree, topics, neighbours, archives, link groups.
///
/// Pure: the same input gives the same site, and nothing is read or written.
///
/// - Parameters:
///   - inputs: articles, columns and data as parse made them, the files they came from, and what
///     `site.toml` says.
///   - visibility: whether drafts and later articles are on the site.
///   - diagnostics: receives names that lead nowhere.
/// - Returns: the site, whole: no later stage adds to it. URLs are the plan's.
func organize(
  _ inputs: SiteInputs, visibility: ArticleVisibility, diagnostics: DiagnosticSink
) -> Site {
  let configuration = inputs.setUp.configuration
  var (parsed, tree) = (inputs.parsed, inputs.tree)
  var site = Site(
    configuration: configuration, now: inputs.setUp.now, texts: parsed.texts, files: tree.files)
  site.samples = inputs.samples
  site.aggregateAges = aggregateAges(parsed, of: inputs.setUp, diagnostics: diagnostics)
  site.permalinkLock = tree.permalinkLock
  for file in parsed.refused { site.files[file.offset].isRefused = true }
  site.attachmentTexts = tree.attachmentTexts
  let locator = SourceLocator(files: tree.files, texts: parsed.texts)
  var text = TextBuilder(segment: parsed.texts.nextSegment)
  site.defaultSource = text.add(
    configuration.source.isEmpty ? configuration.owner.sponsor : configuration.source)
  var assets = ContentAssets(files: tree.files, locator: locator, diagnostics: diagnostics)

  var people = PeopleOrganizer.organize(
    parsed, locator: locator, diagnostics: diagnostics, into: &site)
  let folders = FolderOrganizer.organize(
    parsed, tree: tree, people: &people, assets: &assets, text: &text,
    diagnostics: diagnostics, into: &site)
  var letters = LetterOrganizer(
    parsed, folders: folders, people: &people, visibility: visibility, locator: locator,
    diagnostics: diagnostics, into: &site)
  let articles = ArticleOrganizer.organize(
    parsed.articles, folders: folders, people: &people,
    recorder: ArticleRecorder(parsed, site: site, locator: locator, diagnostics: diagnostics),
    letters: letters, visibility: visibility, assets: &assets, text: &text, locator: locator,
    diagnostics: diagnostics, into: &site)
  letters.finish(people: &people, into: &site)
  if let notices = NoticeOrganizer.organize(
    parsed, tree: tree, assets: &assets, locator: locator, diagnostics: diagnostics, into: &site)
  {
    // What is found in a list of people is said at its cell, once.
    parsed.findings += notices.findings
    for list in notices.lists { tree.findings[list] = nil }
    for notice in parsed.notices { parsed.publicValues.formUnion(notice.publicValues) }
  }
  organizeReviews(
    parsed, folders: folders, locator: locator, text: &text, diagnostics: diagnostics, into: &site)
  InteractiveOrganizer.organize(
    parsed, assets: &assets, locator: locator, diagnostics: diagnostics, into: &site)
  FaceOrganizer.organize(
    folders: folders, assets: &assets, text: &text, diagnostics: diagnostics, into: &site)
  ArticleSlugs.assign(&site, text: &text)
  organizeLists(&site, furtherColumns: articles.furtherColumns)
  organizeOpenNotices(into: &site)
  organizeExternalLinks(parsed, into: &site)
  organizeDocuments(locator: locator, diagnostics: diagnostics, into: &site)
  organizeUnits(&site, folders: folders)
  organizeDocumentFilters(text: &text, into: &site)
  organizeArchive(&site)
  BlockOrganizer.organize(
    folders: folders, locator: locator, text: &text, diagnostics: diagnostics, into: &site)
  organizeLinks(
    parsed.linkGroups, folders: folders, locator: locator, assets: &assets,
    diagnostics: diagnostics, into: &site)
  KindOrganizer.organize(
    parsed, folders: folders, people: &people, assets: &assets, locator: locator,
    diagnostics: diagnostics, into: &site)
  FactOrganizer.organize(
    parsed, folders: folders, assets: &assets, locator: locator, diagnostics: diagnostics,
    into: &site)
  ExhibitionScores.organize(
    parsed, folders: folders, locator: locator, diagnostics: diagnostics, into: &site)
  TermOrganizer.organize(
    locator: locator, text: &text, diagnostics: diagnostics, into: &site)
  site.allowedAssets = assets.allowed(
    parsed.articles, hidden: articles.hidden, texts: parsed.texts,
    closedTopics: folders.closedTopics.keys)
  for (index, file) in tree.files.enumerated() {
    let id = SourceFile.ID(index)
    switch file.role {
    // A file that was refused is reported as such; links to it are not wrong besides.
    case .asset where !file.isReadable: site.targets[file.contentPath] = .asset(id)
    case .asset:
      site.targets[file.contentPath] = assets.inputs.contains(id) ? .unpublished : .withheld
    case .aside: site.targets[file.contentPath] = .unpublished
    case .article, .index, .data, .root, .kept, .fetched: break
    }
  }
  for file in site.allowedAssets {
    site.targets[tree.files[file.offset].contentPath] = .asset(file)
  }
  let hidden = Set(articles.hidden.map { parsed.articles[$0].article.file })
    .union(folders.closedTopics.values)
  assets.checkUses(allowed: site.allowedAssets, hidden: hidden)
  diagnostics.add(assets.usesOfRefused(parsed.articles, texts: parsed.texts))
  MeantAssets(parsed, files: tree.files, hidden: hidden, assets: assets).organize(into: &site)
  site.texts.add(text.finish())
  BlockOrganizer.relateTerms(&site)
  organizeSignatures(into: &site)
  organizeHeads(locator: locator, diagnostics: diagnostics, into: &site)
  RecordsOrganizer.organize(
    parsed, folders: folders, people: &people, locator: locator, diagnostics: diagnostics,
    into: &site)
  FindingReporter.report(
    parsed, tree: tree, locator: locator, diagnostics: diagnostics, into: &site)
  return site
}
