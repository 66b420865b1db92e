import Base
import Diagnostics
import Glibc
import Metadata
import RedSiteGen
import Testing

@Suite struct MetadataFuzzTests {
  /// A small generator with a fixed start (xorshift64*), so that a failure can be repeated.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return state &* 0x2545_F491_4F6C_DD1D
    }
  }

  private static let seeds = [
    "---\ntitle: 关于: 通知\ndate：2026-07-01\nkeywords: [a，\"b\"]\nimage: {src: a, alt: 图}\n---\n正文",
    "---\nattachments:\n  - file: a.pdf\n    title: “附件”\nsummary: |\n  一\n  二\n---\n\n# 正文\n",
    "+++\ntitle = \"通知\"\ndate = 2026-07-01T09:30:00+08:00\n[extra]\na.b = [1, {c = '''x'''}]\n+++\n",
    "[site]\nname = \"党建在线\"\nkeywords = [\"a\", 'b']\n[[nav]]\nurl = \"/\"\n[[nav]]\nurl = \"/b/\"\n",
  ]
  private static let pieces = [
    "：", "，", "“", "”", "\"", "'", "[", "]", "{", "}", "---\n", "+++", "\n", "\r", "\t", "　", ": ",
    "=", "- ", "|", "&a ", "*a", "!", "#", "\0", "\u{FEFF}", "\u{85}", "\u{2028}", "———", "\\",
    "<<",
    "2026-", "99999999999999999999", "\"\"\"", "?", "%", "\u{7F}", "😀",
  ]

  private func mutate(_ bytes: inout [UInt8], _ random: inout Generator) {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        bytes.insert(
          contentsOf: Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)].utf8,
          at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      default:
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      }
    }
  }

  /// Reads everything there is to read; every problem must lie in the file.
  private func exercise(_ bytes: [UInt8]) {
    bytes.withBytes { file in
      var diagnostics: [Diagnostic] = []
      if SourceEncoding.check(file, path: "a.md", into: &diagnostics) != nil {
        if let matter = FrontMatter.read(file, path: "a.md", into: &diagnostics) {
          #expect(matter.bodyStart <= file.count)
          var decoder = matter.decoder(for: file, path: "a.md")
          _ = decoder.requiredString("title", example: "标题")
          _ = decoder.requiredDateTime("date", zone: .china)
          _ = decoder.strings("keywords", splitsAtPunctuation: true)
          _ = decoder.table("image") { $0.string("src") }
          _ = decoder.tables("attachments") { $0.string("file") }
          decoder.finish(into: &diagnostics)
        }
        _ = readTOML(file, path: "site.toml", into: &diagnostics)
      }
      for diagnostic in diagnostics {
        #expect(diagnostic.location.bytes.upperBound <= file.count)
        if let fix = diagnostic.fix { #expect(fix.bytes.upperBound <= file.count) }
      }
    }
  }

  /// `REDSITE_FUZZ=1000000 swift test --filter MetadataFuzz` for a long run.
  @Test func damagedFilesAreRefusedAndNothingEnds() {
    let wanted = getenv("REDSITE_FUZZ").flatMap { Int(String(cString: $0)) } ?? 3_000
    var random = Generator(state: 0x5EED_0001)
    for round in 0..<wanted {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      mutate(&bytes, &random)
      exercise(bytes)
    }
  }
}
