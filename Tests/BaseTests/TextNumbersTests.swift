import Base
import Testing

/// Numbers that stand for texts.
@Suite struct TextNumbersTests {
  @Test func eachTextHasTheNumberOfItsFirstAppearance() {
    var numbers = TextNumbers(["国家级", "省部级"])
    #expect(numbers.number(of: "省部级") == 1)
    #expect(numbers.number(of: "") == 2)
    #expect(numbers.number(of: "司局级") == 3)
    #expect(numbers.number(of: "国家级") == 0 && numbers.number(of: "") == 2)
    #expect(numbers.texts == ["国家级", "省部级", "", "司局级"])
  }

  /// Bytes decide: a letter with its accent and the same of two characters are two texts.
  @Test func textsAreComparedByteByByte() {
    var numbers = TextNumbers()
    #expect(numbers.number(of: "\u{E9}") == 0 && numbers.number(of: "e\u{301}") == 1)
  }

  @Test func groupsStandInTheOrderInWhichTheyBegin() {
    let groups = ["乙1", "甲1", "乙2", "丙1", "甲2"].grouped { String($0.prefix(1)) }
    #expect(groups.map(\.text) == ["乙", "甲", "丙"])
    #expect(groups.map(\.elements) == [["乙1", "乙2"], ["甲1", "甲2"], ["丙1"]])
  }
}
