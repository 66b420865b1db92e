import Diagnostics

/// The working calendar.
extension Explanation {
  static let calendar: [Explanation] = [
    Explanation(
      .calendarMissing,
      title: Message("还没有这一年的放假安排", "The holidays of the year are not known"),
      meaning: Message(
        """
        要知道一天是不是工作日，得有那一年的放假通知；12 月 26 日至 31 日还要有下一年的，\
        因为元旦假期可以从这几天开始。没有的年份程序从不猜，猜错了，公布的期限就错了。
        """,
        """
        Whether a day is a working day depends on the notice of holidays of its year, and for 26 \
        to 31 December on that of the next, whose first holiday may begin there. A year that is \
        missing is never guessed at: a wrong guess would be a wrong date in public.
        """),
      example: [notice(date: "2030-12-17"), people()],
      mend: Message(
        "通知公布后，把放假和上班的日期写进 data/calendar.toml；等不及的，改到已有安排的日子。",
        """
        When the notice is out, write its dates into data/calendar.toml; or choose days that are \
        covered.
        """),
      mended: [notice(date: "2026-12-14")]),
    Explanation(
      .calendarOverlap,
      title: Message("日历里同一天写了两次", "A day stands twice in the calendar"),
      meaning: Message(
        """
        同一天既写了放假又写了上班，或者写了两遍，或者同一年写了两节。多半是有一个日期抄错了，\
        程序不知道以哪个为准。
        """,
        """
        A day is both off and worked, or is given twice, or a year has two entries. Most likely \
        one of the dates is a slip, and which one counts cannot be known.
        """),
      example: [calendar(more: #", "2026-10-07""#)],
      mend: Message("对照通知，改正抄错的日期。", "Compare it with the notice and correct the date."),
      mended: [calendar()]),
    Explanation(
      .calendarYear,
      title: Message("日历里的日子不在那一年", "A day of the calendar is not in its year"),
      meaning: Message(
        """
        一年的通知只安排这一年的日子，最多再加上一年的 12 月 26 日至 31 日。别的年份的日期，\
        多半是抄上一年的改漏了。
        """,
        """
        The notice of a year arranges days of that year, and at most the last six of the year \
        before. A date of another year was most likely left over from an older entry.
        """),
      example: [calendar(more: #", "2025-10-11""#)],
      mend: Message("改正年份，或者删去这个日期。", "Correct the year, or remove the date."),
      mended: [calendar()]),
    Explanation(
      .calendarFixedDay,
      title: Message("日历里缺少固定的假日", "The calendar lacks a holiday of every year"),
      meaning: Message(
        "1 月 1 日、5 月 1 日和 10 月 1 日至 3 日每年都放假，落在周末的，通知里也写着。缺了哪一个，这一年一定没有抄全。",
        """
        1 January, 1 May and 1 to 3 October are holidays of every year, and notices name them also \
        where they fall on a weekend. An entry that lacks one of them is not complete.
        """),
      example: [calendar(newYear: "")],
      mend: Message("对照通知，把缺少的假期补上。", "Add the missing days as the notice has them."),
      mended: [calendar()]),
    Explanation(
      .calendarSum,
      title: Message("放假和上班的天数对不上", "Days off and days worked do not add up"),
      meaning: Message(
        """
        放假的周一至周五减去周末上班的天数，应等于当年法定节假日的天数（2025 年起 13 天），2004 年以来\
        没有例外。对不上，多半是漏抄了一个调休上班的日子，期限就会少算一天。这是警告。
        """,
        """
        The weekdays off less the weekend days worked are the statutory holidays of the year (13 \
        since 2025); that holds for every year since 2004. Where they differ, a weekend day that \
        is worked was most likely left out, and terms would end a day late. A warning.
        """),
      example: [calendar(lastWorked: "")],
      mend: Message(
        "对照通知，补上漏抄的日子；通知确实如此的，写明 days。",
        "Add what is missing; where it is as the notice says, write `days`."),
      mended: [calendar()]),
    Explanation(
      .calendarWeekdayWork,
      title: Message("调休上班的日子是平日", "A weekday is given as worked"),
      meaning: Message(
        "周一至周五本来就上班，通知只写上班的周六、周日。这里多半是日期抄错了。这是警告。",
        """
        Monday to Friday are worked anyway; notices name Saturdays and Sundays only. Most likely \
        the date is a slip. A warning.
        """),
      example: [calendar(more: #", "2026-10-12""#)],
      mend: Message("改正日期，或者删去。", "Correct the date, or remove it."),
      mended: [calendar()]),
  ]

  /// The arrangement of 2026, with something added, changed or left out.
  private static func calendar(
    more: String = "", newYear: String = #""2026-01-01 至 2026-01-03", "#,
    lastWorked: String = #", "2026-10-10""#
  ) -> ExampleInput {
    let text = """
      [[years]]
      year = 2026
      off = [
        \(newYear)"2026-02-15 至 2026-02-23",
        "2026-04-04 至 2026-04-06", "2026-05-01 至 2026-05-05",
        "2026-06-19 至 2026-06-21", "2026-09-25 至 2026-09-27",
        "2026-10-01 至 2026-10-07",
      ]
      work = [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09",
        "2026-09-20"\(lastWorked)\(more),
      ]
      """
    return .file("data/calendar.toml", text, text.replacing(" 至 ", with: " to "))
  }
}
