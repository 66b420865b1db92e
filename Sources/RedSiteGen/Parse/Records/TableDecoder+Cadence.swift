import Base
import Diagnostics
import Metadata
import SiteModel

/// Reading 更新要求: `[[cadence]]` of `site.toml`, `cadence` of a column.
extension TableDecoder {
  /// The rules of a `site.toml`; their names are each given once.
  mutating func cadenceRules(_ key: String) -> [CadenceRule] {
    var names: Set<String> = []
    var rules: [CadenceRule] = []
    for rule in tables(key, { $0.siteCadence() }) ?? [] {
      guard let rule else { continue }
      if names.insert(rule.name).inserted {
        rules.append(rule)
      } else {
        diagnostics.append(
          Diagnostic(
            .duplicateIdentifier, at: rule.location,
            Message("更新要求“\(rule.name)”写了两次", "the rule “\(rule.name)” is given twice"),
            help: Message("每个名称只能用一次，请改掉其中一个", "names are unique; change one of them")))
      }
    }
    return rules
  }

  /// The rules of a column, at most eight.
  mutating func columnCadence(_ key: String) -> [CadenceRule] {
    let rules = (tables(key) { $0.cadence(subject: .columns, name: nil) } ?? []).compactMap { $0 }
    guard rules.count > 8 else { return rules }
    report(
      .invalidCadence, at: keyRange(key) ?? range,
      Message("一个栏目最多 8 条更新要求", "a column has at most 8 rules"),
      help: Message("请合并或删去几条", "join some of them, or remove them"))
    return Array(rules.prefix(8))
  }

  private mutating func siteCadence() -> CadenceRule? {
    let name = requiredString("name", example: "信息员每月三条")
    let subject = oneOf("for", CadenceRule.Subject.self)
    if subject == nil, !contains("for") { reportMissing("for", example: "\"contributors\"") }
    let assessmentClass = string("class")
    let group = string("group")
    let level = string("level")
    let folder = string("column")
    guard var rule = cadence(subject: subject?.value ?? .columns, name: name) else { return nil }
    if subject?.value == .columns {
      for text in [assessmentClass, group, level].compactMap({ $0 }) {
        reportCadence(
          at: text.range,
          Message("栏目没有考核类别、组和级别", "columns have no class, group or level"),
          help: Message("请删去，或者用 column 写明是哪个栏目", "remove it, or name the column with `column`"))
      }
    } else if subject?.value == .units, let level {
      reportCadence(
        at: level.range, Message("级别是信息员的，单位没有", "units have no level; contributors do"),
        help: Message("单位可以用 class 或 group 选", "choose units by `class` or `group`"))
    }
    rule.assessmentClass = assessmentClass?.value ?? ""
    rule.group = group?.value ?? ""
    rule.level = level?.value ?? ""
    if let folder {
      rule.folder = folder.value.split(separator: "/").joined(separator: "/")
      rule.folderLocation = places.location(folder.range)
    }
    return name == nil || subject == nil ? nil : rule
  }

  /// What all rules share; nil after what is wrong with it was reported.
  private mutating func cadence(
    subject: CadenceRule.Subject, name given: Located<String>?
  ) -> CadenceRule? {
    let ownName = given ?? string("name")
    let every = string("every")
    let within = integer("within", in: 1...60)
    let from = oneOf("from", [(name: "event", value: true)])
    let least = integer("at_least", in: 1...1000)
    let counted = oneOf("of", CadenceRule.Counted.self)
    let includesChildren = boolean("include_children")
    let since = date("since")
    let until = date("until")
    let partial = oneOf("partial", [(name: "skip", value: false), (name: "full", value: true)])
    let grace = integer("grace", in: 0...30)
    guard let demand = demand(every, within, from, subject, least) else { return nil }
    if let since, let until, until.value < since.value {
      reportCadence(
        at: until.range, Message("“until”比“since”还早", "`until` is before `since`"),
        help: Message("请核对两个日期", "check both dates"))
      return nil
    }
    var rule = CadenceRule(
      name: ownName?.value ?? Self.name(of: demand, counted?.value ?? .articles, least?.value ?? 1),
      subject: subject, demand: demand,
      location: places.location(given?.range ?? every?.range ?? within?.range ?? range))
    rule.least = least?.value ?? 1
    rule.counted = counted?.value ?? .articles
    rule.includesChildren = includesChildren?.value ?? false
    rule.since = since?.value
    rule.until = until?.value
    rule.countsPartialWindows = partial?.value ?? false
    rule.grace = grace?.value ?? 0
    return rule
  }

