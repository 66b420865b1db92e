import Base
import Files
import Scan

package enum PictureKind: Sendable, Hashable { case jpeg, png, webp, gif, bmp, tiff, heic }

extension PictureKind {
  /// Whether browsers show such a file.
  package var isShownByBrowsers: Bool {
    switch self {
    case .jpeg, .png, .webp, .gif: true
    case .bmp, .tiff, .heic: false
    }
  }
}

package struct PictureHeader: Sendable, Hashable {
  package var size: ImageSize
  package var kind: PictureKind
  package var isAnimated: Bool
  package var hasTransparency: Bool

  package init?(_ sample: inout FileSample, _ signature: FileSignature) {
    guard let size = ImageSize(&sample, signature) else { return nil }
    self.size = size
    kind = signature == .png ? .png : signature == .gif ? .gif : signature == .webp ? .webp : .jpeg
    isAnimated = kind == .gif
    hasTransparency = kind == .png || kind == .gif
  }
}
