/// The theme of the site and those of subsites that have another.
package struct SiteThemes: Sendable {
  /// The themes, the site's own first.
  package private(set) var all: [ThemeFiles]
  /// The place in `all` of each subsite's theme that is not the site's.
  private var places: [Int: Int] = [:]

  /// One theme for everything.
  package init(_ theme: ThemeFiles) { all = [theme] }

  /// The place in `all` of a subsite's theme.
  package func place(ofSubsite subsite: Int) -> Int { places[subsite] ?? 0 }

  /// The theme of a subsite.
  package func theme(ofSubsite subsite: Int) -> ThemeFiles { all[place(ofSubsite: subsite)] }

  /// Gives subsites a theme of their own.
  package mutating func add(_ theme: ThemeFiles, forSubsites subsites: [Int]) {
    for subsite in subsites { places[subsite] = all.count }
    all.append(theme)
  }
}
