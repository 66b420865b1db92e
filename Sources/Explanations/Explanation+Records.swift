import Diagnostics

/// Who sends how much: cadence, points, signed tables.
extension Explanation {
  static let cadence: [Explanation] = [
    Explanation(
      .missingEventDate,
      title: Message("没有写事情发生的日期", "The day of the event is not given"),
      meaning: Message(
        """
        栏目要求事发几个工作日内发布（cadence 里的 within），文章没有写 event_date，就算不出是不是按时，\
        报表里记作不计。这是警告，加 --strict 才不能发布。
        """,
        """
        The column asks for publication within some working days of the event (`within` of \
        `cadence`). Without `event_date` nobody can tell, and reports leave the article out. A \
        warning.
        """),
      example: [dueColumn(), dueArticle("")],
      mend: Message(
        "写上 event_date；开了几天的，再写 event_end。",
        "Write `event_date`, and `event_end` where it took several days."),
      mended: [dueColumn(), dueArticle("event_date: 2026-06-09\n")]),
    Explanation(
      .eventAfterPublication,
      title: Message("事情在发布以后才发生", "The event is after the publication"),
      meaning: Message(
        """
        栏目有事发几日内发布的要求，报道的是已经发生的事；这篇的 event_date 却在 date 以后，多半有一个日期写错了。\
        别的栏目可以预告将来的事，不报。
        """,
        """
        The column reports what has happened, as its articles are due within some days of their \
        events; the event of this one is after its publication, so one of the dates is most likely \
        a slip. Other columns may announce what is to come.
        """),
      example: [dueColumn(), dueArticle("event_date: 2026-06-19\n")],
      mend: Message("核对两个日期；预告放进别的栏目。", "Compare the dates; put announcements elsewhere."),
      mended: [dueColumn(), dueArticle("event_date: 2026-06-09\n")]),
    Explanation(
      .invalidCadence,
      title: Message("更新要求写得不对", "A rule of cadence cannot be followed"),
      meaning: Message(
        """
        周期没有这一种，或者几个键放不到一起：every 和 within 只能有一个，within 要和 from 一起写，只管栏目；\
        栏目没有考核类别。看不懂的要求不能当作没有，所以是错误。
        """,
        """
        There is no such cycle, or keys do not go together: `every` excludes `within`, `within` \
        takes `from` and is for columns, columns have no class. A rule that is not understood must \
        not count as none.
        """),
      example: [dueColumn("{ every: fortnight }")],
      mend: Message("照 docs/cadence.md 改正。", "Correct it (docs/cadence.md)."),
      mended: [dueColumn("{ every: 14d }")]),
    Explanation(
      .inactiveContributor,
      title: Message("信息员那时不在任", "The contributor was not active then"),
      meaning: Message(
        """
        文章的日期不在这位信息员的聘任、离任日期之间。多半是日期写错，或者名册没有改。\
        篇数和积分仍然记给他；这是警告。
        """,
        """
        The article's date is not between `since` and `until` of its contributor: a slip, or the \
        register is behind. The article still counts for them. A warning.
        """),
      example: [contributor(until: "2026-03-31"), .article("contributors: [bangongting-xxy]")],
      mend: Message("核对日期；换了人的，写现在这位。", "Check the dates; name whoever writes now."),
      mended: [contributor(until: "2026-12-31"), .article("contributors: [bangongting-xxy]")]),
    Explanation(
      .inactiveUnit,
      title: Message("单位那时不在", "The unit was not there then"),
      meaning: Message(
        """
        文章写明的单位，那一天还没有设立，或者已经撤销、并入别的单位（名册里的 since、until）。\
        程序不替你改成并入的单位。这是警告。
        """,
        """
        The unit that the article names was not there yet, or was merged away (`since` and `until` \
        of the register). The program does not put another in its place. A warning.
        """),
      example: [unit("until = \"2026-06-30\""), .article("unit: bangongting")],
      mend: Message("写并入的单位，或者核对名册。", "Name the unit it was merged into, or check the register."),
      mended: [unit("until = \"2026-12-31\""), .article("unit: bangongting")]),
    Explanation(
      .duplicateValue,
      title: Message("同一个写了两次", "The same is given twice"),
      meaning: Message(
        """
        一篇文章里同一位信息员写了两次，积分会分成几份；积分办法里同一种情况写了两个分，同一天把一期签发了两次，\
        就不知道以哪个为准。
        """,
        """
        A contributor stands twice in one article, and would take two shares; or one case has \
        points twice, one period two sign-offs on a day, and which holds is not known.
        """),
      example: [.article("contributors: [bangongting-xxy, bangongting-xxy]")],
      mend: Message("只留一个。", "Keep one of them."),
      mended: [.article("contributors: [bangongting-xxy]")]),
  ]

