import Base
import CSystem
import Diagnostics

/// What people are told of characters that they cannot see.
enum UnseenText {
  /// The most lines of a file that are told of one by one.
  private static let mostLines = 50

  /// Reports the characters of a file that HTML forbids, or else those that are invisible.
  ///
  /// One report for each line, the rest of a long file in one more: thousands of them come from
  /// one paste, and are taken out by one correction.
  ///
  /// - Parameters:
  ///   - file: all bytes of a file; valid UTF-8.
  ///   - path: the path shown in messages.
  ///   - diagnostics: receives what was found.
  /// - Returns: whether the file may be worked on: it has no forbidden character.
  package static func report(_ file: Bytes, path: String, into diagnostics: inout [Diagnostic])
    -> Bool
  {
    var characters = UnseenCharacters(file, from: file.begins(with: "\u{FEFF}") ? 3 : 0)
    var lines: [[UnseenCharacters.Found]] = []
    var lineEnd = 0
    while let found = characters.next() {
      if found.isForbidden {
        diagnostics.append(forbidden(found, in: file).diagnostic(in: file, path: path))
        return false
      }
      if hasPurpose(found, in: file) { continue }
      if found.range.lowerBound >= lineEnd, lines.count <= mostLines {
        lineEnd = file.firstIndex(of: Ascii.lineFeed, from: found.range.upperBound) ?? file.count
        lines.append([])
      }
      lines[lines.count - 1].append(found)
    }
    for (number, line) in lines.enumerated() {
      let problem = invisible(line, in: file, isRest: number == mostLines)
      diagnostics.append(problem.diagnostic(in: file, path: path))
    }
    return true
  }

  /// Reports forbidden and invisible characters that a value or a key has only by its escapes:
  /// `"\u202E"`.
  package static func report(
    _ value: LocatedValue, in file: Bytes, path: String, into diagnostics: inout [Diagnostic]
  ) {
    switch value.kind {
    case .scalar(let text, _):
      report(text, at: value.range, in: file, path: path, into: &diagnostics)
    case .list(let items):
      for item in items { report(item, in: file, path: path, into: &diagnostics) }
    case .table(let entries):
      for entry in entries {
        report(entry.key, at: entry.keyRange, in: file, path: path, into: &diagnostics)
        report(entry.value, in: file, path: path, into: &diagnostics)
      }
    case .null: break
    }
  }

  private static func report(
    _ text: String, at range: Range<Int>, in file: Bytes, path: String,
    into diagnostics: inout [Diagnostic]
  ) {
    // What the bytes themselves hold has been reported for the file.
    var characters = UnseenCharacters(file[slice: range])
    var written: Set<Unicode.Scalar> = []
    while let found = characters.next() { written.insert(found.scalar) }
    guard let (scalar, isForbidden) = first(in: text, besides: written) else { return }
    let problem = escaped(scalar, isForbidden: isForbidden, at: range)
    diagnostics.append(problem.diagnostic(in: file, path: path))
  }

  private static func first(
    in text: String, besides written: Set<Unicode.Scalar>
  ) -> (scalar: Unicode.Scalar, isForbidden: Bool)? {
    let scalars = Array(text.unicodeScalars)
    // An error goes before a warning.
    if let scalar = scalars.first(where: InvisibleCharacter.isForbidden) { return (scalar, true) }
    for (place, scalar) in scalars.enumerated() {
      guard InvisibleCharacter.isInvisible(scalar), !written.contains(scalar) else { continue }
      let (before, after) = (place - 1, place + 1)
      let hasPurpose = InvisibleCharacter.hasPurpose(
        scalar, after: before >= 0 ? scalars[before] : nil,
        before: after < scalars.count ? scalars[after] : nil)
      if !hasPurpose { return (scalar, false) }
    }
    return nil
  }

  private static func hasPurpose(_ found: UnseenCharacters.Found, in file: Bytes) -> Bool {
    let before = file[slice: max(0, found.range.lowerBound - 4)..<found.range.lowerBound]
    let after = file[slice: found.range.upperBound..<min(file.count, found.range.upperBound + 4)]
    return InvisibleCharacter.hasPurpose(
      found.scalar, after: before.string.unicodeScalars.last,
      before: after.string.unicodeScalars.first)
  }

  // MARK: Messages

  private static func forbidden(
    _ found: UnseenCharacters.Found, in file: Bytes
  ) -> MetadataProblem {
    let name = InvisibleCharacter.name(found.scalar)
    return MetadataProblem(
      .forbiddenCharacter, at: found.range,
      Message(
        "这里有网页不允许的控制字符 \(name)", "there is the control character \(name), which HTML forbids"),
      help: Message(
        "它看不见，多半是从别的软件粘贴带来的；请删去，或运行 redsite fix",
        "it cannot be seen and mostly comes from another program by pasting; remove it, "
          + "or run `redsite fix`"),
      // A line of Word ends in U+000B; what shall stand there is for a person to say.
      fix: found.scalar.value == 0x0B
        ? nil : Diagnostic.Fix(bytes: found.range, replacement: ""))
  }

