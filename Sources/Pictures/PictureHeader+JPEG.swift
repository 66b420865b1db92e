import Base
import Files

extension PictureHeader {
  /// More marker segments before the frame than any camera or editor writes.
  private static let mostSegments = 4096

  /// The size in the frame header (ITU-T T.81, B.2.2), and the EXIF orientation.
  ///
  /// Goes from segment to segment by their lengths, so a preview or colour profile of a megabyte
  /// before the frame costs a few small reads.
  init?(jpeg sample: inout FileSample) {
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
        guard length >= 8, start.count >= 9,
          let stored = ImageSize(width: start.bigEndian16(at: 7), height: start.bigEndian16(at: 5))
        else { return nil }
        self.init(.jpeg, stored: stored, orientation: orientation)
        return
      }
      if marker == 0xE1, orientation == nil {
        let segment = (place + 4)..<(place + 2 + length)
        if sample.bytes(at: segment.lowerBound, count: 6).begins(with: "Exif\0\0"),
          segment.count > 16
        {
          orientation = Exif.orientation(&sample, segment.dropFirst(6))
        }
      }
      place += 2 + length
    }
    return nil
  }

  /// SOF0 to SOF15 without DHT, JPG and DAC, which lie between them (table B.1).
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }
}
