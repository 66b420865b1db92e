import Base
import Glibc

/// The encoding of an old page: what it declares, where its bytes agree, else what they look like.
enum PageEncoding {
  /// The page as UTF-8.
  ///
  /// - Returns: nil where no encoding fits.
  static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return convert(Array(bytes.dropFirst(2)), from: "UTF-16LE")
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return convert(Array(bytes.dropFirst(2)), from: "UTF-16BE")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    let declared = declared(in: bytes)
    var candidates = ["GB18030", "BIG5", "UTF-8"]
    if let declared {
      candidates.removeAll { $0 == declared }
      candidates.insert(declared, at: 0)
    }
    var best: (text: [UInt8], score: Double)?
    for (index, name) in candidates.enumerated() {
      guard let text = convert(bytes, from: name) else { continue }
      // What the page says counts, unless its text then is nobody's.
      let score = commonness(of: text) + (index == 0 && declared != nil ? 0.05 : 0)
      if best.map({ score > $0.score }) ?? true { best = (text, score) }
    }
    // A few damaged bytes must not lose a page: they become a sign of their own.
    return best?.text ?? declared.flatMap { convert(bytes, from: $0, repairs: true) }
      ?? convert(bytes, from: "GB18030", repairs: true)
  }

  /// The encoding that the head names, as iconv calls it.
  private static func declared(in bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4_096))
    guard let place = head.first(of: Array("charset".utf8), from: 0, ignoringCase: true) else {
      return nil
    }
    let rest = head[(place + 7)...].drop { " =\"'".utf8.contains($0) }
    let name = String(
      decoding: rest.prefix { Ascii.isAlphanumeric($0) || "-_".utf8.contains($0) }, as: UTF8.self
    ).lowercased()
    switch name {
    case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936": return "GB18030"
    case "big5", "big5-hkscs", "x-x-big5", "cn-big5": return "BIG5"
    case "utf-8", "utf8": return "UTF-8"
    default: return nil
    }
  }

  /// The most frequent characters of modern Chinese texts, simplified and traditional.
  private static let frequent = Set(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长党部工作支员习通知关设新民单位活動學會們國個說為這來時對開經現發動實應與從後過還進種問題業將無當體點務組織電話報導處辦"
  )

  /// The share of frequent characters among the Chinese ones; 0.5 where there are none.
  private static func commonness(of text: [UInt8]) -> Double {
    var frequent = 0
    var chinese = 0
    for character in String(decoding: text.prefix(200_000), as: UTF8.self).unicodeScalars
    where (0x3400...0x9FFF).contains(character.value) || character.value == 0xFFFD
      || (0xE000...0xF8FF).contains(character.value)
    {
      chinese += 1
      if Self.frequent.contains(Character(character)) { frequent += 1 }
    }
    return chinese == 0 ? 0.5 : Double(frequent) / Double(chinese)
  }

  /// Converts with the C library's `iconv` (POSIX.1-2017).
  private static func convert(_ bytes: [UInt8], from name: String, repairs: Bool = false)
    -> [UInt8]?
  {
    let descriptor = iconv_open("UTF-8", name)
    // `iconv_open` fails with the pointer -1, not with nil.
    guard let descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
    defer { iconv_close(descriptor) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var room = [CChar](repeating: 0, count: 1 << 16)
    var input = bytes.map { CChar(bitPattern: $0) }
    var isWhole = true
    input.withUnsafeMutableBufferPointer { input in
      var source = input.baseAddress
      var left = input.count
      while left > 0, isWhole {
        let before = left
        let (isFailed, number, count) = room.withUnsafeMutableBufferPointer {
          room -> (Bool, Int32, Int) in
          var target = room.baseAddress
          var space = room.count
          errno = 0
          let status = iconv(descriptor, &source, &left, &target, &space)
          return (status == UInt.max, errno, room.count - space)
        }
        output += room[..<count].map { UInt8(bitPattern: $0) }
        // A converter that reads nothing would be asked for ever.
        guard left == before || (isFailed && number != E2BIG) else { continue }
        guard repairs, left > 0 else {
          isWhole = false
          break
        }
        output += [0xEF, 0xBF, 0xBD]
        source = source?.advanced(by: 1)
        left -= 1
      }
    }
    return isWhole ? output : nil
  }
}
