import Archives

/// Documents and photos, as small as they can be.
extension MadeFile {
  package static func zip(_ parts: [String: [UInt8]]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, bytes) in parts.sorted(by: { $0.key < $1.key }) { writer.add(name, bytes) }
    return writer.finish()
  }

  private static func xml(_ body: String) -> [UInt8] {
    text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body)
  }

  /// A Word document.
  package static func docx(
    author: String = "", paragraphs: [String] = ["正文"], body: String = "",
    parts: [String: [UInt8]] = [:]
  ) -> [UInt8] {
    let lines = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    return zip(
      [
        "[Content_Types].xml": xml("<Types/>"),
        "word/document.xml": xml(
          "<w:document xmlns:w=\"w\"><w:body>\(lines)\(body)</w:body></w:document>"),
        "docProps/core.xml": xml(
          "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>\(author)</dc:creator>"
            + "<cp:lastModifiedBy>\(author)</cp:lastModifiedBy></cp:coreProperties>"),
      ].merging(parts) { $1 })
  }

  /// A workbook of sheets, each with its state and its rows as XML.
  package static func xlsx(
    _ sheets: [(name: String, state: String, rows: String)], strings: [String] = [],
    parts: [String: [UInt8]] = [:]
  ) -> [UInt8] {
    var all: [String: [UInt8]] = [
      "[Content_Types].xml": xml("<Types/>"),
      "xl/workbook.xml": xml(
        "<workbook xmlns:r=\"r\"><sheets>"
          + sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"r\($0)\"/>"
          }.joined() + "</sheets></workbook>"),
      "xl/_rels/workbook.xml.rels": xml(
        "<Relationships>"
          + sheets.indices.map {
            "<Relationship Id=\"r\($0)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
          }.joined() + "</Relationships>"),
      "xl/sharedStrings.xml": xml(
        "<sst>" + strings.map { "<si><t>\($0)</t></si>" }.joined() + "</sst>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      all["xl/worksheets/sheet\(index + 1).xml"] = xml("<worksheet>\(sheet.rows)</worksheet>")
    }
    return zip(all.merging(parts) { $1 })
  }

  /// A presentation of slides as XML, each with the attributes of its root.
  package static func pptx(_ slides: [(attributes: String, text: String)], notes: String = "")
    -> [UInt8]
  {
    var all: [String: [UInt8]] = [
      "[Content_Types].xml": xml("<Types/>"), "ppt/presentation.xml": xml("<presentation/>"),
    ]
    for (index, slide) in slides.enumerated() {
      all["ppt/slides/slide\(index + 1).xml"] = xml(
        "<p:sld xmlns:p=\"p\" xmlns:a=\"a\" \(slide.attributes)><a:p><a:r><a:t>\(slide.text)</a:t>"
          + "</a:r></a:p></p:sld>")
    }
    if !notes.isEmpty {
      all["ppt/notesSlides/notesSlide1.xml"] = xml(
        "<p:notes xmlns:p=\"p\" xmlns:a=\"a\"><p:sp><p:ph type=\"body\"/><a:p><a:r><a:t>\(notes)"
          + "</a:t></a:r></a:p></p:sp></p:notes>")
    }
    return zip(all)
  }

  /// An OFD document of one page.
  package static func ofd(_ line: String, author: String = "") -> [UInt8] {
    zip([
      "OFD.xml": xml("<ofd:OFD xmlns:ofd=\"o\"><ofd:Author>\(author)</ofd:Author></ofd:OFD>"),
      "Doc_0/Pages/Page_0/Content.xml": xml(
        "<ofd:Page xmlns:ofd=\"o\"><ofd:TextObject><ofd:TextCode>\(line)</ofd:TextCode>"
          + "</ofd:TextObject></ofd:Page>"),
    ])
  }

  /// A PDF document with one page of text, whose font has no map but is near ASCII.
  package static func pdf(author: String = "", line: String = "Text", packed: Bool = false)
    -> [UInt8]
  {
    let content = text("BT /F1 12 Tf 72 700 Td (\(line)) Tj ET")
    return text(
      "%PDF-1.4\n1 0 obj<</Type/Page/Contents 2 0 R/Resources<</Font<</F1 3 0 R>>>>>>endobj\n"
        + "2 0 obj<</Length \(content.count)>>stream\n") + content
      + text(
        "\nendstream endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
          + "4 0 obj<</Author(\(author))>>endobj\ntrailer<</Info 4 0 R>>\n%%EOF\n")
  }

  /// A block of Exif with a position, an author and how the picture is turned.
  package static func exifBlock(
    withLocation: Bool, author: String = "", orientation: Int = 1
  ) -> [UInt8] {
    let name = text(author) + [0]
    var entries: [[UInt8]] = [
      big(0x0112, 2) + big(3, 2) + big(1, 4) + big(orientation, 2) + [0, 0]
    ]
    let hasAuthor = !author.isEmpty
    let count = 1 + (hasAuthor ? 1 : 0) + (withLocation ? 1 : 0)
    let behind = 8 + 2 + 12 * count + 4
    if hasAuthor {
      entries.append(big(0x013B, 2) + big(2, 2) + big(name.count, 4) + big(behind, 4))
    }
    let position = behind + (hasAuthor ? name.count : 0)
    if withLocation { entries.append(big(0x8825, 2) + big(4, 2) + big(1, 4) + big(position, 4)) }
    var block =
      text("MM") + big(42, 2) + big(8, 4) + big(count, 2) + entries.flatMap { $0 } + big(0, 4)
    if hasAuthor { block += name }
    if withLocation {
      block += big(1, 2) + big(1, 2) + big(2, 2) + big(2, 4) + text("N\0\0\0") + big(0, 4)
    }
    return block
  }

  /// A JPEG of one pixel with such a block.
  package static func jpeg(
    withLocation: Bool, author: String, orientation: Int = 1
  ) -> [UInt8] {
    greyJPEG(
      1, 1,
      before: segment(
        0xE1,
        text("Exif\0\0")
          + exifBlock(withLocation: withLocation, author: author, orientation: orientation)))
  }
}
