import Foundation
import Testing

/// Whole sites as they were published when somebody last looked at them, file by file.
///
/// `make record` writes them anew and fails, so that no recording passes for a test. What changed
/// is then seen in the differences of the commit.
@Suite struct GoldenSiteTests {
  /// A site, and which of its files are kept.
  struct Golden: CustomTestStringConvertible {
    /// The folder in `Golden`.
    var name: String
    /// Lines of shell that make the site in the folder `site`.
    var making: String
    /// The files to keep, where not all are: a preset has a hundred.
    var kept: Set<String>?

    var testDescription: String { name }
  }

  static let all = [
    Golden(name: "default", making: ""),
    Golden(
      name: "text", making: "sed -i 's/^theme = .*/theme = \"text\"/' site/site.toml",
      kept: [
        "index.html", "tongzhi/index.html", "tongzhi/dushuyue.html", "tongzhi/yusuan.toml.html",
        "topics/dushuyue/index.html", "units/tushuguan/index.html", "archive/2026/06/index.html",
        "links/index.html", "search/index.html", "404.html",
      ]),
    Golden(
      name: "wenhua",
      making: "rm -r site && redsite new site site --preset wenhua >/dev/null",
      kept: [
        "index.html", "xinxi/index.html", "xinxi/tongzhi/index.html", "units/index.html",
        "topics/index.html", "links/index.html", "sitemap.xml",
      ]),
  ]

  static let folder = Program.folder.appending(path: "Golden")

  @Test(arguments: all) func isAsItWas(_ golden: Golden) throws {
    let scratch = try ScratchFolder()
    let site = try String(contentsOf: Self.folder.appending(path: "small.site"), encoding: .utf8)
    try scratch.write(
      site.split(separator: "\n", omittingEmptySubsequences: false)
        .map {
          $0.hasPrefix("-- ") ? $0.replacing("-- ", with: "-- site/", maxReplacements: 1) : $0
        }
        .joined(separator: "\n"))
    let outcome = try Program.run(
      """
      set -e
      \(golden.making)
      redsite build site --as-of 2026-07-01 --strict --quiet --output public
      """, in: scratch.url)
    try #require(outcome.status == 0, "\(outcome.output)")

    let found = try Self.files(scratch.url.appending(path: "public"), of: golden)
    let folder = Self.folder.appending(path: golden.name)
    if Program.isRecording {
      try? FileManager.default.removeItem(at: folder)
      for (path, bytes) in found {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
      }
      Issue.record("recorded \(golden.name); look at the differences, then run without recording")
      return
    }
    let expected = try Self.files(folder)
    #expect(Set(expected.keys).subtracting(found.keys) == [], "golden files that nothing makes")
    #expect(
      Set(found.keys).subtracting(expected.keys) == [], "files that no golden file is there for")
    for (path, bytes) in found.sorted(by: { $0.key < $1.key }) {
      guard let golden = expected[path], golden != bytes else { continue }
      Issue.record("\(path) differs: \(Self.difference(golden, bytes))")
    }
  }

  @Test func noGoldenFolderIsUnused() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.path(percentEncoded: false))
    #expect(Set(names) == Set(Self.all.map(\.name) + ["small.site"]))
  }

  /// The files to keep with their bytes, and `files.txt` that lists all there are.
  ///
  /// What the theme gives only lies there as it is in the theme: it is listed, not kept.
  private static func files(_ folder: URL, of golden: Golden) throws -> [String: Data] {
    var files: [String: Data] = [:]
    var list = ""
    for (path, bytes) in try Self.files(folder).sorted(by: { $0.key < $1.key })
    where path != ".redsite-manifest" {
      let isOfTheTheme = path.hasPrefix("assets/")
      let name = unmarked(path)
      list += name + "\n"
      if isOfTheTheme || golden.kept.map({ !$0.contains(path) }) ?? false { continue }
      files[path] = Data(unmarked(String(decoding: bytes, as: UTF8.self)).utf8)
    }
    files["files.txt"] = Data(list.utf8)
    for path in golden.kept ?? [] where files[path] == nil {
      Issue.record("\(golden.name) has no \(path)")
    }
    return files
  }

  /// All files below a folder.
  private static func files(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = folder.path(percentEncoded: false)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      let file = folder.appending(path: path)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        files[path] = try Data(contentsOf: file)
      }
    }
    return files
  }

  /// The text without the digests of the theme's files and of pictures.
  ///
  /// A colour that changes must not change every page here, nor a library of another version.
  private static func unmarked(_ text: String) -> String {
    text.replacing(/\.[0-9a-f]{12}\.(css|js|svg|woff2)/) { ".DIGEST.\($0.output.1)" }
      .replacing(/renditions\/[0-9a-f]{20}-/) { _ in "renditions/DIGEST-" }
      .replacing(/integrity="sha256-[^"]+"/) { _ in "integrity=\"DIGEST\"" }
  }

  /// The first line that differs, as it was and as it is.
  private static func difference(_ golden: Data, _ found: Data) -> String {
    let lines = [golden, found].map {
      String(decoding: $0, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
    let number =
      zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(lines[0].count, lines[1].count)
    let shown = lines.map { $0.indices.contains(number) ? String($0[number].prefix(300)) : "(end)" }
    return "line \(number + 1)\nwas: \(shown[0])\nis:  \(shown[1])"
  }
}
