import Diagnostics

/// Columns of special kinds: tables, honours, terms of office …
extension Explanation {
  static let kinds: [Explanation] = [
    Explanation(
      .statsCell,
      title: Message("统计表的一格看不懂", "A cell of a table cannot be read"),
      meaning: Message(
        """
        统计表第一行是各列的名称，第一列是项目，其余的格子只写数：可以有千分位的逗号、小数点和 %，\
        全角数字也行。文字、重复的名称、合并单元格留下的空格子，程序都不知道是什么数。
        """,
        """
        The first row of a table names its columns, the first column its rows, and all other cells \
        are numbers: commas between thousands, a decimal point and % are read. Words, names given \
        twice and gaps left by merged cells are no numbers.
        """),
      example: [
        column("tongji", "统计", "stats"),
        .file("data/stats/zuzhi.csv", "项目,数\n党员,约五百"), words(),
      ],
      mend: Message("只写数；没有的写 —。", "Write numbers alone; write — where there is none."),
      mended: [.file("data/stats/zuzhi.csv", "项目,数\n党员,500")]),
    Explanation(
      .statsRule,
      title: Message("统计表的规则看不懂", "A rule of a table cannot be read"),
      meaning: Message(
        """
        规则用表里的名称写成算式：甲 + 乙 = 丙、甲 <= 丙、sum(人数) = 合计、percent(占比) = 100 ± 0.1。\
        多半是名称和表里的差了一个字。
        """,
        """
        A rule is a sum of names of the table: a + b = c, a <= c, sum(count) = total, \
        percent(share) = 100 ± 0.1. Most often a name differs from that in the table.
        """),
      example: [
        column("tongji", "统计", "stats"), numbers, words("rules = [\"在职 + 退休 = 合计\"]"),
      ],
      mend: Message("照表里的名称写。", "Write the names as the table has them."),
      mended: [words("rules = [\"在职 + 离退休 = 合计\"]")]),
    Explanation(
      .statsIncomplete,
      title: Message("统计表缺少另一半", "Half of a table is missing"),
      meaning: Message(
        "一张统计表是 data/stats/ 里两个同名的文件：.csv 写数，.toml 写名称、来源、日期和规则。只有一个的不能发布。",
        """
        A table is two files of one name in data/stats/: the numbers in .csv; title, source, day and \
        rules in .toml. One of them alone cannot be published.
        """),
      example: [column("tongji", "统计", "stats"), numbers],
      mend: Message("补上另一个文件。", "Add the other file."), mended: [words()]),
    Explanation(
      .sumMismatch,
      title: Message("数字加起来对不上", "Figures do not add up"),
      meaning: Message(
        """
        统计表里的数不满足 rules 里写的规则，调查的必答单选题各项加起来不等于总人数，\
        一人一票的投票各项加起来不等于有效票数：多半是抄错了一个数。公开出去的数对不上，\
        比没有还糟，所以是错误。统计表原来就这样的，用 explain 写明原因，读者看得到。
        """,
        """
        The numbers break a rule of a table, or the answers to a required question, or the votes \
        with one choice, do not add up to all: most likely one was copied wrong. Figures in public \
        that do not add up are worse than none, so it is an error. Where the source of a table has \
        it so, `explain` tells readers why.
        """),
      example: [
        column("tongji", "统计", "stats"),
        .file("data/stats/zuzhi.csv", "项目,数\n在职,14114\n离退休,5896\n合计,20142"),
        words("rules = [\"在职 + 离退休 = 合计\"]"),
      ],
      mend: Message("对照原表改正。", "Correct the number by its source."), mended: [numbers]),
    Explanation(
      .sumExplained,
      title: Message("统计表的数对不上，已说明原因", "Numbers do not add up, and readers are told why"),
      meaning: Message(
        "表里的数不满足规则，explain 里写了原因，会印在表的下面。这是说明，不影响发布；规则成立以后请删去 explain。",
        """
        The numbers break a rule, and the reason in `explain` is printed below the table. A note: \
        the site is published. Remove `explain` once the rule holds.
        """),
      example: [
        column("tongji", "统计", "stats"),
        .file("data/stats/zuzhi.csv", "项目,数\n在职,300\n离退休,150\n合计,500"),
        words("rules = [\"在职 + 离退休 = 合计\"]\nexplain = \"合计含尚未分类的党员。\""),
      ],
      mend: Message("改正以后删去 explain。", "Correct the numbers and remove `explain`."),
      mended: [numbers, words("rules = [\"在职 + 离退休 = 合计\"]")]),
    Explanation(
      .honorBelowMinimum,
      title: Message("荣誉的级别低于要登的", "An honour is below the lowest level"),
      meaning: Message(
        "site.toml 的 honors.minimum 说了最低登哪一级，这一行的级别更低。",
        "`honors.minimum` in site.toml says which level is the lowest that is listed; this row is below."
      ),
      example: [
        column("rongyu", "荣誉", "honors"), .site("[honors]\nminimum = \"省部级\""),
        honors("2026,先进单位,县处级,第一支部"),
      ],
      mend: Message("删去这一行，或者改 honors.minimum。", "Remove the row, or change `honors.minimum`."),
      mended: [honors("2026,先进单位,省部级,第一支部")]),
    Explanation(
      .duplicateHonor,
      title: Message("同一项荣誉登了两次", "An honour is given twice"),
      meaning: Message(
        "年份、名称、获得者和单位都一样的两行，数就多算了一项。",
        "Two rows of the same year, name, recipient and unit: one too many would be counted."),
      example: [
        column("rongyu", "荣誉", "honors"),
        honors("2026,先进单位,省部级,第一支部\n2026,先进单位,省部级,第一支部"),
      ],
      mend: Message("删去一行。", "Remove one of the rows."),
      mended: [honors("2026,先进单位,省部级,第一支部")]),
    Explanation(
      .termOverlap,
      title: Message("一个职务同时有两个人", "Two persons hold one office at once"),
      meaning: Message(
        """
        书记、主任这样的职务一时只有一个人，前一任的“止”却晚于后一任的“起”，或者没有写。副职和委员不算；\
        别的职务同时有几个人的，写进 site.toml 的 [[bodies]] several。
        """,
        """
        An office such as that of a secretary has one holder at a time, and the term before ends \
        after this one begins, or has no end. Deputies and members do not count; other offices of \
        several go under `several` of [[bodies]] in site.toml.
        """),
      example: [
        column("yange", "沿革", "terms"),
        terms("机关党委,1,书记,甲,2016-03-01,2021-02-28\n机关党委,2,书记,乙,2021-02-01,"),
      ],
      mend: Message("核对起止日期。", "Check the dates."),
      mended: [terms("机关党委,1,书记,甲,2016-03-01,2021-01-31\n机关党委,2,书记,乙,2021-02-01,")]),
    Explanation(
      .termGap,
      title: Message("一个职务有一段时间没有人", "An office was vacant for a time"),
      meaning: Message(
        "前一任结束和后一任开始之间隔了日子。也许确实空缺，也许少抄了一任，所以只是说明。",
        """
        Days lie between the end of one term and the beginning of the next. The office may have been \
        vacant, or a term was left out: a note.
        """),
      example: [
        column("yange", "沿革", "terms"),
        terms("机关党委,1,书记,甲,2016-03-01,2020-12-31\n机关党委,2,书记,乙,2021-02-01,"),
      ],
      mend: Message("补上缺少的一任；确实空缺的不用改。", "Add the missing term; leave it where nobody held it."),
      mended: [terms("机关党委,1,书记,甲,2016-03-01,2021-01-31\n机关党委,2,书记,乙,2021-02-01,")]),
    Explanation(
      .termSession,
      title: Message("届次倒了过来", "Sessions run backwards"),
      meaning: Message(
        "同一机构里，起得晚的一任届次反而小，多半是届次或者日期抄错了。",
        "Of one body, a later term has a smaller session: the session or a date was most likely copied wrong."
      ),
      example: [
        column("yange", "沿革", "terms"),
        terms("机关党委,3,书记,甲,2016-03-01,2021-01-31\n机关党委,2,书记,乙,2021-02-01,"),
      ],
      mend: Message("核对届次和日期。", "Check the session and the dates."),
      mended: [terms("机关党委,1,书记,甲,2016-03-01,2021-01-31\n机关党委,2,书记,乙,2021-02-01,")]),
    Explanation(
      .kindWithoutColumn,
      title: Message("没有栏目显示这些数据", "No column shows the data"),
      meaning: Message(
        "data 里有荣誉、任期或者统计表，却没有一个 kind 相应的栏目，读者看不到。",
        "There are honours, terms or tables in data, and no column of their kind to show them."),
      example: [honors("2026,先进单位,省部级,第一支部")],
      mend: Message("在一个栏目的 _index.md 里写 kind。", "Write `kind` into the _index.md of a column."),
      mended: [column("rongyu", "荣誉", "honors")]),
  ]

