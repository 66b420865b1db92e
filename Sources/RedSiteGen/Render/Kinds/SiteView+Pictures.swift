import Base
import Pictures
import SiteModel

extension SiteView {
  /// Appends a picture as `<img>`, in the sizes of a shape of the theme.
  ///
  /// - Parameters:
  ///   - picture: the picture.
  ///   - shape: the name of the shape; one that the theme lacks is that of pictures in texts.
  ///   - description: what it shows.
  ///   - page: receives it.
  func append(
    picture: SourceFile.ID, as shape: String, description: String, to page: inout ByteBuffer
  ) {
    let pictures = bodies.pictures
    let number =
      pictures.shape(named: shape, ofSubsite: subsite)
      ?? pictures.shape(named: PictureShape.bodyName, ofSubsite: subsite)
    let use = number.map { PictureUse(file: picture, shape: $0) }
    appendImage(
      picture, use, url: text[assetURLs[picture.offset]],
      description: { $0.append(escaping: description) }, isEager: false, to: &page)
  }

  /// Appends `<img>`, with the sizes of a use of a picture around it.
  ///
  /// - Parameters:
  ///   - file: the picture; nil where the address is that of none of ours.
  ///   - use: how it is shown; nil where it is shown as it is.
  ///   - url: its address.
  ///   - description: writes what it shows.
  ///   - isEager: whether it is loaded at once.
  ///   - html: receives it.
  func appendImage(
    _ file: SourceFile.ID?, _ use: PictureUse?, url: Bytes,
    description: (inout ByteBuffer) -> Void, isEager: Bool, to html: inout ByteBuffer
  ) {
    let markup = use.flatMap { bodies.named.show($0, in: self) }
    html.append(contentsOf: markup?.before ?? "")
    html.append("<img src=\"")
    if let markup { html.append(contentsOf: markup.source) } else { html.append(escaping: url) }
    html.append("\" alt=\"")
    description(&html)
    html.append("\"")
    let size = markup?.size ?? file.flatMap { whole.pointee.files[$0.offset].picture?.size }
    if let size {
      html.append(" width=\"")
      html.append(decimal: Int(size.width))
      html.append("\" height=\"")
      html.append(decimal: Int(size.height))
      html.append("\"")
    }
    html.append(contentsOf: markup?.attributes ?? "")
    if !isEager { html.append(" loading=\"lazy\"") }
    html.append(" decoding=\"async\">")
    html.append(contentsOf: markup?.after ?? "")
  }
}
