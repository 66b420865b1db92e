extension FileSignature {
  /// What a file of this ending claims to be, or nil where the ending says nothing.
  ///
  /// The published endings are those in which Chinese institutions exchange files: PDF and OFD
  /// (GB/T 33190), Microsoft's and Kingsoft's office formats, text and tables as text, pictures,
  /// sound, video and archives.
  ///
  /// - Parameter ending: in lower case, without the dot.
  package init?(ending: String) {
    switch ending {
    case "pdf": self = .pdf
    case "ofd": self = .ofd
    case "docx": self = .docx
    case "xlsx": self = .xlsx
    case "pptx": self = .pptx
    case "doc", "wps": self = .wordBinary
    case "xls", "et": self = .excelBinary
    case "ppt", "dps": self = .powerPointBinary
    case "jpg", "jpeg": self = .jpeg
    case "png": self = .png
    case "gif": self = .gif
    case "webp": self = .webp
    case "mp4": self = .mp4
    case "mp3": self = .mp3
    case "wav": self = .wav
    case "zip": self = .zip
    case "rar": self = .rar
    case "7z": self = .sevenZip
    case "txt", "csv": self = .text
    default:
      guard let refused = Self.refused(ending: ending) else { return nil }
      self = refused
    }
  }

  private static func refused(ending: String) -> FileSignature? {
    switch ending {
    case "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm", "potm": .officeWithMacros
    case "xlsb": .xlsb
    case "odt", "ods", "odp", "uof", "uot", "uos", "uop": .openDocument
    case "rtf": .rtf
    case "mht", "mhtml": .webArchive
    case "epub": .epub
    case "ceb", "cebx", "sep", "gd": .ceb
    case "caj", "kdh", "nh": .caj
    case "chm": .chm
    case "xml", "xsl", "xslt": .xml
    case "svg", "svgz": .svg
    case "heic", "heif", "avif": .heif
    case "bmp", "dib": .bmp
    case "tif", "tiff": .tiff
    case "psd": .photoshop
    case "ico", "cur": .icon
    case "mov", "qt": .quickTime
    case "avi": .avi
    case "mkv", "webm": .matroska
    case "wmv", "wma", "asf": .windowsMedia
    case "flv", "f4v": .flashVideo
    case "rm", "rmvb", "mpg", "mpeg", "m4v", "3gp", "ts", "vob", "m4a", "aac", "amr", "ogg", "flac":
      .otherMedia
    case "gz", "tgz", "tar", "bz2", "xz": .gzip
    case "cab": .cabinet
    case "html", "htm", "xhtml", "xht", "hta": .html
    case _ where runsOnServers(ending): .serverPage
    case "js", "mjs", "cjs", "jse", "wasm", "vbs", "vbe", "wsf", "wsh", "bat", "cmd", "ps1", "sh",
      "bash", "py", "pl", "rb", "reg", "sql":
      .script
    case "exe", "com", "scr", "dll", "pif", "cpl", "sys": .windowsProgram
    case "so", "elf", "run", "deb", "rpm", "appimage": .linuxProgram
    case "dmg", "pkg", "app": .macProgram
    case "msi", "msix", "appx": .installer
    case "lnk", "url", "desktop": .shortcut
    case "swf": .flash
    case "jar", "class", "war": .java
    case "apk", "ipa": .android
    default: nil
    }
  }

  /// Whether web servers run files with this ending, some of them wherever in the name it stands
  /// (Apache's `mod_mime`, “Files with Multiple Extensions”).
  package static func runsOnServers(_ ending: String) -> Bool {
    switch ending {
    case "php", "php3", "php4", "php5", "php7", "php8", "phtml", "phar", "jsp", "jspx", "jspf",
      "asp", "aspx", "ashx", "asmx", "asa", "cer", "cgi", "fcgi", "shtml", "shtm", "stm", "cfm":
      true
    default: false
    }
  }
}
