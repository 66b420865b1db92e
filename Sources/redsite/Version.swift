import ArgumentParser
import Base
import CCommit
import Diagnostics
import RedSiteGen

/// The version of the program, and how this one was built.
enum Version {
  /// The number, as in tags and release notes.
  static let text = ProgramVersion.current.text

  /// The commit it was built from, its first twelve characters; nil where that is unknown.
  static var commit: String? {
    let commit = String(cString: redsite_commit())
    return commit.isEmpty ? nil : commit
  }

  /// Whether files differed from the commit.
  static var isModified: Bool { redsite_commit_is_modified() != 0 }

  /// The number with the commit it was built from: `redsite 0.2.0 (be77b5b1f0c2)`.
  static var line: String {
    guard let commit else { return "redsite \(text)" + localized("（提交未知）", " (commit unknown)") }
    if isModified {
      return "redsite \(text)" + localized("（\(commit)，有未提交的改动）", " (\(commit), modified)")
    }
    return "redsite \(text)" + localized("（\(commit)）", " (\(commit))")
  }

  /// How it was compiled, by names of one word.
  static let build: [(name: String, value: String)] = [
    ("configuration", configuration), ("architecture", architecture),
    ("swift_runtime", redsite_runtime_is_inside() != 0 ? "static" : "shared"),
    ("swift", compiler),
  ]

  private static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #else
      "unknown"
    #endif
  }
}

/// `redsite version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: localized("显示版本号、提交和编译的方式", "Print the version, its commit and how it was built"))

  /// What it is printed as.
  enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Option(help: ArgumentHelp(localized("输出格式", "The form of the output")))
  var format = Form.text

  func run() {
    switch format {
    case .text:
      print(Version.line)
      print(Version.build.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
    case .json:
      let build = Version.build.map { "\($0.name.jsonString): \($0.value.jsonString)" }
      print(
        """
        {"version": \(Version.text.jsonString), "commit": \(Version.commit?.jsonString ?? "null"), \
        "modified": \(Version.isModified), "build": {\(build.joined(separator: ", "))}}
        """)
    }
  }
}
