import Diagnostics

/// What libyaml's error messages mean, for people who have never heard of YAML.
///
/// The English text stays libyaml's own, so that it can be looked up.
enum YAMLMessages {
  package static func message(problem: String, context: String?) -> Message {
    let english = context.map { "\(problem) (\($0))" } ?? problem
    return Message(chinese[problem] ?? "YAML 写法有误：\(problem)", english)
  }

  package static func help(problem: String) -> Message? {
    switch problem {
    case "could not find expected ':'":
      Message(
        "每行应是“键: 值”，例如 title: 文章的标题；如果这里已经是正文，请在它前面加一行 ---",
        "each line is `key: value`; if the text of the article begins here, put a line `---` before it"
      )
    case "mapping values are not allowed in this context":
      Message(
        "值里有冒号时请给整个值加上英文引号；也请检查这一行的缩进",
        "put a value that contains a colon in quotes; check the indentation of this line too")
    case "did not find expected key", "did not find expected <document start>",
      "did not find expected '-' indicator":
      Message(
        "请检查这一行的缩进和上一行的引号", "check the indentation of this line and the quotes of the one before")
    case "found unexpected end of stream", "found unexpected document indicator":
      Message("请补上缺少的引号", "add the missing quote")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      Message(
        "列表写成 [甲, 乙]，逗号和括号都用半角；如果括号是文字的一部分，请给整个值加上英文引号",
        "write lists as [a, b]; if the bracket is part of the text, put the whole value in quotes")
    case "found character that cannot start any token", "did not find expected node content",
      "did not find expected alphabetic or numeric character", "did not find expected tag URI",
      "block sequence entries are not allowed in this context":
      Message(
        "请给整个值加上英文引号，例如 title: \"…\"", "put the whole value in quotes, as in title: \"…\"")
    case "found unknown escape character", "did not find expected hexdecimal number":
      Message(
        "双引号里的“\\”有特殊含义；请改用英文单引号", "a backslash is special in double quotes; use single quotes")
    case "control characters are not allowed":
      Message("请删除这个看不见的字符", "remove this invisible character")
    default: nil
    }
  }

  private static let chinese: [String: String] = [
    "control characters are not allowed": "这里有看不见的控制字符",
    "could not find expected ':'": "这一行缺少“键:”",
    "mapping values are not allowed in this context": "这里不应再有“键: 值”",
    "mapping keys are not allowed in this context": "这里不应有键",
    "block sequence entries are not allowed in this context": "这里不应有以“- ”开头的列表项",
    "did not find expected key": "这里应是一个键",
    "did not find expected '-' indicator": "这里应是以“- ”开头的列表项",
    "did not find expected <document start>": "这里多出了内容",
    "did not find expected node content": "这里缺少值",
    "did not find expected ',' or ']'": "列表里缺少半角逗号“,”或右方括号“]”",
    "did not find expected ',' or '}'": "表里缺少半角逗号“,”或右花括号“}”",
    "did not find expected comment or line break": "这一行的末尾多出了内容",
    "did not find expected whitespace or line break": "这里应有空格或换行",
    "did not find expected whitespace": "这里应有空格",
    "did not find expected alphabetic or numeric character": "“&”或“*”后面的名称有误",
    "did not find expected tag URI": "“!”后面的标签有误",
    "did not find expected hexdecimal number": "转义符后面应是十六进制数字",
    "found character that cannot start any token": "值不能以这个字符开头",
    "found a tab character that violates indentation": "缩进不能用制表符（Tab）",
    "found a tab character where an indentation space is expected": "缩进不能用制表符（Tab）",
    "found unexpected end of stream": "引号没有结束",
    "found unexpected document indicator": "引号没有结束",
    "found unknown escape character": "双引号里有不认识的转义符",
    "found invalid Unicode character escape code": "转义符给出的字符不存在",
    "found unexpected ':'": "这里的冒号有误",
    "found an indentation indicator equal to 0": "缩进的层数不能是 0",
    "found undefined tag handle": "YAML 标签没有定义",
    "found duplicate %YAML directive": "YAML 指令重复",
    "found incompatible YAML document": "不支持这个 YAML 版本",
    "found unknown directive name": "不认识的 YAML 指令",
    "found unexpected non-alphabetical character": "YAML 指令有误",
    "could not find expected directive name": "YAML 指令缺少名称",
  ]
}

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
