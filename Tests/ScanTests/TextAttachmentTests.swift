import TestSupport
import Testing

@testable import RedSiteGen

@Suite struct TextAttachmentTests {
  private let folder: AssetFolder

  init() throws { folder = try AssetFolder() }

  /// “姓名,单位” and a line end in GB18030.
  private let gb18030: [UInt8] = [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xB5, 0xA5, 0xCE, 0xBB, 0x0D, 0x0A]

  @Test func bothEncodingsOfChinese() throws {
    #expect(try folder.problem("a.csv", MadeFile.text("\u{FEFF}姓名,单位\r\n")) == "")
    #expect(try folder.problem("a.csv", gb18030) == "")
    // A four-byte character: 㐂.
    #expect(try folder.problem("a.txt", gb18030 + [0x81, 0x39, 0xEF, 0x30]) == "")
  }

  @Test(arguments: 0..<4) func charactersAcrossPieces(shift: Int) throws {
    let front = [UInt8](repeating: 0x61, count: shift)
    let utf8 = front + (0..<60_000).flatMap { _ in MadeFile.text("党") }
    #expect(try folder.problem("a.txt", utf8) == "")
    #expect(try folder.problem("a.txt", utf8.dropLast()).contains("既不是 UTF-8") == true)
    let gb = front + (0..<20_000).flatMap { _ in gb18030 + [0x81, 0x39, 0xEF, 0x30] }
    #expect(try folder.problem("a.txt", gb) == "")
    #expect(try folder.problem("a.txt", gb + [0xFF]).contains("既不是 UTF-8") == true)
    let late = utf8 + [0]
    #expect(
      try folder.problem("a.txt", late)
        == "attachment-type-mismatch 这个纯文本有问题：第 \(late.count) 个字节是控制字符，不是纯文本")
  }

  @Test func otherEncodingsAndData() throws {
    #expect(try folder.problem("a.txt", [0xFF, 0xFE, 0x1A, 0x51]).contains("编码是 UTF-16") == true)
    #expect(
      try folder.problem("a.csv", MadeFile.text("a,b\n") + [0xFF, 0xFF]).contains("个字节起") == true)
    #expect(try folder.problem("a.csv", MadeFile.docx).contains("内容却是Word 文档") == true)
    #expect(try folder.problem("a.txt", [0, 1, 2, 3]).contains("无法识别的数据") == true)
  }
}
