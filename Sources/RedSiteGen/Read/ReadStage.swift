import Base
import Synchronization

/// Reads every file of a site once.
///
/// - Parameters:
///   - root: the absolute path of the folder with `site.toml`.
///   - themes: the theme's folder, then those it inherits from.
///   - jobs: the most workers.
///   - diagnostics: receives what could not be read.
/// - Returns: the files with the bytes of all that later stages read.
func read(
  root: String, themes: [ThemeFolder], jobs: Int, diagnostics: inout [Diagnostic]
) -> SourceTree {
  let content = FolderWalk(root: root, start: "content")
  let data = FolderWalk(root: root, start: "data")
  diagnostics += content.diagnostics + data.diagnostics
  let paths =
    content.files.map { ($0, contentRole(of: $0)) }
    + data.files.map { ($0, SourceFile.Role.data) }

  let nextSegment = Atomic<Int>(0)
  let parts = withWorkers(count: paths.count, jobs: jobs, batch: 32) { _, queue in
    var reader = BatchReader(root: root)
    while let batch = queue.take() {
      for index in batch {
        reader.read(paths[index].0, role: paths[index].1, index: index, nextSegment)
      }
    }
    return reader.finish()
  }
  diagnostics += parts.flatMap(\.diagnostics)
  // Workers take their segments' numbers from one counter, so each number has one owner.
  var segments = [[UInt8]](repeating: [], count: nextSegment.load(ordering: .relaxed))
  for part in parts {
    for (number, bytes) in part.segments { segments[number] = bytes }
  }

  var tree = SourceTree(
    root: root, theme: readTheme(root: root, themes: themes, diagnostics: &diagnostics),
    texts: TextStore(segments: segments))
  tree.files = arrange(parts.map(\.files), count: paths.count)
  tree.folders = content.folders
  return tree
}

private func contentRole(of path: String) -> SourceFile.Role {
  if path.hasSuffix("/_index.md") { return .index }
  return path.hasSuffix(".md") ? .article : .asset
}
