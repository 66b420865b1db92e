import Base

/// Makes the `id` of headings: readable, Chinese kept, unique in their document.
///
/// Han and other letters and digits stay (NFC), ASCII letters become small, runs of spaces become
/// `-`, punctuation goes; `-` and `_` stay. A second heading of the same text gets `-2`. Adding
/// other headings changes nothing. A heading without letters is `section`.
package struct HeadingIdentifiers {

  package init() {
  }
  private struct Entry {
    var bytes: Range<Int>
    /// The number tried last for headings of this text.
    var number = 1
    /// The entry before it whose hash is the same.
    var previous: Int?
  }

  private var entries: [Entry] = []
  private var last: [UInt64: Int] = [:]
  /// Random, so that nobody can write headings that all have one hash; it decides nothing else.
  private let seed = UInt64.random(in: .min ... .max)

  /// Starts a new document.
  package mutating func removeAll() {
    guard !entries.isEmpty else { return }
    entries.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
  }

  /// Appends the identifier of a heading.
  ///
  /// - Parameters:
  ///   - text: the heading without markup.
  ///   - output: where the identifiers of this document are collected; what is there stays.
  /// - Returns: the bytes of the identifier in `output`.
  package mutating func append(identifierOf text: Bytes, to output: inout ByteBuffer) -> Range<Int>
  {
    let start = output.count
    Self.append(baseOf: text, to: &output)
    let base = start..<output.count
    guard let known = find(base, in: output) else {
      add(base, in: output)
      return base
    }
    while true {
      entries[known].number += 1
      output.truncate(to: base.upperBound)
      output.append(UInt8(ascii: "-"))
      output.append(decimal: entries[known].number)
      let candidate = start..<output.count
      if find(candidate, in: output) == nil {
        add(candidate, in: output)
        return candidate
      }
    }
  }

  private func find(_ bytes: Range<Int>, in output: borrowing ByteBuffer) -> Int? {
    output.withBytes { (all: Bytes) -> Int? in
      var index = last[hash(all[slice: bytes])]
      while let place = index, !all[slice: entries[place].bytes].equals(all[slice: bytes]) {
        index = entries[place].previous
      }
      return index
    }
  }

  private mutating func add(_ bytes: Range<Int>, in output: borrowing ByteBuffer) {
    let key = output.withBytes { hash($0[slice: bytes]) }
    entries.append(Entry(bytes: bytes, previous: last[key]))
    last[key] = entries.count - 1
  }

  /// FNV-1a; Swift's own hash of a Chinese string normalises it first, at twenty times the cost.
  private func hash(_ bytes: Bytes) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private static func append(baseOf text: Bytes, to output: inout ByteBuffer) {
    let start = output.count
    var index = 0
    while index < text.count {
      let (scalar, length) = ScalarReader.scalar(in: text, at: index)
      guard scalar < 0x80 || isUnchangedByComposition(scalar) else { break }
      index += length
    }
    if index == text.count {
      append(keptOf: text, to: &output)
    } else {
      let composed = text.string.inNormalizationFormC
      composed.withBytes { append(keptOf: $0, to: &output) }
    }
    if output.count == start { output.append("section") }
  }

  private static func isUnchangedByComposition(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2010...0x2027, 0x3001...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF00...0xFFEF: true
    default: false
    }
  }

  private static func append(keptOf text: Bytes, to output: inout ByteBuffer) {
    let start = output.count
    var isSpacePending = false
    var index = 0
    while index < text.count {
      let place = index
      let (scalar, length) = ScalarReader.scalar(in: text, at: index)
      index += length
      if CJKCharacter.isSpace(scalar) {
        isSpacePending = output.count > start
        continue
      }
      guard isKept(scalar) else { continue }
      if isSpacePending { output.append(UInt8(ascii: "-")) }
      isSpacePending = false
      if scalar >= 0x41, scalar <= 0x5A {
        output.append(UInt8(scalar) | 0x20)
      } else {
        output.append(text[slice: place..<index])
      }
    }
  }

  private static func isKept(_ scalar: UInt32) -> Bool {
    if CJKCharacter.isHan(scalar) { return true }
    if scalar < 0x80 {
      let byte = UInt8(scalar)
      return Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard !CJKCharacter.isVariationSelector(scalar), let scalar = Unicode.Scalar(scalar) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
