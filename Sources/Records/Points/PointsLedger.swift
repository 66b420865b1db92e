import Base
import SiteModel

/// Everything that gives or takes points, each with its day and whom it is for.
///
/// What is once counted on a day stays there: an article that is adopted later earns the rest on
/// the day of the adoption, a request that is sent after its month was over takes back its
/// deduction then. So the table of a period that is over changes only where its facts do.
package struct PointsLedger {
  package let book: RecordBook
  let value: PointsValue
  /// The entries, by day.
  private(set) var entries: [Entry] = []
  /// The adoptions of each article, by date: places in `RecordFacts.adoptions`.
  private(set) var adoptionsOfArticle: [Int: [Int]] = [:]
  /// Years whose holidays are missing.
  package private(set) var missingYears: Set<Int> = []

  /// Something that counts.
  struct Entry {
    var day: CivilDate
    var member: Member
    var cause: Cause
    /// In hundredths.
    var points: Int
  }

  /// Whom points are for.
  enum Member: Hashable {
    case unit(Unit.ID)
    /// A place in `RecordBook.people`.
    case person(Int)
  }

  /// What points are for.
  enum Cause: Equatable {
    /// An article, with as many of its adoptions as there were by then.
    case article(Int, adoptions: Int)
    /// An adoption of something that is only elsewhere.
    case adoption(Int)
    /// The month's cap of a contributor.
    case cap(month: CivilDate, limit: Int, sum: Int)
    /// 基础分 of a period.
    case allowance(PointsScheme.Period)
    /// An article that was published too late.
    case late(Int)
    /// A request, and what became of it.
    case request(Int, PointsScheme.Condition)
    /// A request that was sent after its month: the deduction is taken back, and that for being
    /// late stands in its place.
    case requestSentAfterAll(Int)
    /// So many articles short of a rule.
    case short(rule: String, count: Int, of: ClosedRange<CivilDate>)
    /// A place in `RecordFacts.adjustments`.
    case adjustment(Int)

    /// Whether it belongs to the steps before a month's cap.
    var isCapped: Bool {
      switch self {
      case .article, .adoption: true
      default: false
      }
    }

    /// Whether what it takes is 扣分.
    var isDeduction: Bool {
      switch self {
      case .late, .request, .requestSentAfterAll, .short, .adjustment: true
      default: false
      }
    }
  }

  /// The ledger of a site.
  package init(_ book: RecordBook) {
    self.book = book
    value = PointsValue(book)
    guard !book.site.records.schemes.isEmpty else { return }
    let facts = book.site.records
    for (index, adoption) in facts.adoptions.enumerated() where adoption.date <= book.asOf {
      if let article = adoption.article {
        adoptionsOfArticle[article, default: []].append(index)
      } else {
        addAdoption(index)
      }
    }
    for index in facts.articles.indices {
      if facts.articles[index].day > book.asOf { break }
      addArticle(index)
    }
    addCaps()
    for index in facts.requests.indices { addRequest(index) }
    for (index, adjustment) in facts.adjustments.enumerated() where adjustment.date <= book.asOf {
      addAdjustment(index, adjustment)
    }
    addAllowances()
    addQuotas()
    sortEntries()
  }

  /// Sorts the entries by day; those of a day stay in the order of the steps.
  ///
  /// By numbers that hold the day and the place, as entries themselves are slow to move.
  private mutating func sortEntries() {
    var keys = entries.enumerated().map { place, entry in
      Int64(entry.day.daysSince1970) << 32 | Int64(place)
    }
    keys.sort()
    entries = keys.map { entries[Int($0 & 0xFFFF_FFFF)] }
  }

  private func scheme(on day: CivilDate) -> PointsScheme? {
    value.scheme(on: day).map { book.site.records.schemes[$0] }
  }

  private mutating func add(_ day: CivilDate, _ member: Member, _ cause: Cause, _ points: Int) {
    guard points != 0 else { return }
    entries.append(Entry(day: day, member: member, cause: cause, points: points))
  }

  // MARK: Articles and adoptions

  /// Adds what an article earns on the day it is published, and on those on which it is adopted.
  private mutating func addArticle(_ index: Int) {
    let article = book.site.records.articles[index]
    let law = value.scheme(on: article.day)
    let joint = law.map { book.site.records.schemes[$0].joint } ?? .split
    if let adoptions = adoptionsOfArticle[index] {
      addSteps(index, article, adoptions, joint)
    } else if law != nil {
      let worth = value.worth(ofArticle: index, adoptions: []).points
      if worth != 0 {
        for (member, points) in shares(of: worth, article, joint) {
          add(article.day, member, .article(index, adoptions: 0), points)
        }
      }
    }
    guard let law, !article.isCommendation,
      let late = book.site.records.schemes[law].deductions.first(where: { $0.condition == .late }),
      value.isInTime(article) == false
    else { return }
    for unit in book.site.records.units(of: article, in: book.site) {
      add(article.day, .unit(unit), .late(index), -late.points)
    }
    for entry in book.site.records.contributorLists[article.contributors.indices] {
      add(article.day, .person(book.personOfEntry[entry.offset]), .late(index), -late.points)
    }
  }

  /// Adds what an article earns with each of its adoptions, beyond what it had earned before.
  private mutating func addSteps(
    _ index: Int, _ article: RecordedArticle, _ adoptions: [Int], _ joint: PointsScheme.Joint
  ) {
    var before: [(Member, Int)] = []
    // An adoption before publication counts from publication on.
    var count = adoptions.prefix { book.site.records.adoptions[$0].date <= article.day }.count
    var day = article.day
    while true {
      let worth = value.worth(ofArticle: index, adoptions: adoptions[..<count]).points
      let shares = shares(of: worth, article, joint)
      for (place, (member, points)) in shares.enumerated() {
        let earned = place < before.count ? before[place].1 : 0
        add(day, member, .article(index, adoptions: count), points - earned)
      }
      before = shares
      guard count < adoptions.count else { return }
      day = book.site.records.adoptions[adoptions[count]].date
      count = adoptions.prefix { book.site.records.adoptions[$0].date <= day }.count
    }
  }

  /// Who gets how much of a worth: contributors as they share it, the article's unit all of it.
  private func shares(
    of worth: Int, _ article: RecordedArticle, _ joint: PointsScheme.Joint
  ) -> [(Member, Int)] {
    let writers = book.site.records.contributorLists[article.contributors.indices]
    var shares = personShares(of: worth, writers, joint)
    if let unit = article.unit {
      shares.append((.unit(unit), worth))
    } else {
      shares += unitShares(of: worth, writers, joint, keeper: article.keeper)
    }
    return shares
  }

  private func personShares(
    of worth: Int, _ writers: ArraySlice<Contributor.ID>, _ joint: PointsScheme.Joint
  ) -> [(Member, Int)] {
    writers.enumerated().map { place, entry in
      let part =
        switch joint {
        case .split: Self.part(place, of: worth, among: writers.count)
        case .each: worth
        case .first: place == 0 ? worth : 0
        }
      return (.person(book.personOfEntry[entry.offset]), part)
    }
  }

  /// The points of an article without a unit follow its contributors; they are never more than it
  /// is worth.
  private func unitShares(
    of worth: Int, _ writers: ArraySlice<Contributor.ID>, _ joint: PointsScheme.Joint,
    keeper: Unit.ID?
  ) -> [(Member, Int)] {
    var units: [(Unit.ID, Int)] = []
    for (place, entry) in writers.enumerated() {
      guard let unit = book.site.contributors[entry.offset].unit else { continue }
      let part =
        joint == .first
        ? (place == 0 ? worth : 0) : Self.part(place, of: worth, among: writers.count)
      if let known = units.firstIndex(where: { $0.0 == unit }) {
        units[known].1 += part
      } else {
        units.append((unit, part))
      }
    }
    if units.isEmpty, let keeper { return [(.unit(keeper), worth)] }
    return units.map { (.unit($0.0), $0.1) }
  }

  /// A part of a sum in equal parts; what is left over goes to the first ones, a hundredth each.
  private static func part(_ place: Int, of sum: Int, among count: Int) -> Int {
    sum / count + (place < sum % count ? 1 : 0)
  }

  private mutating func addAdoption(_ index: Int) {
    let adoption = book.site.records.adoptions[index]
    let worth = value.worth(of: adoption).points
    let joint = scheme(on: adoption.date)?.joint ?? .split
    for (member, points) in personShares(of: worth, adoption.contributors[...], joint) {
      add(adoption.date, member, .adoption(index), points)
    }
    if let unit = adoption.unit {
      add(adoption.date, .unit(unit), .adoption(index), worth)
    } else {
      for (member, points) in unitShares(
        of: worth, adoption.contributors[...], joint, keeper: nil)
      {
        add(adoption.date, member, .adoption(index), points)
      }
    }
  }

  /// Takes from each contributor what they earned in a month beyond its cap.
  private mutating func addCaps() {
    guard book.site.records.schemes.contains(where: { $0.memberCap != nil }) else { return }
    var sums: [Int: [CivilDate: Int]] = [:]
    for entry in entries where entry.cause.isCapped {
      guard case .person(let person) = entry.member else { continue }
      let month = entry.day.advanced(by: 1 - entry.day.components.day)
      sums[person, default: [:]][month, default: 0] += entry.points
    }
    for (person, months) in sums.sorted(by: { $0.key < $1.key }) {
      for (month, sum) in months.sorted(by: { $0.key < $1.key }) {
        let (year, number, _) = month.components
        let end = month.advanced(by: CivilDate.daysIn(month: number, year: year) - 1)
        guard let limit = (scheme(on: end) ?? scheme(on: month))?.memberCap, sum > limit else {
          continue
        }
        add(
          min(end, book.asOf), .person(person), .cap(month: month, limit: limit, sum: sum),
          limit - sum)
      }
    }
  }

  // MARK: Requests, adjustments, allowances, quotas

  /// The points of a condition: what the scheme of a day gives for it less what it takes.
  private func award(_ condition: PointsScheme.Condition, on day: CivilDate) -> Int {
    guard let scheme = scheme(on: day) else { return 0 }
    func points(_ awards: [PointsScheme.Award]) -> Int {
      awards.first { $0.condition == condition }?.points ?? 0
    }
    return points(scheme.bonuses) - points(scheme.deductions)
  }

  private mutating func addRequest(_ index: Int) {
    let request = book.site.records.requests[index]
    var members: [Member] = [.unit(request.unit)]
    if let contributor = request.contributor {
      members.append(.person(book.personOfEntry[contributor.offset]))
    }
    let done = request.done.flatMap { $0 <= book.asOf ? $0 : nil }
    for member in members {
      guard let done else {
        if request.due < book.asOf {
          add(
            request.due, member, .request(index, .requestMissed),
            award(.requestMissed, on: request.due))
        }
        continue
      }
      if done <= request.due {
        add(done, member, .request(index, .requestOnTime), award(.requestOnTime, on: done))
      } else if ReportPeriod(.month, with: done) == ReportPeriod(.month, with: request.due) {
        add(
          request.due, member, .request(index, .requestLate),
          award(.requestLate, on: request.due))
      } else {
        let missed = award(.requestMissed, on: request.due)
        add(request.due, member, .request(index, .requestMissed), missed)
        add(
          done, member, .requestSentAfterAll(index),
          award(.requestLate, on: request.due) - missed)
      }
    }
  }

  private mutating func addAdjustment(_ index: Int, _ adjustment: PointsAdjustment) {
    let points =
      adjustment.points
      ?? adjustment.kind.map {
        award($0 == .correction ? .correction : .rejection, on: adjustment.date)
      } ?? 0
    if let unit = adjustment.unit { add(adjustment.date, .unit(unit), .adjustment(index), points) }
    if let contributor = adjustment.contributor {
      add(
        adjustment.date, .person(book.personOfEntry[contributor.offset]), .adjustment(index),
        points)
    }
  }

  /// Adds 基础分 on the first day of each period, to all who are there then or come in it.
  private mutating func addAllowances() {
    for scheme in book.site.records.schemes {
      for (kind, points) in scheme.allowance.sorted(by: { $0.key.months < $1.key.months }) {
        var day = scheme.days.lowerBound
        let end = min(scheme.days.upperBound, book.asOf)
        while day <= end, let days = CadenceRule.Cycle.months(kind.months, with: day) {
          if scheme.days.contains(days.lowerBound) {
            for member in members(in: days) {
              add(days.lowerBound, member, .allowance(kind), points)
            }
          }
          day = days.upperBound.next
        }
      }
    }
  }

  /// All who are there on one of some days.
  func members(in days: ClosedRange<CivilDate>) -> [Member] {
    let units = book.units.filter { id in
      let unit = book.site.units[id.offset]
      return unit.firstDay <= days.upperBound && days.lowerBound <= unit.lastDay
    }
    let people = book.people.indices.filter { person in
      book.days(ofPerson: person).contains {
        $0.lowerBound <= days.upperBound && days.lowerBound <= $0.upperBound
      }
    }
    return units.map { .unit($0) } + people.map { .person($0) }
  }

  /// Takes points for what is short of a rule of cadence, on the last day of each window.
  private mutating func addQuotas() {
    let zeroReports = ZeroReports(book)
    for scheme in book.site.records.schemes {
      for deduction in scheme.deductions {
        guard case .quotaShort(let name) = deduction.condition,
          let rule = book.site.records.cadence.first(where: { $0.name == name }),
          case .every(let cycle) = rule.demand
        else { continue }
        let end = min(scheme.days.upperBound, book.asOf)
        guard scheme.days.lowerBound <= end else { continue }
        let windows = cycle.windows(endingIn: scheme.days.lowerBound...end, book.calendar)
        for member in book.members(of: rule) {
          let who: Member
          switch member.subject {
          case .unit(let unit): who = .unit(unit)
          case .person(let person): who = .person(person)
          case .column: continue
          }
          for window in windows {
            let count = member.count(in: window.days)
            if count >= rule.least { continue }
            let state = CadenceLedger.state(
              window, sent: count, member, rule, book, zeroReports)
            if case .unknown(let year) = state { missingYears.insert(year) }
            guard state?.isLacking == true else { continue }
            let short = rule.least - count
            add(
              window.days.upperBound, who, .short(rule: name, count: short, of: window.days),
              -deduction.points * short)
          }
        }
      }
    }
  }
}
