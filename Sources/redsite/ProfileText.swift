import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// The times of a build as people read them: the stages, then the slowest pages and templates.
struct ProfileText {
  let text: String

  /// How many pages and templates are listed.
  private static let most = 20

  init(_ profile: BuildProfile, stages: [(stage: BuildProgress.Stage, seconds: Double)]) {
    var text = localized("各步用时（秒）：\n", "Seconds of each stage:\n")
    for (stage, seconds) in stages {
      text += Self.line(formatted(seconds: seconds), stage.name.text(in: language))
    }
    text += localized(
      "最慢的网页（毫秒，处理器时间）：\n", "The slowest pages, in milliseconds of the processor:\n")
    for entry in profile.slowestPages(Self.most) {
      text += Self.line(Self.milliseconds(entry.nanoseconds), entry.name.visible)
    }
    text += localized(
      "最费时间的模板（毫秒，网页数，平均每页）：\n",
      "Templates that take most, in milliseconds, with their pages and the mean of a page:\n")
    for entry in profile.slowestTemplates(Self.most) {
      let mean = Self.milliseconds(entry.nanoseconds / Int64(max(entry.count, 1)))
      text += Self.line(
        Self.milliseconds(entry.nanoseconds), "\(entry.name.visible)  \(entry.count)  \(mean)")
    }
    self.text = text
  }

  private static func line(_ number: String, _ name: String) -> String {
    String(repeating: " ", count: max(0, 12 - number.utf8.count)) + number + "  " + name + "\n"
  }

  /// Milliseconds with three decimals.
  private static func milliseconds(_ nanoseconds: Int64) -> String {
    let microseconds = (nanoseconds + 500) / 1000
    let rest = String(microseconds % 1000)
    return "\(microseconds / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
  }
}
