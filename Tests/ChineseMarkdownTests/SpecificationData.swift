import Glibc
import TestSupport

/// The examples of the GFM specification, which `Scripts/require-test-data.sh` brings.
enum SpecificationData {
  /// The package's root, found from where this file was compiled.
  static let packageRoot: String = {
    var parts = #filePath.split(separator: "/")
    while let last = parts.popLast(), last != "Tests" {}
    return "/" + parts.joined(separator: "/")
  }()

  /// The specification's text, or nil where it was not fetched.
  static let gfm = read("\(packageRoot)/.build-tools/conformance/gfm.txt")

  /// Whether tests with it run: where it is there, and where its absence must be noticed.
  static var isExpected: Bool { gfm != nil || OutsideData.isRequired }

  /// The whole of a file as text.
  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
