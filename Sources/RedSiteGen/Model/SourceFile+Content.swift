extension SourceFile {
  /// The path below `content/`, as in `xuexi/a.md`.
  public var contentPath: String { String(path.dropFirst("content/".count)) }

  /// The folder below `content/` that the file lies in; empty for `content/` itself.
  public var contentFolder: String { ContentPath.folder(of: contentPath) }
}
