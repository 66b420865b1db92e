import Base
import Diagnostics

/// Something wrong in the Markdown of a document.
package struct MarkdownProblem: Sendable {
  /// What is wrong.
  package var kind: Kind
  /// The bytes it is about, from the start of the source that was rendered.
  package var range: Range<Int>
  /// The correction, in bytes of the same source; only where it is certain.
  package var fix: (range: Range<Int>, replacement: String)?

  /// The kinds of problem.
  package enum Kind: Sendable, Hashable {
    /// A link or image whose scheme is not allowed, with its destination; its text was written.
    case unsafeLink(String)
    /// Raw HTML that was written as text, with its beginning.
    case rawHTML(String)
    /// More of something than a document may have; nothing was written.
    case limit(MarkdownLimit, found: Int, allowed: Int)
    /// A writing habit, with the mended line, whether the mend is certain, and whether the site
    /// wants an error of it.
    case habit(WritingHabit.Kind, line: String, isCertain: Bool, isError: Bool)
    /// A link or picture that leads nowhere: `[附件]()`.
    case emptyLink(isImage: Bool)
    /// A picture that says nothing to those who do not see it.
    case missingDescription
    /// A line of colons that makes no block; it was written as text.
    case fence(FenceFault)
    /// The writer says that there is a signature, and the text does not end with one.
    case missingSignature
  }

  /// A problem at some bytes.
  package init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

extension MarkdownProblem {
  /// The problem as it is shown to a person.
  ///
  /// - Parameter place: where it is in its file.
  /// - Returns: the diagnostic.
  package func diagnostic(at place: SourceLocation) -> Diagnostic {
    let (code, message, help) = kind.words
    // The fix counts from the start of the source, the place from that of the file.
    let offset = place.bytes.lowerBound - range.lowerBound
    let fix = fix.map { Diagnostic.Fix(bytes: $0.range + offset, replacement: $0.replacement) }
    return Diagnostic(code, at: place, message, help: help, fix: fix, severity: kind.severity)
  }
}

extension MarkdownProblem.Kind {
  /// The code of the problem, what is wrong and what to do.
  var words: (code: DiagnosticCode, message: Message, help: Message?) {
    switch self {
    case .unsafeLink(let destination):
      LocalPath(destination).map { (.localPath, $0.message, $0.help) } ?? (
        .unsafeLink,
        Message(
          "链接地址“\(Self.shown(destination))”不是允许的类型，已只显示文字",
          "the link to \"\(Self.shown(destination))\" is not of an allowed kind; only its text is shown"
        ),
        Message(
          "请改为 http://、https://、mailto:、tel: 开头的地址，或本站内的路径",
          "use an address that begins with http://, https://, mailto: or tel:, or a path of this site"
        )
      )
    case .rawHTML(let html):
      (
        .rawHTML,
        Message(
          "正文里的 HTML“\(Self.shown(html))”按文字显示，不起作用",
          "the HTML \"\(Self.shown(html))\" is shown as text and has no effect"),
        Message(
          "请改用 Markdown 写法；如果要显示尖括号，请写成 `代码` 或 &lt;",
          "write it in Markdown; to show angle brackets use `code` or &lt;")
      )
    case .limit(let limit, let found, let allowed):
      (.markdownLimit, limit.message(found: found, allowed: allowed), limit.help)
    case .habit(let kind, let line, let isCertain, _):
      (kind.code, kind.message, kind.help(Self.shown(line), isCertain: isCertain))
    case .emptyLink(let isImage):
      (
        .emptyLink,
        isImage
          ? Message("图片没有写文件名，不会显示", "the picture names no file and is not shown")
          : Message("链接没有写地址，只显示文字", "the link has no address; only its text is shown"),
        isImage
          ? Message("请在圆括号里写文件名，或删去这几个符号", "write the file's name in the brackets, or remove it")
          : Message(
            "请在圆括号里写文件名或网址，或去掉括号",
            "write a file's name or an address in the brackets, or remove them")
      )
    case .missingDescription:
      (
        .missingDescription,
        Message(
          "图片没有写说明，看不见图片的人不知道是什么", "the picture has no description for those who cannot see it"),
        Message(
          "请在方括号里写图里是什么，如 ![全体党员合影](a.jpg)",
          "write what it shows in the brackets, as in ![All members](a.jpg)")
      )
    case .fence(let fault): (.fencedBlock, fault.message, fault.help)
    case .missingSignature:
      (
        .missingSignature,
        Message(
          "开头写了 signature: true，正文末尾却不是落款",
          "the front matter says `signature: true`, but the text does not end with a signature"),
        Message(
          "请让最后两段是单位名称和日期，各自成段，如“2026年7月1日”；没有落款就删去 signature",
          "end with two paragraphs, the issuer and the date, as in 2026-07-01, or remove `signature`"
        )
      )
    }
  }

  /// The severity where it is not the code's own.
  var severity: Severity? {
    guard case .habit(_, _, _, isError: true) = self else { return nil }
    return .error
  }

  private static func shown(_ text: String) -> String {
    // Counting all characters of a destination of a megabyte for each link to it would be dear.
    text.utf8.count > 60 && text.dropFirst(60).first != nil ? text.prefix(59) + "…" : text
  }
}

extension FenceFault {
  /// What is wrong.
  var message: Message {
    switch self {
    case .unknownName(let name, _):
      Message("没有叫“\(name)”的块，这一行按文字显示", "there is no block `\(name)`; the line is shown as text")
    case .unclosed(let name):
      Message(
        "“::: \(name)”后面没有单独一行“:::”来结束，这一行按文字显示",
        "no line `:::` ends `::: \(name)`; the line is shown as text")
    case .closesNothing:
      Message(
        "“:::”前面没有要结束的块，这一行按文字显示",
        "`:::` has no block to end; the line is shown as text")
    }
  }

  /// What to do.
  var help: Message {
    switch self {
    case .unknownName(_, let nearest?):
      Message("是不是“::: \(nearest)”？", "did you mean `::: \(nearest)`?")
    case .unknownName(_, nil):
      Message(
        "可以写“::: right”（靠右）和“::: center”（居中）",
        "write `::: right` or `::: center`")
    case .unclosed:
      Message(
        "请在这几行后面单独写一行“:::”，和开头那一行在同一层；块里不能再有块",
        "end the lines with `:::` on a line of its own, at the same level; blocks do not nest")
    case .closesNothing:
      Message(
        "请在要靠右的几行前面单独写一行“::: right”，或删去这一行",
        "begin the lines with `::: right` on a line of its own, or remove this one")
    }
  }
}

/// What a document can have too much of.
///
/// cmark-gfm 0.29.0.gfm.6 takes minutes, gigabytes or `abort()` for small files made to hurt it
/// (CVE-2023-22483, -22484, -22486, -24824, -37463, reference expansion). These are the things
/// such files are made of; each limit is far above what a person writes.
package enum MarkdownLimit: Sendable, Hashable, CaseIterable {
  /// Bytes of the document.
  case documentBytes
  /// Columns of a table.
  case tableColumns
  /// Cells of all tables.
  case tableCells
  /// Bytes read again because lines look like the `|---|` of a table.
  case tableRereading
  /// `<?` and `<!` in a paragraph.
  case declarations
  /// `[` in a paragraph.
  case brackets
  /// Bytes that reference definitions could expand to.
  case referenceExpansion
  /// Bytes read again because many addresses stand in long lines without spaces.
  case autolinkRereading
  /// Quote and list markers at the start of a line.
  case markersOfLine
  /// Columns a line is indented.
  case indentation
  /// Levels of quotes, lists and emphasis inside each other.
  case depth
  /// Bytes of HTML.
  case outputBytes

  /// The most that is accepted.
  package var allowed: Int {
    switch self {
    case .documentBytes: 1 << 20
    case .tableColumns: 128
    case .tableCells: 200_000
    case .tableRereading: 16 << 20
    case .declarations: 1000
    case .brackets: 4000
    case .referenceExpansion: 16 << 20
    case .autolinkRereading: 32 << 20
    case .markersOfLine: 64
    case .indentation: 512
    case .depth: 100
    case .outputBytes: 64 << 10
    }
  }
}

extension MarkdownLimit {
  /// What is wrong where the limit is exceeded.
  package func message(found: Int, allowed: Int) -> Message {
    let (chinese, english) = names
    let found = countsBytes ? found.fileSize : String(found)
    let allowed = countsBytes ? allowed.fileSize : String(allowed)
    return Message(
      "\(chinese)：\(found)，最多 \(allowed)", "\(english): \(found), at most \(allowed)")
  }

  /// What to do about it.
  package var help: Message {
    switch self {
    case .documentBytes, .outputBytes:
      Message("请把文件拆成几篇", "split the file into several")
    case .tableColumns, .tableCells, .tableRereading:
      Message(
        "请拆成几张小表，或把大表做成附件", "split it into smaller tables or attach it as a file")
    case .indentation, .markersOfLine, .depth:
      Message("请减少列表和引用的层次", "use fewer levels of lists and quotes")
    case .autolinkRereading:
      Message("请把这一行分成几行", "divide the line into several")
    case .brackets, .declarations:
      Message("请用空行把这一段分成几段", "divide the paragraph by blank lines")
    case .referenceExpansion:
      Message(
        "请缩短这条链接定义，或改用 [文字](地址)", "shorten the definition or write [text](address)")
    }
  }

  /// Whether what is counted are bytes.
  private var countsBytes: Bool {
    switch self {
    case .documentBytes, .outputBytes, .referenceExpansion, .autolinkRereading, .tableRereading:
      true
    default: false
    }
  }

  private var names: (String, String) {
    switch self {
    case .documentBytes: ("正文太长", "the document is too long")
    case .tableColumns: ("表格的列太多", "the table has too many columns")
    case .tableCells: ("表格的单元格太多", "there are too many cells of tables")
    case .tableRereading:
      ("一段里像表头分隔线（|---|）的行太多", "too many lines of the paragraph look like |---|")
    case .declarations: ("一段里的 <? 和 <! 太多", "the paragraph has too many <? and <!")
    case .brackets: ("一段里的 [ 太多", "the paragraph has too many [")
    case .referenceExpansion:
      ("链接定义展开后太长", "the reference definition expands to too much")
    case .autolinkRereading:
      (
        "很长的行里网址和邮箱太多（要重读）",
        "there are too many addresses in very long lines (to be read again)"
      )
    case .markersOfLine:
      ("一行开头的列表和引用标记太多", "the line begins with too many list and quote markers")
    case .indentation: ("缩进太深（列）", "the line is indented too far (columns)")
    case .depth: ("层次太深", "there are too many levels inside each other")
    case .outputBytes: ("生成的网页太长", "the HTML is too long")
    }
  }
}
