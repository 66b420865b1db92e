import Diagnostics

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
    case .heif, .tiff, .photoshop, .icon, .bmp:
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
      + " mp4 mp3 wav zip rar 7z",
    "published are pdf ofd doc docx wps xls xlsx et ppt pptx dps txt csv jpg jpeg png gif webp mp4"
      + " mp3 wav zip rar 7z")
}
