/// What a build did to the published site.
package struct ReleaseSummary: Sendable, Hashable {
  /// How many files the release has.
  package var pages: Int
  /// How many of them are new or have new bytes.
  package var written: Int
  /// How many are the same as before, with their old time and inode.
  package var unchanged: Int
  /// How many files of the release before are gone.
  package var removed: Int
  /// What is to be said about it; the release is published all the same.
  package var notices: [ReleaseNotice] = []

  /// A build about which there is nothing to say.
  package init(pages: Int, written: Int, unchanged: Int, removed: Int) {
    self.pages = pages
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}

/// What became of one published file.
package enum PublishOutcome: Sendable, Hashable {
  /// New, or with new bytes.
  case written
  /// Byte for byte what the release before has.
  case unchanged
}
