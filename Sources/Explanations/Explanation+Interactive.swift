import Diagnostics

/// What readers take part in.
extension Explanation {
  static let interactive: [Explanation] = [
    Explanation(
      .duesRule,
      title: Message("党费标准算不出来", "A rule of Party dues cannot be computed"),
      meaning: Message(
        """
        每类人的各档要从低到高写，上限一档比一档大，最后一档不写上限；不分档的只写一个定额。两条标准的\
        日期也不能重叠，不然同一天有两个结果。
        """,
        """
        The brackets of each payer stand by rising limits, the last one without any; who pays the \
        same whatever he earns has one fixed amount. Two rules may not hold on the same day, which \
        would have two results.
        """),
      example: [
        dues(
          """
          { payer = "在职", up_to = 5000, permille = 10 },
            { payer = "在职", up_to = 3000, permille = 5 },
            { payer = "在职", permille = 20 }
          """)
      ],
      mend: Message("照依据的文件，把各档从低到高排好。", "Put the brackets in order as the rule has them."),
      mended: [
        dues(
          """
          { payer = "在职", up_to = 3000, permille = 5 },
            { payer = "在职", up_to = 5000, permille = 10 },
            { payer = "在职", permille = 20 }
          """)
      ]),
    Explanation(
      .quizAnswer,
      title: Message("题目的答案不对", "The answer of a question cannot be right"),
      meaning: Message(
        "答案里的字母要在选项里；单选题一个，多选题两个以上，判断题写“对”或“错”。这样的题谁也答不对。",
        """
        The letters of an answer must be among the options: one where one is right, two or more \
        where several are, and right or wrong for a statement. Nobody could answer such a question.
        """),
      example: [quiz, bank("1,单选,我们党成立于哪一年？,1919,1921,C")],
      mend: Message("改正答案。", "Correct the answer."),
      mended: [bank("1,单选,我们党成立于哪一年？,1919,1921,B")]),
    Explanation(
      .quizOptions,
      title: Message("题目的选项有问题", "The options of a question are at fault"),
      meaning: Message(
        "两个选项一样，或者中间空了一个，或者题型和选项对不上。多半是从 Excel 复制时错了格子。",
        """
        Two options are the same, one between others is empty, or they do not go with the kind of \
        the question. Most likely cells were shifted when they were copied.
        """),
      example: [quiz, bank("1,单选,我们党成立于哪一年？,1921,1921,A")],
      mend: Message("改正选项。", "Correct the options."),
      mended: [bank("1,单选,我们党成立于哪一年？,1921,1919,A")]),
    Explanation(
      .quizDuplicate,
      title: Message("题目或编号重复", "A question or its number stands twice"),
      meaning: Message(
        "同一张表里编号不能重复，同一个题库里题目也不能重复：抽题时会抽到两道一样的。",
        """
        Numbers are unique in a table, and so are the questions of a bank: a paper could have the \
        same question twice.
        """),
      example: [
        quiz,
        bank("1,单选,我们党成立于哪一年？,1919,1921,B\n1,判断,党章是党的根本大法。,,,对"),
      ],
      mend: Message("换一个编号，或者删去一道。", "Give it another number, or remove one."),
      mended: [bank("1,单选,我们党成立于哪一年？,1919,1921,B\n2,判断,党章是党的根本大法。,,,对")]),
    Explanation(
      .quizTooSmall,
      title: Message("题库里的题不够抽", "The bank has fewer questions than are drawn"),
      meaning: Message(
        "文章里写的题数比题库里这种题还多，抽不出一份卷。",
        "The article draws more questions of a kind than the bank has, so no paper is complete."),
      example: [
        article("quiz:\n  bank: tiku.csv\n  single: 2\n  single_points: 50"),
        bank("1,单选,我们党成立于哪一年？,1919,1921,B"),
      ],
      mend: Message("补题，或者把题数改小。", "Add questions, or lower the number."),
      mended: [article("quiz:\n  bank: tiku.csv\n  single: 1\n  single_points: 100")]),
    Explanation(
      .quizPoints,
      title: Message("满分不是一百分", "A paper is not worth a hundred points"),
      meaning: Message(
        "题数乘分值加起来不是 100，多半是有一个数写错了。确实要这样可以不管，这是提示。",
        """
        Counts times points do not make 100; most likely one of the numbers is a slip. Where it is \
        meant it may stay. A note.
        """),
      example: [
        article("quiz:\n  bank: tiku.csv\n  single: 1\n  single_points: 10"),
        bank("1,单选,我们党成立于哪一年？,1919,1921,B"),
      ],
      mend: Message("核对题数和分值。", "Check counts and points."),
      mended: [article("quiz:\n  bank: tiku.csv\n  single: 1\n  single_points: 100")]),
    Explanation(
      .surveyWithoutFeedback,
      title: Message("征集结束了，没有反馈", "A survey is over and nothing came of it"),
      meaning: Message(
        """
        向群众征集了意见，就要告诉群众结果和采纳情况。结束以后过了期限（默认 20 个工作日）还没有，\
        就警告，`redsite report` 也列出来。
        """,
        """
        Who asks people owes them the results and what was done. Where neither is published when \
        the term is over (20 working days unless given), this is a warning, and redsite report \
        lists it.
        """),
      example: [
        article("survey:\n  questions: wenjuan.csv\n  opens: 2026-03-01\n  closes: 2026-03-31"),
        .file("content/tongzhi/wenjuan.csv", "编号,题型,题目,A,B\n1,单选,您赞成哪个方案？,甲,乙"),
      ],
      mend: Message(
        "整理结果写进 answers，或者写一篇采纳情况，用 feedback 指明。",
        "Put the results into `answers`, or name an article on what was done as `feedback`."),
      mended: [
        article(
          "survey:\n  questions: wenjuan.csv\n  opens: 2026-03-01\n  closes: 2026-03-31\n  answers: jieguo.csv"
        ),
        .file("content/tongzhi/jieguo.csv", "题号,选项,人数\n1,A,6\n1,B,4\n总人数,,10"),
      ]),
    Explanation(
      .voteUnsigned,
      title: Message("投票结果没有写全", "A result of a vote lacks who answers for it"),
      meaning: Message(
        "公布票数，要同时写明有效票、办法、起止日期、谁计的票、哪天签字。没有人负责的数字不公布。",
        """
        A count is published together with the ballots, how and when the vote was held, who \
        counted and when that was signed. Figures that nobody answers for are not.
        """),
      example: [
        article("vote:\n  candidates: houxuan.csv\n  results: piao.csv\n  total: 10"),
        .file("content/tongzhi/houxuan.csv", "编号,姓名\n1,甲项目\n2,乙项目"),
        .file("content/tongzhi/piao.csv", "编号,票数\n1,6\n2,4"),
      ],
      mend: Message("补上缺少的各项。", "Add what is missing."),
      mended: [
        article(
          "vote:\n  candidates: houxuan.csv\n  results: piao.csv\n  total: 10\n  method: 现场无记名投票\n"
            + "  from: 2026-06-01\n  to: 2026-06-01\n  counted_by: 监票小组\n  signed_on: 2026-06-02")
      ]),
    Explanation(
      .wallUnreviewed,
      title: Message("留言没有审核", "A message of a wall is not reviewed"),
      meaning: Message(
        "data/walls/ 里的留言都会公开，每一条都要写明谁审核、哪天审核。没有审核的不能放进去。",
        """
        All messages of data/walls/ are published, so each names who reviewed it and when. What is \
        not reviewed does not belong there.
        """),
      example: [
        article("wall:\n  id: qiyi"),
        .file(
          "data/walls/qiyi.csv", "编号,时间,姓名,单位,内容,审核人,审核日期\n1,2026-06-30 09:00,,,祝愿祖国更加富强。,,"),
      ],
      mend: Message("审核以后填上审核人和日期。", "Fill in reviewer and day after review."),
      mended: [
        .file(
          "data/walls/qiyi.csv",
          "编号,时间,姓名,单位,内容,审核人,审核日期\n1,2026-06-30 09:00,,,祝愿祖国更加富强。,zongban,2026-06-30")
      ]),
    Explanation(
      .contestScoreMissing,
      title: Message("作品缺少评分", "An entry of a contest lacks a score"),
      meaning: Message(
        "到了公布的日期，同一组的每位评委都要给每篇打过分。缺一个分，平均分和名次就不公平。",
        """
        On the day of the results each judge of a group has scored all of its entries. With one \
        score missing, neither means nor ranks are fair.
        """),
      example: [
        entry, contest,
        .file("data/contests/zhengwen-scores.csv", "编号,评委,分\n1,评委甲,90\n1,评委乙,"),
      ],
      mend: Message("补上缺少的分数。", "Add the missing score."),
      mended: [.file("data/contests/zhengwen-scores.csv", "编号,评委,分\n1,评委甲,90\n1,评委乙,88")]),
    Explanation(
      .contestNotBlind,
      title: Message("参评作品露了作者的名字", "An entry names its author before the results"),
      meaning: Message(
        "公布结果以前，网页不显示作者；正文或者标题里写着作者的名字，评委还是看得到。",
        """
        Pages hide who wrote an entry until the results are out; a text or title that names the \
        author tells the judges all the same.
        """),
      example: [
        article("author: 示例作者\ncontest:\n  id: zhengwen\n  number: \"1\"", body: "我叫示例作者，谈谈体会。"),
        .file("data/contests/zhengwen.toml", "results_on = 2026-09-01"),
      ],
      mend: Message("先从标题和正文里删去，公布以后再加。", "Take it out of title and text until then."),
      mended: [article("author: 示例作者\ncontest:\n  id: zhengwen\n  number: \"1\"", body: "谈谈体会。")]),
    Explanation(
      .unknownForm,
      title: Message("没有这个表单", "There is no such form"),
      meaning: Message(
        "文章里写的表单不在 site.toml 的 [[forms]] 里，或者种类不对。",
        "The form that an article names is not among [[forms]] of site.toml, or is of another kind."
      ),
      example: [article("form: buzhang")],
      mend: Message("在 site.toml 里声明它。", "Declare it in site.toml."),
      mended: [notice, .site(form("notice = \"tongzhi/gaozhi.md\""))]),
    Explanation(
      .formWithoutNotice,
      title: Message("表单没有个人信息处理告知", "A form has no notice on personal data"),
      meaning: Message(
        """
        收集个人信息以前，要告知谁收集、为什么、收集什么、保存多久、有什么权利（个人信息保护法第十七条）。\
        每个表单都要指明一篇已经发布的告知，网页把它放在按钮上面。
        """,
        """
        Before personal data are collected people are told who collects what, why and for how \
        long, and their rights (PIPL, article 17). Each form names a published notice, which the \
        page shows above the button.
        """),
      example: [.site(form(""))],
      mend: Message("写一篇告知，用 notice 指明。", "Write one and name it as `notice`."),
      mended: [notice, .site(form("notice = \"tongzhi/gaozhi.md\""))]),
    Explanation(
      .formClosed,
      title: Message("表单已经结束", "A form has closed"),
      meaning: Message(
        "网页还写着可以参加，表单的日期已经过了，所以网页上不再有表单。这是提示。",
        """
        The page says that people can take part, the days of its form are over, so the page no \
        longer has the form. A note.
        """),
      example: [
        notice, article("form: buzhang"),
        .site(form("notice = \"tongzhi/gaozhi.md\"\ncloses = 2026-05-31")),
      ],
      mend: Message(
        "要继续接收，改 closes；不再接收，从文章里删去。", "Change `closes`, or take it out of the article."),
      mended: [.site(form("notice = \"tongzhi/gaozhi.md\"\ncloses = 2026-12-31"))]),
    Explanation(
      .missingRecord,
      title: Message("缺少要用的数据", "The data that a page is made from are missing"),
      meaning: Message(
        "党费计算器要有今天适用的标准，留言墙和征文要有 data/ 里的文件。没有就做不出这一页。",
        """
        The calculator needs a rule that holds today, a wall and a contest their files in data/. \
        Without them the page cannot be made.
        """),
      example: [article("wall:\n  id: qiyi")],
      mend: Message("新建这个文件。", "Make the file."),
      mended: [
        .file(
          "data/walls/qiyi.csv",
          "编号,时间,姓名,单位,内容,审核人,审核日期\n1,2026-06-30 09:00,,,祝愿祖国更加富强。,zongban,2026-06-30")
      ]),
  ]

