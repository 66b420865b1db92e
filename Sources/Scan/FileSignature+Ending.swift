import Diagnostics

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
    case "txt", "csv", "vtt": self = .text
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

extension FileSignature {
  /// What to do with a file of a kind that is not published.
  package var advice: Message {
    switch self {
    case .officeWithMacros:
      Message(
        "请另存为不带宏的 .docx、.xlsx 或 .pptx", "save it without macros, as .docx, .xlsx or .pptx")
    case .encryptedOffice:
      Message("请用 WPS 或 Office 取消打开密码，另存后再上传", "remove the password and save it again")
    case .xlsb: Message("请另存为 .xlsx", "save it as .xlsx")
    case .openDocument, .rtf, .otherCompound:
      Message("请用 WPS 或 Office 另存为 .docx、.xlsx 或 .pdf", "save it as .docx, .xlsx or .pdf")
    case .webArchive, .html, .xml:
      Message(
        "请把内容写成 Markdown 文章；如果原本是文档或表格，请用 WPS 或 Office 打开，"
          + "另存为 .docx、.xlsx 或 .pdf",
        "write it as a Markdown article, or open it in an office program and save it as .docx, "
          + ".xlsx or .pdf")
    case .epub, .ceb, .caj, .chm:
      Message("请转换为 .pdf 或 .ofd", "convert it to .pdf or .ofd")
    case .svg:
      Message(
        "SVG 可以夹带脚本。请导出为 .png；网站自己的图形请放进 assets/ 或主题",
        "SVG can carry scripts; export it as .png, or keep the site's own drawings in assets/ or "
          + "the theme")
    case .photoshop, .icon:
      Message("请转换为 .jpg 或 .png", "convert it to .jpg or .png")
    case .quickTime, .avi, .matroska, .windowsMedia, .flashVideo, .otherMedia:
      Message(
        "请转换为 .mp4（视频，H.264 编码）或 .mp3（音频）",
        "convert it to .mp4 (video, H.264) or .mp3 (sound)")
    case .gzip, .cabinet: Message("请改用 .zip", "use .zip instead")
    case .flash:
      Message("浏览器已不再支持 Flash，请转换为 .mp4 或图片", "browsers no longer play Flash; use .mp4")
    case _ where isProgram:
      Message(
        "网站不发布能运行的文件。请删除它，需要时在文章里写明到哪里下载",
        "a site publishes nothing that runs: remove it, and say in the article where to get it")
    default: Self.listOfEndings
    }
  }

  /// All endings that are published.
  package static let listOfEndings = Message(
    "可以发布的附件：pdf ofd doc docx wps xls xlsx et ppt pptx dps txt csv jpg jpeg png gif webp"
      + " heic heif avif bmp tif tiff mp4 mp3 wav zip rar 7z",
    "published are pdf ofd doc docx wps xls xlsx et ppt pptx dps txt csv jpg jpeg png gif webp heic"
      + " heif avif bmp tif tiff mp4 mp3 wav zip rar 7z")
}
