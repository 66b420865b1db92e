import Base
import CPictures
import Glibc

/// How the colours of a picture become sRGB (IEC 61966-2-1).
struct ColourConversion {
  private enum Way {
    case none
    /// Three curves of `picture_curve_points`, and nine factors.
    case matrix(curves: [Float], factors: [Float])
    /// So many points along each channel, three values at each.
    case grid(points: Int, nodes: [Float])
  }

  private let way: Way

  /// Whether the colours are those of sRGB already.
  var isNone: Bool { if case .none = way { true } else { false } }

  /// Chooses by the profile, or by what PNG says without one.
  init(of source: picture_source) {
    let bytes = Bytes(start: source.profile, count: source.profile_count)
    // A profile for other channels than the picture has is a mistake of who wrote it.
    if source.profile_count > 0 {
      let profile = ColourProfile(bytes)
      guard let profile, profile.channels == Int(source.colours) else {
        way = .none
        return
      }
      way = Self.way(profile)
    } else if source.gamma > 0 || source.chromaticities.1 > 0 {
      way = Self.way(gamma: source.gamma, source.chromaticities)
    } else {
      way = .none
    }
  }

  /// Lends the tables to C.
  func withColours<Result>(_ body: (UnsafePointer<picture_colours>) -> Result) -> Result {
    var colours = picture_colours()
    switch way {
    case .none: return body(&colours)
    case .matrix(let curves, let factors):
      colours.kind = 1
      withUnsafeMutableBytes(of: &colours.matrix) { matrix in
        factors.withUnsafeBytes { matrix.copyMemory(from: $0) }
      }
      return curves.withUnsafeBufferPointer { curves in
        Self.encodedLight.withUnsafeBufferPointer { light in
          colours.curves = curves.baseAddress
          colours.light = light.baseAddress
          return body(&colours)
        }
      }
    case .grid(let points, let nodes):
      colours.kind = 2
      colours.points = Int32(points)
      return nodes.withUnsafeBufferPointer { nodes in
        colours.grid = nodes.baseAddress
        return body(&colours)
      }
    }
  }

  private static func way(_ profile: ColourProfile) -> Way {
    if let (curves, matrix) = profile.toLinear { return way(curves, matrix) }
    // As fine as profiles themselves are; a grey one is a curve.
    let points = [1: 256, 3: 25, 4: 13][profile.channels] ?? 2
    let count = (0..<profile.channels).reduce(1) { count, _ in count * points }
    var nodes: [Float] = []
    nodes.reserveCapacity(count * 3)
    for node in 0..<count {
      var rest = node
      var device = [Double](repeating: 0, count: profile.channels)
      for channel in stride(from: profile.channels - 1, through: 0, by: -1) {
        device[channel] = Double(rest % points) / Double(points - 1)
        rest /= points
      }
      for light in profile.linear(device) { nodes.append(Float(encoded(light) * 255)) }
    }
    return .grid(points: points, nodes: nodes)
  }

  private static func way(_ curves: [ToneCurve], _ matrix: Matrix) -> Way {
    isStandard(curves, matrix)
      ? .none
      : .matrix(
        curves: curves.flatMap { curve in
          let most = Double(picture_curve_points - 1)
          return (0..<Int(picture_curve_points)).map { Float(curve.value(at: Double($0) / most)) }
        },
        factors: matrix.values.map(Float.init))
  }

  /// Whether curves and matrix change no colour by more than a step of 8 bits.
  private static func isStandard(_ curves: [ToneCurve], _ matrix: Matrix) -> Bool {
    let samples =
      stride(from: 0.0, through: 1, by: 0.0625).map { [$0, $0, $0] }
      + [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.8, 0.3, 0.5], [0.2, 0.6, 0.4]]
    return samples.allSatisfy { sample in
      let light = matrix * zip(curves, sample).map { $0.value(at: $1) }
      return zip(light, sample).allSatisfy { abs(encoded($0) - $1) < 1.2 / 255 }
    }
  }

  /// What gAMA and cHRM of PNG ask for (PNG, third edition, §11.3.2).
  private static func way(
    gamma: Double, _ points: (Double, Double, Double, Double, Double, Double, Double, Double)
  ) -> Way {
    // 1/2.2 stands for the curve of sRGB in nearly all files that have it.
    let isUsual = gamma == 0 || abs(gamma - 1 / 2.2) < 0.02
    guard isUsual || (0.1...10).contains(gamma) else { return .none }
    let curve: ToneCurve =
      isUsual
      ? .formula(form: 3, gamma: 2.4, [1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
      : .formula(form: 0, gamma: 1 / gamma, [])
    let primaries = Matrix.fromPrimaries(
      white: (points.0, points.1),
      [(points.2, points.3), (points.4, points.5), (points.6, points.7)])
    let matrix = primaries.map { Matrix.sRGBFromD50 * $0 } ?? Matrix.identity
    return way([curve, curve, curve], matrix)
  }

  /// Linear light to the numbers of sRGB, both from 0 to 1.
  private static func encoded(_ light: Double) -> Double {
    let value = min(max(light, 0), 1)
    return value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
  }

  private static let encodedLight: [UInt8] = (0..<Int(picture_light_points)).map {
    UInt8((encoded(Double($0) / Double(picture_light_points - 1)) * 255).rounded())
  }
}
