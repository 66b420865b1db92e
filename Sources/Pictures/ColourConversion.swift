import CPictures

/// How the colours of a picture become sRGB (IEC 61966-2-1).
struct ColourConversion {
  private enum Way {
    case none
    case matrix(curves: [Float], matrix: [Float])
    case grid(points: Int, nodes: [Float])
  }

  private let way: Way

  /// Whether the colours are those of sRGB already.
  var isNone: Bool { if case .none = way { true } else { false } }

  init(of source: picture_source) { way = .none }

  /// Lends the tables to C.
  func withColours<Result>(_ body: (UnsafePointer<picture_colours>) -> Result) -> Result {
    var colours = picture_colours()
    return body(&colours)
  }
}
