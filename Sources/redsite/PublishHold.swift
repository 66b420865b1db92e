import ArgumentParser
import Delivery

/// `redsite publish hold`.
struct PublishHold: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: localized("暂停发布，或恢复", "Keep others from publishing, or no longer"))

  @OptionGroup var place: TargetOptions

  @Flag(help: ArgumentHelp(localized("恢复发布", "Let others publish again")))
  var off = false

  func run() throws {
    try place.run { (delivery) throws(DeliveryProblem) in
      try delivery.hold(!off, place.options(release: ""))
    }
    say(
      off
        ? localized("可以发布了", "publishing goes on")
        : localized(
          "发布暂停了，直到 redsite publish hold --off",
          "publishing is held until redsite publish hold --off"))
  }
}
