import Base

/// A bitmap of Windows or OS/2, unpacked to R, G, B, A, four bytes a pixel, from the top down.
///
/// Small enough that no library is kept for it ([MS-WMF] §2.2.2, and Microsoft's "Bitmap
/// Compression" for the run lengths).
struct Bitmap {
  private(set) var pixels: [UInt8]
  let width: Int
  let height: Int

  /// How the pixels are stored ([MS-WMF] §2.1.1.7).
  private enum Compression: Int {
    case none = 0, runs8, runs4, masks, jpeg, png, alphaMasks
  }

  /// The red, green, blue and alpha bits of a pixel of 16 or 32.
  private struct Masks {
    var red = 0
    var green = 0
    var blue = 0
    var alpha = 0
  }

  /// The most pixels: four bytes here and four in the planes of each.
  private static let mostPixels = 64 << 20

  init(_ file: Bytes) throws(PictureProblem) {
    guard file.count >= 26 else { throw .truncated }
    let headerBytes = file.littleEndian32(at: 14)
    let isOldest = headerBytes == 12
    guard isOldest || headerBytes >= 40 else { throw .broken("header") }
    guard file.count >= 14 + headerBytes else { throw .truncated }
    let signedHeight = Self.signed(file, at: 22)
    width = isOldest ? file.littleEndian16(at: 18) : Self.signed(file, at: 18)
    height = isOldest ? file.littleEndian16(at: 20) : abs(signedHeight)
    let isTopDown = !isOldest && signedHeight < 0
    let bits = file.littleEndian16(at: isOldest ? 24 : 28)
    let code = isOldest ? 0 : file.littleEndian32(at: 30)
    guard width > 0, height > 0 else { throw .broken("size") }
    guard width <= Self.mostPixels / height else { throw .tooLarge }
    guard [1, 4, 8, 16, 24, 32].contains(bits) else { throw .unsupported("\(bits) bit") }
    guard let compression = Compression(rawValue: code), compression != .jpeg, compression != .png
    else { throw .unsupported("compression \(code)") }

    let hasMasks = compression == .masks || compression == .alphaMasks
    let masks = try Self.masks(file, bits: bits, headerBytes: headerBytes, hasMasks: hasMasks)
    // Old headers are followed by masks that newer ones hold.
    let afterHeader =
      14 + headerBytes + (hasMasks && headerBytes == 40 ? compression == .masks ? 12 : 16 : 0)
    let palette = try Self.palette(file, at: afterHeader, bits: bits, isOldest: isOldest)
    let start = file.littleEndian32(at: 10)
    guard start >= 14 + headerBytes, start <= file.count else { throw .truncated }
    let body = file[slice: start..<file.count]

    let isRuns = compression == .runs8 || compression == .runs4
    guard !isRuns || bits == (compression == .runs8 ? 8 : 4) else { throw .broken("compression") }
    let rowBytes = (width * bits + 31) / 32 * 4
    // Before there is room for pixels: a file that cannot hold them asks for none.
    guard isRuns || rowBytes * height <= body.count + 3 else { throw .truncated }
    pixels = [UInt8](repeating: 0, count: width * height * 4)
    if isRuns {
      try unpack(body, palette, bits: bits)
    } else {
      for row in 0..<height {
        let y = isTopDown ? row : height - 1 - row
        let first = min(row * rowBytes, body.count)
        let line = body[slice: first..<min(first + rowBytes, body.count)]
        guard line.count >= (width * bits + 7) / 8 else { throw .truncated }
        fill(y, line, palette, masks, bits: bits)
      }
    }
  }

  private static func signed(_ bytes: Bytes, at place: Int) -> Int {
    Int(Int32(truncatingIfNeeded: bytes.littleEndian32(at: place)))
  }

  private static func masks(
    _ file: Bytes, bits: Int, headerBytes: Int, hasMasks: Bool
  ) throws(PictureProblem) -> Masks {
    guard hasMasks else {
      return bits == 16
        ? Masks(red: 0x7C00, green: 0x03E0, blue: 0x001F)
        : Masks(red: 0xFF_0000, green: 0xFF00, blue: 0xFF)
    }
    guard bits == 16 || bits == 32 else { throw .broken("masks") }
    guard file.count >= 70 else { throw .truncated }
    let hasAlpha =
      headerBytes >= 56 || file.littleEndian32(at: 30) == Compression.alphaMasks.rawValue
    return Masks(
      red: file.littleEndian32(at: 54), green: file.littleEndian32(at: 58),
      blue: file.littleEndian32(at: 62), alpha: hasAlpha ? file.littleEndian32(at: 66) : 0)
  }

