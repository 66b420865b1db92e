import Authoring
import RedSiteGen
import TestSupport
import Testing

/// `redsite new ci`: what the pipelines run.
@Suite struct CIPipelineTests {
  private static func pipeline(
    _ service: CIPipeline.Service, _ path: String
  ) throws -> [String] {
    let site = try TestSite("")
    let made = CIPipeline(service, publishing: .rsync, branch: "main").write(intoSite: site.root)
    #expect(made.result.exitStatus == 0 && made.paths.contains(path), "\(made.result.problems)")
    return (site.contents(path) ?? "").split(separator: "\n").map(String.init)
  }

  /// Where a line is that has all of some words; a missing one is no place.
  private static func place(of words: [String], in lines: [String]) throws -> Int {
    try #require(lines.firstIndex { line in words.allSatisfy(line.contains) }, "\(words)")
  }

  @Test(arguments: [
    (CIPipeline.Service.github, ".github/workflows/redsite.yml"), (.gitlab, ".gitlab-ci.yml"),
  ])
  func mergeRequestsAreHeldToTheirOwnCommits(
    _ service: CIPipeline.Service, _ path: String
  ) throws {
    let lines = try Self.pipeline(service, path)
    let own = try Self.place(of: ["redsite check", "--history \"$", "..HEAD\""], in: lines)
    let whole = try #require(
      lines.lastIndex { $0.contains("redsite check") && $0.hasSuffix("--history") })
    #expect(own < whole)
    #expect(lines.contains { $0.contains("fetch-depth: 0") || $0.contains("GIT_DEPTH: \"0\"") })
  }

  @Test(arguments: [
    (CIPipeline.Service.github, ".github/workflows/redsite.yml"), (.gitlab, ".gitlab-ci.yml"),
    (.gitee, ".workflow/redsite-publish.yml"),
  ])
  func nothingIsPublishedBeforeTheHistoryWasLookedAt(
    _ service: CIPipeline.Service, _ path: String
  ) throws {
    let lines = try Self.pipeline(service, path)
    let look = try #require(
      lines.lastIndex { $0.contains("redsite check") && $0.hasSuffix("--history") })
    #expect(try look < Self.place(of: ["redsite build"], in: lines))
  }
}
