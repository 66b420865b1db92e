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

  /// Every multiple of the generator polynomial of a degree, the leading coefficient left out: the
  /// multiple by m begins at m × degree.
  func multiples(degree: Int) -> [UInt8] {
    var generator = [UInt8](repeating: 0, count: degree)
    generator[degree - 1] = 1
    for root in 0..<degree {
      for index in 0..<degree {
        generator[index] = product(generator[index], powers[root])
        if index + 1 < degree { generator[index] ^= generator[index + 1] }
      }
    }
    return (0..<256).flatMap { factor in generator.map { product($0, UInt8(factor)) } }
  }

  /// Writes the remainder of a block of data: its error correction codewords.
  ///
  /// - Parameters:
  ///   - data: the codewords of the block.
  ///   - multiples: as `multiples(degree:)` gives them.
  ///   - degree: how many codewords the remainder has.
  ///   - remainder: written over.
  func remainder(
    of data: ArraySlice<UInt8>, by multiples: [UInt8], degree: Int,
    into remainder: inout [UInt8]
  ) {
    for index in 0..<degree { remainder[index] = 0 }
    multiples.withUnsafeBufferPointer { multiples in
      remainder.withUnsafeMutableBufferPointer { remainder in
        for codeword in data {
          let start = Int(codeword ^ remainder[0]) * degree
          for index in 1..<degree {
            remainder[index - 1] = remainder[index] ^ multiples[start + index - 1]
          }
          remainder[degree - 1] = multiples[start + degree - 1]
        }
      }
    }
  }

  private func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    left == 0 || right == 0
      ? 0 : powers[Int(logarithms[Int(left)]) + Int(logarithms[Int(right)])]
  }
}
