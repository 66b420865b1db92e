import Base

extension Bytes {
  /// Whether these bytes are those of `other`, ASCII letters in either case.
  func equalsIgnoringCase(_ other: StaticString) -> Bool {
    let other = Bytes(other)
    guard count == other.count else { return false }
    for index in 0..<count {
      let left = self[index]
      let right = other[index]
      if left == right { continue }
      guard Ascii.isLetter(left), left | 0x20 == right | 0x20 else { return false }
    }
    return true
  }
}
