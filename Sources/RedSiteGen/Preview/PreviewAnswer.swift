/// What a preview answers a request with.
public enum PreviewAnswer: Sendable {
  /// A page; a page that stands for one that is missing is one too.
  case page([UInt8], PreviewFacts, isMissing: Bool)
  /// A page exists and cannot be made: a template has a fault, or there is no site to show.
  case broken(PreviewFacts)
  /// A file for programs, as in `feed.xml`.
  case content([UInt8], path: String)
  /// A file that is served as it is.
  case file(FilePlace)
  /// The address is that of a folder, without the `/` at its end.
  case folder
  /// There is nothing.
  case missing
}

/// What an editor is told about a page.
public struct PreviewFacts: Sendable {
  /// A checksum of the page; empty where it cannot be made.
  public var digest = ""
  /// The file behind the page, from the site's folder; empty where there is none.
  public var source = ""
  /// Whether it is a draft or yet to come.
  public var state: ArticleState?
  /// What is wrong with the site or the page.
  public var report: DiagnosticReport

  /// What is known of a page without anything but its problems.
  public init(report: DiagnosticReport) { self.report = report }
}

/// An article that readers do not see yet.
public struct PreviewMark: Sendable {
  /// The URL of its page.
  public var url: String
  /// Whether it is a draft or yet to come.
  public var state: ArticleState
}
