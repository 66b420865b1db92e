import ArgumentParser
import CCommit

/// The version of the program.
enum Version {
  /// The number, as in tags and release notes.
  static let text = "0.1.0"

  /// The number with the commit it was built from: `redsite 0.1.0 (be77b5b1f0c2)`.
  static var line: String {
    let commit = String(cString: redsite_commit())
    if commit.isEmpty {
      return "redsite \(text)" + localized("（提交未知）", " (commit unknown)")
    }
    if redsite_commit_is_modified() != 0 {
      return "redsite \(text)" + localized("（\(commit)，有未提交的改动）", " (\(commit), modified)")
    }
    return "redsite \(text)" + localized("（\(commit)）", " (\(commit))")
  }
}

/// `redsite version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: localized("显示版本号和它的提交", "Print the version and its commit"))

  func run() { print(Version.line) }
}
