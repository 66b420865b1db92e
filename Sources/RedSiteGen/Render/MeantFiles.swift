import Base
import ChineseMarkdown
import Diagnostics
import Files
import SiteModel

/// The files of `content/` that go out, and how.
package struct MeantFiles: Sendable {
  /// All of them.
  package let files: Set<SourceFile.ID>
  /// Those that go out as they are, since something leads to them.
  package let linked: Set<SourceFile.ID>
  /// The pictures in each way that pages show them.
  package let pictures: Set<PictureUse>
  /// Where texts show pictures: the first place in each text, by the text's file.
  package let places: [SourceFile.ID: [SourceFile.ID: Range<Int>]]
  /// The pictures that a text shows without a description.
  package let undescribed: Set<SourceFile.ID>
  /// In which sizes each picture is published.
  let catalog: SitePictures

  /// What front matter, folders and settings ask for, and what pages name.
  init(_ named: NamedFiles, catalog: SitePictures, in site: Site) {
    self.catalog = catalog
    files = site.meantAssets.union(named.files)
    linked = site.linkedAssets.union(named.linked)
    pictures = named.pictures
    places = named.places
    undescribed = named.undescribed
  }
}

/// The files of `content/` that go out, and a word on each that nobody asks for.
///
/// - Parameters:
///   - plan: the site; what front matter, folders and settings ask for is known.
///   - named: what its pages name.
///   - pictures: its pictures.
///   - diagnostics: receives the files that stay behind.
/// - Returns: the files.
func meantFiles(
  of plan: SitePlan, named: NamedFiles, pictures: SitePictures, diagnostics: DiagnosticSink
) -> MeantFiles {
  let site = plan.site
  let all = MeantFiles(named, catalog: pictures, in: site)
  let meant = all.files
  // What cannot be read may name anything, and has an error of its own.
  let hasUnread = site.files.contains { file in
    file.isRefused || (!file.isReadable && [.article, .index, .data].contains(file.role))
  }
  guard named.isWhole, !hasUnread else { return all }
  let unnamed = site.allowedAssets.filter {
    !meant.contains($0) && !site.quietAssets.contains($0)
  }
  guard !unnamed.isEmpty else { return all }
  let waiting = namedByHiddenTexts(of: site)
  let missed = site.missedNames.union(named.missedNames)
  for file in unnamed where !waiting.contains(file) {
    let name = ContentPath.name(of: site.files[file.offset].path).lowercased()
    if missed.contains(name) { continue }
    diagnostics.report(unreferenced(site.files[file.offset], in: site))
  }
  return all
}

private func unreferenced(_ file: SourceFile, in site: Site) -> Diagnostic {
  let index = PublishingFolder.indexPath(of: file.contentPath, in: site)
  return Diagnostic(
    .unreferencedFile, at: SourceLocation(path: file.path),
    Message("没有网页用到这个文件，它不会发布", "no page names this file, so it is not published"),
    help: Message(
      "要给读者看，在文章里写上它；整个文件夹都要发布，在 content/\(index) 开头写 publish: true；用不着的，移出 content",
      "name it in an article; or write `publish: true` into content/\(index) to publish all of "
        + "the folder; or move it out of content"))
}

/// The files that texts name which are not on the site; read only where somebody asks, since most
/// sites have no file that is not named.
private func namedByHiddenTexts(of site: Site) -> Set<SourceFile.ID> {
  var renderer = MarkdownRenderer(options: .site)
  var html = ByteBuffer(capacity: 1 << 14)
  var named: Set<SourceFile.ID> = []
  site.texts.withView { view in
    for text in site.hiddenTexts where text.body.count > 0 {
      var document = FileCollectingDocument(
        folder: site.files[text.file.offset].contentFolder, targets: site.targets)
      html.removeAll()
      renderer.render(view[text.body], document: &document, into: &html)
      named.formUnion(document.named)
    }
  }
  return named
}

/// A text that is read only for the files it names.
private struct FileCollectingDocument: MarkdownDocument {
  let folder: String
  let targets: [String: LinkTarget]
  private(set) var named: Set<SourceFile.ID> = []

  init(folder: String, targets: [String: LinkTarget]) {
    self.folder = folder
    self.targets = targets
  }

  func holdsFile(_ path: String) -> Bool { file(path) != nil }

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    if destination.form == .path, let file = file(LinkText(destination.bytes).path) {
      named.insert(file)
    }
    return .refused
  }

  private func file(_ path: String) -> SourceFile.ID? {
    guard let path = ContentPath.resolve(path, in: folder), case .asset(let file)? = targets[path]
    else { return nil }
    return file
  }

  mutating func report(_ problem: MarkdownProblem) {}
}

/// Where `publish` is written for a file.
package enum PublishingFolder {
  /// The path below `content/` of the front matter that speaks for a file: that of the article
  /// whose folder it lies in, or of the column, topic or home page above; the file to make where
  /// there is none.
  package static func indexPath(of path: String, in site: Site) -> String {
    for folder in ContentPath.upwards(from: ContentPath.folder(of: path)) {
      for name in ["/index.md", "/_index.md"] where isText(folder + name, in: site) {
        return folder + name
      }
    }
    return "_index.md"
  }

  private static func isText(_ path: String, in site: Site) -> Bool {
    switch site.targets[path] {
    case .article, .column, .topic, .topicsIndex, .hidden: true
    case .asset, .withheld, .unpublished, nil: false
    }
  }
}
