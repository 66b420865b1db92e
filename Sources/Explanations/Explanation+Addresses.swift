import Diagnostics

/// The addresses of pages and their record.
extension Explanation {
  static let addresses: [Explanation] = [
    Explanation(
      .duplicateURL,
      title: Message("两样东西用了同一个网址", "Two things have one URL"),
      meaning: Message(
        """
        两个网页或文件要放在同一个地址，只能留一个，另一个就丢了。大小写不同、全角半角不同的也算同一个，\
        因为有的服务器分不清。常见原因是两篇文章的文件名或 slug 相同，或者 aliases 里的旧网址还有文章在用。
        """,
        """
        Two pages or files would have the same address, and one of them would be lost. Addresses \
        that differ only in case or width count as the same, for some servers take them so. Often \
        two articles share a slug, or an alias is still in use.
        """),
      example: [
        .article(),
        .file(
          "content/tongzhi/huiyi-2.md",
          "---\ntitle: 第二次会议\ndate: 2026-06-30\nslug: Huiyi\n---\n\n时间另行通知。",
          "---\ntitle: Second meeting\ndate: 2026-06-30\nslug: Huiyi\n---\n\nThe time follows."),
      ],
      mend: Message(
        "给其中一个换文件名，或写一个不同的 slug；先发布的保持不变，读者收藏的网址才不会失效。",
        "Rename one file or give it another slug; leave the older one, which readers may know."),
      mended: [
        .file(
          "content/tongzhi/huiyi-2.md",
          "---\ntitle: 第二次会议\ndate: 2026-06-30\nslug: huiyi-2\n---\n\n时间另行通知。",
          "---\ntitle: Second meeting\ndate: 2026-06-30\nslug: huiyi-2\n---\n\nThe time follows.")
      ]),
    Explanation(
      .invalidURL,
      title: Message("网址不能用", "The URL cannot be used"),
      meaning: Message(
        """
        slug、aliases 或网站地址里有网址不能有的东西：空的、有斜杠或 ? * : 等符号、\
        是 Windows 保留的名字，或者旧网址不是从 / 写起。
        """,
        """
        A slug, an alias or the site's address has what a URL cannot have: it is empty, has a \
        slash or one of ? * : and the like, is a name that Windows reserves, or is an alias that \
        does not begin with `/`.
        """),
      example: [.article("aliases: [old/2008-1.html]")],
      mend: Message(
        "旧网址从 / 写起；slug 只用字母、数字、汉字和连字符；网站地址写成 https://域名/。",
        "Begin aliases with `/`; make slugs of letters, digits, Han characters and hyphens."),
      mended: [.article("aliases: [/old/2008-1.html]")]),
    Explanation(
      .invalidPermalink,
      title: Message("网址规则不能用", "The permalink pattern cannot be used"),
      meaning: Message(
        """
        permalink 规定文章的网址怎么组成。它以 / 开头，以 .html 或 / 结尾，里面一定要有 {slug}，\
        否则同一栏目的文章会抢一个网址；另外可以用 {column}、{year}、{month}、{day}。
        """,
        """
        `permalink` says how URLs of articles are made. It begins with `/`, ends with `.html` or \
        `/`, and has {slug}, or the articles of a column would share one URL; {column}, {year}, \
        {month} and {day} may be used too.
        """),
      example: [.site("\n[build]\npermalink = \"/{column}/{title}.html\"")],
      mend: Message("只用上面列出的几种，并写上 {slug}。", "Use only these tokens, {slug} among them."),
      mended: [.site("\n[build]\npermalink = \"/{column}/{slug}.html\"")]),
    Explanation(
      .invalidLockLine,
      title: Message("网址记录里有一行不对", "A line of the record of URLs is wrong"),
      meaning: Message(
        """
        permalinks.lock 每行记一篇文章：文件路径、一个制表符、网址的最后一段。这一行少了一段，\
        或者同一个路径写了两次，多半是合并时留下的。
        """,
        """
        Each line of permalinks.lock is an article: the path of its file, a tab, the last part of \
        its URL. This one lacks a part, or its path stands twice; usually a merge left it.
        """),
      example: [
        .site("[build]\nslugs = \"pinyin\""),
        .file("permalinks.lock", "tongzhi/huiyi.md huiyi"),
      ],
      mend: Message(
        "删去这一行；还没有记录的文章，运行 redsite permalinks --write 会补上。",
        "Remove the line; `redsite permalinks --write` records what is missing."),
      mended: [.file("permalinks.lock", "tongzhi/huiyi.md\thuiyi")]),
  ]
}
