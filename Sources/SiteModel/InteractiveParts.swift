import Base
import Diagnostics
import Interactive

/// The file with the rules of 党费, for messages.
package let duesPath = "data/dues.toml"

/// What parse makes of the files that interactive parts of pages are made from.
package struct ParsedInteractive: Sendable {
  /// The parts, by the file of the article.
  package var parts: [SourceFile.ID: InteractivePart] = [:]
  /// `data/dues.toml`; nil where there is none.
  package var dues: Dues?
  /// The walls of `data/walls/`, by name.
  package var walls: [String: Wall] = [:]
  /// The contests of `data/contests/`, by name.
  package var contests: [String: Contest] = [:]

  /// Nothing.
  package init() {}

  /// How many contests and messages came with a preset.
  var samples: Int {
    contests.values.count { $0.isSample }
      + walls.values.reduce(0) { $0 + $1.messages.count { $0.isSample } }
  }
}

/// What readers take part in, in tables beside the articles: few of them have any.
package struct InteractiveParts: Sendable {
  /// The part of an article's page.
  package var parts: [Article.ID: InteractivePart] = [:]
  /// The rules of 党费.
  package var dues = Dues()
  /// The messages of all walls, those of one wall together, the newest first.
  package var messages: [WallMessage] = []
  /// Lists of places in `messages`, which pages show parts of.
  package var messageLists: [Int32] = []
  /// The lists of the walls: of each first all of its messages, then those of each unit.
  package var lists: [WallList] = []
  /// The lists of a wall's article, the first of them with all messages.
  package var wallLists: [Article.ID: IndexRange] = [:]
  /// The contests, by name.
  package var contests: [String: ContestPage] = [:]
  /// The forms by name, with the article of the notice.
  package var forms: [String: PlacedForm] = [:]
  /// The form of each mailbox that has one, by the mailbox's number.
  package var mailboxForms: [Mailbox.ID: String] = [:]
  /// The article that says what was done about a survey.
  package var feedback: [Article.ID: Article.ID] = [:]

  /// Nothing.
  package init() {}
}

/// A form whose notice is on the site.
package struct PlacedForm: Sendable {
  /// The form.
  package var form: SubmissionForm
  /// The notice on personal data.
  package var notice: Article.ID?

  package init(form: SubmissionForm, notice: Article.ID?) {
    self.form = form
    self.notice = notice
  }
}

/// The messages of a wall, or those of one unit.
package struct WallList: Sendable {
  /// The article of the wall.
  package var article: Article.ID
  /// The unit; empty for all.
  package var unit: String
  /// The folder below the article's, empty for all.
  package var folder: String
  /// Places in `InteractiveParts.messageLists`, the newest first.
  package var items: IndexRange

  package init(article: Article.ID, unit: String, folder: String, items: IndexRange) {
    self.article = article
    self.unit = unit
    self.folder = folder
    self.items = items
  }
}

/// A contest with its entries.
package struct ContestPage: Sendable {
  /// What its file says.
  package var contest: Contest
  /// The exhibition whose panels are its entries; nil where articles are.
  package var exhibition: Column.ID?
  /// The entries, by number.
  package var entries: [(number: String, group: String, article: Article.ID)] = []
  /// Whether authors and awards are shown.
  package var isRevealed: Bool
  /// The entries with score and award, the best first; empty before they are shown.
  package var results: [Contest.Entry] = []
  /// Which awards a tie has enlarged, in sentences.
  package var ties: [String] = []

  package init(contest: Contest, isRevealed: Bool) {
    self.contest = contest
    self.isRevealed = isRevealed
  }
}
