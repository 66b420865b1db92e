import ArgumentParser
import Authoring
import Base
import Diagnostics
import Metadata
import RedSiteGen

/// `redsite clear`.
struct Clear: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "保密审查人员看过的问题，记为可以发布（写进 data/cleared.csv）",
      "Write down findings that a reviewer looked at and that may be published"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized("核准人在 data/reviewers.csv 里的标识", "The reviewer's id in data/reviewers.csv"),
      valueName: "ID"))
  var by: String

  @Option(help: ArgumentHelp(localized("理由", "Why it may be published")))
  var reason: String

  @Option(
    help: ArgumentHelp(
      localized("只核准这些代码的问题", "Only findings of these codes"), valueName: "CODES"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "只核准这个文件或文件夹里的问题，如 content/tongzhi", "Only findings in this file or folder"),
      valueName: "PATH"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "只核准这一处；身份证号码和密级标志必须这样一处一处核准",
        "Only this one; identity numbers and marks of secrecy are cleared so, one by one"),
      valueName: "PATH:LINE:COLUMN"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      localized("有效到哪天，如 2027-06-30", "The last day it holds, as in 2027-06-30"),
      valueName: "DATE"))
  var until: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    _ = try only.map(NamedCodes.init)
    _ = try place()
    guard only != nil || file != nil || at != nil else {
      throw ValidationError(
        localized(
          "请用 --only、--file 或 --at 说明核准哪些问题", "say which findings with --only, --file or --at"))
    }
    if let until, case .failure(let problem) = parseDateTime(until, zone: .china) {
      throw ValidationError("--until: " + problem.message.text(in: language))
    }
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw ValidationError(localized("请写明理由", "a reason is needed"))
    }
  }

  private func place() throws -> (path: String, line: Int, column: Int)? {
    guard let at else { return nil }
    let parts = at.split(separator: ":").map(String.init)
    if parts.count == 1 { return (parts[0], 0, 0) }
    guard parts.count == 3, let line = Int(parts[1]), let column = Int(parts[2]) else {
      throw ValidationError(
        localized(
          "--at 写成“文件:行:列”，如 content/tongzhi/a.md:9:5",
          "--at is PATH:LINE:COLUMN, as messages show it"))
    }
    return (parts[0], line, column)
  }

  func run() throws {
    var request = ClearanceWriter.Request(reviewer: by, reason: reason)
    request.validUntil = until ?? ""
    request.codes = try Set(only.map { try NamedCodes($0).codes } ?? [])
    request.path = file ?? ""
    while request.path.hasSuffix("/") { request.path.removeLast() }
    if let place = try place() {
      request.path = place.path
      request.place = (place.line, place.column)
    }
    let result = ClearanceWriter(BuildOptions(site: site)).clear(request)
    if messages.format == .text {
      for item in result.cleared {
        let place = item.line == 0 ? item.path : "\(item.path):\(item.line):\(item.column)"
        say("\(place) [\(item.code.name)]")
      }
      if !result.cleared.isEmpty {
        let count = result.cleared.count
        say(
          localized(
            "核准了 \(count) 处，写进了 data/cleared.csv",
            "cleared \(count.counted("finding")) in data/cleared.csv"))
      }
    }
    messages.print(result.report)
    throw ExitCode(result.exitStatus)
  }
}
