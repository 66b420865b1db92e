import Archives
import Base

/// A book as EPUB 3: the same content gives the same bytes.
package struct BookWriter {
  /// What is known of the book.
  package struct Description {
    /// What names it for ever: its URL.
    package var identifier: String
    /// Its title.
    package var title: String
    /// Its language, as in BCP 47.
    package var language: String
    /// Who edited it; may be empty.
    package var editor: String
    /// Who publishes it; may be empty.
    package var publisher: String
    /// The time of the newest of its texts, in UTC.
    package var modified: DateTime

    package init(
      identifier: String, title: String, language: String, editor: String, publisher: String,
      modified: DateTime
    ) {
      self.identifier = identifier
      self.title = title
      self.language = language
      self.editor = editor
      self.publisher = publisher
      self.modified = modified
    }
  }

  /// One text.
  package struct Chapter {
    /// Its title.
    package var title: String
    /// Lines below the title: the author, the unit.
    package var lines: [String]
    /// 摘要; may be empty.
    package var summary: String
    /// The text as XHTML.
    package var body: [UInt8]

    package init(title: String, lines: [String], summary: String, body: [UInt8]) {
      self.title = title
      self.lines = lines
      self.summary = summary
      self.body = body
    }
  }

  /// A picture.
  package struct Picture {
    /// Its name in the book: `images/001.jpg`.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private let book: Description

  /// Writes a book.
  ///
  /// - Parameters:
  ///   - book: what is known of it.
  ///   - chapters: its texts, in order.
  ///   - pictures: the pictures that they name.
  /// - Returns: the file.
  package static func write(
    _ book: Description, _ chapters: [Chapter], pictures: [Picture]
  ) -> [UInt8] {
    let writer = BookWriter(book: book)
    var archive = ZipWriter()
    // First and as it is, so that the kind of file can be told from its first bytes.
    archive.add("mimetype", Array("application/epub+zip".utf8), isPacked: false)
    archive.add("META-INF/container.xml", Array(container.utf8))
    archive.add("OEBPS/package.opf", writer.package(chapters, pictures))
    archive.add("OEBPS/nav.xhtml", writer.navigation(chapters))
    archive.add("OEBPS/style.css", Array(style.utf8))
    archive.add("OEBPS/title.xhtml", writer.titlePage(chapters.count))
    for (place, chapter) in chapters.enumerated() {
      archive.add("OEBPS/" + name(of: place), writer.page(of: chapter))
    }
    for picture in pictures {
      archive.add("OEBPS/" + picture.name, picture.bytes, isPacked: false)
    }
    return archive.finish()
  }

  /// The file of a text within the book.
  private static func name(of place: Int) -> String {
    let number = String(place + 1)
    return "paper-" + String(repeating: "0", count: max(0, 3 - number.count)) + number + ".xhtml"
  }

  private static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>

    """

  private static let style = """
    body { line-height: 1.8; }
    h1 { text-align: center; line-height: 1.4; }
    h2, h3, h4 { line-height: 1.4; }
    p { margin: 0.5em 0; text-indent: 2em; }
    .byline, .editor, td p, th p, li p { text-indent: 0; }
    .byline, .editor { text-align: center; }
    .summary { margin: 1em 2em; text-indent: 0; }
    img { max-width: 100%; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border: 1px solid; padding: 0.2em 0.5em; }
    figure { margin: 1em 0; text-align: center; }

    """

  // MARK: The package

  private func package(_ chapters: [Chapter], _ pictures: [Picture]) -> [UInt8] {
    var output = ByteBuffer(capacity: 1 << 13)
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" ")
    output.append("unique-identifier=\"book\" xml:lang=\"")
    output.append(escaping: book.language)
    output.append("\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
    element("dc:identifier", " id=\"book\"", book.identifier, to: &output)
    element("dc:title", "", book.title, to: &output)
    element("dc:language", "", book.language, to: &output)
    if !book.editor.isEmpty { element("dc:creator", "", book.editor, to: &output) }
    if !book.publisher.isEmpty { element("dc:publisher", "", book.publisher, to: &output) }
    output.append("<meta property=\"dcterms:modified\">")
    output.append(rfc3339: book.modified, .utc)
    output.append("</meta>\n</metadata>\n<manifest>\n")
    func item(_ id: String, _ path: String, _ type: String, _ properties: String = "") {
      output.append(contentsOf: "<item id=\"\(id)\" href=\"\(path)\" media-type=\"\(type)\"")
      output.append(contentsOf: properties + "/>\n")
    }
    item("nav", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"")
    item("style", "style.css", "text/css")
    item("title", "title.xhtml", "application/xhtml+xml")
    for place in chapters.indices {
      item("paper\(place + 1)", Self.name(of: place), "application/xhtml+xml")
    }
    for (place, picture) in pictures.enumerated() {
      item("picture\(place + 1)", picture.name, Self.type(of: picture.name))
    }
    output.append("</manifest>\n<spine>\n<itemref idref=\"title\"/>\n<itemref idref=\"nav\"/>\n")
    for place in chapters.indices {
      output.append(contentsOf: "<itemref idref=\"paper\(place + 1)\"/>\n")
    }
    output.append("</spine>\n</package>\n")
    return output.makeArray()
  }

  private static func type(of name: String) -> String {
    if name.hasSuffix(".png") { return "image/png" }
    return name.hasSuffix(".gif") ? "image/gif" : "image/jpeg"
  }

  private func element(
    _ name: String, _ attributes: String, _ text: String, to output: inout ByteBuffer
  ) {
    output.append(contentsOf: "<\(name)\(attributes)>")
    append(text, to: &output)
    output.append(contentsOf: "</\(name)>\n")
  }

  /// Text without what XML has no form for.
  private func append(_ text: String, to output: inout ByteBuffer) {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF {
      plain.append(scalar)
    }
    output.append(escaping: String(plain))
  }

  // MARK: Pages

  private func navigation(_ chapters: [Chapter]) -> [UInt8] {
    page(title: "目录") { output in
      output.append("<nav epub:type=\"toc\" id=\"toc\">\n<h1>目录</h1>\n<ol>\n")
      for (place, chapter) in chapters.enumerated() {
        output.append(contentsOf: "<li><a href=\"\(Self.name(of: place))\">")
        append(chapter.title, to: &output)
        output.append("</a></li>\n")
      }
      output.append("</ol>\n</nav>\n")
    }
  }

  private func titlePage(_ count: Int) -> [UInt8] {
    page(title: book.title) { output in
      output.append("<h1>")
      append(book.title, to: &output)
      output.append("</h1>\n")
      for line in [book.editor, book.publisher] where !line.isEmpty {
        element("p", " class=\"editor\"", line, to: &output)
      }
      element("p", " class=\"editor\"", "共 \(count) 篇", to: &output)
    }
  }

  private func page(of chapter: Chapter) -> [UInt8] {
    page(title: chapter.title) { output in
      output.append("<h1>")
      append(chapter.title, to: &output)
      output.append("</h1>\n")
      for line in chapter.lines { element("p", " class=\"byline\"", line, to: &output) }
      if !chapter.summary.isEmpty {
        element("p", " class=\"summary\"", "摘要：" + chapter.summary, to: &output)
      }
      chapter.body.withBytes { output.append($0) }
      output.append("\n")
    }
  }

  private func page(title: String, _ content: (inout ByteBuffer) -> Void) -> [UInt8] {
    var output = ByteBuffer(capacity: 1 << 13)
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n")
    output.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" ")
    output.append("xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"")
    output.append(escaping: book.language)
    output.append("\" xml:lang=\"")
    output.append(escaping: book.language)
    output.append("\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
    append(title, to: &output)
    output.append("</title>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\n")
    content(&output)
    output.append("</body>\n</html>\n")
    return output.makeArray()
  }
}
