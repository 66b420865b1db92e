import Base
import Diagnostics

/// Captions of a video: a file of WebVTT.
package enum Captions {
  /// What is wrong with a file of captions, and where.
  package struct Problem: Error, Equatable {
    package var range: Range<Int>
    package var message: Message
  }

  /// Looks through a file: it must begin as such, each cue must end after it begins, and cues must
  /// follow each other.
  ///
  /// - Parameter bytes: the file, UTF-8.
  /// - Returns: the first thing that is wrong; nil for a file that players read.
  package static func problem(in bytes: Bytes) -> Problem? {
    var place = bytes.begins(with: "\u{FEFF}") ? 3 : 0
    guard bytes[slice: place..<bytes.count].begins(with: "WEBVTT") else {
      return Problem(
        range: 0..<min(bytes.count, 6),
        message: Message("第一行不是 WEBVTT", "the first line is not WEBVTT"))
    }
    var last = -1
    var cues = 0
    while place < bytes.count {
      let end = bytes.firstIndex(of: Ascii.lineFeed, from: place) ?? bytes.count
      let line = bytes[slice: place..<end].string
      if let arrow = line.firstRange(of: "-->") {
        let range = place..<end
        guard let from = time(line[..<arrow.lowerBound]),
          let to = time(line[arrow.upperBound...])
        else {
          return Problem(
            range: range,
            message: Message("时间看不懂，要写成 00:01:02.500 --> 00:01:05.000", "cannot read the times"))
        }
        guard to > from else {
          return Problem(
            range: range,
            message: Message("这一条的止不比起晚", "the cue does not end after it begins"))
        }
        guard from >= last else {
          return Problem(
            range: range, message: Message("时间比上一条还早", "the cue begins before the one above"))
        }
        last = from
        cues += 1
      }
      place = end + 1
    }
    guard cues > 0 else {
      return Problem(range: 0..<6, message: Message("一条字幕也没有", "there are no cues"))
    }
    return nil
  }

  /// A time in thousandths of a second: `01:02.500` or `00:01:02.500`, settings after it left out.
  private static func time(_ text: Substring) -> Int? {
    guard let word = text.split(separator: " ").first?.split(separator: "\t").first else {
      return nil
    }
    let halves = word.trimmingEnd("\r").split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[1].utf8.count == 3, let part = Int(halves[1]) else {
      return nil
    }
    let fields = halves[0].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), fields.allSatisfy({ (2...4).contains($0.utf8.count) })
    else { return nil }
    let numbers = fields.compactMap { Int($0) }
    guard numbers.count == fields.count, numbers.allSatisfy({ $0 >= 0 }),
      numbers.suffix(2).allSatisfy({ $0 < 60 })
    else { return nil }
    return numbers.reduce(0) { $0 * 60 + $1 } * 1000 + part
  }
}

extension Substring {
  fileprivate func trimmingEnd(_ end: String) -> Substring {
    hasSuffix(end) ? dropLast(end.count) : self
  }
}
