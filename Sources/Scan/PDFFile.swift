import Archives
import Base

/// The objects of a PDF file, all that are in it.
///
/// They are found by going over the bytes, not by the file's own table: it may be broken, and the
/// table leaves out what an older version of the document said, which is in the file all the same.
struct PDFFile {
  let bytes: Bytes
  /// Where the value of each object begins, the last one of each number.
  private var places: [Int: Int] = [:]
  /// Objects that lay in streams, with their values.
  private var inner: [Int: PDFValue] = [:]
  /// The numbers of pages and of XMP, in the order in which they were found.
  private(set) var pages: [Int] = []
  private(set) var metadata: [Int] = []
  private var objectStreams: [Int] = []
  private let work: Work
  private(set) var info: PDFValue?
  private(set) var isEncrypted = false
  private var hasMore = false

  /// What may still be unpacked.
  private var budget = 48 << 20
  private static let mostObjects = 400_000
  /// The longest value that is taken apart, streams apart.
  private static let mostValueBytes = 1 << 18

  /// What may still be taken apart, and what was: a file of values that begin each other would
  /// otherwise take time that grows with the square of its size.
  private final class Work {
    var left: Int
    var known: [Int: PDFValue] = [:]
    /// From where on no stream ends, once that was looked for in vain.
    var lastStream = Int.max
    init(_ left: Int) { self.left = left }
  }

  init(_ bytes: Bytes) {
    self.bytes = bytes
    work = Work(min(32 << 20, 4 * bytes.count + 1 << 20))
    findObjects()
    readTrailers()
    readObjectStreams()
  }

  /// The value behind references; nil where it leads nowhere.
  func resolve(_ value: PDFValue?) -> PDFValue? {
    var value = value
    for _ in 0..<16 {
      guard case .reference(let number)? = value else { return value }
      value = object(number)
    }
    return nil
  }

  /// The object of a number, of a stream its dictionary.
  func object(_ number: Int) -> PDFValue? {
    if let value = inner[number] ?? work.known[number] { return value }
    guard let place = places[number], let (value, _) = value(at: place) else { return nil }
    if work.known.count < 4096 { work.known[number] = value }
    return value
  }

  /// The value at a place and the place behind it; nil where there is none, or no more is taken
  /// apart.
  private func value(at place: Int) -> (PDFValue, end: Int)? {
    guard work.left > 0 else { return nil }
    let end = min(place + Self.mostValueBytes, bytes.count)
    var scanner = PDFScanner(bytes[slice: 0..<end], at: place)
    let value = scanner.next()
    work.left -= scanner.place - place + 16
    return value.map { ($0, scanner.place) }
  }

  /// Whether there was more than is looked at.
  var isCut: Bool { hasMore || work.left <= 0 }

  // MARK: Finding

  private mutating func findObjects() {
    let word = Bytes("obj")
    var place = 0
    while let found = bytes.firstRange(of: word, from: place) {
      place = found.upperBound
      guard found.lowerBound > 3, bytes[found.lowerBound - 1] != UInt8(ascii: "d") else { continue }
      guard let number = numberBefore(found.lowerBound) else { continue }
      guard places.count < Self.mostObjects, work.left > 0 else {
        hasMore = true
        return
      }
      let isNew = places.updateValue(found.upperBound, forKey: number) == nil
      // Over the data of a stream: what looks like an object in them is none.
      guard let (value, end) = value(at: found.upperBound) else { continue }
      if isNew { note(value, number) }
      if let range = streamRange(value, behind: end) { place = range.upperBound }
    }
  }

  private mutating func note(_ value: PDFValue, _ number: Int) {
    switch value["Type"]?.name {
    case "Page"?: pages.append(number)
    case "Metadata"?: metadata.append(number)
    case "ObjStm"?: objectStreams.append(number)
    case "XRef"?: note(trailer: value)
    default: break
    }
  }

