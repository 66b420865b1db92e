/// Attachments and pictures that may not be published.
extension DiagnosticExplanation {
  package static let attachmentNotAllowed = DiagnosticExplanation(
    title: Message("这种附件不能发布", "Files of this kind are not published"),
    meaning: Message(
      """
      可以发布的附件有 PDF、OFD、Word、Excel、PowerPoint 和 WPS 文档、图片、录音录像和压缩包等常用的几种。\
      程序和网页文件不行：读者下载后可能中毒，有的服务器还会运行它们。读者打不开的少见格式也不行。
      """,
      """
      Published are PDF, OFD, office documents, pictures, sound, video and archives of the usual \
      kinds. Programs and web pages are not: they may harm readers, and some servers run them. \
      Neither are rare formats that readers cannot open.
      """),
    example: [
      .commands(
        "printf 'MZ' > content/tongzhi/tianbao.exe   # 填报软件",
        "printf 'MZ' > content/tongzhi/tianbao.exe   # a program to fill in forms")
    ],
    mend: Message(
      "文档转成 PDF；软件请放到专门的下载站，文章里放链接。",
      "Turn documents into PDF; keep software on a download site and link to it."),
    mended: [.commands("rm content/tongzhi/tianbao.exe")])

  package static let attachmentTypeMismatch = DiagnosticExplanation(
    title: Message("扩展名和内容不一致", "The ending does not fit the content"),
    meaning: Message(
      """
      文件名说它是一种文件，内容却是另一种，或者文件是空的、坏了一半。多半是直接改了扩展名而没有“另存为”，\
      或者上传中断；也可能是伪装成文档的病毒。
      """,
      """
      The name says one kind of file and the bytes say another, or the file is empty or cut off. \
      Usually somebody changed the ending instead of exporting, or an upload broke off; it may \
      also be malware in disguise.
      """),
    example: [.commands("cp content/tongzhi/huizhi.pdf content/tongzhi/mingdan.docx")],
    mend: Message(
      "把扩展名改对，或用原来的软件另存为需要的格式；来历不明的文件不要打开。",
      "Correct the ending or export the file again; do not open what you do not know."),
    mended: [.commands("mv content/tongzhi/mingdan.docx content/tongzhi/mingdan.pdf")])

  package static let imageTooLarge = DiagnosticExplanation(
    title: Message("图片的像素太多", "The picture has too many pixels"),
    meaning: Message(
      """
      图片每边不超过 12000 像素，总共不超过 5000 万像素。再大的图片文件可能很小，\
      但浏览器打开要占几百兆内存，手机会卡死。
      """,
      """
      A picture may have 12,000 pixels a side and 50 million in all. A larger one may be a small \
      file, but it takes browsers hundreds of megabytes to show it and stalls telephones.
      """),
    example: [
      .commands(
        #"printf 'GIF89a0u0u\0\0\0,;' > content/tongzhi/quanjing.gif   # 30000 × 30000 像素"#,
        #"printf 'GIF89a0u0u\0\0\0,;' > content/tongzhi/quanjing.gif   # 30000 × 30000 pixels"#)
    ],
    mend: Message(
      "缩小到 1920 像素宽；需要提供原图时打包成 .zip。",
      "Scale it down to a width of 1920; offer the original as a .zip."),
    mended: [
      .commands(
        #"printf 'GIF89a\200\7\70\4\0\0\0,;' > content/tongzhi/quanjing.gif   # 1920 × 1080 像素"#,
        #"printf 'GIF89a\200\7\70\4\0\0\0,;' > content/tongzhi/quanjing.gif   # 1920 × 1080 pixels"#
      )
    ])
}
