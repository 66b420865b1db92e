import Diagnostics
import Files
import Operations
import SiteModel

/// What a preview answers a request with.
package enum PreviewAnswer: Sendable {
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
package struct PreviewFacts: Sendable {
  /// A checksum of the page; empty where it cannot be made.
  package var digest = ""
  /// The file behind the page, from the site's folder; empty where there is none.
  package var source = ""
  /// Whether it is a draft or yet to come.
  package var state: ArticleState?
  /// Whether it is an article that came with the preset.
  package var isSample = false
  /// What of the preset is still on the site.
  package var samples = SampleCount()
  /// What is wrong with the site or the page.
  package var report: DiagnosticReport

  /// What is known of a page without anything but its problems.
  package init(report: DiagnosticReport) { self.report = report }
}

/// What an editor should know of a link: it leads to an article that readers do not see yet, or it
/// is a friend link that came with the preset.
package struct PreviewMark: Sendable {
  /// The address that the link has.
  package var url: String
  /// What it is marked as.
  package var label: Label

  /// The words of marks, in short.
  package enum Label: String, Sendable {
    case drafts, future, sample
  }
}
