import Base
import Diagnostics

/// The types a reader can want, as messages name them.
enum WantedType {
  case text, boolean, integer, decimal, date, texts, table, tables

  /// The name of the type in both languages.
  package var name: Message {
    switch self {
    case .text: Message("文字", "text")
    case .boolean: Message(" true 或 false", "true or false")
    case .integer: Message("整数", "a whole number")
    case .decimal: Message("最多两位小数的数", "a number of at most two decimals")
    case .date: Message("日期", "a date")
    case .texts: Message("文字的列表", "a list of texts")
    case .table: Message("带有下级键的表", "a table")
    case .tables: Message("表的列表", "a list of tables")
    }
  }

  /// How to write a key with such a value.
  package func example(_ key: String, in format: MetadataFormat) -> String {
    let isTOML = format == .toml
    return switch self {
    case .text: format.line(key, isTOML ? "\"文字\"" : "文字")
    case .boolean: format.line(key, "true")
    case .integer: format.line(key, "1")
    case .decimal: format.line(key, "2.5")
    case .date: format.line(key, "2026-07-01")
    case .texts: format.line(key, isTOML ? "[\"甲\", \"乙\"]" : "[甲, 乙]")
    case .table: format.line(key, isTOML ? "{ 键 = \"值\" }" : "{键: 值}")
    case .tables: format.line(key, isTOML ? "[{ 键 = \"值\" }]" : "[{键: 值}]")
    }
  }
}

/// Saying that a value is of the wrong type.
extension TableDecoder {
  /// Reports what was wanted, what was found, and how to write it.
  mutating func reportWrongType(_ value: LocatedValue, key: String, wanted: WantedType) {
    let found = Self.description(of: value)
    report(
      .wrongType, at: value.range,
      Message(
        "“\(key)”应是\(wanted.name.chinese)，这里是\(found.chinese)",
        "`\(key)` must be \(wanted.name.english), but this is \(found.english)"),
      help: mend(value, key: key, wanted: wanted) ?? example(key, wanted))
  }

  private func example(_ key: String, _ wanted: WantedType) -> Message {
    let line = wanted.example(key, in: format)
    return Message("例如：\(line)", "for example: \(line)")
  }

  /// The corrected line, where the written text shows what was meant.
  private func mend(_ value: LocatedValue, key: String, wanted: WantedType) -> Message? {
    guard case .scalar(let text, let style) = value.kind else { return nil }
    switch wanted {
    case .boolean:
      if let meant = Self.meantBoolean(text) { return .corrected(format.line(key, meant)) }
      return Message("请写 true 或 false", "write true or false")
    case .integer:
      guard let number = Int(Self.narrowDigits(text)) else { return nil }
      return .corrected(format.line(key, String(number)))
    case .text where style != .plain:
      let written = file[slice: value.range].string
      return .corrected(format.line(key, "\"\(written)\""))
    case .date where style == .integer:
      return .corrected(format.line(key, "\"\(text)\""))
    default: return nil
    }
  }

  private static func meantBoolean(_ text: String) -> String? {
    switch text.lowercased() {
    case "true", "yes", "on", "1", "y", "是", "对", "有": "true"
    case "false", "no", "off", "0", "n", "否", "不", "无": "false"
    default: nil
    }
  }

  private static func narrowDigits(_ text: String) -> String {
    var narrow = ""
    for scalar in text.unicodeScalars {
      let isWide = (0xFF10...0xFF19).contains(scalar.value)
      narrow.unicodeScalars.append(
        isWide ? (Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar) : scalar)
    }
    return narrow
  }

