import Base
import Diagnostics

extension SiteConfiguration {
  /// What `site.toml` says of special kinds: `[honors]`, `[papers]`, `[stats]` and `[[bodies]]`.
  package struct Kinds: Sendable {
    /// The levels of honours, from the highest.
    package var honorLevels = ["国家级", "省部级", "市厅级", "县处级"]
    /// The lowest level that is listed; empty for all.
    package var honorMinimum = ""
    /// Whether every paper must have the opinion of a mentor.
    package var papersNeedMentor = false
    /// The least number that tables of statistics show.
    package var smallestNumber = 0
    /// What is known of bodies with terms of office.
    package var bodies: [BodyRules] = []

    package init() {}
  }
}

/// What is known of a body with terms of office: an entry of `[[bodies]]`.
package struct BodyRules: Sendable, Equatable {
  /// What it is called, as in `data/terms.csv`.
  package var name: String
  /// How long a session lasts.
  package var years = 5
  /// Offices that several hold at once, besides deputies and members.
  package var several: [String] = []
  /// How many sessions one after the other somebody may hold an office.
  package var sessions = 2
  /// After how many years in one office somebody is to be told of; 0 for never.
  package var rotation = 5

  package init(name: String) { self.name = name }
}