  /// The colours of a picture of up to 8 bits: red, green and blue of each.
  private static func palette(
    _ file: Bytes, at start: Int, bits: Int, isOldest: Bool
  ) throws(PictureProblem) -> [(UInt8, UInt8, UInt8)] {
    guard bits <= 8 else { return [] }
    let noted = isOldest ? 0 : file.littleEndian32(at: 46)
    let count = noted == 0 ? 1 << bits : min(noted, 1 << bits)
    let step = isOldest ? 3 : 4
    guard start + count * step <= file.count else { throw .truncated }
    return (0..<count).map {
      let place = start + $0 * step
      return (file[place + 2], file[place + 1], file[place])
    }
  }

  private mutating func put(_ x: Int, _ y: Int, _ colour: (UInt8, UInt8, UInt8)) {
    let place = (y * width + x) * 4
    pixels[place] = colour.0
    pixels[place + 1] = colour.1
    pixels[place + 2] = colour.2
    pixels[place + 3] = 255
  }

  /// One row without compression.
  private mutating func fill(
    _ y: Int, _ line: Bytes, _ palette: [(UInt8, UInt8, UInt8)], _ masks: Masks, bits: Int
  ) {
    switch bits {
    case 24:
      for x in 0..<width { put(x, y, (line[3 * x + 2], line[3 * x + 1], line[3 * x])) }
    case 16, 32:
      for x in 0..<width {
        let value = bits == 16 ? line.littleEndian16(at: 2 * x) : line.littleEndian32(at: 4 * x)
        put(
          x, y,
          (
            Self.channel(value, masks.red), Self.channel(value, masks.green),
            Self.channel(value, masks.blue)
          ))
        if masks.alpha != 0 {
          pixels[(y * width + x) * 4 + 3] = Self.channel(value, masks.alpha)
        }
      }
    default:
      let perByte = 8 / bits
      for x in 0..<width {
        let shift = 8 - bits * (x % perByte + 1)
        let index = Int(line[x / perByte]) >> shift & (1 << bits - 1)
        // A colour beyond the palette is black, as other programs have it.
        put(x, y, index < palette.count ? palette[index] : (0, 0, 0))
      }
    }
  }

  /// The bits of a mask, stretched to 8.
  private static func channel(_ value: Int, _ mask: Int) -> UInt8 {
    guard mask != 0 else { return 0 }
    let shift = mask.trailingZeroBitCount
    let most = mask >> shift
    return UInt8(((value & mask) >> shift) * 255 / most)
  }

  /// Runs of 8 or 4 bits a pixel, from the bottom up; what is skipped stays transparent.
  private mutating func unpack(
    _ body: Bytes, _ palette: [(UInt8, UInt8, UInt8)], bits: Int
  ) throws(PictureProblem) {
    var (x, y, place) = (0, height - 1, 0)
    func colour(_ index: Int) -> (UInt8, UInt8, UInt8) {
      index < palette.count ? palette[index] : (0, 0, 0)
    }
    func index(_ byte: UInt8, _ step: Int) -> Int {
      bits == 8 ? Int(byte) : step & 1 == 0 ? Int(byte >> 4) : Int(byte & 15)
    }
    while y >= 0 {
      guard place + 2 <= body.count else { throw .truncated }
      let (count, value) = (Int(body[place]), body[place + 1])
      place += 2
      if count > 0 {
        for step in 0..<count where x < width {
          put(x, y, colour(index(value, step)))
          x += 1
        }
        continue
      }
      switch value {
      case 0: (x, y) = (0, y - 1)
      case 1: return
      case 2:
        guard place + 2 <= body.count else { throw .truncated }
        x = min(width, x + Int(body[place]))
        y -= Int(body[place + 1])
        place += 2
      default:
        let bytes = bits == 8 ? Int(value) : (Int(value) + 1) / 2
        guard place + bytes <= body.count else { throw .truncated }
        for step in 0..<Int(value) where x < width {
          put(x, y, colour(index(body[place + (bits == 8 ? step : step / 2)], step)))
          x += 1
        }
        place += bytes + (bytes & 1)
      }
    }
  }
}
