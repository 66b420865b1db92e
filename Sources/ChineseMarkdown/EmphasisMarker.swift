import Base

/// Finds the places where a punctuation mark lets cmark read emphasis as Chinese needs it.
///
/// CommonMark lets `**` close after punctuation only where space or punctuation follows, so
/// `**“两学一做”**学习` stays asterisks. The "CommonMark CJK-friendly amendments" change that: CJK
/// punctuation is no obstacle, and other punctuation none where a CJK character stands on the
/// other side. Whenever the two rules disagree about a run, exactly one neighbour is punctuation;
/// a punctuation mark put on the other side makes cmark agree with the amendment. Latin text has
/// no such place.
///
/// “ ” ‘ ’ — … · belong to both scripts and to none by the amendment's tables; here they are
/// Chinese where the nearest other character is.
struct EmphasisMarker {
  private let source: Bytes
  private var star: Int
  private var tilde: Int
  private var underscore: Int

  /// Where the next mark belongs; the length of the source when there is none left.
  package private(set) var next = 0

  init(source: Bytes) {
    self.source = source
    star = source.firstIndex(of: UInt8(ascii: "*"), from: 0) ?? source.count
    tilde = source.firstIndex(of: UInt8(ascii: "~"), from: 0) ?? source.count
    underscore = Self.afterSelector(in: source, from: 0)
    advance()
  }

  /// Goes on to the next place.
  package mutating func advance() {
    while true {
      let start = min(star, tilde, underscore)
      guard start < source.count else {
        next = source.count
        return
      }
      let delimiter = source[start]
      var end = start
      while end < source.count, source[end] == delimiter { end += 1 }
      switch delimiter {
      case UInt8(ascii: "*"):
        star = source.firstIndex(of: delimiter, from: end) ?? source.count
      case UInt8(ascii: "~"):
        tilde = source.firstIndex(of: delimiter, from: end) ?? source.count
      default: underscore = Self.afterSelector(in: source, from: end)
      }
      if let place = place(ofRun: (isEscaped(start) ? start + 1 : start)..<end, delimiter) {
        next = place
        return
      }
    }
  }

  private func isEscaped(_ index: Int) -> Bool {
    var start = index
    while start > 0, source[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (index - start) % 2 == 1
  }

  /// Where a mark belongs beside a run of delimiters, if it needs one.
  private func place(ofRun run: Range<Int>, _ delimiter: UInt8) -> Int? {
    guard !run.isEmpty else { return nil }
    var start = run.lowerBound
    var end = run.upperBound
    if delimiter == UInt8(ascii: "*") {
      // With strikethrough cmark looks past the tildes around other delimiters.
      while start > 0, source[start - 1] == UInt8(ascii: "~") { start -= 1 }
      while end < source.count, source[end] == UInt8(ascii: "~") { end += 1 }
    }
    guard let before = ScalarReader.scalar(in: source, before: start)?.value, end < source.count
    else { return nil }
    if delimiter == UInt8(ascii: "_") {
      return isSelectedPunctuation(endingAt: start) ? run.lowerBound : nil
    }
    let after = ScalarReader.scalar(in: source, at: end).value
    if CJKCharacter.isSpace(before) || CJKCharacter.isSpace(after) { return nil }
    switch (CJKCharacter.isPunctuation(before), CJKCharacter.isPunctuation(after)) {
    case (false, true):
      let isFriendly =
        CJKCharacter.contains(before) || CJKCharacter.contains(after)
        || isChinese(ambiguous: after, at: end)
        || (CJKCharacter.isVariationSelector(before) && isSelected(endingAt: start))
      return isFriendly ? run.lowerBound : nil
    case (true, false):
      let isFriendly =
        CJKCharacter.contains(before) || CJKCharacter.contains(after)
        || isChinese(ambiguous: before, endingAt: start)
      return isFriendly ? run.upperBound : nil
    default: return nil
    }
  }

  private func isChinese(ambiguous scalar: UInt32, at index: Int) -> Bool {
    guard CJKCharacter.isAmbiguous(scalar) else { return false }
    var index = index
    while index < source.count {
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      if !CJKCharacter.isAmbiguous(scalar) { return CJKCharacter.contains(scalar) }
      index += length
    }
    return false
  }

  private func isChinese(ambiguous scalar: UInt32, endingAt index: Int) -> Bool {
    guard CJKCharacter.isAmbiguous(scalar) else { return false }
    var index = index
    while let (scalar, length) = ScalarReader.scalar(in: source, before: index) {
      if !CJKCharacter.isAmbiguous(scalar) { return CJKCharacter.contains(scalar) }
      index -= length
    }
    return false
  }

  /// The character whose variant the selector before `index` chooses.
  private func base(endingAt index: Int) -> UInt32? {
    guard let (selector, length) = ScalarReader.scalar(in: source, before: index),
      CJKCharacter.isVariationSelector(selector)
    else { return nil }
    return ScalarReader.scalar(in: source, before: index - length)?.value
  }

  private func isSelected(endingAt index: Int) -> Bool {
    guard let base = base(endingAt: index) else { return false }
    return CJKCharacter.contains(base) || CJKCharacter.isPunctuation(base)
  }

  private func isSelectedPunctuation(endingAt index: Int) -> Bool {
    guard let base = base(endingAt: index) else { return false }
    return CJKCharacter.isPunctuation(base)
  }

  /// The next `_` behind a variation selector U+FE00–U+FE0E.
  private static func afterSelector(in source: Bytes, from start: Int) -> Int {
    var index = start
    while let found = source.firstIndex(of: UInt8(ascii: "_"), from: index) {
      if found >= 3, source[found - 3] == 0xEF, source[found - 2] == 0xB8 { return found }
      index = found + 1
    }
    return source.count
  }
}
