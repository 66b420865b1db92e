extension KeyDescription {
  /// `data/units.toml`.
  static let units: [KeyDescription] = [
    .init("units", "单位名册，一个单位写一节"),
    .init("units.id", "标识，不能重复；也是网址的一段，用字母、数字和连字符", example: #"`"bangongting"`"#),
    .init("units.name", "规范名称", example: #"`"办公厅"`"#),
    .init("units.kind", "类别，如 机关党委、党支部、协作组", example: #"`"党支部"`"#),
    .init("units.parent", "上级单位的 `id`；不能绕成一圈", names: "单位标识", example: #"`"bangongting"`"#),
    .init("units.group", "单位列表按它分成几块；下级单位不用写", example: #"`"机关"`"#),
    .init(
      "units.folder", "归它管的文件夹，从 `content/` 算起；里面的文章没写 `unit` 的，都算它的",
      names: "路径", example: #"`"jiceng/bangongting"`"#),
    .init("units.order", "顺序，小的在前", default: "`0`", example: "`10`"),
    .init("units.contact", "联系人，写岗位或处室，不必写姓名", example: #"`"综合处"`"#),
    .init("units.phone", "联系电话", example: #"`"010-00000000"`"#),
    .init("units.address", "地址", example: #"`"示例市示例路 1 号"`"#),
    .init("units.email", "电子邮箱", example: #"`"bangongting@example.org"`"#),
    .init("units.website", "单位自己的网站", example: #"`"https://bgt.example.org/"`"#),
    .init("units.description", "简介", example: #"`"负责机关综合协调。"`"#),
    .init(
      "units.code_owners", "审核它的文件夹的账号或小组，几个之间用逗号", default: "`[]`",
      example: #"`["@bangongting"]`"#),
    .init(
      "units.authors", "它的人提交时用的邮箱，`*` 代表任意文字", default: "`[]`",
      example: #"`["*@bgt.example.org"]`"#),
    .init("units.class", "考核类别，更新要求按它分别要求", example: #"`"一类"`"#),
    .init("units.since", "设立的日期", example: "`2024-03-01`"),
    .init("units.until", "最后一天：撤销或并入别的单位", example: "`2026-06-30`"),
  ]

  /// `data/contributors.toml`.
  static let contributors: [KeyDescription] = [
    .init("contributors", "信息员名册，一个信息员写一节"),
    .init("contributors.id", "标识，不能重复", example: #"`"bangongting-xxy"`"#),
    .init("contributors.name", "名称；可以登记岗位，不写姓名", example: #"`"办公厅信息员"`"#),
    .init("contributors.unit", "所在单位的 `id`", names: "单位标识", example: #"`"bangongting"`"#),
    .init("contributors.role", "职责，如 特约通讯员", example: #"`"特约通讯员"`"#),
    .init(
      "contributors.email", "提交文章用的邮箱；`redsite new article` 由它认出责任编辑，写上这里的名称",
      example: #"`"xxy@bgt.example.org"`"#),
    .init("contributors.since", "聘任日期", example: "`2024-03-01`"),
    .init("contributors.until", "离任日期；离任的仍然列出，注明“已离任”", example: "`2026-02-28`"),
    .init("contributors.class", "考核类别，更新要求按它分别要求", example: #"`"一类"`"#),
    .init("contributors.level", "级别，如市、县、乡", example: #"`"乡"`"#),
    .init("contributors.public", "是否可以在公开的积分和表彰里写名称", default: "`false`", example: "`true`"),
    .init("contributors.trained", "参加过培训的年份", default: "`[]`", example: "`[2025, 2026]`"),
  ]

  /// `data/links.toml`.
  static let links: [KeyDescription] = [
    .init("groups", "友情链接的组，一组写一节"),
    .init("groups.name", "组名", example: #"`"全国优秀党建网站"`"#),
    .init(
      "groups.form", "怎样显示：`list` 一排名称、`dropdown` 收起来点开才列出、`logos` 有标识图片的显示图片",
      default: #"`"list"`"#, example: #"`"logos"`"#),
    .init("groups.order", "顺序，小的在前；一样的按先后", default: "`0`", example: "`1`"),
    .init("groups.note", "说明，显示在友情链接页", example: #"`"按行政区划排列。"`"#),
    .init("groups.rel", "这一组都加的链接类型", default: "`[]`", example: #"`["nofollow"]`"#),
    .init(
      "groups.links_back", "这一组是否要求对方也链接我们", default: "`links.links_back`", example: "`true`"),
    .init("groups.links", "这一组的链接，一条写一节"),
    .init("groups.links.name", "名称", example: #"`"共产党员网"`"#),
    .init(
      "groups.links.url", "完整的网址，也可以是[站内写法](links.md)", example: #"`"https://www.12371.cn/"`"#),
    .init("groups.links.note", "说明", example: #"`"中央组织部主办"`"#),
    .init(
      "groups.links.logo", "标识图片，从 `content/` 算起", names: "路径",
      example: #"`"youqing/moumouju.png"`"#),
    .init("groups.links.order", "顺序，小的在前；一样的按先后", default: "`0`", example: "`1`"),
    .init(
      "groups.links.sample", "示例：随预设来的链接，上线前用 `redsite samples --remove` 删去", default: "`false`",
      example: "`true`"),
    .init("groups.links.since", "建立链接的日期", example: "`2026-01-05`"),
    .init("groups.links.expires", "最后一天；过了这天，下次生成就不再列出", example: "`2027-01-04`"),
    .init(
      "groups.links.rel", "链接类型；`noopener noreferrer` 总是有，组和 `[links]` 里的也加上", default: "`[]`",
      example: #"`["nofollow"]`"#),
    .init(
      "groups.links.feed", "对方的 RSS，写进 `links.opml`",
      example: #"`"https://dj.example.org/rss.xml"`"#),
    .init(
      "groups.links.links_back", "是否要求对方链接我们", default: "这一组的 `links_back`", example: "`true`"),
    .init(
      "groups.links.back_url", "对方链接我们的网页，不在 `url` 那一页时才写", default: "`url`",
      example: #"`"https://dj.example.org/links/"`"#),
  ]

  /// `data/calendar.toml`.
  static let calendar: [KeyDescription] = [
    .init("years", "一年的放假安排，一年写一节；程序已经有的年份，整年以这里为准"),
    .init("years.year", "年份", example: "`2027`"),
    .init("years.notice", "通知的文号", example: #"`"国办发明电〔2026〕×号"`"#),
    .init("years.url", "通知的网址", example: #"`"https://www.gov.cn/…"`"#),
    .init(
      "years.off", "放假：照通知写每个假期的首尾，含周末；元旦假期可以从上一年 12 月 26 日起",
      example: #"`["2026-10-01 至 2026-10-07"]`"#),
    .init(
      "years.work", "上班：因调休上班的周六、周日", default: "`[]`",
      example: #"`["2026-09-20", "2026-10-10"]`"#),
    .init(
      "years.days", "这一年法定节假日的天数；临时增减了假日才写", default: "2025 年起 13 天，2008–2024 年 11 天",
      example: "`14`"),
    .init("local", "地方假日，只影响本站，一个写一节"),
    .init("local.name", "名称", example: #"`"三月三"`"#),
    .init("local.basis", "依据的规定", example: #"`"自治区人民政府令第×号"`"#),
    .init("local.off", "放假的日子，每年各写各的", example: #"`["2026-04-19", "2026-04-20"]`"#),
  ]

  /// `data/calendar.csv`.
  static let calendarRows: [KeyDescription] = [
    .init("days", "工作日历，一天写一行"),
    .init("days.date", "日期", example: "`2026-10-01`"),
    .init("days.kind", "这一天放假、因调休上班，还是地方假日", example: "`放假`"),
    .init("days.description", "说明；地方假日写名称", example: "`国庆节`"),
  ]

  /// A theme's `theme.toml`.
  static let theme: [KeyDescription] = [
    .init("name", "主题的名称，给人看", example: #"`"某某局主题"`"#),
    .init("description", "主题的说明，给人看", example: #"`"红色页头，两栏首页"`"#),
    .init(
      "requires", "主题要哪一版 redsite，写法同 `site.toml` 的", names: "版本", default: "哪一版都行",
      example: #"`">= 0.2"`"#),
    .init("parent", "继承哪个主题：没有写的模板和文件都用它的", example: #"`"default"`"#),
    .init("pictures", "图片的一种样子，给模板里的 `picture` 用，见 [pictures.md](pictures.md#做主题的人)"),
    .init("pictures.name", "名称；`body` 是正文里的图", example: #"`"card"`"#),
    .init("pictures.ratio", "裁成的宽高比", names: "宽:高", default: "不裁切", example: #"`"4:3"`"#),
    .init(
      "pictures.widths", "做成哪些宽度（像素）", default: "网站的 `[images] widths`", example: "`[240, 480]`"),
    .init(
      "pictures.sizes", "网页上显示多宽，同 HTML 的 `sizes`", names: "文字", default: #"`"100vw"`"#,
      example: #"`"(min-width: 48rem) 18rem, 45vw"`"#),
  ]
}
