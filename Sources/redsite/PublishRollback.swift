import ArgumentParser
import Delivery
import Diagnostics

/// `redsite publish rollback`.
struct PublishRollback: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: localized(
      "退回以前的一版，并暂停发布", "Go back to a former release, and hold publishing"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "往前第几版，或它的名称；不写就是上一版", "How many releases back, or a name; the one before unless given"),
      valueName: "N|NAME"))
  var which: String?

  @OptionGroup var place: TargetOptions

  @Option(
    help: ArgumentHelp(
      localized("把变了的网址写进这个文件（JSON）", "Write the changed URLs to this file, as JSON"),
      valueName: "FILE"))
  var changes: String?

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  func run() throws {
    let publication = try place.run(isQuiet: quiet) { (delivery) throws(DeliveryProblem) in
      try delivery.rollBack(to: which, place.options(release: ""))
    }
    try publication.writeChanges(to: changes)
    guard !quiet else { return }
    say(
      localized(
        "已退回到 \(publication.release)；发布暂停了，改好以后运行 redsite publish hold --off",
        "back at \(publication.release); publishing is held until redsite publish hold --off"))
    for note in publication.notes { say(note.text(in: language)) }
  }
}
