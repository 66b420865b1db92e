import Base
import Diagnostics

/// What is known of a text file's bytes once they have been checked.
///
/// Content is UTF-8 and nothing else. A file in GB18030 or UTF-16 is named as such, with the
/// command that converts it and the line as it was meant, instead of being published as replacement characters; what git
/// leaves in files (conflict markers, LFS pointers) is refused too.
package struct SourceEncoding: Sendable, Hashable {
  /// Whether the file begins with a byte order mark, three bytes that are not text.
  package var hasByteOrderMark: Bool
  /// Whether any line ends in CRLF or a lone CR.
  package var hasCarriageReturn: Bool

  /// Checks a whole file.
  ///
  /// - Parameters:
  ///   - file: all bytes of the file.
  ///   - path: the path shown in messages.
  ///   - diagnostics: receives what is wrong.
  /// - Returns: what later stages need to know, or nil where the file is not text to work on.
  package static func check(
    _ file: Bytes, path: String, into diagnostics: inout [Diagnostic]
  ) -> SourceEncoding? {
    if let problem = encodingProblem(file, path: path)
      ?? GitLitter.problem(in: file)?.diagnostic(in: file, path: path)
    {
      diagnostics.append(problem)
      return nil
    }
    guard UnseenText.report(file, path: path, into: &diagnostics) else { return nil }
    return SourceEncoding(
      hasByteOrderMark: file.begins(with: "\u{FEFF}"),
      hasCarriageReturn: file.firstIndex(of: Ascii.carriageReturn, from: 0) != nil)
  }

  private static func encodingProblem(_ file: Bytes, path: String) -> Diagnostic? {
    let nul = file.firstIndex(of: 0, from: 0)
    let invalid = UTF8Validation.firstInvalidByte(in: file)
    guard nul != nil || invalid != nil else { return nil }
    if let encoding = ForeignEncoding.detect(file) {
      return foreign(encoding, file, at: min(nul ?? .max, invalid ?? .max), path: path)
    }
    if let invalid {
      return MetadataProblem(
        .notUTF8, at: invalid..<(invalid + 1),
        Message("这里的字节不是 UTF-8 文字", "the byte here is not UTF-8 text"),
        help: Message(
          "文件可能在传输中损坏；请用编辑器打开看看，另存为 UTF-8",
          "the file may be damaged; look at it in an editor and save it as UTF-8")
      ).diagnostic(in: file, path: path)
    }
    let place = nul ?? 0
    return MetadataProblem(
      .nulByte, at: place..<(place + 1),
      Message("这里有 NUL 字节，文件不是纯文本", "there is a NUL byte here, so this is not a text file"),
      help: Message("请删除它，或检查文件是否损坏", "remove it, or check whether the file is damaged")
    ).diagnostic(in: file, path: path)
  }

  private static func foreign(
    _ encoding: ForeignEncoding, _ file: Bytes, at place: Int, path: String
  ) -> Diagnostic {
    var location = SourceLocation(path: path, file: file, range: place..<(place + 1))
    if let first = firstOddPlace(in: file, encoding, path: path) {
      location = first
      location.bytes = place..<(place + 1)
    }
    let name = encoding.name
    return Diagnostic(
      .notUTF8, at: location,
      Message("文件的编码是 \(name)，应为 UTF-8", "the file is encoded in \(name), not in UTF-8"),
      help: Message(
        "运行 redsite fix --apply 就转成 UTF-8；或用记事本、VS Code 打开，“另存为”时编码选 UTF-8",
        "`redsite fix --apply` converts it; or open it in an editor and save it as UTF-8"))
  }

  /// The first character beyond ASCII, with its line as it was meant; nil where the bytes cannot
  /// be read in that encoding after all.
  private static func firstOddPlace(
    in file: Bytes, _ encoding: ForeignEncoding, path: String
  ) -> SourceLocation? {
    guard let text = encoding.decode(Array(file)) else { return nil }
    return text.withBytes { text in
      let place = text.firstIndex { $0 >= 0x80 } ?? 0
      let length = UTF8Validation.characterLength(in: text, at: place)
      return SourceLocation(path: path, file: text, range: place..<(place + length))
    }
  }
}

/// What git leaves in a file that is not yet the file itself.
enum GitLitter {
  package static func problem(in file: Bytes) -> MetadataProblem? {
    if file.begins(with: "version https://git-lfs.github.com/spec/") {
      return MetadataProblem(
        .lfsPointer, at: 0..<0,
        Message(
          "这是 Git LFS 的指针文件，不是内容本身", "this is a Git LFS pointer, not the content itself"),
        help: Message("请运行：git lfs pull", "run: git lfs pull"))
    }
    guard let place = conflictMarker(in: file) else { return nil }
    return MetadataProblem(
      .conflictMarker, at: place..<(place + 7),
      Message("这里有没有解决的 Git 合并冲突", "there is an unresolved merge conflict here"),
      help: Message(
        "请保留需要的文字，删除“<<<<<<<”“=======”“>>>>>>>”三行",
        "keep the text you want and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`"))
  }

  /// The place of `<<<<<<< ` at the beginning of a line.
  private static func conflictMarker(in file: Bytes) -> Int? {
    let marker: StaticString = "<<<<<<< "
    var place = 0
    while let found = file.firstIndex(of: UInt8(ascii: "<"), from: place) {
      let isLineStart =
        found == 0 || file[found - 1] == Ascii.lineFeed || file[found - 1] == Ascii.carriageReturn
        || (found == 3 && file.begins(with: "\u{FEFF}"))
      if isLineStart, file[slice: found..<file.count].begins(with: marker) { return found }
      place = found + 1
    }
    return nil
  }
}
