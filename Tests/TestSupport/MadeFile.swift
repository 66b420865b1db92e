/// The smallest files of each kind that programs accept, made byte by byte.
package enum MadeFile {
  package static func text(_ string: String) -> [UInt8] { Array(string.utf8) }

  package static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  package static func big(_ value: Int, _ count: Int) -> [UInt8] { little(value, count).reversed() }

  package static let pdf = text("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
  package static let rtf = text(#"{\rtf1\ansi}"#)
  package static let windowsProgram =
    text("MZ") + [0x90, 0, 3, 0] + [UInt8](repeating: 0, count: 60)
  package static let heif = big(24, 4) + text("ftypheic") + [UInt8](repeating: 0, count: 12)
  package static let mp4 = big(24, 4) + text("ftypisom") + big(512, 4) + text("isomavc1")
  package static let quickTime = big(20, 4) + text("ftypqt  ") + big(0, 4) + text("qt  ")
  package static let wav = text("RIFF") + little(36, 4) + text("WAVEfmt ") + little(16, 4)
  package static let rar = text("Rar!") + [0x1A, 7, 1, 0]
  package static let sevenZip: [UInt8] = [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]
  /// Two frames of 128 kbit/s at 44.1 kHz, 417 bytes each.
  package static let mp3 = (0..<2).flatMap { _ in
    [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413)
  }

  package static func png(_ width: Int, _ height: Int, bitDepth: UInt8 = 8, colour: UInt8 = 2)
    -> [UInt8]
  {
    [0x89] + text("PNG\r\n") + [0x1A, 0x0A] + big(13, 4) + text("IHDR") + big(width, 4)
      + big(height, 4) + [bitDepth, colour, 0, 0, 0] + big(0, 4)
  }

  package static func gif(_ width: Int, _ height: Int, colours: Bool = true) -> [UInt8] {
    text("GIF89a") + little(width, 2) + little(height, 2) + [colours ? 0x81 : 0, 0, 0]
      + [UInt8](repeating: 0, count: colours ? 12 : 0) + [0x2C] + [UInt8](repeating: 0, count: 8)
      + [0x3B]
  }

  package static func jpeg(
    _ width: Int, _ height: Int, frame: UInt8 = 0xC0, before: [UInt8] = []
  ) -> [UInt8] {
    [0xFF, 0xD8] + segment(0xE0, text("JFIF\0") + [1, 1, 0, 0, 1, 0, 1, 0, 0]) + before
      + segment(frame, [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0])
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0, 0xFF, 0xD9]
  }

  package static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(body.count + 2, 2) + body
  }

  /// An EXIF segment; its directory may lie far behind its header.
  package static func exif(_ orientation: Int, isLittleEndian: Bool, gap: Int = 0) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      isLittleEndian ? little(value, count) : big(value, count)
    }
    let camera = number(0x010F, 2) + number(2, 2) + number(4, 4) + text("abc\0")
    let turned = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    return segment(
      0xE1,
      text("Exif\0\0") + text(isLittleEndian ? "II" : "MM") + number(42, 2) + number(8 + gap, 4)
        + [UInt8](repeating: 0x5A, count: gap) + number(2, 2) + camera + turned + number(0, 4))
  }

  package static func webp(_ chunk: String, _ body: [UInt8]) -> [UInt8] {
    let rest = text("WEBP") + text(chunk) + little(body.count, 4) + body
    return text("RIFF") + little(rest.count, 4) + rest
  }

  package static func lossyWebP(_ width: Int, _ height: Int) -> [UInt8] {
    webp("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height | 1 << 14, 2))
  }

  package static func losslessWebP(_ width: Int, _ height: Int) -> [UInt8] {
    webp("VP8L", [0x2F] + little((width - 1) | (height - 1) << 14 | 1 << 28, 4) + [0, 0, 0])
  }

  package static func extendedWebP(_ width: Int, _ height: Int) -> [UInt8] {
    webp("VP8X", [0x10, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3))
  }

  /// A bitmap of Windows, 24 bits a pixel; its pixels count up unless others are given.
  package static func bitmap(_ width: Int, _ height: Int, pixels: [UInt8]? = nil) -> [UInt8] {
    let rowBytes = (width * 24 + 31) / 32 * 4
    let pixels = pixels ?? (0..<(rowBytes * height)).map { UInt8(truncatingIfNeeded: $0 * 7) }
    return text("BM") + little(54 + pixels.count, 4) + little(0, 4) + little(54, 4)
      + little(40, 4) + little(width, 4) + little(height, 4) + little(1, 2) + little(24, 2)
      + [UInt8](repeating: 0, count: 24) + pixels
  }

  /// A TIFF of one strip that is not there.
  package static func tiff(_ width: Int, _ height: Int) -> [UInt8] {
    let fields = [
      (256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 100),
      (277, 3, 1), (278, 4, height), (279, 4, 100),
    ]
    return text("II") + little(42, 2) + little(8, 4) + little(fields.count, 2)
      + fields.flatMap { little($0.0, 2) + little($0.1, 2) + little(1, 4) + little($0.2, 4) }
      + little(0, 4)
  }
}
