import Base
import Diagnostics

/// 更新要求: how much columns, units or contributors have to send, and how often.
///
/// Either something is due in every window of a cycle (`every`), or each article is due within some
/// working days of the event it reports (`within`); never both.
package struct CadenceRule: Sendable {
  /// What it is called: in tables, and where a scheme of points names it.
  package var name: String
  /// Who has to send something.
  package var subject: Subject
  /// What is due.
  package var demand: Demand
  /// How many are due in each window, at least 1.
  package var least = 1
  /// What counts.
  package var counted = Counted.articles
  /// Only members of this class; empty for all.
  package var assessmentClass = ""
  /// Only units of this group, and contributors of such units; empty for all.
  package var group = ""
  /// Only contributors of this level; empty for all.
  package var level = ""
  /// The folder of the only column, with those below it, whose articles count; empty for all.
  ///
  /// Of a rule for columns: that column alone has to send something.
  package var folder = ""
  /// The column whose `_index.md` has the rule; nil for rules of `site.toml`.
  package var column: Column.ID?
  /// The first day on which it holds.
  package var since: CivilDate?
  /// The last day on which it holds.
  package var until: CivilDate?
  /// Whether a window counts in which a member was not there from its first to its last day, or in
  /// which the rule did not hold on all days.
  package var countsPartialWindows = false
  /// Whether the articles of columns, or units, below count too.
  package var includesChildren = false
  /// How many working days after a window it becomes overdue.
  package var grace = 0
  /// Where it is said.
  package var location: SourceLocation
  /// Where it names the column; for messages.
  package var folderLocation: SourceLocation?

  /// Who has to send something.
  package enum Subject: String, Sendable, CaseIterable {
    case columns, units, contributors
  }

  /// What is due.
  package enum Demand: Sendable, Hashable {
    /// Something in every window of a cycle.
    case every(Cycle)
    /// Every article, within so many working days of the event it reports.
    case within(Int)
  }

  /// How windows follow each other.
  package enum Cycle: Sendable, Hashable {
    /// Each working day, each day, each week from Monday to Sunday that has a working day.
    case workday, day, week
    /// Each run of so many months of the calendar year: 1, 2, 3, 6 or 12.
    case months(Int)
    /// No gap of so many days: something is due that many days after the last article.
    case span(Int)
  }

  /// What counts.
  package enum Counted: String, Sendable, CaseIterable {
    /// Every article.
    case articles
    /// 头条 with a picture.
    case headlines
    /// Articles that are reprinted from nowhere.
    case originals
    /// Adoptions by other media, on their own days.
    case adopted
    /// Activities and trainings, on the days they begin.
    case activities
  }

  /// A rule.
  package init(name: String, subject: Subject, demand: Demand, location: SourceLocation) {
    self.name = name
    self.subject = subject
    self.demand = demand
    self.location = location
  }
}

extension CadenceRule.Cycle {
  /// The names in files; spans are written `14d`.
  package static let names: [(name: String, value: CadenceRule.Cycle)] = [
    ("workday", .workday), ("day", .day), ("week", .week), ("month", .months(1)),
    ("two-months", .months(2)), ("quarter", .months(3)), ("half-year", .months(6)),
    ("year", .months(12)),
  ]

  /// What it is called: `每个工作日`.
  package var title: String {
    switch self {
    case .workday: "每个工作日"
    case .day: "每天"
    case .week: "每周"
    case .months(1): "每月"
    case .months(2): "每两个月"
    case .months(3): "每季度"
    case .months(6): "每半年"
    case .months(12): "每年"
    case .months(let count): "每 \(count) 个月"
    case .span(let days): "每 \(days) 天"
    }
  }
}
