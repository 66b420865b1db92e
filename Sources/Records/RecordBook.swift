import Base
import SiteModel

/// What records are computed from: a site on a day, with its working calendar.
///
/// Members and articles are in an order of their own (units by `order` and identifier, contributors
/// by identifier, articles by time and path), so that no result depends on the order of files,
/// rows or columns.
package struct RecordBook {
  package let site: Site
  package let calendar: WorkingCalendar
  /// The day at whose end everything is looked at.
  package let asOf: CivilDate
  /// The contributors, each once, however many entries of the register they have.
  package let people: [Person]
  /// The units, by `order`, then by identifier.
  package let units: [Unit.ID]
  /// The person of each entry of the register.
  let personOfEntry: [Int]
  /// The articles of each column, unit and person: places in `RecordFacts.articles`, by day.
  let articlesOfColumn: [[Int]]
  let articlesOfUnit: [[Int]]
  let articlesOfPerson: [[Int]]
  private let workdayCounts: WorkdayCounts

  /// A contributor: somebody who writes for one unit after another has an entry for each.
  package struct Person: Sendable {
    package var identifier: String
    /// The entries, by their first day.
    package var entries: [Contributor.ID]
  }

  /// A book about a site.
  ///
  /// - Parameters:
  ///   - site: the site, as it is on that day or later.
  ///   - calendar: the working calendar.
  ///   - asOf: the day; later articles, adoptions and reports are not seen.
  package init(_ site: Site, calendar: WorkingCalendar, asOf: CivilDate) {
    self.site = site
    self.calendar = calendar
    self.asOf = asOf
    var entries: [String: [Contributor.ID]] = [:]
    for (index, contributor) in site.contributors.enumerated() {
      entries[site.texts.string(contributor.identifier), default: []].append(Contributor.ID(index))
    }
    people = entries.sorted { $0.key < $1.key }.map { identifier, entries in
      Person(
        identifier: identifier,
        entries: entries.sorted {
          let (left, right) = (site.contributors[$0.offset], site.contributors[$1.offset])
          return (left.firstDay, left.lastDay) < (right.firstDay, right.lastDay)
        })
    }
    var personOfEntry = [Int](repeating: 0, count: site.contributors.count)
    for (index, person) in people.enumerated() {
      for entry in person.entries { personOfEntry[entry.offset] = index }
    }
    self.personOfEntry = personOfEntry
    units = site.units.indices.sorted {
      (site.units[$0].order, site.texts.string(site.units[$0].identifier))
        < (site.units[$1].order, site.texts.string(site.units[$1].identifier))
    }.map { Unit.ID($0) }

    var ofColumn = [[Int]](repeating: [], count: site.columns.count)
    var ofUnit = [[Int]](repeating: [], count: site.units.count)
    var ofPerson = [[Int]](repeating: [], count: people.count)
    for (index, article) in site.records.articles.enumerated() {
      if article.day > asOf { break }
      ofColumn[article.column.offset].append(index)
      for unit in site.records.units(of: article, in: site) { ofUnit[unit.offset].append(index) }
      for entry in site.records.contributorLists[article.contributors.indices] {
        ofPerson[personOfEntry[entry.offset]].append(index)
      }
    }
    workdayCounts = WorkdayCounts(
      calendar, from: site.records.articles.first?.day ?? asOf, through: asOf)
    articlesOfColumn = ofColumn
    articlesOfUnit = ofUnit
    articlesOfPerson = ofPerson
  }

  /// The text of something of the site.
  func string(_ text: Text) -> String { site.texts.string(text) }

  /// The entry of a person that holds on a day; outside of all of them, the last one before it, or
  /// the first.
  func entry(of person: Int, on day: CivilDate) -> Contributor {
    let entries = people[person].entries.map { site.contributors[$0.offset] }
    return entries.last { $0.firstDay <= day } ?? entries[0]
  }

  /// What a person is called on a day.
  func name(ofPerson person: Int, on day: CivilDate) -> String {
    string(entry(of: person, on: day).name)
  }

  /// The days on which a member is there, apart from each other and in order.
  func days(ofPerson person: Int, where matches: (Contributor) -> Bool = { _ in true })
    -> [ClosedRange<CivilDate>]
  {
    var runs: [ClosedRange<CivilDate>] = []
    for entry in people[person].entries {
      let contributor = site.contributors[entry.offset]
      guard matches(contributor), contributor.firstDay <= contributor.lastDay else { continue }
      if let last = runs.last, contributor.firstDay <= last.upperBound.next {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, contributor.lastDay)
      } else {
        runs.append(contributor.firstDay...contributor.lastDay)
      }
    }
    return runs
  }

  /// How many working days lie after one day and not after another, as `WorkingCalendar` counts
  /// them, but the same time for any two days of the site.
  ///
  /// - Throws: where one of the days is not covered.
  func countWorkdays(
    after start: CivilDate, through end: CivilDate
  ) throws(UncoveredDay) -> Int {
    if let count = workdayCounts.count(after: start, through: end) { return count }
    return try calendar.workdays(after: start, through: end)
  }

  /// The group of a unit: its own, or that of the nearest unit above that has one.
  func group(of unit: Unit.ID?) -> String {
    var above = unit
    while let unit = above {
      let group = site.units[unit.offset].group
      if !group.isEmpty { return string(group) }
      above = site.units[unit.offset].parent
    }
    return ""
  }

  /// Some units with all that are below them.
  func unitsBelow(_ top: Unit.ID) -> [Unit.ID] {
    var found = [top]
    var place = 0
    while place < found.count {
      found += site.unitLists[site.units[found[place].offset].children.indices]
      place += 1
    }
    return found
  }
}

