import Diagnostics

/// What a file is, as its bytes say; its name has no part in it.
///
/// Kinds that are refused are told apart as far as they need different advice.
package enum FileSignature: Sendable, CaseIterable {
  // Published
  case pdf, ofd
  /// Office Open XML without macros (ECMA-376).
  case docx, xlsx, pptx
  /// The binary formats of Microsoft Office up to 2003, which WPS writes as .wps, .et and .dps.
  case wordBinary, excelBinary, powerPointBinary
  case jpeg, png, gif, webp
  /// Pictures that browsers do not show: what is made of them goes out.
  case heif, bmp, tiff
  case mp4, mp3, wav
  case zip, rar, sevenZip
  case text

  // Documents that are refused
  case officeWithMacros, encryptedOffice, otherCompound, xlsb, openDocument, rtf, webArchive
  case epub, ceb, caj, chm, xml

  // Pictures, sound and video that are refused
  case svg, photoshop, icon
  case quickTime, avi, matroska, windowsMedia, flashVideo, otherMedia

  // Archives that are refused
  case gzip, cabinet

  // What can run
  case html, serverPage, script, windowsProgram, linuxProgram, macProgram, installer, shortcut
  case flash, java, android

  // Not a kind
  case lfsPointer, empty, unknown

  /// The ending that a file of this kind should have, or nil for kinds that are not published.
  package var ending: String? {
    switch self {
    case .pdf: "pdf"
    case .ofd: "ofd"
    case .docx: "docx"
    case .xlsx: "xlsx"
    case .pptx: "pptx"
    case .wordBinary: "doc"
    case .excelBinary: "xls"
    case .powerPointBinary: "ppt"
    case .jpeg: "jpg"
    case .png: "png"
    case .gif: "gif"
    case .webp: "webp"
    case .heif: "heic"
    case .bmp: "bmp"
    case .tiff: "tif"
    case .mp4: "mp4"
    case .mp3: "mp3"
    case .wav: "wav"
    case .zip: "zip"
    case .rar: "rar"
    case .sevenZip: "7z"
    case .text: "txt"
    default: nil
    }
  }

  /// Whether files of this kind are copied into the site.
  package var isPublished: Bool { ending != nil }

  /// The kind of the container that such a file is, itself where it is none.
  package var container: FileSignature {
    switch self {
    case .ofd, .docx, .xlsx, .pptx: .zip
    case .wordBinary, .excelBinary, .powerPointBinary: .otherCompound
    default: self
    }
  }

  /// Whether it is a picture whose size is read.
  package var isImage: Bool {
    switch self {
    case .jpeg, .png, .gif, .webp, .heif, .bmp, .tiff: true
    default: false
    }
  }

  /// Whether opening such a file, or a page that leads to it, can run a program.
  package var isProgram: Bool {
    switch self {
    case .html, .serverPage, .script, .windowsProgram, .linuxProgram, .macProgram, .installer,
      .shortcut, .flash, .java, .android, .svg:
      true
    default: false
    }
  }
}

/// What a file is, and what speaks against publishing it as that.
package struct FileSignatureFinding: Sendable {
  /// What its first bytes say.
  package var signature: FileSignature
  /// What is wrong with the rest, if anything.
  package var fault: Fault?

  /// Why a file is not what its first bytes say.
  package enum Fault: Sendable, Hashable {
    /// It is incomplete or contradicts itself.
    case damaged(Message)
    /// It is something else as well, which a server or browser may take it for.
    case disguised(Message)
  }

  package init(_ signature: FileSignature, _ fault: Fault? = nil) {
    self.signature = signature
    self.fault = fault
  }
}

