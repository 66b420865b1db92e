import Glibc
import RedSiteGen
import TestSupport
import Testing

/// Our emphasis beside that of the CJK-friendly amendment as markdown-it has it, on the same lines.
@Suite struct CJKOracleTests {
  static let isPresent =
    runShell("\"${REDSITE_PYTHON:-python3}\" -c 'import mdit_py_cjk_friendly' 2>&1") == ""

  /// Pieces of Chinese and Japanese text between delimiters of every kind.
  ///
  /// The package is a simplification of the amendment, so three things are left out, each tested
  /// by itself elsewhere: underscores, which the amendment keeps strict between words and the
  /// package does not; `~~`, whose runs markdown-it pairs otherwise than the reference parser; and
  /// curly quotes, which Chinese and English share and the package takes for English.
  private static let pieces = [
    "学", "习", "党", "の", "カ", "「", "」", "《", "》", "，", "。", "（", "）", "！", "、", "＋",
    "a", "Party", "3", " ", ".", ",", "(", ")", "*", "**", "***", "*", "**", "**",
  ]

  @Test(
    "generated lines equal the amendment's",
    .enabled(if: isPresent || OutsideData.isRequired, "mdit-py-cjk-friendly is not installed"))
  func generatedLines() throws {
    var generator = PatternGenerator(seed: 17)
    var lines: [String] = []
    while lines.count < 2000 {
      let line = (0..<Int.random(in: 3...12, using: &generator))
        .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      // A line that is no paragraph is another matter.
      if line.allSatisfy({ "*_~ .3".contains($0) }) || line.hasPrefix(" ") { continue }
      lines.append("党" + line + "x")
    }
    let site = try TestSite("-- lines.txt --\n" + lines.joined(separator: "\n"))
    let answer = runConformance("cjk_emphasis.py", "\(site.root)/lines.txt")
    try #require(answer.isFine, "\(answer.output.prefix(2000))")
    let expected = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
    var differences: [String] = []
    for (line, wanted) in zip(lines, expected) {
      let found = gfmWithChineseRules(line)
      if found + " " != wanted {
        differences.append("\(line)\n  ours:   \(found)\n  theirs: \(wanted)")
      }
    }
    #expect(
      differences.isEmpty,
      "\(differences.count) lines differ:\n\(differences.prefix(20).joined(separator: "\n"))")
  }

  private func gfmWithChineseRules(_ line: String) -> String {
    site(line).replacing("\n", with: "")
  }
}
