import Foundation
import Testing

/// Jinja2 itself, run once over a file of cases.
enum Oracle {
  /// What Jinja2 says to one case.
  struct Answer: Decodable {
    let name: String
    let output: String?
    let error: String?
  }

  static func ask(_ file: ConformanceFile) throws -> [Answer] {
    let script = ConformanceFile.folder.appendingPathComponent("oracle.py").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let python = ProcessInfo.processInfo.environment["REDSITE_PYTHON"] ?? "python3"
    process.arguments = [python, script, file.path]
    // A pipe of errors could fill up while the output is read, so they go to a file.
    let complaints = FileManager.default.temporaryDirectory
      .appendingPathComponent("oracle-\(UUID().uuidString).txt")
    _ = FileManager.default.createFile(atPath: complaints.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: complaints) }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let complaint = (try? String(contentsOf: complaints, encoding: .utf8)) ?? ""
    try #require(
      process.terminationStatus == 0,
      "python3 with Jinja2 3.1 is needed: apt-get install python3-jinja2\n\(complaint)")
    return try JSONDecoder().decode([Answer].self, from: output)
  }
}
