import Foundation
import PackagePlugin

/// Runs `Scripts/note-commit.sh` before each build, so that `redsite version` tells the truth
/// after `swift build` as after `make build`.
@main
struct NoteCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
    let script = context.package.directoryURL.appending(path: "Scripts/note-commit.sh")
    return [
      .prebuildCommand(
        displayName: "Noting the commit", executable: URL(filePath: "/bin/sh"),
        arguments: [script.path(percentEncoded: false)],
        outputFilesDirectory: context.pluginWorkDirectoryURL)
    ]
  }
}
