import Base

extension Machine {
  /// Wraps text at spaces, and words that are longer than a line within themselves.
  mutating func wordWrap(
    _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    let width = try size(arguments[0], or: 79)
    guard width > 0 else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "“wordwrap”的宽度应当大于零",
        english: "the width must be above zero")
    }
    let breaksWords = arguments[1].isUndefined || arguments[1].isTrue
    let breaksHyphens = arguments[3].isUndefined || arguments[3].isTrue
    let lineEnd = arguments[2].textBytes ?? Bytes("\n")
    let start = out.count
    guard let bytes = value.textBytes else { throw notText(value) }
    for (index, line) in TextLines.split(bytes, addingLineEnd: false).enumerated() {
      if index > 0 { out.append(lineEnd) }
      let wrapped = wrap(
        Utf8.scalars(line), width, breaksWords: breaksWords, breaksHyphens: breaksHyphens)
      for (number, part) in wrapped.enumerated() {
        if number > 0 { out.append(lineEnd) }
        for scalar in part { out.append(contentsOf: String(Character(scalar))) }
      }
    }
    return .text(take(from: start))
  }

  private func wrap(
    _ line: [Unicode.Scalar], _ width: Int, breaksWords: Bool, breaksHyphens: Bool
  ) -> [ArraySlice<Unicode.Scalar>] {
    var chunks = self.chunks(line, breaksHyphens: breaksHyphens)[...]
    var result: [ArraySlice<Unicode.Scalar>] = []
    while !chunks.isEmpty {
      // Spaces at the start of a line that follows another are dropped.
      if !result.isEmpty, isBlank(chunks[chunks.startIndex]) { chunks.removeFirst() }
      guard let first = chunks.first else { break }
      var end = first.startIndex
      while let chunk = chunks.first, chunk.endIndex - first.startIndex <= width {
        end = chunk.endIndex
        chunks.removeFirst()
      }
      if let chunk = chunks.first, chunk.count > width {
        let room = max(width - (end - first.startIndex), end == first.startIndex ? 1 : 0)
        if breaksWords, room > 0 {
          end = chunk.startIndex + room
          if breaksHyphens, let hyphen = chunk[..<end].lastIndex(of: "-"),
            chunk[..<hyphen].contains(where: { $0 != "-" })
          {
            end = hyphen + 1
          }
          chunks[chunks.startIndex] = chunk[end...]
        } else if !breaksWords, end == first.startIndex {
          end = chunk.endIndex
          chunks.removeFirst()
        }
      }
      var part = line[first.startIndex..<end]
      while let last = part.last, Utf8.isSpace(last) { part.removeLast() }
      if !part.isEmpty { result.append(part) }
    }
    return result
  }

  private func isBlank(_ chunk: ArraySlice<Unicode.Scalar>) -> Bool {
    chunk.allSatisfy { Utf8.isSpace($0) }
  }

  /// Runs of spaces and words, words cut after the hyphens between letters.
  private func chunks(
    _ line: [Unicode.Scalar], breaksHyphens: Bool
  ) -> [ArraySlice<Unicode.Scalar>] {
    var result: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    for index in line.indices {
      let isLast = index + 1 == line.count
      let changes = !isLast && Utf8.isSpace(line[index]) != Utf8.isSpace(line[index + 1])
      let isHyphen =
        breaksHyphens && line[index] == "-" && index - start >= 2 && !isLast
        && line[index - 1].properties.isAlphabetic && line[index + 1].properties.isAlphabetic
      if isLast || changes || isHyphen {
        result.append(line[start...index])
        start = index + 1
      }
    }
    return result
  }
}

/// Lines and words as Python sees them.
enum TextLines {
  /// The lines of `str.splitlines()`.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - addingLineEnd: whether a line end is thought after the text, which keeps a last empty
  ///     line.
  /// - Returns: the lines without their ends.
  static func split(_ bytes: Bytes, addingLineEnd: Bool) -> [Bytes] {
    var lines: [Bytes] = []
    var start = 0
    var offset = 0
    while offset < bytes.count {
      let next = Utf8.next(after: offset, in: bytes)
      if endsLine(Utf8.scalar(at: offset, in: bytes)) {
        lines.append(bytes[slice: start..<offset])
        start = next
        if bytes[offset] == Ascii.carriageReturn, next < bytes.count,
          bytes[next] == Ascii.lineFeed
        {
          start = next + 1
        }
        offset = start
      } else {
        offset = next
      }
    }
    if start < bytes.count || addingLineEnd { lines.append(bytes[slice: start..<bytes.count]) }
    return lines
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether `\w` of a regular expression takes the code point.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar == "_" || Ascii.isAlphanumeric(UInt8(truncatingIfNeeded: scalar.value))
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
