import Base
import SiteModel

/// The records that an office keeps, as `redsite report` and the pages below `/records/` name them.
package enum RecordName: String, Sendable, CaseIterable {
  /// What is late or due soon, of all records.
  case overdue
  /// 更新要求.
  case cadence
  /// 积分.
  case points
  /// 零报告.
  case zero
  /// 来信.
  case letters
  /// 公示.
  case notices
  /// 征集调查.
  case surveys
  /// 任期.
  case terms
  /// 三审三校.
  case reviews
  /// 自查.
  case audit

  /// What its reports are called.
  package var title: String {
    switch self {
    case .overdue: "到期和逾期"
    case .cadence: "更新情况"
    case .points: "积分"
    case .zero: "零报告"
    case .letters: "来信办理"
    case .notices: "公示"
    case .surveys: "征集调查"
    case .terms: "任期"
    case .reviews: "三审三校"
    case .audit: "自查"
    }
  }
}
