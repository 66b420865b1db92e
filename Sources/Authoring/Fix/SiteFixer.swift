import Base
import Diagnostics
import Files
import RedSiteGen

/// Makes the corrections of a site's files that are certain.
///
/// Only what leaves no doubt is changed: full-width punctuation where the syntax wants half-width,
/// a key's misspelt name, an encoding. Everything else stays with a person.
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
    /// The problems that remain for a person, or all there are where nothing was written.
    package var report: DiagnosticReport
    /// What the program ends with.
    package var exitStatus: Int32
  }

  /// Shows the certain corrections, as far as they can be seen in one look.
  package func preview() -> Result {
    let checked = SiteBuilder(options).check()
    guard let root = absolutePath(options.site) else {
      return Result(files: [], report: checked.report, exitStatus: checked.exitStatus)
    }
    var diagnostics = checked.report.diagnostics
    let files = corrections(of: checked.report, root: root, diagnostics: &diagnostics)
    return Result(
      files: files, report: DiagnosticReport(diagnostics), exitStatus: checked.exitStatus)
  }

  /// Writes the certain corrections into the files.
  package func apply() -> Result {
    var files: [FixedFile] = []
    var checked = SiteBuilder(options).check()
    guard let root = absolutePath(options.site) else {
      return Result(files: [], report: checked.report, exitStatus: checked.exitStatus)
    }
    // A correction is one of the bytes that were checked. An editor may have saved the file since,
    // so only what is the same before and after a check is corrected; the first round only reads.
    var known: [String: [UInt8]] = [:]
    for _ in 0..<Self.mostRounds {
      var failures: [Diagnostic] = []
      let before = known
      let round = corrections(of: checked.report, root: root, diagnostics: &failures) {
        known[$0] = $1
        return before[$0] == $1
      }
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
          files: files,
          report: DiagnosticReport(checked.report.diagnostics + failures), exitStatus: 74)
      }
      guard known != before else { break }
      checked = SiteBuilder(options).check()
    }
    return Result(files: files, report: checked.report, exitStatus: checked.exitStatus)
  }

  private func corrections(
    of report: DiagnosticReport, root: String, diagnostics: inout [Diagnostic],
    where isChecked: (_ path: String, _ bytes: [UInt8]) -> Bool = { _, _ in true }
  ) -> [FixedFile] {
    var byPath: [String: [Diagnostic]] = [:]
    for diagnostic in report.diagnostics
    where diagnostic.fix != nil || diagnostic.code == .notUTF8 {
      byPath[diagnostic.location.path, default: []].append(diagnostic)
    }
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
      if let file = FixedFile(path: path, bytes: bytes, problems: problems) { files.append(file) }
    }
    return files
  }
}
