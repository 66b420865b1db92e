import Base
import Files
import Scan

/// The size of a picture as browsers show it, in pixels.
///
/// A photo that its camera marked as turned by a quarter has its sides exchanged already.
package struct ImageSize: Sendable, Hashable {
  /// The pixels from left to right, at least 1.
  package var width: Int32
  /// The pixels from top to bottom, at least 1.
  package var height: Int32

  /// A size, or nil where a side is not from 1 to 2³¹ − 1.
  package init?(width: Int, height: Int) {
    guard let width = Int32(exactly: width), let height = Int32(exactly: height), width > 0,
      height > 0
    else { return nil }
    self.width = width
    self.height = height
  }

  /// How many pixels there are.
  package var pixelCount: Int { Int(width) * Int(height) }
}

extension ImageSize {
  /// The size of a picture, from its header alone; nil where that is broken.
  ///
  /// - Parameters:
  ///   - sample: the file.
  ///   - signature: what the file is.
  package init?(_ sample: inout FileSample, _ signature: FileSignature) {
    switch signature {
    case .png: self.init(png: sample.head)
    case .gif: self.init(gif: sample.head)
    case .webp: self.init(webp: sample.head, fileSize: sample.size)
    case .jpeg: self.init(jpeg: &sample)
    default: return nil
    }
  }

  /// The size in the chunk `IHDR`, which must come first (PNG, third edition, §5.6 and §11.2.1).
  private init?(png head: Bytes) {
    guard head.count >= 33, head.bigEndian32(at: 8) == 13,
      head[slice: 12..<head.count].begins(with: "IHDR"),
      Self.isPNGColour(bitDepth: head[24], type: head[25]), head[26] == 0, head[27] == 0,
      head[28] <= 1
    else { return nil }
    self.init(width: head.bigEndian32(at: 16), height: head.bigEndian32(at: 20))
  }

  /// The pairs that PNG allows (§11.2.1, table 12).
  private static func isPNGColour(bitDepth: UInt8, type: UInt8) -> Bool {
    switch type {
    case 0: [1, 2, 4, 8, 16].contains(bitDepth)
    case 3: [1, 2, 4, 8].contains(bitDepth)
    case 2, 4, 6: bitDepth == 8 || bitDepth == 16
    default: false
    }
  }

  /// The logical screen, with a block that may follow it (GIF89a, §18 and appendix B).
  private init?(gif head: Bytes) {
    guard head.count >= 13 else { return nil }
    let hasColourTable = head[10] & 0x80 != 0
    let firstBlock = 13 + (hasColourTable ? 3 << (Int(head[10] & 7) + 1) : 0)
    // An image, an extension. A file that ends at once shows nothing.
    guard firstBlock < head.count, head[firstBlock] == 0x2C || head[firstBlock] == 0x21 else {
      return nil
    }
    self.init(width: head.littleEndian16(at: 6), height: head.littleEndian16(at: 8))
  }

  /// The size in the first chunk: `VP8 ` (RFC 6386 §9.1), `VP8L` or `VP8X` (RFC 9649 §2.7, §3.4).
  private init?(webp head: Bytes, fileSize: Int) {
    guard head.count >= 25, head.littleEndian32(at: 4) + 8 <= fileSize else { return nil }
    let chunk = head[slice: 12..<16]
    if chunk.begins(with: "VP8X") {
      guard head.count >= 30 else { return nil }
      self.init(
        width: head.littleEndian24(at: 24) + 1, height: head.littleEndian24(at: 27) + 1)
    } else if chunk.begins(with: "VP8L") {
      guard head[20] == 0x2F, head[24] >> 5 == 0 else { return nil }
      let bits = head.littleEndian32(at: 21)
      self.init(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    } else if chunk.begins(with: "VP8 ") {
      guard head.count >= 30 else { return nil }
      let isKeyFrame = head[20] & 1 == 0
      guard isKeyFrame, head[23] == 0x9D, head[24] == 0x01, head[25] == 0x2A else { return nil }
      self.init(
        width: head.littleEndian16(at: 26) & 0x3FFF, height: head.littleEndian16(at: 28) & 0x3FFF)
    } else {
      return nil
    }
  }
}

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
