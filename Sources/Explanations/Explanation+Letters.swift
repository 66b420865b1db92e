import Diagnostics

/// Letters to mailboxes.
extension Explanation {
  static let letters: [Explanation] = [
    Explanation(
      .unknownMailbox,
      title: Message("没有这个信箱", "There is no such mailbox"),
      meaning: Message(
        """
        写了 letter 的文章要放在信箱的栏目里，信箱登记在 data/mailboxes.toml，用 column 写明栏目。放在别处的来信，\
        不知道几天答复、公不公开，也没有人统计。kind: letters 的栏目没有信箱，也报这个问题。
        """,
        """
        An article with a letter belongs into the column of a mailbox, as entered in \
        data/mailboxes.toml. Elsewhere nobody knows when it is due or whether it is public, and \
        nobody counts it. A column of letters without a mailbox is the same problem.
        """),
      example: [mailbox(column: "xuexi"), column, letter()],
      mend: Message(
        "登记信箱，或者把来信放进信箱的栏目。", "Enter the mailbox, or move the letter into the column of one."),
      mended: [mailbox()]),
    Explanation(
      .mailboxWithoutContact,
      title: Message("信箱没有写信怎样来", "A mailbox that cannot be reached"),
      meaning: Message(
        """
        网站自己不收信，信箱的网页要写明电话、邮箱或者地址；信箱没有写的，用负责单位在名册里的。一样都没有，\
        读者不知道怎样来信。这是警告。
        """,
        """
        The site itself takes no letters, so the page of a mailbox says by which ways they come: \
        telephone, e-mail or an address, its own or those of the unit that keeps it. Here there is \
        none. A warning.
        """),
      example: [mailbox(contact: ""), column, letter()],
      mend: Message("写上 phone、email 或 address。", "Give `phone`, `email` or `address`."),
      mended: [mailbox()]),
    Explanation(
      .letterMissing,
      title: Message("信箱里有一篇不是来信的文章", "An article in a mailbox is no letter"),
      meaning: Message(
        """
        信箱的栏目里每篇文章都是一封来信，要有 letter。没有的不编号、不统计，也不管信箱公开哪些来信，马上就公开了，\
        多半是忘了写。
        """,
        """
        Every article in the column of a mailbox is a letter and has its block. Without it the \
        article is not counted, and is public at once whatever the mailbox says: most likely it \
        was forgotten.
        """),
      example: [
        mailbox(), column,
        .file(
          "content/xinxiang/2026-0001.md",
          "---\ntitle: 关于食堂\ndate: 2026-06-01\n---\n\n食堂能不能早点开门？"),
      ],
      mend: Message(
        "写上 letter；是说明的放进 _index.md，是通知的放到别的栏目。",
        "Add the block; what is said of the box goes into its _index.md, a notice elsewhere."),
      mended: [letter()]),
    Explanation(
      .letterNumber,
      title: Message("来信的编号不对", "The number of a letter is wrong"),
      meaning: Message(
        """
        每个信箱各自连着编号：重复的，两封信分不清；缺了的，有一封信不知道在哪里。不公开的来信也要登记一行，\
        编号才连得上。编号开头的年份要和收到的年份一样。
        """,
        """
        The letters of a mailbox are numbered in a row. A number that stands twice names two \
        letters, and one that is missing is a letter that is nowhere: those that are not published \
        have a row of their own. A year in front must be that in which the letter came in.
        """),
      example: [mailbox(), column, letter(number: "2026-0002")],
      mend: Message(
        "改正编号；不公开的来信登记到 data/letters-private.csv。",
        "Correct the number; enter a letter that is not published in data/letters-private.csv."),
      mended: [
        .file(
          "data/letters-private.csv",
          "编号,信箱,收到,主题类,答复\n2026-0001,shuji,2026-06-01,求助,2026-06-03",
          "number,mailbox,received,topic,answered_on\n2026-0001,shuji,2026-06-01,求助,2026-06-03")
      ]),
    Explanation(
      .letterDate,
      title: Message("来信的日期互相矛盾", "The days of a letter contradict each other"),
      meaning: Message(
        """
        转办、批准延期、答复都在收到以后，转办不晚于答复；有答复的要写 answered_on，撤回的不会有答复；收到的日子信箱要\
        开放。哪个日期抄错了，期限和按期答复率就都不对。
        """,
        """
        A letter is handed on, put off and answered after it came in, and handed on no later than \
        answered; an answer has its day, a letter that was taken back has none; and the mailbox was \
        open. A wrong day makes terms and rates wrong.
        """),
      example: [mailbox(), column, letter(answered: "2026-05-28")],
      mend: Message("核对登记簿，改正日期。", "Correct the date by the register."),
      mended: [letter()]),
    Explanation(
      .letterDue,
      title: Message("来信的期限算错了", "The term of a letter is wrong"),
      meaning: Message(
        """
        期限由收到的日期、信箱的 answer 和工作日历算出。due 可以不写；写了的要和算出来的一样，否则登记簿和网页不一致。
        """,
        """
        When a letter is due follows from the day it came in, its mailbox and the working \
        calendar. `due` may be left out; where it is written it must be the same day.
        """),
      example: [mailbox(), column, letter("due: 2026-06-22")],
      mend: Message("写成消息里的日期，或者删去 due。", "Write the day of the message, or remove `due`."),
      mended: [letter("due: 2026-06-23")]),
    Explanation(
      .letterSection,
      title: Message("来信的正文没有分成来信和答复", "The text of a letter has not its two parts"),
      meaning: Message(
        """
        正文分两段，各有标题：“## 来信”和“## 答复”，各一次，来信在前。答复的日期没到的，网页只显示来信；分不清两段，\
        就不知道显示到哪里。答复写在别的文章里（answer）的，正文里不再写。
        """,
        """
        The text has two parts with headings of the second level for the letter and its answer, \
        once each and in this order. Until the day of the answer only the letter is shown, so it \
        must be clear where it ends. An answer in an article of its own is not written here again.
        """),
      example: [mailbox(), column, letter(question: "")],
      mend: Message("按两段写好标题。", "Write the two headings."),
      mended: [letter()]),
    Explanation(
      .letterWithoutAnswer,
      title: Message("写了答复的日期，没有答复", "The day of an answer, and no answer"),
      meaning: Message(
        """
        有 answered_on 就算已经答复，可是正文的“## 答复”下面是空的，answer 指向的文章也没有发布，读者看不到答复，\
        不能算。
        """,
        """
        With `answered_on` the letter counts as answered, but there is nothing below the heading \
        of the answer, and no article that is out answers it. What nobody can read does not count.
        """),
      example: [mailbox(), column, letter(answer: "")],
      mend: Message("写上答复，或者先删去 answered_on。", "Write the answer, or remove `answered_on`."),
      mended: [letter()]),
    Explanation(
      .letterSender,
      title: Message("来信人的姓名不能公开", "Who wrote the letter may not be named"),
      meaning: Message(
        """
        来信人写网友、党员、群众，或者遮住名字。真实姓名是个人信息，本人同意公开的写 consent: true。不收匿名来信的信箱，\
        不能写匿名。
        """,
        """
        Who wrote is a word for all of a kind, or a name that is masked. A real name is personal \
        data, and needs the consent of its owner (`consent: true`). A mailbox that takes no \
        letters without a name has none of them.
        """),
      example: [mailbox(), column, letter(from: "示例一")],
      mend: Message("遮住名字，或者写明本人同意。", "Mask the name, or say that its owner agreed."),
      mended: [letter(from: "示某")]),
    Explanation(
      .letterNotForPublic,
      title: Message("这封信不能放在网站上", "The letter is not for the site"),
      meaning: Message(
        """
        检举控告不是来信：材料不得转给被检举的人和单位，由 12388 受理，仓库里不能有。publish = "none" 的信箱，\
        来信也不放进仓库，只登记一行。
        """,
        """
        An accusation is no letter: nobody it is about may see it, 12388 takes it, and it is not \
        for the repository. Letters to a mailbox that publishes none are not for it either; they \
        have a row in the register.
        """),
      example: [mailbox(), column, letter(topic: "举报")],
      mend: Message(
        "删去文件；不公开的来信只登记在 data/letters-private.csv。",
        "Remove the file; letters that are not published are rows of data/letters-private.csv."),
      mended: [letter()]),
    Explanation(
      .invalidExtension,
      title: Message("来信的延期不合规定", "An answer cannot be put off like that"),
      meaning: Message(
        """
        延期要写全：延到哪天、哪天批准、谁批准；要比原来的期限晚，不超过信箱的 extend。信箱没有写 extend 的不能延期。
        """,
        """
        What puts an answer off says until when, on which day that was decided, and by whom; it is \
        later than the answer was due, by no more than the `extend` of the mailbox, without which \
        there is none.
        """),
      example: [
        mailbox(), column,
        letter("extended_to: 2026-07-31, extended_on: 2026-06-15, extended_by: 办公室"),
      ],
      mend: Message("改正延期的日期，写全三项。", "Correct the day, and give all three keys."),
      mended: [letter("extended_to: 2026-06-30, extended_on: 2026-06-15, extended_by: 办公室")]),
    Explanation(
      .extensionLate,
      title: Message("过了期限才延期", "Put off after it was due"),
      meaning: Message(
        "延期要在原来的期限以内批准。过了才补的，不是延期，是逾期，统计时不能当作没有逾期。",
        """
        That an answer is put off must be decided before it is due. What is decided later is no \
        extension: the letter was overdue, and counts as such.
        """),
      example: [
        mailbox(), column,
        letter("extended_to: 2026-06-30, extended_on: 2026-06-24, extended_by: 办公室"),
      ],
      mend: Message("删去延期，或者改正批准的日期。", "Remove the extension, or correct the day."),
      mended: [letter("extended_to: 2026-06-30, extended_on: 2026-06-22, extended_by: 办公室")]),
  ]

