import Base
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
  package func runs(unitName: (Unit.ID) -> String) -> [HonorRun] {
    var names = TextNumbers()
    var holders = TextNumbers()
    // The rounds of an honour are the years in which it was given at all.
    var rounds: [Set<Int>] = []
    var held: [Holding: Set<Int>] = [:]
    for index in indices {
      let year = self[index].year
      let name = names.number(of: self[index].name)
      let holder = holders.number(of: self[index].unit.map(unitName) ?? self[index].recipient)
      if name == rounds.count { rounds.append([]) }
      rounds[name].insert(year)
      held[Holding(name: name, holder: holder), default: []].insert(year)
    }
    var runs: [HonorRun] = []
    for (holding, own) in held where own.count > 1 {
      var run: [Int] = []
      for year in rounds[holding.name].sorted() + [Int.max] {
        if own.contains(year) {
          run.append(year)
        } else {
          if run.count > 1 {
            runs.append(
              HonorRun(
                holder: holders.texts[holding.holder], name: names.texts[holding.name], years: run))
          }
          run = []
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

/// Who has an honour: the numbers of both.
private struct Holding: Hashable {
  var name: Int
  var holder: Int
}
