import Diagnostics
import Files
import TestSupport
import Testing

/// Where a site lies in its repository, for services that name files from the root of that.
@Suite struct RepositoryFolderTests {
  @Test func theRootIsTheNextFolderAboveThatGitHas() throws {
    let site = try TestSite("-- sites/a/site.toml --\n[site]")
    #expect(pathInRepository(ofFolder: site.root + "/sites/a") == nil)
    try site.write(".git/HEAD", "ref: refs/heads/main")
    #expect(pathInRepository(ofFolder: site.root + "/sites/a") == "sites/a/")
    #expect(pathInRepository(ofFolder: site.root) == "")
    // A submodule and another work tree have a file in the place of the folder.
    try site.write("sites/.git", "gitdir: ../.git/modules/sites")
    #expect(pathInRepository(ofFolder: site.root + "/sites/a") == "a/")
  }

  @Test func filesOfTheSiteAreNamedFromThereAndNothingElse() {
    let report = DiagnosticReport(
      ["content/a.md", "--owners"].map { path in
        Diagnostic(.noContent, at: SourceLocation(path: path), Message("甲", "a"))
      })
    let moved = report.below("sites/a/") { $0.contains("/") }
    #expect(
      moved.diagnostics.map(\.location.path).sorted() == ["--owners", "sites/a/content/a.md"])
  }
}
