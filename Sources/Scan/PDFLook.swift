import Base
import Diagnostics
import Files
import XMLEvents

/// Looks into a PDF document: its text, and whose it is.
///
/// Pictures of text cannot be read, nor what lies under a black box that somebody drew; a document
/// of which nothing can be read is said to be so.
struct PDFLook {
  private var file: PDFFile
  private var fonts: [Int: PDFFont] = [:]
  private var text = ExtractedText()
  private var hasUnreadText = false
  private var hasText = false
  private var operations = 0
  private var pages = 0

  private static let mostPages = 5_000
  private static let mostOperations = 4_000_000

  /// What is in a document that readers would not expect, and its text.
  static func look(_ sample: inout FileSample) -> FileLook.Result {
    guard let bytes = sample.copy(at: 0, count: sample.size) else {
      return FileLook.Result(
        findings: [.unreadable(Message("读不完整", "it cannot be read whole"))])
    }
    return bytes.withBytes { look($0) }
  }

  static func look(_ bytes: Bytes) -> FileLook.Result {
    let file = PDFFile(bytes)
    guard !file.isEncrypted else {
      return FileLook.Result(
        findings: [
          .unreadable(
            Message(
              "PDF 加了密，里面的内容看不到", "the PDF is encrypted, so what is in it cannot be seen"))
        ])
    }
    var look = PDFLook(file: file)
    look.readPages()
    return FileLook.Result(
      findings: look.metadata() + look.text.findings() + look.unread(), text: look.text.bytes)
  }

  private init(file: PDFFile) { self.file = file }

  private func unread() -> [FileFinding] {
    if file.isCut || text.isFull || operations >= Self.mostOperations {
      return [.unreadable(Message("内容太多，没有全部看完", "there is more in it than is looked at"))]
    }
    if !hasText, !hasUnreadText, pages > 0 {
      return [
        .unreadable(
          Message(
            "没有读得出的文字（多半是扫描件），里面的字没有检查",
            "there is no text in it that can be read (a scan, most likely), so its words were not looked at"
          ))
      ]
    }
    guard hasUnreadText else { return [] }
    return [
      .unreadable(
        Message(
          "有的文字读不出来（字体没有编码，或压缩方式少见），没有检查",
          "some of its text cannot be read (fonts without a map, or a rare packing) and was not looked at"
        ))
    ]
  }

  // MARK: Metadata

  private mutating func metadata() -> [FileFinding] {
    var names: [(Message, String)] = []
    let info = file.resolve(file.info)
    for (key, word) in [("Author", Message("作者", "author")), ("Company", Message("单位", "company"))]
    {
      guard let bytes = file.resolve(info?[key])?.bytes else { continue }
      names.append((word, Self.string(bytes)))
    }
    for number in file.metadata {
      guard let data = file.data(of: number, limit: 1 << 20) else { continue }
      let listener = CreatorListener()
      _ = data.withBytes { XMLReader.read($0, listener) }
      names += listener.creators.map { (Message("作者", "author"), $0) }
    }
    var findings: [FileFinding] = []
    for (word, name) in names where !name.trimmed.isEmpty {
      let shown = FileFinding.masked(name)
      var finding = FileFinding(
        .pdfMetadata, Message("\(word.chinese)“\(shown)”", "\(word.english) “\(shown)”"))
      finding.value = name.trimmed
      if !findings.contains(finding) { findings.append(finding) }
    }
    return findings
  }

