import Base
import Diagnostics
import Files
import Records
import RedSiteGen
import SiteModel

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
  ///   - setUp: the site, whose output may lie elsewhere.
  ///   - repository: the site of today, where `setUp` was read out of its repository.
  /// - Throws: `report-inside-output` for a folder of the site or its output, also where a link
  ///   leads there; what the system says where it cannot be made.
  package init(
    _ path: String, outside setUp: SiteSetUp, of repository: String? = nil
  ) throws(Diagnostic) {
    let kept = [setUp.root, setUp.publishedFolder] + (repository.map { [$0] } ?? [])
    try self.init(path, outside: kept)
  }

  /// Makes the folder where it is missing.
  ///
  /// - Parameters:
  ///   - path: what `-o` says.
  ///   - kept: the folders in which it may not lie.
  /// - Throws: `report-inside-output` for a folder within one of them; what the system says where it
  ///   cannot be made.
  package init(_ path: String, outside kept: [String]) throws(Diagnostic) {
    let refusal: Diagnostic?
    do throws(SystemError) {
      let place = try RealPath(path)
      var folder: RealPath?
      for path in kept where folder == nil {
        let real = try RealPath(path)
        if place.isInside(real) { folder = real }
      }
      refusal = folder.map { folder in
        Diagnostic(
          .reportInsideOutput, at: SourceLocation(path: path),
          Message(
            "不公开的东西不能写在网站的文件夹里：\(place.string) 在 \(folder.string) 里",
            "what is private may not lie within the site: \(place.string) is in \(folder.string)"),
          help: Message(
            "提交或发布时会把它带出去。用 -o 写一个别处的文件夹，例如 -o ../baobiao",
            "it would be committed or published; name a folder elsewhere, as in -o ../reports"))
      }
      store = try refusal == nil ? FileStore(making: path) : FileStore(path)
    } catch {
      throw Self.problem(path, error)
    }
    if let refusal { throw refusal }
  }

  /// Writes a report: `NAME.html`, `NAME.json` and a CSV file for each of its tables.
  ///
  /// - Returns: the paths of the files below the folder.
  @discardableResult
  package func write(
    _ report: RecordReport, _ heading: ReportHeading
  ) throws(Diagnostic) -> [String] {
    let files = Self.files(of: report, heading)
    for file in files { try write(file.path, file.bytes) }
    return files.map(\.path)
  }

  /// The files of a report, with their names.
  package static func files(
    of report: RecordReport, _ heading: ReportHeading
  ) -> [(path: String, bytes: [UInt8])] {
    [
      (report.name + ".html", ReportPage.html(report, heading)),
      (report.name + ".json", ReportPage.json(report, heading)),
    ] + report.tables.map { ($0.name + ".csv", Array($0.csv.utf8)) }
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
      Message("写不进去：\(error.chinese)", "cannot be written: \(error.english)"))
  }
}
