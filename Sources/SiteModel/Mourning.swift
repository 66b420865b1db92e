import Base

/// Days of national mourning, on which pages are grey (`[[mourning]]`).
package struct Mourning: Sendable {
  /// The first and the last day.
  package var from: CivilDate, to: CivilDate
  /// Which pages are grey.
  package var scope = Scope.all

  package init(from: CivilDate, to: CivilDate, scope: Scope = Scope.all) {
    self.from = from
    self.to = to
    self.scope = scope
  }

  /// Which pages are grey.
  package enum Scope: String, Sendable, CaseIterable {
    /// Every page.
    case all
    /// The home pages of the site and its subsites.
    case home
  }

  /// The midnights at which it begins and ends, on the site's clock.
  package var times: (begin: DateTime, end: DateTime) {
    (DateTime(date: from), DateTime(date: CivilDate(daysSince1970: to.daysSince1970 + 1)))
  }
}
