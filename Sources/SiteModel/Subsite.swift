import Base

/// The site itself, or a column of it that is a site of its own (子网): a name, a navigation and a
/// home page, perhaps a host and a theme.
package struct Subsite: Sendable {
  /// The place in `Site.subsites`; 0 is the site itself.
  package typealias ID = Identifier<Subsite>

  /// Its home page: the root column for the site itself.
  package var column: Column.ID
  /// What it is called.
  package var name: Text
  /// What it shows of itself; its mark is the site's own unless it has another.
  package var face = Face()
  /// The address it is served at, ending in `/`, where that is a host of its own; else empty.
  package var host = ""
  /// The name of its theme, where it is not the site's; else empty.
  package var theme = ""
  /// The pieces of its home page, places in `Site.blocks`.
  package var blocks = IndexRange.empty
  /// The top columns that its navigation shows, places in `Site.columnLists`.
  package var navigation = IndexRange.empty
  /// Its articles, the newest first, places in `Site.articleLists`.
  package var latest = IndexRange.empty
  /// The newest articles marked 头条, places in `Site.articleLists`.
  package var headlines = IndexRange.empty
  /// The newest articles with a picture, places in `Site.articleLists`.
  package var pictured = IndexRange.empty

  /// A site with what every one must have.
  package init(column: Column.ID, name: Text) {
    self.column = column
    self.name = name
  }

  /// Whether it has assets of its own: those of its theme, or the site's on its own host.
  package var hasOwnAssets: Bool { !host.isEmpty || !theme.isEmpty }
}

extension Identifier where Subject == Subsite {
  /// The site itself.
  package static var main: Self { Identifier(0) }
}

/// The theme of the site and those of subsites that have another.
package struct SiteThemes: Sendable {
  /// The themes, the site's own first.
  package private(set) var all: [ThemeFiles]
  /// The place in `all` of each subsite's theme that is not the site's.
  private var places: [Int: Int] = [:]

  /// The themes of a site: its own, and those that its subsites name.
  ///
  /// - Parameters:
  ///   - theme: the site's own, which stands in for those that are not there.
  ///   - others: further themes by name.
  ///   - subsites: name their themes.
  package init(
    _ theme: ThemeFiles, others: [String: ThemeFiles] = [:], for subsites: [Subsite] = []
  ) {
    all = [theme]
    var known: [String: Int] = [:]
    for (index, subsite) in subsites.enumerated() where !subsite.theme.isEmpty {
      if known[subsite.theme] == nil, let other = others[subsite.theme] {
        known[subsite.theme] = all.count
        all.append(other)
      }
      places[index] = known[subsite.theme]
    }
  }

  /// The place in `all` of a subsite's theme.
  package func place(ofSubsite subsite: Int) -> Int { places[subsite] ?? 0 }

  /// The theme of a subsite.
  package func theme(ofSubsite subsite: Int) -> ThemeFiles { all[place(ofSubsite: subsite)] }
}
