/// A format that renditions are written in.
package enum RenditionFormat: Sendable, CaseIterable {
  case jpeg, png, webp

  /// The ending of its files, without the dot.
  package var fileExtension: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .webp: "webp"
    }
  }

  /// Its name for `type` attributes (RFC 2046, RFC 9649).
  package var mediaType: String {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .webp: "image/webp"
    }
  }
}

/// The part of a picture that a place of the theme shows: the largest of a ratio around a point.
package struct Crop: Sendable, Hashable {
  /// The ratio of the sides, each at least 1.
  package var ratioWidth: Int
  /// The ratio of the sides, each at least 1.
  package var ratioHeight: Int
  /// What must stay in sight: hundredths of the upright picture from its left, 0 to 100.
  package var focusX: Int
  /// What must stay in sight: hundredths of the upright picture from its top, 0 to 100.
  package var focusY: Int
  /// Whether a smaller picture is enlarged to the width, for places that need one exact size.
  package var enlarges: Bool

  /// A crop; the focus is the middle unless something else is said.
  package init(
    ratioWidth: Int, ratioHeight: Int, focusX: Int = 50, focusY: Int = 50, enlarges: Bool = false
  ) {
    self.ratioWidth = ratioWidth
    self.ratioHeight = ratioHeight
    self.focusX = focusX
    self.focusY = focusY
    self.enlarges = enlarges
  }
}

/// What is made of a picture: cut to a ratio, so wide, in a format.
package struct Recipe: Sendable, Hashable {
  /// The part that is shown; nil for the whole picture.
  package var crop: Crop?
  /// The most pixels across; fewer where the picture has not that many.
  package var width: Int
  /// What it is written as.
  package var format: RenditionFormat

  /// A recipe for the whole picture, or for a part.
  package init(crop: Crop? = nil, width: Int, format: RenditionFormat) {
    self.crop = crop
    self.width = width
    self.format = format
  }

  /// The most pixels of a side: what WebP can say (RFC 9649 §2.6).
  ///
  /// The same for all formats, so that all of one width show the same.
  package static let mostPixelsOfSide = 16_383

  /// The size of the result, known before anything is decoded.
  ///
  /// - Parameter source: the upright size of the picture.
  /// - Returns: its size, exactly.
  package func size(of source: ImageSize) -> ImageSize {
    let region = region(of: source)
    // A ratio that was asked for is kept to, whatever whole pixels the part has.
    let ratio =
      crop.map { Double(max(1, $0.ratioHeight)) / Double(max(1, $0.ratioWidth)) }
      ?? region.height / region.width
    var wide = Double(max(1, width))
    if crop?.enlarges != true { wide = min(wide, max(1, region.width.rounded(.down))) }
    wide = min(wide, Double(Self.mostPixelsOfSide))
    var high = wide * ratio
    if high > Double(Self.mostPixelsOfSide) {
      high = Double(Self.mostPixelsOfSide)
      wide = high / ratio
    }
    let sides = (Int32(max(1, wide.rounded())), Int32(max(1, high.rounded())))
    return ImageSize(width: sides.0, height: sides.1)
  }

  /// The part of the upright picture that is shown.
  func region(of source: ImageSize) -> Region {
    let (width, height) = (Double(source.width), Double(source.height))
    guard let crop else { return Region(left: 0, top: 0, width: width, height: height) }
    let ratio = Double(max(1, crop.ratioWidth)) / Double(max(1, crop.ratioHeight))
    let cutWidth = max(1, min(width, height * ratio))
    let cutHeight = max(1, min(height, width / ratio))
    func start(_ focus: Int, _ whole: Double, _ part: Double) -> Double {
      let middle = whole * Double(min(max(focus, 0), 100)) / 100
      return min(max(middle - part / 2, 0), whole - part)
    }
    return Region(
      left: start(crop.focusX, width, cutWidth), top: start(crop.focusY, height, cutHeight),
      width: cutWidth, height: cutHeight)
  }
}

/// A rectangle of a picture, in its pixels and parts of them.
struct Region: Hashable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  /// The same rectangle of the picture as it lies in the file.
  ///
  /// - Parameters:
  ///   - orientation: how the file says it lies, 1 to 8 (CIPA DC-008 §4.6.5).
  ///   - size: the upright size.
  /// - Returns: the rectangle in the lying picture.
  func lying(_ orientation: Int, in size: ImageSize) -> Region {
    let right = Double(size.width) - left - width
    let bottom = Double(size.height) - top - height
    return switch orientation {
    case 2: Region(left: right, top: top, width: width, height: height)
    case 3: Region(left: right, top: bottom, width: width, height: height)
    case 4: Region(left: left, top: bottom, width: width, height: height)
    case 5: Region(left: top, top: left, width: height, height: width)
    case 6: Region(left: top, top: right, width: height, height: width)
    case 7: Region(left: bottom, top: right, width: height, height: width)
    case 8: Region(left: bottom, top: left, width: height, height: width)
    default: self
    }
  }
}
