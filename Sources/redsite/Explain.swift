import ArgumentParser
import Base
import Diagnostics
import Explanations

/// `redsite explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized("解释一个问题的代码，举例说明怎么改", "Explain the code of a problem, with an example"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "代码，如 date-out-of-range；不写则列出全部", "The code, as in date-out-of-range; none lists all")))
  var code: String?

  @Flag(
    help: ArgumentHelp(localized("输出全部解释，Markdown 格式", "Print all explanations as Markdown")))
  var markdown = false

  @Option(help: ArgumentHelp(localized("解释的语言", "The language of explanations")))
  var lang: Language?

  func validate() throws {
    if markdown, code != nil {
      throw ValidationError(
        localized("--markdown 输出全部代码，不能再写代码", "--markdown prints all codes; name none"))
    }
    if let code { _ = try NamedCodes(code) }
  }

  func run() throws {
    let writer = ExplanationWriter(language: language)
    if markdown {
      print(writer.markdown(), terminator: "")
    } else if let code {
      let codes = try NamedCodes(code).codes
      for explanation in Explanation.all where codes.contains(explanation.code) {
        print(writer.text(explanation), terminator: "")
      }
    } else {
      print(writer.index(), terminator: "")
    }
  }
}
