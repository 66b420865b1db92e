import Base
import Diagnostics

/// What the site knows of who sent what, for the records that `Records` computes from it.
///
/// Nothing of it makes an `Article` larger: what records need is in tables of their own, and only
/// where a site has units, contributors, cadence or points.
package struct RecordFacts: Sendable {
  /// The articles that count, by time of publication, then by path: published by now, also those
  /// that have expired; no drafts, no bare links, none of other sites.
  package var articles: [RecordedArticle] = []
  /// Lists of contributors that `RecordedArticle.contributors` names, as front matter has them.
  package var contributorLists: [Contributor.ID] = []
  /// The rules of `site.toml` and of columns.
  package var cadence: [CadenceRule] = []
  /// The schemes of points, the earliest first; no day has two.
  package var schemes: [PointsScheme] = []
  /// What was taken over elsewhere, by date.
  package var adoptions: [Adoption] = []
  /// 约稿.
  package var requests: [InformationRequest] = []
  /// Points that somebody decided on.
  package var adjustments: [PointsAdjustment] = []
  /// Who declared that there is nothing.
  package var zeroReports: [ZeroReport] = []
  /// The tables that were signed: of each period the last sign-off.
  package var signOffs: [SignOff] = []
  /// What each signed table said, by its file.
  package var signedTables: [String: String] = [:]
  /// The 表彰 that articles announce.
  package var commendations: [Commendation] = []
  /// Who is in them, those of one together, units before contributors.
  package var commended: [CommendedMember] = []

  package init() {}
}

/// What records know of an article.
package struct RecordedArticle: Sendable {
  /// The file.
  package var file: SourceFile.ID
  /// Its number, where it is still on the site.
  package var article: Article.ID?
  package var title: Text
  package var column: Column.ID
  /// The unit that its front matter names.
  package var unit: Unit.ID?
  /// The unit that keeps its folder, where it names none.
  package var keeper: Unit.ID?
  /// Places in `RecordFacts.contributorLists`.
  package var contributors: IndexRange
  /// The day of publication.
  package var day: CivilDate
  /// The day from which working days count: the last one of the event.
  package var event: CivilDate?
  /// The first day of the activity that it announces, where it announces one.
  package var activity: CivilDate?
  package var origin: Origin
  /// 头条 with a picture, and the two by themselves.
  package var isHeadline = false
  package var hasImage = false
  package var hasVideo = false
  /// Whether it announces a 表彰: it earns nothing.
  package var isCommendation = false
  /// As in 精品; empty for none.
  package var grade = ""
  /// The folders of its topics.
  package var topics: [String] = []

  package init(
    file: SourceFile.ID, title: Text, column: Column.ID, contributors: IndexRange,
    day: CivilDate, origin: Origin
  ) {
    self.file = file
    self.title = title
    self.column = column
    self.contributors = contributors
    self.day = day
    self.origin = origin
  }
}

/// Something was taken over elsewhere.
package struct Adoption: Sendable {
  /// The article, a place in `RecordFacts.articles`; nil for what is only elsewhere.
  package var article: Int?
  package var title: String
  /// The identifier of the outlet.
  package var outlet: String
  package var date: CivilDate
  /// Where it can be seen.
  package var proof: String
  /// Who sent it, where there is no article.
  package var unit: Unit.ID?
  package var contributors: [Contributor.ID]
  /// 种类; empty where the article tells.
  package var kind: String

  package init(
    article: Int?, title: String, outlet: String, date: CivilDate, proof: String,
    unit: Unit.ID?, contributors: [Contributor.ID], kind: String
  ) {
    self.article = article
    self.title = title
    self.outlet = outlet
    self.date = date
    self.proof = proof
    self.unit = unit
    self.contributors = contributors
    self.kind = kind
  }
}

