import Base

/// Days of national mourning, on which pages are grey (`[[mourning]]`).
public struct Mourning: Sendable {
  /// The first and the last day.
  public var from: CivilDate, to: CivilDate
  /// Which pages are grey.
  public var scope = Scope.all

  /// Which pages are grey.
  public enum Scope: String, Sendable, CaseIterable {
    /// Every page.
    case all
    /// The home pages of the site and its subsites.
    case home
  }

  /// The midnights at which it begins and ends, on the site's clock.
  public var times: (begin: DateTime, end: DateTime) {
    (DateTime(date: from), DateTime(date: CivilDate(daysSince1970: to.daysSince1970 + 1)))
  }
}
