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
