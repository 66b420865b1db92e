import Pictures

/// How a theme shows pictures under a name: one table of `[[pictures]]` in `theme.toml`.
package struct PictureShape: Sendable, Hashable {
  /// What pictures are cut to; nil for whole pictures.
  package var ratio: AspectRatio?
  /// The widths in pixels to publish; empty for those of the site.
  package var widths: [Int] = []
  /// How wide the page shows it: the attribute `sizes` (HTML, §4.8.4.2.1).
  package var sizes = "100vw"

  /// Whole pictures as wide as the window.
  package init() {}

  /// How wide the largest part of a picture is that has this shape, in pixels.
  package func widest(of size: ImageSize) -> Int {
    guard let ratio else { return Int(size.width) }
    return max(1, min(Int(size.width), Int(size.height) * ratio.width / ratio.height))
  }

  /// The name of pictures in texts.
  package static let bodyName = "body"

  /// Pictures in texts, where the theme says nothing of them.
  package static let body: PictureShape = {
    var shape = PictureShape()
    shape.sizes = "(min-width: 50rem) 45rem, 100vw"
    return shape
  }()

  /// The picture that other programs show beside a link to a page (Open Graph, `og:image`).
  package static let share: PictureShape = {
    var shape = PictureShape()
    shape.ratio = AspectRatio(width: 40, height: 21)
    shape.widths = [1200]
    return shape
  }()
}

/// Width to height, in lowest terms.
package struct AspectRatio: Sendable, Hashable {
  /// The width, from 1 to 100.
  package let width: Int
  /// The height, from 1 to 100.
  package let height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The ratio that `4:3` names, or `16/9`; nil where the text is none, or a side is not from 1 to
  /// 100.
  package init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "/" || $0 == "：" }
    guard parts.count == 2,
      let width = Int(parts[0].filter { $0 != " " }),
      let height = Int(parts[1].filter { $0 != " " }), (1...100).contains(width),
      (1...100).contains(height)
    else { return nil }
    var (divisor, rest) = (width, height)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    self.init(width: width / divisor, height: height / divisor)
  }
}

/// The place of a picture that must stay in it where it is cut.
package struct FocusPoint: Sendable, Hashable {
  /// From the left, in per cent.
  package let x: UInt8
  /// From the top, in per cent.
  package let y: UInt8

  /// The middle.
  package static let middle = FocusPoint(x: 50, y: 50)

  private init(x: UInt8, y: UInt8) {
    self.x = x
    self.y = y
  }

  /// The place that a text names: `上`, `左下`, `top right`, or `30% 20%`; nil for other texts.
  package init?(_ text: String) {
    let digits = text.filter { $0 != "%" && $0 != "％" }
    let numbers = digits.split { " ,，、".contains($0) }.map { UInt8($0) }
    if numbers.count == 2, let x = numbers[0], let y = numbers[1], x <= 100, y <= 100 {
      self.init(x: x, y: y)
      return
    }
    var (x, y): (UInt8?, UInt8?) = (nil, nil)
    for word in Self.words(of: text) {
      switch word {
      case "左", "left": if x.replace(with: 0) { return nil }
      case "右", "right": if x.replace(with: 100) { return nil }
      case "上", "top": if y.replace(with: 0) { return nil }
      case "下", "bottom": if y.replace(with: 100) { return nil }
      case "中", "center": continue
      default: return nil
      }
    }
    guard !text.isEmpty else { return nil }
    self.init(x: x ?? 50, y: y ?? 50)
  }

  private static func words(of text: String) -> [String] {
    text.split { " -,，、".contains($0) }.flatMap { part in
      part.utf8.allSatisfy { $0 < 0x80 } ? [part.lowercased()] : part.map(String.init)
    }
  }
}

extension Optional<UInt8> {
  /// Takes a value; returns whether there was one already.
  fileprivate mutating func replace(with value: UInt8) -> Bool {
    defer { self = value }
    return self != nil
  }
}
