import Base
import Diagnostics

/// What a site, a subsite or a topic shows of itself above its pages: a mark, a banner, a line.
package struct Face: Sendable {
  /// The mark.
  package var logo: Picture?
  /// The banner of the day.
  package var banner: Picture?
  /// The same for dark screens.
  package var darkBanner: Picture?
  /// A line below the name.
  package var slogan = Text.empty

  /// A face that shows nothing.
  package init() {}

  /// A picture by where it is kept.
  package enum Picture: Sendable {
    /// A file of `content/`.
    case file(SourceFile.ID)
    /// A file of `assets/`, by its path below it.
    case asset(String)
  }
}

/// A face as it is written, before its pictures are found and its banner is chosen.
package struct ParsedFace: Sendable {
  /// `logo`.
  package var logo: ParsedBlock.Named?
  /// `banner`: one, or several of which the day chooses.
  package var banners: [ParsedBanner] = []
  /// `slogan`.
  package var slogan = ""

  /// Nothing written.
  package init() {}

  /// The pictures that it names.
  package var pictures: [ParsedBlock.Named] {
    ([logo] + banners.flatMap { [$0.light, $0.dark] }).compactMap(\.self)
  }
}

/// A banner and when it is shown.
package struct ParsedBanner: Sendable {
  /// The picture.
  package var light: ParsedBlock.Named
  /// The picture for dark screens.
  package var dark: ParsedBlock.Named?
  /// The days on which it is shown.
  package var season: Season?
  /// The topic during which it is shown.
  package var topic: ParsedBlock.Named?

  /// A banner for every day.
  package init(_ light: ParsedBlock.Named) { self.light = light }

  /// Whether it is shown only at times.
  package var isForSomeDays: Bool { season != nil || topic != nil }
}

/// Days that come once, or every year.
package struct Season: Sendable, Equatable {
  /// The first and the last day.
  package var from: Day, to: Day

  /// Days from one to another, both of them included.
  package init(from: Day, to: Day) {
    self.from = from
    self.to = to
  }

  /// The first or last day.
  package enum Day: Sendable, Equatable {
    /// A day of one year.
    case once(CivilDate)
    /// A day of every year: month and day.
    case yearly(Int, Int)

    /// Whether it comes every year.
    package var isYearly: Bool { if case .yearly = self { true } else { false } }
  }

  /// Whether a day is one of them; a season of every year may reach over its end, 12-20 to 02-20.
  package func contains(_ day: CivilDate) -> Bool {
    switch (from, to) {
    case (.once(let first), .once(let last)): return first <= day && day <= last
    case (.yearly(let firstMonth, let firstDay), .yearly(let lastMonth, let lastDay)):
      let (_, month, date) = day.components
      let here = month * 100 + date
      let (first, last) = (firstMonth * 100 + firstDay, lastMonth * 100 + lastDay)
      return first <= last ? (first...last).contains(here) : here >= first || here <= last
    default: return false
    }
  }
}
