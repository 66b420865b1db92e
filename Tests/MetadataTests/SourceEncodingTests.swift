import Base
import Diagnostics
import Metadata
import RedSiteGen
import Testing

@Suite struct SourceEncodingTests {
  private func check(_ bytes: [UInt8], path: String = "content/a.md") -> (
    SourceEncoding?, [String]
  ) {
    bytes.withBytes { file in
      var diagnostics: [Diagnostic] = []
      let encoding = SourceEncoding.check(file, path: path, into: &diagnostics)
      return (encoding, diagnostics.map(shown))
    }
  }

  private static let mend =
    "运行 redsite fix --apply 就转成 UTF-8；或用记事本、VS Code 打开，“另存为”时编码选 UTF-8"

  @Test func chineseTextIsFine() {
    #expect(check(Array("---\ntitle: 党建，“学习”！\n---\n😀 é".utf8)).0 != nil)
    #expect(check([]).0?.hasByteOrderMark == false)
    let marked = check(Array("\u{FEFF}甲\r\n".utf8)).0
    #expect(marked?.hasByteOrderMark == true && marked?.hasCarriageReturn == true)
    #expect(check(Array("甲\n".utf8)).0?.hasCarriageReturn == false)
  }

  /// "---\n标题：通知\n" in GBK.
  static let gbk: [UInt8] =
    Array("---\n".utf8) + [
      0xB1, 0xEA, 0xCC, 0xE2, 0xA3, 0xBA, 0xCD, 0xA8, 0xD6, 0xAA, 0x0A,
    ]

  @Test func otherEncodingsAreNamedWithWhatMendsThem() {
    #expect(
      check(Self.gbk).1 == [
        "2:1 not-utf8 文件的编码是 GBK/GB18030，应为 UTF-8\n  help: \(Self.mend)"
      ])
    let units = Array("---\n标题".utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(
      check(little).1 == [
        "2:1 not-utf8 文件的编码是 UTF-16LE，应为 UTF-8\n  help: \(Self.mend)"
      ])
    #expect(
      check(big).1 == [
        "2:1 not-utf8 文件的编码是 UTF-16BE，应为 UTF-8\n  help: \(Self.mend)"
      ])
    #expect(check([0xFF, 0xFE] + little).1.first?.contains("UTF-16LE") == true)
    #expect(check([0xFE, 0xFF] + big).1.first?.contains("UTF-16BE") == true)
  }

  /// The line stands there as it was meant, with its first Chinese character marked.
  @Test func theLineIsShownAsItWasMeant() {
    var diagnostics: [Diagnostic] = []
    _ = Self.gbk.withBytes { SourceEncoding.check($0, path: "a.md", into: &diagnostics) }
    let location = diagnostics.first?.location
    #expect(location?.excerpt == "标题：通知" && location?.column == 1)
    #expect(location?.bytes == 4..<5)
  }

  @Test func oneBrokenCharacterIsNotAnotherEncoding() {
    var bytes = Array("第一行\n第二行坏字".utf8)
    bytes.removeLast()
    #expect(
      check(bytes).1 == [
        "2:5 not-utf8 这里的字节不是 UTF-8 文字\n  help: 文件可能在传输中损坏；请用编辑器打开看看，另存为 UTF-8"
      ])
  }

  @Test func bytesThatAreNoText() {
    #expect(
      check(Array("ab\ncd\0ef\n".utf8)).1 == [
        "2:3 nul-byte 这里有 NUL 字节，文件不是纯文本\n  help: 请删除它，或检查文件是否损坏"
      ])
  }

  @Test func whatGitLeaves() {
    #expect(
      check(Array("甲\n<<<<<<< HEAD\n乙\n".utf8)).1 == [
        "2:1 conflict-marker 这里有没有解决的 Git 合并冲突\n"
          + "  help: 请保留需要的文字，删除“<<<<<<<”“=======”“>>>>>>>”三行"
      ])
    #expect(
      check(Array("version https://git-lfs.github.com/spec/v1\noid sha256:1\n".utf8)).1 == [
        "1:1 lfs-pointer 这是 Git LFS 的指针文件，不是内容本身\n  help: 请运行：git lfs pull"
      ])
    #expect(check(Array("a <<<<<<< b\n<<<<<<<\n".utf8)).0 != nil)
  }

  /// Every sequence of up to three bytes from the edges of RFC 3629, at every place of a word,
  /// against the standard library's own validation.
  @Test func agreesWithTheStandardLibrary() {
    let edges: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE4, 0xED, 0xEF,
      0xF0, 0xF4, 0xF5, 0xFF,
    ]
    var wrong = 0
    let lead = Array("中文字符".utf8)
    for first in edges {
      for second in edges {
        for third in edges {
          for tail in [[], lead] as [[UInt8]] {
            for prefix in [[], lead] as [[UInt8]] {
              let bytes = prefix + [first, second, third] + tail
              // Controls and U+FFFF are refused for what they are, not for how they are written.
              let text = String(validating: bytes, as: UTF8.self)
              let isValid =
                !(text?.unicodeScalars.contains { InvisibleCharacter.isForbidden($0) }
                ?? true)
              if (check(bytes).0 != nil) != isValid { wrong += 1 }
            }
          }
        }
      }
    }
    #expect(wrong == 0)
  }
}
