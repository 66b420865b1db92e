import Base
import Diagnostics

/// One cause of trouble on one line, with what should stand there instead.
struct LineMend {
  var cause: LineCause
  /// The bytes the message points at.
  package var place: Range<Int>
  /// The bytes to replace.
  package var range: Range<Int>
  package var replacement: String
  /// The bytes of the line, for the corrected line in the message.
  package var line: Range<Int>
}

extension [LineMend] {
  /// The mends without those that touch bytes an earlier one replaces.
  var withoutOverlaps: [LineMend] {
    var kept: [LineMend] = []
    for mend in self where (kept.last?.range.upperBound ?? 0) <= mend.range.lowerBound {
      kept.append(mend)
    }
    return kept
  }
}

/// A run of metadata after its mends, and the way back to the places of the original.
struct MendedText {
  /// The mended bytes.
  package let bytes: [UInt8]
  /// Runs that were copied: where they begin in the mended text and in the file, in order.
  private let runs: [(mended: Int, original: Int)]
  private let end: Int

  /// The bytes `block` of a file after `mends`, in their order.
  ///
  /// A mend that reaches out of the block or into the one before it is left out: the text keeps
  /// that fault, and the parser names it.
  init(_ file: Bytes, _ block: Range<Int>, mends: [LineMend]) {
    var bytes: [UInt8] = []
    var runs: [(mended: Int, original: Int)] = []
    var place = block.lowerBound
    for mend in mends
    where mend.range.lowerBound >= place && mend.range.upperBound <= block.upperBound {
      runs.append((bytes.count, place))
      bytes += file[slice: place..<mend.range.lowerBound]
      // A replacement stands, as a whole, where the replaced bytes began.
      runs.append((bytes.count, mend.range.lowerBound))
      bytes += mend.replacement.utf8
      place = mend.range.upperBound
    }
    runs.append((bytes.count, place))
    bytes += file[slice: place..<block.upperBound]
    self.bytes = bytes
    self.runs = runs
    self.end = block.upperBound
  }

  /// The place in the file that a place in the mended text stands for.
  func original(_ place: Int) -> Int {
    var index = runs.count - 1
    while index > 0, runs[index].mended > place { index -= 1 }
    let limit = index + 1 < runs.count ? runs[index + 1].original : end
    return min(runs[index].original + place - runs[index].mended, limit)
  }

  func original(_ range: Range<Int>) -> Range<Int> {
    let lower = original(range.lowerBound)
    return lower..<max(lower, original(range.upperBound))
  }

  /// The same value with the places of the file.
  func original(_ value: LocatedValue) -> LocatedValue {
    let range = original(value.range)
    switch value.kind {
    case .list(let items): return LocatedValue(.list(items.map { original($0) }), range: range)
    case .table(let entries):
      let moved = entries.map {
        LocatedValue.Entry(
          key: $0.key, keyRange: original($0.keyRange), value: original($0.value))
      }
      return LocatedValue(.table(moved), range: range)
    default: return LocatedValue(value.kind, range: range)
    }
  }
}

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
