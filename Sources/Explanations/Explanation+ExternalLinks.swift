import Diagnostics

/// Links to other sites.
extension Explanation {
  static let externalLinks: [Explanation] = [
    Explanation(
      .deadLink,
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
      ]),
    Explanation(
      .movedLink,
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
          body: Message("见[通知](https://new.example.org/1)。", "See [it](https://new.example.org/1).")
        ),
        .commands("redsite check --external"),
      ]),
    Explanation(
      .unverifiedLink,
      title: Message("外部链接没能核实", "An external link could not be verified"),
      meaning: Message(
        "对方服务器回答了，但不让程序查看（例如要求登录或限制访问次数），不能据此说链接坏了。",
        """
        The server answered and did not let the program look (it wants a log-in, or fewer visits), \
        so nothing can be said of the link.
        """),
      example: [
        .article(
          body: Message(
            "见[内网](https://login.example.org/)。", "See [it](https://login.example.org/).")
        ),
        .commands("redsite check --external"),
      ],
      mend: Message("请用浏览器打开确认一次。", "Open it once in a browser."),
      mended: [
        .article(body: Message("见单位内网。", "See the intranet.")),
        .commands("redsite check --external"),
      ]),
    Explanation(
      .noBackLink,
      title: Message("对方没有链接我们", "A partner does not link back"),
      meaning: Message(
        """
        友情链接写了 links_back = true，redsite check --external 打开对方的网页，没有找到我们的域名。\
        这是警告，不会拦住发布。
        """,
        """
        A friend link says `links_back = true`, and `redsite check --external` did not find our host \
        on the partner's page. It is a warning and never stops a build.
        """),
      example: [.commands("redsite check --external")],
      mend: Message(
        "请和对方联系。链接在对方别的网页上的，把那个网页写进这一条的 back_url。",
        "Ask them; where the link is on another of their pages, name it in `back_url`."),
      mended: [.commands("redsite check --external")]),
    Explanation(
      .unapprovedHost,
      title: Message("链接的网站没有经过批准", "A link leads to a host that is not approved"),
      meaning: Message(
        """
        site.toml 里 [links] 的 approved_hosts 列出了可以链接的网站；正文、front matter 或数据文件里\
        有一个链接去了名单以外的网站。* 代表任意文字：*.gov.cn 包括所有政府网站。
        """,
        """
        `approved_hosts` of [links] lists the hosts that links may lead to, and a text, front matter \
        or data file has a link to another. `*` stands for anything, as in `*.gov.cn`.
        """),
      example: [
        .file(
          "site.toml",
          """
          [site]
          name = "示例网站"
          base_url = "https://dj.example.org/"
          [links]
          approved_hosts = ["*.gov.cn", "www.example.org"]
          """),
        .article(
          body: Message(
            "见[活动页面](https://huodong.example.com/)。", "See [it](https://event.example.com/).")),
      ],
      mend: Message(
        "按规定审批以后，把域名加进 approved_hosts；不批准的，去掉链接。",
        "Have it approved and add the host to `approved_hosts`, or remove the link."),
      mended: [
        .article(
          body: Message(
            "见[活动页面](https://www.example.org/)。", "See [it](https://www.example.org/)."))
      ]),
    Explanation(
      .missingProgram,
      title: Message("缺少需要的程序", "A program is missing"),
      meaning: Message(
        "检查外部链接要用 curl，这台机器上没有安装。生成网站不需要它。",
        "Checking external links takes `curl`, which is not installed. Builds do without it."),
      example: [.commands("PATH= redsite check --external")],
      mend: Message("请管理员安装 curl。", "Have curl installed."),
      mended: [.commands("apt-get install curl\nredsite check --external")]),
  ]
}
