import Base

/// What can stand in a text that is not for the public.
package enum SensitiveKind: Sendable, CaseIterable {
  /// A mark of secrecy: 绝密, 机密, 秘密 with ★ (保守国家秘密法实施条例), or alone at the top.
  case secretMark
  /// 内部资料, 注意保存 and their like at the top, at the end or in a heading.
  case restrictedMark
  /// A number of a resident's identity card (GB 11643).
  case idNumber
  /// Such a number of which at most three digits are hidden.
  case maskedIDNumber
  /// A number of a bank card (ISO/IEC 7812).
  case bankCard
  /// A number of a mobile telephone.
  case phoneNumber
  /// A number of a telephone on a desk.
  case landline
  /// An e-mail address.
  case emailAddress
  /// The plate of a car.
  case licencePlate
}

/// One place of a text that is not for the public.
package struct SensitiveFinding: Sendable, Hashable {
  /// What it is.
  package var kind: SensitiveKind
  /// Its bytes in the text.
  package var range: Range<Int>
  /// Whether the text says beside it that it is what it looks like: 账号 before a card's number.
  package var isNamed: Bool

  package init(_ kind: SensitiveKind, _ range: Range<Int>, isNamed: Bool = false) {
    self.kind = kind
    self.range = range
    self.isNamed = isNamed
  }

  /// The finding without what does not change it.
  ///
  /// That is full-width forms, spaces and hyphens in numbers, capitals of addresses. Clearances are
  /// about this.
  ///
  /// - Parameter text: the bytes that were searched.
  /// - Returns: the value; it must never be printed.
  package func value(in text: Bytes) -> String {
    let bytes = text[slice: range]
    switch kind {
    case .secretMark, .restrictedMark:
      return String(bytes.string.filter { !$0.isWhitespace })
    case .emailAddress: return bytes.string.lowercased().replacing("＠", with: "@")
    case .licencePlate: return bytes.string.filter { $0 != "·" }
    default:
      var value = ""
      var place = 0
      while place < bytes.count {
        if let atom = Atom.read(bytes, at: place) {
          value += atom.shown
          place = atom.end
        } else {
          place += 1
        }
      }
      // The code of the country is no part of the number.
      return kind == .phoneNumber ? String(value.suffix(11)) : value
    }
  }

  /// The finding as people may see it, as in `110101********0006`.
  ///
  /// A mark of secrecy is no secret.
  ///
  /// - Parameter text: the bytes that were searched.
  /// - Returns: the value with its middle hidden.
  package func masked(in text: Bytes) -> String {
    let value = Array(value(in: text))
    let hidden = Self.hidden(kind, value)
    return String(value.indices.map { hidden.contains($0) ? "*" : value[$0] })
  }

  /// Which characters of a value are hidden.
  static func hidden(_ kind: SensitiveKind, _ value: [Character]) -> Range<Int> {
    let count = value.count
    func middle(_ first: Int, _ last: Int) -> Range<Int> {
      first < count - last ? first..<(count - last) : 0..<count
    }
    switch kind {
    case .secretMark, .restrictedMark: return 0..<0
    case .idNumber, .maskedIDNumber: return middle(6, 4)
    case .bankCard: return middle(4, 4)
    case .phoneNumber: return middle(count - 8, 4)
    case .landline: return max(0, count - 4)..<count
    case .emailAddress:
      let at = value.firstIndex(of: "@") ?? count
      return (at > 1 ? 1 : 0)..<at
    case .licencePlate: return middle(2, 1)
    }
  }
}
