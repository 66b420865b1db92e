import Base
import Glibc
import Metadata
import RedSiteGen
import Testing

/// The quick reader of usual YAML must read what libyaml reads, or leave it to libyaml.
///
/// A comment with a tab in it means nothing to YAML and is beyond the quick reader, so the same
/// lines with such a comment after them go through libyaml.
@Suite struct YAMLAgreementTests {
  /// Values with all their places.
  private func exact(_ value: LocatedValue) -> String {
    let place = "@\(value.range.lowerBound)-\(value.range.upperBound)"
    return switch value.kind {
    case .null: "null" + place
    case .scalar(let text, let style): "\(style)(\(text.debugDescription))" + place
    case .list(let items): "[" + items.map(exact).joined(separator: ", ") + "]" + place
    case .table(let entries): exact(entries) + place
    }
  }

  private func exact(_ entries: [LocatedValue.Entry]) -> String {
    "{" + entries.map { "\($0.key)@\($0.keyRange): \(exact($0.value))" }.joined(separator: ", ")
      + "}"
  }

  /// Both readings of the same lines; nil where they are not plainly YAML.
  private func readings(_ lines: String) -> (quick: String, libyaml: String)? {
    let (first, firstProblems) = readFrontMatter("---\n\(lines)\n---\n")
    guard let first, firstProblems.isEmpty else { return nil }
    let (second, secondProblems) = readFrontMatter("---\n\(lines)\n#\t\n---\n")
    let other = second.map { exact($0.entries) } ?? "none"
    return (exact(first.entries), other + secondProblems.map(shown).joined())
  }

  @Test(
    arguments: [
      "title: 通知", "title:   通知  ", "title: 'a b'", "title: \" a \"", "title: ''", "title: \"\"",
      "a: ~", "a: null", "a: Null", "a:", "a:  ", "a:\nb: 1", "a: []", "a: [ ]", "a: [x]",
      "a: [ x , 二 三 ,\"y, z\" , 'w' ]  ", "a: [x,]", "a: [x, ~]", "a: [x-y, -1]", "a: [[x]]",
      "a: [x: y]", "a: [it's]", "a:\n- x\n- 二\nb: 1", "a:\n  - x\n  - \"y\"\n", "a:\n  - x\n - y",
      "a:\n  - x: 1\n", "a:\n  - ~\n  - null", "a:\n\n- x", "a: b\n\n\nc: d", "# c\na: b # d\n# e",
      "a: b#c", "a: b:c", "a: http://x/y", "a: b :c", "a: 12:30", "a: -1", "a: - b", "a: .5",
      "a: b\n  c", "a: b\n\n  c", "a: b\n# x\n  c", "a: \"b\n  c\"", "a: \"b\" # c", "a: 'b' c",
      "a: 'it''s'", "a: \"\\n\"", "a: b\tc", "a: b\t", "a:\tb", "a: b\u{85}c: d", "a: b\u{2028}c",
      "a: \u{FEFF}b", "a: b\u{A0}", "a: 　b", "a : b", "A_1: b", "1a: b", "a-b: c", "a: =", "a: ...",
      "a: b\n... ", "a: ?b", "a: ,b", "a: }", "a: 😀", "a: b\r\nc: [d]\r\n", "a: b\rc: d", "a:b: c",
      "true: 1", "a: [a#b]", "a: [a #b]", "a: [\"x\"y]", "a: \"x\"y", "- a", "a: b c: d",
    ])
  func shapesAreReadAlike(lines: String) {
    guard let (quick, libyaml) = readings(lines) else { return }
    #expect(quick == libyaml)
  }

  /// `REDSITE_FUZZ=1000000 swift test --filter YAMLAgreement` for a long run.
  @Test func randomLinesAreReadAlike() {
    let pieces = [
      "a", "title", "二", "：", ":", ": ", " ", "\n", "\n- ", "\n  - ", "\nb: ", "\nc:", "[", "]",
      ", ", ",", "\"", "'", "#", " # ", "~", "-", "null", "\r\n", "x", "2026-07-01", "“", "\u{A0}",
    ]
    let wanted = getenv("REDSITE_FUZZ").flatMap { Int(String(cString: $0)) } ?? 2_000
    var state: UInt64 = 0x5EED_0002
    var compared = 0
    for _ in 0..<wanted {
      var lines = "k: "
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        lines += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      guard let (quick, libyaml) = readings(lines) else { continue }
      compared += 1
      #expect(quick == libyaml, "\(lines.debugDescription)")
    }
    #expect(compared > wanted / 50)
  }
}