  static let points: [Explanation] = [
    Explanation(
      .invalidPoints,
      title: Message("积分办法里有看不懂的", "A scheme of points cannot be followed"),
      meaning: Message(
        """
        加分、扣分的条件没有这一种，或者用到了没有登记的媒体、级别、更新要求；采用表写了办法里没有的媒体也是。\
        点击量、字数不能算分，办法里也写不了。
        """,
        """
        There is no such condition, or an outlet, a level, a rule of cadence that is named is not \
        registered; also an adoption by an outlet that the scheme does not have. Clicks and lengths \
        of texts are not counted, so a scheme cannot name them.
        """),
      example: [scheme("[[bonus]]\nwhen = \"clicks\"\npoints = 1")],
      mend: Message(
        "照 docs/points.md 改正，或者先登记。", "Correct it (docs/points.md), or register what is named."),
      mended: [scheme("[[bonus]]\nwhen = \"headline\"\npoints = 1")]),
    Explanation(
      .pointsPeriod,
      title: Message("积分办法的日期接不上", "Schemes of points overlap or leave a gap"),
      meaning: Message(
        """
        有几份办法的（data/points-2026a.toml、data/points-2026b.toml），每一天只能有一份有效，中间也不能空着：\
        重叠的日子不知道按哪份算，空着的日子写了稿没有分。
        """,
        """
        Where there are several schemes (data/points-2026a.toml, data/points-2026b.toml), each day \
        has one: on a day with two it is not known which counts, on one without any, articles have \
        no points.
        """),
      example: [
        scheme("until = 2026-06-30"),
        .file(
          "data/points-2.toml", "name = \"下半年\"\nfrom = 2026-06-01",
          "name = \"Second half\"\nfrom = 2026-06-01"),
      ],
      mend: Message("让后一份从前一份的第二天开始。", "Let the later one begin the day after the earlier."),
      mended: [
        scheme("until = 2026-06-30"),
        .file(
          "data/points-2.toml", "name = \"下半年\"\nfrom = 2026-07-01",
          "name = \"Second half\"\nfrom = 2026-07-01"),
      ]),
    Explanation(
      .adoptionWithoutProof,
      title: Message("采用没有证明", "An adoption has no proof"),
      meaning: Message(
        "说一篇稿件被别的媒体采用，要有别人能打开的网址，或者仓库里的截图、扫描件。没有证明的分，谁也核不了。",
        """
        That an article was taken over elsewhere is shown by an address, or by a file of the site. \
        Points that nobody can check are none.
        """),
      example: [scheme(outlet), adoption("2026-06-08", "")],
      mend: Message(
        "补上网址，或者把扫描件放进 data/ 写上路径。", "Add the address, or a file in data/ and its path."),
      mended: [scheme(outlet), adoption("2026-06-08", "https://www.example.org/1.html")]),
    Explanation(
      .adoptionBeforePublication,
      title: Message("采用在发布以前", "It was adopted before it was published"),
      meaning: Message(
        "采用表里的日期比文章的发布日期还早。多半是日期写错；确实先登在报上的，分从文章发布那天记起。这是警告。",
        """
        The adoption's date is before that of the article: most likely a slip. Where a paper was \
        first, the points count from the day the article was published. A warning.
        """),
      example: [scheme(outlet), adoption("2026-05-08", "https://www.example.org/1.html")],
      mend: Message("核对两个日期。", "Compare both dates."),
      mended: [scheme(outlet), adoption("2026-06-08", "https://www.example.org/1.html")]),
    Explanation(
      .notSigned,
      title: Message("积分表还没有签发", "The table of points is not signed"),
      meaning: Message(
        "表彰的名单取自签发的积分表。没有人签发，名单就没有人负责，所以不能发布。",
        """
        A commendation takes its names from the signed table of points. Where nobody signed it, \
        nobody answers for the names, and nothing is published.
        """),
      example: [scheme(""), signer, .article("commendation: { year: 2025, units: 1 }")],
      mend: Message(
        "先签发：redsite signoff points --period 2025 --by wang。",
        "Sign it first: redsite signoff points --period 2025 --by wang."),
      mended: [
        scheme(""), signer, signOff, .article("commendation: { year: 2025, units: 1 }"),
      ]),
    Explanation(
      .signedRecordChanged,
      title: Message("签发过的积分表变了", "A signed table of points has changed"),
      meaning: Message(
        """
        一期积分签发以后，每次生成都重新算一遍。算出来的和签发的不同，是因为后来改了文章、名册或数据；\
        消息里写明变了哪些行。这是警告，在表彰的文章上是错误。
        """,
        """
        Every build computes signed periods anew. Where the result differs, articles, registers or \
        data of that period were changed since; the message names the rows. A warning, and an error \
        where a commendation takes its names from it.
        """),
      example: [scheme(""), signer, signOff, adjustment("2025-12-31")],
      mend: Message("查明改了什么；该改的，重新签发。", "Find out what was changed; where it is right, sign anew."),
      mended: [scheme(""), signer, signOff, adjustment("2026-01-01")]),
  ]

