import Diagnostics

/// The frame of front matter and its grammar.
extension Explanation {
  static let frontMatter: [Explanation] = [
    Explanation(
      .missingFrontMatter,
      title: Message("文章开头没有设置", "The article has no front matter"),
      meaning: Message(
        """
        每篇文章最前面要有一段设置（front matter），夹在两行 --- 之间，写明标题和日期。\
        第 1 行就要是 ---：前面不能有空行，三个短横也不能用全角的。
        """,
        """
        Every article begins with its settings between two lines `---`, the title and the date \
        among them. The first `---` is on line 1, with nothing before it.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md", "会议通知\n\n请各支部派一名代表参加。",
          "Notice of a meeting\n\nEvery branch sends one member.")
      ],
      mend: Message(
        "在文件最前面加上四行：---、标题、日期、---。",
        "Begin the file with four lines: `---`, the title, the date, `---`."),
      mended: [.article()]),
    Explanation(
      .unclosedFrontMatter,
      title: Message("开头的设置没有结束", "The front matter is not closed"),
      meaning: Message(
        """
        开头的设置要用和第 1 行一样的 --- 结束。缺了它，程序分不清哪里是设置、哪里是正文。\
        结束的一行写成“———”或“－－－”也不算。
        """,
        """
        The front matter ends with the same `---` that begins it. Without it nobody can tell where \
        the settings end and the article begins.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md",
          "---\ntitle: 会议通知\ndate: 2026-07-01\n\n请各支部派一名代表参加。",
          "---\ntitle: Notice of a meeting\ndate: 2026-07-01\n\nEvery branch sends one member.")
      ],
      mend: Message("在设置的最后一行后面加一行 ---。", "Add a line `---` after the last setting."),
      mended: [.article()]),
    Explanation(
      .yamlSyntax,
      title: Message("设置的写法有误（YAML）", "The front matter is not valid YAML"),
      meaning: Message(
        """
        两行 --- 之间每行写成“键: 值”，冒号是半角的，后面有一个空格。\
        最常见的是用了全角冒号“：”，其次是值里有冒号却没有加引号、用 Tab 缩进、少了一个引号。
        """,
        """
        Between the lines `---` each line is `key: value` with a space after the colon. Often the \
        colon is full-width (：), a value with a colon lacks quotes, a line is indented with a \
        tab, or a quote is missing.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md",
          "---\ntitle：会议通知\ndate: 2026-07-01\n---\n\n请各支部派一名代表参加。",
          "---\ntitle：Notice of a meeting\ndate: 2026-07-01\n---\n\nEvery branch sends one member.")
      ],
      mend: Message(
        "冒号改成半角并在后面空一格；值里有冒号的，给整个值加上英文引号。",
        "Write `: ` with a half-width colon; put a value that contains a colon in quotes."),
      mended: [.article()]),
    Explanation(
      .yamlFeature,
      title: Message("用了不支持的 YAML 写法", "A part of YAML that is not supported"),
      meaning: Message(
        """
        YAML 的锚点（&）、引用（*）、标签（!）、合并键（<<）和多个文档不能用：\
        它们能让几行字变成几亿字，也会让文字的意思变样。值以这些符号开头时，程序也会当成这些写法。
        """,
        """
        Anchors (&), aliases (*), tags (!), merge keys (<<) and second documents are refused: with \
        them a few lines stand for gigabytes, or a text means something else than it says. A value \
        that happens to begin with such a sign is taken for one.
        """),
      example: [
        .article(
          "author: &jgdw 机关党委\neditor: *jgdw",
          "author: &committee Party committee\neditor: *committee")
      ],
      mend: Message(
        "直接写出值；符号本来就是文字的一部分时，给整个值加上英文引号。",
        "Write the value out; where the sign is part of the text, put the value in quotes."),
      mended: [
        .article("author: 机关党委\neditor: 机关党委", "author: Party committee\neditor: Party committee")
      ]),
    Explanation(
      .tomlSyntax,
      title: Message("设置的写法有误（TOML）", "Not valid TOML"),
      meaning: Message(
        """
        site.toml、data 里的文件和夹在 +++ 之间的设置用 TOML：每行写成“键 = 值”，文字要加英文双引号，\
        日期、数字、true 和 false 不加。最常见的是忘了引号，或者用了中文引号。
        """,
        """
        site.toml, the files of data and front matter between lines `+++` are TOML: each line is \
        `key = value` with text in double quotes; dates, numbers, true and false have none. Often \
        the quotes are missing or are curly ones.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md",
          "+++\ntitle = 会议通知\ndate = 2026-07-01\n+++\n\n请各支部派一名代表参加。",
          "+++\ntitle = Notice of a meeting\ndate = 2026-07-01\n+++\n\nEvery branch sends one member."
        )
      ],
      mend: Message("给文字加上英文双引号。", "Put text in double quotes."),
      mended: [
        .file(
          "content/tongzhi/huiyi.md",
          "+++\ntitle = \"会议通知\"\ndate = 2026-07-01\n+++\n\n请各支部派一名代表参加。",
          """
          +++
          title = "Notice of a meeting"
          date = 2026-07-01
          +++

          Every branch sends one member.
          """)
      ]),
    Explanation(
      .frontMatterTooLarge,
      title: Message("开头的设置太长", "The front matter is too large"),
      meaning: Message(
        """
        开头的设置最多 16 KiB、64 项，一个值最多 4 KiB，一个列表最多 64 个，嵌套最多三层。\
        超过的多半是把正文或整张名单贴了进来。
        """,
        """
        Front matter may have 16 KiB and 64 keys, a value 4 KiB, a list 64 items, and tables \
        three levels. What is larger is usually the article itself or a whole list of names, pasted in.
        """),
      example: [
        .article(
          "keywords: [" + (1...65).map { "第\($0)支部" }.joined(separator: ", ") + "]",
          "keywords: [" + (1...65).map { "branch \($0)" }.joined(separator: ", ") + "]")
      ],
      mend: Message("留下少数几个，其余的写进正文。", "Keep a few and put the rest into the article."),
      mended: [.article("keywords: [会议, 支部]", "keywords: [meeting, branch]")]),
    Explanation(
      .expiresBeforeDate,
      title: Message("到期在发布之前", "It expires before it is published"),
      meaning: Message(
        "expires 的日期比 date 早，这篇文章发布的时候已经到期，从来不会出现在网站上。多半是年份写错了。",
        """
        `expires` is earlier than `date`: when the article is published it has expired already, \
        and it is never on the site. Usually one of the years is wrong.
        """),
      example: [.article("expires: 2025-12-31")],
      mend: Message("核对两个日期；不需要到期，就删去 expires。", "Compare the dates; without `expires` it stays."),
      mended: [.article("expires: 2036-12-31")]),
    Explanation(
      .severalHeadlines,
      title: Message("同一天的头条太多", "Too many headlines of one day"),
      meaning: Message(
        """
        首页的头条块放得下几篇（默认一篇），就放最新的几篇。同一天标了更多的头条，\
        有的就不会出现在头条的位置，谁先谁后也不一定合您的意思。换了新的头条，\
        以前的不用去掉 headline，也不会有这个警告。
        """,
        """
        A block of headlines shows as many as it has room for, one unless the settings say more, \
        the newest first. With more of the same day some are not shown as headlines, and perhaps \
        not the one you mean. Headlines of earlier days need not be changed.
        """),
      example: [
        .article("headline: true\nimage: huichang.jpg"),
        .file(
          "content/tongzhi/toutiao.md",
          "---\ntitle: 头条\ndate: 2026-07-01\nheadline: true\nimage: huichang.jpg\n---\n\n正文。",
          "---\ntitle: News\ndate: 2026-07-01\nheadline: true\nimage: huichang.jpg\n---\n\nText."),
      ],
      mend: Message(
        "去掉一篇的 headline；或给要放在前面的写更晚的时间，或把头条块的 count 改大。",
        "Take `headline` out of one, give one a later time, or give the block a larger `count`."),
      mended: [.article("image: huichang.jpg")]),
    Explanation(
      .bareHeadline,
      title: Message("头条没有配图或摘要", "The headline has no picture or summary"),
      meaning: Message(
        "首页的头条显示图片、标题和摘要。这一篇没有 image，或没有摘要（正文是空的），头条的位置会空着一块。",
        """
        The headline of a home page has a picture, a title and a summary. This one has no `image`, \
        or no summary because its text is empty, so that part of the place stays bare.
        """),
      example: [.article("headline: true")],
      mend: Message(
        "配一张图写在 image 里；正文很短时写 summary。",
        "Give it an `image`, and a `summary` where it has no text."),
      mended: [.article("headline: true\nimage: huichang.jpg")]),
  ]
}
