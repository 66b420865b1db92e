/// Numbers that check themselves.
enum CheckedNumber {
  /// The first two digits of identity cards: provinces, autonomous regions, municipalities and the
  /// special regions (GB/T 2260), 35 of them; 83 stands on residence permits of people of Taiwan.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
  ]
  /// GB 11643-1999, 4.2: the weight of each of the first 17 digits.
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  /// The check digit for each remainder; 10 is written X.
  private static let checks: [UInt8] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]

  /// Whether 18 signs are the number of an identity card: province, day of birth, check digit.
  static func isIDNumber(_ signs: ArraySlice<UInt8>) -> Bool {
    guard signs.count == 18 else { return false }
    let digits = signs.map(Int.init)
    guard digits.dropLast().allSatisfy({ $0 < 10 }), digits[17] <= 10,
      provinces.contains(digits[0] * 10 + digits[1]), isBirthday(digits[6..<14])
    else { return false }
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
    return checks[sum % 11] == digits[17]
  }

  /// Whether 18 signs are such a number of which one to three are hidden.
  static func isBadlyMasked(_ signs: ArraySlice<UInt8>) -> Bool {
    guard signs.count == 18 else { return false }
    let digits = signs.map(Int.init)
    // Both × and x stand for a hidden digit before the last place.
    func isHidden(_ place: Int) -> Bool {
      digits[place] == Int(Atom.star) || digits[place] == 10 && place < 17
    }
    let hidden = (0..<18).count(where: isHidden)
    guard (1...3).contains(hidden) else { return false }
    if !isHidden(0), !isHidden(1), !provinces.contains(digits[0] * 10 + digits[1]) { return false }
    if !(6..<10).contains(where: isHidden) {
      let year = digits[6..<10].reduce(0) { $0 * 10 + $1 }
      guard (1900...2100).contains(year) else { return false }
    }
    if !isHidden(10), !isHidden(11), !(1...12).contains(digits[10] * 10 + digits[11]) {
      return false
    }
    if !isHidden(12), !isHidden(13), !(1...31).contains(digits[12] * 10 + digits[13]) {
      return false
    }
    return true
  }

  /// Whether eight digits are a day from 1900 on.
  ///
  /// The year is bounded by 2100 and not by today: what a text is must not change overnight.
  static func isBirthday(_ digits: ArraySlice<Int>) -> Bool {
    let all = Array(digits)
    guard all.count == 8 else { return false }
    let (year, month, day) = (
      all[0] * 1000 + all[1] * 100 + all[2] * 10 + all[3], all[4] * 10 + all[5],
      all[6] * 10 + all[7]
    )
    guard (1900...2100).contains(year), (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= lengths[month - 1]
  }

  /// Whether digits pass the check of ISO/IEC 7812-1, annex B (Luhn).
  static func passesLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      guard digit < 10 else { return false }
      let value = place % 2 == 0 ? Int(digit) : Int(digit) * 2
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }
}
