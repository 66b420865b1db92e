import Base
import Diagnostics
import Metadata
import SiteModel

/// Reading 积分办法: `data/points.toml`.
extension TableDecoder {
  /// The points that a scheme can give for one thing.
  private static let points = -10_000...10_000
  private static let worth = 0...10_000

  /// A scheme; nil where it does not say from when it holds.
  mutating func pointsScheme() -> PointsScheme? {
    let name = requiredString("name", example: "党建信息积分办法（2026）")
    let from = date("from")
    if from == nil, !contains("from") { reportMissing("from", example: "2026-01-01") }
    let until = date("until")
    let joint = oneOf("joint", PointsScheme.Joint.self)
    let several = oneOf("several", PointsScheme.Several.self)
    let articleCap = hundredths("article_cap", in: Self.worth)
    let memberCap = hundredths("member_cap", in: 0...100_000)
    let floor = oneOf("floor", [(name: "none", value: false), (name: "zero", value: true)])
    let minimum = periods("minimum")
    let allowance = periods("allowance")
    let bases = pointsBases()
    let bonuses = awards("bonus")
    let outlets = pointsOutlets()
    let items = pointsItems(outlets)
    let factors = pointsFactors(outlets)
    let deductions = awards("deductions")
    guard let name, let from else { return nil }
    let last = until?.value ?? CivilDate(daysSince1970: .max)
    if last < from.value {
      report(
        .pointsPeriod, at: until?.range ?? from.range,
        Message("“until”比“from”还早", "`until` is before `from`"),
        help: Message("请核对两个日期", "check both dates"))
      return nil
    }
    var scheme = PointsScheme(
      name: name.value, days: from.value...last, location: places.location(from.range))
    scheme.joint = joint?.value ?? .split
    scheme.several = several?.value ?? .highest
    // The paper writes 0 for no limit.
    scheme.articleCap = articleCap.flatMap { $0.value == 0 ? nil : $0.value }
    scheme.memberCap = memberCap.flatMap { $0.value == 0 ? nil : $0.value }
    scheme.floorsAtZero = floor?.value ?? false
    scheme.minimum = minimum
    scheme.allowance = allowance
    scheme.bases = bases
    scheme.bonuses = bonuses
    scheme.outlets = outlets
    scheme.items = items
    scheme.factors = factors
    scheme.deductions = deductions
    return scheme
  }

  private mutating func periods(_ key: String) -> [PointsScheme.Period: Int] {
    table(key) { table in
      var found: [PointsScheme.Period: Int] = [:]
      for period in PointsScheme.Period.allCases {
        if let points = table.hundredths(period.rawValue, in: 0...100_000) {
          found[period] = points.value
        }
      }
      return found
    } ?? [:]
  }

  private mutating func pointsBases() -> [PointsScheme.Base] {
    var folders: Set<String> = []
    return
      (tables("base") { table -> PointsScheme.Base? in
        let column = table.string("column")
        let points = table.requiredPoints(in: Self.worth)
        let kind = table.string("kind")
        let folder = (column?.value ?? "").split(separator: "/").joined(separator: "/")
        guard folders.insert(folder).inserted else {
          table.reportTwice(at: column?.range ?? table.range)
          return nil
        }
        return points.map {
          PointsScheme.Base(folder: folder, points: $0, kind: kind?.value ?? "")
        }
      } ?? []).compactMap { $0 }
  }

  private mutating func awards(_ key: String) -> [PointsScheme.Award] {
    let isBonus = key == "bonus"
    var seen: Set<PointsScheme.Condition> = []
    return
      (tables(key) { table -> PointsScheme.Award? in
        let condition = table.condition(isBonus ? .bonus : .deduction)
        let points = table.requiredPoints(in: Self.worth)
        guard let condition, let points else { return nil }
        guard seen.insert(condition).inserted else {
          table.reportTwice(at: table.keyRange("when") ?? table.range)
          return nil
        }
        return PointsScheme.Award(condition: condition, points: points)
      } ?? []).compactMap { $0 }
  }

  private mutating func pointsOutlets() -> [PointsScheme.Outlet] {
    var seen: Set<String> = []
    return
      (tables("outlets") { table -> PointsScheme.Outlet? in
        let identifier = table.requiredString("id", example: "shengbao")
        let name = table.requiredString("name", example: "省级党报")
        let level = table.string("level")
        let points = table.hundredths("points", in: Self.worth)
        let isAdded = table.boolean("adds")
        guard let identifier, let name else { return nil }
        guard seen.insert(identifier.value).inserted else {
          table.report(
            .duplicateIdentifier, at: identifier.range,
            Message(
              "媒体“\(identifier.value)”登记了两次", "the outlet “\(identifier.value)” is given twice"),
            help: Message("每个标识只能用一次，请改掉其中一个", "identifiers are unique; change one of them"))
          return nil
        }
        var outlet = PointsScheme.Outlet(
          identifier: identifier.value, name: name.value, level: level?.value ?? "",
          points: points?.value)
        outlet.isAdded = isAdded?.value ?? false
        return outlet
      } ?? []).compactMap { $0 }
  }

