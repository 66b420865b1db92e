import Base
import Foundation
import Jinja

/// A file of cases in the folder `Conformance`.
struct ConformanceFile {
  let path: String
  let cases: [ConformanceCase]

  static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Conformance")
  }

  /// Every `cases*.json`, in the order of the names.
  static func all() throws -> [ConformanceFile] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("cases") && $0.hasSuffix(".json") }.sorted()
    return try names.map { name in
      let path = folder.appendingPathComponent(name).path
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      guard case .list(let cases) = try JSONParser.parse(bytes) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      return ConformanceFile(path: path, cases: cases.compactMap(ConformanceCase.init))
    }
  }
}
