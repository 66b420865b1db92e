import Base

/// One row of an audit: an indicator in its own words, and what the site has of it.
package struct AuditFinding: Sendable, Equatable {
  /// The indicator, as in 首页不更新.
  package var indicator: String
  /// What it asks, in its own words.
  package var requirement: String
  /// What the site has.
  package var situation: String
  /// What shows it, the first few.
  package var evidence: [AuditInputs.Evidence]
  /// The conclusion.
  package var verdict: Verdict

  /// The conclusions, in the words of the table.
  package enum Verdict: Sendable, Equatable {
    /// It was tested and holds.
    case passed
    /// It holds, and four fifths of the limit are used up.
    case near
    /// 单项否决.
    case veto
    /// Something a person must look at.
    case suspicions(Int)
    /// Nothing was found by what was looked at.
    case nothingFound
    /// The program cannot tell.
    case unknown
    /// The indicator is for other sites.
    case notApplicable

    /// What the table says.
    package var text: String {
      switch self {
      case .passed: "合格"
      case .near: "临近"
      case .veto: "否决"
      case .suspicions(let count): "发现 \(count) 处疑点"
      case .nothingFound: "未发现（仅限本项检查的范围）"
      case .unknown: "不能判断"
      case .notApplicable: "不适用"
      }
    }

    var mood: RecordTable.Mood {
      switch self {
      case .passed: .good
      case .near: .soon
      case .veto, .suspicions: .bad
      case .nothingFound, .unknown, .notApplicable: .neutral
      }
    }
  }

  package init(
    _ indicator: String, _ requirement: String, _ situation: String,
    evidence: [AuditInputs.Evidence] = [], _ verdict: Verdict
  ) {
    self.indicator = indicator
    self.requirement = requirement
    self.situation = situation
    self.evidence = evidence
    self.verdict = verdict
  }

  /// The verdict on a number that must stay below a limit; four fifths of it are near.
  static func verdict(_ count: Int, below limit: Int) -> Verdict {
    if count >= limit { return .veto }
    return count * 5 >= limit * 4 ? .near : .passed
  }

  /// The verdict on days that may be used up, but not exceeded.
  static func verdict(_ days: Int, upTo limit: Int) -> Verdict {
    if days > limit { return .veto }
    return days * 5 >= limit * 4 ? .near : .passed
  }
}

extension RecordTable {
  /// A table of findings: 指标 / 要求 / 本站情况 / 证据（网址、日期）/ 结论.
  ///
  /// Evidence beyond the first has rows of its own, so that each can be a link.
  init(_ name: String, title: String, notes: [String] = [], _ findings: [AuditFinding]) {
    self.init(
      name, title: title, notes: notes,
      columns: [
        .init("指标", "indicator"), .init("要求", "requirement"),
        .init("本站情况", "situation"), .init("证据（网址、日期）", "evidence"), .init("日期", "date"),
        .init("结论", "verdict"),
      ])
    for finding in findings {
      let evidence = finding.evidence.isEmpty ? [nil] : finding.evidence.map(Optional.some)
      for (place, item) in evidence.enumerated() {
        let isFirst = place == 0
        let shown: Cell =
          item.map { item in
            // Only what readers have is a link; the path of a file is none for them.
            item.place.hasPrefix("/") || item.place.contains("://")
              ? .link(item.text, url: item.place)
              : .text(item.place.isEmpty ? item.text : "\(item.text)（\(item.place)）")
          } ?? .none
        rows.append(
          Row([
            isFirst ? .text(finding.indicator) : .none,
            isFirst ? .text(finding.requirement) : .none,
            isFirst ? .text(finding.situation) : .none, shown,
            item?.day.map { .day($0) } ?? .none,
            isFirst ? .state(finding.verdict.text, finding.verdict.mood) : .none,
          ]))
      }
    }
  }
}
