import Base
import Diagnostics
import Files
import Glibc
import Records

/// The folder that private reports are written to: somewhere outside the site.
///
/// What is below the site can be committed and published by one careless step, so nothing of a
/// report may lie there.
package struct ReportFolder: Sendable {
  private let store: FileStore

  /// Makes the folder where it is missing.
  ///
  /// - Parameters:
  ///   - path: what `-o` says.
  ///   - site: the folder with `site.toml`.
  ///   - output: the folder that the site is published to, which may lie elsewhere.
  /// - Throws: `report-inside-output` for a folder of the site or its output, also where a link
  ///   leads there; what the system says where it cannot be made.
  package init(_ path: String, outside site: String, _ output: String) throws(Diagnostic) {
    let place = Self.resolved(path)
    for kept in [site, output].map(Self.resolved) where Self.lies(place, in: kept) {
      throw Diagnostic(
        .reportInsideOutput, at: SourceLocation(path: path),
        Message(
          "报表不能写在网站的文件夹里：\(place) 在 \(kept) 里",
          "reports may not lie within the site: \(place) is in \(kept)"),
        help: Message(
          "报表里有不公开的内容，提交或发布时会带出去。用 -o 写一个别处的文件夹，例如 -o ../baobiao",
          "reports hold what is not for the public and would be committed or published; name a "
            + "folder elsewhere, as in -o ../reports"))
    }
    do throws(SystemError) {
      store = try FileStore(making: path)
    } catch {
      throw Self.problem(path, error)
    }
  }

  /// Writes a report: `NAME.html`, `NAME.json` and a CSV file for each of its tables.
  ///
  /// - Returns: the paths of the files below the folder.
  @discardableResult
  package func write(
    _ report: RecordReport, _ heading: ReportHeading
  ) throws(Diagnostic) -> [String] {
    var files: [(path: String, bytes: [UInt8])] = [
      (report.name + ".html", ReportPage.html(report, heading)),
      (report.name + ".json", ReportPage.json(report, heading)),
    ]
    files += report.tables.map { ($0.name + ".csv", Array($0.csv.utf8)) }
    for file in files { try write(file.path, file.bytes) }
    return files.map(\.path)
  }

  /// Writes one file.
  package func write(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
    do throws(SystemError) {
      try store.replace(path, with: bytes)
    } catch {
      throw Self.problem(store.folder + "/" + path, error)
    }
  }

  private static func problem(_ path: String, _ error: SystemError) -> Diagnostic {
    Diagnostic(
      .fileSystem, at: SourceLocation(path: path),
      Message("报表写不进去：\(error.chinese)", "cannot write the report: \(error.english)"))
  }

  private static func lies(_ path: String, in folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// An absolute path with the links of all that exists of it followed.
  private static func resolved(_ path: String) -> String {
    var missing: [Substring] = []
    var there = path.hasPrefix("/") ? path : "./" + path
    while true {
      if let real = realpath(there, nil) {
        defer { free(real) }
        let base = String(cString: real)
        return missing.reduce(base == "/" ? "" : base) { $0 + "/" + $1 }
      }
      let parts = there.split(separator: "/", omittingEmptySubsequences: true)
      guard let last = parts.last else { return path }
      missing.insert(last, at: 0)
      there = (there.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
      if there.isEmpty { there = "." }
    }
  }
}
