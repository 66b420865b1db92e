import Diagnostics
import Publishing
import RedSiteGen
import Testing

/// A release that would take most pages off the site is asked about.
@Suite struct PageLossTests {
  let site = PublishSite()

  private func files(_ folders: [String: Int]) -> [String: String] {
    var files = ["index.html": "首页"]
    for (folder, count) in folders {
      for number in 0..<count { files["\(folder)/\(number).html"] = "页" }
    }
    return files
  }

  private func loss(of problem: PublishProblem?) throws -> PageLoss {
    guard case .losesPages("public", let loss) = try #require(problem) else {
      throw try #require(problem)
    }
    return loss
  }

  @Test func lostPagesAreAskedAboutByFolder() throws {
    try site.publish(files(["a": 20, "b/c": 9, "b/d": 3, "e": 10]))
    let before = site.tree()
    let problem = site.problem(files(["b/d": 3, "e": 4]))
    let loss = try loss(of: problem)
    #expect(loss.lost == 35 && loss.pages == 43)
    #expect(loss.folders.map(\.path) == ["a", "b/c", "e"])
    #expect(loss.folders.map(\.lost) == [20, 9, 6])
    let diagnostic = try #require(problem?.diagnostics.first)
    #expect(diagnostic.code == .pagesLost && problem?.exitStatus == 1)
    #expect(diagnostic.message.chinese == "现有 43 个网页，新版会少掉其中的 35 个，没有发布")
    #expect(
      diagnostic.notes.map(\.message.english) == ["a/: 20 pages", "b/c/: 9 pages", "e/: 6 pages"])
    #expect(diagnostic.help?.english.contains("--allow-removal") == true)
    #expect(site.tree() == before)
    #expect(site.names() == ["content", "public"])
  }

  @Test func whatIsAllowedGoes() throws {
    try site.publish(files(["a": 60]))
    #expect(try site.publish(files([:]), allowsRemoval: true).removed == 60)
    #expect(site.tree() == ["index.html": "首页"])
  }

  @Test(arguments: [(20, 0), (41, 21), (60, 30)]) func littleMayGo(old: Int, new: Int) throws {
    try site.publish(files(["a": old]))
    #expect(try site.publish(files(["a": new])).removed == old - new)
  }

  @Test func compressedCopiesAreNoPages() throws {
    var files = files(["a": 30])
    for path in files.keys { files[path + ".gz"] = "压" }
    try site.publish(files)
    #expect(try site.publish(files.filter { $0.key.hasSuffix(".html") }).removed == 31)
  }

  @Test func manyFoldersAreCut() throws {
    var folders: [String: Int] = [:]
    for number in 10..<24 { folders["lanmu\(number)"] = 2 }
    try site.publish(files(folders))
    let notes = try #require(site.problem()?.diagnostics.first?.notes)
    #expect(notes.count == 11)
    #expect(notes.last?.message.chinese == "另有 4 个文件夹，少 8 个网页")
  }
}
