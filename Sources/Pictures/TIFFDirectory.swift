import Base
import Files

/// The first directory of a TIFF structure, which EXIF is as well (TIFF 6.0, section 2).
struct TIFFDirectory {
  /// One number under a tag: the first, where the field has several.
  private(set) var fields: [Int: Int] = [:]

  /// More fields than the directory of any camera or scanner has.
  private static let mostFields = 1024

  /// Reads a directory; nil where there is none.
  ///
  /// - Parameters:
  ///   - sample: the file.
  ///   - range: where the structure lies in it.
  init?(_ sample: inout FileSample, _ range: Range<Int>) {
    let header = sample.bytes(at: range.lowerBound, count: min(8, range.count))
    guard header.count == 8 else { return nil }
    let isLittleEndian = header.begins(with: "II")
    guard isLittleEndian || header.begins(with: "MM") else { return nil }
    func two(_ bytes: Bytes, _ place: Int) -> Int {
      isLittleEndian ? bytes.littleEndian16(at: place) : bytes.bigEndian16(at: place)
    }
    func four(_ bytes: Bytes, _ place: Int) -> Int {
      isLittleEndian ? bytes.littleEndian32(at: place) : bytes.bigEndian32(at: place)
    }
    let directory = range.lowerBound + four(header, 4)
    let room = range.upperBound - directory - 2
    guard two(header, 2) == 42, room >= 12 else { return nil }
    let counter = sample.bytes(at: directory, count: 2)
    guard counter.count == 2 else { return nil }
    let count = min(two(counter, 0), room / 12, Self.mostFields)
    let entries = sample.bytes(at: directory + 2, count: count * 12)
    for entry in stride(from: 0, to: entries.count - 11, by: 12) {
      let tag = two(entries, entry)
      guard fields[tag] == nil, four(entries, entry + 4) >= 1 else { continue }
      // A byte, a short, a long (section 2, "Types"). More than fits stands elsewhere: not needed.
      switch two(entries, entry + 2) {
      case 1: fields[tag] = Int(entries[entry + 8])
      case 3: fields[tag] = two(entries, entry + 8)
      case 4: fields[tag] = four(entries, entry + 8)
      default: continue
      }
    }
  }
}

/// What EXIF says of a picture (CIPA DC-008).
enum Exif {
  /// The orientation (§4.6.5).
  ///
  /// - Parameters:
  ///   - sample: the file.
  ///   - range: where the TIFF structure lies in it.
  /// - Returns: 1 to 8, or nil where the structure names none.
  static func orientation(_ sample: inout FileSample, _ range: Range<Int>) -> Int? {
    guard let value = TIFFDirectory(&sample, range)?.fields[0x0112] else { return nil }
    return (1...8).contains(value) ? value : nil
  }
}

extension PictureHeader {
  /// The first directory of a TIFF file (TIFF 6.0, section 8).
  init?(tiff sample: inout FileSample) {
    guard let fields = TIFFDirectory(&sample, 0..<sample.size)?.fields,
      let width = fields[256], let height = fields[257],
      let stored = ImageSize(width: width, height: height)
    else { return nil }
    self.init(.tiff, stored: stored, orientation: fields[274])
    // ExtraSamples: associated or unassociated alpha (section 18).
    hasTransparency = fields[338] == 1 || fields[338] == 2
  }
}
