/// Reed–Solomon codes over GF(2⁸) with the polynomial 0x11D (ISO/IEC 18004:2015, section 7.5).
struct ReedSolomon {
  /// Powers of the generator 2, twice over, so that sums of two logarithms need no modulo.
  private let powers: [UInt8]
  private let logarithms: [UInt8]

  init() {
    var powers = [UInt8](repeating: 0, count: 510)
    var logarithms = [UInt8](repeating: 0, count: 256)
    var value = 1
    for exponent in 0..<255 {
      powers[exponent] = UInt8(value)
      powers[exponent + 255] = UInt8(value)
      logarithms[value] = UInt8(exponent)
      value <<= 1
      if value > 0xFF { value ^= 0x11D }
    }
    self.powers = powers
    self.logarithms = logarithms
  }

  /// The logarithms of the coefficients of the generator polynomial, the leading one left out.
  func generator(degree: Int) -> [UInt8] {
    var coefficients = [UInt8](repeating: 0, count: degree)
    coefficients[degree - 1] = 1
    for root in 0..<degree {
      for index in 0..<degree {
        coefficients[index] = product(coefficients[index], powers[root])
        if index + 1 < degree { coefficients[index] ^= coefficients[index + 1] }
      }
    }
    return coefficients.map { logarithms[Int($0)] }
  }

  /// Writes the remainder of a block of data: its error correction codewords.
  ///
  /// - Parameters:
  ///   - data: the codewords of the block.
  ///   - generator: as `generator(degree:)` gives it; no coefficient of it is 0.
  ///   - remainder: as many codewords as the degree; written over.
  func remainder(of data: ArraySlice<UInt8>, by generator: [UInt8], into remainder: inout [UInt8]) {
    let degree = generator.count
    for index in 0..<degree { remainder[index] = 0 }
    for codeword in data {
      let factor = codeword ^ remainder[0]
      for index in 1..<degree { remainder[index - 1] = remainder[index] }
      remainder[degree - 1] = 0
      guard factor != 0 else { continue }
      let logarithm = Int(logarithms[Int(factor)])
      for index in 0..<degree {
        remainder[index] ^= powers[logarithm + Int(generator[index])]
      }
    }
  }

  private func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    left == 0 || right == 0
      ? 0 : powers[Int(logarithms[Int(left)]) + Int(logarithms[Int(right)])]
  }
}
