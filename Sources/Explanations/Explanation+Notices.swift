import Diagnostics

/// Public notices and their lists of people.
extension Explanation {
  static let notices: [Explanation] = [
    Explanation(
      .noticeFieldMissing,
      title: Message("公示缺少必须写的内容", "A public notice lacks something"),
      meaning: Message(
        """
        公示要写明种类、开始、期限和名单；名单里每一类公示都有必须公布的项目，如发展对象要写姓名、单位、申请入党时间和确定为积极分子时间。\
        少一列、空一格、名单里没有人，公示就不完整，要重新公示。
        """,
        """
        A notice has a kind, a first day, a term and a list of people, and each kind has things \
        that its list must say of everybody. With a column, a cell or everybody missing it would \
        have to be repeated.
        """),
      example: [
        notice(), people(head: ("姓名,单位,申请入党时间", "name,unit,applied_on"), row: "2024-03-01"),
      ],
      mend: Message(
        "按提示补上；各类公示要写哪些项目，见 docs/notices.md。",
        "Add what is missing; docs/notices.md lists what each kind needs."),
      mended: [notice(), people()]),
    Explanation(
      .noticeFieldNotAllowed,
      title: Message("公示名单里有不能公布的项目", "A list of people says more than it may"),
      meaning: Message(
        """
        公示只公布规定的项目，别的个人信息一律不写：身份证号、电话、住址、家庭情况等写进名单，网页上就是泄露个人信息。\
        每一类公示可以写哪些列是固定的，其他的列都是错误。
        """,
        """
        A notice makes public what the rules ask for and nothing else of people: identity numbers, \
        telephones, homes or families would be a leak. Which columns each kind may have is fixed; \
        any other is an error.
        """),
      example: [
        notice(),
        people(
          head: (
            "姓名,单位,申请入党时间,确定为积极分子时间,家庭住址",
            "name,unit,applied_on,activist_on,home"
          ), row: "2024-03-01,2025-03-10,示例路 1 号"),
      ],
      mend: Message("从名单里删去这一列。", "Take the column out of the list."),
      mended: [notice(), people()]),
    Explanation(
      .noticeWithoutContact,
      title: Message("公示没有写向谁反映", "A notice does not say who receives objections"),
      meaning: Message(
        "公示是为了听取意见，要写受理单位（office），还要写电话、邮箱、地点中的至少一项，否则群众无从反映。",
        """
        A notice is there for objections: it names the office that receives them (`office`), and \
        how to reach it, by telephone, e-mail or address.
        """),
      example: [notice(contact: ("office: 机关党委组织处", "office: Organisation Office")), people()],
      mend: Message("补上受理单位和联系办法。", "Add the office and how to reach it."),
      mended: [notice()]),
    Explanation(
      .noticeTooShort,
      title: Message("公示期太短", "A notice does not run long enough"),
      meaning: Message(
        """
        任前公示和发展对象公示不少于 5 个工作日；其他种类的最短期限由各单位自己定，写在 site.toml 的 notices.minimum。\
        期限不够的公示是无效的。
        """,
        """
        Notices before an appointment and of those who shall join run for 5 working days at \
        least; the least for other kinds is set in site.toml under `notices.minimum`. A notice that \
        runs for less does not count.
        """),
      example: [notice(term: "workdays: 3"), people()],
      mend: Message("延长公示期。", "Let it run longer."),
      mended: [notice()]),
    Explanation(
      .noticeEnd,
      title: Message("公示的截止日期算错了", "The last day of a notice is wrong"),
      meaning: Message(
        """
        截止日期由程序按工作日历计算：从开始的第二天起数（site.toml 的 calendar.counting 或 notices.counting \
        可以改成当天也算），休息日和放假不算，调休上班的算。写了 ends 而和算出来的不一样，多半是数错了日子。
        """,
        """
        The last day is computed from the working calendar, from the day after the first one \
        (unless `calendar.counting` or `notices.counting` says otherwise). An `ends` that differs \
        was most likely counted wrongly.
        """),
      example: [notice(more: "\n  ends: 2026-07-03"), people()],
      mend: Message("照提示改正，或者删去 ends，由程序计算。", "Correct it as the message says, or leave it out."),
      mended: [notice(more: "\n  ends: 2026-07-06")]),
    Explanation(
      .noticeDateOrder,
      title: Message("公示里的日期互相矛盾", "The dates of a notice contradict each other"),
      meaning: Message(
        """
        公示不能在发布以前开始，撤回要在公示期满以前，重新计算的日子要在公示期内；名单里的日期也有先后，如申请入党在前，\
        确定为积极分子在后，都不会晚于公示。前后颠倒，一定有一个写错了。
        """,
        """
        A notice cannot begin before it is published, is withdrawn before its end, and begins anew \
        within its period; the dates in its list follow each other too. Where they do not, one of \
        them is wrong.
        """),
      example: [
        notice(), people(row: "2024-03-01,2023-03-10"),
      ],
      mend: Message("对照档案，改正写错的日期。", "Compare them with the files and correct the wrong one."),
      mended: [notice(), people()]),
    Explanation(
      .noticeChanged,
      title: Message("公示期内改动了公示", "A notice was changed while it ran"),
      meaning: Message(
        """
        公示期内改了内容（updated 在公示期里），已经看过的人看到的不是同一份，公示期要从改动那天起重新计算。程序不替人决定，要写明 \
        restarts。
        """,
        """
        With `updated` within the period, people have seen another notice than the one that \
        stands there now; the period has to be counted anew from that day. That is for somebody \
        to decide and to write down as `restarts`.
        """),
      example: [notice(front: "\nupdated: 2026-07-01"), people()],
      mend: Message(
        "写 restarts: true，或者写从哪天重新计算：restarts: 2026-07-01。",
        "Write `restarts: true`, or the day: `restarts: 2026-07-01`."),
      mended: [notice(front: "\nupdated: 2026-07-01", more: "\n  restarts: true")]),
    Explanation(
      .noticePersonTwice,
      title: Message("公示名单里有一个人写了两次", "Somebody stands in a list of people twice"),
      meaning: Message(
        "名单里有两行每一格都相同，多半是复制时多粘了一行。同名的两个人，单位或日期总有不同。",
        """
        Two rows of a list are the same in every cell; most likely one was pasted twice. Two people \
        of one name differ in their units or dates.
        """),
      example: [notice(), people(copies: 2)],
      mend: Message("删去多出来的一行。", "Remove the row that is too many."),
      mended: [notice(), people()]),
    Explanation(
      .noticeNameInText,
      title: Message("公示的姓名写进了正文", "A name of a notice's list is in its text"),
      meaning: Message(
        """
        公示期满，程序移除的是名单；写在标题、正文、摘要里的姓名不会移除，还会进入首页、订阅源、搜索和其他网站的转载。这是警告。
        """,
        """
        When the term is over the list is removed. A name in the title, the text or the summary \
        stays, and is in feeds, the search and other sites besides. A warning.
        """),
      example: [notice(body: ("示例一同志拟列为发展对象。", "示例一 shall join.")), people()],
      mend: Message(
        "正文里写“下列同志”，姓名只写在名单里。确实不是人名的（如常用词），请审核人写 cleared_by。",
        "Write “the following people” and keep names in the list. Where it is no name, a reviewer writes `cleared_by`."
      ),
      mended: [notice()]),
  ]

