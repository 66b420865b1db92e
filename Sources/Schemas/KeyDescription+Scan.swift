extension KeyDescription {
  /// `data/reviewers.csv`.
  static let reviewers: [KeyDescription] = [
    .init("reviewers", "审核人员，一人写一节"),
    .init("reviewers.id", "标识，别处用它指这个人", example: #"`"zhao"`"#),
    .init("reviewers.name", "名称；可以登记岗位，不写姓名", example: #"`"保密员"`"#),
    .init(
      "reviewers.role", "职责，几项之间用顿号：初审、复审、终审、保密审查、校对", default: "`[]`",
      example: #"`["保密审查"]`"#),
    .init("reviewers.unit", "所在单位", example: #"`"bangongting"`"#),
    .init(
      "reviewers.email", "提交和审核用的邮箱，不公开；几个之间用分号，`*` 代表任意文字", default: "`[]`",
      example: #"`["zhao@example.org"]`"#),
    .init("reviewers.since", "从哪天起", example: "`2026-01-01`"),
    .init("reviewers.until", "最后一天", example: "`2026-12-31`"),
  ]

  /// `data/cleared.csv`.
  static let cleared: [KeyDescription] = [
    .init("cleared", "核准的问题，一处写一节；用 `redsite clear` 写"),
    .init("cleared.file", "文件，从网站的文件夹算起", names: "路径", example: #"`"content/tongzhi/a.md"`"#),
    .init("cleared.code", "问题的代码", example: #"`"phone-number"`"#),
    .init(
      "cleared.digest", "所查到的文字（查附件本身的，是整个文件）SHA-256 的前 16 位；改动一个字就不再有效",
      example: #"`"9f86d081884c7d65"`"#),
    .init("cleared.by", "核准人在审核人员表里的标识，要有“保密审查”的职责", names: "审核人标识", example: #"`"zhao"`"#),
    .init("cleared.date", "核准的日期", example: "`2026-07-01`"),
    .init("cleared.reason", "理由", example: #"`"公开的办公电话"`"#),
    .init("cleared.valid_until", "有效到哪天；过了这天重新报告", example: "`2027-06-30`"),
  ]

  /// `data/words.csv`.
  static let words: [KeyDescription] = [
    .init("words", "要查的用语，一个写一节"),
    .init("words.wrong", "不对的写法，全角半角不分", example: #"`"按装"`"#),
    .init("words.right", "对的写法，几种之间用 `|`；只有一种而且级别是“错”的，`redsite fix` 会改", example: #"`"安装"`"#),
    .init("words.level", "级别：`错` 不能发布、`慎` 警告、`提示` 说明", default: #"`"慎"`"#, example: #"`"错"`"#),
    .init("words.description", "说明", example: #"`"错别字"`"#),
    .init("words.basis", "依据", example: #"`"通用规范汉字表"`"#),
    .init(
      "words.exceptions", "这些词语里不算错，几个之间用 `|`；写 `书名` 的，《》里不查", example: #"`"按装置|书名"`"#),
    .init("words.from", "只查这天起的文章", example: "`2018-01-01`"),
    .init("words.to", "只查到这天的文章", example: "`2026-12-31`"),
    .init("words.folder", "只查这个栏目和下级栏目", names: "栏目", example: #"`"xuexi"`"#),
  ]

  /// `data/titles.csv`.
  static let titles: [KeyDescription] = [
    .init("titles", "谁在什么时候任什么职务，一任写一节"),
    .init("titles.name", "姓名", example: #"`"某某某"`"#),
    .init("titles.role", "职务", example: #"`"局长"`"#),
    .init("titles.from", "从哪天起", example: "`2024-03-01`"),
    .init("titles.to", "到哪天止", example: "`2026-02-28`"),
  ]
}
