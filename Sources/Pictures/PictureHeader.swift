import Base
import Files
import Scan

/// The formats that pictures are read in.
package enum PictureKind: Sendable, CaseIterable {
  case jpeg, png, webp, gif, bmp, tiff
  /// HEIF with the coding of phones, or AVIF: read where libheif is on the machine.
  case heic
}

extension PictureKind {
  /// Whether browsers show such a file.
  package var isShownByBrowsers: Bool {
    switch self {
    case .jpeg, .png, .webp, .gif: true
    case .bmp, .tiff, .heic: false
    }
  }
}

/// What the head of a picture tells; nothing is decoded for it.
package struct PictureHeader: Sendable, Hashable {
  /// What the file is.
  package var kind: PictureKind
  /// The size as browsers show it, turned upright.
  package var size: ImageSize
  /// How it lies in its file, 1 to 8, 1 being upright (CIPA DC-008 §4.6.5).
  package var orientation = 1
  /// Whether it moves: a GIF of several frames, an animated WebP or PNG.
  package var isAnimated = false
  /// Whether parts of it may be transparent.
  package var hasTransparency = false

  /// A header of a picture that lies upright.
  init(_ kind: PictureKind, _ size: ImageSize) {
    self.kind = kind
    self.size = size
  }

  /// A header, by the size and orientation that the file notes.
  init(_ kind: PictureKind, stored: ImageSize, orientation: Int?) {
    self.init(kind, stored)
    guard let orientation, (1...8).contains(orientation) else { return }
    self.orientation = orientation
    if orientation >= 5 { size = ImageSize(width: stored.height, height: stored.width) }
  }

  /// The size as the file has it.
  var storedSize: ImageSize {
    orientation >= 5 ? ImageSize(width: size.height, height: size.width) : size
  }
}

extension PictureHeader {
  /// What the head of a picture tells; nil where it is broken or the file is none.
  ///
  /// - Parameters:
  ///   - sample: the file.
  ///   - signature: what the file is.
  package init?(_ sample: inout FileSample, _ signature: FileSignature) {
    switch signature {
    case .jpeg: self.init(jpeg: &sample)
    case .png: self.init(png: &sample)
    case .gif: self.init(gif: &sample)
    case .webp: self.init(webp: &sample)
    case .bmp: self.init(bmp: sample.head)
    case .tiff: self.init(tiff: &sample)
    case .heif: self.init(heif: &sample)
    default: return nil
    }
  }

  /// More chunks before the picture than any program writes.
  private static let mostChunks = 4096

