import Base
import Diagnostics
import Files
import SiteModel

extension SourceTree {
  /// Reads the lists of people in the private folder (`notices.private_folder`), all of its CSV
  /// files.
  ///
  /// A folder that is not there has no lists; who needs one says so.
  ///
  /// - Parameters:
  ///   - setUp: the site.
  ///   - diagnostics: receives files that cannot be read, and a folder that is not private.
  mutating func readPrivateFolder(_ setUp: SiteSetUp, diagnostics: DiagnosticSink) {
    let settings = setUp.configuration.notices
    guard !settings.privateFolder.isEmpty else { return }
    let name = settings.privateFolder
    guard let folder = absolutePath(name.hasPrefix("/") ? name : setUp.root + "/" + name) else {
      return
    }
    guard folder != setUp.root, !folder.hasPrefix(setUp.root + "/") else {
      diagnostics.report(
        Diagnostic(
          .invalidValue, at: settings.privateFolderLocation,
          Message(
            "名单文件夹在网站的文件夹里，会跟着网站进 git",
            "the private folder lies within the site, where git keeps it"),
          help: Message(
            "请放到网站文件夹以外，例如：private_folder = \"../private\"",
            "put it outside of the site, as in: private_folder = \"../private\"")))
      return
    }
    privateFolder = folder
    let start = ContentPath.name(of: folder)
    let walk = FolderWalk(root: ContentPath.folder(of: folder), start: start)
    var prefix = name
    while prefix.hasSuffix("/") { prefix.removeLast() }
    /// The path that messages name, which begins as the setting does.
    func shown(_ path: String) -> String { prefix + path.dropFirst(start.count) }
    diagnostics.report(
      walk.diagnostics.map { problem in
        var problem = problem
        problem.location.path = shown(problem.location.path)
        return problem
      })
    let reach = FolderReach(ContentPath.folder(of: folder))
    var segment = ByteBuffer(capacity: 1 << 12)
    for path in walk.files where ContentPath.ending(of: path) == "csv" {
      var file = SourceFile(path: shown(path), role: .kept, size: 0)
      let offset = segment.count
      do throws(FileProblem) {
        try readFile(path, below: reach, limit: Limits.textFileBytes, into: &segment)
        file.size = segment.count - offset
        file.text = Text(
          segment: texts.nextSegment, offset: UInt32(offset), count: UInt32(file.size))
      } catch {
        file.isReadable = false
        diagnostics.report(error.diagnostic(path: file.path, limit: Limits.textFileBytes))
      }
      files.append(file)
    }
    texts.add(segment.makeArray())
  }
}
