import Base

/// 荣誉: a row of `data/honors.csv`.
package struct Honor: Sendable {
  /// The year it counts for.
  package var year: Int
  /// What it is called, the same in each round.
  package var name: String
  /// Its level: one of `honors.levels`.
  package var level: String
  /// What it is given for, as in 集体 or 个人.
  package var kind = ""
  /// Who has it.
  package var recipient: String
  /// The unit it belongs to, as written.
  package var unitName: Reference?
  /// The unit it belongs to.
  package var unit: Unit.ID?
  /// Who gave it.
  package var issuer = ""
  /// The 发文字号 of the decision.
  package var number = ""
  /// The day of the decision.
  package var date: CivilDate?
  /// The picture, as written: a path from `content/`.
  package var imagePath: Reference?
  /// The picture.
  package var image: SourceFile.ID?
  /// Its row in the file, and its level.
  package var range: Range<Int>, levelRange = 0..<0

  package init(year: Int, name: String, level: String, recipient: String, range: Range<Int>) {
    self.year = year
    self.name = name
    self.level = level
    self.recipient = recipient
    self.range = range
  }
}

/// 任期: a row of `data/terms.csv`.
package struct OfficeTerm: Sendable {
  /// The body: 机关党委.
  package var body: String
  /// Which 届 it is.
  package var session: Int
  /// The office: 书记.
  package var office: String
  /// Who holds it.
  package var name: String
  /// The first day.
  package var from: CivilDate
  /// The last day; nil for who holds it now.
  package var to: CivilDate?
  /// A note.
  package var note = ""
  /// Its row in the file.
  package var range: Range<Int>

  package init(
    body: String, session: Int, office: String, name: String, from: CivilDate, to: CivilDate?,
    range: Range<Int>
  ) {
    self.body = body
    self.session = session
    self.office = office
    self.name = name
    self.from = from
    self.to = to
    self.range = range
  }
}

/// 导师: a row of `data/experts.csv`, who gives opinions on papers.
package struct Expert: Sendable {
  /// What papers name them by.
  package var identifier: Reference
  /// The name.
  package var name: String
  /// Where they work, in words.
  package var unit = ""
  /// 职称.
  package var rank = ""
  /// What they know.
  package var field = ""
  /// The first day.
  package var from: CivilDate?
  /// The last day; nil where it is open.
  package var to: CivilDate?

  package init(identifier: Reference, name: String) {
    self.identifier = identifier
    self.name = name
  }

  /// Whether they give opinions on a day.
  package func isInTerm(on day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { $0 >= day } ?? true)
  }
}

/// The file with honours, for messages.
package let honorsPath = "data/honors.csv"
/// The file with terms of office, for messages.
package let termsPath = "data/terms.csv"
/// The file with experts, for messages.
package let expertsPath = "data/experts.csv"
/// The folder with tables of statistics.
package let statisticsFolder = "data/stats/"
