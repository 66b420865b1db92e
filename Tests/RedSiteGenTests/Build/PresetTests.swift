import Authoring
import Diagnostics
import Glibc
import RedSiteGen
import Testing

@Suite struct PresetTests {
  private static let root =
    #filePath.split(separator: "/").dropLast(4).map(String.init)
    .reduce("") { $0 + "/" + $1 }
  private static let presets = [root + "/presets"]

  private func copy(_ preset: String, to target: String) -> PresetCopy {
    PresetCopy(preset: preset, target: target, folders: Self.presets)
  }

  @Test(arguments: ["blank", "wenhua", "laibin", "waijiao", "gaochun", "chongqing"])
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