  private mutating func demand(
    _ every: Located<String>?, _ within: Located<Int>?, _ from: Located<Bool>?,
    _ subject: CadenceRule.Subject, _ least: Located<Int>?
  ) -> CadenceRule.Demand? {
    if let every, let within {
      reportCadence(
        at: within.range,
        Message("every 和 within 只能写一个", "`every` and `within` exclude each other"),
        help: Message("请写成两条", "write two rules"))
      _ = every
      return nil
    }
    if let within {
      if subject != .columns {
        reportCadence(
          at: within.range,
          Message("within 只能要求栏目", "`within` is for columns"),
          help: Message(
            "请写在栏目的 _index.md 里，或者写 for = \"columns\"", "write it into the column's _index.md"))
        return nil
      }
      if let least {
        reportCadence(
          at: least.range, Message("within 管每一篇，不用写篇数", "`within` is about each article"),
          help: Message("请删去 at_least", "remove `at_least`"))
        return nil
      }
      if from == nil, !contains("from") {
        reportMissing("from", example: format == .toml ? "\"event\"" : "event")
        return nil
      }
      return .within(within.value)
    }
    guard let every else {
      if !contains("every"), !contains("within") {
        reportMissing(
          "every", example: format == .toml ? "\"month\"" : "month", unless: ["within"])
      }
      return nil
    }
    if let from {
      reportCadence(
        at: from.range, Message("from 要和 within 一起写", "`from` belongs to `within`"),
        help: Message("请删去 from", "remove `from`"))
      return nil
    }
    if let cycle = CadenceRule.Cycle.names.first(where: { $0.name == every.value })?.value {
      return .every(cycle)
    }
    if every.value.hasSuffix("d"), let days = Int(every.value.dropLast()), (1...366).contains(days)
    {
      guard least == nil else {
        reportCadence(
          at: least?.range ?? every.range,
          Message("“\(every.value)”说的是两篇之间隔几天，不用写篇数", "a span of days takes no `at_least`"),
          help: Message("请删去 at_least", "remove `at_least`"))
        return nil
      }
      return .every(.span(days))
    }
    let names = CadenceRule.Cycle.names.map(\.name)
    let nearest = nearestName(to: every.value, among: names)
    reportCadence(
      at: every.range,
      Message("没有“\(every.value)”这样的周期", "there is no cycle “\(every.value)”"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "")
          + "可以写：\(names.joined(separator: "、"))，或者 14d 这样的天数（1–366）",
        (nearest.map { "did you mean “\($0)”? " } ?? "")
          + "one of: \(names.joined(separator: ", ")), or days as in 14d (1 to 366)"))
    return nil
  }

  private mutating func reportCadence(at range: Range<Int>, _ message: Message, help: Message) {
    report(.invalidCadence, at: range, message, help: help)
  }

  /// What a rule without a name is called.
  private static func name(
    of demand: CadenceRule.Demand, _ counted: CadenceRule.Counted, _ least: Int
  ) -> String {
    let what =
      switch counted {
      case .articles: "篇"
      case .headlines: "条配图头条"
      case .originals: "篇原创"
      case .adopted: "篇采用"
      case .activities: "次活动"
      }
    return switch demand {
    case .every(.span(let days)): "\(days) 天内要更新"
    case .every(let cycle): "\(cycle.title) \(least) \(what)"
    case .within(let days): "事发 \(days) 个工作日内发布"
    }
  }
}