  static let articleKinds: [Explanation] = [
    Explanation(
      .guideLimit,
      title: Message("办事步骤的时限看不懂", "The time limit of a step cannot be read"),
      meaning: Message(
        "时限要能算成日子：1个月内、≥6个月、3个月内,最长6个月、5个工作日、半年以上。没有时限的，格子空着。",
        """
        A time limit must be one that dates can be computed from: a number and days, weeks, months, \
        years or working days, at least or at most. Leave the cell empty where there is none.
        """),
      example: [
        column("zhinan", "指南", "guides"), guide(),
        .file("content/zhinan/buzhou.csv", "序,步骤,时限\n1,递交申请,尽快"),
      ],
      mend: Message("写成数和单位。", "Write a number and its unit."),
      mended: [.file("content/zhinan/buzhou.csv", "序,步骤,时限\n1,递交申请,1个月内")]),
    Explanation(
      .guideStale,
      title: Message("办事指南一年没有核对", "A guide was not looked through for a year"),
      meaning: Message(
        "guide.updated 是最近一次核对的日期，过了一年，依据和步骤可能已经变了。这是警告。",
        "`guide.updated` is the day it was last looked through; after a year the rules may have changed. A warning."
      ),
      example: [
        column("zhinan", "指南", "guides"), guide("2025-06-01"),
        .file("content/zhinan/buzhou.csv", "序,步骤,时限\n1,递交申请,1个月内"),
      ],
      mend: Message("核对以后改 guide.updated。", "Look through it, then change `guide.updated`."),
      mended: [guide("2026-06-01")]),
    Explanation(
      .mentorUnknown,
      title: Message("没有登记的导师", "A mentor who is not registered"),
      meaning: Message(
        "paper.mentor 写的标识不在 data/experts.csv 里，多半写错了一个字母，或者还没有登记。",
        "`paper.mentor` names nobody of data/experts.csv: a slip, or the mentor is not registered yet."
      ),
      example: [column("lunwen", "论文", "papers"), experts, paper("paper: { mentor: wamg }")],
      mend: Message("改正标识，或者先登记。", "Correct the name, or register the mentor first."),
      mended: [paper("paper: { mentor: wang }")]),
    Explanation(
      .mentorNotAllowed,
      title: Message("导师不能推荐这篇论文", "The mentor may not give this opinion"),
      meaning: Message(
        "推荐的那天（paper.mentor_on，没写的是发布日期）导师不在聘期里，或者导师就是作者。",
        """
        On the day of the opinion (`paper.mentor_on`, otherwise that of publication) the mentor was \
        not appointed, or is the author.
        """),
      example: [
        column("lunwen", "论文", "papers"), experts,
        paper("paper: { mentor: wang, mentor_on: 2024-12-31 }"),
      ],
      mend: Message("核对日期和聘期。", "Check the day and the term."),
      mended: [paper("paper: { mentor: wang, mentor_on: 2026-06-01 }")]),
    Explanation(
      .paperWithoutOpinion,
      title: Message("论文没有导师推荐意见", "A paper without a mentor's opinion"),
      meaning: Message(
        """
        site.toml 写了 [papers] mentor = true，每篇论文都要有登记的导师和推荐意见：正文里一节\
        “## 导师推荐意见”，至少 50 字。
        """,
        """
        `[papers] mentor = true` asks for a registered mentor and an opinion of at least 50 characters \
        in every paper, in a section of the text of its own.
        """),
      example: [
        column("lunwen", "论文", "papers"), experts, .site("[papers]\nmentor = true"),
        paper("paper: { mentor: wang }"),
      ],
      mend: Message("补上推荐意见。", "Add the opinion."),
      mended: [
        paper(
          "paper: { mentor: wang }",
          "\n\n## 导师推荐意见\n\n选题有现实意义，材料翔实，论证充分，结构清楚，文字通顺，对基层党建工作有参考价值，同意推荐参加今年的评选，建议收入年度汇编。")
      ]),
    Explanation(
      .panelWithoutPicture,
      title: Message("展板没有图片或说明", "A panel without a picture or its description"),
      meaning: Message(
        "展览给人看的就是图。写了 panel 的文章要有 image，图片要有说明，看不见的人才知道展的是什么。",
        """
        An exhibition is its pictures: an article with `panel` needs an `image` with a description, \
        which tells those who cannot see it what is shown.
        """),
      example: [
        column("zhanlan", "展览", "exhibition"),
        .file(
          "content/zhanlan/yi.md",
          "---\ntitle: 第一块\ndate: 2026-06-01\npanel: { number: 1 }\n---\n\n展板的文字。"),
      ],
      mend: Message("写上 image 和 alt。", "Add `image` with `alt`."),
      mended: [panel("yi", 1)]),
    Explanation(
      .panelNumber,
      title: Message("展板的编号重复", "Two panels of one number"),
      meaning: Message(
        "一个展览里，上一块、下一块按编号走，所有展厅一起编号，不能重复。",
        "Panels of an exhibition follow each other by number, through all of its halls: each number once."
      ),
      example: [
        column("zhanlan", "展览", "exhibition"), panel("yi", 1), panel("er", 1),
      ],
      mend: Message("改成不同的编号。", "Give them different numbers."), mended: [panel("er", 2)]),
    Explanation(
      .emptyHall,
      title: Message("展厅里没有展板", "A hall without panels"),
      meaning: Message(
        "展览的下级栏目是展厅，里面一篇写了 panel 的文章也没有，读者走进去是空的。",
        "The columns below an exhibition are its halls, and this one has no article with `panel`."),
      example: [
        column("zhanlan", "展览", "exhibition"), panel("qianyan", 1),
        .file("content/zhanlan/yi/_index.md", "---\ntitle: 第一展厅\n---"),
      ],
      mend: Message("放进展板，或者删去栏目。", "Add panels, or remove the column."),
      mended: [panel("yi/a", 2)]),
    Explanation(
      .issueGap,
      title: Message("报刊缺了期", "Issues are missing"),
      meaning: Message(
        "期号不是一期接一期：漏了一期，写错了，或者确实没有出。没有出的用 gap 写明原因，读者看得到。",
        """
        Issues do not follow each other: one was left out, a number is wrong, or none came out, which \
        `gap` tells readers.
        """),
      example: [
        column("baokan", "机关报", "issues"), issue(1), issue(3),
      ],
      mend: Message("补上，改正，或者写 gap。", "Add it, correct the number, or write `gap`."),
      mended: [issue(3, ", gap: 春节停刊一期")]),
    Explanation(
      .captionsBroken,
      title: Message("字幕文件用不了", "Captions that players cannot read"),
      meaning: Message(
        "字幕是 WebVTT 文件：第一行 WEBVTT，每条先写起止时间，止比起晚，一条比一条晚。别的样子，浏览器不显示。",
        """
        Captions are a WebVTT file: a first line WEBVTT, then cues whose times rise. Browsers show \
        nothing of any other.
        """),
      example: [
        video, .file("content/tongzhi/a.vtt", "WEBVTT\n\n00:05.000 --> 00:02.000\n大家好"),
      ],
      mend: Message("改正时间。", "Correct the times."),
      mended: [.file("content/tongzhi/a.vtt", "WEBVTT\n\n00:02.000 --> 00:05.000\n大家好")]),
    Explanation(
      .videoWithoutText,
      title: Message("视频没有字幕和文字", "A video without captions or text"),
      meaning: Message(
        """
        视频栏目里的文章没有字幕，正文也不到 200 字：听不见的读者、不便播放的读者不知道讲了什么，\
        搜索也找不到。这是警告。
        """,
        """
        An article of a column of videos has no captions and less than 200 characters of text: who \
        cannot hear or play it learns nothing, and search finds nothing. A warning.
        """),
      example: [
        column("shipin", "视频", "videos"),
        .file(
          "content/shipin/a.md",
          "---\ntitle: 党课\ndate: 2026-06-01\nvideo: https://video.example.org/a\n---\n\n一句话。"),
      ],
      mend: Message(
        "写上 video.captions，或者写出文字稿。", "Add `video.captions`, or write down what is said."),
      mended: [
        .file(
          "content/shipin/a.md",
          "---\ntitle: 党课\ndate: 2026-06-01\nvideo: { src: \"https://video.example.org/a\", captions: a.vtt }\n---\n\n一句话。"
        ),
        .file("content/shipin/a.vtt", "WEBVTT\n\n00:02.000 --> 00:05.000\n大家好"),
      ]),
  ]

