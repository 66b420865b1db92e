import Base

/// What makes a file something else than text.
extension DiagnosticExplanation {
  package static let notUTF8 = DiagnosticExplanation(
    title: Message("文件不是 UTF-8 编码", "The file is not UTF-8"),
    meaning: Message(
      """
      同样的汉字有几种存法，网站只用国际通行的 UTF-8。旧系统导出的文件、\
      用记事本存成“ANSI”的文件常是 GB18030（GBK），直接发布会成乱码。
      """,
      """
      Text of a site is UTF-8. Files exported from old systems, or saved as “ANSI” on a Chinese \
      Windows, are often GB18030 (GBK) and would be published as gibberish.
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
      "按报错里给出的命令转换，或在编辑器里“另存为”，编码选 UTF-8。",
      "Convert it with the command in the message, or save it again as UTF-8."),
    mended: [
      .commands(
        """
        iconv -f GB18030 -t UTF-8 content/tongzhi/huiyi.md > huiyi.txt
        mv huiyi.txt content/tongzhi/huiyi.md
        """)
    ])

  package static let nulByte = DiagnosticExplanation(
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
    ])

  package static let conflictMarker = DiagnosticExplanation(
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
    ])

  package static let lfsPointer = DiagnosticExplanation(
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
    mended: [.article()])
}
