import Base
import Diagnostics
import Metadata

/// A file after its certain corrections.
package struct FixedFile: Sendable {
  /// The path relative to the site's root.
  package let path: String
  /// The lines that change, with their numbers.
  package let lines: [ChangedLine]
  /// The encoding it was converted from, if it was.
  package let convertedFrom: String?
  /// Whether its front matter now publishes the files of its folder.
  let publishesFolder: Bool
  /// All bytes of the corrected file.
  let bytes: [UInt8]

  /// A line before and after.
  package struct ChangedLine: Sendable, Hashable {
    /// The number of the line, from 1.
    package let number: Int
    /// The line as it is.
    package let before: String
    /// The line as it will be; several where one becomes several.
    package let after: String
  }

  /// Applies the fixes of `problems` to a file, and one that no problem of the file has; is nil
  /// where none can be applied.
  init?(path: String, bytes: [UInt8], problems: [Diagnostic], further: Diagnostic.Fix? = nil) {
    self.path = path
    let foreign =
      problems.contains { $0.code == .notUTF8 }
      ? bytes.withBytes { ForeignEncoding.detect($0) } : nil
    if let foreign {
      guard let converted = foreign.decode(bytes) else {
        return nil
      }
      self.bytes = converted
      convertedFrom = foreign.rawValue
      publishesFolder = false
      lines = []
      return
    }
    convertedFrom = nil
    publishesFolder = further != nil
    let fixes = Self.disjoint(
      problems.compactMap(\.fix) + [further].compactMap { $0 }, in: bytes.count)
    guard !fixes.isEmpty else { return nil }
    self.bytes = Self.apply(fixes, to: bytes)
    lines = Self.changedLines(fixes, in: bytes)
  }

  /// The fixes in order, without those that reach into one before them.
  private static func disjoint(_ fixes: [Diagnostic.Fix], in count: Int) -> [Diagnostic.Fix] {
    var kept: [Diagnostic.Fix] = []
    let sorted = Set(fixes).sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound, $0.replacement)
        < ($1.bytes.lowerBound, $1.bytes.upperBound, $1.replacement)
    }
    for fix in sorted where fix.bytes.upperBound <= count {
      if let last = kept.last, fix.bytes.lowerBound < last.bytes.upperBound { continue }
      if let last = kept.last, last.bytes == fix.bytes { continue }
      kept.append(fix)
    }
    return kept
  }

  private static func apply(_ fixes: [Diagnostic.Fix], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var place = 0
    for fix in fixes {
      result += bytes[place..<fix.bytes.lowerBound]
      result += Array(fix.replacement.utf8)
      place = fix.bytes.upperBound
    }
    return result + bytes[place...]
  }

  private static func changedLines(
    _ fixes: [Diagnostic.Fix], in bytes: [UInt8]
  ) -> [ChangedLine] {
    var changed: [ChangedLine] = []
    var number = 1
    var start = 0
    var next = 0
    while next < fixes.count, start <= bytes.count {
      var end = bytes[start...].firstIndex(of: Ascii.lineFeed) ?? bytes.count
      var ofLine: [Diagnostic.Fix] = []
      while next < fixes.count, fixes[next].bytes.lowerBound <= end {
        // A fix may reach over the end of its line; the line then goes on to the fix's own end.
        if fixes[next].bytes.upperBound > end {
          end =
            bytes[min(fixes[next].bytes.upperBound, bytes.count)...]
            .firstIndex(of: Ascii.lineFeed) ?? bytes.count
        }
        ofLine.append(fixes[next])
        next += 1
      }
      if !ofLine.isEmpty {
        let moved = ofLine.map {
          Diagnostic.Fix(
            bytes: ($0.bytes.lowerBound - start)..<($0.bytes.upperBound - start),
            replacement: $0.replacement)
        }
        let line = Array(bytes[start..<end])
        changed.append(
          ChangedLine(
            number: number, before: String(decoding: line, as: UTF8.self),
            after: String(decoding: apply(moved, to: line), as: UTF8.self)))
      }
      number += bytes[start..<min(end + 1, bytes.count)].count { $0 == Ascii.lineFeed }
      start = end + 1
    }
    return changed
  }
}
