import Base
import Diagnostics
import Files

extension FileSignature {
  /// How much of each end of a picture is searched for markup.
  private static let searchedBytes = 1 << 12

  /// What a browser, server or shell would run in a file that begins as text does, or nil.
  ///
  /// The beginnings are those by which browsers recognise a page (WHATWG, MIME Sniffing, §7.1),
  /// after blanks and a byte order mark.
  package static func markup(_ head: Bytes) -> FileSignature? {
    var text = head.begins(with: "\u{FEFF}") ? head[slice: 3..<head.count] : head
    if text.begins(with: "version https://git-lfs.github.com/spec/") { return .lfsPointer }
    if text.begins(with: "#!") { return .script }
    text = text[slice: 0..<min(text.count, 2048)].trimmed
    if text.first == UInt8(ascii: "<") {
      for beginning: StaticString in ["<?php", "<%"] where text.begins(ignoringCase: beginning) {
        return .serverPage
      }
      if text.contains(ignoringCase: "<svg") { return .svg }
      for beginning: StaticString in [
        "<!doctype", "<html", "<head", "<body", "<title", "<meta", "<style", "<script", "<iframe",
        "<table", "<div", "<h1", "<font", "<img", "<br", "<p>", "<a ", "<!--",
      ] where text.begins(ignoringCase: beginning) {
        return .html
      }
      if text.begins(ignoringCase: "<?xml") {
        return text.contains(ignoringCase: "<html") ? .html : .xml
      }
    }
    if text.begins(ignoringCase: "@echo off") { return .script }
    if text.begins(ignoringCase: "mime-version:") || text.begins(ignoringCase: "from: <saved by") {
      return .webArchive
    }
    if text.begins(ignoringCase: "[internetshortcut]") { return .shortcut }
    return nil
  }

  /// What else a picture is: a page, a script or an archive, hidden in its comments or after it.
  ///
  /// - Parameters:
  ///   - image: what the first bytes say it is.
  ///   - sample: the file.
  /// - Returns: the reason not to publish it, or nil.
  static func disguise(
    of image: FileSignature, _ sample: inout FileSample
  ) -> FileSignatureFinding.Fault? {
    let head = sample.head
    // As script, the mark of the format is a name and `/*` opens a comment over the picture: a
    // width of 10,799 pixels in a GIF, a first segment of 12,074 bytes in a JPEG.
    let lengthPlace = image == .gif ? 6 : 4
    if image == .gif || image == .jpeg, head.count > lengthPlace + 2,
      head[slice: lengthPlace..<head.count].begins(with: "/*")
    {
      return disguised("脚本", "a script")
    }
    let hasMarkup =
      containsMarkup(head)
      || containsMarkup(sample.bytes(at: max(0, sample.size - searchedBytes), count: searchedBytes))
    if hasMarkup { return disguised("网页脚本", "a web page or script") }
    let end = sample.bytes(at: sample.size - 22, count: 22)
    if end.count == 22, end.begins(with: "PK\u{5}\u{6}"), end.littleEndian16(at: 20) == 0 {
      return disguised("压缩包", "an archive")
    }
    return nil
  }

  /// What is wrong with a PDF file (ISO 32000-1, §7.5.2 and §7.5.5), or nil.
  static func pdfFault(_ sample: inout FileSample) -> FileSignatureFinding.Fault? {
    let beginning = sample.head[slice: 0..<min(sample.head.count, 1024)]
    if containsMarkup(beginning) { return disguised("网页脚本", "a web page or script") }
    let tail = sample.bytes(at: max(0, sample.size - searchedBytes), count: searchedBytes)
    guard !tail.contains(ignoringCase: "%%eof") else { return nil }
    return .damaged(
      Message("末尾没有“%%EOF”，可能没有传完", "there is no `%%EOF` at its end; it may be cut off"))
  }

  private static func disguised(
    _ chinese: String, _ english: String
  ) -> FileSignatureFinding.Fault {
    .disguised(Message(chinese, english))
  }

  private static func containsMarkup(_ bytes: Bytes) -> Bool {
    var place = 0
    while let found = bytes.firstIndex(of: UInt8(ascii: "<"), from: place) {
      let rest = bytes[slice: found..<bytes.count]
      for tag: StaticString in ["<script", "<html", "<?php", "<iframe", "<svg", "<!doctype"]
      where rest.begins(ignoringCase: tag) { return true }
      place = found + 1
    }
    return false
  }
}

extension Bytes {
  /// Whether the run begins with `prefix`, which is in lower case, in any case.
  fileprivate func begins(ignoringCase prefix: StaticString) -> Bool {
    let prefix = Bytes(prefix)
    guard count >= prefix.count else { return false }
    for place in 0..<prefix.count {
      let byte = self[place]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != prefix[place] { return false }
    }
    return true
  }

  /// Whether `part`, which is in lower case and begins with no letter, occurs in any case.
  fileprivate func contains(ignoringCase part: StaticString) -> Bool {
    var place = 0
    while let found = firstIndex(of: Bytes(part)[0], from: place) {
      if self[slice: found..<count].begins(ignoringCase: part) { return true }
      place = found + 1
    }
    return false
  }
}