  private static let column = ExampleInput.file(
    "content/xinxiang/_index.md",
    """
    ---
    title: 书记信箱
    description: 给书记的来信和答复。
    keywords: 来信
    type: 咨询投诉
    ---
    """,
    """
    ---
    title: Letters to the secretary
    description: Letters and their answers.
    keywords: letters
    type: 咨询投诉
    ---
    """)

  /// `data/mailboxes.toml` with one box.
  private static func mailbox(
    column: String = "xinxiang", contact: String = "phone = \"010-00000000\"\n"
  ) -> ExampleInput {
    func text(_ name: String) -> String {
      """
      [[mailboxes]]
      id = "shuji"
      name = "\(name)"
      column = "\(column)"
      answer = "15w"
      extend = "10w"
      \(contact)
      """
    }
    return .file("data/mailboxes.toml", text("书记信箱"), text("Letters to the secretary"))
  }

  /// A letter of 1 June 2026, which is due on the 23rd.
  private static func letter(
    _ more: String = "", number: String = "2026-0001", topic: String = "建议",
    from: String = "网友", answered: String = "2026-06-10", question: String = "## 来信\n",
    answer: String = "从下周起提前半小时。"
  ) -> ExampleInput {
    let keys =
      ["number: \(number)", "topic: \(topic)", "from: \(from)", "answered_on: \(answered)"]
      + (more.isEmpty ? [] : [more])
    return .file(
      "content/xinxiang/2026-0001.md",
      """
      ---
      title: 食堂能不能早点开门
      date: 2026-06-01
      letter: { \(keys.joined(separator: ", ")) }
      ---

      \(question)
      上夜班的同志赶不上早饭。

      ## 答复

      \(answer)
      """)
  }
}
