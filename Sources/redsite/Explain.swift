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

  @Option(help: ArgumentHelp(localized("解释的语言：zh 或 en", "The language: zh or en")))
  var lang: Language?

  func validate() throws {
    if markdown, code != nil {
      throw ValidationError(
        localized("--markdown 输出全部代码，不能再写代码", "--markdown prints all codes; name none"))
    }
    if let code, Self.explanation(of: code) == nil { throw ValidationError(Self.unknown(code)) }
  }

  func run() {
    let writer = ExplanationWriter(language: language)
    if markdown {
      print(writer.markdown(), terminator: "")
    } else if let explanation = code.flatMap(Self.explanation) {
      print(writer.text(explanation), terminator: "")
    } else {
      print(writer.index(), terminator: "")
    }
  }

  /// The explanation of the code of that name, also in the brackets in which messages show it.
  private static func explanation(of name: String) -> Explanation? {
    let name = name.lowercased().filter { $0 != "[" && $0 != "]" }
    return Explanation.all.first { $0.code.name == name }
  }

  private static func unknown(_ name: String) -> String {
    let codes = Explanation.all.map(\.code.name)
    let unknown = localized("没有代码“\(name)”", "there is no code “\(name)”")
    guard let nearest = nearestName(to: name, among: codes) else {
      return unknown
        + localized("；redsite explain 列出全部代码", "; `redsite explain` lists all of them")
    }
    return unknown + localized("，是不是“\(nearest)”？", "; did you mean “\(nearest)”?")
  }
}
