/// What a build did to the published site.
public struct ReleaseSummary: Sendable, Hashable {
  /// How many files the release has.
  public var pages: Int
  /// How many of them are new or have new bytes.
  public var written: Int
  /// How many are the same as before, with their old time and inode.
  public var unchanged: Int
  /// How many files of the release before are gone.
  public var removed: Int
  /// What is to be said about it; the release is published all the same.
  public var notices: [ReleaseNotice] = []

  /// A build about which there is nothing to say.
  public init(pages: Int, written: Int, unchanged: Int, removed: Int) {
    self.pages = pages
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}

/// What became of one published file.
public enum PublishOutcome: Sendable, Hashable {
  /// New, or with new bytes.
  case written
  /// Byte for byte what the release before has.
  case unchanged
}
