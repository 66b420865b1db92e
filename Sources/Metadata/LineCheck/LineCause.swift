import Diagnostics

/// What an editor did that YAML or TOML does not understand.
enum LineCause: Hashable {
  case wideColon(String)
  case wideEquals
  case wideQuotes
  case unmatchedQuote
  case unclosedQuote
  case wideComma
  case wideBracket
  case wideSpace
  case wideIndentation
  case tabIndentation
  case strayIndentation
  case missingSpace
  case missingDashSpace
  case unquotedColon
  case specialFirstCharacter(String)
  case textAfterValue
  case equalsInYAML
  case colonInTOML
  case unquotedText
  case unquotedDate
  case otherBoolean(String)
  case bodyText
  case continuedValue
  case unclosedBracket

  package func code(in format: MetadataFormat) -> DiagnosticCode {
    switch self {
    case .bodyText: .unclosedFrontMatter
    default: format == .yaml ? .yamlSyntax : .tomlSyntax
    }
  }

  /// Whether the mend is right wherever the cause is; otherwise it is offered in words only.
  var isCertain: Bool {
    switch self {
    case .unclosedQuote, .unclosedBracket, .unmatchedQuote, .bodyText, .wideIndentation,
      .tabIndentation, .continuedValue:
      false
    default: true
    }
  }

  /// Whether the mend is right if the text reads well after it: indentation depends on its lines.
  var isCertainInMendedText: Bool {
    switch self {
    case .unmatchedQuote, .wideIndentation, .tabIndentation, .continuedValue: true
    default: false
    }
  }

  package var message: Message {
    switch self {
    case .wideColon(let written):
      Message(
        "冒号“\(written)”是全角的，应为半角冒号“:”", "the colon `\(written)` is full-width; write `:`")
    case .wideEquals: Message("等号“＝”是全角的，应为半角“=”", "the `＝` is full-width; write `=`")
    case .wideQuotes:
      Message("值两边的引号是中文引号，应为半角引号“\"”", "the quotes around the value must be `\"`")
    case .unmatchedQuote:
      Message("开头是半角引号“\"”，结尾却不是", "the value begins with `\"` but does not end with it")
    case .unclosedQuote: Message("引号没有结束", "the quote is not closed")
    case .unclosedBracket: Message("括号没有结束", "the bracket is not closed")
    case .wideComma:
      Message("逗号“，”是全角的，应为半角“,”", "the comma `，` is full-width; write `,`")
    case .wideBracket: Message("括号是全角的，应为半角", "the bracket is full-width")
    case .wideSpace: Message("这里的空格是全角的，应为半角", "the space here is full-width")
    case .wideIndentation:
      Message("缩进用了全角空格，应为半角", "the line is indented with full-width spaces")
    case .tabIndentation: Message("缩进用了制表符（Tab），应为空格", "the line is indented with a tab")
    case .strayIndentation: Message("这一行不应缩进", "this line must not be indented")
    case .missingSpace: Message("冒号后面缺少空格", "a space is missing after the colon")
    case .missingDashSpace:
      Message("列表项的“-”后面缺少空格", "a space is missing after the `-` of a list item")
    case .unquotedColon:
      Message("值里有冒号，要给整个值加上引号", "the value contains a colon and must be put in quotes")
    case .specialFirstCharacter(let written):
      Message(
        "值以“\(written)”开头，要给整个值加上引号",
        "a value that begins with `\(written)` must be put in quotes")
    case .textAfterValue:
      Message(
        "引号或括号只包住了值的一部分，要给整个值加上引号",
        "quotes or brackets hold only part of the value; put all of it in quotes")
    case .equalsInYAML:
      Message("YAML 里键后面是冒号，不是等号", "in YAML a key is followed by a colon, not `=`")
    case .colonInTOML:
      Message("TOML 里键后面是等号，不是冒号", "in TOML a key is followed by `=`, not a colon")
    case .unquotedText: Message("TOML 里文字要加引号", "in TOML text must be put in quotes")
    case .unquotedDate:
      Message("TOML 里这样写的日期要加引号", "in TOML a date written like this must be put in quotes")
    case .otherBoolean(let written):
      Message(
        "TOML 里没有“\(written)”，只有 true 和 false",
        "TOML has no `\(written)`, only `true` and `false`")
    case .continuedValue:
      Message("上一行的值写成了两行，应写在一行里", "this continues the value above, which belongs on one line")
    case .bodyText:
      Message(
        "这里像是正文，front matter 应在它之前结束",
        "this looks like the text of the article; the front matter must end before it")
    }
  }
}
