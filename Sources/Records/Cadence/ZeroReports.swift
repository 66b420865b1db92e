import Base
import SiteModel

/// 零报告 by who made them.
struct ZeroReports {
  private var ofUnit: [Unit.ID: [ClosedRange<CivilDate>]] = [:]
  private var ofPerson: [Int: [ClosedRange<CivilDate>]] = [:]

  init(_ book: RecordBook) {
    for report in book.site.records.zeroReports where report.reported <= book.asOf {
      if let contributor = report.contributor {
        ofPerson[book.personOfEntry[contributor.offset], default: []].append(report.days)
      } else {
        ofUnit[report.unit, default: []].append(report.days)
      }
    }
  }

  /// Whether a member has declared so for any days.
  func hasAny(_ member: CadenceMember.Subject) -> Bool {
    switch member {
    case .column: false
    case .unit(let unit): ofUnit[unit] != nil
    case .person(let person): ofPerson[person] != nil
    }
  }

  /// Whether a member has declared that there is nothing for all of some days.
  func covers(_ days: ClosedRange<CivilDate>, _ member: CadenceMember.Subject) -> Bool {
    let reports: [ClosedRange<CivilDate>]? =
      switch member {
      case .column: nil
      case .unit(let unit): ofUnit[unit]
      case .person(let person): ofPerson[person]
      }
    return reports?.contains {
      $0.lowerBound <= days.lowerBound && days.upperBound <= $0.upperBound
    } ?? false
  }
}
