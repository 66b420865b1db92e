import Base
import CPictures

/// A picture as its file holds it, in memory of C.
final class DecodedPicture {
  var source = picture_source()
  /// How its colours become sRGB.
  let conversion: ColourConversion

  /// Decodes a file.
  ///
  /// - Parameters:
  ///   - picture: the whole file.
  ///   - header: what its head says.
  ///   - scale: 1, 2, 4 or 8, by which JPEG may become smaller on the way.
  /// - Throws: why it cannot be decoded.
  init(_ picture: Bytes, _ header: PictureHeader, scale: Int32) throws(PictureProblem) {
    var decoded = picture_source()
    try Self.decode(picture, header.kind, scale, &decoded)
    conversion = ColourConversion(of: decoded)
    source = decoded
    // The head was read by us, the picture by a library: crops count on both to agree.
    let stored = header.storedSize
    guard source.width == stored.width, source.height == stored.height else {
      throw .broken("\(source.width) × \(source.height) ≠ \(stored.width) × \(stored.height)")
    }
  }

  deinit { picture_source_free(&source) }

  private static func decode(
    _ picture: Bytes, _ kind: PictureKind, _ scale: Int32, _ decoded: inout picture_source
  ) throws(PictureProblem) {
    if kind == .bmp {
      let bitmap = try Bitmap(picture)
      try PictureProblem.check(
        picture_read_pixels(bitmap.pixels, Int32(bitmap.width), Int32(bitmap.height), &decoded))
      return
    }
    let result = picture.withUnsafeBufferPointer { bytes in
      let (start, count) = (bytes.baseAddress, bytes.count)
      return switch kind {
      case .jpeg: picture_read_jpeg(start, count, scale, &decoded)
      case .png: picture_read_png(start, count, &decoded)
      case .webp: picture_read_webp(start, count, &decoded)
      case .gif: picture_read_gif(start, count, &decoded)
      case .tiff: picture_read_tiff(start, count, &decoded)
      case .heic, .bmp: picture_read_heif(start, count, &decoded)
      }
    }
    try PictureProblem.check(result)
  }

  /// Whether Y, Cb and Cr or grey can go as they are to formats that hold them.
  var needsNoPixels: Bool {
    (source.model == picture_ycc || source.model == picture_grey) && source.has_alpha == 0
      && conversion.isNone
  }

  /// The channels of its pixels: 4 where it has transparency, else 3.
  var channels: Int32 { source.has_alpha == 0 ? 3 : 4 }
}
