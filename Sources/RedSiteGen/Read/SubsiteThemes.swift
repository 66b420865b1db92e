import Base
import Diagnostics
import Files
import Metadata
import SiteModel

/// Reads the themes that columns with a site of their own name; each is read once.
///
/// Their names stand in front matter, which parse reads. That of each `_index.md` is looked into
/// here as well (some microseconds), so that no later stage needs the disk; what is wrong with it is
/// parse's to report.
///
/// - Parameters:
///   - files: the files of the site.
///   - texts: their bytes.
///   - setUp: the site's own theme, which is not read again.
///   - search: where themes are besides the site's own.
///   - diagnostics: receives themes that do not exist or cannot be read.
/// - Returns: the themes that are there, by name.
func readSubsiteThemes(
  _ files: [SourceFile], texts: TextStore, setUp: SiteSetUp, search: ThemeSearchPath,
  diagnostics: DiagnosticSink
) -> [String: ThemeFiles] {
  var themes: [String: ThemeFiles] = [:]
  var seen: Set<String> = [setUp.configuration.theme]
  for use in themeUses(in: files, texts: texts) where seen.insert(use.name).inserted {
    let folders = locateTheme(
      use.name, at: use.location, root: setUp.root, search: search, diagnostics: diagnostics)
    // A theme that is not there is an error; the site's own finds what else is wrong.
    guard !folders.isEmpty else { continue }
    themes[use.name] = readTheme(root: setUp.root, themes: folders, diagnostics: diagnostics)
  }
  return themes
}

/// The name of a theme and the place that names it.
private struct ThemeUse {
  var name: String
  var location: SourceLocation
}

/// The themes that front matter names for subsites, in the order of folders, each use of them.
private func themeUses(in files: [SourceFile], texts: TextStore) -> [ThemeUse] {
  let indexes = files.filter { file in
    file.role == .index && file.isReadable && !file.contentFolder.isEmpty
      && file.contentFolder.split(separator: "/").first != Substring(FolderNames.topics)
  }.sorted { $0.contentFolder < $1.contentFolder }
  var subsites: [String] = []
  return texts.withView { view in
    indexes.compactMap { file in
      let bytes = view[file.text]
      guard let subsite = SubsiteTable(bytes, path: file.path),
        // One within another is no subsite, which organize reports.
        !subsites.contains(where: { file.contentFolder.hasPrefix($0 + "/") })
      else { return nil }
      subsites.append(file.contentFolder)
      return subsite.theme.map { theme in
        ThemeUse(
          name: theme.value,
          location: SourceLocation(path: file.path, file: bytes, range: theme.range))
      }
    }
  }
}

/// The `subsite` of an `_index.md`, as far as it says which theme it has.
private struct SubsiteTable {
  var theme: Located<String>?

  /// Nil where the file has no such table.
  init?(_ bytes: Bytes, path: String) {
    var ignored: [Diagnostic] = []
    guard SourceEncoding.check(bytes, path: path, into: &ignored) != nil,
      let matter = FrontMatter.read(bytes, path: path, into: &ignored)
    else { return nil }
    var decoder = matter.decoder(for: bytes, path: path)
    guard decoder.contains("subsite") else { return nil }
    theme = decoder.table("subsite") { $0.themeName("theme") } ?? nil
  }
}
