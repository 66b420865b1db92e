import Base
import Glibc

/// A curve of a colour profile: from 0 … 1 to 0 … 1 (ICC.1:2022, §10.6 and §10.18).
enum ToneCurve {
  case identity
  /// Values at equal distances, at least two.
  case table([Double])
  /// The exponent and a to f of a parametric curve; `form` is its type, 0 to 4.
  case formula(form: Int, gamma: Double, [Double])

  /// Reads a curve.
  ///
  /// - Parameters:
  ///   - profile: the profile.
  ///   - place: where the curve begins in it.
  /// - Returns: the curve, nil where it is broken; and how many bytes it has.
  static func read(_ profile: ProfileBytes, at place: Int) -> (curve: ToneCurve, count: Int)? {
    guard let kind = profile.name(at: place), let count = profile.four(at: place + 8) else {
      return nil
    }
    switch kind {
    case "curv" where count == 0: return (.identity, 12)
    case "curv" where count == 1:
      guard let gamma = profile.two(at: place + 12) else { return nil }
      return (.formula(form: 0, gamma: Double(gamma) / 256, []), 14)
    case "curv":
      guard let values = profile.fractions(at: place + 12, count: count, bytes: 2) else {
        return nil
      }
      return (.table(values), 12 + 2 * count)
    case "para":
      let form = count >> 16
      guard form <= 4 else { return nil }
      let parameters = [1, 3, 4, 5, 7][form]
      let values = (0..<parameters).compactMap { profile.fixed(at: place + 12 + 4 * $0) }
      guard values.count == parameters else { return nil }
      return (
        .formula(form: form, gamma: values[0], Array(values.dropFirst())), 12 + 4 * parameters
      )
    default: return nil
    }
  }

  /// The curve at a point from 0 to 1; kept to that range.
  func value(at x: Double) -> Double {
    switch self {
    case .identity: return x
    case .table(let values):
      let place = min(max(x, 0), 1) * Double(values.count - 1)
      let cell = min(Int(place), values.count - 2)
      let part = place - Double(cell)
      return values[cell] * (1 - part) + values[cell + 1] * part
    case .formula(let form, let gamma, let p): return Self.formula(form, gamma, p, x)
    }
  }

  /// Table 68 of ICC.1:2022.
  private static func formula(_ form: Int, _ gamma: Double, _ p: [Double], _ x: Double) -> Double {
    func power(_ base: Double) -> Double { base <= 0 ? 0 : pow(base, gamma) }
    let value =
      switch form {
      case 0: power(x)
      case 1: x >= -p[1] / nonzero(p[0]) ? power(p[0] * x + p[1]) : 0
      case 2: (x >= -p[1] / nonzero(p[0]) ? power(p[0] * x + p[1]) : 0) + p[2]
      case 3: x >= p[3] ? power(p[0] * x + p[1]) : p[2] * x
      default: x >= p[3] ? power(p[0] * x + p[1]) + p[4] : p[2] * x + p[5]
      }
    return min(max(value, 0), 1)
  }

  private static func nonzero(_ value: Double) -> Double { value == 0 ? 1e-9 : value }
}
