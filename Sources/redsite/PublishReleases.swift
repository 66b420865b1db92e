import ArgumentParser
import Delivery

/// `redsite publish releases`.
struct PublishReleases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "releases",
    abstract: localized("列出服务器上的各版", "List the releases that are there"))

  @OptionGroup var place: TargetOptions

  @Option(help: ArgumentHelp(localized("格式：text 或 json", "The form: text or json")))
  var format = Form.text

  enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let state = try place.run { (delivery) throws(DeliveryProblem) in try delivery.releases() }
    switch format {
    case .text: sayLines(state.table(in: language))
    case .json: print(state.json, terminator: "")
    }
  }
}
