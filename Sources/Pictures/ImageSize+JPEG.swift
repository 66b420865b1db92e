import Base
import Files

extension ImageSize {
  /// More marker segments before the frame than any camera or editor writes.
  private static let mostSegments = 4096

  /// The size in the frame header (ITU-T T.81, B.2.2), turned as the EXIF orientation says.
  ///
  /// Goes from segment to segment by their lengths, so a preview or colour profile of a megabyte
  /// before the frame costs a few small reads.
  package init?(jpeg sample: inout FileSample) {
    var place = 2
    var orientation: Int?
    for _ in 0..<Self.mostSegments {
      let start = sample.bytes(at: place, count: 9)
      guard start.count >= 4, start[0] == 0xFF else { return nil }
      let marker = start[1]
      switch marker {
      case 0xFF:  // A fill byte (B.1.1.2).
        place += 1
        continue
      case 0x01, 0xD0...0xD7:  // Markers without a segment.
        place += 2
        continue
      case 0x00, 0xD8...0xDA:  // No frame before the image's end or first scan.
        return nil
      default: break
      }
      let length = start.bigEndian16(at: 2)
      guard length >= 2 else { return nil }
      if Self.isFrame(marker) {
        guard length >= 8, start.count >= 9 else { return nil }
        let height = start.bigEndian16(at: 5)
        let width = start.bigEndian16(at: 7)
        let isTurned = (5...8).contains(orientation ?? 1)
        self.init(width: isTurned ? height : width, height: isTurned ? width : height)
        return
      }
      if marker == 0xE1, orientation == nil {
        orientation = Self.orientation(&sample, segment: (place + 4)..<(place + 2 + length))
      }
      place += 2 + length
    }
    return nil
  }

  /// SOF0 to SOF15 without DHT, JPG and DAC, which lie between them (table B.1).
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  /// The orientation, 1 to 8, of an EXIF segment, or nil (CIPA DC-008 §4.5.4, §4.6.5; TIFF 6.0).
  ///
  /// - Parameters:
  ///   - sample: the file.
  ///   - segment: the bytes of an APP1 segment after its length.
  /// - Returns: nil where the segment is not EXIF's or names no orientation.
  private static func orientation(_ sample: inout FileSample, segment: Range<Int>) -> Int? {
    guard segment.count > 16 else { return nil }
    let header = sample.bytes(at: segment.lowerBound, count: 14)
    guard header.count == 14, header.begins(with: "Exif\0\0") else { return nil }
    let tiff = header[slice: 6..<14]
    let isLittleEndian = tiff.begins(with: "II")
    guard isLittleEndian || tiff.begins(with: "MM") else { return nil }
    func two(_ bytes: Bytes, _ place: Int) -> Int {
      isLittleEndian ? bytes.littleEndian16(at: place) : bytes.bigEndian16(at: place)
    }
    let directory =
      segment.lowerBound + 6
      + (isLittleEndian ? tiff.littleEndian32(at: 4) : tiff.bigEndian32(at: 4))
    let room = segment.upperBound - directory - 2
    guard two(tiff, 2) == 42, room >= 12 else { return nil }
    let counter = sample.bytes(at: directory, count: 2)
    guard counter.count == 2 else { return nil }
    let count = min(two(counter, 0), room / 12)
    let entries = sample.bytes(at: directory + 2, count: count * 12)
    for entry in 0..<(entries.count / 12) where two(entries, entry * 12) == 0x0112 {
      let isOneShort = two(entries, entry * 12 + 2) == 3
      let value = two(entries, entry * 12 + 8)
      return isOneShort && (1...8).contains(value) ? value : nil
    }
    return nil
  }
}
