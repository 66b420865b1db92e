import Base

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
