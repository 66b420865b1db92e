/// The theme of the site and those of subsites that have another.
public struct SiteThemes: Sendable {
  /// The themes, the site's own first.
  public private(set) var all: [ThemeFiles]
  /// The place in `all` of each subsite's theme that is not the site's.
  private var places: [Int: Int] = [:]

  /// One theme for everything.
  public init(_ theme: ThemeFiles) { all = [theme] }

  /// The place in `all` of a subsite's theme.
  public func place(ofSubsite subsite: Int) -> Int { places[subsite] ?? 0 }

  /// The theme of a subsite.
  public func theme(ofSubsite subsite: Int) -> ThemeFiles { all[place(ofSubsite: subsite)] }

  /// Gives subsites a theme of their own.
  public mutating func add(_ theme: ThemeFiles, forSubsites subsites: [Int]) {
    for subsite in subsites { places[subsite] = all.count }
    all.append(theme)
  }
}
