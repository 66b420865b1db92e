import Base
import Metadata

/// How the codes of a font become text.
struct PDFFont {
  /// The text of each code (ISO 32000-1, 9.10.3).
  private var map: [Int: String] = [:]
  private var codeBytes = 1
  private var encoding = Encoding.latin

  private enum Encoding {
    /// One byte a character, near enough to ASCII for numbers and addresses.
    case latin
    /// Two bytes are a character of UTF-16.
    case utf16
    /// GBK.
    case gbk
    /// Two bytes that number a shape: without a map nobody knows which.
    case shapes
  }

  /// A font's dictionary.
  init(_ font: PDFValue, in file: inout PDFFile) {
    let isComposite = file.resolve(font["Subtype"])?.name == "Type0"
    if isComposite {
      codeBytes = 2
      let name = file.resolve(font["Encoding"])?.name ?? ""
      if name.contains("UCS2") || name.contains("UTF16") {
        encoding = .utf16
      } else if name.hasPrefix("GB") {
        encoding = .gbk
      } else {
        encoding = .shapes
      }
    }
    if case .reference(let number)? = font["ToUnicode"],
      let data = file.data(of: number, limit: 4 << 20)
    {
      data.withBytes { readMap($0) }
      return
    }
    guard !isComposite, let differences = file.resolve(font["Encoding"])?["Differences"],
      let items = file.resolve(differences)?.array
    else { return }
    var code = 0
    for item in items {
      if let number = item.integer {
        code = number
      } else if let name = item.name {
        if let text = Self.text(ofShape: name) { map[code] = text }
        code += 1
      }
    }
  }

  /// The character of a shape's name in Adobe's list, as far as numbers and addresses need it.
  private static func text(ofShape name: String) -> String? {
    if name.utf8.count == 1 { return name }
    if name.hasPrefix("uni"), name.utf8.count == 7, let value = UInt32(name.dropFirst(3), radix: 16)
    {
      return UnicodeScalar(value).map { String(Character($0)) }
    }
    return shapes[name]
  }

  private static let shapes = [
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "at": "@", "period": ".", "hyphen": "-", "space": " ",
    "underscore": "_", "plus": "+", "asterisk": "*",
  ]

  /// The text of a string in this font, and whether all of it could be read.
  func text(of string: [UInt8]) -> (text: String, isRead: Bool) {
    if map.isEmpty {
      switch encoding {
      case .latin:
        return (String(String.UnicodeScalarView(string.map { UnicodeScalar($0) })), true)
      case .utf16: return (Self.utf16(string[...]), true)
      case .gbk:
        let decoded = ForeignEncoding.gb18030.decode(string)
        return (String(decoding: decoded ?? [], as: UTF8.self), decoded != nil)
      case .shapes: return ("", string.isEmpty)
      }
    }
    var text = ""
    var isRead = true
    var place = 0
    while place + codeBytes <= string.count {
      let code =
        codeBytes == 2 ? Int(string[place]) << 8 | Int(string[place + 1]) : Int(string[place])
      if let piece = map[code] {
        text += piece
      } else if codeBytes == 1, string[place] >= 0x20, string[place] < 0x7F {
        text.unicodeScalars.append(UnicodeScalar(string[place]))
      } else {
        isRead = false
      }
      place += codeBytes
    }
    return (text, isRead)
  }

  static func utf16(_ bytes: ArraySlice<UInt8>) -> String {
    let all = Array(bytes)
    let units = stride(from: 0, to: all.count - all.count % 2, by: 2).map {
      UInt16(all[$0]) << 8 | UInt16(all[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Reads a map of codes (Adobe technical note 5014, `bfchar` and `bfrange`).
  private mutating func readMap(_ bytes: Bytes) {
    var scanner = PDFScanner(bytes)
    var items: [PDFValue] = []
    while let value = scanner.next() {
      guard case .keyword(let word) = value else {
        if items.count < 4096 { items.append(value) }
        continue
      }
      switch word {
      case "endcodespacerange":
        if let first = items.first(where: { $0.bytes != nil })?.bytes {
          codeBytes = first.count >= 2 ? 2 : 1
        }
      case "endbfchar":
        for index in stride(from: 0, to: items.count - items.count % 2, by: 2) {
          guard let code = items[index].bytes, let text = items[index + 1].bytes else { continue }
          map[Self.number(code)] = Self.utf16(text[...])
        }
      case "endbfrange": readRanges(items)
      default: break
      }
      items.removeAll(keepingCapacity: true)
    }
  }

  private mutating func readRanges(_ items: [PDFValue]) {
    for index in stride(from: 0, to: items.count - items.count % 3, by: 3) {
      guard let low = items[index].bytes.map(Self.number),
        let high = items[index + 1].bytes.map(Self.number), low <= high, high <= 0xFFFF,
        map.count < 1 << 17
      else { continue }
      if let texts = items[index + 2].array {
        for (offset, text) in texts.prefix(high - low + 1).enumerated() {
          if let bytes = text.bytes { map[low + offset] = Self.utf16(bytes[...]) }
        }
      } else if let first = items[index + 2].bytes, first.count >= 2 {
        let start = Int(first[first.count - 2]) << 8 | Int(first[first.count - 1])
        for code in low...high {
          guard let scalar = UnicodeScalar(start + code - low) else { continue }
          map[code] = Self.utf16(first.dropLast(2)) + String(Character(scalar))
        }
      }
    }
  }

  private static func number(_ bytes: [UInt8]) -> Int {
    bytes.suffix(4).reduce(0) { $0 << 8 | Int($1) }
  }
}

extension UnicodeScalar {
  fileprivate init?(_ value: Int) {
    guard let value = UInt32(exactly: value) else { return nil }
    self.init(value)
  }
}
