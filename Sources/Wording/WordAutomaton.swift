import Base
import SensitiveText

/// Finds all words of a list in one pass over a text, however long the list is.
///
/// The automaton of Aho and Corasick (CACM 18:6, 1975) over bytes. States with many ways on have a
/// row of all 256, the others, nearly all, have a short list; so ten thousand words take a few
/// megabytes.
package struct WordAutomaton: Sendable {
  /// The rows of the first states, 256 ways on each; a way is a state, and a mark on it that a word
  /// ends there.
  private var rows: [Int32] = []
  private var rowCount = 0
  /// Where the ways of each further state begin in `labels` and `targets`, and where they end.
  private var starts: [Int32] = []
  private var labels: [UInt8] = []
  private var targets: [Int32] = []
  /// The state that knows the longest end of what was read.
  private var failures: [Int32] = []
  /// The word that ends in a state, -1 for none.
  private var wordOf: [Int32] = []
  /// The next state on the way of failures in which a word ends, 0 for none.
  private var shorter: [Int32] = []
  private var lengths: [Int32] = []
  /// A bit for each character of three bytes that words begin with: most of a text begins none.
  private var beginnings = [UInt64](repeating: 0, count: 1 << 10)

  /// How many ways on make a row worth its kilobyte.
  private static let wide = 6
  private static let endMark: Int32 = 1 << 30

  /// A word in a text.
  package struct Match: Sendable, Hashable {
    /// Its place in the list.
    package var word: Int
    /// Its bytes in the text.
    package var range: Range<Int>

    package init(word: Int, range: Range<Int>) {
      self.word = word
      self.range = range
    }
  }

  /// A state while the words are taken in.
  private struct Branch {
    var ways: [(label: UInt8, target: Int)] = []
    var word: Int32 = -1
  }

  /// An automaton of words; full-width letters and digits in them count as narrow ones.
  ///
  /// - Parameter words: the words as UTF-8; empty ones are never found, of equal ones the first.
  package init(_ words: [[UInt8]]) {
    var branches = [Branch()]
    for (index, word) in words.enumerated() {
      let folded = Self.folded(word)
      lengths.append(Int32(folded.count))
      guard !folded.isEmpty else { continue }
      if folded.count >= 3, folded[0] & 0xF0 == 0xE0 {
        let character = Self.number(folded[0], folded[1], folded[2])
        beginnings[character >> 6] |= 1 << UInt64(character & 63)
      }
      var state = 0
      for byte in folded {
        if let known = branches[state].ways.first(where: { $0.label == byte }) {
          state = known.target
        } else {
          branches[state].ways.append((byte, branches.count))
          state = branches.count
          branches.append(Branch())
        }
      }
      if branches[state].word < 0 { branches[state].word = Int32(index) }
    }
    link(branches)
  }

  /// Numbers the states, those with rows first, and links them by breadth, so that shorter ends are
  /// known before longer ones.
  private mutating func link(_ branches: [Branch]) {
    let isWide = branches.indices.map { $0 == 0 || branches[$0].ways.count >= Self.wide }
    let order = branches.indices.filter { isWide[$0] } + branches.indices.filter { !isWide[$0] }
    var numbers = [Int](repeating: 0, count: branches.count)
    for (number, old) in order.enumerated() { numbers[old] = number }
    rowCount = isWide.count { $0 }
    let ways = order.map { old in
      branches[old].ways.map { (label: $0.label, target: numbers[$0.target]) }
    }
    wordOf = order.map { branches[$0].word }
    failures = [Int32](repeating: 0, count: ways.count)
    shorter = failures
    rows = [Int32](repeating: 0, count: rowCount * 256)
    for number in rowCount..<max(rowCount, ways.count) {
      starts.append(Int32(labels.count))
      labels += ways[number].map(\.label)
      targets += ways[number].map { Int32($0.target) }
    }
    starts.append(Int32(labels.count))
    var queue = [0]
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      if state < rowCount {
        // What is no way of the state is one of the state it falls back to, whose row or list is
        // whole by now.
        for label in 0..<256 where state != 0 {
          rows[state << 8 + label] = step(failures[state], UInt8(label))
        }
      }
      for (label, target) in ways[state] {
        let failure = state == 0 ? 0 : step(failures[state], label) & ~Self.endMark
        failures[target] = failure
        shorter[target] = wordOf[Int(failure)] >= 0 ? failure : shorter[Int(failure)]
        queue.append(target)
      }
      guard state < rowCount else { continue }
      for (label, target) in ways[state] { rows[state << 8 + Int(label)] = marked(target) }
    }
    for (place, target) in targets.enumerated() { targets[place] = marked(Int(target)) }
    for place in rows.indices { rows[place] = marked(Int(rows[place] & ~Self.endMark)) }
  }

  /// The number of a character of three bytes.
  @inline(__always)
  private static func number(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    Int(first & 0x0F) << 12 | Int(second & 0x3F) << 6 | Int(third & 0x3F)
  }

  /// A state as ways name it.
  private func marked(_ state: Int) -> Int32 {
    let ends = wordOf[state] >= 0 || shorter[state] != 0
    return Int32(state) | (ends ? Self.endMark : 0)
  }

  /// The way on from a state, while the automaton is made.
  private func step(_ from: Int32, _ byte: UInt8) -> Int32 {
    var state = Int(from)
    while state >= rowCount {
      for place in Int(starts[state - rowCount])..<Int(starts[state - rowCount + 1])
      where labels[place] == byte {
        return targets[place]
      }
      state = Int(failures[state])
    }
    return rows[state << 8 + Int(byte)]
  }

  /// The words in a text, the leftmost first, of several there the longest; none overlaps another.
  package func matches(in bytes: Bytes) -> [Match] {
    guard wordOf.count > 1 else { return [] }
    var found: [Match] = []
    rows.withUnsafeBufferPointer { rows in
      starts.withUnsafeBufferPointer { starts in
        labels.withUnsafeBufferPointer { labels in
          targets.withUnsafeBufferPointer { targets in
            failures.withUnsafeBufferPointer { failures in
              bytes.withUnsafeBufferPointer { text in
                var state = 0
                var place = 0
                while place < text.count {
                  var byte = text[place]
                  place += 1
                  if byte == 0xEF, let narrow = FullWidth.narrow(bytes, at: place - 1) {
                    byte = narrow
                    place += 2
                  } else if state == 0, byte & 0xF0 == 0xE0, place + 1 < text.count {
                    let character = Self.number(byte, text[place], text[place + 1])
                    if beginnings[character >> 6] & 1 << UInt64(character & 63) == 0 {
                      place += 2
                      continue
                    }
                  }
                  var way: Int32 = -1
                  while state >= rowCount {
                    var edge = Int(starts[state - rowCount])
                    let end = Int(starts[state - rowCount + 1])
                    while edge < end, labels[edge] != byte { edge += 1 }
                    if edge < end {
                      way = targets[edge]
                      break
                    }
                    state = Int(failures[state])
                  }
                  if way < 0 { way = rows[state << 8 + Int(byte)] }
                  state = Int(way & ~Self.endMark)
                  if way & Self.endMark != 0 { note(state, endingAt: place, in: bytes, &found) }
                }
              }
            }
          }
        }
      }
    }
    return found.count > 1 ? Self.withoutOverlaps(found) : found
  }

  /// Notes the words that end in a state.
  private func note(_ state: Int, endingAt end: Int, in bytes: Bytes, _ found: inout [Match]) {
    var ending = wordOf[state] >= 0 ? Int32(state) : shorter[state]
    while ending != 0 {
      let word = Int(wordOf[Int(ending)])
      let start = Self.start(of: Int(lengths[word]), endingAt: end, in: bytes)
      found.append(Match(word: word, range: start..<end))
      ending = shorter[Int(ending)]
    }
  }

  private static func withoutOverlaps(_ found: [Match]) -> [Match] {
    let sorted = found.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var kept: [Match] = []
    for match in sorted {
      if let last = kept.last, match.range.lowerBound < last.range.upperBound { continue }
      kept.append(match)
    }
    return kept
  }

  /// Where a word of so many folded bytes begins that ends at a place.
  private static func start(of length: Int, endingAt end: Int, in bytes: Bytes) -> Int {
    var start = end
    for _ in 0..<length {
      start -= start >= 3 && FullWidth.narrow(bytes, at: start - 3) != nil ? 3 : 1
    }
    return max(0, start)
  }

  private static func folded(_ word: [UInt8]) -> [UInt8] {
    word.withBytes { bytes in
      var folded: [UInt8] = []
      var place = 0
      while place < bytes.count {
        if let narrow = FullWidth.narrow(bytes, at: place) {
          folded.append(narrow)
          place += 3
        } else {
          folded.append(bytes[place])
          place += 1
        }
      }
      return folded
    }
  }
}