  private static func escaped(
    _ scalar: Unicode.Scalar, isForbidden: Bool, at range: Range<Int>
  ) -> MetadataProblem {
    let name = InvisibleCharacter.name(scalar)
    return isForbidden
      ? MetadataProblem(
        .forbiddenCharacter, at: range,
        Message(
          "这个值里写了网页不允许的控制字符 \(name)",
          "the value has the control character \(name), which HTML forbids"),
        help: Message("请去掉这个转义", "remove the escape"))
      : MetadataProblem(
        .invisibleCharacter, at: range,
        Message("这个值里写了看不见的字符 \(name)", "the value has the invisible character \(name)"),
        help: Message("请去掉这个转义", "remove the escape"))
  }

  private static func invisible(
    _ line: [UnseenCharacters.Found], in file: Bytes, isRest: Bool
  ) -> MetadataProblem {
    let first = line[0]
    let name = InvisibleCharacter.name(first.scalar)
    let kind = kind(of: first.scalar)
    let others = line.count - 1
    var message = Message(
      "这里有看不见的\(kind.chinese) \(name)", "there is an invisible \(kind.english) here, \(name)")
    if others > 0 {
      let place = isRest ? Message("文件后面", "further on") : Message("这一行", "in the line")
      message = Message(
        message.chinese + "，\(place.chinese)还有 \(others) 个",
        message.english + ", and \(others) more \(place.english)")
    }
    let fix = removal(line, in: file)
    return MetadataProblem(
      .invisibleCharacter, at: first.range, message,
      help: fix == nil
        ? Message("请核对这里的文字，把它删去", "check the text here and remove it")
        : Message("请删去，或运行 redsite fix", "remove it, or run `redsite fix`"),
      fix: fix)
  }

  /// Takes out U+200B and U+FEFF, without which a text is the same.
  ///
  /// Where direction or form may be meant, a person decides.
  private static func removal(
    _ line: [UnseenCharacters.Found], in file: Bytes
  ) -> Diagnostic.Fix? {
    let removed = line.filter { $0.scalar.value == 0x200B || $0.scalar.value == 0xFEFF }
    guard let first = removed.first, let last = removed.last else { return nil }
    var rest = ""
    var place = first.range.lowerBound
    for found in removed {
      rest += file[slice: place..<found.range.lowerBound].string
      place = found.range.upperBound
    }
    return Diagnostic.Fix(
      bytes: first.range.lowerBound..<last.range.upperBound, replacement: rest)
  }

  private static func kind(of scalar: Unicode.Scalar) -> Message {
    switch scalar.value {
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
      Message("方向控制符", "mark of direction")
    case 0x200B: Message("零宽空格", "zero-width space")
    case 0xFEFF: Message("字节顺序标记", "byte order mark")
    case 0xAD: Message("软连字符", "soft hyphen")
    default: Message("字符", "character")
    }
  }
}

/// The characters of a text that readers do not see or that HTML forbids, one after the other.
///
/// A block of bytes is first looked at as a whole, with vector instructions: 70 MB of Chinese text
/// take ten milliseconds. Only a block that may have such a character is gone through.
package struct UnseenCharacters {
  /// A character and where it is.
  package struct Found: Sendable, Hashable {
    /// Its bytes.
    package var range: Range<Int>
    /// The character.
    package var scalar: Unicode.Scalar
    /// Whether HTML forbids it; otherwise it is only invisible.
    var isForbidden: Bool
  }

  private let bytes: Bytes
  /// Everything before is done.
  private var index: Int

  /// The characters of bytes that are valid UTF-8, from a place on.
  package init(_ bytes: Bytes, from start: Int = 0) {
    self.bytes = bytes
    index = start
  }

  /// The next one, or nil after the last.
  package mutating func next() -> Found? {
    while index < bytes.count {
      // Two bytes after the block are looked at with it.
      if index + Self.blockBytes + 2 <= bytes.count, !blockMayHoldUnseen {
        index += Self.blockBytes
        continue
      }
      let end = min(index + Self.blockBytes, bytes.count)
      while index < end {
        let place = index
        index += 1
        if let found = character(at: place) { return found }
      }
    }
    return nil
  }

  private static let blockBytes = 64

  /// Whether the block that begins at `index` has to be gone through.
  @inline(__always)
  private var blockMayHoldUnseen: Bool {
    bytes[slice: index..<(index + Self.blockBytes + 2)].withUnsafeBufferPointer {
      csystem_may_hold_unseen($0.baseAddress) != 0
    }
  }

  /// The character that begins at a byte, where it is such a one.
  private func character(at place: Int) -> Found? {
    let lead = bytes[place]
    let length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 0, place + length <= bytes.count else { return nil }
    var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in 1..<max(length, 1) { value = value << 6 | UInt32(bytes[place + next] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    let isForbidden = InvisibleCharacter.isForbidden(scalar)
    guard isForbidden || InvisibleCharacter.isInvisible(scalar) else { return nil }
    return Found(
      range: place..<(place + length), scalar: scalar, isForbidden: isForbidden)
  }
}
