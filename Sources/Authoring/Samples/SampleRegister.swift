import Base
import Diagnostics
import Metadata

/// A register of `data/` without the rows that came with a preset: those with 是 in the column 示例.
///
/// Every other byte stays, the first row too: it says how to go on.
struct SampleRegister {
  /// How many rows are gone.
  let rows: Int
  /// How many rows are marked and say something else than the preset by now; they stay.
  let changed: Int
  /// The file without the rows.
  let remaining: [UInt8]

  /// Takes the samples out; nil where the file has no such column or cannot be read.
  ///
  /// - Parameters:
  ///   - file: the bytes of a CSV file.
  ///   - path: its path, for nothing but its name.
  ///   - originals: the file as presets have it, as far as they do.
  init?(_ file: [UInt8], path: String, originals: [[UInt8]]) {
    guard let own = Self.table(file, path), let head = own.first,
      let column = head.cells.firstIndex(where: { ["示例", "sample"].contains($0) })
    else { return nil }
    let known = Set(originals.compactMap { Self.table($0, path) }.joined().map(\.words))
    var (rows, changed) = (0, 0)
    var remaining: [UInt8] = []
    var end = 0
    for (place, row) in own.enumerated().dropFirst()
    where row.cells.count > column && ["是", "true"].contains(row.cells[column]) {
      guard known.isEmpty || known.contains(row.words) else {
        changed += 1
        continue
      }
      rows += 1
      remaining += file[end..<row.start]
      end = place + 1 < own.count ? own[place + 1].start : file.count
    }
    remaining += file[end...]
    (self.rows, self.changed, self.remaining) = (rows, changed, remaining)
  }

  private struct Row {
    /// Where it begins.
    var start: Int
    var cells: [String]
    /// The cells without empty ones at the end, which programs for tables add.
    var words: [String] { Array(cells.reversed().drop(while: \.isEmpty).reversed()) }
  }

  private static func table(_ file: [UInt8], _ path: String) -> [Row]? {
    file.withBytes { bytes in
      var problems: [Diagnostic] = []
      let rows = CSVReader.rows(bytes, path: path, into: &problems).map { cells in
        Row(start: cells[0].range.lowerBound, cells: cells.map(\.value))
      }
      return problems.isEmpty ? rows : nil
    }
  }
}
