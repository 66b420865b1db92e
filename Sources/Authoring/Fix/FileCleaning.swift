import Base
import Diagnostics
import Files
import Scan

/// Takes out of pictures and office documents what they say of themselves.
enum FileCleaning {
  private static let codes: Set<DiagnosticCode> = [.photoLocation, .photoMetadata, .officeAuthor]

  /// The files that can be cleaned, by path.
  static func paths(in report: DiagnosticReport) -> [String] {
    let paths = report.diagnostics.filter {
      codes.contains($0.code) && $0.location.line == 0 && canClean($0.location.path)
    }
    return Set(paths.map(\.location.path)).sorted()
  }

  /// Cleans the files that a report names.
  ///
  /// - Returns: the files that were cleaned, and those that could not be written.
  static func clean(
    _ report: DiagnosticReport, root: String
  ) -> (cleaned: [String], failures: [Diagnostic]) {
    var cleaned: [String] = []
    var failures: [Diagnostic] = []
    for path in paths(in: report) {
      var buffer = ByteBuffer()
      do throws(FileProblem) {
        try readFile(FilePlace(path, below: root), limit: Limits.assetBytes, into: &buffer)
      } catch {
        failures.append(error.diagnostic(path: path, limit: Limits.assetBytes))
        continue
      }
      let bytes = buffer.makeArray()
      let clean = isPicture(path) ? PhotoCleaning.cleaned(bytes) : OfficeCleaning.cleaned(bytes)
      // What is broken stays as it is, and so does its diagnostic.
      guard let clean, clean != bytes else { continue }
      do throws(SystemError) {
        try FileStore(root).replace(path, with: clean)
        cleaned.append(path)
      } catch {
        failures.append(.cannotWrite(path, error))
      }
    }
    return (cleaned, failures)
  }

  private static func isPicture(_ path: String) -> Bool {
    FileSignature(ending: ContentPath.ending(of: path))?.isImage ?? false
  }

  private static func canClean(_ path: String) -> Bool {
    ["jpg", "jpeg", "png", "webp", "docx", "xlsx", "pptx"].contains(ContentPath.ending(of: path))
  }
}
