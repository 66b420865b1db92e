import Base
import Diagnostics
import SiteModel

/// What an audit looks at.
///
/// What is missing was not looked at, and the audit says so: 不能判断.
package struct AuditInputs: Sendable {
  /// The site, as of the day of the audit.
  package var site: Site
  /// The URL of each article and of each column, as readers have them.
  package var articleURLs: [String], columnURLs: [String]
  /// All that a check of the site found; nil where only its plan is known.
  package var diagnostics: [Diagnostic]?
  /// Whether there is a list of words.
  package var hasWordList = false
  /// What does not agree with git, with the places of articles; nil where nobody looked.
  package var history: History?
  /// The columns that are overdue by their own rules, each in a few words; nil where no rule is
  /// known.
  package var overdueColumns: [Evidence]?
  /// The mailboxes and their letters; nil where they are not known.
  package var letters: Letters?
  /// The commit that was looked at; empty where there is none.
  package var commit = ""

  /// What git says.
  package struct History: Sendable {
    /// The contradictions: dates that were forged or moved.
    package var suspicions: [Evidence]
    /// The days on which the folders of columns came onto the main line.
    package var columnArrivals: [String: CivilDate]

    package init(suspicions: [Evidence], columnArrivals: [String: CivilDate]) {
      self.suspicions = suspicions
      self.columnArrivals = columnArrivals
    }
  }

  /// What is known of letters.
  package struct Letters: Sendable {
    /// How many mailboxes can be written to in the site itself, an address alone is none; nil where
    /// that is not known, as another system may take letters.
    package var openMailboxes: Int?
    /// The letters of the last year that wait for more than three months.
    package var waiting: [Evidence]
    /// The day of the last answer; nil where there was none.
    package var lastAnswer: CivilDate?

    package init(openMailboxes: Int?, waiting: [Evidence], lastAnswer: CivilDate? = nil) {
      self.openMailboxes = openMailboxes
      self.waiting = waiting
      self.lastAnswer = lastAnswer
    }
  }

  /// Something to show: what, where, since when.
  package struct Evidence: Sendable, Equatable {
    /// What it is, in a few words.
    package var text: String
    /// Where it can be seen: a URL, or the path of a file; empty where there is neither.
    package var place: String
    /// Its day.
    package var day: CivilDate?

    package init(_ text: String, place: String = "", day: CivilDate? = nil) {
      self.text = text
      self.place = place
      self.day = day
    }
  }

  package init(site: Site, articleURLs: [String], columnURLs: [String]) {
    self.site = site
    self.articleURLs = articleURLs
    self.columnURLs = columnURLs
  }
}
