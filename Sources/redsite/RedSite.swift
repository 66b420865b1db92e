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
    version: Version.text,
    subcommands: [
      New.self, Build.self, Serve.self, Check.self, Fix.self, Rename.self, Import.self, Fetch.self,
      List.self, Why.self, Doctor.self, Samples.self, Permalinks.self, Owners.self, Server.self,
      Explain.self, SchemaCommand.self, Markdown.self, ThemeCommand.self, VersionCommand.self,
    ])

  static func main() {
    watchStandardOutput()
    WorkInFlight.reportCrashes(
      stages: BuildProgress.Stage.allCases.map { $0.name.chinese + " / " + $0.name.english },
      version: Version.line)
    main(Array(ProgramArguments.all.dropFirst()))
  }
}
