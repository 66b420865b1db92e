import Base
import Diagnostics
import SiteModel

extension PointsLedger {
  /// What a member has in a period.
  struct Standing {
    var member: Member
    /// In hundredths, after the floor.
    var score = 0
    /// 1 for the best; those of one score have one rank, the next counts on (1, 2, 2, 4).
    var rank = 0
    var articles = 0, originals = 0, reprints = 0, adoptions = 0, graded = 0
    /// What was taken for faults, as a positive number of hundredths.
    var deducted = 0
    var state = State.none

    enum State: String {
      case none = ""
      case reached = "达标"
      case notReached = "不达标"
      case declaredZero = "零报告"
      case missing = "未报"

      var cell: RecordTable.Cell {
        switch self {
        case .none: .none
        case .reached: .state(rawValue, .good)
        case .declaredZero: .state(rawValue, .neutral)
        case .notReached, .missing: .state(rawValue, .bad)
        }
      }
    }
  }

  /// All units, or all contributors, who were there in a period, the best first, zeros included.
  func standings(_ period: ReportPeriod, of wantsUnits: Bool) -> [Standing] {
    var standings: [Member: Standing] = [:]
    for member in members(in: period.days) where member.isUnit == wantsUnits {
      standings[member] = Standing(member: member)
    }
    for entry in entries(in: period.days) where entry.member.isUnit == wantsUnits {
      standings[entry.member, default: Standing(member: entry.member)].score += entry.points
      if entry.cause.isDeduction, entry.points < 0 {
        standings[entry.member]?.deducted -= entry.points
      }
    }
    count(in: period.days, into: &standings, wantsUnits)
    let law = book.site.records.schemes.last { $0.days.lowerBound <= period.days.upperBound }
    let minimum = PointsScheme.Period(period.unit).flatMap { law?.minimum[$0] }
    let zeroReports = ZeroReports(book)
    var ranked = standings.values.map { standing in
      var standing = standing
      if law?.floorsAtZero == true { standing.score = max(0, standing.score) }
      if standing.articles == 0, standing.adoptions == 0 {
        let hasDeclared = zeroReports.covers(period.days, standing.member.subject)
        standing.state = hasDeclared ? .declaredZero : .missing
      } else if let minimum {
        standing.state = standing.score >= minimum ? .reached : .notReached
      }
      return standing
    }
    let places = Dictionary(
      uniqueKeysWithValues: book.units.enumerated().map { (Member.unit($0.element), $0.offset) })
    func place(_ member: Member) -> Int {
      if case .person(let person) = member { person } else { places[member] ?? 0 }
    }
    ranked.sort {
      ($1.score, $1.graded, $1.originals, place($0.member))
        < ($0.score, $0.graded, $0.originals, place($1.member))
    }
    for index in ranked.indices {
      let isTie = index > 0 && ranked[index].score == ranked[index - 1].score
      ranked[index].rank = isTie ? ranked[index - 1].rank : index + 1
    }
    return ranked
  }

