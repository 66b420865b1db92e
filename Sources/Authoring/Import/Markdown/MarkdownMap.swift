import Base
import ChineseMarkdown

/// Where a text of Markdown has code, HTML and words, as the parser of Markdown sees it.
struct MarkdownMap {
  let bytes: [UInt8]
  /// The blocks that hold no others; nil where the parser must not be given the text.
  let leaves: [MarkdownLeaf]?
  /// Where each line begins, and one past the end.
  private(set) var starts: [Int] = [0]
  /// Code, in blocks and within lines, in order.
  private(set) var code: [Range<Int>] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    leaves = bytes.withBytes { MarkdownLeaf.all(in: $0) }
    for (index, byte) in bytes.enumerated() where byte == Ascii.lineFeed {
      starts.append(index + 1)
    }
    starts.append(bytes.count)
    for leaf in leaves ?? [] {
      switch leaf.kind {
      case .code: code.append(range(of: leaf))
      case .text: addSpans(in: range(of: leaf))
      case .html: break
      }
    }
    code.sort { $0.lowerBound < $1.lowerBound }
  }

  /// The bytes of the lines of a block.
  func range(of leaf: MarkdownLeaf) -> Range<Int> { range(of: leaf.lines) }

  /// The bytes of lines, from 1.
  func range(of lines: ClosedRange<Int>) -> Range<Int> {
    let last = starts.count - 1
    let lower = starts[min(max(lines.lowerBound - 1, 0), last)]
    return lower..<max(lower, starts[min(max(lines.upperBound, 0), last)])
  }

  /// Whether a place is in code.
  func isCode(_ place: Int) -> Bool {
    var low = 0
    var high = code.count
    while low < high {
      let middle = (low + high) / 2
      if code[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < code.count && code[low].contains(place)
  }

  private mutating func addSpans(in range: Range<Int>) {
    var place = range.lowerBound
    // Runs that were found to have no partner, by their length (CommonMark's own shortcut).
    var alone: Set<Int> = []
    while place < range.upperBound {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 2
      case UInt8(ascii: "`"):
        let count = run(at: place, range.upperBound)
        if !alone.contains(count), let end = closing(count, from: place + count, range.upperBound) {
          code.append(place..<end)
          place = end
        } else {
          alone.insert(count)
          place += count
        }
      default: place += 1
      }
    }
  }

  private func run(at place: Int, _ end: Int) -> Int {
    var count = 0
    while place + count < end, bytes[place + count] == UInt8(ascii: "`") { count += 1 }
    return count
  }

  private func closing(_ count: Int, from start: Int, _ end: Int) -> Int? {
    var place = start
    while place < end {
      guard bytes[place] == UInt8(ascii: "`") else {
        place += 1
        continue
      }
      let found = run(at: place, end)
      place += found
      if found == count { return place }
    }
    return nil
  }

  /// The first place of some bytes from a place on, outside of code.
  func firstOutsideCode(_ needle: String, from start: Int) -> Int? {
    var place = start
    while let found = bytes.first(of: Array(needle.utf8), from: place) {
      if !isCode(found) { return found }
      place = found + 1
    }
    return nil
  }
}

extension [UInt8] {
  /// The first place of some bytes from a place on.
  func first(of needle: [UInt8], from start: Int, ignoringCase: Bool = false) -> Int? {
    guard let first = needle.first, needle.count <= count else { return nil }
    var place = start
    let last = count - needle.count
    while place <= last {
      if ignoringCase {
        var index = 0
        while index < needle.count, self[place + index] | 0x20 == needle[index] | 0x20 {
          index += 1
        }
        if index == needle.count { return place }
      } else if self[place] == first, self[place..<(place + needle.count)].elementsEqual(needle) {
        return place
      }
      place += 1
    }
    return nil
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
