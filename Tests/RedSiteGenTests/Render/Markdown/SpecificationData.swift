#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the published conformance data that lies beside the project, if it is there.
enum SpecificationData {
  /// The package's root, found from where this file was compiled.
  static let packageRoot: String = {
    var parts = #filePath.split(separator: "/")
    while let last = parts.popLast(), last != "Tests" {}
    return "/" + parts.joined(separator: "/")
  }()

  /// A file of the shared specification folder, or nil where the folder is absent.
  static func file(_ name: String) -> String? {
    for folder in ["../shared/spec", "../../shared/spec"] {
      if let found = read("\(packageRoot)/\(folder)/\(name)") { return found }
    }
    return nil
  }

  /// Whether the folder is there.
  static var isPresent: Bool { file("README.md") != nil }

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
