import Base

/// Finds what is not for the public in a text: one pass over its bytes.
///
/// A text of Han characters has few digits, stars and at-signs; the pass steps from character to
/// character and looks closer only where one of them stands.
package struct SensitiveText {
  private let kinds: Set<SensitiveKind>
  private var chain = DigitChain()
  private var found: [SensitiveFinding] = []

  /// A search.
  ///
  /// - Parameter kinds: what is looked for.
  package init(_ kinds: Set<SensitiveKind> = Set(SensitiveKind.allCases)) { self.kinds = kinds }

  /// What is found in a text, in its order.
  ///
  /// - Parameters:
  ///   - bytes: the whole text, valid UTF-8.
  ///   - bodyStart: where its body begins, whose first and last lines can be marks; nil for a piece
  ///     of a line, which has none.
  /// - Returns: the findings; none lies within another.
  package mutating func find(in bytes: Bytes, bodyStart: Int? = 0) -> [SensitiveFinding] {
    found.removeAll(keepingCapacity: true)
    findNumbers(in: bytes)
    if kinds.contains(.licencePlate) { findPlates(in: bytes) }
    if let bodyStart {
      if kinds.contains(.secretMark) {
        found += MarkLines.secretMarks(in: bytes, from: bodyStart, besides: found)
      }
      if kinds.contains(.restrictedMark) {
        found += MarkLines.restrictedMarks(in: bytes, from: bodyStart)
      }
    }
    guard found.count > 1 else { return found }
    return found.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private mutating func findNumbers(in bytes: Bytes) {
    var place = 0
    while let next = Self.nextSign(bytes, from: place) {
      switch bytes[next] {
      case 0xE2:
        star(in: bytes, at: next)
        place = next + 3
      case UInt8(ascii: "@"):
        address(in: bytes, at: next..<(next + 1))
        place = next + 1
      case 0xEF where bytes.byte(orZeroAt: next + 2) == 0xA0:
        address(in: bytes, at: next..<(next + 3))
        place = next + 3
      default: place = number(in: bytes, at: next)
      }
    }
  }

  /// The next digit, star or at-sign, also in its full-width form.
  ///
  /// Han characters have three bytes, of which only the first is looked at.
  private static func nextSign(_ bytes: Bytes, from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      let count = bytes.count
      var place = start
      while place < count {
        let byte = bytes[place]
        if byte >= 0xE2 {
          if byte == 0xE2 {
            // U+2605 and U+2606.
            if place + 1 < count, bytes[place + 1] == 0x98 { return place }
          } else if byte == 0xEF, place + 2 < count, bytes[place + 1] == 0xBC {
            let last = bytes[place + 2]
            if last &- 0x90 < 10 || last == 0xA0 { return place }
          }
          place += 3
        } else if byte &- 0x30 <= 0x10, byte &- 0x30 < 10 || byte == 0x40 {
          return place
        } else {
          place += 1
        }
      }
      return nil
    }
  }

  // MARK: Numbers

  /// Looks at the chain of digits at a place; returns the place behind it.
  private mutating func number(in bytes: Bytes, at place: Int) -> Int {
    let (count, end) = DigitChain.measure(bytes, at: place)
    guard count >= 8 else { return end }
    chain.read(bytes, at: place)
    var index = 0
    while index < chain.count {
      index = takeNumber(in: bytes, at: index) ?? index + 1
    }
    return chain.end
  }

  /// Takes the number that begins with a sign of the chain; returns the sign behind it.
  private mutating func takeNumber(in bytes: Bytes, at index: Int) -> Int? {
    guard chain.begins(at: index), chain.values[index] < 10 else { return nil }
    if let signs = signs(18, from: index) {
      let values = chain.values[signs]
      if kinds.contains(.idNumber), CheckedNumber.isIDNumber(values),
        !isInAddress(bytes, chain.range(signs))
      {
        return take(.idNumber, signs)
      }
      if kinds.contains(.maskedIDNumber), CheckedNumber.isBadlyMasked(values),
        !isInAddress(bytes, chain.range(signs))
      {
        return take(.maskedIDNumber, signs)
      }
    }
    if kinds.contains(.maskedIDNumber), let range = maskedEnd(from: index) {
      found.append(SensitiveFinding(.maskedIDNumber, range))
      return chain.count
    }
    if kinds.contains(.bankCard), let signs = bankCard(at: index),
      !isInPath(bytes, chain.range(signs))
    {
      let isNamed = isAccount(bytes, before: chain.range(signs).lowerBound)
      return take(.bankCard, signs, isNamed: isNamed)
    }
    if kinds.contains(.phoneNumber), let signs = mobile(at: index),
      !isInPath(bytes, chain.range(signs)),
      !Self.isAmount(bytes, after: chain.range(signs).upperBound)
    {
      return take(.phoneNumber, signs)
    }
    if kinds.contains(.landline), let signs = landline(at: index),
      !isInPath(bytes, chain.range(signs)),
      !Self.isAmount(bytes, after: chain.range(signs).upperBound)
    {
      return take(.landline, signs)
    }
    return nil
  }

  /// An identity card's number whose last digits are stars.
  private func maskedEnd(from index: Int) -> Range<Int>? {
    let stars = chain.starsAfter
    guard (1...3).contains(stars.count), chain.count - index + stars.count == 18,
      let last = stars.last
    else { return nil }
    let values =
      Array(chain.values[index...]) + [UInt8](repeating: Atom.star, count: stars.count)
    guard CheckedNumber.isBadlyMasked(values[...]) else { return nil }
    return chain.ranges[index].lowerBound..<last.upperBound
  }

  private mutating func take(
    _ kind: SensitiveKind, _ signs: Range<Int>, isNamed: Bool = false
  ) -> Int {
    found.append(SensitiveFinding(kind, chain.range(signs), isNamed: isNamed))
    return signs.upperBound
  }

  /// So many signs from one on, where a number can end behind them.
  private func signs(_ count: Int, from index: Int) -> Range<Int>? {
    let end = index + count
    return end <= chain.count && chain.ends(before: end) ? index..<end : nil
  }

  private func areDigits(_ signs: Range<Int>) -> Bool {
    chain.values[signs].allSatisfy { $0 < 10 }
  }

  /// A card's number: 16 to 19 digits from 3 to 6, whole or in groups of four.
  private func bankCard(at index: Int) -> Range<Int>? {
    guard (3...6).contains(chain.values[index]) else { return nil }
    for count in [19, 18, 17, 16] {
      guard let signs = signs(count, from: index), areDigits(signs) else { continue }
      let isWhole = chain.isParted(signs, onlyAt: [])
      // A line of numbers in columns is no card: groups must be all that stands there.
      let isGrouped = chain.isParted(signs, onlyAt: [4, 8, 12, 16]) && signs == 0..<chain.count
      if isWhole || isGrouped, CheckedNumber.passesLuhn(chain.values[signs]) { return signs }
    }
    return nil
  }

  /// A mobile number: 1, 3 to 9 and nine more digits (工信部《电信网编号计划》), also behind 86.
  private func mobile(at index: Int) -> Range<Int>? {
    for prefix in [0, 2, 4] {
      guard let signs = signs(prefix + 11, from: index), areDigits(signs) else { continue }
      let own = (index + prefix)..<signs.upperBound
      let before = Array(chain.values[index..<own.lowerBound])
      guard [[], [8, 6], [0, 0, 8, 6]].contains(before) else { continue }
      guard chain.values[own.lowerBound] == 1, chain.values[own.lowerBound + 1] >= 3 else {
        continue
      }
      let isGrouped =
        chain.isParted(own, onlyAt: [3, 7]) || chain.isParted(own, onlyAt: [3, 6])
        || chain.isParted(own, onlyAt: [4, 8])
      if isGrouped { return signs }
    }
    return nil
  }

  /// A number with the code of its area, or eight digits that are no day.
  private func landline(at index: Int) -> Range<Int>? {
    if chain.values[index] == 0 {
      for count in [12, 11, 10] {
        guard let signs = signs(count, from: index), areDigits(signs),
          chain.values[index + 1] != 0,
          chain.isParted(signs, onlyAt: [3, 7]) || chain.isParted(signs, onlyAt: [4, 8])
        else { continue }
        return signs
      }
      return nil
    }
    guard let signs = signs(8, from: index), areDigits(signs), chain.values[index] >= 2,
      chain.isParted(signs, onlyAt: [4])
    else { return nil }
    let century = Int(chain.values[index]) * 10 + Int(chain.values[index + 1])
    return century == 20 ? nil : signs
  }

  /// Whether a word before a number says that it is an account.
  private func isAccount(_ bytes: Bytes, before place: Int) -> Bool {
    // Twenty characters are sixty bytes; the search may begin within one.
    let before = bytes[slice: max(0, place - 60)..<place]
    return ["账号", "帐号", "卡号", "开户", "账户", "帐户"].contains { word in
      word.withBytes { before.firstRange(of: $0) != nil }
    }
  }

  /// Whether the unit behind a number makes it an amount.
  private static func isAmount(_ bytes: Bytes, after place: Int) -> Bool {
    let next = bytes[slice: min(place, bytes.count)..<min(place + 3, bytes.count)]
    return ["元", "万", "亿", "吨", "户", "千", "美", "斤", "次"].contains { unit in
      unit.withBytes { next.equals($0) }
    }
  }

  /// Whether a number is part of a web address.
  private func isInAddress(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let start = startOfWord(bytes, before: range.lowerBound)
    let before = bytes[slice: start..<range.lowerBound]
    return before.firstRange(of: Bytes("://")) != nil || before.firstRange(of: Bytes("www.")) != nil
  }

  /// Whether a number is part of a web address or of a path.
  private func isInPath(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let (before, after) = (
      range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0, bytes.byte(orZeroAt: range.upperBound)
    )
    if before == UInt8(ascii: "/") || before == UInt8(ascii: "=") || after == UInt8(ascii: "/") {
      return true
    }
    if after == UInt8(ascii: "."), Ascii.isLetter(bytes.byte(orZeroAt: range.upperBound + 1)) {
      return true
    }
    return isInAddress(bytes, range)
  }

  /// Where the run of visible ASCII before a place begins; at most 300 bytes are looked at.
  private func startOfWord(_ bytes: Bytes, before place: Int) -> Int {
    var start = place
    while start > 0, place - start < 300, bytes[start - 1] > 0x20, bytes[start - 1] < 0x7F {
      start -= 1
    }
    return start
  }

  // MARK: Addresses, stars, plates

  /// Looks at an at-sign.
  private mutating func address(in bytes: Bytes, at sign: Range<Int>) {
    guard kinds.contains(.emailAddress) else { return }
    func isLocal(_ byte: UInt8) -> Bool {
      Ascii.isAlphanumeric(byte) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte)
    }
    var start = sign.lowerBound
    while start > 0, sign.lowerBound - start < 64, isLocal(bytes[start - 1]) { start -= 1 }
    while start < sign.lowerBound, !Ascii.isAlphanumeric(bytes[start]) { start += 1 }
    var end = sign.upperBound
    while Ascii.isAlphanumeric(bytes.byte(orZeroAt: end))
      || [0x2E, 0x2D].contains(bytes.byte(orZeroAt: end))
    {
      end += 1
    }
    while end > sign.upperBound, !Ascii.isAlphanumeric(bytes[end - 1]) { end -= 1 }
    guard start < sign.lowerBound, end > sign.upperBound,
      let dot = bytes[slice: sign.upperBound..<end].lastIndex(of: 0x2E)
    else { return }
    let name = bytes[slice: (sign.upperBound + dot + 1)..<end]
    // `photo@2x.png` is a file.
    let files: [StaticString] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js"]
    guard name.count >= 2, name.allSatisfy(Ascii.isLetter), dot > 0,
      !files.contains(where: { name.equals(Bytes($0)) })
    else { return }
    // A name before a host, as in `https://name:password@host/`.
    if isInAddress(bytes, start..<end) { return }
    found.append(SensitiveFinding(.emailAddress, start..<end))
  }

  /// Looks at a character that begins with E2, as ★ (U+2605) and ☆ (U+2606) do.
  private mutating func star(in bytes: Bytes, at place: Int) {
    guard bytes.byte(orZeroAt: place + 1) == 0x98,
      [0x85, 0x86].contains(bytes.byte(orZeroAt: place + 2)), kinds.contains(.secretMark),
      let start = MarkLines.startOfSecretWord(bytes, before: place)
    else { return }
    found.append(
      SensitiveFinding(.secretMark, start..<MarkLines.endOfTerm(bytes, from: place + 3)))
  }

  /// Plates: the character of a province, a letter, five or six letters and digits (GA 36).
  private mutating func findPlates(in bytes: Bytes) {
    var place = 0
    while place + 7 < bytes.count {
      let byte = bytes[place]
      guard byte >= 0xE4, byte <= 0xE9 else {
        place += 1
        continue
      }
      var end = place + 3
      let letter = bytes.byte(orZeroAt: end)
      guard letter >= 0x41, letter <= 0x5A,
        Self.provinces.contains(bytes[slice: place..<end].string)
      else {
        place += 3
        continue
      }
      end += 1
      if bytes.byte(orZeroAt: end) == 0xC2, bytes.byte(orZeroAt: end + 1) == 0xB7 { end += 2 }
      let start = end
      while isPlateSign(bytes.byte(orZeroAt: end)) { end += 1 }
      let hasDigit = bytes[slice: start..<end].contains(where: Ascii.isDigit)
      if (5...6).contains(end - start), hasDigit, !Ascii.isAlphanumeric(bytes.byte(orZeroAt: end)) {
        found.append(SensitiveFinding(.licencePlate, place..<end))
      }
      place = max(end, place + 3)
    }
  }

  private func isPlateSign(_ byte: UInt8) -> Bool {
    Ascii.isDigit(byte) || (byte >= 0x41 && byte <= 0x5A)
  }

  private static let provinces: Set<String> = [
    "京", "津", "沪", "渝", "冀", "豫", "云", "辽", "黑", "湘", "皖", "鲁", "新", "苏", "浙", "赣", "鄂",
    "桂", "甘", "晋", "蒙", "陕", "吉", "闽", "贵", "粤", "青", "藏", "川", "宁", "琼",
  ]
}
