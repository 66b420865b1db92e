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

  /// A size of sides that are at least 1.
  init(width: Int32, height: Int32) {
    self.width = width
    self.height = height
  }

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
    guard let header = PictureHeader(&sample, signature) else { return nil }
    self = header.size
  }
}
