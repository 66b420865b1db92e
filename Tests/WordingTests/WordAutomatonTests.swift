import Base
import Testing
import Wording

struct WordAutomatonTests {
  private func found(_ words: [String], in text: String) -> [String] {
    let automaton = WordAutomaton(words.map { Array($0.utf8) })
    return text.withBytes { bytes in
      automaton.matches(in: bytes).map {
        "\($0.range.lowerBound):\(bytes[slice: $0.range].string)"
      }
    }
  }

  @Test func findsTheLongestFromTheLeft() {
    #expect(found(["按装", "按装置", "装置"], in: "按装置和装置，按装") == ["0:按装置", "12:装置", "21:按装"])
    #expect(found(["ab", "bcd", "c"], in: "abcd") == ["0:ab", "2:c"])
    #expect(found(["a"], in: "") == [])
    #expect(found([], in: "a") == [])
    #expect(found(["", "a"], in: "ba") == ["1:a"])
  }

  @Test func foldsWidth() {
    #expect(found(["Ａpp"], in: "我的Aｐp") == ["6:Aｐp"])
    #expect(found(["19大"], in: "１９大") == ["0:１９大"])
  }

  /// What is found is what a plain search finds, over lists and texts made by chance of few
  /// characters, so that words overlap and contain each other.
  @Test func agreesWithAPlainSearch() {
    var generator = SystemRandomNumberGenerator()
    let characters = Array("甲乙丙a１")
    func text(_ length: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: length, using: &generator)).map { _ in
          characters.randomElement(using: &generator) ?? "甲"
        })
    }
    for _ in 0..<300 {
      let words = Array(Set((0..<12).map { _ in text(1...4) })).sorted()
      let haystack = text(0...60)
      let automaton = WordAutomaton(words.map { Array($0.utf8) })
      let expected = plain(words, in: haystack)
      haystack.withBytes { bytes in
        let ranges = automaton.matches(in: bytes).map(\.range)
        #expect(ranges == expected, "\(words) in \(haystack)")
      }
    }
  }

  private func plain(_ words: [String], in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    var place = 0
    while place < bytes.count {
      let longest = words.map { Array($0.utf8) }.filter { bytes[place...].starts(with: $0) }
        .map(\.count).max()
      if let longest, longest > 0 {
        ranges.append(place..<(place + longest))
        place += longest
      } else {
        place += 1
      }
    }
    return ranges
  }

  @Test func tenThousandWordsAreFound() {
    let characters = (0x4E00..<0x4E64).compactMap { UnicodeScalar($0) }.map {
      String(Character($0))
    }
    let words = characters.flatMap { first in characters.map { first + $0 } }
    let automaton = WordAutomaton(words.map { Array($0.utf8) })
    for index in stride(from: 0, to: words.count, by: 97) {
      words[index].withBytes { bytes in
        #expect(automaton.matches(in: bytes) == [.init(word: index, range: 0..<6)])
      }
    }
  }
}