  private static func guide(_ updated: String = "2026-06-01") -> ExampleInput {
    .file(
      "content/zhinan/a.md",
      "---\ntitle: 入党\ndate: 2026-06-01\nguide: { updated: \(updated), steps: buzhou.csv }\n---\n\n以现行细则为准。"
    )
  }

  private static let experts = ExampleInput.file(
    "data/experts.csv", "标识,姓名,起\nwang,王某,2025-01-01")

  private static func paper(_ line: String, _ opinion: String = "") -> ExampleInput {
    .file(
      "content/lunwen/a.md",
      "---\ntitle: 论文\ndate: 2026-06-01\nauthor: 李某\n\(line)\n---\n\n论文的正文。\(opinion)")
  }

  private static func panel(_ name: String, _ number: Int) -> ExampleInput {
    .file(
      "content/zhanlan/\(name).md",
      "---\ntitle: 第\(number)块\ndate: 2026-06-01\npanel: { number: \(number) }\n"
        + "image: { src: /tongzhi/huichang.jpg, alt: 会场 }\n---\n\n展板的文字。")
  }

  private static func issue(_ number: Int, _ more: String = "") -> ExampleInput {
    .file(
      "content/baokan/\(number).md",
      "---\ntitle: 第\(number)期\ndate: 2026-0\(number)-01\n"
        + "issue: { paper: 机关报, number: \(number)\(more) }\n---\n\n本期目录。")
  }

  private static let video = ExampleInput.file(
    "content/tongzhi/a.md",
    "---\ntitle: 党课\ndate: 2026-06-01\nvideo: { src: \"https://video.example.org/a\", captions: a.vtt }\n---\n\n一句话。"
  )

  static func column(_ folder: String, _ title: String, _ kind: String) -> ExampleInput {
    .file("content/\(folder)/_index.md", "---\ntitle: \(title)\nkind: \(kind)\n---")
  }

  private static let numbers = ExampleInput.file(
    "data/stats/zuzhi.csv", "项目,数\n在职,300\n离退休,200\n合计,500")

  private static func words(_ lines: String = "") -> ExampleInput {
    .file("data/stats/zuzhi.toml", "title = \"党员情况\"" + (lines.isEmpty ? "" : "\n" + lines))
  }

  private static func honors(_ rows: String) -> ExampleInput {
    .file("data/honors.csv", "年份,名称,级别,获得者\n" + rows)
  }

  private static func terms(_ rows: String) -> ExampleInput {
    .file("data/terms.csv", "机构,届次,职务,姓名,起,止\n" + rows)
  }
}
