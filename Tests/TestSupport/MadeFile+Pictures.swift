/// Pictures that decode to their end, made byte by byte.
extension MadeFile {
  /// A grey JPEG (ITU-T T.81, baseline) whose every block is coded in two bits: no difference, end
  /// of block.
  package static func greyJPEG(_ width: Int, _ height: Int, before: [UInt8] = []) -> [UInt8] {
    let bits = 2 * ((width + 7) / 8) * ((height + 7) / 8)
    var data = [UInt8](repeating: 0, count: bits / 8)
    if bits % 8 > 0 { data.append(0xFF >> UInt8(bits % 8)) }
    // One code of one bit, for the value 0.
    let table = [1] + [UInt8](repeating: 0, count: 15) + [0]
    return [0xFF, 0xD8] + segment(0xE0, text("JFIF\0") + [1, 1, 0, 0, 1, 0, 1, 0, 0]) + before
      + segment(0xDB, [0] + [UInt8](repeating: 16, count: 64))
      + segment(0xC0, [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0])
      + segment(0xC4, [0x00] + table) + segment(0xC4, [0x10] + table)
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + data + [0xFF, 0xD9]
  }

  /// A PNG with a gradient in grey, in stored blocks (RFC 1951 §3.2.4).
  package static func greyPNG(_ width: Int, _ height: Int) -> [UInt8] {
    var rows: [UInt8] = []
    for row in 0..<height {
      rows.append(0)
      rows += (0..<width).map { UInt8(truncatingIfNeeded: ($0 + row) / 4) }
    }
    var data: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: rows.count, by: 65_535) {
      let part = rows[start..<min(start + 65_535, rows.count)]
      data +=
        [start + 65_535 >= rows.count ? 1 : 0] + little(part.count, 2)
        + little(0xFFFF ^ part.count, 2) + part
    }
    var (low, high) = (1, 0)
    for byte in rows {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    data += big(high << 16 | low, 4)
    return [0x89] + text("PNG\r\n") + [0x1A, 0x0A]
      + chunk("IHDR", big(width, 4) + big(height, 4) + [8, 0, 0, 0, 0]) + chunk("IDAT", data)
      + chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let checked = text(name) + body
    return big(body.count, 4) + checked + big(Int(checksum(checked)), 4)
  }

  /// CRC-32 as PNG has it (third edition, Annex D).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ (value >> 8) }
    return ~value
  }

  private static let table: [UInt32] = (0..<256).map { number in
    (0..<8).reduce(UInt32(number)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }
}