extension RecordFacts {
  /// The units that an article is of: the one its front matter names, else those of its
  /// contributors, each once, else the one that keeps its folder.
  package func units(of article: RecordedArticle, in site: Site) -> [Unit.ID] {
    if let unit = article.unit { return [unit] }
    var units: [Unit.ID] = []
    for entry in contributorLists[article.contributors.indices] {
      guard let unit = site.contributors[entry.offset].unit, !units.contains(unit) else { continue }
      units.append(unit)
    }
    return units.isEmpty ? article.keeper.map { [$0] } ?? [] : units
  }
}

extension CivilDate {
  /// A day before all that sites can speak of, and one after.
  static let distantPast = CivilDate(daysSince1970: -1_000_000)
  static let distantFuture = CivilDate(daysSince1970: 1_000_000)

  var next: CivilDate { advanced(by: 1) }
}

extension Contributor {
  /// The first and the last day on which they write.
  var firstDay: CivilDate { since ?? .distantPast }
  var lastDay: CivilDate { until ?? .distantFuture }

  func isThere(on day: CivilDate) -> Bool { firstDay <= day && day <= lastDay }
}

extension Unit {
  /// The first and the last day on which it is there.
  var firstDay: CivilDate { since ?? .distantPast }
  var lastDay: CivilDate { until ?? .distantFuture }
}

/// How many working days there are from a first day up to each day after it.
private struct WorkdayCounts {
  private let first: CivilDate
  /// For each day from `first`, the working days up to and with it; ends at the first day that no
  /// notice covers.
  private let sums: [Int32]

  /// Counts from a year before a day, for events before the first article.
  init(_ calendar: WorkingCalendar, from day: CivilDate, through end: CivilDate) {
    let known = CivilDate(year: calendar.years.first?.year ?? 2004, month: 1, day: 1)
    first = max(day.advanced(by: -366), known ?? day)
    var sums: [Int32] = []
    if first <= end {
      sums.reserveCapacity(first.distance(to: end) + 1)
      var count: Int32 = 0
      for day in first...end {
        guard let isWorkday = try? calendar.isWorkday(day) else { break }
        if isWorkday { count += 1 }
        sums.append(count)
      }
    }
    self.sums = sums
  }

  /// Nil where one of the days was not counted.
  func count(after start: CivilDate, through end: CivilDate) -> Int? {
    guard start < end else { return 0 }
    let (from, to) = (first.distance(to: start), first.distance(to: end))
    guard from >= 0, to < sums.count else { return nil }
    return Int(sums[to] - sums[from])
  }
}
