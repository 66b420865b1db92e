import Base
import SiteModel

/// What a list of people may say of somebody, each a column of its file.
package enum NoticeField: String, Sendable, CaseIterable {
  case name, unit, sex, born, people, education, post, honor, merit, matter, note
  case applied = "applied_on"
  case activist = "activist_on"
  case candidate = "candidate_on"
  case admitted = "admitted_on"
  case mentor, introducer
  case currentPost = "current_post"
  case proposedPost = "proposed_post"
  case workingSince = "working_since"
  case joined = "joined_on"
  case exception

  /// The head of the column, in Chinese, as files and pages have it.
  package var title: String {
    switch self {
    case .name: "姓名"
    case .unit: "单位"
    case .sex: "性别"
    case .born: "出生年月"
    case .people: "民族"
    case .education: "学历"
    case .post: "职务"
    case .honor: "拟授荣誉"
    case .merit: "主要事迹"
    case .matter: "事项"
    case .note: "说明"
    case .applied: "申请入党时间"
    case .activist: "确定为积极分子时间"
    case .candidate: "列为发展对象时间"
    case .admitted: "接收为预备党员时间"
    case .mentor: "培养联系人"
    case .introducer: "入党介绍人"
    case .currentPost: "现任职务"
    case .proposedPost: "拟任职务"
    case .workingSince: "参加工作时间"
    case .joined: "入党时间"
    case .exception: "破格说明"
    }
  }

  /// The field of a head, in Chinese or as the key.
  package init?(head: String) {
    guard let field = Self.allCases.first(where: { $0.title == head || $0.rawValue == head })
    else { return nil }
    self = field
  }

  /// Whether it says a day or a month.
  var isDate: Bool {
    switch self {
    case .born, .applied, .activist, .candidate, .admitted, .workingSince, .joined: true
    default: false
    }
  }

  /// The fields that say dates which follow each other in everybody's life in the party.
  static let inOrder: [NoticeField] = [.born, .applied, .activist, .candidate, .admitted]
}

extension NoticeKind {
  /// What a list of this kind must say of everybody.
  package var requiredFields: [NoticeField] {
    switch self {
    case .jiji: [.name, .unit, .applied]
    case .fazhan, .jieshou: [.name, .unit, .applied, .activist]
    case .zhuanzheng: [.name, .unit, .admitted]
    case .renqian: [.name, .currentPost, .proposedPost]
    case .pingyou: [.name, .unit]
    case .other: [.name]
    }
  }

  /// What it may say besides; everything else is more than the public needs to know.
  package var optionalFields: [NoticeField] {
    switch self {
    case .jiji: [.sex, .born, .people, .education, .post, .activist, .mentor]
    case .fazhan, .jieshou:
      [.sex, .born, .people, .education, .post, .mentor, .candidate]
    case .zhuanzheng: [.sex, .born, .education, .post, .introducer]
    case .renqian: [.sex, .people, .born, .education, .workingSince, .joined, .exception]
    case .pingyou: [.sex, .post, .honor, .merit]
    case .other: [.unit, .post, .matter, .note]
    }
  }
}
