import Base

/// What tells a Chinese sentence, its numbering and its dates from other text.
enum ChineseMarks {
  /// The end of the spaces that indent a text at `start`: U+3000, or two and more no-break, en or em
  /// spaces before Chinese text, with plain spaces and tabs among them; else `start`.
  static func endOfWideSpaces(_ source: Bytes, _ start: Int, _ end: Int) -> Int {
    var index = start
    var ideographic = 0
    var others = 0
    while index < end {
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      switch scalar {
      case 0x3000: ideographic += 1
      case 0xA0, 0x2002, 0x2003: others += 1
      case 0x20, 0x09: break
      default: return ideographic > 0 || others > 1 && isChinese(scalar) ? index : start
      }
      index += length
    }
    return ideographic > 0 ? index : start
  }

  /// Whether a scalar is Han or punctuation of Chinese text.
  static func isChinese(_ scalar: UInt32) -> Bool {
    // Quotation marks and dashes of both scripts count: the text around them decides.
    CJKCharacter.isHan(scalar) || CJKCharacter.isAmbiguous(scalar)
      || (0x3001...0x3020).contains(scalar) || (0xFF01...0xFF5E).contains(scalar)
  }

  /// Whether there is a Han character in a range.
  static func holdsHan(_ source: Bytes, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      if CJKCharacter.isHan(scalar) { return true }
      index += length
    }
    return false
  }

  /// Whether a scalar ends a sentence, or a line that leads to what follows.
  static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A, 0x2026: true
    default: false
    }
  }

  /// Whether a line ends a sentence, perhaps with closing marks after it.
  static func endsSentence(_ source: Bytes, _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound,
      let (scalar, length) = ScalarReader.scalar(in: source, before: end)
    {
      switch scalar {
      case 0x20, 0x09, 0x3000, 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x2A: end -= length
      default: return endsSentence(scalar)
      }
    }
    return false
  }

  /// Whether a range holds a mark of Chinese sentences.
  static func holdsSentenceMark(_ source: Bytes, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      if endsSentence(scalar) && scalar != 0x2026 || scalar == 0xFF0C { return true }
      index += length
    }
    return false
  }

  /// The number of characters of a range.
  static func length(_ source: Bytes, _ range: Range<Int>) -> Int {
    source[slice: range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  // MARK: Numbering

  /// The numbering that a text begins with.
  struct Numbering: Equatable {
    /// What it is written with: 一、 is not （一） and not 1、.
    var style: UInt8
    /// Its number; nil where it is too large to matter.
    var value: Int?
  }

  /// 一、 （一） 1、 1． （1） ① 第…条; nil where a text begins with none of these.
  ///
  /// `1.` followed by a space is Markdown's own.
  static func numbering(_ source: Bytes, _ range: Range<Int>) -> Numbering? {
    var index = range.lowerBound
    let end = min(range.upperBound, index + 40)
    func next() -> UInt32? {
      guard index < end else { return nil }
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      index += length
      return scalar
    }
    guard var scalar = next() else { return nil }
    if (0x2460...0x2473).contains(scalar) {
      return Numbering(style: 0, value: Int(scalar - 0x2460) + 1)
    }
    let opening = scalar
    let isEnclosed = opening == 0xFF08 || opening == 0x28
    let isArticle = opening == 0x7B2C
    if isEnclosed || isArticle { scalar = next() ?? 0 }
    var number = ChineseNumber()
    while number.add(scalar) { scalar = next() ?? 0 }
    guard number.count > 0 else { return nil }
    if isEnclosed {
      return scalar == 0xFF09 || scalar == 0x29
        ? Numbering(style: number.isDecimal ? 1 : 2, value: number.value) : nil
    }
    if isArticle {
      // 条 章 节 款 项
      return [0x6761, 0x7AE0, 0x8282, 0x6B3E, 0x9879].contains(scalar)
        ? Numbering(style: 3, value: number.value) : nil
    }
    switch scalar {
    case 0x3001: return Numbering(style: number.isDecimal ? 4 : 5, value: number.value)
    case 0xFF0E, 0x2E:
      guard number.isDecimal, number.count <= 2, index < end else { return nil }
      // 1.5 万元 is an amount.
      let following = source[index]
      return Ascii.isDigit(following) || following == 0x20 && scalar == 0x2E
        ? nil : Numbering(style: 6, value: number.value)
    default: return nil
    }
  }

  /// A number in decimal or Han figures, read scalar by scalar.
  private struct ChineseNumber {
    private(set) var count = 0
    private(set) var isDecimal = false
    private var total = 0
    private var last = 0

    var value: Int? { count > 6 ? nil : total + last }

    /// Takes a scalar; false where it is no figure, or one of the other kind.
    mutating func add(_ scalar: UInt32) -> Bool {
      if (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar) {
        guard count == 0 || isDecimal, count < 6 else { return false }
        isDecimal = true
        last = last * 10 + Int(scalar & 15)
      } else {
        guard !isDecimal, count < 8 else { return false }
        switch scalar {
        case 0x5341: (total, last) = (total + max(last, 1) * 10, 0)
        case 0x767E: (total, last) = (total + max(last, 1) * 100, 0)
        default:
          guard let figure = Self.figures.firstIndex(of: scalar) else { return false }
          last = figure
        }
      }
      count += 1
      return true
    }

    /// The figures 零一二三四五六七八九.
    private static let figures: [UInt32] = [
      0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
    ]
  }

  /// Whether a line is nothing but a day: 2026年11月20日, 二○二六年十一月二十日, 2026-11-20.
  static func isDate(_ source: Bytes, _ range: Range<Int>) -> Bool {
    let text = source[slice: range].trimmed
    guard text.count >= 8, text.count <= 42 else { return false }
    var separators = 0
    var figures = 0
    var index = 0
    var last: UInt32 = 0
    while index < text.count {
      let (scalar, length) = ScalarReader.scalar(in: text, at: index)
      index += length
      last = scalar
      switch scalar {
      case 0x30...0x39, 0xFF10...0xFF19, 0x25CB, 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
        0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341:
        figures += 1
      case 0x5E74, 0x6708, 0x65E5, 0x2D, 0x2F, 0x2E: separators += 1  // 年 月 日 - / .
      case 0x20, 0x3000: continue
      default: return false
      }
    }
    return figures >= 4 && (last == 0x65E5 ? separators == 3 : separators == 2 && figures >= 6)
  }
}
