import Base
import Diagnostics
import Files
import Glibc
import Metadata
import SiteModel

/// Where themes are looked for, besides the site's own `themes/`.
package struct ThemeSearchPath: Sendable {
  /// Folders that hold themes, the first found wins.
  package var folders: [String]

  /// The themes that come with the program.
  package static var installed: ThemeSearchPath {
    ThemeSearchPath(folders: InstalledFiles.folders(named: "themes"))
  }

  /// These folders.
  package init(folders: [String]) { self.folders = folders }
}

/// The folders of a theme and of those it inherits from, nearest first.
///
/// - Parameters:
///   - name: the theme's name.
///   - location: where it is named.
///   - root: the absolute path of the site.
///   - search: where else themes are.
///   - diagnostics: receives a theme that does not exist or inherits from itself.
/// - Returns: the folders that were found.
func locateTheme(
  _ name: String, at location: SourceLocation, root: String, search: ThemeSearchPath,
  diagnostics: DiagnosticSink
) -> [ThemeFolder] {
  var folders: [ThemeFolder] = []
  var names: [String] = []
  var next: (name: String, location: SourceLocation)? = (name, location)
  while let (name, location) = next {
    next = nil
    guard !names.contains(name) else {
      diagnostics.report(
        Diagnostic(
          .themeNotFound, at: location,
          Message("主题“\(name)”继承了它自己", "the theme “\(name)” inherits from itself"),
          help: Message("请改掉 theme.toml 里的 parent", "change the `parent` in theme.toml")))
      break
    }
    names.append(name)
    let candidates =
      [ThemeFolder(absolutePath: root + "/themes/" + name, displayPath: "themes/" + name)]
      + search.folders.map {
        ThemeFolder(absolutePath: $0 + "/" + name, displayPath: $0 + "/" + name)
      }
    let found: ThemeFolder?
    do throws(UnreadableTheme) {
      found = try firstThere(of: candidates)
    } catch {
      diagnostics.report(
        FileProblem.system(error.error).diagnostic(path: error.path, limit: 0, isFolder: true))
      break
    }
    guard let folder = found else {
      diagnostics.report(themeNotFound(name, at: location, root: root, search: search))
      break
    }
    let description = describe(folder, diagnostics: diagnostics)
    folders.append(folder)
    folders[folders.count - 1].pictures = description.pictures
    next = description.parent
  }
  return folders
}

/// A folder of a theme of which the system does not say whether it is there.
private struct UnreadableTheme: Error {
  var path: String
  var error: SystemError
}

private func firstThere(
  of candidates: [ThemeFolder]
) throws(UnreadableTheme) -> ThemeFolder? {
  for candidate in candidates {
    do throws(SystemError) {
      if try isFolderThere(candidate.absolutePath) { return candidate }
    } catch {
      throw UnreadableTheme(path: candidate.displayPath, error: error)
    }
  }
  return nil
}

/// The file that makes a folder a site.
package let siteFileName = "site.toml"

/// What a `theme.toml` says.
private struct ThemeDescription {
  /// The theme it inherits from, and where it says so.
  var parent: (name: String, location: SourceLocation)?
  /// How it shows pictures, by name.
  var pictures: [String: PictureShape] = [:]
}

private func describe(
  _ folder: ThemeFolder, diagnostics: DiagnosticSink
) -> ThemeDescription {
  let path = folder.displayPath + "/theme.toml"
  var buffer = ByteBuffer()
  do throws(FileProblem) {
    try readFile(
      folder.absolutePath + "/theme.toml", name: path, limit: Limits.textFileBytes, into: &buffer)
  } catch {
    if case .system(let error) = error, error.number == ENOENT { return ThemeDescription() }
    diagnostics.report(error.diagnostic(path: path, limit: Limits.textFileBytes))
    return ThemeDescription()
  }
  return buffer.withBytes { bytes in
    guard diagnostics.gather({ SourceEncoding.check(bytes, path: path, into: &$0) }) != nil,
      let root = diagnostics.gather({ readTOML(bytes, path: path, into: &$0) }),
      case .table(let entries) = root.kind
    else { return ThemeDescription() }
    var table = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
    let (parent, pictures) = table.theme()
    diagnostics.gather { table.finish(into: &$0) }
    return ThemeDescription(
      parent: parent.map {
        ($0.value, SourceLocation(path: path, file: bytes, range: $0.range))
      }, pictures: pictures)
  }
}

extension TableDecoder {
  /// Reads all of a `theme.toml`: the theme it inherits from, and how it shows pictures.
  mutating func theme() -> (parent: Located<String>?, pictures: [String: PictureShape]) {
    _ = string("name")
    _ = string("description")
    _ = requirement()
    let parent = themeName("parent")
    var pictures: [String: PictureShape] = [:]
    for case (let name, let shape)? in tables("pictures", { $0.pictureShape() }) ?? [] {
      guard pictures[name.value] == nil else {
        report(
          .invalidValue, at: name.range,
          Message("“\(name.value)”前面已经有了", "“\(name.value)” is there already"),
          help: Message("请合成一个，或换个名称", "make one of both, or give it another name"))
        continue
      }
      pictures[name.value] = shape
    }
    return (parent, pictures)
  }
}

private func themeNotFound(
  _ name: String, at location: SourceLocation, root: String, search: ThemeSearchPath
) -> Diagnostic {
  let known = ([root + "/themes"] + search.folders).flatMap { folderNames(in: $0) }
  let near = nearestName(to: name, among: known)
  let list = Set(known).sorted().joined(separator: "、")
  return Diagnostic(
    .themeNotFound, at: location,
    Message("没有名为“\(name)”的主题", "there is no theme named “\(name)”"),
    help: near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") }
      ?? Message(
        list.isEmpty ? "请把主题放到 themes/\(name)/" : "现有的主题：\(list)",
        list.isEmpty ? "put the theme into themes/\(name)/" : "there are: \(list)"))
}
