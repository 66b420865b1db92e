import Authoring
import Diagnostics
import Glibc
import RedSiteGen
import TestSupport
import Testing

@Suite struct PresetTests {
  private static let root =
    #filePath.split(separator: "/").dropLast(3).map(String.init)
    .reduce("") { $0 + "/" + $1 }
  private static let presets = [root + "/presets"]

  private func copy(_ preset: String, to target: String) -> PresetCopy {
    PresetCopy(preset: preset, target: target, folders: Self.presets)
  }

  static let names = ["blank", "wenhua", "laibin", "waijiao", "gaochun", "chongqing"]

  /// All that a preset says is made up, so all of it can go, and what stays is a whole site.
  @Test(arguments: names) func presetIsAWholeSiteWithoutItsSamples(_ preset: String) throws {
    let site = try TestSite("", isComplete: true)
    _ = try copy(preset, to: site.root + "/new").run().get()
    var options = BuildOptions(site: site.root + "/new")
    options.asOf = "2026-12-01"
    options.isStrict = true
    options.themes = ThemeSearchPath(folders: [Self.root + "/themes"])
    let samples = SampleRemoval(options, presets: Self.presets)
    let listed = samples.run(applies: false)
    #expect(listed.articles.count >= 3)
    #expect(listed.links.count <= 6)
    let removed = samples.run(applies: true)
    #expect(removed.changed.isEmpty)
    #expect(removed.report.diagnostics == [])
    #expect(removed.exitStatus == 0)
    let left = runShell(
      """
      cd \(site.root)/new && mkdir -p data && find content -type f -not -name _index.md
      grep -rl '^sample' content data
      grep -rl ',是$' data
      """)
    #expect(left.split(separator: "\n").allSatisfy { $0.hasSuffix("/banner.jpg") })
    #expect(!samples.run(applies: false).hasAny)
  }

  @Test(arguments: names)
  func presetBuildsWithoutErrorOrWarning(_ preset: String) throws {
    let site = try TestSite("", isComplete: true)
    let count = try copy(preset, to: site.root + "/new").run().get()
    #expect(count > 5)
    var options = BuildOptions(site: site.root + "/new")
    options.asOf = "2026-12-01"
    options.isStrict = true
    options.themes = ThemeSearchPath(folders: [Self.root + "/themes"])
    let result = SiteBuilder(options).build()
    #expect(result.problems == [])
    #expect(result.summary != nil)
  }

  @Test func presetsAreThoseThatTheHelpNames() {
    #expect(
      copy("", to: "").names
        == ["blank", "chongqing", "gaochun", "laibin", "waijiao", "wenhua"])
  }

  @Test func laibinHasItsSubsitesAndColumns() {
    let count = { (depth: Int) in
      runShell(
        "cd \(Self.root)/presets/laibin/content && find . -mindepth \(depth) -maxdepth \(depth)"
          + " -name _index.md -not -path './topics/*' | wc -l"
      ).split(separator: "\n").first.flatMap { Int($0.split(separator: " ")[0]) }
    }
    #expect(count(2) == 6)
    #expect(count(3) == 55)
    #expect(count(4) == 90)
  }

  @Test func unknownPresetNamesTheNearest() throws {
    guard case .failure(let problem) = copy("wenhau", to: "/tmp/redsite-none").run() else {
      Issue.record("a preset of that name exists")
      return
    }
    #expect(problem.code == .unknownPreset)
    #expect(problem.help?.chinese == "是不是“wenhua”？")
  }

  @Test func folderWithFilesIsLeftAlone() throws {
    let site = try TestSite("-- new/mine.txt --\n重要", isComplete: true)
    guard case .failure(let problem) = copy("blank", to: site.root + "/new").run() else {
      Issue.record("the folder was not refused")
      return
    }
    #expect(problem.code == .targetNotEmpty)
    #expect(runShell("ls -A \(site.root)/new") == "mine.txt\n")
  }
}
