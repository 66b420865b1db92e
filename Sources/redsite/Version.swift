import ArgumentParser

/// The version of the program.
enum Version {
  /// The number, as in tags and release notes.
  static let text = "0.1.0"
}

/// `redsite version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: localized("显示版本号", "Print the version"))

  func run() { print("redsite \(Version.text)") }
}
