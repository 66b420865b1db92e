import Base
import Metadata

/// Amounts of money in 分, exact: the usual floating-point forms get some dues wrong by one.
package enum Cents {
  /// The largest amount that is believed, a hundred million yuan.
  package static let most = 10_000_000_000

  /// The amount that a text says in yuan, in 分; nil where it is none.
  ///
  /// Full-width digits, `¥`, `元` and groups of three digits parted by commas are as good as plain
  /// digits; more than two decimals, signs and anything else are not.
  package static func parse(_ text: String) -> Int? {
    var plain = Figures.plain(text)
    if plain.hasPrefix("¥") { plain.removeFirst() }
    if plain.hasSuffix("元") { plain.removeLast() }
    plain = plain.withoutOuterSpaces
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let yuan = Figures.parse(parts[0]), yuan <= most / 100
    else { return nil }
    guard parts.count == 2 else { return yuan * 100 }
    let decimals = Array(parts[1].utf8)
    guard (1...2).contains(decimals.count), decimals.allSatisfy(Ascii.isDigit) else { return nil }
    let tens = Int(decimals[0] - 0x30) * 10
    return yuan * 100 + tens + (decimals.count == 2 ? Int(decimals[1] - 0x30) : 0)
  }

  /// An amount as people write it in yuan: `15.00`.
  package static func text(_ cents: Int) -> String { Hundredths.text(cents) }
}

/// Numbers of two decimals in hundredths: scores, amounts.
package enum Hundredths {
  /// `90.10`.
  package static func text(_ value: Int) -> String {
    let rest = value % 100
    return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// Whole numbers as office programs and Chinese keyboards write them.
package enum Figures {
  /// The text with full-width digits, letters and marks as plain ones, and without outer spaces.
  package static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        plain.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0xFFE5: plain.append("¥")
      default: plain.append(scalar)
      }
    }
    return String(plain).withoutOuterSpaces
  }

  /// The number of 0 or more that a text says, nil where it is none; `8,765` is one, `87,65` not.
  package static func parse(_ text: String) -> Int? {
    let groups = plain(text).split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, groups.count == 1 || first.utf8.count <= 3,
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({ $0.utf8.allSatisfy(Ascii.isDigit) }),
      groups.reduce(0, { $0 + $1.utf8.count }) <= 15
    else { return nil }
    return Int(groups.joined())
  }
}