extension FileSignature {
  /// What people call such a file, without an article in English.
  package var name: Message {
    switch self {
    case .pdf: Message("PDF 文件", "PDF document")
    case .ofd: Message("OFD 版式文件", "OFD document")
    case .docx: Message("Word 文档（docx）", "Word document (docx)")
    case .xlsx: Message("Excel 工作簿（xlsx）", "Excel workbook (xlsx)")
    case .pptx: Message("PowerPoint 演示文稿（pptx）", "PowerPoint presentation (pptx)")
    case .wordBinary: Message("Word 97–2003 文档或 WPS 文字", "Word 97–2003 or WPS document")
    case .excelBinary: Message("Excel 97–2003 工作簿或 WPS 表格", "Excel 97–2003 or WPS workbook")
    case .powerPointBinary:
      Message("PowerPoint 97–2003 演示文稿或 WPS 演示", "PowerPoint 97–2003 or WPS presentation")
    case .jpeg: Message("JPEG 图片", "JPEG image")
    case .png: Message("PNG 图片", "PNG image")
    case .gif: Message("GIF 图片", "GIF image")
    case .webp: Message("WebP 图片", "WebP image")
    case .mp4: Message("MP4 视频", "MP4 video")
    case .mp3: Message("MP3 音频", "MP3 recording")
    case .wav: Message("WAV 音频", "WAV recording")
    case .zip: Message("ZIP 压缩包", "ZIP archive")
    case .rar: Message("RAR 压缩包", "RAR archive")
    case .sevenZip: Message("7z 压缩包", "7z archive")
    case .text: Message("纯文本", "plain text")
    case .lfsPointer: Message("Git LFS 指针", "Git LFS pointer")
    case .empty: Message("空文件", "empty file")
    case .unknown: Message("无法识别的数据", "data of an unknown kind")
    default: refusedName
    }
  }

  private var refusedName: Message {
    switch self {
    case .officeWithMacros: Message("带宏的 Office 文档", "Office document with macros")
    case .encryptedOffice: Message("加了打开密码的 Office 文档", "password-protected Office document")
    case .otherCompound: Message("其他程序的复合文档", "compound file of another program")
    case .xlsb: Message("Excel 二进制工作簿（xlsb）", "Excel binary workbook (xlsb)")
    case .openDocument: Message("ODF 或 UOF 文档", "OpenDocument or UOF document")
    case .rtf: Message("RTF 文档", "RTF document")
    case .webArchive: Message("网页存档（MHT）", "web archive (MHT)")
    case .epub: Message("EPUB 电子书", "EPUB book")
    case .ceb: Message("方正或书生版式文件", "CEB or SEP document")
    case .caj: Message("知网 CAJ 文献", "CAJ document")
    case .chm: Message("CHM 帮助文件", "CHM help file")
    case .xml: Message("XML 文件", "XML document")
    case .svg: Message("SVG 图形", "SVG image")
    case .heif: Message("HEIC 或 AVIF 图片", "HEIC or AVIF image")
    case .bmp: Message("BMP 图片", "BMP image")
    case .tiff: Message("TIFF 图片", "TIFF image")
    case .photoshop: Message("Photoshop 图片", "Photoshop image")
    case .icon: Message("图标文件", "icon file")
    case .quickTime: Message("QuickTime 视频（MOV）", "QuickTime video (MOV)")
    case .avi: Message("AVI 视频", "AVI video")
    case .matroska: Message("MKV 或 WebM 视频", "MKV or WebM video")
    case .windowsMedia: Message("Windows Media 音视频", "Windows Media file")
    case .flashVideo: Message("FLV 视频", "FLV video")
    case .otherMedia: Message("其他格式的音视频", "sound or video in another format")
    case .gzip: Message("Unix 压缩包", "Unix archive")
    case .cabinet: Message("CAB 压缩包", "CAB archive")
    default: programName
    }
  }

  private var programName: Message {
    switch self {
    case .html: Message("网页（HTML）", "web page (HTML)")
    case .serverPage: Message("服务器端程序", "server-side program")
    case .script: Message("脚本", "script")
    case .windowsProgram: Message("Windows 程序", "Windows program")
    case .linuxProgram: Message("Linux 程序", "Linux program")
    case .macProgram: Message("macOS 程序", "macOS program")
    case .installer: Message("Windows 安装程序", "Windows installer")
    case .shortcut: Message("快捷方式", "shortcut")
    case .flash: Message("Flash 动画", "Flash movie")
    case .java: Message("Java 程序", "Java program")
    default: Message("手机应用安装包", "mobile app package")
    }
  }
}
