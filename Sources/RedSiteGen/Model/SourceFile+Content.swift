extension SourceFile {
  /// The path below `content/`, as in `xuexi/a.md`.
  public var contentPath: String { String(path.dropFirst("content/".count)) }

  /// The folder below `content/` that the file lies in; empty for `content/` itself.
  public var contentFolder: String { ContentPath.folder(of: contentPath) }

  /// The folder below `content/` that paths in the file start from; `content/` for data files.
  public var linkFolder: String { role == .data ? "" : contentFolder }
}
