import Base
import Diagnostics
import Metadata

/// A form that posts to a server of the office (`[[forms]]`): the contract is `docs/forms.md`.
package struct SubmissionForm: Sendable {
  /// What articles name it by, and the first thing it posts.
  package var identifier: Located<String>
  /// Where it posts to, HTTPS.
  package var endpoint: String
  /// What it is for.
  package var kind: Kind
  /// What it asks about the sender.
  package var fields: [Field]
  /// The days on which it is shown.
  package var days: OpenDays
  /// The most bytes that the server takes.
  package var maxBytes: Int
  /// The article with the notice on personal data (PIPL §17), as a path below `content/`.
  package var notice: Located<String>?
  /// For how many days the server keeps what the office has taken over.
  package var keepDays: Int
  /// Whether it came with a preset: nobody receives what it posts.
  package var isSample: Bool
  /// Where it is declared.
  package var location: SourceLocation

  /// What a form is for.
  package enum Kind: String, Sendable, CaseIterable {
    case letter, wall, survey, vote, exam, essay

    /// What it is called.
    package var title: String {
      switch self {
      case .letter: "写信"
      case .wall: "我要留言"
      case .survey: "问卷"
      case .vote: "投票"
      case .exam: "考试"
      case .essay: "投稿"
      }
    }

    /// What the button says.
    var button: String {
      switch self {
      case .letter: "寄出"
      case .wall: "提交留言"
      case .survey: "提交问卷"
      case .vote: "投票"
      case .exam: "交卷"
      case .essay: "提交来稿"
      }
    }

    /// What it asks about the sender where `fields` says nothing.
    var standardFields: [Field] {
      switch self {
      case .letter: [.name, .phone]
      case .wall: [.name, .unit]
      case .survey: []
      case .vote, .exam: [.code]
      case .essay: [.name, .unit, .phone]
      }
    }

    /// The most bytes where `max_bytes` says nothing.
    var standardBytes: Int { self == .essay ? 8 << 20 : 64 << 10 }
  }

  /// What a form can ask about the sender.
  package enum Field: String, Sendable, CaseIterable {
    case name, unit, phone, email, address, code

    /// What stands before it.
    var label: String {
      switch self {
      case .name: "姓名"
      case .unit: "单位"
      case .phone: "联系电话"
      case .email: "电子邮箱"
      case .address: "地址"
      case .code: "参加码"
      }
    }

    /// The value of `autocomplete` (HTML, autofill).
    var autocomplete: StaticString {
      switch self {
      case .name: "name"
      case .unit: "organization"
      case .phone: "tel"
      case .email: "email"
      case .address: "street-address"
      case .code: "off"
      }
    }

    var type: StaticString {
      switch self {
      case .phone: "tel"
      case .email: "email"
      default: "text"
      }
    }
  }

  /// Reads one entry of `[[forms]]`; nil where it cannot be used.
  package init?(_ table: inout TableDecoder) {
    let identifier = table.requiredString("id", example: "buzhang")
    let endpoint = table.webAddress("endpoint")
    if endpoint == nil, !table.contains("endpoint") {
      table.reportMissing("endpoint", example: "\"https://tj.example.org/f/buzhang\"")
    }
    if !table.contains("kind") { table.reportMissing("kind", example: "\"letter\"") }
    let kind = table.oneOf("kind", Kind.self)
    let fields = table.strings("fields")?.compactMap { name -> Field? in
      if let field = Field(rawValue: name.value) { return field }
      let known = Field.allCases.map(\.rawValue).joined(separator: "、")
      table.report(
        .invalidValue, at: name.range,
        Message("表单没有“\(name.value)”这一项", "forms have no field `\(name.value)`"),
        help: Message("可以写：\(known)", "one of: \(known)"))
      return nil
    }
    days = OpenDays(&table)
    let maxBytes = table.integer("max_bytes", in: 1024...(8 << 20))
    let notice = table.string("notice")
    if notice == nil {
      table.report(
        .formWithoutNotice, at: table.range,
        Message(
          "表单没有写个人信息处理告知（notice）", "the form names no notice on personal data (`notice`)"),
        help: Message(
          "请写一篇告知，说明谁收集、为什么、收集什么、保存多久、怎样查询删除，再写：notice = \"xinxiang/gaozhi.md\"",
          "write an article that says who collects what, why, for how long and which rights there "
            + "are, and name it: notice = \"xinxiang/gaozhi.md\""))
    }
    keepDays = table.integer("keep_days", in: 1...180)?.value ?? 30
    isSample = table.boolean("sample")?.value ?? false
    location = table.places.location(identifier?.range ?? table.range)
    if let endpoint, !endpoint.value.hasPrefix("https://") {
      table.report(
        .invalidValue, at: endpoint.range,
        Message("表单只能提交到 https 的网址", "a form posts to an https address only"),
        help: Message("请写 https:// 开头的网址", "write an address that begins with https://"))
      return nil
    }
    guard let identifier, let endpoint, let kind else { return nil }
    self.identifier = identifier
    self.endpoint = endpoint.value
    self.kind = kind.value
    self.fields = fields ?? kind.value.standardFields
    self.maxBytes = maxBytes?.value ?? kind.value.standardBytes
    self.notice = notice
  }

  /// Scheme and host of the endpoint, for the security policy: `https://tj.example.org`.
  package var origin: String {
    let rest = endpoint.dropFirst("https://".count)
    return "https://" + rest.prefix { !"/?#".contains($0) }
  }
}
