import Authoring
import Base
import Diagnostics
import Files
import RedSiteGen
import Scan
import SiteModel
import TestSupport
import Testing

struct FileScanTests {
  /// What is found in a file, as its kind and place.
  private func found(_ bytes: [UInt8], _ name: String) throws -> [String] {
    let site = try ScanSite.make(ScanSite.article("正文", "attachments: [\(name)]\n"))
    try site.write("content/tongzhi/\(name)", bytes: bytes)
    return site.build().report.diagnostics.map {
      "\($0.severity.rawValue) \($0.code.name) \($0.message.chinese)"
    }
  }

  private let id = "110101190001010006"

  @Test func wordDocuments() throws {
    #expect(try found(MadeFile.docx(), "a.docx") == [])
    #expect(
      try found(MadeFile.docx(author: "张三", paragraphs: ["一", "号 \(id)"]), "a.docx")
        == [
          "error id-number 第 2 段：疑似居民身份证号码（110101********0006）",
          "warning office-author 文件属性里有作者“张*”", "warning office-author 文件属性里有最后修改的人“张*”",
        ].sorted { $0.split(separator: " ")[1] < $1.split(separator: " ")[1] })
    // A number in pieces, as Word cuts runs.
    let runs = "<w:p><w:r><w:t>110101</w:t></w:r><w:r><w:t>190001010006</w:t></w:r></w:p>"
    #expect(try found(MadeFile.docx(body: runs), "a.docx").count == 1)
    let changes = "<w:p><w:del><w:r><w:delText>13800138000</w:delText></w:r></w:del></w:p>"
    #expect(
      try found(MadeFile.docx(body: changes), "a.docx") == [
        "error office-changes 文件里有没有处理的修订，在第 2 段", "warning phone-number 第 2 段：疑似手机号码（138****8000）",
      ])
    let comments = [
      "word/comments.xml": Array("<w:comments xmlns:w='w'><w:comment/></w:comments>".utf8)
    ]
    #expect(try found(MadeFile.docx(parts: comments), "a.docx") == ["error office-changes 文件里有批注"])
    let visible = "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>看</w:t></w:r></w:p>"
    #expect(try found(MadeFile.docx(body: visible), "a.docx") == [])
    let mark = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>看</w:t></w:r></w:p>"
    #expect(try found(MadeFile.docx(body: mark), "a.docx") == [])
  }

  @Test func photosInDocuments() throws {
    let photo = MadeFile.jpeg(withLocation: true, author: "")
    #expect(
      try found(MadeFile.docx(parts: ["word/media/image1.jpeg": photo]), "a.docx")
        == ["error photo-location 图片里存着拍摄位置，读者查得到，在文档里的图片 image1.jpeg"])
  }

  @Test func workbooks() throws {
    let sheets = [
      (
        name: "名单", state: "visible",
        rows: "<row><c r='B5' t='s'><v>1</v></c><c r='C5'><v>13800138000</v></c></row>"
      ),
      (name: "甲", state: "hidden", rows: "<row/>"),
      (name: "乙", state: "veryHidden", rows: "<row/>"),
    ]
    #expect(
      try found(MadeFile.xlsx(sheets, strings: ["一", id]), "a.xlsx")
        == [
          "error id-number 工作表“名单”B5：疑似居民身份证号码（110101********0006）",
          "error office-hidden 文件里有隐藏的工作表，读者打开就能显示，在工作表“甲”",
          "error office-hidden 文件里有深度隐藏的工作表，读者打开就能显示，在工作表“乙”",
          "warning phone-number 工作表“名单”C5：疑似手机号码（138****8000）",
        ].sorted { $0.split(separator: " ")[1] < $1.split(separator: " ")[1] })
    let rows = [
      (name: "a", state: "visible", rows: "<cols><col hidden='1'/></cols><row r='3' hidden='1'/>")
    ]
    #expect(
      try found(MadeFile.xlsx(rows), "a.xlsx").allSatisfy { $0.hasPrefix("warning office-hidden") })
    #expect(try found(MadeFile.xlsx(rows), "a.xlsx").count == 2)
  }

  @Test func presentations() throws {
    #expect(try found(MadeFile.pptx([("", "一")]), "a.pptx") == [])
    #expect(
      try found(MadeFile.pptx([("", "一"), ("show=\"0\"", "号 \(id)")], notes: "别说"), "a.pptx")
        == [
          "error id-number 第 2 张：疑似居民身份证号码（110101********0006）",
          "error office-hidden 文件里有隐藏的幻灯片，读者打开就能显示，在第 2 张",
          "warning office-hidden 文件里有演讲者备注，读者打开就能显示，在第 1 份备注",
        ].sorted { $0.split(separator: " ")[1] < $1.split(separator: " ")[1] })
  }

  @Test func fixedLayouts() throws {
    #expect(
      try found(MadeFile.ofd("号 \(id)", author: "张三"), "a.ofd") == [
        "error id-number 第 1 页：疑似居民身份证号码（110101********0006）", "warning office-author 文件属性里有作者“张*”",
      ])
    #expect(
      try found(MadeFile.pdf(author: "Zhang", line: id), "a.pdf") == [
        "error id-number 第 1 页：疑似居民身份证号码（110101********0006）",
        "warning pdf-metadata PDF 的属性里有作者“Z****”",
      ])
    #expect(try found(MadeFile.pdf, "a.pdf") == [])
  }

  @Test func textsAndTables() throws {
    #expect(
      try found(Array("姓名,号码\r\n甲,\(id)\r\n".utf8), "a.csv")
        == ["error id-number 第 2 行：疑似居民身份证号码（110101********0006）"])
    // 号码 in GB18030.
    #expect(
      try found([0xBA, 0xC5, 0xC2, 0xEB] + Array(id.utf8), "a.txt")
        == ["error id-number 第 1 行：疑似居民身份证号码（110101********0006）"])
  }

  @Test func whatCannotBeSeenIsSaid() throws {
    for (name, bytes) in [("a.zip", MadeFile.zip(["a": [1]])), ("a.rar", MadeFile.rar)] {
      let all = try found(bytes, name)
      #expect(all.count == 1 && all[0].hasPrefix("warning unreadable-attachment"), "\(name) \(all)")
    }
    let scan = MadeFile.text(
      "%PDF-1.4\n1 0 obj<</Type/Page/Contents 2 0 R>>endobj\n2 0 obj<</Length 4>>stream\nq Q \nendstream endobj\ntrailer<<>>\n%%EOF\n"
    )
    #expect(try found(scan, "a.pdf").map { $0.prefix(29) } == ["warning unreadable-attachment"])
    let locked = MadeFile.text("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Encrypt 1 0 R>>\n%%EOF\n")
    #expect(try found(locked, "a.pdf").map { $0.prefix(29) } == ["warning unreadable-attachment"])
    let broken = MadeFile.docx(body: "<w:p>")
    #expect(try found(broken, "a.docx").map { $0.prefix(29) } == ["warning unreadable-attachment"])
  }

  // MARK: Hostile files

  private func look(_ bytes: [UInt8], _ name: String) throws -> [FileFinding] {
    let site = try TestSite("")
    try site.write(name, bytes: bytes)
    var sample = FileSample()
    try sample.open(name, below: FolderReach(site.root), limit: Limits.assetBytes)
    let kind = FileSignature.detect(&sample).signature
    return FileLook.look(&sample, kind)
  }

  /// Whatever is cut off or changed by a byte, looking ends, and ends soon.
  @Test(arguments: ["docx", "xlsx", "pdf", "jpg"])
  func damageIsBounded(_ ending: String) throws {
    let whole: [UInt8] =
      switch ending {
      case "docx": MadeFile.docx(author: "甲", paragraphs: [id])
      case "xlsx":
        MadeFile.xlsx(
          [(name: "a", state: "hidden", rows: "<row><c t='s'><v>0</v></c></row>")], strings: [id])
      case "pdf": MadeFile.pdf(author: "A", line: id)
      default: MadeFile.jpeg(withLocation: true, author: "A")
      }
    for place in stride(from: 8, to: whole.count, by: max(1, whole.count / 160)) {
      _ = try look(Array(whole[..<place]), "a.\(ending)")
      for value: UInt8 in [0, 0xFF, 0x28] {
        var damaged = whole
        damaged[place] = value
        _ = try look(damaged, "a.\(ending)")
      }
    }
  }

  @Test func hostileFilesTakeNoTime() throws {
    let loop =
      MadeFile.text("MM") + MadeFile.big(42, 2) + MadeFile.big(8, 4) + MadeFile.big(1, 2)
      + MadeFile.big(0x8769, 2) + MadeFile.big(4, 2) + MadeFile.big(1, 4) + MadeFile.big(8, 4)
    let exif = MadeFile.jpeg(1, 1, before: MadeFile.segment(0xE1, MadeFile.text("Exif\0\0") + loop))
    let segment: [UInt8] = [0xFF, 0xE1, 0, 2]
    let segments: [UInt8] =
      [0xFF, 0xD8] + [[UInt8]](repeating: segment, count: 500_000).flatMap { $0 }
    let objects = MadeFile.text(
      "%PDF-1.4\n" + String(repeating: "1 0 obj<<", count: 100_000) + "%%EOF\n")
    let nested = MadeFile.text(
      "%PDF-1.4\n1 0 obj" + String(repeating: "[", count: 400_000) + "\n%%EOF\n")
    let pages = MadeFile.text(
      "%PDF-1.4\n1 0 obj<</Type/Page/Parent 1 0 R/Contents 1 0 R/Resources 2 0 R>>endobj 2 0 obj 2 0 R endobj\n%%EOF\n"
    )
    let deep = MadeFile.docx(body: String(repeating: "<w:p>", count: 5_000))
    let entity = MadeFile.docx(parts: [
      "word/header1.xml": MadeFile.text(
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>")
    ])
    for (name, bytes) in [
      ("a.jpg", exif), ("b.jpg", segments), ("a.pdf", objects), ("b.pdf", nested), ("c.pdf", pages),
      ("a.docx", deep), ("b.docx", entity),
    ] {
      let time = try ContinuousClock().measure { _ = try look(bytes, name) }
      // A second in a release build; this one is not.
      #expect(time < .seconds(10), "\(name) \(time)")
    }
    #expect(try look(segments, "b.jpg").contains { $0.kind == .unreadable })
    #expect(try look(entity, "b.docx").contains { $0.kind == .unreadable })
  }

  // MARK: Photos and their cleaning

  @Test func photosSayWhereTheyWereTaken() throws {
    // Who only looks at the page gets a picture without any of it.
    for (body, severity) in [("[会场原图](a.jpg)", "error"), ("![会场](a.jpg)", "note")] {
      let site = try ScanSite.make(ScanSite.article(body))
      try site.write(
        "content/tongzhi/a.jpg", bytes: MadeFile.jpeg(withLocation: true, author: "A"))
      #expect(
        ScanSite.found(site) == [
          "content/tongzhi/a.jpg \(severity) photo-location",
          "content/tongzhi/a.jpg note photo-metadata",
        ])
    }
  }

  @Test(arguments: [1, 6])
  func fixTakesItOutAndKeepsTheTurn(_ orientation: Int) throws {
    let site = try ScanSite.make(
      ScanSite.article("[会场](a.jpg) [会场](b.png) [会场](c.webp)", "attachments: [d.docx]\n"))
    let block = MadeFile.exifBlock(withLocation: true, author: "A", orientation: orientation)
    let chunk = MadeFile.big(block.count, 4) + MadeFile.text("eXIf") + block + MadeFile.big(0, 4)
    let picture = MadeFile.big(0, 4) + MadeFile.text("IEND") + MadeFile.big(0, 4)
    try site.write(
      "content/tongzhi/a.jpg",
      bytes: MadeFile.jpeg(withLocation: true, author: "A", orientation: orientation))
    try site.write("content/tongzhi/b.png", bytes: MadeFile.png(1, 1) + chunk + picture)
    try site.write("content/tongzhi/d.docx", bytes: MadeFile.docx(author: "甲"))
    var webp = MadeFile.extendedWebP(4, 4)
    webp +=
      MadeFile.text("EXIF") + MadeFile.little(block.count, 4) + block
      + (block.count % 2 == 0 ? [] : [0])
    try site.write("content/tongzhi/c.webp", bytes: webp)
    #expect(ScanSite.found(site).count { $0.hasSuffix("photo-location") } == 3)
    let result = SiteFixer(site.options).apply()
    #expect(
      result.cleanedFiles == ["a.jpg", "b.png", "c.webp", "d.docx"].map { "content/tongzhi/" + $0 })
    #expect(ScanSite.found(site) == [])
    #expect(SiteFixer(site.options).apply().cleanedFiles == [])
    for name in ["a.jpg", "b.png", "c.webp"] {
      let bytes = site.bytes("content/tongzhi/" + name)
      let hasTurn = bytes.withBytes { $0.firstRange(of: Bytes("MM\0*")) != nil }
      #expect(hasTurn == (orientation != 1), "\(name)")
    }
    // The scan of the JPEG is the same bytes.
    let scan = MadeFile.greyJPEG(1, 1).suffix(13)
    #expect(site.bytes("content/tongzhi/a.jpg").suffix(scan.count).elementsEqual(scan))
  }

  @Test func aFileIsClearedByItsDigest() throws {
    let bytes = MadeFile.zip(["a": [1]])
    let row =
      "content/tongzhi/a.zip,unreadable-attachment,\(bytes.withBytes { Clearance.digest(of: $0) }),zhao,2026-06-01,看过,"
    let site = try ScanSite.make(
      """
      \(ScanSite.article("正文", "attachments: [a.zip]\n"))
      -- data/reviewers.csv --
      标识,名称,职责
      zhao,保密员,保密审查
      -- data/cleared.csv --
      文件,代码,摘要,核准人,日期,理由,有效期
      \(row)
      """)
    try site.write("content/tongzhi/a.zip", bytes: bytes)
    #expect(ScanSite.found(site) == [])
    try site.write("content/tongzhi/a.zip", bytes: MadeFile.zip(["a": [2]]))
    #expect(ScanSite.codes(site) == ["warning unreadable-attachment", "note stale-clearance"])
  }

  // MARK: The command that clears

  @Test func clearingWritesRows() throws {
    let site = try ScanSite.make(
      """
      \(ScanSite.article("\n13800138000 a@b.example.org\n\n110101190001010006\n\n11010519491231002X\n"))
      -- data/reviewers.csv --
      标识,名称,职责
      zhao,保密员,保密审查
      """)
    let writer = ClearanceWriter(site.options)
    var request = ClearanceWriter.Request(reviewer: "zhao", reason: "公开的, 看过")
    request.path = "content/tongzhi"
    // Identity numbers are not among many.
    #expect(writer.clear(request).exitStatus == 64)
    request.codes = [.phoneNumber, .emailAddress]
    #expect(writer.clear(request).cleared.count == 2)
    #expect(ScanSite.codes(site) == ["error id-number", "error id-number"])
    request.codes = [.idNumber]
    #expect(writer.clear(request).exitStatus == 64)
    request.path = "content/tongzhi/a.md"
    request.place = (8, 1)
    #expect(writer.clear(request).cleared.count == 1)
    #expect(ScanSite.codes(site) == ["error id-number"])
    let rows = try #require(site.contents("data/cleared.csv"))
    #expect(!rows.contains("13800138000") && !rows.contains("110101190001010006"))
    #expect(rows.hasPrefix("文件,代码,摘要,核准人,日期,理由,有效期\n") && rows.contains("\"公开的, 看过\""))
    request.reviewer = "li"
    #expect(writer.clear(request).report.diagnostics.map(\.code) == [.reviewNotAuthorized])
  }
}

extension TestSite {
  /// The bytes of a file of the site.
  func bytes(_ path: String) -> [UInt8] {
    var buffer = ByteBuffer()
    try? readFile(FilePlace(path, below: root), limit: 1 << 26, into: &buffer)
    return buffer.makeArray()
  }
}
