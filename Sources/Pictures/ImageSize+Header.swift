import Base
import Files
import Scan

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
