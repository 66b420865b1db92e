import Diagnostics

/// Whether a file can be read, and what makes it something else than text.
extension Explanation {
  static let files: [Explanation] = [
    Explanation(
      .unreadableFile,
      title: Message("文件读不出来", "The file cannot be read"),
      meaning: Message(
        """
        操作系统不让程序读这个文件，多半是运行程序的用户没有读取权限，也可能是磁盘出了故障。\
        少读一个文件，网站就少一块内容，所以不会发布。
        """,
        """
        The system does not let the program read this file: usually the user it runs as has no \
        permission, sometimes the disk is failing. A site with a file missing is not published.
        """),
      example: [.commands("chmod 000 content/tongzhi/baoming.md\nredsite build")],
      mend: Message(
        "给文件加上读取权限；如果提示磁盘错误，请联系机房。",
        "Give the file read permission; for an error of the disk, ask whoever runs the machine."),
      mended: [.commands("chmod 644 content/tongzhi/baoming.md\nredsite build")]),
    Explanation(
      .notEnoughMemory,
      title: Message("内存不够", "There is not enough memory"),
      meaning: Message(
        """
        生成时全部稿件都在内存里：一篇文章大约 10 KB，别的文件 1 KB。照文件的个数算，\
        超过了这台机器的内存，或者容器、systemd 给这个程序的内存。\
        系统会在中途杀掉它，所以一开始就不做。
        """,
        """
        A build has all content in memory: about 10 KB for an article, 1 KB for any other file. By \
        the number of files that is more than the machine has, or than a container or systemd \
        allows. The system would end the program half-way, so it does not begin.
        """),
      example: [.commands("systemd-run --user --pipe -p MemoryMax=64M redsite build")],
      mend: Message(
        "换内存大一些的机器，或者放宽限制；不再更新的年份可以另建一个网站。",
        "Take a larger machine or a higher limit; years that are closed can be a site of their own."
      ),
      mended: [.commands("systemd-run --user --pipe -p MemoryMax=2G redsite build")]),
    Explanation(
      .fileTooLarge,
      title: Message("文件太大", "The file is too large"),
      meaning: Message(
        """
        文章、数据和模板每个不超过 1 MiB，图片和附件每个不超过 64 MiB。\
        更大的多半是录像或没有压缩的扫描件，放进网站会让每次更新都很慢，读者也打不开。
        """,
        """
        Articles, data and templates may have 1 MiB each, images and attachments 64 MiB each. What \
        is larger is usually a video or an uncompressed scan: it slows down every update and readers \
        cannot open it.
        """),
      example: [
        .commands("truncate -s 80M content/tongzhi/luxiang.mp4   # 80 MB", nil)
      ],
      mend: Message(
        "扫描件请压缩；录像请放到视频平台或文件服务器，文章里只放链接。",
        "Compress scans; keep videos on a video or file server and link to them."),
      mended: [
        .commands("rm content/tongzhi/luxiang.mp4"),
        .article(
          body: Message(
            "[会议录像](https://video.example.org/huiyi)", "[Video](https://video.example.org/huiyi)")),
      ]),
    Explanation(
      .notARegularFile,
      title: Message("不是普通文件", "Not a regular file"),
      meaning: Message(
        """
        这里是一个快捷方式（符号链接）、管道或设备，不是文件本身。\
        跟着链接走可能把网站以外的文件发布出去，所以一律不读。
        """,
        """
        This is a symbolic link, a pipe or a device and not a file. Following links could publish \
        what lies outside the site, so none is read.
        """),
      example: [.commands("ln -s /srv/photos/huiyi.jpg content/tongzhi/huiyi.jpg")],
      mend: Message("删掉链接，把文件本身复制过来。", "Remove the link and copy the file itself here."),
      mended: [
        .commands(
          """
          rm content/tongzhi/huiyi.jpg
          cp /srv/photos/huiyi.jpg content/tongzhi/huiyi.jpg
          """)
      ]),
    Explanation(
      .unusableFileName,
      title: Message("文件名不能用", "The file name cannot be used"),
      meaning: Message(
        """
        文件名会成为网址的一部分。名字太长（超过 200 字节，约 66 个汉字）、不是 UTF-8 编码、\
        含有反斜杠或看不见的字符，或者文件夹套了 32 层以上，网址就打不开。\
        在 Windows 上打包、到服务器上解压的文件常有这种名字。
        """,
        """
        A file's name becomes part of a URL. A name of more than 200 bytes, not in UTF-8, with a \
        backslash or invisible characters, or folders nested more than 32 deep make URLs that do \
        not work. Archives packed on Windows and unpacked on a server often have such names.
        """),
      example: [.commands(#"cp content/tongzhi/huizhi.pdf 'content/tongzhi/附件\回执.pdf'"#)],
      mend: Message(
        "换一个短而清楚的名字，只用汉字、字母、数字和连字符。",
        "Give it a short name of letters, digits, Han characters and hyphens."),
      mended: [
        .commands(#"mv 'content/tongzhi/附件\回执.pdf' content/tongzhi/huizhi-2.pdf"#),
        .article("attachments: [huizhi-2.pdf]"),
      ]),
    Explanation(
      .notUTF8,
      title: Message("文件不是 UTF-8 编码", "The file is not UTF-8"),
      meaning: Message(
        """
        同样的汉字有几种存法，网站只用国际通行的 UTF-8。旧系统导出的文件、\
        用记事本存成“ANSI”的文件常是 GB18030（GBK），存成“Unicode”的是 UTF-16，直接发布会成乱码。
        """,
        """
        Text of a site is UTF-8. Files exported from old systems, or saved as “ANSI” on a Chinese \
        Windows, are often GB18030 (GBK), those saved as “Unicode” are UTF-16; they would be published as \
        gibberish.
        """),
      example: [
        .article(
          body: Message("请各支部派一名代表参加。", "请各支部派一名代表参加。 (Every branch sends one member.)")),
        .commands(
          """
          iconv -f UTF-8 -t GB18030 content/tongzhi/huiyi.md > huiyi.txt
          mv huiyi.txt content/tongzhi/huiyi.md
          """),
      ],
      mend: Message(
        "运行 redsite fix --apply，程序会转换；或在编辑器里“另存为”，编码选 UTF-8。",
        "`redsite fix --apply` converts it; or save it again as UTF-8."),
      mended: [
        .commands(
          """
          iconv -f GB18030 -t UTF-8 content/tongzhi/huiyi.md > huiyi.txt
          mv huiyi.txt content/tongzhi/huiyi.md
          """)
      ]),
    Explanation(
      .nulByte,
      title: Message("文件里有不是文字的内容", "The file holds something that is not text"),
      meaning: Message(
        """
        文件里有值为零的字节，文字里不会有它。多半是把 Word、图片等文件的扩展名改成了 .md，\
        或者文件在传输中损坏了。
        """,
        """
        There is a byte of value zero, which text never has. Usually a Word file or an image was \
        renamed to .md, or the file was damaged on its way.
        """),
      example: [
        .article(), .commands("printf '\\000' >> content/tongzhi/huiyi.md"),
      ],
      mend: Message(
        "从 Word 里复制文字，另存为纯文本；只多出零字节的，可以用命令删除。",
        "Copy the text out of Word into a plain text file; stray zero bytes can be deleted."),
      mended: [
        .commands(
          """
          tr -d '\\000' < content/tongzhi/huiyi.md > huiyi.txt
          mv huiyi.txt content/tongzhi/huiyi.md
          """)
      ]),
    Explanation(
      .forbiddenCharacter,
      title: Message("有网页不允许的控制字符", "A control character that HTML forbids"),
      meaning: Message(
        """
        文字里有一个看不见的控制字符，网页标准不允许它出现，有的浏览器和订阅软件会打不开。\
        多半是从 Word、数据库或旧系统里粘贴、导出时带来的；写成“\\u0001”这样的转义也一样。
        """,
        """
        The text has a control character. Nobody sees it, HTML forbids it, and some browsers and \
        readers of feeds fail over it. It comes from Word, a database or an old system by pasting \
        or exporting; an escape such as `\\u0001` is the same.
        """),
      example: [
        .article(), .commands("printf '\\001' >> content/tongzhi/huiyi.md"),
      ],
      mend: Message(
        "删去它：运行 redsite fix --apply，或者把这一句重新打一遍。",
        "Remove it: run `redsite fix --apply`, or type the sentence again."),
      mended: [.article()]),
    Explanation(
      .invisibleCharacter,
      title: Message("有看不见的字符", "An invisible character"),
      meaning: Message(
        """
        文字里有零宽空格、方向控制符之类看不见的字符，多半是从网页或聊天软件里复制带来的。\
        有了它，搜索找不到这个词，方向控制符还会把后面的文字倒过来显示。表情符号和民族文字里需要的不算。\
        这是提醒，网站照常发布；用 --strict 时算错误。文件名和网址里有它，一律是错误。
        """,
        """
        The text has a zero-width space, a mark of direction or the like, mostly copied from a web \
        page or a messenger. Searches miss the word, and marks of direction turn the text after \
        them around. Those that emoji and other scripts need are not meant. This is a warning and \
        the site is published, except with --strict; in names of files and in URLs it is an error.
        """),
      example: [
        .article(), .commands("printf '2026\\342\\200\\213\\n' >> content/tongzhi/huiyi.md"),
      ],
      mend: Message(
        "零宽空格用 redsite fix --apply 删去；别的请核对文字，把这一处重新打一遍。",
        "`redsite fix --apply` takes zero-width spaces out; for others check the text and type it "
          + "again."),
      mended: [.article()]),
    Explanation(
      .conflictMarker,
      title: Message("合并冲突没有解决", "A merge conflict is unresolved"),
      meaning: Message(
        """
        两个人改了同一处，Git 不知道该听谁的，就把两种写法都留在文件里，用“<<<<<<<”“=======”“>>>>>>>”\
        隔开。不处理就发布，读者会看到这些符号和两份文字。
        """,
        """
        Two people changed the same place. Git keeps both versions in the file, between the lines \
        `<<<<<<<`, `=======` and `>>>>>>>`. Readers would see both, and the marks too.
        """),
      example: [
        .article(
          body: Message(
            """
            <<<<<<< HEAD
            会议改在周四下午。
            =======
            会议改在周五上午。
            >>>>>>> bangongting
            """,
            """
            <<<<<<< HEAD
            The meeting is on Thursday afternoon.
            =======
            The meeting is on Friday morning.
            >>>>>>> office
            """))
      ],
      mend: Message(
        "问清哪一种是对的，留下它，删掉另一种和三行符号。",
        "Find out which version is right, keep it, and remove the other one and the three marks."),
      mended: [
        .article(
          body: Message("会议改在周五上午。", "The meeting is on Friday morning."))
      ]),
    Explanation(
      .lfsPointer,
      title: Message("文件的内容还没有取回来", "The content of the file was not fetched"),
      meaning: Message(
        """
        这个文件由 Git LFS 保管，本地只有三行的取件单，内容还在服务器上。\
        照样发布，读者看到的就是取件单。
        """,
        """
        Git LFS keeps this file, and what is here are the three lines that say where. Published \
        as it is, readers would see those lines.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md",
          """
          version https://git-lfs.github.com/spec/v1
          oid sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
          size 4312
          """)
      ],
      mend: Message(
        "运行 git lfs pull 取回内容；自动发布的服务器上也要装 Git LFS。",
        "Run `git lfs pull`; a server that publishes needs Git LFS as well."),
      mended: [.article()]),
  ]
}
