import Diagnostics

/// The parts of YAML that metadata does without.
///
/// They let a few bytes stand for gigabytes or make a text mean something else than it says.
enum YAMLFeature {
  case anchor, alias, tag, mergeKey, directive, secondDocument, complexKey

  package func problem(at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(.yamlFeature, at: range, message, help: help)
  }

  private var message: Message {
    switch self {
    case .anchor: Message("不支持 YAML 的锚点“&名称”", "YAML anchors (`&name`) are not supported")
    case .alias: Message("不支持 YAML 的引用“*名称”", "YAML aliases (`*name`) are not supported")
    case .tag: Message("不支持 YAML 的标签“!类型”", "YAML tags (`!type`) are not supported")
    case .mergeKey: Message("不支持 YAML 的合并键“<<”", "YAML merge keys (`<<`) are not supported")
    case .directive:
      Message("不支持 YAML 的指令“%…”", "YAML directives (`%…`) are not supported")
    case .secondDocument:
      Message("这里开始了第二个 YAML 文档", "a second YAML document starts here")
    case .complexKey:
      Message("键必须是文字，不能是列表或表", "a key must be text, not a list or a table")
    }
  }

  private var help: Message {
    switch self {
    case .anchor, .alias, .tag:
      Message(
        "如果这是文字的一部分，请给整个值加上英文引号；否则请直接写出值",
        "if this is part of the text, put the whole value in quotes; otherwise write the value out")
    case .mergeKey: Message("请把要合并的键逐个写出", "write out the keys to be merged")
    case .directive: Message("请删除这一行", "remove this line")
    case .secondDocument:
      Message(
        "front matter 里只能有一组键和值；请删除这一行",
        "front matter holds one set of keys and values; remove this line")
    case .complexKey:
      Message(
        "如果方括号或花括号是文字的一部分，请加上英文引号",
        "if the brackets are part of the text, put it in quotes")
    }
  }
}
