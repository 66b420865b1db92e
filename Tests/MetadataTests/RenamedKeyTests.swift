import Base
import Diagnostics
import Metadata
import Testing

/// Keys that have another name now.
@Suite struct RenamedKeyTests {
  private static let renamed = [
    RenamedKey(in: nil, "heading", is: "title", until: "0.4"),
    RenamedKey(in: "image", "text", is: "alt", until: "0.4"),
  ]

  /// Reads `title` and `image.alt` of a file.
  private static func read(
    _ text: String
  ) throws -> (title: String?, alt: String?, diagnostics: [Diagnostic]) {
    try text.withBytes { bytes in
      var diagnostics: [Diagnostic] = []
      let root = try #require(readTOML(bytes, path: "a.toml", into: &diagnostics))
      guard case .table(let entries) = root.kind else { return (nil, nil, diagnostics) }
      var table = TableDecoder(
        entries, at: 0..<0, format: .toml, file: bytes, path: "a.toml", renamedKeys: renamed)
      let title = table.contains("title") ? table.string("title")?.value : nil
      let alt = table.table("image") { $0.string("alt")?.value } ?? nil
      table.finish(into: &diagnostics)
      return (title, alt, diagnostics)
    }
  }

  @Test func theOldNameIsReadWithAWarningThatMendsIt() throws {
    let text = "heading = \"a\"\n[image]\ntext = \"b\"\n"
    let old = try Self.read(text)
    #expect(old.title == "a" && old.alt == "b")
    #expect(old.diagnostics.map(\.code) == [.deprecatedKey, .deprecatedKey])
    #expect(old.diagnostics.allSatisfy { $0.severity == .warning })
    var mended = Array(text.utf8)
    for fix in old.diagnostics.compactMap(\.fix).sorted(by: {
      $0.bytes.lowerBound > $1.bytes.lowerBound
    }) {
      mended.replaceSubrange(fix.bytes, with: Array(fix.replacement.utf8))
    }
    let new = try Self.read(String(decoding: mended, as: UTF8.self))
    #expect(new.title == "a" && new.alt == "b" && new.diagnostics.isEmpty)
  }

  @Test func theNewNameCountsWhereBothAreThere() throws {
    let both = try Self.read("title = \"a\"\nheading = \"b\"\n")
    #expect(both.title == "a" && both.diagnostics.map(\.code) == [.unknownKey])
  }

  @Test func anOldNameOfAnotherTableIsUnknown() throws {
    let other = try Self.read("title = \"a\"\ntext = \"b\"\n")
    #expect(other.alt == nil && other.diagnostics.map(\.code) == [.unknownKey])
  }

  @Test func eachTableHasANameOnce() {
    let names = RenamedKey.all.map { "\($0.table ?? "").\($0.old)" }
    #expect(Set(names).count == names.count)
  }
}
