/// Links that lead elsewhere than they say.
extension DiagnosticExplanation {
  package static let linkDiffersInCase = DiagnosticExplanation(
    title: Message("链接与文件名的大小写不同", "A link differs in case"),
    meaning: Message(
      "链接写的路径和文件名只差大小写。在有的电脑上打得开，放到服务器上就打不开。",
      """
      The link and the file's name differ only in upper and lower case. Some machines find the \
      file all the same, a web server does not.
      """),
    example: [
      .article(body: Message("请先看[报名须知](Baoming.md)。", "Read [how to register](Baoming.md)."))
    ],
    mend: Message("照文件名的大小写写；redsite fix --apply 会替您改好。", "Spell it as the file is named."),
    mended: [
      .article(body: Message("请先看[报名须知](baoming.md)。", "Read [how to register](baoming.md)."))
    ])

  package static let missingHeading = DiagnosticExplanation(
    title: Message("链接到不存在的小标题", "A link to a heading that does not exist"),
    meaning: Message(
      "“#”后面写的是小标题的名字，那篇文章里没有这个小标题，读者会停在文章开头。",
      """
      What follows `#` is the name of a heading, and the text has none of that name: readers end \
      up at its beginning.
      """),
    example: [
      .article(
        body: Message(
          "详见[报名办法](#报名方法)。\n\n## 报名办法\n\n向支部书记报名。",
          "See [how to register](#registering).\n\n## Registration\n\nAsk your secretary."))
    ],
    mend: Message(
      "写成小标题的原文，标点去掉，空格写成“-”。",
      "Write the heading's own words, without punctuation, small letters, `-` for spaces."),
    mended: [
      .article(
        body: Message(
          "详见[报名办法](#报名办法)。\n\n## 报名办法\n\n向支部书记报名。",
          "See [how to register](#registration).\n\n## Registration\n\nAsk your secretary."))
    ])

  package static let deadLink = DiagnosticExplanation(
    title: Message("外部链接打不开", "An external link is dead"),
    meaning: Message(
      """
      redsite check --external 去问了这个网址：服务器说没有这一页，或者域名、证书有问题，\
      或者一直没有回答。这是警告，不会拦住发布。
      """,
      """
      `redsite check --external` asked this address: the server has no such page, the domain or \
      certificate is wrong, or nobody answered. It is a warning and never stops a build.
      """),
    example: [
      .article(
        body: Message(
          "见[活动页面](http://127.0.0.1:9/huodong)。", "See [the event](http://127.0.0.1:9/event).")),
      .commands("redsite check --external"),
    ],
    mend: Message(
      "在浏览器里打开试一试；确实没有了，就换成新网址或去掉链接。",
      "Open it in a browser; if it is really gone, use the new address or remove the link."),
    mended: [
      .article(body: Message("见活动页面。", "See the event.")),
      .commands("redsite check --external"),
    ])

  package static let movedLink = DiagnosticExplanation(
    title: Message("外部链接搬到了新网址", "An external link has moved for good"),
    meaning: Message(
      "这个网址永久转到了另一个网址。现在还打得开，但旧网址早晚会停用。",
      "The address redirects for good to another. It still works; the old one will end some day."),
    example: [
      .article(
        body: Message("见[通知](http://old.example.org/1)。", "See [it](http://old.example.org/1).")),
      .commands("redsite check --external"),
    ],
    mend: Message("把链接换成提示里的新网址。", "Use the new address that the message names."),
    mended: [
      .article(
        body: Message("见[通知](https://new.example.org/1)。", "See [it](https://new.example.org/1).")),
      .commands("redsite check --external"),
    ])

  package static let unverifiedLink = DiagnosticExplanation(
    title: Message("外部链接没能核实", "An external link could not be verified"),
    meaning: Message(
      "对方服务器回答了，但不让程序查看（例如要求登录或限制访问次数），不能据此说链接坏了。",
      """
      The server answered and did not let the program look (it wants a log-in, or fewer visits), \
      so nothing can be said of the link.
      """),
    example: [
      .article(
        body: Message("见[内网](https://login.example.org/)。", "See [it](https://login.example.org/).")
      ),
      .commands("redsite check --external"),
    ],
    mend: Message("请用浏览器打开确认一次。", "Open it once in a browser."),
    mended: [
      .article(body: Message("见单位内网。", "See the intranet.")),
      .commands("redsite check --external"),
    ])

  package static let missingProgram = DiagnosticExplanation(
    title: Message("缺少需要的程序", "A program is missing"),
    meaning: Message(
      "检查外部链接要用 curl，这台机器上没有安装。生成网站不需要它。",
      "Checking external links takes `curl`, which is not installed. Builds do without it."),
    example: [.commands("PATH= redsite check --external")],
    mend: Message("请管理员安装 curl。", "Have curl installed."),
    mended: [.commands("apt-get install curl\nredsite check --external")])
}
