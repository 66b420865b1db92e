import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Forty kinds of broken files in one site: each is reported once, at its place, in one run.
@Suite struct BrokenFilesTests {
  private struct Broken {
    var path: String
    var bytes: [UInt8]
    var expected: String

    init(_ path: String, _ text: String, _ expected: String) {
      self.init(path, bytes: Array(text.utf8), expected)
    }

    init(_ path: String, bytes: [UInt8], _ expected: String) {
      self.path = "content/news/" + path
      self.bytes = bytes
      self.expected = self.path + expected
    }

    /// An article that is right but for these lines of front matter and this body.
    init(_ path: String, front: String = "", body: String = "正文", _ expected: String) {
      self.init(
        path, "---\ntitle: 标题\ndate: 2026-01-01\n\(front)---\n\n\(body)\n", expected)
    }
  }

  /// “---\ntitle: 标题\n---\n” in GB18030.
  private static let gb18030: [UInt8] =
    Array("---\ntitle: ".utf8) + [0xB1, 0xEA, 0xCC, 0xE2] + Array("\n---\n".utf8)

  private static let utf16: [UInt8] =
    [0xFF, 0xFE]
    + Array("---\ntitle: ok\n---\n".utf8).flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }

  private static let broken: [Broken] = [
    Broken("a01.md", "", ":1:1 missing-front-matter"),
    Broken("a02.md", "正文而已\n", ":1:1 missing-front-matter"),
    Broken("a03.md", "---\ntitle: 标题\ndate: 2026-01-01\n\n正文\n", ":1:1 unclosed-front-matter"),
    Broken("a04.md", "---\ndate: 2026-01-01\n---\n", ":1:1 missing-key"),
    Broken("a05.md", "---\ntitle: 标题\n---\n", ":1:1 missing-key"),
    Broken("a06.md", "---\ntitle： 标题\ndate: 2026-01-01\n---\n", ":2:6 yaml-syntax"),
    Broken("a07.md", "---\ntitle: 关于: 通知\ndate: 2026-01-01\n---\n", ":2:8 yaml-syntax"),
    Broken("a08.md", "---\n\ttitle: 标题\ndate: 2026-01-01\n---\n", ":2:1 yaml-syntax"),
    Broken("a09.md", "---\ntitle: \"标题\ndate: 2026-01-01\n---\n", ":2:8 yaml-syntax"),
    Broken("a10.md", "---\ntitle: &a 标题\ndate: 2026-01-01\n---\n", ":2:8 yaml-feature"),
    Broken("a11.md", "---\ntitle: 甲\ntitle: 乙\ndate: 2026-01-01\n---\n", ":3:1 duplicate-key"),
    Broken("a12.md", "+++\ntitle = 标题\ndate = 2026-01-01\n+++\n", ":2:9 toml-syntax"),
    Broken("a13.md", front: "autor: 甲\n", ":4:1 unknown-key"),
    Broken("a14.md", front: "headline: 也许\n", ":4:11 wrong-type"),
    Broken("a15.md", front: "pinned: 高\n", ":4:9 wrong-type"),
    Broken("a16.md", front: "topics: {a: b}\n", ":4:9 wrong-type"),
    Broken("a17.md", front: "image: [甲, 乙]\n", ":4:8 wrong-type"),
    Broken("a18.md", front: "pinned: 5000\n", ":4:9 invalid-value"),
    Broken("a19.md", front: "document: {status: 有效}\n", ":4:20 invalid-value"),
    Broken("a20.md", front: "updated: 2026-02-30\n", ":4:18 date-out-of-range"),
    Broken("a21.md", front: "updated: 01/02/2026\n", ":4:10 date-format"),
    Broken("a22.md", front: "topics: [nothere]\n", ":4:10 unknown-topic"),
    Broken("a23.md", front: "columns: [nothere]\n", ":4:11 unknown-column"),
    Broken("a24.md", front: "unit: nothere\n", ":4:7 unknown-unit"),
    Broken("a25.md", front: "contributors: [nothere]\n", ":4:16 unknown-contributor"),
    Broken("a26.md", front: "attachments: [nothere.pdf]\n", ":4:15 missing-attachment"),
    Broken("a27.md", front: "image: nothere.png\n", ":4:8 missing-image"),
    Broken("a28.md", front: "source_url: ftp://x\n", ":4:13 unsafe-link"),
    Broken("a29.md", front: "template: nothere.html\n", ":4:11 missing-template"),
    Broken("a30.md", front: "aliases: [\"../x\"]\n", ":4:11 invalid-url"),
    Broken("a31.md", front: "slug: a/b\n", " invalid-url"),
    Broken("a32.md", body: "[坏](nothere.md)", ":6:5 broken-link"),
    Broken("a33.md", body: "[坏](javascript:alert(1))", ":6:5 unsafe-link"),
    Broken("a34.md", body: "[坏](#nothere)", ":6:5 missing-heading"),
    Broken("a35.md", body: String(repeating: "> ", count: 70) + "x", ":6:1 markdown-limit"),
    Broken("a36.md", body: "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b", ":6:1 conflict-marker"),
    Broken("a37.md", bytes: gb18030, ":2:8 not-utf8"),
    Broken("a38.md", bytes: utf16, ":1:1 not-utf8"),
    Broken(
      "a39.md", bytes: Array("---\ntitle: 标".utf8) + [0] + Array("\n---\n".utf8), ":2:9 nul-byte"),
    Broken("a40.html", "<script></script>", " attachment-not-allowed"),
  ]

  private func site() throws -> TestSite {
    let site = try TestSite("-- content/news/_index.md --\n---\ntitle: 新闻\n---\n")
    for file in Self.broken { try site.write(file.path, bytes: file.bytes) }
    return site
  }

  @Test func fortyKindsGiveFortyDiagnosticsInOneRun() throws {
    let result = try site().build()
    let found = result.problems.map {
      $0.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(Self.broken.count == 40)
    #expect(found == Self.broken.map(\.expected))
    #expect(result.report.diagnostics.allSatisfy { $0.help != nil })
  }

  @Test func theTextIsTheSameWithOneAndEightJobs() throws {
    let site = try site()
    let one = site.build { $0.jobs = 1 }.report
    let eight = site.build { $0.jobs = 8 }.report
    for language in Language.allCases {
      for format in DiagnosticFormat.allCases {
        #expect(one.text(format, in: language) == eight.text(format, in: language))
      }
    }
  }
}
