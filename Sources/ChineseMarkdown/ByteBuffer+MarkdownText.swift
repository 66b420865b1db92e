import Base

extension ByteBuffer {
  /// Appends text escaped as `append(escapingAsMarkdown:)` does and counts its words.
  ///
  /// One pass for both: a Chinese character is one step instead of three bytes, so this costs no
  /// more than escaping alone.
  ///
  /// - Parameter text: valid UTF-8.
  /// - Returns: the number of words.
  package mutating func append(escapingAndCounting text: Bytes) -> Int {
    let count = text.count
    var words = WordCounter()
    var copied = 0
    var index = 0
    while index < count {
      let byte = text[index]
      let next: UInt8 = index &+ 1 < count ? text[index &+ 1] : 0
      if WordCounter.isHan(byte, next) {
        words.addHan()
        index &+= 3
        continue
      }
      if byte >= 0x80 {
        let (scalar, length) = ScalarReader.scalar(in: text, at: index)
        words.add(scalar)
        index &+= length
        continue
      }
      words.add(byte, before: next)
      let entity: StaticString? =
        switch byte {
        case 0x22: "&quot;"
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        default: nil
        }
      if let entity {
        append(text[slice: copied..<index])
        append(entity)
        copied = index &+ 1
      }
      index &+= 1
    }
    append(text[slice: copied..<count])
    return words.count
  }
}

extension Bytes {
  /// The number of words of a text that is valid UTF-8.
  package var wordCount: Int {
    var words = WordCounter()
    var index = 0
    while index < count {
      let (scalar, length) = ScalarReader.scalar(in: self, at: index)
      if scalar < 0x80 {
        words.add(self[index], before: index + 1 < count ? self[index + 1] : 0)
      } else {
        words.add(scalar)
      }
      index += length
    }
    return words.count
  }
}