  /// The number of the object whose `obj` begins at a place: `12 0 obj`.
  private func numberBefore(_ place: Int) -> Int? {
    func skipSpace(_ end: Int) -> Int {
      var end = end
      while end > 0, Ascii.isSpace(bytes[end - 1]) || bytes[end - 1] == 0 { end -= 1 }
      return end
    }
    func digits(_ end: Int) -> Range<Int>? {
      var start = end
      while start > 0, end - start < 10, Ascii.isDigit(bytes[start - 1]) { start -= 1 }
      return start < end ? start..<end : nil
    }
    guard let generation = digits(skipSpace(place)) else { return nil }
    let end = skipSpace(generation.lowerBound)
    guard end < generation.lowerBound, let number = digits(end) else { return nil }
    return Int(bytes[slice: number].string)
  }

  /// The data behind a dictionary, if it is that of a stream.
  private func streamRange(_ value: PDFValue, behind end: Int) -> Range<Int>? {
    guard case .dictionary = value else { return nil }
    var scanner = PDFScanner(bytes, at: end)
    scanner.skipSpace()
    var start = scanner.place
    guard start + 6 <= bytes.count, bytes[slice: start..<(start + 6)].equals("stream")
    else { return nil }
    start += 6
    if bytes.byte(orZeroAt: start) == 0x0D { start += 1 }
    if bytes.byte(orZeroAt: start) == 0x0A { start += 1 }
    let word = Bytes("endstream")
    if let length = value["Length"]?.integer, length >= 0,
      length <= bytes.count - min(start, bytes.count)
    {
      let end = start + length
      let after = bytes[slice: end..<min(end + 16, bytes.count)]
      if after.firstRange(of: word) != nil { return start..<end }
    }
    guard start <= bytes.count, start < work.lastStream else { return nil }
    guard let end = bytes.firstRange(of: word, from: start) else {
      work.lastStream = start
      return nil
    }
    return start..<end.lowerBound
  }

  private mutating func readTrailers() {
    let word = Bytes("trailer")
    var place = 0
    while let found = bytes.firstRange(of: word, from: place) {
      place = found.upperBound
      if let (trailer, _) = value(at: place) { note(trailer: trailer) }
    }
  }

  private mutating func note(trailer: PDFValue) {
    if trailer["Encrypt"] != nil { isEncrypted = true }
    if let value = trailer["Info"] { info = value }
  }

  private mutating func readObjectStreams() {
    for number in objectStreams {
      guard let value = object(number), let count = resolve(value["N"])?.integer,
        let first = resolve(value["First"])?.integer, count > 0, count < Self.mostObjects,
        let data = data(of: number)
      else { continue }
      data.withBytes { bytes in
        var header = PDFScanner(bytes)
        for _ in 0..<count {
          guard let number = header.next()?.integer, let offset = header.next()?.integer,
            offset >= 0, first + offset < bytes.count, inner.count < Self.mostObjects
          else { return }
          var scanner = PDFScanner(bytes, at: first + offset)
          guard let value = scanner.next() else { continue }
          work.left -= scanner.place - first - offset + 16
          let isNew = inner.updateValue(value, forKey: number) == nil && places[number] == nil
          if isNew, value["Type"]?.name != "ObjStm" { note(value, number) }
        }
      }
    }
  }

  // MARK: Streams

  /// The data of a stream, unpacked; nil where they are of another kind or are packed otherwise.
  mutating func data(of number: Int, limit: Int = 16 << 20) -> [UInt8]? {
    guard let place = places[number], let (value, end) = value(at: place),
      let range = streamRange(value, behind: end)
    else { return nil }
    guard budget > 0 else {
      hasMore = true
      return nil
    }
    let filters: [String]
    switch resolve(value["Filter"]) {
    case .name(let name)?: filters = [name]
    case .array(let items)?: filters = items.compactMap { resolve($0)?.name }
    default: filters = []
    }
    guard var data = Self.decoded(bytes[slice: range], filters.dropLast()) else { return nil }
    switch filters.last {
    case nil: break
    case "FlateDecode"?, "Fl"?:
      // What an editor moved may begin with a line end.
      if data.first == 0x0A { data.removeFirst() }
      let most = min(limit, budget)
      let result = data.withBytes { Inflation($0, hasHeader: true, limit: most) }
      budget -= result.bytes.count
      if result.bytes.count >= most { hasMore = true }
      var parameters = resolve(value["DecodeParms"])
      if let last = parameters?.array?.last { parameters = resolve(last) }
      return Self.withoutPredictor(result.bytes, parameters, self)
    case let last?:
      guard let decoded = data.withBytes({ Self.decoded($0, [last]) }) else { return nil }
      data = decoded
    }
    budget -= data.count
    return data
  }