  private static func dueColumn(_ rule: String = "{ within: 3, from: event }") -> ExampleInput {
    .file(
      "content/xuexi/_index.md", "---\ntitle: 学习园地\ncadence: \(rule)\n---",
      "---\ntitle: Learning\ncadence: \(rule)\n---")
  }

  private static func dueArticle(_ lines: String) -> ExampleInput {
    .file(
      "content/xuexi/dushuhui.md",
      "---\ntitle: 读书会\ndate: 2026-06-10\n\(lines)---\n\n六月九日举行了读书会。",
      "---\ntitle: Reading\ndate: 2026-06-10\n\(lines)---\n\nOn 9 June books were read.")
  }

  private static func contributor(until day: String) -> ExampleInput {
    let rest = "unit = \"bangongting\"\nuntil = \"\(day)\""
    return .file(
      "data/contributors.toml",
      "[[contributors]]\nid = \"bangongting-xxy\"\nname = \"办公厅信息员\"\n\(rest)",
      "[[contributors]]\nid = \"bangongting-xxy\"\nname = \"Office\"\n\(rest)")
  }

  private static func unit(_ line: String) -> ExampleInput {
    .file(
      "data/units.toml", "[[units]]\nid = \"bangongting\"\nname = \"办公厅\"\n\(line)",
      "[[units]]\nid = \"bangongting\"\nname = \"General Office\"\n\(line)")
  }

  /// A scheme from 2025 on, with more lines.
  private static func scheme(_ lines: String) -> ExampleInput {
    .file(
      "data/points.toml", "name = \"积分办法\"\nfrom = 2025-01-01\n\(lines)",
      "name = \"Points\"\nfrom = 2025-01-01\n\(lines)")
  }

  private static let outlet = "[[outlets]]\nid = \"shengbao\"\nname = \"省报\"\npoints = 15"

  private static func adoption(_ day: String, _ proof: String) -> ExampleInput {
    .file("data/adoptions.csv", "文章,媒体,日期,网址或证明\ntongzhi/baoming.md,shengbao,\(day),\(proof)")
  }

  private static let signer = ExampleInput.file(
    "data/reviewers.csv", "标识,名称,职责\nwang,分管领导,终审")

  /// The sign-off of a year in which nobody sent anything.
  private static let signOff = ExampleInput.file(
    "data/signoffs.csv",
    "表,期间,签发人,日期,提交,摘要\npoints,2025,wang,2026-01-08,,ec02d2947d40aac5fc94c954c4791eff49f741a2144f785e64d3016dd0c30152"
  )

  private static func adjustment(_ day: String) -> ExampleInput {
    .file(
      "data/adjustments.csv", "日期,单位,信息员,分,事由,依据,批准人\n\(day),bangongting,,2,表扬,办法,领导")
  }
}
