import Archives
import Base
import Files
import Testing

@testable import Authoring

/// What is done to a Word document before pandoc reads it.
@Suite struct WordPreparationTests {
  private func prepared(_ body: String) throws -> String {
    let document = try XMLElement.parse(
      Array("<w:document><w:body>\(body)</w:body></w:document>".utf8))
    var preparation = WordPreparation(document, numbering: nil)
    return String(decoding: preparation.run(), as: UTF8.self)
  }

  private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

  @Test(arguments: ["w:customXml", "w:smartTag", "w:dir", "w:bdo"])
  func opensWrappers(_ name: String) throws {
    let text = try prepared(
      "<w:p><\(name)><\(name)Pr><w:attr/></\(name)Pr>\(run("字"))</\(name)></w:p>")
    #expect(text.hasSuffix("<w:body><w:p>\(run("字"))</w:p></w:body></w:document>"), "\(text)")
  }

  @Test func opensContentControlsAroundRows() throws {
    let row = "<w:tr><w:tc><w:p>\(run("字"))</w:p></w:tc></w:tr>"
    let text = try prepared(
      "<w:tbl><w:tblPr/><w:sdt><w:sdtPr/><w:sdtContent>\(row)</w:sdtContent></w:sdt></w:tbl>")
    #expect(
      text.contains(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid>\(row)</w:tbl>"),
      "\(text)")
  }

  @Test func leavesHiddenTextAndIndentsOut() throws {
    let text = try prepared(
      """
      <w:p><w:pPr><w:ind w:left="640"/></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>\
      <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>公开</w:t></w:r></w:p>
      """)
    #expect(!text.contains("内部") && text.contains("公开") && !text.contains("w:ind"), "\(text)")
  }

  @Test func writesReadingsBehindWords() throws {
    let text = try prepared(
      "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>\(run("dǎng"))</w:rt><w:rubyBase>\(run("党"))</w:rubyBase></w:ruby></w:r></w:p>"
    )
    let place = try #require(text.ranges(of: "党").first)
    #expect(text[place.upperBound...].contains("（dǎng）"), "\(text)")
  }

  @Test func joinsBodies() throws {
    let document = try XMLElement.parse(
      Array(
        "<w:document><w:body><w:p>\(run("一"))</w:p></w:body><w:body><w:p>\(run("二"))</w:p></w:body></w:document>"
          .utf8))
    var preparation = WordPreparation(document, numbering: nil)
    let text = String(decoding: preparation.run(), as: UTF8.self)
    #expect(text.ranges(of: "<w:body>").count == 1 && text.contains("二"), "\(text)")
  }

  @Test(arguments: [
    ("<m:sSup><m:e>{x}</m:e><m:sup>{2}</m:sup></m:sSup>", "x²"),
    ("<m:sSub><m:e>{y}</m:e><m:sub>{ij}</m:sub></m:sSub>", "y_ij"),
    ("<m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>", "(a+b)/2"),
    ("<m:rad><m:radPr/><m:deg/><m:e>{3}</m:e></m:rad>", "√3"),
    (
      "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>{1}</m:e></m:d>",
      "[1]"
    ),
    (
      "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{i=1}</m:sub><m:sup/><m:e>{x}</m:e></m:nary>",
      "∑_(i=1)x"
    ),
  ])
  func writesFormulas(_ formula: String, _ text: String) throws {
    let runs = formula.replacing("{", with: "<m:r><m:t>").replacing("}", with: "</m:t></m:r>")
    let element = try XMLElement.parse(Array("<m:oMath>\(runs)</m:oMath>".utf8))
    #expect(WordFormula.text(of: element) == text)
  }

  @Test func listsWhatStandsBesideTheText() throws {
    let relations = try XMLElement.parse(
      Array(
        """
        <Relationships><Relationship Type="x/header" Target="header1.xml"/>\
        <Relationship Type="x/footer" Target="footer1.xml"/>\
        <Relationship Type="x/image" TargetMode="External" Target="http://old.example.org/a.png"/>\
        <Relationship Type="x/package" Target="embeddings/表.xlsx"/></Relationships>
        """.utf8))
    let parts = [
      "word/header1.xml": "<w:hdr><w:p>\(run("内部文件"))</w:p></w:hdr>",
      "word/footer1.xml": "<w:ftr><w:p>\(run("— 1 —"))</w:p></w:ftr>",
    ]
    let losses = WordParts.losses(relations, in: "word", of: "a.docx") { path in
      parts[path].flatMap { try? XMLElement.parse(Array($0.utf8)) }
    }
    #expect(losses.map(\.what) == ["内部文件", "http://old.example.org/a.png", "表.xlsx"])
    #expect(losses.map(\.kind) == [.text, .remotePicture, .attachment])
  }
}
