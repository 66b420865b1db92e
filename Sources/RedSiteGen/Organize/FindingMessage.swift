import Diagnostics
import Scan
import SensitiveText
import SiteModel

/// What people are told about findings; no value is in it that is not masked.
package enum FindingMessage {
  /// A finding in a text.
  ///
  /// - Parameters:
  ///   - found: what it is.
  ///   - masked: what was found, its middle hidden.
  ///   - place: where.
  ///   - severity: how much it matters; nil for as much as its code says.
  /// - Returns: the diagnostic.
  package static func diagnostic(
    _ found: SensitiveFinding, masked: String, at place: SourceLocation, severity: Severity? = nil
  ) -> Diagnostic {
    let name = name(of: found.kind)
    return Diagnostic(
      found.kind.code, at: place,
      Message("疑似\(name.chinese)（\(masked)）", "this looks like \(name.english) “\(masked)”"),
      help: help(for: found.kind), notes: notes(for: found.kind), severity: severity)
  }

  private static func name(of kind: SensitiveKind) -> Message {
    switch kind {
    case .secretMark: Message("国家秘密标志", "a mark of secrecy")
    case .restrictedMark: Message("内部资料标志", "a mark of internal papers")
    case .idNumber: Message("居民身份证号码", "an identity card number")
    case .maskedIDNumber:
      Message("遮得太少的居民身份证号码", "an identity card number with too little hidden")
    case .bankCard: Message("银行账号", "a bank account")
    case .phoneNumber: Message("手机号码", "a mobile telephone number")
    case .landline: Message("固定电话号码", "a telephone number")
    case .emailAddress: Message("电子邮箱", "an e-mail address")
    case .licencePlate: Message("车牌号码", "a licence plate")
    }
  }

  private static func help(for kind: SensitiveKind) -> Message {
    switch kind {
    case .secretMark:
      Message(
        "涉密内容不得上网，请撤下并报告保密工作机构；确实不涉密的，由保密审查人员用 redsite clear 核准",
        "nothing secret may go online: take it out and report it; what is no secret, a reviewer clears with `redsite clear`"
      )
    case .restrictedMark:
      Message(
        "内部资料不要公开；可以公开的，删去这个标志，或由保密审查人员用 redsite clear 核准",
        "keep internal papers internal; otherwise remove the mark, or have it cleared with `redsite clear`"
      )
    case .idNumber, .maskedIDNumber:
      Message(
        "请删去，或至少把出生日期和后四位都换成星号",
        "remove it, or replace the birthday and the last four signs by stars")
    case .bankCard, .phoneNumber, .landline, .emailAddress, .licencePlate:
      Message(
        "请删去；本来就公开的，写进 site.toml 的 scan.allow，或用 redsite clear 核准",
        "remove it; what is public anyway goes into `scan.allow` of site.toml or is cleared with `redsite clear`"
      )
    }
  }

  private static func notes(for kind: SensitiveKind) -> [Diagnostic.Note] {
    guard kind == .secretMark || kind == .idNumber else { return [] }
    return [
      Diagnostic.Note(
        Message(
          "提交过的，删掉以后 git 历史里还有：请按本单位的泄密处置规定处理",
          "once committed it stays in the history of git: follow your office's procedure for incidents"
        ))
    ]
  }

  /// A finding in a file that is only copied.
  ///
  /// - Parameters:
  ///   - finding: what it is.
  ///   - place: the file.
  ///   - severity: how much it matters.
  ///   - isOut: whether the file goes out as it is.
  /// - Returns: the diagnostic.
  package static func diagnostic(
    _ finding: FileFinding, at place: SourceLocation, severity: Severity, isOut: Bool = true
  ) -> Diagnostic {
    if case .text(let found) = finding.kind {
      var diagnostic = diagnostic(
        found, masked: finding.what.chinese, at: place, severity: severity)
      if let part = finding.place {
        diagnostic.message = Message(
          "\(part.chinese)：\(diagnostic.message.chinese)",
          "\(part.english): \(diagnostic.message.english)")
      }
      return diagnostic
    }
    let (message, help) = words(for: finding, isOut: isOut)
    let part = finding.place.map { Message("，在\($0.chinese)", ", in \($0.english)") }
    return Diagnostic(
      finding.kind.code, at: place,
      Message(message.chinese + (part?.chinese ?? ""), message.english + (part?.english ?? "")),
      help: help, severity: severity)
  }

  private static func words(
    for finding: FileFinding, isOut: Bool
  ) -> (message: Message, help: Message) {
    let what = finding.what
    switch finding.kind {
    case .photoLocation:
      return (
        isOut
          ? Message("图片里存着拍摄位置，读者查得到", "the picture has the position it was taken at in it")
          : Message(
            "图片里存着拍摄位置；网页上用的是另存的图，不带位置",
            "the picture has the position it was taken at in it; pages show copies without it"),
        Message(
          "运行 redsite fix --apply 去掉，画面不变",
          "`redsite fix --apply` takes it out; the picture stays as it is")
      )
    case .photoMetadata:
      return (
        Message("图片里存着\(what.chinese)", "the picture has in it: \(what.english)"),
        Message(
          "运行 redsite fix --apply 去掉，画面不变",
          "`redsite fix --apply` takes it out; the picture stays as it is")
      )
    case .officeAuthor:
      return (
        Message("文件属性里有\(what.chinese)", "the properties name the \(what.english)"),
        Message("运行 redsite fix --apply 清除", "`redsite fix --apply` clears them")
      )
    case .pdfMetadata:
      return (
        Message("PDF 的属性里有\(what.chinese)", "the PDF names the \(what.english)"),
        Message(
          "请从原文件重新导出，导出前清除文档属性",
          "export it anew, with the properties of the document cleared before")
      )
    case .officeChanges:
      return (
        Message("文件里\(what.chinese)", "the file has \(what.english)"),
        Message(
          "请接受或拒绝全部修订、删掉批注，再保存", "accept or reject the changes, delete the comments and save it")
      )
    case .officeHidden:
      return (
        Message(
          "文件里\(what.chinese)，读者打开就能显示", "the file has \(what.english), which readers can show"),
        Message("请删掉，或取消隐藏确认可以公开", "delete it, or show it and make sure that it may be public")
      )
    case .officeEmbedded:
      return (
        Message("文件里有\(what.chinese)", "the file has in it: \(what.english)"),
        Message("请确认可以公开；用不着的删掉再保存", "make sure that it may be public, or remove it")
      )
    case .unreadable, .text:
      return (
        Message("没有检查：\(what.chinese)", "not looked at: \(what.english)"),
        Message(
          "请另存为能检查的格式，或由保密审查人员看过以后用 redsite clear 核准",
          "save it in a form that can be looked at, or have a reviewer look and clear it with `redsite clear`"
        )
      )
    }
  }

  /// A word of the list.
  static func diagnostic(_ rule: WordRule, word: String, at place: SourceLocation) -> Diagnostic {
    let severity: Severity =
      switch rule.level {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    let reason = rule.reason.isEmpty ? "" : "：\(rule.reason)"
    let basis = rule.basis.isEmpty ? "" : "（\(rule.basis)）"
    let forms = rule.right
    let help: Message =
      forms.isEmpty
      ? Message("请核对", "check it")
      : Message(
        "请写“\(forms.joined(separator: "”或“"))”", "write “\(forms.joined(separator: "” or “"))”")
    let isCertain = rule.level == .error && forms.count == 1
    return Diagnostic(
      .wrongWord, at: place,
      Message("用语“\(word)”\(reason)\(basis)", "the word “\(word)”\(reason)\(basis)"),
      help: help,
      fix: isCertain ? Diagnostic.Fix(bytes: place.bytes, replacement: forms[0]) : nil,
      severity: severity)
  }

  /// A name and an office that do not go together.
  static func diagnostic(
    _ holder: OfficeHolder, _ code: DiagnosticCode, written: String, at place: SourceLocation
  ) -> Diagnostic {
    let name = holder.name.name
    return code == .titleMismatch
      ? Diagnostic(
        code, at: place,
        Message(
          "按 data/titles.csv，“\(name)”这时没有旁边写的职务",
          "by data/titles.csv, “\(name)” did not hold that office then"),
        help: Message(
          "请核对姓名、职务和日期；名单旧了的，更新 data/titles.csv",
          "check name, office and date, or bring data/titles.csv up to date"))
      : Diagnostic(
        code, at: place,
        Message("“\(written)”是不是“\(name)”？", "is “\(written)” meant to be “\(name)”?"),
        help: Message(
          "\(holder.office)是“\(name)”；写对了的，用 redsite clear 核准",
          "the holder of that office is “\(name)”; if it is right, clear it with `redsite clear`"))
  }
}

extension FileFinding.Kind {
  /// What a finding of the kind is called.
  package var code: DiagnosticCode {
    switch self {
    case .text(let found): found.kind.code
    case .photoLocation: .photoLocation
    case .photoMetadata: .photoMetadata
    case .officeAuthor: .officeAuthor
    case .officeChanges: .officeChanges
    case .officeHidden: .officeHidden
    case .officeEmbedded: .officeEmbedded
    case .pdfMetadata: .pdfMetadata
    case .unreadable: .unreadableAttachment
    }
  }
}
