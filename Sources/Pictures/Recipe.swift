import Base

package enum RenditionFormat: Sendable, Hashable {
  case jpeg, png, webp
  package var fileExtension: String {
    switch self { case .jpeg: "jpg" case .png: "png" case .webp: "webp" }
  }
  package var mediaType: String {
    switch self { case .jpeg: "image/jpeg" case .png: "image/png" case .webp: "image/webp" }
  }
}

package struct Crop: Sendable, Hashable {
  package var ratioWidth: Int, ratioHeight: Int
  package var focusX: Int, focusY: Int
  package var enlarges: Bool
  package init(ratioWidth: Int, ratioHeight: Int, focusX: Int, focusY: Int, enlarges: Bool) {
    self.ratioWidth = ratioWidth
    self.ratioHeight = ratioHeight
    self.focusX = focusX
    self.focusY = focusY
    self.enlarges = enlarges
  }
}

package struct Recipe: Sendable, Hashable {
  package var crop: Crop?
  package var width: Int
  package var format: RenditionFormat
  package init(crop: Crop?, width: Int, format: RenditionFormat) {
    self.crop = crop
    self.width = width
    self.format = format
  }
  package func size(of source: ImageSize) -> ImageSize { ImageSize(width: width, height: max(1, Int(source.height) * width / Int(source.width)))! }
}

package enum PictureProblem: Error { case broken }
package let recipeVersion = "0"

package func verify(_ bytes: Bytes, _ header: PictureHeader) throws(PictureProblem) {}
package func renditions(
  of bytes: Bytes, _ header: PictureHeader, recipes: [Recipe]
) throws(PictureProblem) -> [[UInt8]] { recipes.map { _ in Array(bytes) } }
