import TestSupport
import Testing

/// What becomes of a program whose standard output goes nowhere.
@Suite struct StandardOutputTests {
  private let site: TestSite

  init() throws {
    site = try TestSite.ofOneArticle(body: "<b>正文</b>")
  }

  private func run(_ command: String, to end: String) -> String {
    let command = command.replacing("SITE", with: site.root)
    return runShell(
      "bash -c 'set -o pipefail; echo x | \(Program.path) \(command) \(end)'; echo $?")
  }

  @Test(arguments: [
    "markdown -", "server nginx SITE", "--help", "help build", "version", "explain",
    "list --site SITE", "check SITE --format json", "check SITE --format github",
    "why content/news/a.md --site SITE", "build SITE", "doctor SITE", "theme reference",
    "permalinks SITE", "owners SITE",
  ])
  func fullDiskIsToldAndEndsWith74(_ command: String) {
    let full = run(command, to: "2>&1 >/dev/full")
    #expect(full.hasSuffix("\n74\n"), "\(full)")
    #expect(full.contains("cannot write standard output") || full.contains("写不了标准输出"))
    // The same command has nothing to say of output that arrives.
    let fine = run(command, to: "2>&1 >/dev/null")
    #expect(!fine.contains("standard output") && !fine.contains("标准输出"))
    #expect(!fine.hasSuffix("\n74\n") && fine != "74\n", "\(fine)")
  }

  @Test func closedPipeEndsQuietly() {
    let output = run("theme reference", to: "2>&1 | head -c 1")
    #expect(output.dropFirst().allSatisfy { $0.isNumber || $0 == "\n" }, "\(output)")
  }

  @Test func closedOutputIsNoPlaceForFilesOfTheSite() {
    #expect(run("build SITE", to: "2>/dev/null >&-") == "74\n")
    #expect(site.page("news/a.html")?.contains("正文") == true)
    #expect(site.contents("content/news/a.md")?.hasPrefix("---\ntitle: 甲") == true)
  }
}
