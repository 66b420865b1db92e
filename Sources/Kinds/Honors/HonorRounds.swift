import SiteModel

/// An honour that somebody had in two and more rounds one after the other.
package struct HonorRun: Sendable, Equatable {
  /// Who had it.
  package var holder: String
  /// What it is called.
  package var name: String
  /// The years of the rounds.
  package var years: [Int]

  package init(holder: String, name: String, years: [Int]) {
    self.holder = holder
    self.name = name
    self.years = years
  }
}

extension [Honor] {
  /// Who is honoured: the unit where there is one, otherwise the recipient.
  ///
  /// - Parameter unitName: the name of a unit.
  /// - Returns: who had an honour in rounds one after the other, the longest first.
  package func runs(unitName: (Honor) -> String?) -> [HonorRun] {
    // The rounds of an honour are the years in which it was given at all.
    var rounds: [String: Set<Int>] = [:]
    var held: [String: [String: Set<Int>]] = [:]
    for honor in self {
      rounds[honor.name, default: []].insert(honor.year)
      held[honor.name, default: [:]][unitName(honor) ?? honor.recipient, default: []]
        .insert(honor.year)
    }
    var runs: [HonorRun] = []
    for (name, holders) in held {
      let years = (rounds[name] ?? []).sorted()
      for (holder, own) in holders where own.count > 1 {
        var run: [Int] = []
        for year in years + [Int.max] {
          if own.contains(year) {
            run.append(year)
          } else {
            if run.count > 1 { runs.append(HonorRun(holder: holder, name: name, years: run)) }
            run = []
          }
        }
      }
    }
    // The longest first; equal ones in an order that no hash decides.
    return runs.sorted {
      ($1.years.count, $1.years[0], $0.name, $0.holder)
        < ($0.years.count, $0.years[0], $1.name, $1.holder)
    }
  }
}
