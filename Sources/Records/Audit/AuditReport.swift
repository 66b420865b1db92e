import Base
import SiteModel

/// 自查: the indicators of the inspection of 2019 (国办秘函〔2019〕19号) that a program can look at,
/// and word for word those that it cannot.
///
/// Nothing is called 合格 that was not tested, and there is no sum while the values of deductions
/// are not confirmed.
package struct AuditReport: Sendable {
  /// 单项否决.
  package let vetoes: [AuditFinding]
  /// 扣分指标, without their sum.
  package let deductions: [AuditFinding]
  /// What is asked elsewhere and can be looked at too.
  package let others: [AuditFinding]
  private let inputs: AuditInputs

  /// Looks at a site.
  package init(_ inputs: AuditInputs) {
    self.inputs = inputs
    let audit = AuditRules(inputs)
    vetoes =
      audit.safety + [audit.reachability, audit.homePage] + audit.columns + audit.interaction
      + [audit.services]
    deductions = audit.deductions
    others = audit.others
  }

  /// Whether an indicator is a veto.
  package var hasVeto: Bool { vetoes.contains { $0.verdict == .veto } }

  /// The report `audit`, for the writers of all reports.
  package var report: RecordReport {
    let site = inputs.site
    var report = RecordReport("audit", title: "\(site.configuration.name)自查")
    let profile =
      switch site.configuration.profile {
      case .party: "党建网站"
      case .government: "政府网站"
      case .none: "没有选规范"
      }
    let vetoCount = vetoes.count { $0.verdict == .veto }
    let unknown = vetoes.count { $0.verdict == .unknown }
    let suspicions = vetoes.count { if case .suspicions = $0.verdict { true } else { false } }
    report.summary = [
      "自查，不代表检查结果。",
      "依据：国办秘函〔2019〕19号所附检查指标。监测时间点：\(site.now.date.chinese)。类别：\(profile)。"
        + (inputs.commit.isEmpty ? "没有对照版本库。" : "提交：\(inputs.commit.prefix(10))。"),
      "单项否决 \(vetoes.count) 条：否决 \(vetoCount) 条，有疑点 \(suspicions) 条，不能判断 \(unknown) 条。"
        + (vetoCount > 0 ? "有一条否决，就是不合格。" : ""),
      "指标的说法照检查表缩写，以原文为准。扣分值没有全部核实，不计总分。",
    ]
    report.tables = [
      RecordTable("audit-vetoes", title: "单项否决", vetoes),
      RecordTable(
        "audit-deductions", title: "扣分指标", notes: ["扣分值待核，只列情况，不相加。"], deductions),
      RecordTable("audit-others", title: "其他可以查的", others),
    ]
    return report
  }
}
