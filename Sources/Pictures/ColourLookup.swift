import Base

/// A table from the colours of a device to those of the eye (ICC.1:2022, §10.10 to §10.12).
struct ColourLookup {
  private let channels: Int
  private var before: [ToneCurve] = []
  /// The points along each channel; empty where there is no grid.
  private var points: [Int] = []
  private var nodes: [Double] = []
  /// Between grid and last curves: curves, nine factors and three summands.
  private var middle: [ToneCurve] = []
  private var factors: [Double] = []
  private var after: [ToneCurve] = []
  private let isLab: Bool
  /// Tables of version 2 in 16 bits have 100 and 127 one step before their greatest number.
  private let isOldLab: Bool

  /// Reads a table; nil where it is broken.
  ///
  /// - Parameters:
  ///   - profile: the profile.
  ///   - place: where the table begins.
  ///   - channels: how many the device has, 3 or 4.
  ///   - isLab: whether it gives L*a*b*, otherwise XYZ.
  init?(_ profile: ProfileBytes, at place: Int, channels: Int, isLab: Bool) {
    guard let kind = profile.name(at: place), profile.one(at: place + 8) == channels,
      profile.one(at: place + 9) == 3
    else { return nil }
    self.channels = channels
    self.isLab = isLab
    isOldLab = kind == "mft2"
    if kind == "mAB " {
      func offset(_ index: Int) -> Int? { profile.four(at: place + 12 + 4 * index) }
      guard let last = offset(0), let matrix = offset(1), let middle = offset(2),
        let grid = offset(3), let first = offset(4), last > 0,
        let after = Self.curves(profile, at: place + last, count: 3)
      else { return nil }
      self.after = after
      guard grid > 0 || channels == 3 else { return nil }
      if grid > 0 {
        guard first > 0,
          let read = Self.curves(profile, at: place + first, count: channels),
          let width = profile.one(at: place + grid + 16), width == 1 || width == 2
        else { return nil }
        let sides = (0..<channels).compactMap { profile.one(at: place + grid + $0) }
        guard let count = Self.nodeCount(sides, channels),
          let values = profile.fractions(at: place + grid + 20, count: count * 3, bytes: width)
        else { return nil }
        (before, points, nodes) = (read, sides, values)
      }
      if matrix > 0, middle > 0 {
        let values = (0..<12).compactMap { profile.fixed(at: place + matrix + 4 * $0) }
        guard values.count == 12,
          let read = Self.curves(profile, at: place + middle, count: 3)
        else { return nil }
        (self.middle, factors) = (read, values)
      }
      return
    }
    guard kind == "mft1" || kind == "mft2", let side = profile.one(at: place + 10) else {
      return nil
    }
    let width = kind == "mft1" ? 1 : 2
    let sizes = width == 1 ? (256, 256) : (profile.two(at: place + 48), profile.two(at: place + 50))
    guard let entries = sizes.0, let results = sizes.1, entries >= 2, results >= 2 else {
      return nil
    }
    var next = place + (width == 1 ? 48 : 52)
    func tables(_ count: Int, of length: Int) -> [ToneCurve]? {
      let found = (0..<count).compactMap { index in
        profile.fractions(at: next + index * length * width, count: length, bytes: width)
      }
      next += count * length * width
      return found.count == count ? found.map(ToneCurve.table) : nil
    }
    let sides = [Int](repeating: side, count: channels)
    guard let before = tables(channels, of: entries), let count = Self.nodeCount(sides, channels),
      let values = profile.fractions(at: next, count: count * 3, bytes: width)
    else { return nil }
    next += count * 3 * width
    guard let after = tables(3, of: results) else { return nil }
    (self.before, points, nodes, self.after) = (before, sides, values, after)
  }

  /// Curves one after the other, each at the next multiple of four bytes.
  private static func curves(_ profile: ProfileBytes, at place: Int, count: Int) -> [ToneCurve]? {
    var found: [ToneCurve] = []
    var next = place
    for _ in 0..<count {
      guard let read = ToneCurve.read(profile, at: next) else { return nil }
      found.append(read.curve)
      next += (read.count + 3) / 4 * 4
    }
    return found
  }

  private static func nodeCount(_ sides: [Int], _ channels: Int) -> Int? {
    guard sides.count == channels, sides.allSatisfy({ $0 >= 2 }) else { return nil }
    let count = sides.reduce(1, *)
    return count <= 1 << 22 ? count : nil
  }

  /// The colour in XYZ under D50.
  func xyz(_ device: [Double]) -> [Double] {
    var values = device
    if !points.isEmpty { values = interpolated(zip(before, device).map { $0.value(at: $1) }) }
    if !factors.isEmpty {
      let curved = zip(middle, values).map { $0.value(at: $1) }
      values = (0..<3).map { row in
        let sum = (0..<3).reduce(0) { $0 + factors[3 * row + $1] * curved[$1] }
        return min(max(sum + factors[9 + row], 0), 1)
      }
    }
    values = zip(after, values).map { $0.value(at: $1) }
    // The encodings of §6.3.4.
    guard isLab else { return values.map { $0 * 65535 / 32768 } }
    let scale = isOldLab ? 65535.0 / 65280 : 1
    return Self.xyz(
      lightness: values[0] * 100 * scale, a: values[1] * 255 * scale - 128,
      b: values[2] * 255 * scale - 128)
  }

  /// Linear between the corners of a cell.
  private func interpolated(_ place: [Double]) -> [Double] {
    var cells = [Int](repeating: 0, count: channels)
    var parts = [Double](repeating: 0, count: channels)
    var strides = [Int](repeating: 3, count: channels)
    for channel in stride(from: channels - 1, through: 0, by: -1) {
      let most = Double(points[channel] - 1)
      let value = min(max(place[channel], 0), 1) * most
      cells[channel] = min(Int(value), points[channel] - 2)
      parts[channel] = value - Double(cells[channel])
      if channel < channels - 1 { strides[channel] = strides[channel + 1] * points[channel + 1] }
    }
    var sum = [0.0, 0, 0]
    for corner in 0..<(1 << channels) {
      var (weight, node) = (1.0, 0)
      for channel in 0..<channels {
        let isUpper = corner >> channel & 1 == 1
        weight *= isUpper ? parts[channel] : 1 - parts[channel]
        node += (cells[channel] + (isUpper ? 1 : 0)) * strides[channel]
      }
      guard weight > 0 else { continue }
      for index in 0..<3 { sum[index] += weight * nodes[node + index] }
    }
    return sum
  }

  /// L*a*b* to XYZ, both under D50 (CIE 15).
  private static func xyz(lightness: Double, a: Double, b: Double) -> [Double] {
    func inverse(_ value: Double) -> Double {
      value > 6.0 / 29 ? value * value * value : 3 * 36.0 / 841 * (value - 4.0 / 29)
    }
    let y = (lightness + 16) / 116
    return [
      0.9642 * inverse(y + a / 500), inverse(y), 0.8249 * inverse(y - b / 200),
    ]
  }
}
