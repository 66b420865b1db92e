import Diagnostics

/// Keys and values that are well-formed and wrong, or that the rules for such sites ask for.
extension Explanation {
  static let keys: [Explanation] = [
    Explanation(
      .duplicateKey,
      title: Message("同一项写了两次", "A key is given twice"),
      meaning: Message(
        "同一个键出现了两次，程序不知道以哪一个为准。多半是复制旧文章的设置时忘了删。",
        """
        The same key stands there twice, and nobody can tell which one counts. Usually it was left \
        over from an article that was copied.
        """),
      example: [.article("author: 办公厅\nauthor: 机关党委", "author: Office\nauthor: Party committee")],
      mend: Message("留下对的一行，删掉另一行。", "Keep the line that is right, remove the other one."),
      mended: [.article("author: 机关党委", "author: Party committee")]),
    Explanation(
      .unknownKey,
      title: Message("没有这一项设置", "There is no such key"),
      meaning: Message(
        """
        程序不认识这个键，多半是拼错了一个字母，或者写了中文（如“作者”）。\
        如果不报错，这一行会悄悄不起作用。主题自己的设置请写在 extra 下面。
        """,
        """
        The program does not know this key: usually a letter is wrong. If this were not an error, \
        the line would silently do nothing. Settings of a theme's own go under `extra`.
        """),
      example: [.article("auhtor: 机关党委", "auhtor: Party committee")],
      mend: Message("按提示改成正确的键。", "Write the key that the message suggests."),
      mended: [.article("author: 机关党委", "author: Party committee")]),
    Explanation(
      .missingKey,
      title: Message("缺少必填的一项", "A required key is missing"),
      meaning: Message(
        """
        文章必须有标题（title）和日期（date），栏目必须有标题，单位要有 id 和 name。\
        缺了它们，列表里就没有字可显示，也排不出先后。写了键却没有写值，也算缺少。
        """,
        """
        Articles need a title and a date, columns a title, units an id and a name: without them \
        lists have nothing to show and no order. A key without a value counts as missing.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md", "---\ntitle: 会议通知\n---\n\n请各支部派一名代表参加。",
          "---\ntitle: Notice of a meeting\n---\n\nEvery branch sends one member.")
      ],
      mend: Message("补上缺少的一项。", "Add what is missing."),
      mended: [.article()]),
    Explanation(
      .wrongType,
      title: Message("值的类型不对", "The value is of the wrong kind"),
      meaning: Message(
        """
        这一项要的是另一种值：该写 true 或 false 的写了别的词，该写一个数的写了文字，\
        该写一个值的写了一列。报错里写明要的是什么。
        """,
        """
        Another kind of value is wanted: true or false instead of a word, a number instead of \
        text, one value instead of a list. The message says which.
        """),
      example: [.article("headline: 头条", "headline: top")],
      mend: Message(
        "是就写 true，不是就写 false（或整行删去）；数字不要带单位。",
        "Write true or false, or remove the line; numbers have no units."),
      mended: [.article("headline: true\nimage: huichang.jpg")]),
    Explanation(
      .dateFormat,
      title: Message("看不懂的日期", "The date cannot be read"),
      meaning: Message(
        """
        日期可以写成 2026-07-01、2026/7/1、2026.7.1、20260701 或 2026年7月1日，后面可以加 09:30。\
        年月日一样都不能少，也不能写成“七月一日”“昨天”。
        """,
        """
        Dates are written 2026-07-01, 2026/7/1, 2026.7.1, 20260701 or 2026年7月1日, each with 09:30 \
        after it if wanted. Year, month and day must all be there, in digits.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md",
          "---\ntitle: 会议通知\ndate: 七月一日\n---\n\n请各支部派一名代表参加。",
          "---\ntitle: Notice of a meeting\ndate: July 1\n---\n\nEvery branch sends one member.")
      ],
      mend: Message("用数字写全年月日。", "Write year, month and day in digits."),
      mended: [.article()]),
    Explanation(
      .dateOutOfRange,
      title: Message("没有这一天", "There is no such day"),
      meaning: Message(
        """
        日期的写法没有错，但日历上没有这一天或这个时刻，例如 6 月 31 日、13 月、25 点；\
        年份太早或太晚，多半也是打错了。日期决定文章的先后和归档，错了就会排到别处去。
        """,
        """
        The date is written as it should be, but no calendar or clock has it: June 31, month 13, \
        25:00, or a year that can only be a slip. Dates decide where an article appears.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md",
          "---\ntitle: 会议通知\ndate: 2026-06-31\n---\n\n请各支部派一名代表参加。",
          "---\ntitle: Notice of a meeting\ndate: 2026-06-31\n---\n\nEvery branch sends one member."
        )
      ],
      mend: Message("核对后改成真正的日期。", "Look the date up and write the real one."),
      mended: [.article()]),
    Explanation(
      .importedAsDraft,
      title: Message("原来不公开的文章导入成了草稿", "An article that was not public is imported as a draft"),
      meaning: Message(
        """
        只有确定对所有人公开的文章才直接导入。旧网站上的草稿、没到时间的文章和正文找得没有把握的网页写成草稿\
        （draft: true），不发布。要密码才能看的、私密的、隐藏的、待审核的、在回收站里的，以及状态认不出来的，\
        不导入，只列出来；写了 --protected 的，也写成草稿。草稿会进 git，看得到仓库的人都看得到。
        """,
        """
        Only what is known to be public is imported as it is. Drafts of the old site, articles that \
        were not due and pages whose text was not surely found get `draft: true` and are not \
        published. What needed a password, was private, hidden, waiting for review or in the bin, \
        and what has a state that is not known, is listed and not imported, or with `--protected` \
        a draft too. Drafts lie in git, where everyone with the repository reads them.
        """),
      example: [
        .file(
          "old/source/_posts/mingdan.md",
          "---\ntitle: 内部名单\ndate: 2019-06-01\npassword: 123456\n---\n\n只给有密码的人看。",
          "---\ntitle: A list\ndate: 2019-06-01\npassword: 123456\n---\n\nFor those with the password."
        ),
        .commands("redsite import hexo old --column tongzhi --protected"),
      ],
      mend: Message(
        "逐篇确认可以公开，再删掉 draft: true；不该留的，删掉文件。",
        "Make sure that each may be public, then remove `draft: true`; or remove the file."),
      mended: [.commands("redsite list drafts")]),
    Explanation(
      .missingMandatory,
      title: Message("缺少规范要求的内容", "Something that the rules ask for is missing"),
      meaning: Message(
        """
        政府网站的规范要求每一页有网页标签，页脚写明主办单位、联系方式、备案号和网站标识，党建网站参照执行。\
        site.toml 的 profile 说明按哪一种检查：government 全部检查，party 不要求网站标识码和找错入口，none 不检查。
        """,
        """
        The rules for such sites ask for meta tags on every page and for the sponsor, the contact, \
        the registrations and the badge in the footer. `profile` in site.toml says which rules are \
        checked: government all of them, party all but the site code, none nothing.
        """),
      example: [.site("profile = \"party\"")],
      mend: Message(
        "把缺少的内容补上；不适用这些规范的网站（内部网站、测试网站），写 profile = \"none\"。",
        "Fill in what is missing; a site that no such rules apply to has `profile = \"none\"`."),
      mended: [.site("profile = \"none\"")]),
    Explanation(
      .unknownColumnType,
      title: Message("不认识的栏目类别", "Unknown ColumnType"),
      meaning: Message(
        """
        type 是网页标签 ColumnType 的值，规范给出了一张表，检查网站的程序按它找栏目。\
        写错一个字，这个栏目就算没有。
        """,
        """
        `type` becomes the meta tag ColumnType. The rules list its values, and programs that \
        inspect sites look for them: with a misspelt one the column counts as missing.
        """),
      example: [
        .file(
          "content/tongzhi/_index.md",
          "---\ntitle: 通知公告\ndescription: 发布通知。\nkeywords: 通知\ntype: 通知公布\n---",
          "---\ntitle: Notices\ndescription: Notices.\nkeywords: notices\ntype: 通知公布\n---")
      ],
      mend: Message(
        "改成表里的写法；表里没有合适的，在 site.toml 的 column_types 里加上。",
        "Write one of the list, or add yours to `column_types` in site.toml."),
      mended: [
        .file(
          "content/tongzhi/_index.md",
          "---\ntitle: 通知公告\ndescription: 发布通知。\nkeywords: 通知\ntype: 通知公告\n---",
          "---\ntitle: Notices\ndescription: Notices.\nkeywords: notices\ntype: 通知公告\n---")
      ]),
    Explanation(
      .documentNumber,
      title: Message("发文字号的括号不对", "The number of a document has the wrong brackets"),
      meaning: Message(
        """
        发文字号由机关代字、年份和序号组成，年份用六角括号〔〕括起来（GB/T 9704—2012）。\
        写成圆括号、方括号的，检索和引用都会对不上。这是警告。
        """,
        """
        A number has the issuer's code, the year in 〔 〕 and an ordinal (GB/T 9704-2012). With other \
        brackets it is not found and not cited right. It is a warning.
        """),
      example: [.article("document: { number: \"示委发（2026）1号\" }")],
      mend: Message("照提示改成〔〕。", "Write 〔 〕 as the message shows."),
      mended: [.article("document: { number: \"示委发〔2026〕1号\" }")]),
    Explanation(
      .documentDate,
      title: Message("成文日期比发布日期晚", "A document is signed after its publication"),
      meaning: Message(
        "document 的 signed_on 是成文日期，不会比发布日期 date 还晚，多半是年份或月份写错了。这是警告。",
        "`signed_on` cannot be later than `date`; a year or a month is probably wrong. It is a warning."
      ),
      example: [.article("document: { signed_on: 2027-01-01 }")],
      mend: Message("核对原件，改对日期。", "Look at the document and mend the date."),
      mended: [.article("document: { signed_on: 2026-06-01 }")]),
    Explanation(
      .documentHead,
      title: Message("红头不能用在别的机关的公文上", "A head on a document of another organ"),
      meaning: Message(
        """
        document 的 head 是红头（发文机关标志），只有本单位发的公文才有。issuer 或 source 是别的机关时，\
        红头不显示，免得转载的文件看起来像本单位发的。本单位的名称看 site.toml 的 [owner] 和 data/units.toml。这是警告。
        """,
        """
        `head` is the red head of a sheet, which only documents of this office have. Where `issuer` \
        or `source` is another organ it is not shown, so that a reprint does not look like a document \
        of this office. Its names are those in [owner] of site.toml and in data/units.toml. It is a \
        warning.
        """),
      example: [
        .article("document: { head: 示范市委文件, issuer: 示范市委 }")
      ],
      mend: Message(
        "转载的删去 head；本单位的，issuer 和 source 写成登记的名称。",
        "Remove `head` from a reprint; write `issuer` and `source` as the office is registered."),
      mended: [.article("source: 示范市委\ndocument: { issuer: 示范市委 }")]),
  ]
}
