import Base

/// An ICC profile of a picture: what its numbers look like (ICC.1:2022; version 2 is read as well).
///
/// Debian has no static archive of Little CMS, so this is ours; the tests hold it to that library.
/// What cannot be read is no profile at all: the colours are then those of sRGB.
struct ColourProfile {
  /// The channels of its pictures: 1, 3 or 4.
  let channels: Int
  private let way: Way

  private enum Way {
    /// Grey, by its curve to the luminance.
    case grey(ToneCurve)
    /// Curves to linear light; from that, red, green and blue as columns in XYZ under D50.
    case matrix([ToneCurve], Matrix)
    case lookup(ColourLookup)
  }

  /// Reads a profile; nil where it is broken or of a kind that pictures do not have.
  init?(_ bytes: Bytes) {
    let profile = ProfileBytes(bytes: bytes)
    guard profile.name(at: 36) == "acsp", let space = profile.name(at: 16),
      let connection = profile.name(at: 20), let tagCount = profile.four(at: 128)
    else { return nil }
    var tags: [String: Int] = [:]
    for index in 0..<min(tagCount, 200) {
      guard let name = profile.name(at: 132 + 12 * index),
        let place = profile.four(at: 136 + 12 * index)
      else { return nil }
      tags[name] = place
    }
    func curve(_ name: String) -> ToneCurve? {
      tags[name].flatMap { ToneCurve.read(profile, at: $0)?.curve }
    }
    func colorant(_ name: String) -> [Double]? {
      guard let place = tags[name], profile.name(at: place) == "XYZ " else { return nil }
      let values = (0..<3).compactMap { profile.fixed(at: place + 8 + 4 * $0) }
      return values.count == 3 ? values : nil
    }
    switch space {
    case "GRAY":
      guard let curve = curve("kTRC"), connection == "XYZ " else { return nil }
      channels = 1
      way = .grey(curve)
      return
    case "RGB ":
      channels = 3
      let curves = ["rTRC", "gTRC", "bTRC"].compactMap(curve)
      let columns = ["rXYZ", "gXYZ", "bXYZ"].compactMap(colorant)
      if curves.count == 3, columns.count == 3, connection == "XYZ " {
        way = .matrix(curves, Matrix(columns: columns))
        return
      }
    case "CMYK": channels = 4
    default: return nil
    }
    // The colorimetric table before the perceptual one.
    guard let place = tags["A2B1"] ?? tags["A2B0"],
      let lookup = ColourLookup(profile, at: place, channels: channels, isLab: connection == "Lab ")
    else { return nil }
    way = .lookup(lookup)
  }

  /// The curves and the matrix to linear sRGB, where a profile is no more than these.
  var toLinear: (curves: [ToneCurve], matrix: Matrix)? {
    guard case .matrix(let curves, let columns) = way else { return nil }
    return (curves, Matrix.sRGBFromD50 * columns)
  }

  /// A colour in linear sRGB, which may lie outside of 0 … 1.
  ///
  /// - Parameter device: the channels as the picture has them, from 0 to 1; 1 is full ink of CMYK.
  /// - Returns: red, green and blue.
  func linear(_ device: [Double]) -> [Double] {
    switch way {
    case .grey(let curve): return [Double](repeating: curve.value(at: device[0]), count: 3)
    case .matrix(let curves, let columns):
      return (Matrix.sRGBFromD50 * columns) * zip(curves, device).map { $0.value(at: $1) }
    case .lookup(let lookup): return Matrix.sRGBFromD50 * lookup.xyz(device)
    }
  }
}

/// The numbers of a profile, each nil where the bytes end before it.
struct ProfileBytes {
  let bytes: Bytes

  private func has(_ place: Int, _ count: Int) -> Bool {
    place >= 0 && count >= 0 && place <= bytes.count && count <= bytes.count - place
  }

  func one(at place: Int) -> Int? { has(place, 1) ? Int(bytes[place]) : nil }
  func two(at place: Int) -> Int? { has(place, 2) ? bytes.bigEndian16(at: place) : nil }
  func four(at place: Int) -> Int? { has(place, 4) ? bytes.bigEndian32(at: place) : nil }

  /// Four letters.
  func name(at place: Int) -> String? {
    has(place, 4) ? String(decoding: bytes[slice: place..<(place + 4)], as: UTF8.self) : nil
  }

  /// A number of 16 bits before and 16 after its point.
  func fixed(at place: Int) -> Double? {
    four(at: place).map { Double(Int32(truncatingIfNeeded: $0)) / 65536 }
  }

  /// Numbers of one or two bytes as parts of their greatest.
  func fractions(at place: Int, count: Int, bytes width: Int) -> [Double]? {
    guard count >= 1, count <= 1 << 24, has(place, count * width) else { return nil }
    return (0..<count).map {
      width == 1
        ? Double(bytes[place + $0]) / 255 : Double(bytes.bigEndian16(at: place + 2 * $0)) / 65535
    }
  }
}
