import Foundation
import Testing

/// The program as people run it: built beside these tests, started as a process of its own.
enum Program {
  /// What a command printed, and how it ended.
  struct Outcome {
    var output: String
    var status: Int32
  }

  /// The folder of the test's own sources.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder `redsite` is in: that of the tests, which are built with it.
  static let binaries: URL = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: tests).deletingLastPathComponent()
  }()

  /// Whether expectations are written anew instead of compared: `make record`.
  static let isRecording = ProcessInfo.processInfo.environment["REDSITE_RECORD"] != nil

  /// The environment of every command: nothing of the machine's but where programs are.
  static let environment = [
    "PATH": "\(binaries.path(percentEncoded: false)):/usr/local/bin:/usr/bin:/bin",
    "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent", "COLUMNS": "100",
  ]

  /// Runs a line of shell in `folder`; standard error is read with standard output.
  static func run(
    _ command: String, in folder: URL, environment changes: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "exec 2>&1; " + command]
    process.currentDirectoryURL = folder
    process.environment = environment.merging(changes) { $1 }
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Outcome(
      output: String(decoding: output, as: UTF8.self),
      status: process.terminationStatus + (isSignal ? 128 : 0))
  }
}

/// A folder that is gone at the end.
final class ScratchFolder {
  let url: URL

  init(in folder: URL = FileManager.default.temporaryDirectory) throws {
    url =
      folder
      .appending(path: "redsite-program-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes the files of a text in which `-- path --` stands before each.
  ///
  /// In the given order of paths; where none is given in that of the text.
  func write(_ text: String, inOrder order: ([String]) -> [String] = { $0 }) throws {
    var contents: [String: String] = [:]
    var paths: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        paths.append(String(line.dropFirst(3).dropLast(3)))
      } else if let path = paths.last {
        contents[path, default: ""] += line + "\n"
      }
    }
    for path in order(paths) {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      // The empty line before the next header is not the file's.
      var content = contents[path] ?? ""
      while content.hasSuffix("\n\n") { content.removeLast() }
      try Data(content.utf8).write(to: file)
    }
  }
}