  private mutating func pointsItems(_ outlets: [PointsScheme.Outlet]) -> [PointsScheme.Item] {
    var seen: Set<[String]> = []
    return
      (tables("items") { table -> PointsScheme.Item? in
        let match = table.match(outlets)
        let points = table.requiredPoints(in: Self.worth)
        guard let match, let points else { return nil }
        guard seen.insert([match.outlet, match.level, match.kind]).inserted else {
          table.reportTwice(at: table.range)
          return nil
        }
        return PointsScheme.Item(
          outlet: match.outlet, level: match.level, kind: match.kind, points: points)
      } ?? []).compactMap { $0 }
  }

  private mutating func pointsFactors(_ outlets: [PointsScheme.Outlet]) -> [PointsScheme.Factor] {
    (tables("factors") { table -> PointsScheme.Factor? in
      let match = table.match(outlets)
      let condition = table.contains("when") ? table.condition(.article) : nil
      if !table.contains("when") { _ = table.string("when") }
      let times = table.hundredths("times", in: 0...100)
      if times == nil, !table.contains("times") { table.reportMissing("times", example: "2") }
      guard let match, let times else { return nil }
      if table.contains("when"), condition == nil { return nil }
      return PointsScheme.Factor(
        outlet: match.outlet, level: match.level, kind: match.kind, condition: condition,
        times: times.value)
    } ?? []).compactMap { $0 }
  }

  /// What an item or factor is about; nil where it names an outlet that there is none of.
  private mutating func match(
    _ outlets: [PointsScheme.Outlet]
  ) -> (outlet: String, level: String, kind: String)? {
    let outlet = string("outlet")
    let level = string("level")
    let kind = string("kind")
    if let outlet, !outlets.contains(where: { $0.identifier == outlet.value }) {
      report(
        .unknown(
          .invalidPoints, Message("媒体", "outlet"), Reference(outlet),
          at: places.location(outlet.range), candidates: outlets.map(\.identifier),
          remedy: Message("请先在 [[outlets]] 里登记", "add it to [[outlets]] first")))
      return nil
    }
    if let level, !outlets.contains(where: { $0.level == level.value }) {
      report(
        .unknown(
          .invalidPoints, Message("媒体级别", "level of outlets"), Reference(level),
          at: places.location(level.range), candidates: Set(outlets.map(\.level)),
          remedy: Message("请核对 [[outlets]] 的 level", "check `level` of [[outlets]]")))
      return nil
    }
    return (outlet?.value ?? "", level?.value ?? "", kind?.value ?? "")
  }

  private mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  private mutating func requiredPoints(in range: ClosedRange<Int>) -> Int? {
    let points = hundredths("points", in: range)
    if points == nil, !contains("points") { reportMissing("points", example: "3") }
    return points?.value
  }

  private mutating func reportTwice(at range: Range<Int>) {
    report(
      .duplicateValue, at: range,
      Message("同样的情况写了两次分", "the same case has points twice"),
      help: Message("只留一处，不然不知道以哪个为准", "keep one of them, or neither is known to hold"))
  }

  /// Where a condition stands.
  fileprivate enum ConditionPlace {
    case bonus, deduction, article
  }

  /// `when`, with `rule` of the cadence for `quota-short`.
  fileprivate mutating func condition(_ place: ConditionPlace) -> PointsScheme.Condition? {
    let when = requiredString("when", example: place == .deduction ? "request-missed" : "headline")
    let rule = place == .deduction ? string("rule") : nil
    guard let when else { return nil }
    if place == .deduction, when.value == "quota-short" {
      guard let rule else {
        reportMissing("rule", example: "\"信息员每月三条\"")
        return nil
      }
      return .quotaShort(rule.value)
    }
    if let rule {
      report(
        .invalidPoints, at: rule.range,
        Message("rule 只和 quota-short 一起写", "`rule` belongs to `quota-short`"),
        help: Message("请删去 rule", "remove `rule`"))
    }
    let found: PointsScheme.Condition? =
      if when.value.hasPrefix("grade:"), when.value.count > 6 {
        .grade(String(when.value.dropFirst(6)))
      } else if when.value.hasPrefix("topic:"), when.value.count > 6 {
        .topic(String(when.value.dropFirst(6)))
      } else {
        PointsScheme.Condition.named.first { $0.name == when.value }?.value
      }
    if let found, place.takes(found) { return found }
    let names =
      PointsScheme.Condition.named.filter { place.takes($0.value) }.map(\.name)
      + (place == .deduction ? ["quota-short"] : ["grade:精品", "topic:dushuyue"])
    let nearest = nearestName(to: when.value, among: names)
    report(
      .invalidPoints, at: when.range,
      Message("“when”不能是“\(when.value)”", "`when` cannot be “\(when.value)”"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "可以写：\(names.joined(separator: "、"))",
        (nearest.map { "did you mean “\($0)”? " } ?? "")
          + "one of: \(names.joined(separator: ", "))"))
    return nil
  }
}

extension TableDecoder.ConditionPlace {
  fileprivate func takes(_ condition: PointsScheme.Condition) -> Bool {
    let isOfArticle: Bool =
      switch condition {
      case .headline, .image, .video, .original, .joint, .grade, .topic, .onTime: true
      default: false
      }
    return switch (self, condition) {
    case (.article, _): isOfArticle
    case (.bonus, .requestOnTime), (.bonus, .requestLate): true
    case (.bonus, _): isOfArticle
    case (.deduction, .late), (.deduction, .requestLate), (.deduction, .requestMissed),
      (.deduction, .quotaShort), (.deduction, .correction), (.deduction, .rejection):
      true
    case (.deduction, _): false
    }
  }
}
