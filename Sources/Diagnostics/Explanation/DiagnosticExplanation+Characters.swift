/// Characters that nobody sees.
extension DiagnosticExplanation {
  package static let forbiddenCharacter = DiagnosticExplanation(
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
    mended: [.article()])

  package static let invisibleCharacter = DiagnosticExplanation(
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
    mended: [.article()])
}
