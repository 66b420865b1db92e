import Base
import SensitiveText

/// The lines of a file, found once for all places that are asked for in it.
///
/// A file can have hundreds of thousands of problems, all of them on one line: counting lines and
/// columns anew for each would take time that grows with the square of the file. Line starts are
/// kept as far as they were needed; of a long line every fiftieth character is marked.
package struct LineIndex {
  /// The first byte of each line up to `scanned`.
  private var starts = [0]
  private var scanned = 0
  private var ruler: LineRuler?

  package init(ruler: LineRuler? = nil) {
    self.ruler = ruler
  }
  /// The bytes and text of the excerpt made last, which places near each other share.
  private var latest: (bytes: Range<Int>, text: String) = (0..<0, "")

  /// The place of `range` in a file.
  ///
  /// LF, CRLF and a lone CR all end a line. Bytes that are not UTF-8 show as U+FFFD.
  ///
  /// - Parameters:
  ///   - path: the path relative to the site's root.
  ///   - file: all bytes of the file, the same ones in each call.
  ///   - range: the bytes the problem is about; clamped to the file.
  /// - Returns: line, column and an excerpt of at most `LineRuler.most` characters.
  package mutating func location(path: String, file: Bytes, range: Range<Int>) -> SourceLocation {
    let lower = min(max(range.lowerBound, 0), file.count)
    let upper = min(max(range.upperBound, lower), file.count)
    let (line, bounds) = line(of: lower, in: file)
    var start = bounds.lowerBound
    if start == 0, file.begins(with: "\u{FEFF}") { start = min(3, lower) }
    let end = max(bounds.upperBound, start)
    var location = SourceLocation(
      path: path, line: line, column: 1, bytes: lower..<upper, excerpt: "")
    if end - start <= LineRuler.most {
      location.column = file[slice: start..<lower].string.count + 1
      location.excerpt = excerpt(start..<end, in: file)
      return location
    }
    if ruler?.bytes != start..<end {
      ruler = LineRuler(file, line: start..<end)
    }
    guard let ruler else { return location }
    let column = ruler.column(of: min(lower, end), in: file)
    let window = ruler.window(around: min(lower, end), column: column, in: file)
    location.column = column + 1
    location.cutBefore = window.cutBefore
    location.isCutAfter = window.bytes.upperBound < end
    location.excerpt = excerpt(window.bytes, in: file)
    return location
  }

  /// The one place where a file is quoted: numbers and addresses of persons have stars in them, as
  /// many characters and bytes as there were.
  private mutating func excerpt(_ bytes: Range<Int>, in file: Bytes) -> String {
    if latest.bytes != bytes { latest = (bytes, Mask.excerpt(bytes, of: file)) }
    return latest.text
  }

  /// The number of a byte's line, from 1, and its bytes without their end.
  private mutating func line(of place: Int, in file: Bytes) -> (number: Int, bytes: Range<Int>) {
    scan(beyond: place, in: file)
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    let start = starts[low]
    var end = low + 1 < starts.count ? starts[low + 1] : file.count
    while end > max(start, place), Self.endsLine(file[end - 1]) { end -= 1 }
    return (low + 1, start..<max(start, end))
  }

  /// Looks for line ends until one after `place` is known.
  private mutating func scan(beyond place: Int, in file: Bytes) {
    while scanned < file.count, scanned <= place || starts[starts.count - 1] <= place {
      let byte = file[scanned]
      scanned += 1
      guard Self.endsLine(byte) else { continue }
      let isPair =
        byte == Ascii.carriageReturn && scanned < file.count && file[scanned] == Ascii.lineFeed
      if !isPair { starts.append(scanned) }
    }
  }

  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == Ascii.lineFeed || byte == Ascii.carriageReturn
  }
}

/// The characters of one long line, every fiftieth of them marked.
package struct LineRuler {
  /// The most characters of an excerpt.
  package static let most = 200
  private static let step = 50
  /// The most bytes beside the place where characters are made of very many bytes.
  private static let mostBytes = 1024

  /// The bytes of the line.
  package let bytes: Range<Int>
  /// The places of the characters 0, 50, 100, …; empty where the line is not UTF-8.
  private var marks: [Int] = []
  private var count = 0

  init(_ file: Bytes, line: Range<Int>) {
    bytes = line
    guard let text = String(validating: file[slice: line], as: UTF8.self) else { return }
    marks.reserveCapacity(line.count / Self.step / 3)
    var place = line.lowerBound
    for character in text {
      if count % Self.step == 0 { marks.append(place) }
      place += character.utf8.count
      count += 1
    }
  }

  /// How many characters of the line stand before a place.
  package func column(of place: Int, in file: Bytes) -> Int {
    var (low, high) = (0, marks.count)
    guard high > 0 else { return file[slice: bytes.lowerBound..<place].string.count }
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle] <= place { low = middle } else { high = middle }
    }
    return low * Self.step + file[slice: marks[low]..<place].string.count
  }

  /// The part of the line that is shown for a place: the same one for places near each other.
  package func window(
    around place: Int, column: Int, in file: Bytes
  ) -> (bytes: Range<Int>, cutBefore: Int) {
    var window = bytes
    var cutBefore = 0
    if count > Self.most {
      // Half of the window is its own, a quarter on each side is its neighbours'.
      let first = max(0, column / (2 * Self.step) * 2 - 1)
      let last = first + Self.most / Self.step
      let isAtEnd = last >= marks.count
      let start = isAtEnd ? max(0, min(first, marks.count - Self.most / Self.step)) : first
      window = marks[start]..<(isAtEnd ? bytes.upperBound : marks[last])
      cutBefore = start * Self.step
    }
    guard marks.isEmpty || window.count > 4 * Self.mostBytes else { return (window, cutBefore) }
    var start = max(window.lowerBound, place - Self.mostBytes / (marks.isEmpty ? 16 : 1))
    var end = min(window.upperBound, place + Self.mostBytes / (marks.isEmpty ? 8 : 1))
    // To the beginning of a character, which has three more bytes at most.
    for _ in 0..<3 where start < place && file[start] & 0xC0 == 0x80 { start += 1 }
    for _ in 0..<3 where end < window.upperBound && end > place && file[end] & 0xC0 == 0x80 {
      end -= 1
    }
    return (start..<end, max(0, column - file[slice: start..<place].string.count))
  }
}
