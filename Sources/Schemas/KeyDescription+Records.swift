extension KeyDescription {
  /// `[[cadence]]` of `site.toml`, or `cadence` of a column.
  static func cadence(ofColumn isOfColumn: Bool) -> [KeyDescription] {
    func quoted(_ text: String) -> String { isOfColumn ? "`\(text)`" : "`\"\(text)\"`" }
    let whose: [KeyDescription] =
      isOfColumn
      ? []
      : [
        .init(
          "cadence.for", "要求谁：`columns` 栏目、`units` 单位、`contributors` 信息员",
          example: quoted("contributors")),
        .init(
          "cadence.class", "只要求名册里考核类别是这一类的", default: "全部", example: quoted("一类")),
        .init(
          "cadence.group", "只要求这一组的单位，和这些单位的信息员；下级单位算上级的组", default: "全部",
          example: quoted("第一协作组")),
        .init("cadence.level", "只要求这一级的信息员", default: "全部", example: quoted("乡")),
        .init(
          "cadence.column",
          "单位和信息员：只数这个栏目和下级栏目的文章；`for` 是 `columns` 的：只要求这个栏目，不写就是每个放文章的栏目",
          names: "栏目", default: "全站", example: quoted("dangjian/yaowen")),
      ]
    return [
      .init("cadence", "更新要求，一条写一" + (isOfColumn ? "项，最多 8 项" : "节") + "，见[更新要求](cadence.md)"),
      .init(
        "cadence.name", "名称，表里用它" + (isOfColumn ? "；不写的由程序起，如“每个工作日 1 篇”" : "，不能重复"),
        example: quoted("信息员每月三条")),
    ] + whose + [
      .init(
        "cadence.every",
        "周期：`workday` 每个工作日、`day` 每天、`week` 每周、`month` 每月、`two-months` 每两个月、`quarter` 每季度、`half-year` 每半年、`year` 每年，或者 `14d` 这样相邻两篇最多隔几天",
        names: "周期", example: quoted("month")),
      .init(
        "cadence.within", "每篇文章要在事发几个工作日内发布；和 `from` 一起写，只能要求栏目", example: "`3`"),
      .init(
        "cadence.from", "从哪天算起：`event` 是文章的 `event_end`，没有就是 `event_date`", example: quoted("event")
      ),
      .init("cadence.at_least", "每个周期至少几篇", default: "`1`", example: "`3`"),
      .init(
        "cadence.of",
        "数什么：`articles` 文章、`headlines` 有配图的头条、`originals` 原创、`adopted` 被别的媒体采用的（按采用的日期）、`activities` 活动和培训（按开始的日期）",
        default: isOfColumn ? "`articles`" : "`\"articles\"`", example: quoted("originals")),
      .init(
        "cadence.include_children", isOfColumn ? "是否连下级栏目一起数" : "单位、栏目是否连下级一起数",
        default: "`false`", example: "`true`"),
      .init("cadence.since", "从哪天起要求", example: "`2026-01-01`"),
      .init("cadence.until", "要求到哪天", example: "`2026-12-31`"),
      .init(
        "cadence.partial", "没有满一期的（周期中间聘任、离任，或者要求从中间开始）：`skip` 不计、`full` 照算",
        default: isOfColumn ? "`skip`" : "`\"skip\"`", example: quoted("full")),
      .init("cadence.grace", "周期过后几个工作日才算逾期", default: "`0`", example: "`2`"),
    ]
  }

  /// `data/points.toml`.
  static let points: [KeyDescription] = [
    .init("name", "办法的名称", example: #"`"党建信息积分办法（2026）"`"#),
    .init("from", "从哪天起", example: "`2026-01-01`"),
    .init("until", "到哪天止；有下一份办法的要写，两份的日期要接上", default: "一直有效", example: "`2026-12-31`"),
    .init(
      "joint", "几人合写一篇：`split` 平分，除不尽的零头给排在前面的；`each` 各记全分；`first` 只记第一人",
      default: #"`"split"`"#, example: #"`"each"`"#),
    .init(
      "several", "一篇被几家采用：`highest` 自己的分和各家的分取最高；`sum` 都加上", default: #"`"highest"`"#,
      example: #"`"sum"`"#),
    .init("article_cap", "一篇最多多少分；`0` 不限", default: "`0`", example: "`50`"),
    .init("member_cap", "一个信息员一个月的稿件分最多多少；`0` 不限", default: "`0`", example: "`60`"),
    .init("floor", "总分低于零的：`none` 照记、`zero` 记零", default: #"`"none"`"#, example: #"`"zero"`"#),
    .init("minimum", "达标线，按期写"),
    .init("minimum.month", "一个月至少多少分", example: "`4`"),
    .init("minimum.quarter", "一个季度至少多少分", example: "`10`"),
    .init("minimum.half_year", "半年至少多少分", example: "`20`"),
    .init("minimum.year", "一年至少多少分", example: "`40`"),
    .init("allowance", "基础分，每期开始时人人、单位都有，按期写"),
    .init("allowance.month", "每月的基础分", example: "`2`"),
    .init("allowance.quarter", "每季度的基础分，记在季度的第一天", example: "`6`"),
    .init("allowance.half_year", "每半年的基础分", example: "`10`"),
    .init("allowance.year", "每年的基础分", example: "`20`"),
    .init("base", "一篇的基本分，一个栏目写一节"),
    .init(
      "base.column", "栏目，连同下级栏目；几节都合的，以最里层的为准", names: "栏目", default: "其余的栏目",
      example: #"`"yanjiu"`"#),
    .init("base.points", "基本分", example: "`3`"),
    .init("base.kind", "这个栏目的文章是哪一种，给 `items`、`factors` 用", example: #"`"调研"`"#),
    .init("bonus", "加分，一种写一节；够几种加几种"),
    .init(
      "bonus.when",
      "什么时候加：`headline` 头条、`image` 配图、`video` 视频、`original` 原创、`joint` 合写（`origin`）、`on-time` 按时发布、`grade:精品`、`topic:专题`；`request-on-time`、`request-late` 是约稿的，记给被约的单位和信息员",
      names: "条件", example: #"`"headline"`"#),
    .init("bonus.points", "加几分", example: "`2`"),
    .init("outlets", "采用稿件的媒体，一家写一节"),
    .init("outlets.id", "标识，`data/adoptions.csv` 里用它", example: #"`"shengbao"`"#),
    .init(
      "outlets.name", "名称；和报刊栏目的 `issue.paper` 一样的，登在那份报刊上的自动算采用", example: #"`"省级党报"`"#),
    .init("outlets.level", "级别，给 `items`、`factors` 用", example: #"`"省级"`"#),
    .init("outlets.points", "采用一篇多少分；不写就由 `items` 定", example: "`15`"),
    .init(
      "outlets.adds", "是否在稿件的分以外另加，如领导批示；不参加 `several`", default: "`false`", example: "`true`"),
    .init("items", "按种类、级别定采用的分，一种写一节；几节都合的，写得最细的为准"),
    .init("items.outlet", "哪家媒体的 `id`", default: "各家", example: #"`"renmin"`"#),
    .init("items.level", "哪一级的媒体", default: "各级", example: #"`"市级"`"#),
    .init("items.kind", "哪一种稿件", default: "各种", example: #"`"调研"`"#),
    .init("items.points", "多少分", example: "`30`"),
    .init("factors", "系数，一种写一节；都合的连着乘"),
    .init("factors.outlet", "哪家媒体的 `id`；写了媒体或级别的，只乘采用的分", default: "各家", example: #"`"dangkan"`"#),
    .init("factors.level", "哪一级的媒体", default: "各级", example: #"`"市级"`"#),
    .init("factors.kind", "哪一种稿件", default: "各种", example: #"`"调研"`"#),
    .init(
      "factors.when", "什么样的文章，写法同 `bonus.when`", names: "条件", default: "各种文章",
      example: #"`"joint"`"#),
    .init("factors.times", "乘几，四舍五入到百分之一", example: "`0.5`"),
    .init("deductions", "扣分，一种写一节"),
    .init(
      "deductions.when",
      "什么时候扣：`request-late` 约稿逾期、`request-missed` 约稿未交、`late-publication` 发布逾期、`quota-short` 欠更新要求、`correction` 更正、`rejected` 退稿",
      names: "条件", example: #"`"request-missed"`"#),
    .init("deductions.rule", "`quota-short` 是哪一条更新要求，写名称；欠一篇扣一份", example: #"`"单位每季三篇"`"#),
    .init("deductions.points", "扣几分，写正数", example: "`3`"),
  ]

  /// `data/adoptions.csv`.
  static let adoptions: [KeyDescription] = [
    .init("adoptions", "被别的媒体采用的稿件，一次写一节"),
    .init(
      "adoptions.article", "本站的文章，从 `content` 起的文件路径；只登在别处的不写", names: "文章",
      example: #"`"tebie/20260715-a.md"`"#),
    .init("adoptions.title", "在别处的标题；没有 `article` 的必填", default: "文章的标题", example: #"`"甲"`"#),
    .init(
      "adoptions.outlet", "媒体，积分办法里 `outlets` 的 `id`", names: "媒体标识", example: #"`"shengbao"`"#),
    .init("adoptions.date", "刊登的日期", example: "`2026-07-16`"),
    .init(
      "adoptions.proof", "能看到的网址，或者仓库里的截图、扫描件；没有的是错误", names: "网址或路径",
      example: #"`"https://www.example.org/1.html"`"#),
    .init("adoptions.unit", "没有 `article` 的，记给哪个单位", names: "单位标识", example: #"`"bangongting"`"#),
    .init(
      "adoptions.contributor", "没有 `article` 的，记给哪位信息员，几人之间用顿号", names: "标识列表",
      example: #"`"bangongting-xxy"`"#),
    .init("adoptions.type", "稿件的种类", default: "文章所在栏目的", example: #"`"调研"`"#),
    .sample("adoptions.sample"),
  ]

  /// `data/requests.csv`.
  static let requests: [KeyDescription] = [
    .init("requests", "约稿，一个单位一份写一节"),
    .init("requests.id", "编号；约几个单位的，一个单位一行，编号相同", example: #"`"R1"`"#),
    .init("requests.title", "题目", example: #"`"主题党日怎么开"`"#),
    .init("requests.issued", "下达的日期", example: "`2026-07-10`"),
    .init("requests.due", "截止的日期，当天算按时", example: "`2026-07-20`"),
    .init("requests.unit", "约哪个单位", names: "单位标识", example: #"`"bangongting"`"#),
    .init("requests.contributor", "约到人的，写信息员", names: "信息员标识", example: #"`"bangongting-xxy"`"#),
    .init(
      "requests.article", "写成的文章，从 `content` 起的文件路径", names: "文章",
      example: #"`"tebie/20260718-a.md"`"#),
    .init("requests.done", "交稿的日期", default: "`article` 的日期", example: "`2026-07-18`"),
    .sample("requests.sample"),
  ]

  /// `data/adjustments.csv`.
  static let adjustments: [KeyDescription] = [
    .init("adjustments", "另外加减的分，一次写一节"),
    .init("adjustments.date", "日期", example: "`2026-07-31`"),
    .init(
      "adjustments.unit", "记给哪个单位；单位、信息员至少写一个，都写的两边都记", names: "单位标识", example: #"`"bangongting"`"#),
    .init("adjustments.contributor", "记给哪位信息员", names: "信息员标识", example: #"`"bangongting-xxy"`"#),
    .init("adjustments.points", "加的写正数，扣的写负数；`type` 有办法定的分时可以空着", example: "`-2`"),
    .init("adjustments.type", "更正或退稿，按办法里的 `correction`、`rejected` 扣", example: #"`"更正"`"#),
    .init("adjustments.cause", "事由，明细里写明", example: #"`"信息有误，上级通报"`"#),
    .init("adjustments.basis", "依据", example: #"`"积分办法第六条"`"#),
    .init("adjustments.approved_by", "批准人", example: #"`"分管领导"`"#),
    .sample("adjustments.sample"),
  ]

  /// `data/zero-reports.csv`.
  static let zeroReports: [KeyDescription] = [
    .init("zero_reports", "零报告：报告这一期没有信息，一次写一节"),
    .init("zero_reports.unit", "单位", names: "单位标识", example: #"`"bangongting"`"#),
    .init(
      "zero_reports.contributor", "信息员自己的零报告写信息员；空着的是单位的", names: "信息员标识",
      example: #"`"bangongting-xxy"`"#),
    .init(
      "zero_reports.period", "哪一期：`2026-07`、`2026-Q3`、`2026-H2` 或 `2026`", names: "期间",
      example: #"`"2026-07"`"#),
    .init("zero_reports.reported", "报告的日期", example: "`2026-07-31`"),
    .init("zero_reports.description", "说明", example: #"`"本月无信息"`"#),
    .sample("zero_reports.sample"),
  ]

  /// `data/signoffs.csv`.
  static let signOffs: [KeyDescription] = [
    .init("signoffs", "签发的表，一次写一节；用 `redsite signoff` 写"),
    .init("signoffs.table", "哪张表", example: #"`"points"`"#),
    .init("signoffs.period", "哪一期", names: "期间", example: #"`"2026-Q3"`"#),
    .init("signoffs.signed_by", "签发人在审核人员表里的标识，要有“终审”的职责", names: "审核人标识", example: #"`"wang"`"#),
    .init("signoffs.date", "签发的日期，在这一期结束以后", example: "`2026-10-09`"),
    .init("signoffs.commit", "签发时的提交", example: #"`"3f2c9a…"`"#),
    .init(
      "signoffs.digest", "表的 SHA-256，64 位十六进制数字；表改了一个字就不同",
      example: #"`"9f86d081…"`"#),
  ]
}
