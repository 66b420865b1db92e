extension KeyDescription {
  /// `data/mailboxes.toml`.
  static let mailboxes: [KeyDescription] = [
    .init("mailboxes", "信箱，一个写一节"),
    .init("mailboxes.id", "标识，不能重复", example: #"`"buzhang"`"#),
    .init("mailboxes.name", "名称", example: #"`"部长信箱"`"#),
    .init(
      "mailboxes.type", "`letters` 收来信；`report` 受理检举控告：没有网页，只在信箱列表里指向 12388",
      default: #"`"letters"`"#, example: #"`"report"`"#),
    .init(
      "mailboxes.owner", "负责的单位；来信没有写 `unit` 的，算它办理", names: "单位标识",
      example: #"`"bangongting"`"#),
    .init(
      "mailboxes.column", "来信放在哪个栏目，一个信箱一个栏目", names: "栏目", example: #"`"xinxiang/buzhang"`"#),
    .init(
      "mailboxes.for_each", "写 `delegates`：`data/delegates.csv` 里每位代表一个信箱，来信放在栏目下以代表标识为名的文件夹",
      example: #"`"delegates"`"#),
    .init(
      "mailboxes.answer", "多久答复：工作日写 `w`，自然日写 `d`", names: "期限", example: #"`"15w"`"#),
    .init(
      "mailboxes.acknowledge", "多久转到承办单位；没有写就不查", names: "期限", example: #"`"3w"`"#),
    .init(
      "mailboxes.extend", "最多延期多久，从原来的期限算起；没有写就不能延期", names: "期限", example: #"`"15w"`"#),
    .init("mailboxes.anonymous", "是否收匿名来信", default: "`false`", example: "`true`"),
    .init(
      "mailboxes.publish",
      "公开哪些来信：`answered` 答复了的、`received` 收到就公开、`none` 都不公开（只登记在 `data/letters-private.csv`）",
      default: #"`"answered"`"#, example: #"`"received"`"#),
    .init(
      "mailboxes.first_number", "不从 1 开始编号的，第一个编号", example: #"`"2026-0012"`"#),
    .init(
      "mailboxes.form", "信箱的网页上有哪个写信的表单，在 `site.toml` 的 `[[forms]]` 里", names: "表单标识",
      example: #"`"buzhang"`"#),
    .init("mailboxes.opens", "从哪天起收信", example: "`2026-01-01`"),
    .init("mailboxes.closes", "收信到哪天", example: "`2026-12-31`"),
    .init("mailboxes.office", "受理的处室，网页上写明", example: #"`"办公室"`"#),
    .init(
      "mailboxes.phone", "电话；`phone`、`email`、`address` 都没有写的，用负责单位的", example: #"`"010-00000000"`"#),
    .init("mailboxes.email", "电子邮箱", example: #"`"buzhang@example.org"`"#),
    .init("mailboxes.address", "通信地址", example: #"`"示例市示例路 1 号"`"#),
    .init("mailboxes.hours", "接待来访、接听电话的时间", example: #"`"工作日 9:00-17:00"`"#),
  ]

  /// `data/delegates.csv`.
  static let delegates: [KeyDescription] = [
    .init("delegates", "党代表，一位写一节"),
    .init("delegates.id", "标识，不能重复；也是信箱的文件夹名", example: #"`"d001"`"#),
    .init("delegates.name", "姓名", example: #"`"代表甲"`"#),
    .init("delegates.delegation", "代表团", example: #"`"第一代表团"`"#),
    .init("delegates.role", "职务", example: #"`"村党支部书记"`"#),
    .init("delegates.unit", "所在单位的 `id`", names: "单位标识", example: #"`"zhen01"`"#),
    .init("delegates.since", "从哪天起任代表", example: "`2024-03-01`"),
    .init("delegates.until", "任到哪天；过了这天信箱不再收信", example: "`2026-02-28`"),
  ]

  /// `data/letters-private.csv`.
  static let privateLetters: [KeyDescription] = [
    .init("letters", "不公开的来信，一封写一节；只有登记，没有内容"),
    .init("letters.number", "编号，和公开的来信一起连着编", example: #"`"2026-0012"`"#),
    .init(
      "letters.mailbox", "信箱的 `id`；党代表的写“信箱-代表”，如 `daibiao-d001`", names: "信箱标识",
      example: #"`"buzhang"`"#),
    .init("letters.received", "收到的日期，可以有时间", example: #"`"2026-07-01 10:20"`"#),
    .init("letters.topic", "主题类，同文章的 `letter.topic`", example: #"`"求助"`"#),
    .init(
      "letters.unit", "办理的单位", names: "单位标识", default: "信箱的 `owner`", example: #"`"houqin"`"#),
    .init("letters.forwarded_on", "转办的日期", example: "`2026-07-02`"),
    .init("letters.extended_to", "延期到哪天", example: "`2026-08-12`"),
    .init("letters.extended_on", "哪天批准延期，要在期限以内", example: "`2026-07-20`"),
    .init("letters.extended_by", "谁批准延期，写岗位", example: #"`"分管领导"`"#),
    .init("letters.answered_on", "答复的日期", example: "`2026-07-20`"),
    .init(
      "letters.outcome", "结果：`已答复`（要有答复的日期）、`不予受理`、`撤回`、`转信访`", example: #"`"撤回"`"#),
  ]

  /// The `letter` block of articles.
  static let letter: [KeyDescription] = [
    .init(
      "letter", "来信的各项，只用于信箱的栏目，见[来信](letters.md)。没有值的可以写 `\"\"`",
      example: "`{ number: 2026-0012, topic: 建议, from: 网友 }`"),
    .init("letter.number", "编号，每个信箱各自连着编", example: "`2026-0012`"),
    .init("letter.topic", "主题类，可以写的见 `[letters] topics`", example: "`建议`"),
    .init(
      "letter.from", "来信人：`网友`、`党员`、`群众`、`匿名`，或遮住的名字，如 李某、王**", example: "`网友`"),
    .init(
      "letter.consent", "本人是否同意公开姓名；同意的，`from` 才可以写真实姓名", default: "`false`", example: "`true`"),
    .init(
      "letter.unit", "办理的单位", names: "单位标识", default: "信箱的 `owner`", example: "`houqin`"),
    .init("letter.forwarded_on", "转办的日期", example: "`2026-07-02`"),
    .init("letter.due", "答复的期限；可以不写，写了就核对", default: "按信箱的 `answer` 算", example: "`2026-07-22`"),
    .init("letter.extended_to", "延期到哪天，不超过信箱的 `extend`", example: "`2026-08-12`"),
    .init("letter.extended_on", "哪天批准延期，要在期限以内", example: "`2026-07-20`"),
    .init("letter.extended_by", "谁批准延期，写岗位；不公开", example: "`分管领导`"),
    .init("letter.answered_on", "答复的日期", example: "`2026-07-20`"),
    .init(
      "letter.answered_by", "答复的单位", names: "单位标识", default: "`letter.unit`", example: "`houqin`"),
    .init(
      "letter.answer", "答复的文章，从 `content` 算起或相对于来信；答复写在“## 答复”下面的不用写", names: "路径",
      example: "`luntan/huiyinbi/20260720-dafu.md`"),
    .init("letter.state", "只在没有答复就了结时写；其他状态由程序算", example: "`撤回`"),
  ]

  /// `[letters]` of `site.toml`.
  static let letterSettings: [KeyDescription] = [
    .init("letters", "来信，见[来信](letters.md)"),
    .init(
      "letters.off_hours",
      "休息日和下班后的来信从哪天算：`as-is` 当天；`next-workday` 算下一个工作日收到", default: #"`"as-is"`"#,
      example: #"`"next-workday"`"#),
    .init(
      "letters.cutoff", "几点以后算下班后；只和 `next-workday` 一起用", names: "时间",
      example: #"`"17:30"`"#),
    .init(
      "letters.topics", "来信的主题类", default: #"`["咨询", "建议", "求助", "投诉", "感谢", "其他"]`"#,
      example: #"`["咨询", "建议", "其他"]`"#),
  ]
}
