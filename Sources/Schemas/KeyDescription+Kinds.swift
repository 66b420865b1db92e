extension KeyDescription {
  /// What marks an entry as one that came with a preset.
  static func sample(_ path: String) -> KeyDescription {
    .init(
      path, "示例：随预设来的，上线前用 `redsite samples --remove` 删去", default: "`false`",
      example: "`true`")
  }

  /// `data/honors.csv`.
  static let honors: [KeyDescription] = [
    .init("honors", "荣誉，一项写一节"),
    .init("honors.year", "算哪一年的；同一项荣誉评了几次，就是几个年份", example: "`2026`"),
    .init("honors.name", "名称；每一轮写得一样，才认得出连续获得", example: #"`"机关党建工作先进单位"`"#),
    .init("honors.level", "级别，`honors.levels` 里的一个", example: #"`"省部级"`"#),
    .init("honors.kind", "类型，如 集体、个人", example: #"`"集体"`"#),
    .init("honors.recipient", "谁得的", example: #"`"第一支部"`"#),
    .init(
      "honors.unit", "获得者的单位，登记在 `data/units.toml`", names: "单位标识", example: #"`"bangongting"`"#),
    .init("honors.issuer", "授予机关", example: #"`"示例工委"`"#),
    .init("honors.number", "表彰决定的文号，年份用六角括号", example: #"`"示工发〔2026〕1号"`"#),
    .init("honors.date", "表彰的日期", example: "`2026-06-28`"),
    .init(
      "honors.image", "奖牌或证书的图片，从 `content/` 算起", names: "路径", example: #"`"rongyu/2026.jpg"`"#),
    .sample("honors.sample"),
  ]

  /// `data/terms.csv`.
  static let terms: [KeyDescription] = [
    .init("terms", "任期，一人一任写一节"),
    .init("terms.body", "机构", example: #"`"机关党委"`"#),
    .init("terms.session", "第几届，写 3 或 第三届", example: #"`"3"`"#),
    .init("terms.role", "职务", example: #"`"书记"`"#),
    .init("terms.name", "姓名", example: #"`"某某某"`"#),
    .init("terms.from", "任职的第一天", example: "`2021-03-01`"),
    .init("terms.to", "最后一天；现任的不写", example: "`2026-02-28`"),
    .init("terms.note", "备注", example: #"`"补选"`"#),
    .sample("terms.sample"),
  ]

  /// `data/experts.csv`.
  static let experts: [KeyDescription] = [
    .init("experts", "导师，一人写一节"),
    .init("experts.id", "标识，论文的 `paper.mentor` 写它；也是网址的一段", example: #"`"zhangsan"`"#),
    .init("experts.name", "姓名", example: #"`"某某某"`"#),
    .init("experts.unit", "工作单位", example: #"`"示例大学"`"#),
    .init("experts.rank", "职称", example: #"`"教授"`"#),
    .init("experts.field", "研究领域", example: #"`"党建理论"`"#),
    .init("experts.from", "聘任的第一天", example: "`2025-01-01`"),
    .init("experts.to", "最后一天；还在聘的不写", example: "`2027-12-31`"),
    .sample("experts.sample"),
  ]

  /// What is said of a table in `data/stats/`.
  static let stats: [KeyDescription] = [
    .init("title", "表的名称", example: #"`"党组织基本情况"`"#),
    .init("unit", "数的单位", example: #"`"人"`"#),
    .init("as_of", "数到哪一天", example: "`2026-12-31`"),
    .init("source", "数据来源", example: #"`"组织处"`"#),
    .init("prepared_by", "制表", example: #"`"组织处"`"#),
    .init("checked_by", "审核", example: #"`"办公室"`"#),
    .init("note", "写在表上面的说明", example: #"`"不含离退休党员。"`"#),
    .init("rules", "表里的数要满足的规则，见[统计表](#统计表)", default: "`[]`", example: #"`["在职 + 离退休 = 合计"]`"#),
    .init(
      "explain", "规则不成立的原因；写了就印在表的下面，不再是错误", example: #"`"合计含尚未分类的党员。"`"#),
    .init(
      "column", "由哪个栏目显示；不写的是第一个 `kind: stats` 的栏目", names: "栏目", example: #"`"gongkai/tongji"`"#),
    .init("chart", "是否画成条形图", default: "`true`", example: "`false`"),
    .sample("sample"),
  ]
}
