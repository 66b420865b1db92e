import Base

/// Where a member stands in a window, in the words of tables.
enum CadenceState: Equatable {
  /// As much was sent as was due.
  case done
  /// Something, but less.
  case short
  /// Nothing, and it was declared that there is nothing.
  case declaredZero
  /// Nothing.
  case missing
  /// Not counted: the member, or the rule, was not there on all days.
  case notCounted
  /// The window has not ended, and not enough was sent so far.
  case running
  /// The same, with no more than a fifth of the time left.
  case soon
  /// Not known before the holidays of a year are.
  case unknown(year: Int)

  /// The word.
  var text: String {
    switch self {
    case .done: "完成"
    case .short: "不足"
    case .declaredZero: "零报告"
    case .missing: "未报"
    case .notCounted: "不计"
    case .running: "未到期"
    case .soon: "快到期"
    case .unknown(let year): "缺 \(year) 年放假安排"
    }
  }

  var cell: RecordTable.Cell {
    switch self {
    case .done: .state(text, .good)
    case .short, .missing: .state(text, .bad)
    case .declaredZero, .notCounted, .running: .state(text, .neutral)
    case .soon: .state(text, .soon)
    case .unknown: .unknown(text)
    }
  }

  /// Whether less was sent than was due.
  var isLacking: Bool { self == .short || self == .missing }
}
