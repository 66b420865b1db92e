import Base
import Files
import SiteModel

/// Decides which of the files that may be published are meant to be, as far as front matter, data,
/// folders and settings tell; the texts name more of them while they are rendered.
///
/// Only the sources count: what an earlier release had makes no difference.
struct MeantAssets {
  private let parsed: ParsedSite
  private let files: [SourceFile]
  private let hidden: Set<SourceFile.ID>
  private let assets: ContentAssets
  /// What `publish` says, by folder; the empty string is `content/`.
  private var decisions: [String: Bool] = [:]

  /// - Parameters:
  ///   - parsed: who names files.
  ///   - files: all files of the site.
  ///   - hidden: the files of articles and topics that are not on the site.
  ///   - assets: what front matter and data name.
  init(
    _ parsed: ParsedSite, files: [SourceFile], hidden: Set<SourceFile.ID>, assets: ContentAssets
  ) {
    self.parsed = parsed
    self.files = files
    self.hidden = hidden
    self.assets = assets
    for index in parsed.indexes { decisions[index.folder] = index.publishesFiles }
    for article in parsed.articles {
      guard let publishes = article.publishesFiles else { continue }
      decisions[files[article.article.file.offset].contentFolder] = publishes
    }
  }

  /// Fills in what is meant, what nobody wonders about, and the texts that are hidden.
  func organize(into site: inout Site) {
    site.missedNames = assets.missedNames
    let publishesAll = site.configuration.build.unreferenced == .publish
    for file in site.allowedAssets {
      switch decision(for: files[file.offset]) {
      case false?: site.quietAssets.insert(file)
      case nil where !publishesAll: break
      // Whoever publishes a folder wants its files as they are.
      case true?, nil:
        site.meantAssets.insert(file)
        site.linkedAssets.insert(file)
      }
    }
    site.focusPoints = assets.focusPoints
    for use in assets.uses {
      note(use.asset, by: use.file, isShown: use.isShown, in: &site)
      site.assetNamings.append(
        AssetNaming(asset: use.asset, file: use.file, range: use.reference.range))
    }
    for link in site.internalLinks { noteLink(link.path, by: link.file, in: &site) }
    for index in parsed.indexes {
      guard let file = index.column.file else { continue }
      noteExtra(index.extra, by: file, in: &site)
      if hidden.contains(file) { site.hiddenTexts.append((file, index.column.body)) }
    }
    for article in parsed.articles where article.aggregateColumn == nil {
      let file = article.article.file
      noteExtra(article.extra, by: file, in: &site)
      guard hidden.contains(file) else { continue }
      site.hiddenTexts.append((file, article.article.body))
      if let link = article.internalLink { noteLink(link.name, by: file, in: &site) }
    }
  }

  /// Notes what an address of front matter or data leads to: a path, or a URL of the site.
  private func noteLink(_ written: String, by file: SourceFile.ID, in site: inout Site) {
    let path = written.withBytes { LinkText($0).path }
    let base = site.configuration.basePath
    let folder = files[file.offset].linkFolder
    if let asset = assets.asset(path, in: folder) {
      note(asset, by: file, isShown: false, in: &site)
    } else if path.hasPrefix(base),
      let asset = assets.asset("/" + path.dropFirst(base.count), in: "")
    {
      note(asset, by: file, isShown: false, in: &site)
    } else {
      site.missedNames.insert(ContentPath.name(of: path).lowercased())
    }
  }

  /// What the nearest folder says that says anything.
  private func decision(for file: SourceFile) -> Bool? {
    guard !decisions.isEmpty else { return nil }
    for folder in ContentPath.upwards(from: file.contentFolder) {
      if let decision = decisions[folder] { return decision }
    }
    return decisions[""]
  }

  private func note(
    _ asset: SourceFile.ID, by file: SourceFile.ID, isShown: Bool, in site: inout Site
  ) {
    if hidden.contains(file) {
      site.quietAssets.insert(asset)
    } else if !assets.inputs.contains(asset) {
      site.meantAssets.insert(asset)
      if !isShown { site.linkedAssets.insert(asset) }
    }
  }

  /// A theme shows what `extra` names, and nobody but the theme knows which of it are files: every
  /// text that is the path of one counts, and pictures count as shown.
  private func noteExtra(_ extra: Extra?, by file: SourceFile.ID, in site: inout Site) {
    guard let extra else { return }
    noteExtra(extra.value, by: file, in: files[file.offset].contentFolder, &site)
  }

  private func noteExtra(
    _ value: DynamicValue, by file: SourceFile.ID, in folder: String, _ site: inout Site
  ) {
    switch value {
    case .string(let text):
      if let asset = assets.asset(text, in: folder) {
        note(asset, by: file, isShown: true, in: &site)
      }
    case .list(let items): for item in items { noteExtra(item, by: file, in: folder, &site) }
    case .mapping(let pairs):
      for pair in pairs { noteExtra(pair.value, by: file, in: folder, &site) }
    case .null, .boolean, .integer, .float, .date: break
    }
  }
}
