import Base
import Diagnostics
import Files
import RedSiteGen
import SiteModel

/// Makes the corrections of a site's files that are certain.
///
/// Only what leaves no doubt is changed: full-width punctuation where the syntax wants half-width,
/// a key's misspelt name, an encoding. Everything else stays with a person. Folders with files that
/// no page names get `publish: true`, so that their URLs stay; what goes out by that is shown.
package struct SiteFixer: Sendable {
  private let options: BuildOptions
  /// One correction can uncover another (a file must be UTF-8 before its front matter can be
  /// read), so checking and correcting go on until nothing is left, at most this often.
  private static let mostRounds = 9

  /// A fixer for one site.
  package init(_ options: BuildOptions) { self.options = options }

  /// What was corrected, or would be.
  package struct Result: Sendable {
    /// The corrected files, by path.
    package var files: [FixedFile]
    /// The pictures and documents out of which was taken what they say of themselves, by path.
    package var cleanedFiles: [String] = []
    /// The files of `content/` that go out once their folder says so, which no page names.
    package var publishedFiles: [String] = []
    /// The problems that remain for a person, or all there are where nothing was written.
    package var report: DiagnosticReport
    /// What the program ends with.
    package var exitStatus: Int32
  }

  /// Shows the certain corrections, as far as they can be seen in one look.
  package func preview() -> Result {
    let look = SiteBuilder(options).checked()
    let checked = look.result
    guard let root = absolutePath(options.site) else {
      return Result(files: [], report: checked.report, exitStatus: checked.exitStatus)
    }
    var diagnostics = checked.report.diagnostics
    let files = corrections(of: look, root: root, diagnostics: &diagnostics)
    return Result(
      files: files, cleanedFiles: FileCleaning.paths(in: checked.report),
      publishedFiles: Self.publishedFiles(by: files, in: look),
      report: DiagnosticReport(diagnostics), exitStatus: checked.exitStatus)
  }

  /// Writes the certain corrections into the files.
  package func apply() -> Result {
    var files: [FixedFile] = []
    var publishedFiles: [String] = []
    var look = SiteBuilder(options).checked()
    guard let root = absolutePath(options.site) else {
      return Result(files: [], report: look.result.report, exitStatus: look.result.exitStatus)
    }
    let cleaning = FileCleaning.clean(look.result.report, root: root)
    guard cleaning.failures.isEmpty else {
      return Result(
        files: files, cleanedFiles: cleaning.cleaned,
        report: DiagnosticReport(look.result.report.diagnostics + cleaning.failures),
        exitStatus: 74)
    }
    if !cleaning.cleaned.isEmpty { look = SiteBuilder(options).checked() }
    // A correction is one of the bytes that were checked. An editor may have saved the file since,
    // so only what is the same before and after a check is corrected; the first round only reads.
    var known: [String: [UInt8]] = [:]
    for _ in 0..<Self.mostRounds {
      var failures: [Diagnostic] = []
      let before = known
      let round = corrections(of: look, root: root, diagnostics: &failures) {
        known[$0] = $1
        return before[$0] == $1
      }
      publishedFiles += Self.publishedFiles(by: round, in: look)
      for file in round {
        do throws(SystemError) {
          try FileStore(root).replace(file.path, with: file.bytes)
          known[file.path] = file.bytes
          files.append(file)
        } catch {
          failures.append(
            .cannotWrite(
              file.path, error,
              help: Message("请检查文件的写权限和磁盘空间", "check its permissions and the space on the disk")))
        }
      }
      guard failures.isEmpty else {
        return Result(
          files: files, cleanedFiles: cleaning.cleaned, publishedFiles: publishedFiles,
          report: DiagnosticReport(look.result.report.diagnostics + failures), exitStatus: 74)
      }
      guard known != before else { break }
      look = SiteBuilder(options).checked()
    }
    return Result(
      files: files, cleanedFiles: cleaning.cleaned, publishedFiles: publishedFiles,
      report: look.result.report,
      exitStatus: look.result.exitStatus)
  }

  private func corrections(
    of look: SiteLook, root: String, diagnostics: inout [Diagnostic],
    where isChecked: (_ path: String, _ bytes: [UInt8]) -> Bool = { _, _ in true }
  ) -> [FixedFile] {
    var byPath: [String: [Diagnostic]] = [:]
    // What lies in the private folder is outside of the site, and somebody else's to mend.
    let kept = Set(
      look.inputs?.tree.files.lazy.filter { [.kept, .fetched].contains($0.role) }.map(\.path) ?? [])
    for diagnostic in look.result.report.diagnostics
    where (diagnostic.fix != nil || diagnostic.code == .notUTF8)
      && !kept.contains(diagnostic.location.path)
    {
      byPath[diagnostic.location.path, default: []].append(diagnostic)
    }
    let folders = Self.unreferencedFiles(in: look)
    for path in folders.keys where byPath[path] == nil { byPath[path] = [] }
    var files: [FixedFile] = []
    for (path, problems) in byPath.sorted(by: { $0.key < $1.key }) {
      var buffer = ByteBuffer()
      do throws(FileProblem) {
        try readFile(FilePlace(path, below: root), limit: Limits.textFileBytes, into: &buffer)
      } catch {
        diagnostics.append(error.diagnostic(path: path, limit: Limits.textFileBytes))
        continue
      }
      let bytes = buffer.makeArray()
      guard isChecked(path, bytes) else { continue }
      let further =
        folders[path] == nil ? nil : FrontMatterEditor(bytes)?.adding("publish", "true")
      if let file = FixedFile(path: path, bytes: bytes, problems: problems, further: further) {
        files.append(file)
      }
    }
    return files
  }

  /// The files that no page names, by the front matter that can publish them.
  ///
  /// Those without any above them are left to a person. While there are errors nothing is certain:
  /// what is wrong may be the name of such a file.
  private static func unreferencedFiles(in look: SiteLook) -> [String: [String]] {
    guard let site = look.draft?.plan.site, !look.result.report.hasErrors else { return [:] }
    var files: [String: [String]] = [:]
    for diagnostic in look.result.report.diagnostics where diagnostic.code == .unreferencedFile {
      let path = diagnostic.location.path
      let index = PublishingFolder.indexPath(of: String(path.dropFirst("content/".count)), in: site)
      guard site.targets[index] != nil else { continue }
      files["content/" + index, default: []].append(path)
    }
    return files
  }

  private static func publishedFiles(by corrected: [FixedFile], in look: SiteLook) -> [String] {
    let folders = unreferencedFiles(in: look)
    return corrected.filter(\.publishesFolder).flatMap { folders[$0.path] ?? [] }.sorted()
  }
}
