import Base
import CPictures

/// What a picture is made into.
///
/// The picture is decoded once. It is turned upright, its colours become sRGB, and nothing of its
/// metadata is written. What a recipe gives depends on the picture and the recipe alone, not on
/// the others or on who else is at work.
///
/// - Parameters:
///   - picture: the whole file.
///   - header: what its head says.
///   - recipes: what is wanted, in any order; those of one size share its pixels.
/// - Returns: a file for each recipe, in their order.
/// - Throws: why nothing can be made of it.
package func renditions(
  of picture: Bytes, _ header: PictureHeader, recipes: [Recipe]
) throws(PictureProblem) -> [[UInt8]] {
  let decoded = try DecodedPicture(picture, header, scale: header.decodingScale)
  var files = [[UInt8]](repeating: [], count: recipes.count)
  var pending = Array(recipes.indices)
  while let first = pending.first {
    let frames = Frames(decoded, header, recipes[first])
    for index in pending where frames.serve(recipes[index], header) {
      files[index] = try frames.file(recipes[index].format)
    }
    pending.removeAll { frames.serve(recipes[$0], header) }
  }
  return files
}

/// Decodes a picture to its end and forgets it, as cheaply as its format allows.
///
/// - Parameters:
///   - picture: the whole file.
///   - header: what its head says.
/// - Throws: why nothing can be made of it.
package func verify(_ picture: Bytes, _ header: PictureHeader) throws(PictureProblem) {
  _ = try DecodedPicture(picture, header, scale: 8)
}

/// What decides the bytes of a rendition besides picture and recipe; another value, other names.
package let recipeVersion: String = {
  var text = [CChar](repeating: 0, count: 200)
  picture_library_versions(&text)
  let libraries = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  // The first number counts what changes here.
  return "1 \(Quality.jpeg) \(Quality.webp) \(Quality.webpEffort) "
    + String(decoding: libraries, as: UTF8.self)
}()

/// How renditions are written.
enum Quality {
  static let jpeg: Int32 = 80
  static let webp: Int32 = 75
  /// The `method` of libwebp, 0 to 6.
  static let webpEffort: Int32 = 4
}

extension PictureHeader {
  /// By how much JPEG is made smaller while it is decoded: 1, 2 or 4.
  ///
  /// Only what has many more pixels than any rendition, so that nothing is lost in one, and by
  /// the picture alone, so that a rendition does not depend on which others are made.
  var decodingScale: Int32 {
    var scale: Int32 = 1
    while scale < 4, size.pixelCount / Int(scale * scale) > 25_000_000,
      min(size.width, size.height) / (2 * scale) >= 1600
    {
      scale *= 2
    }
    return scale
  }
}

/// The pixels of one size of a picture, made when a format first asks for them.
private final class Frames {
  private let decoded: DecodedPicture
  private let orientation: Int32
  private let region: Region
  private let size: ImageSize
  private let lying: Region
  /// Y, Cb and Cr with halved chroma, or grey: what JPEG and WebP hold.
  private var madePlanes: Frame?
  private var madePixels: [Int32: [UInt8]] = [:]

  init(_ decoded: DecodedPicture, _ header: PictureHeader, _ recipe: Recipe) {
    self.decoded = decoded
    orientation = Int32(header.orientation)
    region = recipe.region(of: header.size)
    size = recipe.size(of: header.size)
    lying = region.lying(header.orientation, in: header.size)
  }

  /// Whether a recipe wants the same part in the same size.
  func serve(_ recipe: Recipe, _ header: PictureHeader) -> Bool {
    recipe.size(of: header.size) == size && recipe.region(of: header.size) == region
  }

  /// The rendition in a format.
  func file(_ format: RenditionFormat) throws(PictureProblem) -> [UInt8] {
    var file = picture_file()
    defer { picture_file_free(&file) }
    let (width, height) = (size.width, size.height)
    switch format {
    case .jpeg where decoded.needsNoPixels:
      let frame = try planes()
      try PictureProblem.check(picture_write_jpeg_planes(&frame.frame, Quality.jpeg, &file))
    case .webp where decoded.needsNoPixels:
      let frame = try planes()
      try PictureProblem.check(
        picture_write_webp_planes(&frame.frame, Quality.webp, Quality.webpEffort, &file))
    case .jpeg:
      let pixels = try pixels(3)
      try PictureProblem.check(picture_write_jpeg(pixels, width, height, Quality.jpeg, &file))
    case .webp:
      let channels = decoded.channels
      let pixels = try pixels(channels)
      try PictureProblem.check(
        picture_write_webp(
          pixels, width, height, channels, Quality.webp, Quality.webpEffort, &file))
    case .png:
      let channels = decoded.channels
      let pixels = try pixels(channels)
      try PictureProblem.check(picture_write_png(pixels, width, height, channels, &file))
    }
    return Array(UnsafeBufferPointer(start: file.start, count: file.count))
  }

  private func planes() throws(PictureProblem) -> Frame {
    if let madePlanes { return madePlanes }
    let made = try Frame(decoded, lying, size, orientation, halvesChroma: true)
    madePlanes = made
    return made
  }

  /// Rows of R, G, B or R, G, B, A in sRGB.
  private func pixels(_ channels: Int32) throws(PictureProblem) -> [UInt8] {
    if let made = madePixels[channels] { return made }
    let frame = try Frame(decoded, lying, size, orientation, halvesChroma: false)
    let conversion = decoded.conversion
    var result = picture_result()
    let made = [UInt8](unsafeUninitializedCapacity: size.pixelCount * Int(channels)) {
      room, count in
      result = conversion.withColours { colours in
        picture_pixels(&frame.frame, colours, channels, room.baseAddress)
      }
      count = room.count
    }
    try PictureProblem.check(result)
    madePixels[channels] = made
    return made
  }
}

/// A picture of its final size in memory of C.
private final class Frame {
  var frame = picture_frame()

  init(
    _ decoded: DecodedPicture, _ lying: Region, _ size: ImageSize, _ orientation: Int32,
    halvesChroma: Bool
  ) throws(PictureProblem) {
    try PictureProblem.check(
      picture_resample(
        &decoded.source, lying.left, lying.top, lying.width, lying.height, size.width, size.height,
        orientation, halvesChroma ? 1 : 0, &frame))
  }

  deinit { picture_frame_free(&frame) }
}
