import Base
import Diagnostics
import Files
import SiteModel

/// A folder with a theme, and the path that messages name it by.
package struct ThemeFolder: Sendable {
  /// The absolute path.
  package var absolutePath: String
  /// The path in messages, as in `themes/default`.
  package var displayPath: String
  /// How it shows pictures, by name.
  var pictures: [String: PictureShape] = [:]

  init(absolutePath: String, displayPath: String) {
    self.absolutePath = absolutePath
    self.displayPath = displayPath
  }
}

/// Reads the templates of a theme and of the site, and lists their assets.
///
/// A file of the site's own `templates/` or `assets/` stands before the theme's of the same
/// path, a child theme's before its parent's; of templates the others are kept for their macros.
package func readTheme(
  root: String, themes: [ThemeFolder], diagnostics: DiagnosticSink
) -> ThemeFiles {
  var theme = ThemeFiles()
  /// Style sheets and scripts, which may name other files.
  var texts: [String: [UInt8]] = [:]
  let own = ThemeFolder(absolutePath: root, displayPath: "")
  for folder in [own] + themes {
    theme.pictures.merge(folder.pictures) { nearer, _ in nearer }
    let templates = FolderWalk(root: folder.absolutePath, start: "templates")
    let assets = FolderWalk(root: folder.absolutePath, start: "assets")
    diagnostics.report(templates.diagnostics + assets.diagnostics)
    if templates.isCutShort || assets.isCutShort { theme.isWhole = false }
    for path in templates.files {
      let name = String(path.dropFirst("templates/".count))
      let display = folder.display(path)
      var buffer = ByteBuffer()
      do throws(FileProblem) {
        try readFile(folder.place(path), limit: Limits.textFileBytes, into: &buffer)
        let template = ThemeFiles.Template(path: display, bytes: buffer.makeArray())
        if theme.templates[name]?.hidden.append(template) == nil {
          theme.templates[name] = template
        }
      } catch {
        if error.isSystem { theme.isWhole = false }
        diagnostics.report(error.diagnostic(path: display, limit: Limits.textFileBytes))
      }
    }
    for path in assets.files {
      let name = String(path.dropFirst("assets/".count))
      guard theme.assets[name] == nil else { continue }
      var asset = ThemeFiles.Asset(
        path: folder.display(path), place: folder.place(path))
      if let bytes = text(of: path, in: folder, diagnostics) {
        asset.digest = bytes.withBytes { SHA256.digest($0) }
        texts[name] = bytes
      }
      theme.assets[name] = asset
    }
  }
  var links = AssetLinks(theme: theme, texts: texts, diagnostics: diagnostics)
  links.rewrite()
  return links.theme
}

/// The bytes of a style sheet or script, nil for other files and those that cannot be read.
private func text(
  of path: String, in folder: ThemeFolder, _ diagnostics: DiagnosticSink
) -> [UInt8]? {
  guard ["css", "js"].contains(ContentPath.ending(of: path)) else { return nil }
  var buffer = ByteBuffer()
  do throws(FileProblem) {
    try readFile(folder.place(path), limit: Limits.assetBytes, into: &buffer)
    return buffer.makeArray()
  } catch {
    diagnostics.report(
      error.diagnostic(path: folder.display(path), limit: Limits.assetBytes))
    return nil
  }
}

extension ThemeFolder {
  fileprivate func place(_ path: String) -> FilePlace {
    FilePlace(path, below: absolutePath, name: display(path))
  }

  fileprivate func display(_ path: String) -> String {
    displayPath.isEmpty ? path : displayPath + "/" + path
  }
}
