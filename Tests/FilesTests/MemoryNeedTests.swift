import Diagnostics
import Files
import RedSiteGen
import TestSupport
import Testing

/// How much memory a site takes is said before it is taken.
@Suite struct MemoryNeedTests {
  @Test func articlesWeighMoreThanPictures() {
    let machine = 512 << 20
    #expect(MemoryNeed(articles: 20_000, files: 20_000).problem(machine: machine) == nil)
    #expect(MemoryNeed(articles: 0, files: 300_000).problem(machine: machine) == nil)
    let problem = MemoryNeed(articles: 300_000, files: 0).problem(machine: machine)
    #expect(problem?.code == .notEnoughMemory)
    #expect(problem?.message.chinese.contains("300000 篇文章") == true)
    #expect(problem?.message.chinese.contains("512 MB") == true)
  }

  @Test func tooLargeASiteIsRefusedBeforeAnythingIsParsed() throws {
    let site = try TestSite.ofOneArticle(body: "文字")
    #expect(site.build().summary != nil)
    // What parse would say of it is not said.
    try site.write("content/a/broken.md", "---\ntitle: [\n")
    let result = site.build { $0.memory = 1 << 20 }
    #expect(result.report.diagnostics.map(\.code) == [.notEnoughMemory])
    #expect(result.exitStatus == 1)
    #expect(site.build().report.diagnostics.map(\.code) != [.notEnoughMemory])
  }

  @Test(arguments: [
    ("0::/\n", ["/sys/fs/cgroup/memory.max"]),
    (
      "0::/a/b\n",
      [
        "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/a/memory.max",
        "/sys/fs/cgroup/a/b/memory.max",
      ]
    ),
    ("0::/../x\n", ["/sys/fs/cgroup/memory.max"]),
    (
      "9:cpu,memory:/d:e\n1:name=systemd:/x\n",
      [
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
        "/sys/fs/cgroup/memory/d:e/memory.limit_in_bytes",
      ]
    ),
    ("", []), ("nonsense\n", []),
  ])
  func limitsAreLookedForInEveryGroupAbove(_ groups: String, _ files: [String]) {
    #expect(MemoryNeed.limitFiles(ofGroups: groups) == files)
  }

  @Test func limitsAreNumbers() {
    #expect(MemoryNeed.groupLimit("268435456\n") == 268_435_456)
    #expect(MemoryNeed.groupLimit("max\n") == nil)
    #expect(MemoryNeed.groupLimit("9223372036854771712\n") == nil)
    #expect(MemoryNeed.groupLimit("") == nil)
  }

  @Test func theMachineHasSome() { #expect(MemoryNeed.machineBytes > 64 << 20) }
}
