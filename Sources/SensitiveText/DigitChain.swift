import Base

/// Digits that stand together, with the spaces and hyphens between them: one number, or several.
struct DigitChain {
  private(set) var values: [UInt8] = []
  private(set) var ranges: [Range<Int>] = []
  /// Whether a separator stands before each sign.
  private(set) var isParted: [Bool] = []
  /// Whether a letter, a digit of another kind or a decimal point touches the first sign.
  private(set) var isTouchedBefore = false
  /// The same of the last one.
  private(set) var isTouchedAfter = false
  /// The stars behind the last digit: emphasis, or what hides the end of a number.
  private(set) var starsAfter: [Range<Int>] = []
  /// The place behind the chain.
  private(set) var end = 0

  /// More signs than any line of numbers that is looked at as one.
  private static let most = 4096

  var count: Int { values.count }

  /// How many signs the chain at `place` has, without keeping them, and where it ends.
  static func measure(_ bytes: Bytes, at place: Int) -> (count: Int, end: Int) {
    var count = 0
    var next = place
    while let atom = Atom.read(bytes, at: next), count < most {
      count += 1
      next = atom.end
      if Atom.read(bytes, at: next) == nil { next = skip(bytes, from: next) ?? next }
    }
    return (count, next)
  }

  /// Reads the chain that begins with a digit at `place`.
  mutating func read(_ bytes: Bytes, at place: Int) {
    values.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    isParted.removeAll(keepingCapacity: true)
    starsAfter.removeAll(keepingCapacity: true)
    var next = place
    var parted = false
    while let atom = Atom.read(bytes, at: next), count < Self.most {
      values.append(atom.value)
      ranges.append(next..<atom.end)
      isParted.append(parted)
      next = atom.end
      parted = false
      if Atom.read(bytes, at: next) == nil, let skipped = Self.skip(bytes, from: next) {
        next = skipped
        parted = true
      }
    }
    while values.last == Atom.star {
      if let range = ranges.last { starsAfter.insert(range, at: 0) }
      removeLast()
    }
    end = max(ranges.last?.upperBound ?? place, place + 1)
    isTouchedBefore = Self.isTouching(bytes, before: place)
    isTouchedAfter = Self.isTouching(bytes, after: end)
  }

  private mutating func removeLast() {
    values.removeLast()
    ranges.removeLast()
    isParted.removeLast()
  }

  /// The place of the next sign behind one separator, or two.
  private static func skip(_ bytes: Bytes, from place: Int) -> Int? {
    guard let first = Atom.endOfSeparator(bytes, at: place) else { return nil }
    if isInNumber(bytes, at: first) { return first }
    guard let second = Atom.endOfSeparator(bytes, at: first), isInNumber(bytes, at: second) else {
      return nil
    }
    return second
  }

  /// Whether a number goes on here; a letter X behind a space begins a word.
  private static func isInNumber(_ bytes: Bytes, at place: Int) -> Bool {
    guard let atom = Atom.read(bytes, at: place) else { return false }
    guard !atom.isDigit else { return true }
    return atom.value == Atom.star || !isTouching(bytes, after: atom.end)
  }

  private static func isTouching(_ bytes: Bytes, before place: Int) -> Bool {
    guard place > 0 else { return false }
    let byte = bytes[place - 1]
    if Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "_") { return true }
    return byte == UInt8(ascii: ".") && place > 1 && Ascii.isAlphanumeric(bytes[place - 2])
  }

  private static func isTouching(_ bytes: Bytes, after place: Int) -> Bool {
    let byte = bytes.byte(orZeroAt: place)
    if Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "_") { return true }
    return byte == UInt8(ascii: ".") && Ascii.isDigit(bytes.byte(orZeroAt: place + 1))
  }

  /// Whether a number may begin with a sign: nothing touches it.
  func begins(at index: Int) -> Bool { index == 0 ? !isTouchedBefore : isParted[index] }

  /// Whether a number may end before a sign.
  func ends(before index: Int) -> Bool {
    index == count ? !isTouchedAfter : index < count && isParted[index]
  }

  /// The bytes of some signs and what stands between them.
  func range(_ signs: Range<Int>) -> Range<Int> {
    ranges[signs.lowerBound].lowerBound..<ranges[signs.upperBound - 1].upperBound
  }

  /// Whether the separators within some signs stand before these only, counted from the first.
  func isParted(_ signs: Range<Int>, onlyAt places: [Int]) -> Bool {
    signs.dropFirst().allSatisfy { !isParted[$0] || places.contains($0 - signs.lowerBound) }
  }
}
