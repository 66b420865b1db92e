import Base

/// A file that a style sheet or script of a theme names: `@import`, `url(…)`, `import … from`.
struct AssetReference: Sendable {
  /// Where the name stands, without quotes.
  var range: Range<Int>
  /// The name as it is written.
  var text: String

  /// Whether it means no file: a picture written out, or a place within the same file.
  var isInline: Bool {
    text.isEmpty || text.hasPrefix("#") || text.lowercased().hasPrefix("data:")
  }

  /// Whether it leads to another host or names a package instead of a file.
  var isForeign: Bool {
    text.hasPrefix("//") || text.utf8.prefix { $0 != 0x2F }.contains(UInt8(ascii: ":"))
  }

  /// The name without `?…` and `#…`.
  var path: Substring { text.prefix { $0 != "?" && $0 != "#" } }

  /// The name of the asset that is meant, below `assets/`; nil where it leads out of it.
  func name(from asset: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    var components = asset.split(separator: "/").dropLast().map(String.init)
    for component in path.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        guard components.popLast() != nil else { return nil }
      default: components.append(Self.decoded(component))
      }
    }
    return components.joined(separator: "/")
  }

  private static func decoded(_ component: Substring) -> String {
    var bytes: [UInt8] = []
    let written = Array(component.utf8)
    var offset = 0
    while offset < written.count {
      if written[offset] == UInt8(ascii: "%"), offset + 2 < written.count,
        let byte = UInt8(
          String(decoding: written[(offset + 1)...(offset + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        offset += 3
      } else {
        bytes.append(written[offset])
        offset += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a style sheet or script names, in the order of the text.
  static func all(in bytes: [UInt8], ending: String) -> [AssetReference] {
    var reader = AssetReader(bytes: bytes)
    if ending == "css" { reader.readStyleSheet() } else { reader.readScript() }
    return reader.references
  }
}

/// Reads a style sheet or script as far as it takes to tell names of files from other text.
struct AssetReader {
  let bytes: [UInt8]
  var position = 0
  var references: [AssetReference] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  func byte(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  func begins(with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] | 0x20 == word.utf8Start[$0] | 0x20 }
  }

  mutating func skipSpace() {
    while !isAtEnd {
      if Ascii.isSpace(byte()) || byte() == 0x0C {
        position += 1
      } else if byte() == 0x2F, byte(1) == 0x2A {
        skipComment()
      } else {
        return
      }
    }
  }

  /// Passes `/* … */`.
  mutating func skipComment() {
    position = min(position + 2, bytes.count)
    while !isAtEnd, !(byte() == 0x2A && byte(1) == 0x2F) { position += 1 }
    position = min(position + 2, bytes.count)
  }

  /// Passes text in quotes; gives what stands between them.
  mutating func readQuoted() -> Range<Int> {
    let quote = byte()
    position += 1
    let start = position
    while !isAtEnd, byte() != quote, byte() != 0x0A { position += byte() == 0x5C ? 2 : 1 }
    let end = min(position, bytes.count)
    position = min(position + 1, bytes.count)
    return start..<max(start, end)
  }

  mutating func add(_ range: Range<Int>) {
    references.append(
      AssetReference(range: range, text: String(decoding: bytes[range], as: UTF8.self)))
  }

  static func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || Ascii.isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      || byte == 0x5F || byte == 0x24
  }

  // MARK: Style sheets

  mutating func readStyleSheet() {
    var previous: UInt8 = 0
    while !isAtEnd {
      switch byte() {
      case 0x2F where byte(1) == 0x2A: skipComment()
      case 0x22, 0x27: _ = readQuoted()
      case 0x40 where begins(with: "@import"):
        position += 7
        skipSpace()
        if byte() == 0x22 || byte() == 0x27 { add(readQuoted()) }
      case _ where !Self.isNamePart(previous) && previous != 0x2D && begins(with: "url("):
        position += 4
        readURL()
      default:
        previous = byte()
        position += 1
        continue
      }
      previous = 0
    }
  }

  private mutating func readURL() {
    while Ascii.isSpace(byte()) { position += 1 }
    if byte() == 0x22 || byte() == 0x27 {
      add(readQuoted())
      return
    }
    let start = position
    while !isAtEnd, byte() != 0x29, !Ascii.isSpace(byte()) {
      position += byte() == 0x5C ? 2 : 1
    }
    position = min(position, bytes.count)
    add(min(start, position)..<position)
  }
}
