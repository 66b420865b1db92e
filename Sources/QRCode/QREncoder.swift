import Base

/// Makes QR codes of texts, after ISO/IEC 18004:2015: byte mode, versions 1 to 11.
///
/// Larger versions, for more than 321 bytes, are left out: at the size in which a page shows them
/// no telephone reads them. Keeps what codes of a version have in common, so each worker has one.
package struct QREncoder {
  private let field = ReedSolomon()
  private var layouts = [Layout?](repeating: nil, count: QREncoder.versions.upperBound + 1)
  private var multiples = [[UInt8]](repeating: [], count: 31)
  private var data: [UInt8] = []
  private var codewords: [UInt8] = []
  private var remainder = [UInt8](repeating: 0, count: 30)

  /// The versions that are made.
  package static let versions = 1...11

  /// An encoder.
  package init() {}

  /// The code of a text in the smallest version that holds it.
  ///
  /// - Parameters:
  ///   - text: any bytes; readers take them for UTF-8.
  ///   - correction: how much damage it shall bear.
  /// - Returns: the code, or nil where the text is too long.
  package mutating func encode(_ text: Bytes, correction: Correction = .medium) -> QRCode? {
    for version in Self.versions {
      let blocks = correction.blocks(ofVersion: version)
      let capacity = Layout.codewords[version - 1] - blocks.count * blocks.correction
      // Four bits of mode, the length in 8 or 16 bits; the rest is text.
      let lengthBytes = version < 10 ? 1 : 2
      guard (4 + 8 * lengthBytes + 8 * text.count + 7) / 8 <= capacity else { continue }
      fillData(text, lengthBytes: lengthBytes, capacity: capacity)
      interleave(blocks)
      return draw(layout(version), correction)
    }
    return nil
  }

  private mutating func layout(_ version: Int) -> Layout {
    if let layout = layouts[version] { return layout }
    let layout = Layout(version: version)
    layouts[version] = layout
    return layout
  }

  /// Mode, length, text, end and padding (sections 7.4.5, 7.4.9 and 7.4.10).
  private mutating func fillData(_ text: Bytes, lengthBytes: Int, capacity: Int) {
    data.removeAll(keepingCapacity: true)
    // Mode 0100 comes first, so that every byte that follows lies across two codewords.
    var carried: UInt8 = 0x40
    func split(_ byte: UInt8) -> UInt8 {
      let codeword = carried | byte >> 4
      carried = byte << 4
      return codeword
    }
    if lengthBytes == 2 { data.append(split(UInt8(text.count >> 8))) }
    data.append(split(UInt8(text.count & 0xFF)))
    for byte in text { data.append(split(byte)) }
    data.append(carried)
    var padding: UInt8 = 0xEC
    while data.count < capacity {
      data.append(padding)
      padding ^= 0xEC ^ 0x11
    }
  }

  /// The codewords of all blocks in turn, then their corrections in turn (section 7.6).
  private mutating func interleave(_ blocks: (count: Int, correction: Int)) {
    if multiples[blocks.correction].isEmpty {
      multiples[blocks.correction] = field.multiples(degree: blocks.correction)
    }
    let short = data.count / blocks.count
    let firstLong = blocks.count - data.count % blocks.count
    codewords.removeAll(keepingCapacity: true)
    let total = data.count + blocks.count * blocks.correction
    codewords.append(contentsOf: repeatElement(0, count: total))
    var start = 0
    for block in 0..<blocks.count {
      let length = short + (block >= firstLong ? 1 : 0)
      for place in 0..<length {
        // The codeword that only long blocks have comes after the last that all have.
        let target =
          place < short ? place * blocks.count + block : short * blocks.count + block - firstLong
        codewords[target] = data[start + place]
      }
      field.remainder(
        of: data[start..<(start + length)], by: multiples[blocks.correction],
        degree: blocks.correction, into: &remainder)
      for place in 0..<blocks.correction {
        codewords[data.count + place * blocks.count + block] = remainder[place]
      }
      start += length
    }
  }

  /// Places the codewords, in the mask that is the easiest to read.
  private func draw(_ layout: Layout, _ correction: Correction) -> QRCode {
    var rows = layout.patterns
    var place = 0
    for codeword in codewords {
      for bit in (0..<8 as Range<UInt8>).reversed() {
        let (row, column) = layout.places[place]
        rows[Int(row)] |= UInt64(codeword >> bit & 1) << UInt64(column)
        place += 1
      }
    }
    let unmasked = BitMatrix(rows: rows)
    var candidate = unmasked
    var best = unmasked.rows
    var bestScore = Int.max
    for mask in 0..<8 {
      candidate.assign(unmasked, turnedBy: layout.masks[mask])
      Self.drawFormat(mask, correction, &candidate)
      let score = Penalty.score(candidate, below: bestScore)
      if score < bestScore { (best, bestScore) = (candidate.rows, score) }
    }
    return QRCode(rows: best)
  }

  /// Level and mask, twice (section 7.9.1).
  private static func drawFormat(_ mask: Int, _ correction: Correction, _ code: inout BitMatrix) {
    let size = code.rows.count
    let data = correction.formatBits << 3 | UInt32(mask)
    var remainder = data
    for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
    let bits = (data << 10 | remainder) ^ 0x5412
    func set(_ row: Int, _ column: Int, _ place: Int) {
      if bits >> UInt32(place) & 1 == 1 { code.set(row, column) }
    }
    for place in 0..<15 {
      switch place {
      case 0...5: set(place, 8, place)
      case 6...7: set(place + 1, 8, place)
      case 8: set(8, 7, place)
      default: set(8, 14 - place, place)
      }
      if place < 8 { set(8, size - 1 - place, place) } else { set(size - 15 + place, 8, place) }
    }
  }
}
