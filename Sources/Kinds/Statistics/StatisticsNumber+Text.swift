import Base
import SiteModel

extension StatisticsNumber {
  /// The most digits before the point: all sums of such numbers fit.
  private static let mostDigits = 10

  /// Reads a number as people and spreadsheets write it: `14114`, `14,114`, `１２.５`, `35.5%`, `-3`.
  ///
  /// - Returns: nil for anything else, for more than ten digits and for more than four decimals.
  package init?(_ text: String) {
    var characters = text.unicodeScalars.map { UInt8(exactly: HanNumber.halfWidth($0)) ?? 0 }
    characters.removeAll { $0 == UInt8(ascii: " ") }
    if text.unicodeScalars.first == "−" { characters[0] = UInt8(ascii: "-") }
    let isNegative = characters.first == UInt8(ascii: "-")
    if isNegative { characters.removeFirst() }
    if characters.last == UInt8(ascii: "%") { characters.removeLast() }
    let parts = characters.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, let digits = Self.digits(grouped: whole) else { return nil }
    let fraction = parts.count > 1 ? Array(parts[1]) : []
    guard parts.count == 1 || !fraction.isEmpty, fraction.count <= 4,
      fraction.allSatisfy(Ascii.isDigit), digits.count <= Self.mostDigits
    else { return nil }
    let padded = fraction + Array(repeating: UInt8(ascii: "0"), count: 4 - fraction.count)
    let amount = (digits + padded).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    self.init(value: isNegative ? -amount : amount, decimals: fraction.count)
  }

  /// The digits of a whole number whose thousands may be parted by commas, all of them or none.
  private static func digits(grouped text: ArraySlice<UInt8>) -> [UInt8]? {
    let groups = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, first.allSatisfy(Ascii.isDigit),
      groups.count == 1 || first.count <= 3,
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(Ascii.isDigit) })
    else { return nil }
    return groups.flatMap { Array($0) }
  }

  /// The number with its decimals.
  package var text: String { Self.text(value, decimals: decimals) }

  /// A value in ten-thousandths as people read it, without decimals that say nothing.
  package static func text(_ value: Int) -> String {
    var decimals = 4
    var rest = Int(value.magnitude % UInt(one))
    while decimals > 0, rest % 10 == 0 {
      decimals -= 1
      rest /= 10
    }
    return text(value, decimals: decimals)
  }

  private static func text(_ value: Int, decimals: Int) -> String {
    let sign = value < 0 ? "-" : ""
    let whole = String(value.magnitude / UInt(one))
    guard decimals > 0 else { return sign + whole }
    let rest = String(UInt(one) + value.magnitude % UInt(one)).dropFirst()
    return sign + whole + "." + rest.prefix(decimals)
  }
}