  /// What was found, in words.
  package static func description(of value: LocatedValue) -> Message {
    switch value.kind {
    case .null: Message("空的", "empty")
    case .list: Message("列表", "a list")
    case .table: Message("带有下级键的表", "a table")
    case .scalar(let text, .plain): Message("“\(text)”", "`\(text)`")
    case .scalar(let text, .string): Message("文字“\(text)”", "the text `\(text)`")
    case .scalar(let text, .integer): Message("数字 \(text)", "the number \(text)")
    case .scalar(let text, .float): Message("小数 \(text)", "the number \(text)")
    case .scalar(let text, .boolean): Message(" \(text)", text)
    case .scalar(let text, .date): Message("日期 \(text)", "the date \(text)")
    }
  }
}

/// A key that nothing reads, and what was most likely meant.
struct UnknownKey {
  let entry: LocatedValue.Entry
  package let known: [String]
  package let format: MetadataFormat

  init(_ entry: LocatedValue.Entry, among known: [String], format: MetadataFormat) {
    self.entry = entry
    self.known = known
    self.format = format
  }

  package var problem: MetadataProblem {
    let meant = ChineseKey.name(for: entry.key, among: known) ?? nearest
    let fix = meant.map { Diagnostic.Fix(bytes: entry.keyRange, replacement: $0) }
    return MetadataProblem(
      .unknownKey, at: entry.keyRange,
      Message("不认识的键“\(entry.key)”", "unknown key `\(entry.key)`"),
      help: help(meant: meant), fix: isCertain(meant) ? fix : nil)
  }

  private var nearest: String? { nearestName(to: entry.key, among: known) }

  /// A Chinese name of a key and a name in the wrong case or with `-` for `_` leave no doubt.
  private func isCertain(_ meant: String?) -> Bool {
    guard let meant, !known.isEmpty else { return false }
    let plain = String(entry.key.lowercased().map { $0 == "-" ? "_" : $0 })
    return plain == meant || ChineseKey.name(for: entry.key, among: known) == meant
  }

  private func help(meant: String?) -> Message {
    var chinese = meant.map { "是不是“\($0)”？" } ?? ""
    var english = meant.map { "did you mean `\($0)`?" } ?? ""
    if known.contains("extra") {
      chinese += "主题自用的键请放在 extra 下"
      english += (english.isEmpty ? "" : " ") + "keys of the theme's own go under `extra`"
    } else if meant == nil {
      let names = known.sorted()
      chinese = "可用的键：\(names.joined(separator: "、"))"
      english = "known keys: \(names.joined(separator: ", "))"
    }
    return Message(chinese, english)
  }
}