/// 约稿: something that a unit was asked to send.
package struct InformationRequest: Sendable {
  package var identifier: String
  package var title: String
  package var issued: CivilDate
  package var due: CivilDate
  package var unit: Unit.ID
  package var contributor: Contributor.ID?
  /// The day it was sent; nil while it was not.
  package var done: CivilDate?

  package init(
    identifier: String, title: String, issued: CivilDate, due: CivilDate, unit: Unit.ID,
    contributor: Contributor.ID?, done: CivilDate?
  ) {
    self.identifier = identifier
    self.title = title
    self.issued = issued
    self.due = due
    self.unit = unit
    self.contributor = contributor
    self.done = done
  }
}

/// Points that somebody decided on.
package struct PointsAdjustment: Sendable {
  package var date: CivilDate
  package var unit: Unit.ID?
  package var contributor: Contributor.ID?
  /// In hundredths; nil where the scheme has them for `kind`.
  package var points: Int?
  package var kind: ParsedAdjustment.Kind?
  package var cause: String

  package init(
    date: CivilDate, unit: Unit.ID?, contributor: Contributor.ID?, points: Int?,
    kind: ParsedAdjustment.Kind?, cause: String
  ) {
    self.date = date
    self.unit = unit
    self.contributor = contributor
    self.points = points
    self.kind = kind
    self.cause = cause
  }
}

/// 零报告.
package struct ZeroReport: Sendable {
  package var unit: Unit.ID
  package var contributor: Contributor.ID?
  package var days: ClosedRange<CivilDate>
  package var reported: CivilDate

  package init(
    unit: Unit.ID, contributor: Contributor.ID?, days: ClosedRange<CivilDate>,
    reported: CivilDate
  ) {
    self.unit = unit
    self.contributor = contributor
    self.days = days
    self.reported = reported
  }
}

/// 签发: somebody answers for the table of points of a period.
package struct SignOff: Sendable {
  /// The period's name, as in `2026-Q3`.
  package var period: String
  package var days: ClosedRange<CivilDate>
  package var date: CivilDate
  /// What the reviewer is called.
  package var reviewer: String
  /// SHA-256 of the table, 64 hexadecimal digits in small letters.
  package var digest: String
  /// Where its digest is.
  package var location: SourceLocation

  package init(
    period: String, days: ClosedRange<CivilDate>, date: CivilDate, reviewer: String,
    digest: String, location: SourceLocation
  ) {
    self.period = period
    self.days = days
    self.date = date
    self.reviewer = reviewer
    self.digest = digest
    self.location = location
  }

  /// The file with what was signed.
  package var tablePath: String { Self.tablePath(period: period) }

  /// The file with the signed table of a period.
  package static func tablePath(period: String) -> String {
    signedTablesFolder + "points-\(period).csv"
  }
}

/// 表彰: those whom a signed table of points puts first.
package struct Commendation: Sendable {
  /// Its place in `RecordFacts.commendations`.
  package typealias ID = Identifier<Commendation>

  /// The article that announces it.
  package var article: Article.ID
  /// What the period is called, as in `2026年`.
  package var period: Text
  /// The day the table was signed on, and by whom.
  package var signedOn: CivilDate
  package var signedBy: Text
  /// Places in `RecordFacts.commended`.
  package var units = IndexRange.empty
  package var contributors = IndexRange.empty
  /// What is to be said besides, as that those of one rank are all in.
  package var note = Text.empty

  package init(article: Article.ID, period: Text, signedOn: CivilDate, signedBy: Text) {
    self.article = article
    self.period = period
    self.signedOn = signedOn
    self.signedBy = signedBy
  }
}

/// Somebody who is commended.
package struct CommendedMember: Sendable {
  package typealias ID = Identifier<CommendedMember>

  package var rank: Int32
  /// The name; of a contributor whose name is not public, the unit's with 信息员 after it.
  package var name: Text
  /// The unit of a contributor.
  package var unit: Text
  /// The points, as in `15.34`.
  package var points: Text

  package init(rank: Int32, name: Text, unit: Text, points: Text) {
    self.rank = rank
    self.name = name
    self.unit = unit
    self.points = points
  }
}
