import Base
import SearchIndex
import Testing

/// What texts and queries are compared by.
@Suite struct FoldingTests {
  private func folded(_ text: String) -> String {
    String(decoding: TextFolding.units(of: text), as: UTF16.self)
  }

  @Test(arguments: [
    ("“两学一做”学习", "两学一做学习"), ("ＡＢＣ　１２３", "abc123"), ("Hello, World", "helloworld"),
    ("學習與團結", "学习与团结"), ("頭髮、發展", "头发发展"), ("①②、㈠", "12一"), ("５㎡", "5m2"),
    ("ｶﾞ", "ガ"), ("e\u{301}té", "été"), ("Ａ\u{30A}", "å"), ("ΟΔΟΣ", "οδοσ"), ("〔2026〕5号", "20265号"),
    ("𠮷野家", "𠮷野家"), ("字\u{FE00}形\u{200B}", "字形"), ("……！？", ""), ("각", "각"),
    ("\u{1100}\u{1161}\u{11A8}", "각"), ("豈", "岂"), ("İ", "i\u{307}"), ("ﬁ", "fi"),
  ])
  func foldsWhatPeopleDoNotTypeAlike(_ text: String, _ wanted: String) {
    #expect(folded(text).unicodeScalars.elementsEqual(wanted.unicodeScalars))
  }

  @Test func foldingTwiceIsFoldingOnce() {
    for value in (0x20...0x2FFFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = folded(String(scalar))
      #expect(folded(once).utf16.elementsEqual(once.utf16), "U+\(String(value, radix: 16))")
    }
  }

  @Test func noCharacterOfTheTableIsTraditionalAgain() {
    for scalar in HanVariants.all.values { #expect(HanVariants.all[scalar] == nil) }
    #expect(HanVariants.all.count > 4000)
  }

  @Test func separatorsStandBetweenBlocksThatHaveText() {
    var folding = TextFolding()
    for block in ["甲", "，", "乙丙"] {
      block.withBytes { folding.append($0) }
      folding.separate()
    }
    #expect(folding.units == Array("甲".utf16) + [0] + Array("乙丙".utf16) + [0])
  }
}
