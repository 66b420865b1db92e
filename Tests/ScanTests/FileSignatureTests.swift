import Diagnostics
import Scan
import TestSupport
import Testing

@testable import RedSiteGen

@Suite struct FileSignatureTests {
  private let folder: AssetFolder

  init() throws { folder = try AssetFolder() }

  @Test func publishedKinds() throws {
    let word = MadeFile.compound(["\u{5}SummaryInformation", "1Table", "WordDocument", "Data"])
    let excel = MadeFile.compound(["Workbook"], embedded: ["WordDocument", "1Table"])
    let powerPoint = MadeFile.compound(["Current User", "PowerPoint Document"])
    let files: [(String, [UInt8])] = [
      ("a.pdf", MadeFile.pdf), ("通知.PDF", MadeFile.pdf), ("a.ofd", MadeFile.ofd),
      ("a.docx", MadeFile.docx), ("a.xlsx", MadeFile.xlsx), ("a.pptx", MadeFile.pptx),
      ("a.doc", word), ("a.wps", word), ("a.xls", excel), ("a.et", excel),
      ("a.xls", MadeFile.compound(["Book"])), ("a.ppt", powerPoint), ("a.dps", powerPoint),
      ("a.zip", MadeFile.zip(["说明.txt"])),
      ("a.zip", MadeFile.zip(["a"], comment: "备注 PK\u{5}\u{6}")),
      ("a.zip", MadeFile.zip(["a"], usesZIP64: true)), ("a.zip", MadeFile.zip([])),
      ("a.rar", MadeFile.rar), ("a.7z", MadeFile.sevenZip), ("a.mp4", MadeFile.mp4),
      ("a.mp3", MadeFile.mp3), ("a.mp3", Array("ID3\u{4}\0\0\0\0\0\u{8}".utf8)),
      ("a.wav", MadeFile.wav), ("第1.2版.2026年.pdf", MadeFile.pdf),
    ]
    for (name, bytes) in files { #expect(try folder.problem(name, bytes) == "", "\(name)") }
  }

  @Test func directoryOfLargeCompoundFileLiesBeyondItsHeader() throws {
    // Over 109 sectors of table: 7 MB, listed outside the header.
    let large = MadeFile.compound(["Data", "WordDocument"], gap: 14_000)
    #expect(try folder.problem("a.doc", large) == "")
    #expect(try folder.problem("a.xls", large).hasPrefix("attachment-type-mismatch"))
  }

  @Test func renamedFiles() throws {
    let wordInZip = MadeFile.zip([
      "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin",
    ])
    let files: [(String, [UInt8], String)] = [
      ("a.jpg", MadeFile.png(1, 1), "扩展名是 .jpg，内容却是PNG 图片"),
      ("a.pdf", MadeFile.windowsProgram, "扩展名是 .pdf，内容却是Windows 程序"),
      ("a.zip", MadeFile.windowsProgram + MadeFile.zip(["a"]), "扩展名是 .zip，内容却是Windows 程序"),
      ("a.doc", MadeFile.docx, "扩展名是 .doc，内容却是Word 文档（docx）"),
      ("a.docx", MadeFile.zip(["a"]), "扩展名是 .docx，内容却是ZIP 压缩包"),
      ("a.docx", wordInZip, "扩展名是 .docx，内容却是带宏的 Office 文档"),
      ("a.docx", MadeFile.compound(["EncryptedPackage"]), "扩展名是 .docx，内容却是加了打开密码的 Office 文档"),
      ("a.doc", MadeFile.rtf, "扩展名是 .doc，内容却是RTF 文档"),
      ("a.doc", MadeFile.compound(["x"], rootClass: 0x000C_1084), "扩展名是 .doc，内容却是Windows 安装程序"),
      ("a.doc", MadeFile.compound(["VisioDocument"]), "扩展名是 .doc，内容却是其他程序的复合文档"),
      ("a.xls", MadeFile.text("\n <Table><tr>"), "扩展名是 .xls，内容却是网页（HTML）"),
      ("a.xls", MadeFile.text("<?xml version=\"1.0\"?><Workbook>"), "扩展名是 .xls，内容却是XML 文件"),
      ("a.zip", MadeFile.zip(["META-INF/MANIFEST.MF"]), "扩展名是 .zip，内容却是Java 程序"),
      ("a.jpg", MadeFile.heif, "扩展名是 .jpg，内容却是HEIC 或 AVIF 图片"),
      ("a.mp4", MadeFile.quickTime, "扩展名是 .mp4，内容却是QuickTime 视频（MOV）"),
      ("a.png", MadeFile.text("\u{FEFF}<?xml?><SVG>"), "扩展名是 .png，内容却是SVG 图形"),
      ("a.txt", MadeFile.text("<!DOCTYPE html>"), "扩展名是 .txt，内容却是网页（HTML）"),
      ("a.csv", MadeFile.text("<?php echo 1;"), "扩展名是 .csv，内容却是服务器端程序"),
      ("a.pdf", MadeFile.text("文字"), "扩展名是 .pdf，内容却是纯文本"),
      ("a.pdf", [1, 2, 3, 4], "扩展名是 .pdf，内容却是无法识别的数据"),
      ("a.pdf", [], "文件是空的，没有内容"),
    ]
    for (name, bytes, message) in files {
      #expect(try folder.problem(name, bytes) == "attachment-type-mismatch " + message)
    }
  }

  @Test func refusedEndings() throws {
    let files: [(String, String)] = [
      ("a.html", "网页（HTML）（.html）不能作为附件发布"), ("a.JS", "脚本（.js）不能作为附件发布"),
      ("a.svg", "SVG 图形（.svg）不能作为附件发布"), ("a.swf", "Flash 动画（.swf）不能作为附件发布"),
      ("a.exe", "Windows 程序（.exe）不能作为附件发布"), ("a.php", "服务器端程序（.php）不能作为附件发布"),
      ("a.docm", "带宏的 Office 文档（.docm）不能作为附件发布"), ("a.xyz", "“.xyz”文件不能作为附件发布"),
      ("README", "文件名没有扩展名，看不出类型"), ("文章.MD", "文章的扩展名要写成小写的 .md"),
      ("照片.php.jpg", "文件名中间有“.php”，有的服务器会把它当作程序运行"),
    ]
    for (name, message) in files {
      #expect(try folder.problem(name, MadeFile.text("x")) == "attachment-not-allowed " + message)
    }
  }

  @Test func twoEndingsThatHideAProgram() throws {
    #expect(
      try folder.problem("a.pdf.exe", MadeFile.windowsProgram)
        == "attachment-type-mismatch 文件名里有“.pdf”，看上去是PDF 文件，其实是Windows 程序（.exe）")
    #expect(
      try folder.problem("a.jpg.html", MadeFile.text("x"))
        == "attachment-type-mismatch 文件名里有“.jpg”，看上去是JPEG 图片，其实是网页（HTML）（.html）")
  }

  @Test func filesThatAreTwoThings() throws {
    let comment = MadeFile.segment(0xFE, MadeFile.text("<ScRiPt>alert(1)</script>"))
    var commented = MadeFile.gif(0x2A2F, 10)
    commented += MadeFile.text("*/=1;alert(1);")
    var segment = MadeFile.jpeg(10, 10)
    segment.replaceSubrange(4..<6, with: MadeFile.text("/*"))
    let long = [UInt8](repeating: 7, count: 100_000)
    let files: [(String, [UInt8], String)] = [
      ("a.gif", commented, "这个GIF 图片里藏有脚本"), ("a.jpg", segment, "这个JPEG 图片里藏有脚本"),
      ("a.jpg", MadeFile.jpeg(10, 10, before: comment), "这个JPEG 图片里藏有网页脚本"),
      ("a.png", MadeFile.png(9, 9) + long + MadeFile.text("<?php ?>"), "这个PNG 图片里藏有网页脚本"),
      ("a.png", MadeFile.png(9, 9) + long + MadeFile.zip(["a"]), "这个PNG 图片里藏有压缩包"),
      ("a.pdf", MadeFile.text("%PDF-1.4\n<html>%%EOF"), "这个PDF 文件里藏有网页脚本"),
    ]
    for (name, bytes, message) in files {
      #expect(try folder.problem(name, bytes) == "attachment-type-mismatch " + message)
    }
  }

  @Test func filesThatAreNotWhole() throws {
    let files: [(String, [UInt8], String)] = [
      ("a.pdf", MadeFile.text("%PDF-1.4\n"), "这个PDF 文件有问题：末尾没有“%%EOF”，可能没有传完"),
      ("a.docx", MadeFile.docx.dropLast(9), "这个Word 文档（docx）有问题：末尾没有完整的目录，可能没有传完"),
      (
        "a.doc", MadeFile.compound(["WordDocument"]).dropLast(600),
        "这个Word 97–2003 文档或 WPS 文字有问题：内部目录读不出来，可能没有传完"
      ),
      (
        "a.xls", Array(MadeFile.compound(["Workbook"])[..<512]),
        "这个Excel 97–2003 工作簿或 WPS 表格有问题：文件头已损坏，或没有传完"
      ),
      ("a.zip", MadeFile.zip(["a"]).dropLast(), "这个ZIP 压缩包有问题：末尾没有完整的目录，可能没有传完"),
      ("a.zip", MadeFile.zip(["a"], prefix: MadeFile.zip(["b"])), "这个ZIP 压缩包有问题：末尾没有完整的目录，可能没有传完"),
    ]
    for (name, bytes, message) in files {
      #expect(try folder.problem(name, Array(bytes)) == "attachment-type-mismatch " + message)
    }
  }

  @Test func pointerOfLargeFileStorage() throws {
    let pointer = MadeFile.text(
      "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    #expect(
      try folder.problem("a.jpg", pointer) == "lfs-pointer 这是 Git LFS 的指针文件，不是文件本身")
  }

  @Test func adviceNamesWhatToDo() throws {
    func help(_ name: String, _ bytes: [UInt8]) throws -> String? {
      try folder.read(name, bytes).1?.help?.chinese
    }
    #expect(
      try help("图一.jpg", MadeFile.png(1, 1)) == "请改名为“图一.png”，文章里引用它的地方也一起改")
    #expect(try help("a.pdf", MadeFile.windowsProgram)?.contains("伪装成附件的程序") == true)
    #expect(
      try help("a.docx", MadeFile.compound(["EncryptedPackage"]))?.contains("取消打开密码") == true)
    #expect(try help("a.psd", MadeFile.text("8BPS\0\u{1}")) == "请转换为 .jpg 或 .png")
    #expect(try help("a.xls", MadeFile.text("<html>"))?.contains("另存为 .docx、.xlsx") == true)
  }

  @Test func everyKindHasANameAndAdviceOfItsOwn() {
    let names = FileSignature.allCases.map(\.name.chinese)
    #expect(Set(names).count == names.count)
    for kind in FileSignature.allCases {
      #expect(kind.ending.map { FileSignature(ending: $0) == kind } ?? true)
      #expect(!kind.advice.chinese.isEmpty && !kind.advice.english.isEmpty)
    }
    for ending in FileSignature.listOfEndings.english.split(separator: " ").dropFirst(2) {
      #expect(FileSignature(ending: String(ending))?.isPublished == true, "\(ending)")
    }
  }
}
