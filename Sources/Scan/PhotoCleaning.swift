import Archives
import Base
import Files

/// Takes out of a picture what it says of itself; the picture stays as it is, byte for byte.
package enum PhotoCleaning {
  /// A picture without position, names and comments of programs.
  ///
  /// The colour profile stays, and how the picture has to be turned, where it has to.
  ///
  /// - Parameter bytes: the file.
  /// - Returns: the cleaned file; nil where it is of another kind or broken.
  package static func cleaned(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withBytes { bytes in
      if bytes.begins(with: "RIFF"), bytes.count > 12 { return webP(bytes) }
      if bytes.count > 8, bytes[0] == 0x89, bytes[1] == 0x50 { return png(bytes) }
      return bytes.count > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 ? jpeg(bytes) : nil
    }
  }

  /// A block of Exif with nothing in it but how the picture has to be turned.
  private static func exif(orientation: Int) -> [UInt8] {
    [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0,
      UInt8(truncatingIfNeeded: orientation), 0, 0, 0, 0, 0, 0,
    ]
  }

  private static func orientation(_ exif: Bytes) -> Int { TIFFBlock(exif)?.orientation ?? 1 }

  private static func jpeg(_ bytes: Bytes) -> [UInt8]? {
    var segments: [UInt8] = []
    var jfif: [UInt8] = []
    var turn = 1
    var place = 2
    while place + 4 <= bytes.count {
      guard bytes[place] == 0xFF else { return nil }
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      if marker == 0xDA { break }
      if marker == 0x01 || (0xD0...0xD7).contains(marker) {
        place += 2
        continue
      }
      let end = place + 2 + bytes.bigEndian16(at: place + 2)
      guard end <= bytes.count, end >= place + 4 else { return nil }
      let segment = bytes[slice: place..<end]
      let content = bytes[slice: (place + 4)..<end]
      if marker == 0xE0, content.begins(with: "JFIF") {
        jfif = Array(segment)
      } else if marker == 0xE1 {
        if content.begins(with: "Exif\0\0") {
          turn = orientation(content[slice: 6..<content.count])
        }
      } else if marker == 0xED || marker == 0xE2 && content.begins(with: "MPF\0") {
        // Photoshop's block, and the list of further pictures behind the first.
      } else {
        segments.append(contentsOf: segment)
      }
      place = end
    }
    guard let end = endOfPicture(bytes, from: place) else { return nil }
    var result: [UInt8] = [0xFF, 0xD8] + jfif
    if turn != 1 {
      let block = Array("Exif\0\0".utf8) + exif(orientation: turn)
      result += [0xFF, 0xE1, 0, UInt8(block.count + 2)] + block
    }
    result += segments
    result.append(contentsOf: bytes[slice: place..<end])
    return result
  }

  /// The place behind the end of the picture: telephones put further pictures there, with what
  /// they say of themselves.
  private static func endOfPicture(_ bytes: Bytes, from start: Int) -> Int? {
    var place = start
    while let mark = bytes.firstIndex(of: 0xFF, from: place) {
      let marker = bytes.byte(orZeroAt: mark + 1)
      if marker == 0xD9 { return mark + 2 }
      if marker == 0x00 || marker == 0xFF || (0xD0...0xD7).contains(marker) {
        place = mark + (marker == 0xFF ? 1 : 2)
      } else {
        guard mark + 4 <= bytes.count else { return nil }
        place = mark + 2 + bytes.bigEndian16(at: mark + 2)
      }
    }
    return nil
  }

  private static func png(_ bytes: Bytes) -> [UInt8]? {
    var result = Array(bytes[slice: 0..<8])
    var place = 8
    while place + 12 <= bytes.count {
      let length = bytes.bigEndian32(at: place)
      guard length <= bytes.count - place - 12 else { return nil }
      let end = place + 12 + length
      let type = bytes[slice: (place + 4)..<(place + 8)].string
      switch type {
      case "eXIf":
        let turn = orientation(bytes[slice: (place + 8)..<(end - 4)])
        if turn != 1 { result += chunk("eXIf", exif(orientation: turn)) }
      case "tEXt", "zTXt", "iTXt": break
      default: result.append(contentsOf: bytes[slice: place..<end])
      }
      place = end
      if type == "IEND" { return result }
    }
    return nil
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(body.withBytes(Inflation.checksum)))
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func littleEndian(_ value: Int) -> [UInt8] { bigEndian(value).reversed() }

  private static func webP(_ bytes: Bytes) -> [UInt8]? {
    var chunks: [UInt8] = []
    var features: Int?
    var turn = 1
    var place = 12
    while place + 8 <= bytes.count {
      let length = bytes.littleEndian32(at: place + 4)
      guard length <= bytes.count - place - 8 else { return nil }
      let end = min(place + 8 + length + length % 2, bytes.count)
      let content = bytes[slice: (place + 8)..<(place + 8 + length)]
      switch bytes[slice: place..<(place + 4)].string {
      case "EXIF":
        let hasName = content.begins(with: "Exif\0\0")
        turn = orientation(hasName ? content[slice: 6..<content.count] : content)
      case "XMP ": break
      case "VP8X":
        features = chunks.count + 8
        fallthrough
      default:
        chunks.append(contentsOf: bytes[slice: place..<end])
        if end - place - 8 < length + length % 2 { chunks.append(0) }
      }
      place = end
    }
    if let features, chunks.indices.contains(features) {
      // Bits of Exif and XMP (RFC 9649, 2.7.1.1).
      chunks[features] &= ~0x0C
      if turn != 1 {
        chunks[features] |= 0x08
        let block = exif(orientation: turn)
        chunks += Array("EXIF".utf8) + littleEndian(block.count) + block
        if block.count % 2 != 0 { chunks.append(0) }
      }
    }
    return Array("RIFF".utf8) + littleEndian(chunks.count + 4) + Array("WEBP".utf8) + chunks
  }
}