/// The Chinese names under which people look for the keys of front matter.
package enum ChineseKey {
  /// The key that a Chinese name stands for, if it is one of `known`.
  package static func name(for chinese: String, among known: [String]) -> String? {
    guard let name = name(for: chinese), known.contains(name) else { return nil }
    return name
  }

  /// The key that a Chinese name stands for.
  package static func name(for chinese: String) -> String? { names[chinese] }

  /// The key among those of a table that the heading of a column stands for.
  package static func heading(_ chinese: String, among keys: [String]) -> String? {
    headings[chinese]?.first(where: keys.contains)
  }

  /// The Chinese headings that stand for a key of a table, in the order of the alphabet.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - keys: all keys of the table, as a heading can mean another one elsewhere.
  /// - Returns: the headings.
  package static func headings(for key: String, among keys: [String]) -> [String] {
    headings.keys.filter { heading($0, among: keys) == key }.sorted()
  }

  /// The keys that a heading can stand for, of which a table has the first.
  ///
  /// 编号 is an identifier in most tables, the number of a letter in some.
  private static let headings: [String: [String]] = [
    "标识": ["id"], "编号": ["id", "number"], "名称": ["name"], "单位名称": ["name"], "姓名": ["name"],
    "类别": ["kind"], "上级": ["parent"], "上级单位": ["parent"], "分组": ["group"],
    "栏目": ["folder", "column"], "文件夹": ["folder"], "排序": ["order"], "次序": ["order"],
    "联系人": ["contact"], "电话": ["phone"], "地址": ["address"], "邮箱": ["email"], "网址": ["website"],
    "网站": ["website"], "简介": ["description"], "说明": ["description"], "账号": ["code_owners"],
    "提交邮箱": ["authors"], "单位": ["unit"], "所在单位": ["unit"], "聘任日期": ["since"], "离任日期": ["until"],
    "职责": ["role"], "职务": ["role"], "文件": ["file"], "代码": ["code"], "摘要": ["digest"],
    "核准人": ["by"], "日期": ["date"], "理由": ["reason"], "有效期": ["valid_until"], "错": ["wrong"],
    "对": ["right"], "级别": ["level"], "依据": ["basis"], "例外": ["exceptions"], "起": ["from"],
    "止": ["to"], "设立日期": ["since"], "撤并日期": ["until"], "考核类别": ["class"], "公开姓名": ["public"],
    "培训年份": ["trained"], "文章": ["article", "articles"], "完成文章": ["article"], "标题": ["title"],
    "题目": ["title"],
    "媒体": ["outlet"], "证明": ["proof"], "网址或证明": ["proof"], "信息员": ["contributor"], "种类": ["type"],
    "下达": ["issued"], "截止": ["due"], "完成日期": ["done"], "分": ["points", "score"], "事由": ["cause"],
    "批准人": ["approved_by", "extended_by"], "期间": ["period"], "报告日期": ["reported"], "表": ["table"],
    "签发人": ["signed_by"], "提交": ["commit"], "时间": ["time", "date"], "内容": ["text"],
    "审核人": ["reviewer"], "示例": ["sample"], "表单": ["form"],
    "审核日期": ["reviewed_on"], "评委": ["judge"], "信箱": ["mailbox"], "收到": ["received"],
    "主题类": ["topic"], "转办": ["forwarded_on"], "延期至": ["extended_to"], "批准日期": ["extended_on"],
    "答复": ["answered_on"], "结果": ["outcome"], "代表团": ["delegation"], "期限": ["answer"],
    "信箱类型": ["type"], "负责单位": ["owner"], "转办期限": ["acknowledge"], "延期": ["extend"],
    "匿名": ["anonymous"], "公开": ["publish"], "起始编号": ["first_number"], "开放": ["opens"],
    "关闭": ["closes"], "受理处室": ["office"], "接待时间": ["hours"], "年份": ["year"],
    "类型": ["kind"], "获得者": ["recipient"], "授予机关": ["issuer"], "文号": ["number"],
    "图片": ["image"], "机构": ["body"], "届次": ["session"], "备注": ["note"], "职称": ["rank"],
    "领域": ["field"], "摄影": ["author"], "版次": ["number"], "版名": ["title"], "图": ["image"],
    "PDF": ["pdf"], "序": ["number"], "序号": ["number"], "阶段": ["stage"], "步骤": ["step"],
    "主体": ["actor"], "材料": ["materials"], "时限": ["limit"], "表格": ["form"],
  ]

  private static let names: [String: String] = [
    "标题": "title", "题目": "title", "副题": "subtitle", "副标题": "subtitle", "引题": "kicker",
    "日期": "date", "时间": "date", "发布日期": "date", "发布时间": "date", "更新": "updated",
    "更新时间": "updated", "来源": "source", "信息来源": "source", "作者": "author",
    "编辑": "editor", "责任编辑": "editor", "单位": "unit", "通讯员": "contributors",
    "信息员": "contributors", "专题": "topics", "栏目": "columns", "关键词": "keywords",
    "关键字": "keywords", "摘要": "summary", "图片": "image", "头条": "headline",
    "置顶": "pinned", "草稿": "draft", "示例": "sample", "附件": "attachments", "公文": "document",
    "模板": "template", "链接": "link", "说明": "description", "描述": "description",
    "权重": "weight", "文号": "number", "索引号": "index", "三审": "review", "审核": "review",
    "初审": "first", "复审": "second", "终审": "final", "保密审查": "secrecy", "校对": "proof",
  ]
}