  /// A text string: UTF-16 behind its mark, UTF-8 behind its own, else PDFDocEncoding (7.9.2.2).
  static func string(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFE, 0xFF]) { return PDFFont.utf16(bytes.dropFirst(2)) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    return String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
  }

  // MARK: Pages

  private mutating func readPages() {
    for number in file.pages {
      guard let value = file.object(number) else { continue }
      pages += 1
      guard pages <= Self.mostPages else {
        operations = Self.mostOperations
        return
      }
      text.endLine()
      text.begin(.page(pages))
      let resources = inherited("Resources", of: value)
      var contents: [Int] = []
      switch value["Contents"] {
      case .reference(let number)?:
        if case .array(let items)? = file.object(number) {
          contents = items.compactMap(Self.number)
        } else {
          contents = [number]
        }
      case .array(let items)?: contents = items.compactMap(Self.number)
      default: break
      }
      // An operator may begin in one stream and end in the next.
      var data: [UInt8] = []
      for number in contents.prefix(4096) {
        if let part = file.data(of: number) {
          data += part
        } else {
          hasUnreadText = true
        }
        data.append(Ascii.lineFeed)
      }
      run(data, resources, forms: 0)
      // Comments and the fields of forms have texts of their own.
      for annotation in file.resolve(value["Annots"])?.array ?? [] {
        for key in ["Contents", "V"] {
          guard let bytes = file.resolve(file.resolve(annotation)?[key])?.bytes else { continue }
          text.endLine()
          text.add(Self.string(bytes))
        }
      }
    }
  }

  private static func number(_ value: PDFValue) -> Int? {
    if case .reference(let number) = value { number } else { nil }
  }

  private func inherited(_ key: String, of page: PDFValue) -> PDFValue? {
    var node: PDFValue? = page
    for _ in 0..<32 {
      if let value = file.resolve(node?[key]) { return value }
      node = file.resolve(node?["Parent"])
    }
    return nil
  }

  private mutating func font(_ name: String, _ resources: PDFValue?) -> PDFFont? {
    guard let value = file.resolve(resources?["Font"])?[name] else { return nil }
    if let number = Self.number(value) {
      if let known = fonts[number] { return known }
      guard let dictionary = file.object(number) else { return nil }
      let font = PDFFont(dictionary, in: &file)
      fonts[number] = font
      return font
    }
    return PDFFont(value, in: &file)
  }

  /// Runs the operators that show text (9.4).
  private mutating func run(_ data: [UInt8], _ resources: PDFValue?, forms: Int) {
    data.withBytes { bytes in
      var scanner = PDFScanner(bytes)
      var operands: [PDFValue] = []
      var font: PDFFont?
      var line = 0.0
      while operations < Self.mostOperations, !text.isFull, let value = scanner.next() {
        operations += 1
        guard case .keyword(let word) = value else {
          if operands.count < 64 { operands.append(value) }
          continue
        }
        switch word {
        case "Tf":
          if let name = operands.first?.name { font = self.font(name, resources) }
        case "Tj", "'", "\"":
          if word != "Tj" { text.endLine() }
          if let string = operands.last?.bytes { show(string, font) }
        case "TJ":
          for item in operands.last?.array ?? [] {
            if let string = item.bytes { show(string, font) }
            // A gap as wide as a space, in thousandths of the size.
            if case .number(let gap) = item, gap < -400 { text.add(" ") }
          }
        case "Td", "TD":
          if operands.count >= 2, case .number(let rise) = operands[1], rise != 0 { text.endLine() }
        case "Tm":
          if operands.count >= 6, case .number(let height) = operands[5], height != line {
            line = height
            text.endLine()
          }
        case "T*": text.endLine()
        case "Do":
          if forms < 4, let name = operands.last?.name { runForm(name, resources, forms) }
        case "BI": skipPicture(&scanner)
        default: break
        }
        operands.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func runForm(_ name: String, _ resources: PDFValue?, _ forms: Int) {
    guard let value = file.resolve(resources?["XObject"])?[name], let number = Self.number(value),
      let form = file.object(number), file.resolve(form["Subtype"])?.name == "Form",
      let data = file.data(of: number)
    else { return }
    run(data, file.resolve(form["Resources"]) ?? resources, forms: forms + 1)
  }

  /// Over the data of a picture within the page (8.9.7).
  private func skipPicture(_ scanner: inout PDFScanner) {
    guard
      let end = scanner.bytes.firstRange(of: Bytes("\nEI"), from: scanner.place)
        ?? scanner.bytes.firstRange(of: Bytes(" EI"), from: scanner.place)
    else { return scanner.place = scanner.bytes.count }
    scanner.place = end.upperBound
  }

  private mutating func show(_ string: [UInt8], _ font: PDFFont?) {
    guard let font else {
      if !string.isEmpty { hasUnreadText = true }
      return
    }
    let (shown, isRead) = font.text(of: string)
    if !isRead { hasUnreadText = true }
    if !shown.isEmpty { hasText = true }
    text.add(shown)
  }
}

/// The creators that XMP names (`dc:creator`).
private final class CreatorListener: XMLListener {
  private(set) var creators: [String] = []
  private var depth = 0
  private var value = ""

  func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    if name.equals("creator") || depth > 0 { depth += 1 }
    value = ""
  }

  func end(_ name: Bytes) {
    guard depth > 0 else { return }
    depth -= 1
    if !value.trimmed.isEmpty { creators.append(value.trimmed) }
    value = ""
  }

  func text(_ text: Bytes) {
    if depth > 0 { value += text.string }
  }
}