  /// A notice that runs when the examples are built.
  static func notice(
    date: String = "2026-06-29", front: String = "", term: String = "workdays: 5",
    contact: (String, String) = (
      "office: 机关党委组织处\n  phone: 010-00000000", "office: Organisation Office\n  phone: 010-00000000"
    ), more: String = "",
    body: (String, String) = ("现将拟确定的发展对象公示。", "The following shall join.")
  ) -> ExampleInput {
    func text(_ title: String, _ contact: String, _ body: String) -> String {
      """
      ---
      title: \(title)
      date: \(date)\(front)
      notice:
        kind: fazhan
        starts: \(date)
        \(term)
        people: renyuan.csv
        \(contact)\(more)
      ---

      \(body)
      """
    }
    return .file(
      "content/tongzhi/gongshi.md", text("发展对象公示", contact.0, body.0),
      text("A public notice", contact.1, body.1))
  }

  /// Its list, of one person, whose row is given twice where that is asked for.
  static func people(
    head: (String, String) = (
      "姓名,单位,申请入党时间,确定为积极分子时间", "name,unit,applied_on,activist_on"
    ), row: String = "2024-03-01,2025-03-10", copies: Int = 1
  ) -> ExampleInput {
    let rows = [String](repeating: "\n示例一,第一支部,\(row)", count: copies).joined()
    return .file("content/tongzhi/renyuan.csv", head.0 + rows, head.1 + rows)
  }
}
