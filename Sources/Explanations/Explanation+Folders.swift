import Diagnostics

/// What may be published, and in which folder it has to be.
extension Explanation {
  static let folders: [Explanation] = [
    Explanation(
      .attachmentNotAllowed,
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
      mended: [.commands("rm content/tongzhi/tianbao.exe")]),
    Explanation(
      .attachmentTypeMismatch,
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
      mended: [
        .commands("mv content/tongzhi/mingdan.docx content/tongzhi/mingdan.pdf"),
        .article("attachments: [mingdan.pdf]"),
      ]),
    Explanation(
      .imageTooLarge,
      title: Message("图片的像素太多", "The picture has too many pixels"),
      meaning: Message(
        """
        图片每边不超过 30000 像素，总共不超过 1.2 亿像素。再大的图片文件可能很小，\
        但打开它要占几百兆内存，手机会卡死。
        """,
        """
        A picture may have 30,000 pixels a side and 120 million in all. A larger one may be a small \
        file, but it takes hundreds of megabytes to open it and stalls telephones.
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
        ),
        .article("image: quanjing.gif"),
      ]),
    Explanation(
      .noContent,
      title: Message("没有稿件", "There is no content"),
      meaning: Message(
        """
        网站的稿件都放在 content 文件夹里，现在没有这个文件夹，或者里面一个文件也没有。\
        多半是检出不完整、文件夹改了名，或者网络磁盘没有挂载，所以不发布空网站。
        """,
        """
        All that a site says is in its folder content, which is missing or has no file in it. \
        Usually the checkout is incomplete, the folder was renamed, or a network disk is not \
        mounted; an empty site is not published.
        """),
      example: [.commands("mv content neirong\nredsite build")],
      mend: Message(
        "把 content 文件夹放回来；新网站请先建一个栏目。",
        "Put the folder content back; in a new site, make a column first."),
      mended: [.commands("mv neirong content\nredsite build")]),
    Explanation(
      .missingColumnIndex,
      title: Message("栏目缺少 _index.md", "The column has no _index.md"),
      meaning: Message(
        """
        content 里的每个文件夹都是一个栏目，栏目的名称写在它的 _index.md 里。\
        这个文件夹里有文章，却没有 _index.md，导航里就不知道该怎么称呼它。
        """,
        """
        Every folder of content is a column, and its _index.md says what the column is called. \
        This folder has articles and no _index.md, so there is no name to show.
        """),
      example: [
        .file(
          "content/tongzhi/peixun/kaiban.md",
          "---\ntitle: 培训班开班\ndate: 2026-07-01\n---\n\n培训班今天开班。",
          "---\ntitle: The course begins\ndate: 2026-07-01\n---\n\nThe course begins today.")
      ],
      mend: Message("在这个文件夹里新建 _index.md，写上栏目名称。", "Create _index.md with the column's title."),
      mended: [
        .file(
          "content/tongzhi/peixun/_index.md", "---\ntitle: 培训通知\n---",
          "---\ntitle: Courses\n---")
      ]),
    Explanation(
      .fileOutsideColumn,
      title: Message("文章放错了地方", "The article is in the wrong place"),
      meaning: Message(
        """
        文章要放在栏目的文件夹里。content/topics 是放专题的，每个专题只有一个 _index.md，\
        里面不能放文章，也不能再分层；一篇文章属于哪些专题，写在文章开头的 topics 里。
        """,
        """
        Articles live in the folder of a column. content/topics holds topics, each with an \
        _index.md and nothing below it; an article says under `topics` which ones it belongs to.
        """),
      example: [
        .file(
          "content/topics/dushuyue/qidong.md",
          "---\ntitle: 读书月启动\ndate: 2026-04-23\n---\n\n读书月今天启动。",
          "---\ntitle: Reading month begins\ndate: 2026-04-23\n---\n\nReading month begins today.")
      ],
      mend: Message(
        "把文章移到它所属的栏目，在文章开头写明专题。",
        "Move the article to its column and name the topic in its front matter."),
      mended: [
        .commands("rm content/topics/dushuyue/qidong.md"),
        .file(
          "content/tongzhi/qidong.md",
          "---\ntitle: 读书月启动\ndate: 2026-04-23\ntopics: [dushuyue]\n---\n\n读书月今天启动。",
          """
          ---
          title: Reading month begins
          date: 2026-04-23
          topics: [dushuyue]
          ---

          Reading month begins today.
          """),
      ]),
    Explanation(
      .nestedSubsite,
      title: Message("子网放错了地方", "The subsite is in the wrong place"),
      meaning: Message(
        """
        写了 subsite 的栏目是一个子网：有自己的名称、导航和首页。子网只有一层，不能放在另一个子网里面；\
        content/_index.md 是主站自己，专题是另一种页面，也都不能设成子网。
        """,
        """
        A column with `subsite` is a site of its own, with a name, a navigation and a home page. \
        Subsites have one level: none can be inside another. content/_index.md is the site itself \
        and topics are pages of another kind, so neither can be one.
        """),
      example: [
        .file(
          "content/dangshi/_index.md", "---\ntitle: 党史网\nsubsite: { name: 党史网 }\n---",
          "---\ntitle: Party history\nsubsite: { name: Party history }\n---"),
        .file(
          "content/dangshi/zhengbian/_index.md",
          "---\ntitle: 征编\nsubsite: { name: 征编网 }\n---",
          "---\ntitle: Sources\nsubsite: { name: Sources }\n---"),
      ],
      mend: Message(
        "删去里面那个栏目的 subsite，作为普通栏目使用；确实要成为子网的，把它的文件夹移到上一级子网外面。",
        """
        Remove `subsite` from the inner column and keep it as a column; or move its folder out of \
        the subsite.
        """),
      mended: [
        .file(
          "content/dangshi/zhengbian/_index.md", "---\ntitle: 征编\n---",
          "---\ntitle: Sources\n---")
      ]),
  ]
}
