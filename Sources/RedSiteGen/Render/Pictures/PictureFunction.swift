import Base
import Jinja
import Pictures
import SiteModel

extension TemplateFunction {
  /// The HTML of a picture for the function `picture`: its URL, the name of a shape, its
  /// description, and whether it is loaded at once.
  static func picture(
    _ arguments: UnsafeBufferPointer<Value>, in site: SiteView, _ arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    let url = arguments[0].textBytes ?? .empty
    let name = (arguments[1].textBytes ?? .empty).string
    let pictures = site.bodies.pictures
    guard let shape = pictures.shape(named: name, ofSubsite: site.subsite) else {
      let known = pictures.shapeNames(ofSubsite: site.subsite)
      let near = nearestName(to: name, among: known)
      throw TemplateProblem(
        code: .unknownName,
        chinese: "theme.toml 的 [[pictures]] 里没有“\(name)”"
          + (near.map { "，是不是“\($0)”？" } ?? "，有的是：\(known.joined(separator: "、"))"),
        english: "there is no “\(name)” in [[pictures]] of theme.toml"
          + (near.map { "; did you mean “\($0)”?" }
            ?? "; there are: \(known.joined(separator: ", "))"))
    }
    guard url.count > 0 else { return .markup(.empty) }
    var html = ByteBuffer(capacity: 1 << 10)
    let file = pictures.picture(at: url, in: site)
    let isEager = if case .boolean(true) = arguments[3] { true } else { false }
    let description = arguments[2].textBytes ?? .empty
    site.appendImage(
      file, file.map { PictureUse(file: $0, shape: shape) }, url: url,
      description: { $0.append(escaping: description) }, isEager: isEager, to: &html)
    return html.withBytes { arena.markup(copying: $0) }
  }
}
