import Base
import Diagnostics

/// What files say of cadence and points, before names are resolved.
package struct ParsedRecords: Sendable {
  /// `data/points.toml` and `data/points-*.toml`, by path.
  package var schemes: [PointsScheme] = []
  /// `data/adoptions.csv`.
  package var adoptions = ParsedRegister<ParsedAdoption>(path: adoptionsPath)
  /// `data/requests.csv`.
  package var requests = ParsedRegister<ParsedRequest>(path: requestsPath)
  /// `data/adjustments.csv`.
  package var adjustments = ParsedRegister<ParsedAdjustment>(path: adjustmentsPath)
  /// `data/zero-reports.csv`.
  package var zeroReports = ParsedRegister<ParsedZeroReport>(path: zeroReportsPath)
  /// `data/signoffs.csv`.
  package var signOffs = ParsedRegister<ParsedSignOff>(path: signOffsPath)
  /// The tables that were signed, as they were then, by path: `data/signed/points-2026.csv`.
  package var signedTables: [String: String] = [:]
  /// What few articles have of their own.
  package var marks: [ArticleMarks] = []

  /// Nothing said.
  package init() {}
}

/// The file of each, for messages; its like in TOML may stand in its place.
package let adoptionsPath = "data/adoptions.csv"
package let requestsPath = "data/requests.csv"
package let adjustmentsPath = "data/adjustments.csv"
package let zeroReportsPath = "data/zero-reports.csv"
package let signOffsPath = "data/signoffs.csv"
/// The folder of tables that were signed.
package let signedTablesFolder = "data/signed/"

/// What the front matter of few articles says for records: `event_end`, `origin`, `grade`,
/// `commendation`.
package struct ArticleMarks: Sendable {
  /// The article's file.
  package var file: SourceFile.ID
  /// The last day of the event it reports.
  package var eventEnd: CivilDate?
  /// Whose work it is, where it says so.
  package var origin: Origin?
  /// Its grade, as in 精品; empty for none.
  package var grade = ""
  /// The 表彰 it announces.
  package var commendation: ParsedCommendation?

  package init(file: SourceFile.ID) { self.file = file }

  /// Whether there is anything.
  package var isEmpty: Bool {
    eventEnd == nil && origin == nil && grade.isEmpty && commendation == nil
  }
}

/// Whose work an article is.
package enum Origin: String, Sendable, CaseIterable {
  /// Written for this site.
  case original
  /// Taken from elsewhere.
  case reprint
  /// Written together with others.
  case joint
}

/// The `commendation` table of an article: whom a signed table of points puts first.
package struct ParsedCommendation: Sendable {
  /// The period of the signed table, as in `2026` or `2026-H1`.
  package var period: Reference
  /// How many units and contributors.
  package var units: Int
  package var contributors: Int
  /// What they must have reached, in hundredths.
  package var minimum: Int?
  /// Where the table is.
  package var range: Range<Int>

  package init(
    period: Reference, units: Int, contributors: Int, minimum: Int?, range: Range<Int>
  ) {
    self.period = period
    self.units = units
    self.contributors = contributors
    self.minimum = minimum
    self.range = range
  }
}

/// A row of `data/adoptions.csv`: an article, or something that is only elsewhere, was taken over.
package struct ParsedAdoption: Sendable {
  /// The article's path below `content/`; nil for what is only elsewhere.
  package var article: Reference?
  /// The title there.
  package var title: String
  /// The outlet.
  package var outlet: Reference
  /// The day it appeared there.
  package var date: CivilDate
  package var dateRange: Range<Int>
  /// The address where it can be seen, or a file of the site that shows it.
  package var proof: Reference?
  /// Who sent it, where there is no article to say so.
  package var unit: Reference?
  package var contributors: [Reference]
  /// 种类; empty where the article tells.
  package var kind: String
  /// The row.
  package var range: Range<Int>

  package init(
    article: Reference?, title: String, outlet: Reference, date: CivilDate,
    dateRange: Range<Int>, proof: Reference?, unit: Reference?, contributors: [Reference],
    kind: String, range: Range<Int>
  ) {
    self.article = article
    self.title = title
    self.outlet = outlet
    self.date = date
    self.dateRange = dateRange
    self.proof = proof
    self.unit = unit
    self.contributors = contributors
    self.kind = kind
    self.range = range
  }
}

/// A row of `data/requests.csv`: 约稿, something that a unit was asked to send.
package struct ParsedRequest: Sendable {
  package var identifier: Reference
  package var title: String
  package var issued: CivilDate
  /// The last day on which it is in time.
  package var due: CivilDate
  package var unit: Reference
  package var contributor: Reference?
  /// The article that it became.
  package var article: Reference?
  /// The day it was sent, where that is not the article's.
  package var done: CivilDate?

  package init(
    identifier: Reference, title: String, issued: CivilDate, due: CivilDate, unit: Reference,
    contributor: Reference?, article: Reference?, done: CivilDate?
  ) {
    self.identifier = identifier
    self.title = title
    self.issued = issued
    self.due = due
    self.unit = unit
    self.contributor = contributor
    self.article = article
    self.done = done
  }
}

/// A row of `data/adjustments.csv`: points that somebody decided on.
package struct ParsedAdjustment: Sendable {
  package var date: CivilDate
  package var unit: Reference?
  package var contributor: Reference?
  /// In hundredths; nil for a correction or rejection that the scheme has points for.
  package var points: Int?
  package var kind: Kind?
  package var cause: String

  /// What a scheme has points for.
  package enum Kind: String, Sendable, CaseIterable {
    case correction = "更正"
    case rejection = "退稿"
  }

  package init(
    date: CivilDate, unit: Reference?, contributor: Reference?, points: Int?, kind: Kind?,
    cause: String
  ) {
    self.date = date
    self.unit = unit
    self.contributor = contributor
    self.points = points
    self.kind = kind
    self.cause = cause
  }
}

/// A row of `data/zero-reports.csv`: 零报告, somebody declares that there is nothing to send.
package struct ParsedZeroReport: Sendable {
  package var unit: Reference
  /// Whose it is; the unit's own where nobody is named.
  package var contributor: Reference?
  /// What it is about.
  package var days: ClosedRange<CivilDate>
  /// The day it was made.
  package var reported: CivilDate

  package init(
    unit: Reference, contributor: Reference?, days: ClosedRange<CivilDate>, reported: CivilDate
  ) {
    self.unit = unit
    self.contributor = contributor
    self.days = days
    self.reported = reported
  }
}

/// A row of `data/signoffs.csv`: 签发, somebody answers for a table of a period.
package struct ParsedSignOff: Sendable {
  /// The period, as in `2026-Q3`.
  package var period: Reference
  package var days: ClosedRange<CivilDate>
  /// The day it was signed on.
  package var date: CivilDate
  /// The reviewer who signed.
  package var reviewer: Reference
  /// SHA-256 of the table, 64 hexadecimal digits.
  package var digest: Reference

  package init(
    period: Reference, days: ClosedRange<CivilDate>, date: CivilDate, reviewer: Reference,
    digest: Reference
  ) {
    self.period = period
    self.days = days
    self.date = date
    self.reviewer = reviewer
    self.digest = digest
  }
}