  /// The chunk `IHDR`, which must come first (PNG, third edition, §5.6 and §11.2.1), and what
  /// stands before the picture itself.
  private init?(png sample: inout FileSample) {
    let head = sample.head
    guard head.count >= 33, head.bigEndian32(at: 8) == 13,
      head[slice: 12..<head.count].begins(with: "IHDR"),
      Self.isPNGColour(bitDepth: head[24], type: head[25]), head[26] == 0, head[27] == 0,
      head[28] <= 1,
      let stored = ImageSize(width: head.bigEndian32(at: 16), height: head.bigEndian32(at: 20))
    else { return nil }
    var hasTransparency = head[25] == 4 || head[25] == 6
    var isAnimated = false
    var orientation: Int?
    var place = 33
    for _ in 0..<Self.mostChunks {
      let chunk = sample.bytes(at: place, count: 8)
      guard chunk.count == 8 else { break }
      let length = chunk.bigEndian32(at: 0)
      let name = chunk[slice: 4..<8]
      if name.begins(with: "IDAT") || name.begins(with: "IEND") { break }
      if name.begins(with: "tRNS") { hasTransparency = true }
      if name.begins(with: "acTL") { isAnimated = true }
      if name.begins(with: "eXIf"), orientation == nil {
        orientation = Exif.orientation(&sample, (place + 8)..<(place + 8 + length))
      }
      place += 12 + length
    }
    self.init(.png, stored: stored, orientation: orientation)
    self.hasTransparency = hasTransparency
    self.isAnimated = isAnimated
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
  private init?(gif sample: inout FileSample) {
    let head = sample.head
    guard head.count >= 13 else { return nil }
    let hasColourTable = head[10] & 0x80 != 0
    let firstBlock = 13 + (hasColourTable ? 3 << (Int(head[10] & 7) + 1) : 0)
    // An image, an extension. A file that ends at once shows nothing.
    guard firstBlock < head.count, head[firstBlock] == 0x2C || head[firstBlock] == 0x21,
      let size = ImageSize(width: head.littleEndian16(at: 6), height: head.littleEndian16(at: 8))
    else { return nil }
    self.init(.gif, size)
    readBlocks(gif: &sample, from: firstBlock)
  }

  /// Goes from block to block up to the second frame, past their data by its lengths.
  private mutating func readBlocks(gif sample: inout FileSample, from start: Int) {
    var place = start
    var frames = 0
    while true {
      let block = sample.bytes(at: place, count: 10)
      guard block.count >= 4 else { return }
      switch block[0] {
      case 0x21:
        // A graphic control extension says whether a colour of the next frame is clear (§23).
        if block[1] == 0xF9, block[3] & 1 != 0, frames == 0 { hasTransparency = true }
        place += 2
      case 0x2C:
        guard block.count == 10 else { return }
        frames += 1
        if frames == 2 {
          isAnimated = true
          return
        }
        // A frame smaller than the screen leaves the rest of it clear.
        if block.littleEndian16(at: 5) < Int(size.width)
          || block.littleEndian16(at: 7) < Int(size.height)
        {
          hasTransparency = true
        }
        // The descriptor, its colours, the least size of codes.
        place += 11 + (block[9] & 0x80 != 0 ? 3 << (Int(block[9] & 7) + 1) : 0)
      default: return
      }
      // Sub-blocks of up to 255 bytes, an empty one last (§15).
      while true {
        let length = sample.bytes(at: place, count: 1)
        guard length.count == 1 else { return }
        place += 1 + Int(length[0])
        if length[0] == 0 { break }
      }
    }
  }

  /// The first chunk: `VP8 ` (RFC 6386 §9.1), `VP8L` or `VP8X` (RFC 9649 §2.7, §3.4).
  private init?(webp sample: inout FileSample) {
    let head = sample.head
    guard head.count >= 25, head.littleEndian32(at: 4) + 8 <= sample.size else { return nil }
    let chunk = head[slice: 12..<16]
    if chunk.begins(with: "VP8X") {
      guard head.count >= 30,
        let stored = ImageSize(
          width: head.littleEndian24(at: 24) + 1, height: head.littleEndian24(at: 27) + 1)
      else { return nil }
      let flags = head[20]
      let orientation = flags & 0x08 != 0 ? Self.orientation(webp: &sample) : nil
      self.init(.webp, stored: stored, orientation: orientation)
      isAnimated = flags & 0x02 != 0
      hasTransparency = flags & 0x10 != 0
    } else if chunk.begins(with: "VP8L") {
      guard head[20] == 0x2F, head[24] >> 5 == 0 else { return nil }
      let bits = head.littleEndian32(at: 21)
      guard let size = ImageSize(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
      else { return nil }
      self.init(.webp, size)
      hasTransparency = bits >> 28 & 1 != 0
    } else if chunk.begins(with: "VP8 ") {
      guard head.count >= 30 else { return nil }
      let isKeyFrame = head[20] & 1 == 0
      guard isKeyFrame, head[23] == 0x9D, head[24] == 0x01, head[25] == 0x2A,
        let size = ImageSize(
          width: head.littleEndian16(at: 26) & 0x3FFF, height: head.littleEndian16(at: 28) & 0x3FFF)
      else { return nil }
      self.init(.webp, size)
    } else {
      return nil
    }
  }

  /// The orientation in the chunk `EXIF`, which comes last as a rule (RFC 9649 §2.7.1.5).
  private static func orientation(webp sample: inout FileSample) -> Int? {
    var place = 12
    for _ in 0..<mostChunks {
      let chunk = sample.bytes(at: place, count: 8)
      guard chunk.count == 8 else { return nil }
      let length = chunk.littleEndian32(at: 4)
      if chunk.begins(with: "EXIF") {
        // Some programs put the marker of JPEG before it.
        let hasMarker = sample.bytes(at: place + 8, count: 6).begins(with: "Exif\0\0")
        let start = place + 8 + (hasMarker ? min(6, length) : 0)
        return Exif.orientation(&sample, start..<(place + 8 + length))
      }
      place += 8 + length + (length & 1)
    }
    return nil
  }

  /// The header of a bitmap: of OS/2, or of Windows 3 and later ([MS-WMF] §2.2.2.3).
  private init?(bmp head: Bytes) {
    guard head.count >= 26 else { return nil }
    let headerBytes = head.littleEndian32(at: 14)
    if headerBytes == 12 {
      guard
        let size = ImageSize(
          width: head.littleEndian16(at: 18), height: head.littleEndian16(at: 20))
      else { return nil }
      self.init(.bmp, size)
      return
    }
    guard headerBytes >= 40, head.count >= 54 else { return nil }
    let width = Int32(truncatingIfNeeded: head.littleEndian32(at: 18))
    let height = Int32(truncatingIfNeeded: head.littleEndian32(at: 22))
    guard let size = ImageSize(width: Int(width), height: abs(Int(height))) else { return nil }
    self.init(.bmp, size)
    let hasAlphaMask = headerBytes >= 56 && head.count >= 70 && head.littleEndian32(at: 66) != 0
    hasTransparency = head.littleEndian16(at: 28) == 32 && hasAlphaMask
  }
}