  /// Undoes the filters that make text of bytes (7.4.2, 7.4.3); nil for other filters.
  private static func decoded(_ bytes: Bytes, _ filters: some Sequence<String>) -> [UInt8]? {
    var data = Array(bytes)
    for filter in filters {
      switch filter {
      case "ASCII85Decode", "A85": data = base85(data)
      case "ASCIIHexDecode", "AHx":
        var scanner = Array("<".utf8) + data
        scanner.append(0x3E)
        data = scanner.withBytes {
          var scanner = PDFScanner($0)
          return scanner.next()?.bytes ?? []
        }
      default: return nil
      }
    }
    return data
  }

  private static func base85(_ text: [UInt8]) -> [UInt8] {
    var data: [UInt8] = []
    var group: [UInt64] = []
    func flush(_ group: [UInt64], to data: inout [UInt8]) {
      let full = group + [UInt64](repeating: 84, count: 5 - group.count)
      let value = full.reduce(0) { $0 * 85 + $1 }
      for place in 0..<(group.count - 1) {
        data.append(UInt8(truncatingIfNeeded: value >> UInt64(24 - 8 * place)))
      }
    }
    for byte in text {
      if byte == 0x7E { break }
      if byte == 0x7A, group.isEmpty { data += [0, 0, 0, 0] }
      guard (0x21...0x75).contains(byte) else { continue }
      group.append(UInt64(byte - 0x21))
      if group.count == 5 {
        flush(group, to: &data)
        group.removeAll(keepingCapacity: true)
      }
    }
    if group.count > 1 { flush(group, to: &data) }
    return data
  }

  /// Undoes the predictors of PNG (7.4.4.4).
  private static func withoutPredictor(
    _ data: [UInt8], _ parameters: PDFValue?, _ file: PDFFile
  ) -> [UInt8]? {
    let predictor = file.resolve(parameters?["Predictor"])?.integer ?? 1
    guard predictor > 1 else { return data }
    guard predictor >= 10 else { return nil }
    let columns = file.resolve(parameters?["Columns"])?.integer ?? 1
    let colors = file.resolve(parameters?["Colors"])?.integer ?? 1
    let bits = file.resolve(parameters?["BitsPerComponent"])?.integer ?? 8
    guard (1...1 << 20).contains(columns), (1...32).contains(colors), (1...16).contains(bits) else {
      return nil
    }
    let width = max(1, (columns * colors * bits + 7) / 8)
    let step = max(1, colors * bits / 8)
    var result: [UInt8] = []
    result.reserveCapacity(data.count)
    var row = [UInt8](repeating: 0, count: width)
    var place = 0
    while place + 1 + width <= data.count {
      let kind = data[place]
      let above = row
      for index in 0..<width {
        let left = index >= step ? row[index - step] : 0
        let corner = index >= step ? above[index - step] : 0
        let add: UInt8 =
          switch kind {
          case 1: left
          case 2: above[index]
          case 3: UInt8((Int(left) + Int(above[index])) / 2)
          case 4: paeth(Int(left), Int(above[index]), Int(corner))
          default: 0
          }
        row[index] = data[place + 1 + index] &+ add
      }
      result += row
      place += 1 + width
    }
    return result
  }

  private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> UInt8 {
    let guess = left + above - corner
    let (a, b, c) = (abs(guess - left), abs(guess - above), abs(guess - corner))
    return UInt8(truncatingIfNeeded: a <= b && a <= c ? left : b <= c ? above : corner)
  }
}