  private static func article(
    _ lines: String, body: String = "请各支部派一名代表参加。"
  ) -> ExampleInput {
    .article(lines, body: Message(body, body))
  }

  private static let quiz = article(
    "quiz:\n  bank: tiku.csv\n  single_points: 100\n  judge_points: 0")

  private static func bank(_ rows: String) -> ExampleInput {
    .file("content/tongzhi/tiku.csv", "编号,题型,题目,A,B,答案\n" + rows)
  }

  private static func dues(_ rates: String) -> ExampleInput {
    .file(
      "data/dues.toml",
      """
      [[rules]]
      name = "2008 年规定"
      from = 2008-04-01
      source = "中组发〔2008〕3号"
      rates = [
        \(rates)
      ]
      """)
  }

  private static let entry = article("contest:\n  id: zhengwen\n  number: \"1\"")
  private static let contest = ExampleInput.file(
    "data/contests/zhengwen.toml", "results_on = 2026-06-01")

  private static let notice = ExampleInput.file(
    "content/tongzhi/gaozhi.md",
    "---\ntitle: 个人信息处理告知\ndate: 2026-06-01\n---\n\n由机关党委收集，用于办理来信，办结后删除。")

  private static func form(_ line: String) -> String {
    """
    [[forms]]
    id = "buzhang"
    endpoint = "https://tj.example.org/f/buzhang"
    kind = "letter"
    \(line)
    """
  }
}
