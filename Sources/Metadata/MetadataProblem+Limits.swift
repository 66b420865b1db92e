import Diagnostics

/// The problems that YAML and TOML share.
extension MetadataProblem {
  package static func tooLarge(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    let kibibytes = limits.bytes >> 10
    return MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "front matter 超过 \(kibibytes) KiB 的上限",
        "front matter is larger than the limit of \(kibibytes) KiB"),
      help: Message(
        "正文请写在结束的分隔线之后；不是每篇文章都要的内容请移到正文里",
        "put the text of the article after the closing fence"))
  }

  static func tooManyKeys(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "这个表的键超过 \(limits.keys) 个", "this table has more than \(limits.keys) keys"),
      help: Message("请删除不用的键", "remove keys that are not used"))
  }

  static func tooManyItems(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "这个列表超过 \(limits.items) 项", "this list has more than \(limits.items) items"),
      help: Message(
        "请减少项数，或把长列表写进正文", "shorten the list, or put it into the text of the article"))
  }

  static func valueTooLong(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    let kibibytes = limits.valueBytes >> 10
    return MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "这个值超过 \(kibibytes) KiB 的上限", "this value is larger than the limit of \(kibibytes) KiB"),
      help: Message("请缩短，或写进正文", "shorten it, or put it into the text of the article"))
  }

  static func tooDeep(_ depth: Int, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "列表和表的嵌套超过 \(depth) 层", "lists and tables are nested more than \(depth) levels deep"),
      help: Message("请减少嵌套的层数", "nest them less deeply"))
  }

  static func duplicateKey(_ key: String, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .duplicateKey, at: range,
      Message("键“\(key)”写了两次", "the key `\(key)` is given twice"),
      help: Message("只保留其中一个", "keep only one of them"))
  }
}
