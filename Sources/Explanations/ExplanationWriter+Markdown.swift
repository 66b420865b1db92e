import Diagnostics

/// `docs/diagnostics.md`.
extension ExplanationWriter {
  /// The whole page: a table of contents, then every code with its example and mend.
  package func markdown() -> String {
    var page = word(Self.introduction)
    for chapter in Chapter.all {
      page += "\n**\(word(chapter.title))**\n\n"
      for explanation in chapter.explanations {
        let name = explanation.code.name
        page += "- [\(name)](#\(name)) \(escaped(word(explanation.title)))\n"
      }
    }
    for chapter in Chapter.all {
      page += "\n## \(word(chapter.title))\n"
      for explanation in chapter.explanations { page += "\n" + section(explanation) }
    }
    return page
  }

  private func section(_ explanation: Explanation) -> String {
    let code = explanation.code
    return """
      ### \(code.name)

      **\(escaped(word(explanation.title)))** \(word(effect(code.severity)))\(word(Self.fullStop))

      \(escaped(word(explanation.meaning)))

      \(word(Self.exampleHeading))

      \(blocks(explanation.example))
      \(word(Self.mendHeading))\(escaped(word(explanation.mend)))

      \(blocks(explanation.mended))
      """
  }

  private func blocks(_ inputs: [ExampleInput]) -> String {
    inputs.map { input in
      let block = fenced(word(input.text), fenceLanguage(input.path))
      return input.path.map { "`\($0)`\n\n\(block)" } ?? block
    }.joined(separator: "\n")
  }

  /// A fenced block; indented where git would take its lines for a conflict of the page's own
  /// (a fence takes its indentation off every line, CommonMark §4.5).
  private func fenced(_ text: String, _ language: String) -> String {
    let block = "```\(language)\n\(text)```\n"
    guard text.contains("<<<<<<<") else { return block }
    return block.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : " " + line
    }.joined(separator: "\n")
  }

  private func fenceLanguage(_ path: String?) -> String {
    guard let path else { return "sh" }
    if path.hasSuffix(".toml") { return "toml" }
    return path.hasSuffix(".html") ? "jinja" : "markdown"
  }

  /// Text as Markdown that shows it as it is: no HTML, no emphasis, no links.
  ///
  /// What stands in backticks is left alone.
  private func escaped(_ text: String) -> String {
    var result = ""
    var isCode = false
    for character in text {
      if character == "`" { isCode.toggle() }
      if !isCode, "\\*_<>[]&".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private static let fullStop = Message("。", ".")

  private static let introduction = Message(
    """
    # 程序会报哪些问题

    每个问题后面的方括号里是它的代码，例如 `[date-out-of-range]`。代码不会改变含义，可以放心地写进脚本和说明。\
    在终端里看某个代码的解释：`redsite explain date-out-of-range`。\
    能确定怎么改的问题，`redsite fix` 可以替您改。

    例子里的网站是这样的：`content/tongzhi/` 是“通知公告”栏目，里面有文章 `baoming.md`、附件 `huizhi.pdf` \
    和图片 `huichang.jpg`；`content/xuexi/` 是“学习园地”栏目；`content/topics/dushuyue/` 是“读书月”专题；\
    `data/` 里登记了单位 `bangongting` 和信息员 `bangongting-xxy`。每个例子都真的会引起这个问题，改法也真的有效。

    `--format json` 输出的结构见 [diagnostics.schema.json](diagnostics.schema.json)。

    > 本页由程序生成，请不要手工修改：`redsite explain --markdown --lang zh > docs/diagnostics.md`

    ## 目录

    """,
    """
    # What the program finds wrong

    Behind each problem its code stands in brackets, as in `[date-out-of-range]`. A code never
    changes its meaning; scripts and people may rely on it. To read about one in the terminal:
    `redsite explain date-out-of-range`. Where the correction is certain, `redsite fix` makes it.

    The site of the examples: `content/tongzhi/` is a column with the article `baoming.md`, the
    attachment `huizhi.pdf` and the image `huichang.jpg`; `content/xuexi/` is another column,
    `content/topics/dushuyue/` a topic; `data/` has the unit `bangongting` and the contributor
    `bangongting-xxy`. Every example really causes its problem, and every mend works.

    The shape of `--format json` is in [diagnostics.schema.json](diagnostics.schema.json).

    > Made by the program, not by hand: `redsite explain --markdown --lang en`

    ## Contents

    """)
}
