import Base

/// One line as Unicode scalars, each with the byte it begins at.
///
/// Lines are looked at this way only after something went wrong, so clarity comes before speed.
struct LineText {
  /// The scalars of the line, without its end.
  let scalars: [Unicode.Scalar]
  /// The byte of each scalar from the start of the file, and of the line's end.
  private let offsets: [Int]

  init(_ file: Bytes, _ line: Range<Int>) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = line.lowerBound
    while offset < line.upperBound {
      // U+FFFD is wider than the byte it stands for: widths come from the file, not from the text.
      let rest = file[slice: offset..<line.upperBound]
      let length = max(UTF8Validation.characterLength(in: rest, at: 0), 1)
      scalars.append(rest[slice: 0..<length].string.unicodeScalars.first ?? "\u{FFFD}")
      offsets.append(offset)
      offset += length
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  package var count: Int { scalars.count }

  /// The scalar at `index`, or nil past the end.
  subscript(index: Int) -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The bytes of the scalars `range`.
  package func bytes(_ range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  package func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The first scalar at or after `index` that is no space of any width.
  func afterSpaces(from index: Int) -> Int {
    var index = index
    while index < count, Self.isSpace(scalars[index]) { index += 1 }
    return index
  }

  /// The end of the line's text, without spaces of any width after it.
  var trimmedEnd: Int {
    var end = count
    while end > 0, Self.isSpace(scalars[end - 1]) { end -= 1 }
    return end
  }

  /// The end of a name of ASCII letters, digits, `_` and `-` that begins at `start`.
  func endOfName(from start: Int) -> Int {
    var end = start
    while let scalar = self[end], scalar.isASCII,
      Ascii.isAlphanumeric(UInt8(scalar.value)) || scalar == "_" || (scalar == "-" && end > start)
    {
      end += 1
    }
    return end
  }

  /// The end of a Chinese name of a key (`标题`) that begins at `start`; `start` where there is none.
  func endOfChineseName(from start: Int) -> Int {
    var end = start
    while let scalar = self[end], scalar.properties.isIdeographic { end += 1 }
    return end > start && ChineseKey.name(for: string(start..<end)) != nil ? end : start
  }

  /// Whether `scalar` is a space, a tab or a space that programs do not take for one.
  package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || isWideSpace(scalar)
  }

  /// Whether `scalar` is U+3000 or U+00A0, which look like spaces and are none to YAML or TOML.
  static func isWideSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{3000}" || scalar == "\u{A0}"
  }

  /// Whether `scalar` is a colon of another width or kind.
  static func isWideColon(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "：" || scalar == "﹕" || scalar == "∶"
  }

  /// Whether `scalar` is a quotation mark that is not ASCII.
  static func isWideQuote(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return "“”‘’＂＇".unicodeScalars.contains(scalar)
  }
}

/// The lines of a run of bytes, one after another; LF, CRLF and a lone CR end a line.
struct LineCursor {
  /// The bytes of the current line, without its end.
  package private(set) var line: Range<Int>
  /// The first byte after the current line and its end.
  package private(set) var next: Int
  /// The number of the current line, counted from 1 at the first line read.
  package private(set) var number = 0

  private let bytes: Bytes
  private let end: Int

  init(_ bytes: Bytes, in range: Range<Int>) {
    self.bytes = bytes
    self.end = range.upperBound
    self.next = range.lowerBound
    self.line = range.lowerBound..<range.lowerBound
  }

  /// Moves to the next line; false where there is none.
  package mutating func advance() -> Bool {
    guard next < end else { return false }
    number += 1
    let start = next
    var index = start
    while index < end, bytes[index] != Ascii.lineFeed, bytes[index] != Ascii.carriageReturn {
      index += 1
    }
    line = start..<index
    if index < end {
      let isPair =
        bytes[index] == Ascii.carriageReturn && index + 1 < end
        && bytes[index + 1] == Ascii.lineFeed
      index += isPair ? 2 : 1
    }
    next = index
    return true
  }
}
