import Diagnostics

/// What readers would get with pictures and attachments besides what they show.
extension Explanation {
  private static func attached(_ name: String) -> [ExampleInput] {
    let ending = String(name.split(separator: ".").last ?? "")
    return [
      .article("attachments: [fujian.\(ending)]"),
      .commands("cp /srv/wendang/\(name) content/tongzhi/fujian.\(ending)"),
    ]
  }

  private static func replaced(_ name: String) -> [ExampleInput] {
    let ending = String(name.split(separator: ".").last ?? "")
    return [.commands("cp /srv/wendang/\(name) content/tongzhi/fujian.\(ending)")]
  }

  static let scannedFiles: [Explanation] = [
    Explanation(
      .photoLocation,
      title: Message("图片里存着拍摄位置", "A picture knows where it was taken"),
      meaning: Message(
        """
        手机拍的照片里存着经纬度，谁下载了都能查出是在哪里拍的。JPEG、PNG、WebP 的 Exif 和 XMP 都查，\
        Word 等文档里的照片也查。图片原样发布的是错误；网页上只用另存的小图的，是说明。
        """,
        """
        Telephones write the position into photos, and whoever downloads one can read it. Exif and \
        XMP of JPEG, PNG and WebP are looked at, also of photos in documents. It is an error where \
        the file goes out as it is, and a note where pages show copies only.
        """),
      example: [
        .article("attachments: [weizhi.jpg]"),
        .commands("cp /srv/photos/weizhi.jpg content/tongzhi/weizhi.jpg"),
      ],
      mend: Message(
        "`redsite fix --apply` 去掉位置和其他附加信息，画面一点不变，该转的方向也留着。",
        "`redsite fix --apply` takes it out; the picture and how it is turned stay as they are."),
      mended: [.commands("cp /srv/photos/huichang.jpg content/tongzhi/weizhi.jpg")]),
    Explanation(
      .photoMetadata,
      title: Message("图片里存着作者或相机", "A picture knows its author or camera"),
      meaning: Message(
        "图片的附加信息里有作者、相机主人或序列号。",
        "The picture has its author, the owner of the camera or a serial number in it."),
      example: [
        .article("attachments: [zuozhe.jpg]"),
        .commands("cp /srv/photos/zuozhe.jpg content/tongzhi/zuozhe.jpg"),
      ],
      mend: Message("`redsite fix --apply` 去掉。", "`redsite fix --apply` takes it out."),
      mended: [.commands("cp /srv/photos/huichang.jpg content/tongzhi/zuozhe.jpg")]),
    Explanation(
      .officeAuthor,
      title: Message("文件属性里有作者或单位", "A document names its author or company"),
      meaning: Message(
        """
        Word、Excel、PowerPoint 和 OFD 文件的属性里记着作者、最后修改的人、单位、主管，\
        读者打开“属性”就看得到。
        """,
        """
        The properties of office documents name the author, the last editor, the company and the \
        manager, for every reader to see.
        """),
      example: attached("zuozhe.docx"),
      mend: Message(
        "`redsite fix --apply` 清除；OFD 请重新导出。", "`redsite fix --apply` clears them; export OFD anew."
      ),
      mended: replaced("ganjing.docx")),
    Explanation(
      .officeChanges,
      title: Message("文件里有修订或批注", "A document has changes or comments"),
      meaning: Message(
        """
        没有处理的修订里有删掉的原话，批注里有内部意见，读者都看得到。
        """,
        """
        Tracked changes keep what was deleted, comments keep what was said among colleagues; readers \
        see both.
        """),
      example: attached("xiuding.docx"),
      mend: Message(
        "接受或拒绝全部修订，删掉批注，再保存。", "Accept or reject all changes, delete the comments and save it."),
      mended: replaced("ganjing.docx")),
    Explanation(
      .officeHidden,
      title: Message("文件里有隐藏的内容", "A document hides something"),
      meaning: Message(
        """
        隐藏的工作表、幻灯片、文字，读者点一下就能显示，“深度隐藏”的也一样。这是错误；\
        隐藏的行和列、演讲者备注是警告。
        """,
        """
        Hidden sheets, slides and words are shown by a click, also those that are “very hidden”. \
        That is an error; hidden rows and columns and speaker notes are a warning.
        """),
      example: attached("yincang.docx"),
      mend: Message("删掉隐藏的内容再保存。", "Delete what is hidden and save it."),
      mended: replaced("ganjing.docx")),
    Explanation(
      .officeEmbedded,
      title: Message("文件里嵌着别的文件", "A document has other files in it"),
      meaning: Message(
        """
        文档里嵌着别的文件（比如一整个工作簿，只为显示一张图表）、指向别的工作簿的链接、附带的数据或宏。\
        嵌入的文件里有什么，本程序不看。
        """,
        """
        There are other files in the document (a whole workbook, say, to show one chart), links to \
        other workbooks, data or macros. What is in the embedded files is not looked at.
        """),
      example: attached("qianru.docx"),
      mend: Message(
        "改成图片再保存，或由保密审查人员看过以后核准。", "Make a picture of it, or have a reviewer clear it."),
      mended: replaced("ganjing.docx")),
    Explanation(
      .pdfMetadata,
      title: Message("PDF 的属性里有作者", "A PDF names its author"),
      meaning: Message(
        "PDF 的属性或 XMP 里记着作者或单位，读者打开“属性”就看得到。",
        "The properties or the XMP of the PDF name the author or company, for every reader to see."),
      example: attached("zuozhe.pdf"),
      mend: Message(
        "在原文件里清除文档属性，重新导出。", "Clear the properties of the original and export it anew."),
      mended: replaced("ganjing.pdf")),
    Explanation(
      .unreadableAttachment,
      title: Message("附件不能检查", "An attachment that cannot be looked at"),
      meaning: Message(
        """
        旧格式的 Office 文件（doc、xls、ppt）、加密的 PDF、压缩包、扫描的 PDF、坏了的文件，\
        里面写着什么本程序看不到，所以不说它没有问题。
        """,
        """
        What is in an old Office file (doc, xls, ppt), an encrypted or scanned PDF, an archive or a \
        broken file cannot be seen, so it is not said to be clean.
        """),
      example: attached("cailiao.zip"),
      mend: Message(
        "另存为 docx、xlsx、pptx 或有文字的 PDF；不行的，由保密审查人员看过以后核准：`redsite clear`。",
        "Save it as docx, xlsx, pptx or a PDF with text; otherwise have a reviewer clear it."),
      mended: [
        .article("attachments: [fujian.docx]"),
        .commands(
          "rm content/tongzhi/fujian.zip\ncp /srv/wendang/ganjing.docx content/tongzhi/fujian.docx"),
      ]),
  ]
}