  /// The entries of some days.
  func entries(in days: ClosedRange<CivilDate>) -> ArraySlice<Entry> {
    func firstPlace(from day: CivilDate) -> Int {
      var (low, high) = (0, entries.count)
      while low < high {
        let middle = (low + high) / 2
        if entries[middle].day < day { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return entries[firstPlace(from: days.lowerBound)..<firstPlace(from: days.upperBound.next)]
  }

  /// Counts articles and adoptions, which are of those who were there and of those who sent them.
  private func count(
    in days: ClosedRange<CivilDate>, into standings: inout [Member: Standing], _ wantsUnits: Bool
  ) {
    let facts = book.site.records
    func add(_ member: Member, _ change: (inout Standing) -> Void) {
      guard member.isUnit == wantsUnits else { return }
      change(&standings[member, default: Standing(member: member)])
    }
    let end = min(days.upperBound, book.asOf)
    let first = facts.articles.firstPlace(from: days.lowerBound)
    for article in facts.articles[first..<max(first, facts.articles.firstPlace(from: end.next))] {
      guard !article.isCommendation else { continue }
      for member in senders(of: article) {
        add(member) { standing in
          standing.articles += 1
          if article.origin == .original { standing.originals += 1 }
          if article.origin == .reprint { standing.reprints += 1 }
          if article.grade == Self.bestGrade { standing.graded += 1 }
        }
      }
    }
    for adoption in facts.adoptions where days.contains(adoption.date) && adoption.date <= book.asOf
    {
      var members: [Member]
      if let article = adoption.article {
        members = senders(of: facts.articles[article])
      } else {
        members = adoption.contributors.map { .person(book.personOfEntry[$0.offset]) }
        if let unit = book.unitOf(adoption) { members.append(.unit(unit)) }
      }
      for member in members { add(member) { $0.adoptions += 1 } }
    }
  }

  /// The grade that goes before others of the same score.
  private static let bestGrade = "精品"

  private func senders(of article: RecordedArticle) -> [Member] {
    let facts = book.site.records
    return facts.units(of: article, in: book.site).map { .unit($0) }
      + facts.contributorLists[article.contributors.indices].map {
        .person(book.personOfEntry[$0.offset])
      }
  }

  // MARK: Who is commended

  /// Those whom the table of a period puts first.
  package struct Best {
    /// The members, the best first.
    package var members: [(rank: Int, unit: String, person: String, isPublic: Bool, points: String)]
    /// How many of one rank are in beyond the number that was asked for, and that rank; nil where
    /// there are none.
    package var tie: (rank: Int, count: Int)?
  }

  /// The first of a period, all members of the last rank included; nobody without points.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - wantsUnits: whether units, or contributors.
  ///   - period: the period.
  ///   - minimum: what they must have reached, in hundredths.
  /// - Returns: the members, and whether some are in because of a tie.
  package func best(
    _ count: Int, units wantsUnits: Bool, of period: ReportPeriod, minimum: Int?
  ) -> Best {
    let able = standings(period, of: wantsUnits).filter {
      $0.score > 0 && $0.score >= minimum ?? 0
    }
    guard count > 0, !able.isEmpty else { return Best(members: []) }
    let last = able[min(count, able.count) - 1].rank
    let chosen = able.filter { $0.rank <= last }
    var best = Best(
      members: chosen.map { standing in
        let names = names(of: standing.member, on: period.days.upperBound)
        var isPublic = true
        if case .person(let person) = standing.member {
          isPublic = book.entry(of: person, on: period.days.upperBound).isPublic
        }
        return (
          standing.rank, names.unit, names.person, isPublic,
          RecordTable.Cell.hundredths(standing.score).text
        )
      })
    if chosen.count > count { best.tie = (last, chosen.count { $0.rank == last }) }
    return best
  }

  // MARK: The table that is signed

  /// The table of a period as it is signed: units, then contributors, each with its rank.
  package func table(_ period: ReportPeriod) -> RecordTable {
    RecordTable(
      "points", title: "积分（\(period.title)）", columns: Self.columns,
      rows: (standings(period, of: true) + standings(period, of: false)).map {
        RecordTable.Row(cells($0, period))
      })
  }

  /// SHA-256 of the table as CSV, 64 hexadecimal digits.
  package static func digest(of csv: String) -> String {
    csv.withBytes { SHA256.digest($0) }.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined()
  }

  static let columns: [RecordTable.Column] = [
    .init("期间", "period"), .init("排名", "rank"), .init("单位", "unit"),
    .init("信息员", "contributor"), .init("得分", "score"), .init("篇数", "articles"),
    .init("原创", "originals"), .init("转载", "reprints"), .init("采用", "adoptions"),
    .init("精品", "graded"), .init("扣分", "deducted"), .init("状态", "state"),
  ]

  func cells(_ standing: Standing, _ period: ReportPeriod) -> [RecordTable.Cell] {
    let names = names(of: standing.member, on: period.days.upperBound)
    return [
      .text(period.name), .number(standing.rank), .text(names.unit), .text(names.person),
      .hundredths(standing.score), .number(standing.articles), .number(standing.originals),
      .number(standing.reprints), .number(standing.adoptions), .number(standing.graded),
      .hundredths(standing.deducted), standing.state.cell,
    ]
  }

  /// The unit and the contributor of a member on a day; no contributor for a unit itself.
  func names(of member: Member, on day: CivilDate) -> (unit: String, person: String) {
    switch member {
    case .unit(let unit): return (book.string(book.site.units[unit.offset].name), "")
    case .person(let person):
      let entry = book.entry(of: person, on: day)
      return (
        entry.unit.map { book.string(book.site.units[$0.offset].name) } ?? "",
        book.string(entry.name)
      )
    }
  }
}

extension PointsLedger.Member {
  var isUnit: Bool {
    if case .unit = self { true } else { false }
  }

  var subject: CadenceMember.Subject {
    switch self {
    case .unit(let unit): .unit(unit)
    case .person(let person): .person(person)
    }
  }
}

extension PointsScheme.Period {
  init?(_ unit: ReportPeriod.Unit) {
    switch unit {
    case .month: self = .month
    case .quarter: self = .quarter
    case .halfYear: self = .halfYear
    case .year: self = .year
    case .days: return nil
    }
  }
}
