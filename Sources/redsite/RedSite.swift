import ArgumentParser
import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// The program: one file per command, each thin.
@main
struct RedSite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redsite",
    abstract: localized("为党建网站生成静态网页", "Static site generator for Chinese institutional sites"),
    discussion: ExitStatuses.text,
    version: Version.text,
    subcommands: [
      New.self, Build.self, PublishCommand.self, Serve.self, Check.self, Fix.self, Clear.self,
      Review.self, Audit.self,
      SignOffCommand.self, Report.self, Rename.self, Import.self, Fetch.self, List.self,
      Search.self, Why.self,
      Doctor.self, CalendarCommand.self, Samples.self,
      Permalinks.self, Owners.self, Server.self, CheckLive.self, Explain.self, SchemaCommand.self,
      Markdown.self,
      ThemeCommand.self, VersionCommand.self,
    ])

  static func main() {
    watchStandardOutput()
    WorkInFlight.reportCrashes(
      stages: BuildProgress.Stage.allCases.map { $0.name.chinese + " / " + $0.name.english },
      version: Version.line)
    let arguments = argumentsWithoutLanguage()
    do {
      try refuseUnknownCommand(arguments)
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends the program as the library would, in the language of the reader.
  private static func end(with error: any Error) -> Never {
    let isChinese = language == .chinese
    let text = fullMessage(for: error, columns: isChinese ? .max / 2 : nil)
    let isOurs = ["OVERVIEW: ", "Error: "].contains { text.hasPrefix($0) }
    guard isChinese, isOurs else { exit(withError: error) }
    let words = CommandLineWords(width: CommandLineWords.terminalWidth)
    let status = exitCode(for: error)
    if status.isSuccess {
      print(words.chinese(text))
    } else {
      writeToStandardError(words.chinese(text) + "\n")
    }
    exit(withError: status)
  }

  /// Refuses a name that is no command, with the nearest one; the library calls it an unexpected
  /// argument, and help about it the help of all.
  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    var names = ["redsite"]
    var command: any ParsableCommand.Type = Self.self
    for (place, argument) in arguments.enumerated() {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !argument.hasPrefix("-") else { return }
      if place == 0, argument == "help" { continue }
      if let next = commands.first(where: { $0._commandName == argument }) {
        names.append(argument)
        command = next
        continue
      }
      // What else stands there is an argument of the command that needs no name.
      if command.configuration.defaultSubcommand != nil { return }
      let nearest = nearestName(to: argument, among: commands.map { $0._commandName })
      let whole = names.joined(separator: " ")
      throw ValidationError(
        localized("没有命令“\(whole) \(argument)”", "There is no command '\(whole) \(argument)'")
          + (nearest.map {
            localized("，是不是“\(whole) \($0)”？", ". Did you mean '\(whole) \($0)'?")
          } ?? ""))
    }
  }
}
