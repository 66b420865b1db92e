import Base
import Diagnostics

/// 积分办法: what articles, adoptions and requests are worth, for as long as it holds.
///
/// All points are whole numbers of hundredths, so that every sum is exact.
package struct PointsScheme: Sendable {
  /// What it is called.
  package var name: String
  /// The days on which it holds; of an open one the last is the last day there is.
  package var days: ClosedRange<CivilDate>
  /// How several contributors of an article share its value.
  package var joint = Joint.split
  /// What several adoptions of one article are worth.
  package var several = Several.highest
  /// The most an article is worth; nil for no limit.
  package var articleCap: Int?
  /// The most a contributor gets in a month; nil for no limit.
  package var memberCap: Int?
  /// Whether a sum below zero counts as zero.
  package var floorsAtZero = false
  /// What must be reached in a period, by its kind.
  package var minimum: [Period: Int] = [:]
  /// What everybody has at the start of each period of a kind, 基础分.
  package var allowance: [Period: Int] = [:]
  /// What an article is worth by its column.
  package var bases: [Base] = []
  /// What is added.
  package var bonuses: [Award] = []
  /// Where articles are adopted.
  package var outlets: [Outlet] = []
  /// What an adoption is worth by kind and level, before `Outlet.points`.
  package var items: [Item] = []
  /// What values are multiplied by.
  package var factors: [Factor] = []
  /// What is taken away; the numbers are positive.
  package var deductions: [Award] = []
  /// Where it is said from when it holds.
  package var location: SourceLocation

  /// How contributors share.
  package enum Joint: String, Sendable, CaseIterable {
    /// In equal parts; what is left over goes to those listed first, a hundredth each.
    case split
    /// Each has the whole.
    case each
    /// The first has all of it.
    case first
  }

  /// What several adoptions are worth.
  package enum Several: String, Sendable, CaseIterable {
    /// The greatest of the article's own value and those of its adoptions.
    case highest
    /// All of them together.
    case sum
  }

  /// Periods that have a minimum or an allowance.
  package enum Period: String, Sendable, CaseIterable {
    case month, quarter
    case halfYear = "half_year"
    case year

    /// How many months it has.
    package var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .halfYear: 6
      case .year: 12
      }
    }
  }

  /// What the articles of a column are worth, and what kind they are.
  package struct Base: Sendable {
    /// The folder; empty for every other column.
    package var folder: String
    package var points: Int
    /// 种类: what items and factors name; empty for none.
    package var kind: String

    package init(folder: String, points: Int, kind: String) {
      self.folder = folder
      self.points = points
      self.kind = kind
    }
  }

  /// Points for a condition.
  package struct Award: Sendable {
    package var condition: Condition
    package var points: Int

    package init(condition: Condition, points: Int) {
      self.condition = condition
      self.points = points
    }
  }

  /// What points are given or taken for.
  package enum Condition: Sendable, Hashable {
    // Of an article.
    case headline, image, video, original, joint, onTime, late
    case grade(String)
    /// The folder of a topic, as front matter names it.
    case topic(String)
    // Of a request.
    case requestOnTime, requestLate, requestMissed
    // Of a member.
    /// Each article short of what the cadence rule of that name asks for.
    case quotaShort(String)
    /// Each correction, each rejection that `data/adjustments.csv` has without points.
    case correction, rejection
  }

  /// Where articles are adopted: a paper, a site, a leader's note.
  package struct Outlet: Sendable {
    package var identifier: String
    package var name: String
    /// 级别, as in 省级; empty for none.
    package var level: String
    /// What an adoption is worth where no item says more; nil where it is only worth what one says.
    package var points: Int?
    /// Whether it is added to what an article is worth, instead of taking part in `several`.
    package var isAdded = false

    package init(identifier: String, name: String, level: String, points: Int?) {
      self.identifier = identifier
      self.name = name
      self.level = level
      self.points = points
    }
  }

  /// What an adoption is worth; the item that says most holds.
  package struct Item: Sendable {
    /// What must agree; empty for anything.
    package var outlet: String
    package var level: String
    package var kind: String
    package var points: Int

    package init(outlet: String, level: String, kind: String, points: Int) {
      self.outlet = outlet
      self.level = level
      self.kind = kind
      self.points = points
    }
  }

  /// What values are multiplied by.
  package struct Factor: Sendable {
    /// What must agree; empty for anything.
    ///
    /// With an outlet or level it is for adoptions only.
    package var outlet: String
    package var level: String
    package var kind: String
    /// What must hold of the article.
    package var condition: Condition?
    /// The multiplier in hundredths: 200 doubles.
    package var times: Int

    package init(outlet: String, level: String, kind: String, condition: Condition?, times: Int) {
      self.outlet = outlet
      self.level = level
      self.kind = kind
      self.condition = condition
      self.times = times
    }
  }

  /// A scheme without rules.
  package init(name: String, days: ClosedRange<CivilDate>, location: SourceLocation) {
    self.name = name
    self.days = days
    self.location = location
  }
}

extension PointsScheme.Condition {
  /// The conditions that have a name of their own in files.
  package static let named: [(name: String, value: PointsScheme.Condition)] = [
    ("headline", .headline), ("image", .image), ("video", .video), ("original", .original),
    ("joint", .joint), ("on-time", .onTime), ("late-publication", .late),
    ("request-on-time", .requestOnTime), ("request-late", .requestLate),
    ("request-missed", .requestMissed), ("correction", .correction), ("rejected", .rejection),
  ]

  /// What it is called in sums and tables.
  package var title: String {
    switch self {
    case .headline: "头条"
    case .image: "配图"
    case .video: "视频"
    case .original: "原创"
    case .joint: "合写"
    case .onTime: "按时发布"
    case .late: "发布逾期"
    case .grade(let grade): grade
    case .topic(let topic): "专题 \(topic)"
    case .requestOnTime: "约稿按时"
    case .requestLate: "约稿逾期"
    case .requestMissed: "约稿未交"
    case .quotaShort(let rule): "欠“\(rule)”"
    case .correction: "更正"
    case .rejection: "退稿"
    }
  }
}
