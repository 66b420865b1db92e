import Files

extension SourceFile {
  /// The path below `content/`, as in `xuexi/a.md`.
  package var contentPath: String { String(path.dropFirst("content/".count)) }

  /// The folder below `content/` that the file lies in; empty for `content/` itself.
  package var contentFolder: String { ContentPath.folder(of: contentPath) }

  /// The folder below `content/` that paths in the file start from; `content/` for data files.
  package var linkFolder: String { role == .data ? "" : contentFolder }
}
