/// What readers take part in.
extension KeyDescription {
  /// `data/dues.toml`.
  static let dues: [KeyDescription] = [
    .init("rules", "党费标准，一个时期写一节"),
    .init("rules.name", "名称", example: #"`"2008 年规定"`"#),
    .init("rules.from", "从哪天起适用", example: "`2008-04-01`"),
    .init("rules.until", "到哪天为止；不写就到下一条的前一天", example: "`2025-12-31`"),
    .init("rules.source", "依据的文件", example: #"`"中组发〔2008〕3号"`"#),
    .init("rules.url", "文件的网址", example: #"`"https://www.example.gov.cn/a.html"`"#),
    .init(
      "rules.round", "算到哪一位：`fen`、`jiao` 或 `yuan`，四舍五入", default: #"`"fen"`"#, example: #"`"jiao"`"#
    ),
    .init("rules.rates", "各档，同一类人的从低到高写"),
    .init("rules.rates.payer", "人员类别", example: #"`"在职"`"#),
    .init("rules.rates.up_to", "这一档的上限（元，含）；最后一档不写", example: "`3000`"),
    .init("rules.rates.permille", "比例，千分之几，按整个基数算", example: "`5`"),
    .init("rules.rates.fixed", "定额（元），不论收入多少", example: "`0.2`"),
  ]

  /// `data/contests/*.toml`.
  static let contest: [KeyDescription] = [
    .init("results_on", "公布结果的日期；在那以前不显示作者", example: "`2026-09-01`"),
    .init("publish_scores", "是否公开得分", default: "`false`", example: "`true`"),
    .init(
      "exhibition", "评比的是哪个展览的展板，写栏目的文件夹；不写的，参评作品是写了 `contest` 的文章", names: "栏目",
      example: #"`"zhanlan"`"#),
    .init("form", "收稿的表单的标识", names: "表单标识", example: #"`"zhengwen"`"#),
    .init("opens", "从哪天起收稿", example: "`2026-05-01`"),
    .init("closes", "收稿到哪天为止", example: "`2026-07-31`"),
    .init("awards", "奖项，高的在前"),
    .init("awards.name", "名称", example: #"`"一等奖"`"#),
    .init("awards.count", "几名；最后一名有同分的，都算", example: "`3`"),
    .init("awards.group", "只给哪一组，展板是哪个展厅；不写就不分组", example: #"`"党员组"`"#),
    .sample("sample"),
  ]

  /// `data/contests/*-scores.csv`.
  static let contestScores: [KeyDescription] = [
    .init("scores", "评分，一位评委给一篇打的分写一行"),
    .init("scores.id", "作品的编号", example: "`017`"),
    .init("scores.judge", "评委", example: "`评委甲`"),
    .init("scores.score", "0 到 100，最多两位小数", example: "`92.5`"),
  ]

  /// `data/walls/*.csv`.
  static let wallMessages: [KeyDescription] = [
    .init("messages", "留言，一条写一行"),
    .init("messages.id", "编号，不能重复", example: "`1`"),
    .init("messages.time", "留言的时间", example: "`2026-07-01 09:30`"),
    .init("messages.name", "署名，空着的写成“匿名”", example: "`一名党员`"),
    .init("messages.unit", "单位，按它统计", example: "`办公厅`"),
    .init("messages.text", "留言", example: "`祝愿祖国更加富强。`"),
    .init("messages.reviewer", "审核人", example: "`zongban`"),
    .init("messages.reviewed_on", "审核日期", example: "`2026-07-02`"),
    .sample("messages.sample"),
  ]

  /// Keys of front matter.
  static let interactive: [KeyDescription] = [
    .init("dues", "是否显示党费计算器，标准写在 `data/dues.toml`", default: "`false`", example: "`true`"),
    .init(
      "form", "显示一个表单（写信或投稿），在 `site.toml` 的 `[[forms]]` 里", names: "表单标识", example: "`buzhang`"),
    .init("quiz", "自测或考试，见[互动](interactive.md)"),
    .init("quiz.bank", "题库，CSV 文件，不会公开", names: "路径", example: "`tiku.csv`"),
    .init("quiz.single", "抽几道单选题", default: "全部", example: "`20`"),
    .init("quiz.multiple", "抽几道多选题", default: "全部", example: "`10`"),
    .init("quiz.judge", "抽几道判断题", default: "全部", example: "`10`"),
    .init("quiz.single_points", "单选题每道几分", default: "`2`", example: "`2`"),
    .init("quiz.multiple_points", "多选题每道几分", default: "`4`", example: "`4`"),
    .init("quiz.judge_points", "判断题每道几分", default: "`2`", example: "`2`"),
    .init("quiz.pass", "几分及格", default: "`60`", example: "`80`"),
    .init("quiz.minutes", "限时几分钟，`0` 不限", default: "`0`", example: "`60`"),
    .init(
      "quiz.mode", "`practice` 自测，答案在网页里；`exam` 考试，网页里没有答案，交到表单", default: "`practice`",
      example: "`exam`"),
    .init(
      "quiz.multiple_partial", "多选题选对一部分：`none` 不得分，`half` 得一半", default: "`none`",
      example: "`half`"),
    .init("quiz.form", "考试交到哪个表单", names: "表单标识", example: "`kaoshi`"),
    .init("quiz.opens", "考试从哪天起", example: "`2026-07-01`"),
    .init("quiz.closes", "考试到哪天为止", example: "`2026-07-31`"),
    .init("survey", "征集调查，见[互动](interactive.md)"),
    .init("survey.opens", "从哪天起", example: "`2026-07-01`"),
    .init("survey.closes", "到哪天为止", example: "`2026-07-31`"),
    .init("survey.form", "交到哪个表单", names: "表单标识", example: "`wenjuan`"),
    .init("survey.questions", "题目，CSV 文件，不会公开", names: "路径", example: "`wenjuan.csv`"),
    .init("survey.answers", "结果，CSV 文件，不会公开", names: "路径", example: "`jieguo.csv`"),
    .init("survey.feedback", "反馈采纳情况的文章", names: "路径", example: "`caina.md`"),
    .init(
      "survey.remind", "结束以后多久要有结果或反馈：`20w` 是 20 个工作日，`30d` 是 30 天", default: "`20w`",
      example: "`30d`"),
    .init("vote", "投票和投票结果，见[互动](interactive.md)"),
    .init("vote.candidates", "候选，CSV 文件，不会公开", names: "路径", example: "`houxuan.csv`"),
    .init("vote.results", "计票结果，CSV 文件，不会公开", names: "路径", example: "`piao.csv`"),
    .init("vote.total", "有效票张数", example: "`4639`"),
    .init("vote.choices", "一张票最多选几项", default: "`1`", example: "`10`"),
    .init("vote.method", "怎样投的", example: "`现场无记名投票`"),
    .init("vote.from", "从哪天起投票", example: "`2026-07-01`"),
    .init("vote.to", "到哪天为止", example: "`2026-07-03`"),
    .init("vote.counted_by", "谁计的票", example: "`机关纪委`"),
    .init("vote.signed_on", "结果哪天签字", example: "`2026-07-04`"),
    .init("vote.form", "投到哪个表单", names: "表单标识", example: "`toupiao`"),
    .init("wall", "留言墙，见[互动](interactive.md)"),
    .init("wall.id", "留言在 `data/walls/` 的哪个文件里", example: "`qiyi`"),
    .init("wall.opens", "从哪天起收留言", example: "`2026-06-01`"),
    .init("wall.closes", "到哪天为止", example: "`2026-07-01`"),
    .init("wall.form", "留言交到哪个表单", names: "表单标识", example: "`liuyan`"),
    .init("wall.page_size", "一页几条", default: "`50`", example: "`100`"),
    .init("contest", "征文：写了 `number` 的是参评作品，没有写的是征文的总页，见[互动](interactive.md)"),
    .init("contest.id", "征文在 `data/contests/` 的哪个文件里", example: "`zhengwen2026`"),
    .init("contest.number", "作品的编号", example: #"`"017"`"#),
    .init("contest.group", "作品属于哪一组", example: "`党员组`"),
  ]

  /// Keys of `site.toml`.
  static let forms: [KeyDescription] = [
    .init("forms", "表单，一个写一节，见[表单](forms.md)"),
    .init("forms.id", "标识，文章用它指明", example: #"`"buzhang"`"#),
    .init("forms.endpoint", "提交到哪里，https 的网址", example: #"`"https://tj.example.org/f/buzhang"`"#),
    .init(
      "forms.kind", "种类：`letter` 写信、`wall` 留言、`survey` 问卷、`vote` 投票、`exam` 考试、`essay` 投稿",
      example: #"`"letter"`"#),
    .init(
      "forms.fields", "问提交人什么：`name`、`unit`、`phone`、`email`、`address`、`code`（参加码）", default: "看种类",
      example: #"`["name", "phone"]`"#),
    .init("forms.opens", "从哪天起开放", example: "`2026-06-30`"),
    .init("forms.closes", "到哪天为止，含当天", example: "`2026-07-31`"),
    .init("forms.max_bytes", "一次最多多少字节", default: "`65536`；投稿 `8388608`", example: "`65536`"),
    .init(
      "forms.notice", "个人信息处理告知，从 `content/` 算起；必须写", names: "路径",
      example: #"`"xinxiang/gaozhi.md"`"#),
    .init("forms.keep_days", "取走以后接收端再保存几天", default: "`30`", example: "`14`"),
    .sample("forms.sample"),
  ]
}
