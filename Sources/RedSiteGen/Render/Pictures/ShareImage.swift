import Base
import Jinja
import Pictures
import SiteModel

extension SiteView {
  /// A picture narrower than this, once it is cut, is of no use enlarged to 1200 pixels.
  private static let leastShareWidth = 600

  /// The complete URL of the picture that stands for the page where a link to it is shown (Open
  /// Graph, `og:image`); empty where the page, its columns and the site have none that is large
  /// enough.
  func shareImage(in arena: ValueArena) -> Value {
    let site = whole.pointee
    let banners = [site.subsites[subsite], site.subsites[0]].compactMap { owner in
      if case .file(let file)? = owner.face.banner { file } else { nil }
    }
    for picture in page.content.ownPictures(in: self) + banners {
      let file = site.files[picture.offset]
      guard let header = file.picture, !header.isAnimated,
        PictureShape.share.widest(of: header.size) >= Self.leastShareWidth
      else { continue }
      let use = PictureUse(file: picture, shape: PictureUse.shareShape)
      guard bodies.named.show(use, in: self) != nil,
        let recipe = bodies.pictures.recipes(for: use, of: header).first
      else { continue }
      let url = bodies.pictures.url(of: recipe, for: picture, file)
      return arena.text { buffer in
        if url.first == "/" { buffer.append(origin) }
        buffer.append(contentsOf: url)
      }
    }
    return .text(.empty)
  }
}
