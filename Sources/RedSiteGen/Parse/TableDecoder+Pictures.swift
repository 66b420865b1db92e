import Diagnostics
import Metadata
import Pictures
import SiteModel

extension TableDecoder {
  /// The most widths that a picture may be published in.
  private static var mostWidths: Int { 8 }

  /// A list of widths in pixels, the smallest first.
  mutating func pictureWidths(_ key: String) -> [Int]? {
    integers(key, in: 16...4096, most: Self.mostWidths).map { Array(Set($0)).sorted() }
  }

  /// A picture with what must stay in it: a path, or a table of `src`, `alt` and `focus`.
  ///
  /// - Returns: the picture and what it shows, each where it is said.
  mutating func picture(_ key: String) -> (image: Reference?, description: Located<String>?) {
    switch textOrTable(key) {
    case .text(let path): return (Reference(path), nil)
    case .table(let inner):
      return read(inner) { table in
        var image = table.requiredString("src", example: "tu.jpg").map(Reference.init)
        let description = table.string("alt")
        let focus = table.focusPoint("focus")
        image?.focus = focus
        return (image, description)
      }
    case nil: return (nil, nil)
    }
  }

  /// What must stay in a picture where it is cut: `上`, `左下`, or two percentages.
  private mutating func focusPoint(_ key: String) -> (point: FocusPoint, range: Range<Int>)? {
    guard let text = string(key) else { return nil }
    if let point = FocusPoint(text.value) { return (point, text.range) }
    report(
      .invalidValue, at: text.range,
      Message("“\(text.value)”不是图片上的位置", "“\(text.value)” is no place in a picture"),
      help: Message(
        "请写 上、下、左、右、左上、右下 这样的词，或两个百分数，如 30% 20%（从左、从上算起）",
        "write 上, 下, 左, 右, 左上 and the like, or two percentages from the left and the top, "
          + "as in `30% 20%`"))
    return nil
  }

  /// A shape of pictures: one table of `[[pictures]]` in `theme.toml`.
  mutating func pictureShape() -> (name: Located<String>, shape: PictureShape)? {
    let name = requiredString("name", example: "card")
    var shape = PictureShape()
    if let ratio = string("ratio") {
      shape.ratio = AspectRatio(ratio.value)
      if shape.ratio == nil {
        report(
          .invalidValue, at: ratio.range,
          Message("“\(ratio.value)”不是宽与高的比", "“\(ratio.value)” is no ratio of width and height"),
          help: Message("请写成 4:3 这样", "write it as in `4:3`"))
      }
    }
    shape.widths = pictureWidths("widths") ?? []
    if let sizes = string("sizes") { shape.sizes = sizes.value }
    return name.map { ($0, shape) }
  }
}
