import Foundation
import Testing

/// What the README and the editor's guide tell people to type works, and prints what they show.
///
/// The blocks marked `console` of a page are one session in a folder of its own; where a page does
/// not make a site, it is in a new one of the preset `wenhua`. Output is compared where it is
/// shown; days, seconds and the port may be others.
@Suite struct GuideTests {
  private static let repository = Program.folder.appending(path: "../..").standardized

  static let pages: [String] = {
    let guide = "docs/zh"
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: guide).path(percentEncoded: false))
    let pages = (names ?? []).filter { $0.hasSuffix(".md") }.map { guide + "/" + $0 }
    return (["README.zh-CN.md"] + pages.sorted()).filter { !sessions(of: $0).isEmpty }
  }()

  @Test func thereAreSessions() {
    #expect(Self.pages.contains("README.zh-CN.md") && Self.pages.count >= 5)
  }

  @Test(arguments: pages) func commandsDoWhatThePageShows(_ page: String) throws {
    let steps = Self.sessions(of: page)
    let scratch = try ScratchFolder()
    let makesSite = steps.contains { $0.command.hasPrefix("redsite new site") }
    let outcome = try Program.run(
      """
      redsite() {
        [ $1 = serve ] || { command redsite "$@"; return; }
        # A preview goes on until somebody ends it: here, once it has said its two lines. What
        # tests start has all other signals blocked.
        log=$(mktemp)
        command redsite "$@" > $log 2>&1 &
        for _ in $(seq 300); do
          [ $(wc -l < $log) -ge 2 ] && break
          sleep 0.1
        done
        kill -KILL $!
        { wait $!; } 2>/dev/null
        cat $log
        [ $(wc -l < $log) -ge 2 ]
      }

      """
        + (makesSite ? "" : "redsite new site wangzhan --preset wenhua >/dev/null; cd wangzhan\n")
        + steps.map { "\($0.command)\necho \"\(Self.mark)$?\"" }.joined(separator: "\n"),
      in: scratch.url, environment: ["LC_ALL": "", "LANG": "zh_CN.UTF-8"])
    let found = outcome.output.split(separator: Self.mark, omittingEmptySubsequences: false)
    try #require(found.count == steps.count + 1, "\(outcome.output)")
    // What stands behind a mark is the status of its command, then what the next one prints.
    for (index, step) in steps.enumerated() {
      let printed = index == 0 ? found[0] : found[index].drop { $0 != "\n" }.dropFirst()
      #expect(found[index + 1].hasPrefix("0\n"), "\(page): $ \(step.command)\n\(printed)")
      guard !step.output.isEmpty else { continue }
      #expect(
        Self.withoutChance(String(printed)) == Self.withoutChance(step.output),
        "\(page): $ \(step.command)\n\(printed)")
    }
  }

  /// `make` has what the pages tell people to make.
  @Test(arguments: ["README.md", "README.zh-CN.md", "docs/zh/rumen.md", "docs/zh/kaishi.md"])
  func targetsOfMakeExist(_ page: String) throws {
    let makefile = Self.text(of: "Makefile")
    let targets = Set(Self.text(of: page).matches(of: /\bmake ([a-z]+)\b/).map(\.output.1))
    for target in targets {
      #expect(makefile.contains("\n\(target):"), "\(page): make \(target)")
    }
    #expect(!targets.isEmpty)
  }

  private static let mark = "\u{1}status "

  /// A command with the output that the page shows.
  private struct Step {
    var command: String
    var output = ""
  }

  private static func text(of page: String) -> String {
    (try? String(contentsOf: repository.appending(path: page), encoding: .utf8)) ?? ""
  }

  private static func sessions(of page: String) -> [Step] {
    var steps: [Step] = []
    var isInside = false
    for line in text(of: page).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isInside, !steps.isEmpty {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    return steps
  }

  /// The text without what is another every time.
  private static func withoutChance(_ text: String) -> String {
    text.replacing(/(正常|建议)  工作日历.*/, with: "CALENDAR")
      .replacing(/20\d\d-?\d\d-?\d\d/, with: "DAY")
      .replacing(/\d+\.\d+ 秒/, with: "SECONDS")
      .replacing(/127\.0\.0\.1:\d+/, with: "HOST")
      .replacing(/\/\S*\/wangzhan\//, with: "FOLDER/wangzhan/")
  }
}
