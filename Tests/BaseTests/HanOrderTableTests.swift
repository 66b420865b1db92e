import Testing

@testable import Base

@Suite struct HanOrderTableTests {
  private let texts = [
    HanOrderTable.aToG, HanOrderTable.hToM, HanOrderTable.nToS, HanOrderTable.tToZ,
  ]

  @Test func everyCharacterStandsOnce() {
    let characters = texts.flatMap { $0.unicodeScalars }.filter { $0.value >= 0x3400 }
    #expect(characters.count == 8230)
    #expect(Set(characters).count == characters.count)
    let ranks = characters.compactMap(HanOrderTable.rank)
    #expect(ranks.map(Int.init) == Array(0..<8230))
  }

  @Test func syllablesAscendAndUmlautFollowsU() {
    let syllables = texts.joined(separator: "\n").split(separator: "\n").compactMap { line in
      line.hasPrefix(" ") ? nil : line.split(separator: " ").first.map(String.init)
    }
    #expect(syllables.count == 405)
    let keys = syllables.map { syllable in
      (
        String(syllable.map { $0 == "ü" ? "u" : $0 }),
        syllable.contains("ü") ? 1 : 0
      )
    }
    for (key, next) in zip(keys, keys.dropFirst()) {
      #expect(key < next, "\(key.0) stands before \(next.0)")
    }
  }

  /// Within a tone the characters go by code point, so that a character added by hand has one
  /// right place.
  @Test func equalReadingsGoByCodePoint() {
    for line in texts.flatMap({ $0.split(separator: "\n") }) {
      for tone in line.split(separator: " ") {
        let values = tone.unicodeScalars.map(\.value).filter { $0 >= 0x3400 }
        #expect(values == values.sorted(), "\(line)")
      }
    }
  }
}
