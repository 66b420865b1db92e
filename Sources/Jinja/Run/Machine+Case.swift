import Base

extension Machine {
  /// How the case of text is changed.
  enum CaseChange {
    case upper, lower
    /// The first letter of the text in upper case, the rest in lower case.
    case capitalized
    /// Every letter after one that is none in upper case, as Python's `str.title()`.
    case title
  }

  mutating func changeCase(_ bytes: Bytes, _ change: CaseChange) -> Bytes {
    let start = out.count
    var follows = false
    for scalar in Utf8.scalars(bytes) {
      let properties = scalar.properties
      switch change {
      case .upper: append(scalar, properties.uppercaseMapping)
      case .lower: append(scalar, properties.lowercaseMapping)
      case .capitalized, .title:
        append(scalar, follows ? properties.lowercaseMapping : properties.titlecaseMapping)
        follows = change == .capitalized || properties.isCased
      }
    }
    return take(from: start)
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ mapped: @autoclosure () -> String) {
    // Han characters have no case; looking it up would make a string of each.
    if scalar.value < 0x80 || scalar.properties.isCased {
      out.append(contentsOf: mapped())
    } else {
      out.append(contentsOf: String(Character(scalar)))
    }
  }
}
