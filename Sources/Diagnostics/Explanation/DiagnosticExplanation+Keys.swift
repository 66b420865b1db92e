/// Keys and values that are well-formed and wrong.
extension DiagnosticExplanation {
  package static let duplicateKey = DiagnosticExplanation(
    title: Message("同一项写了两次", "A key is given twice"),
    meaning: Message(
      "同一个键出现了两次，程序不知道以哪一个为准。多半是复制旧文章的设置时忘了删。",
      """
      The same key stands there twice, and nobody can tell which one counts. Usually it was left \
      over from an article that was copied.
      """),
    example: [.article("author: 办公厅\nauthor: 机关党委", "author: Office\nauthor: Party committee")],
    mend: Message("留下对的一行，删掉另一行。", "Keep the line that is right, remove the other one."),
    mended: [.article("author: 机关党委", "author: Party committee")])

  package static let unknownKey = DiagnosticExplanation(
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
    mended: [.article("author: 机关党委", "author: Party committee")])

  package static let missingKey = DiagnosticExplanation(
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
    mended: [.article()])

  package static let wrongType = DiagnosticExplanation(
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
    mended: [.article("headline: true")])

  package static let dateFormat = DiagnosticExplanation(
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
    mended: [.article()])

  package static let dateOutOfRange = DiagnosticExplanation(
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
        "---\ntitle: Notice of a meeting\ndate: 2026-06-31\n---\n\nEvery branch sends one member.")
    ],
    mend: Message("核对后改成真正的日期。", "Look the date up and write the real one."),
    mended: [.article()])
}
