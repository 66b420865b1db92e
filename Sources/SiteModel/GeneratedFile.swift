import Base

/// A file for programs rather than people: a feed, a site map, a list of links.
///
/// No template makes it; its format is the same whatever the theme.
package struct GeneratedFile: Sendable {
  /// What is written.
  package var format: Format
  /// What it is about.
  package var subject: Subject
  /// The URL, as for pages.
  package var url: Text
  /// The file's path in the output.
  package var path: Text
  /// The part of `SitePlan.siteMapPages` that a site map lists, or of the list of its parts that
  /// an index of site maps does.
  package var items = IndexRange.empty

  /// A file.
  package init(format: Format, subject: Subject, url: Text, path: Text) {
    self.format = format
    self.subject = subject
    self.url = url
    self.path = path
  }

  /// The formats that are written.
  package enum Format: UInt8, Sendable, CaseIterable {
    /// robots.txt (RFC 9309).
    case robots
    /// The headers that a hosting service for static pages sends.
    case hostHeaders
    /// The old addresses that such a service leads on.
    case hostRedirects
    /// What a browser reads that puts the site on a home screen (W3C, Web Application Manifest).
    case manifest
    /// RSS 2.0.
    case rss
    /// Atom (RFC 4287).
    case atom
    /// JSON Feed 1.1 of the newest articles, which other sites can take up.
    case articleIndex
    /// The titles of a year, for the page that finds articles.
    case searchTitles
    /// The documents of a column, for the script that filters them.
    case documents
    /// The friend links in JSON.
    case links
    /// The friend links in OPML 2.0.
    case linksOutline
    /// A site map (sitemaps.org, protocol 0.9).
    case siteMap
    /// An index of site maps.
    case siteMapIndex
    /// A table of a public record, as CSV.
    case recordTable
    /// A table of a special kind, as CSV.
    case kindTable
    /// The activities of a column as a calendar (RFC 5545).
    case calendar
    /// The papers of a year as a book (EPUB 3).
    case volume
  }

  /// What a file can be about.
  package enum Subject: Sendable {
    /// The site itself or a subsite.
    case site(Subsite.ID)
    /// A column.
    case column(Column.ID)
    /// A topic.
    case topic(Topic.ID)
    /// A unit.
    case unit(Unit.ID)
    /// A table of a public record, by their numbers.
    case record(Int, table: Int)
    /// A table of a special kind, by its place among the plan's reports and in it.
    case kindReport(Int, table: Int)
    /// A volume of papers, by its number.
    case volume(Int)
  }
}

/// The names of feeds, beside the page they are the feed of.
package enum FeedNames {
  /// The name of an RSS feed.
  package static let rss = "rss.xml"
  /// The name of an Atom feed.
  package static let atom = "atom.xml"
}
