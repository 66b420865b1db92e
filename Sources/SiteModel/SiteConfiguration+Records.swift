import Base
import ChineseMarkdown
import Diagnostics
import Interactive

extension SiteConfiguration {
  /// `[public]`: which records have pages below `/records/`; none unless somebody decides so.
  package struct PublicRecords: Sendable {
    /// Whether anybody sees how columns are kept up; never persons.
    package var cadence = false
    /// Whose points anybody sees.
    package var points = PublicPoints.none
    /// Whether anybody sees how letters are answered, by unit.
    package var letters = false
    /// Whether anybody sees the check of oneself.
    package var audit = false

    /// Whether anything is public.
    package var isAny: Bool { cadence || points != .none || letters || audit }
  }

  /// Whose points are public.
  package enum PublicPoints: String, Sendable, CaseIterable {
    /// Nobody's.
    case none
    /// Those of units.
    case units
    /// Those of units, and of contributors whose register says `public = true`.
    case all
  }

  /// `[notices]`: public notices.
  package struct Notices: Sendable {
    /// From which day their terms are counted; as all terms of the site unless given.
    package var counting: DayCounting?
    /// How long the kinds must run at least.
    package var minimum: [NoticeKind: NoticeTerm] = [
      .renqian: .workdays(5), .fazhan: .workdays(5),
    ]
    /// How many days after the end the people are still shown.
    package var keptDays = 0
    /// Whether only parts of names are shown.
    package var masksNames = false
    /// The folder outside of the site with the lists of people, relative to the site's folder; empty
    /// where they lie beside the articles.
    package var privateFolder = ""
    /// Where the folder is named, for messages.
    package var privateFolderLocation = SourceLocation(path: "site.toml")
  }

  /// `[letters]`.
  package struct Letters: Sendable {
    /// From when letters count that come in while nobody works.
    package var offHours = OffHours.asIs
    /// After how many minutes of a day nobody works any more; nil for never.
    package var cutoff: Int?
    /// The values that `letter.topic` may have.
    package var topics = standardTopics

    /// What letters are about, unless a site says otherwise.
    package static let standardTopics = ["咨询", "建议", "求助", "投诉", "感谢", "其他"]
    /// What is no letter, however a site calls its topics: 12388 takes it.
    package static let accusations = ["举报", "检举", "控告"]

    package init() {}
  }

  /// From when a letter counts that comes in on a day off, or after the end of work.
  package enum OffHours: String, Sendable, CaseIterable {
    /// From the day it came in.
    case asIs = "as-is"
    /// As if it had come in on the next working day.
    case nextWorkday = "next-workday"
  }

  /// `[review]`: 三审三校.
  package struct ReviewSettings: Sendable {
    /// The steps that every article must have; none of them means that nobody asks.
    package var required: [Reviewer.Duty] = []
    /// The columns whose articles are asked, with those below; nil for all.
    package var columns: [ParsedBlock.Named]?
    /// Whether 初审, 复审 and 终审 must be three people's.
    package var isDistinct = true
    /// What counts as a proof.
    package var evidence = Evidence.frontMatter
    /// The steps that pages show.
    package var shown: [Reviewer.Duty] = [.final]
    /// The day from which articles are asked; nil for always.
    package var since: CivilDate?

    /// What counts as a proof of a review.
    package enum Evidence: String, Sendable, CaseIterable {
      /// What the article says.
      case frontMatter = "front-matter"
      /// What the commit says that brought it onto the protected branch.
      case trailers
      /// Both, and they must agree.
      case both
    }

    /// Whether an article is asked for a review.
    ///
    /// - Parameters:
    ///   - folder: the folder of its column within `content/`.
    ///   - day: the day of its publication.
    /// - Returns: whether its column and its day are among those of the settings.
    package func applies(to folder: String, on day: CivilDate) -> Bool {
      if let since, day < since { return false }
      guard let columns else { return true }
      return columns.contains { column in
        let wanted = column.reference.name.split(separator: "/").joined(separator: "/")
        return folder == wanted || folder.hasPrefix(wanted + "/")
      }
    }
  }

  /// `[history]`: dates that can be compared with git.
  package struct HistorySettings: Sendable {
    /// How many working days a file may arrive after its date.
    package var tolerance = 3
    /// The commit up to which files are not asked, as `site.toml` names it; nil where all are.
    package var baseline: ParsedBlock.Named?
  }
}
