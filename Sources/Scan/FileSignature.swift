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
  case mp4, mp3, wav
  case zip, rar, sevenZip
  case text

  // Documents that are refused
  case officeWithMacros, encryptedOffice, otherCompound, xlsb, openDocument, rtf, webArchive
  case epub, ceb, caj, chm, xml

  // Pictures, sound and video that are refused
  case svg, heif, bmp, tiff, photoshop, icon
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
    case .jpeg, .png, .gif, .webp: true
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
