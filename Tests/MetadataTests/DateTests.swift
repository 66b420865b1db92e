import Base
import Diagnostics
import Metadata
import RedSiteGen
import Testing

@Suite struct DateTests {
  /// A date as the machine reads it, or its problem with the offending part in brackets.
  private func read(_ text: String, zone: ZoneOffset = .china) -> String {
    switch parseDateTime(text, zone: zone) {
    case .success(let (time, hasTime)):
      let (year, month, day) = time.date.components
      let (hour, minute, second) = time.time
      return "\(year) \(month) \(day)" + (hasTime ? " \(hour) \(minute) \(second)" : "")
    case .failure(let problem):
      let bytes = Array(text.utf8)
      let part = String(decoding: bytes[problem.part], as: UTF8.self)
      return "[\(part)] \(problem.code.name) \(problem.message.chinese)"
    }
  }

  static let days = [
    "2026-07-01", "2026-7-1", "2026-07-1", "2026/07/01", "2026/7/1", "2026.07.01", "2026.7.1",
    "2026年7月1日", "2026年07月01日", "20260701",
  ]

  @Test(arguments: days)
  func everyFormOfADay(day: String) {
    #expect(read(day) == "2026 7 1")
    #expect(read(day + " 09:30") == "2026 7 1 9 30 0")
    #expect(read(day + " 9:30") == "2026 7 1 9 30 0")
    #expect(read(day + " 23:59:59") == "2026 7 1 23 59 59")
    #expect(read(day + "T00:00") == "2026 7 1 0 0 0")
  }

  @Test func internetDatesAreConvertedToTheZone() {
    #expect(read("2026-07-01T09:30:15Z") == "2026 7 1 17 30 15")
    #expect(read("2026-07-01T09:30:15+08:00") == "2026 7 1 9 30 15")
    #expect(read("2026-07-01T23:30:15.123456789-05:30") == "2026 7 2 13 0 15")
    #expect(read("2026-07-01 09:30:15z", zone: .utc) == "2026 7 1 9 30 15")
    #expect(read("2026-01-01T00:00:00+14:00", zone: .utc) == "2025 12 31 10 0 0")
  }

  @Test func everyDayOfTheRangeRoundTrips() {
    var wrong = 0
    for year in articleYears {
      for month in 1...12 {
        for day in 1...CivilDate.daysIn(month: month, year: year)
        where read("\(year)-\(month)-\(day)") != "\(year) \(month) \(day)" { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func partsOutOfRangeAreNamed() {
    let code = "date-out-of-range"
    let cases = [
      ("2026-13-05", "[13] \(code) 日期“2026-13-05”的月份不在 1–12 之间"),
      ("2026-0-05", "[0] \(code) 日期“2026-0-05”的月份不在 1–12 之间"),
      ("20261305", "[13] \(code) 日期“20261305”的月份不在 1–12 之间"),
      ("2026-02-30", "[30] \(code) 日期“2026-02-30”的日期不在 1–28 之间（2026 年 2 月有 28 天）"),
      ("2024年2月30日", "[30] \(code) 日期“2024年2月30日”的日期不在 1–29 之间（2024 年 2 月有 29 天）"),
      ("1948-01-01", "[1948] \(code) 日期“1948-01-01”的年份不在 1949–2199 之间"),
      ("2200-01-01", "[2200] \(code) 日期“2200-01-01”的年份不在 1949–2199 之间"),
      ("2026-07-01 24:00", "[24] \(code) 日期“2026-07-01 24:00”的小时不在 0–23 之间"),
      ("2026-07-01 09:60", "[60] \(code) 日期“2026-07-01 09:60”的分钟不在 0–59 之间"),
      ("2026-06-30 23:59:60", "[60] \(code) 日期“2026-06-30 23:59:60”的秒不在 0–59 之间"),
      (
        "2026-07-01T09:30:00+25:00",
        "[25] \(code) 日期“2026-07-01T09:30:00+25:00”的时区的小时不在 0–23 之间"
      ),
    ]
    for (text, expected) in cases { #expect(read(text) == expected) }
  }

  static let refused: [(String, String, String)] = [
    ("01/02/2026", "[01/02/2026] 日期“01/02/2026”看不出哪个是月、哪个是日", "请把年份写在最前面，例如 2026-07-01"),
    ("1.2.2026", "[1.2.2026] 日期“1.2.2026”看不出哪个是月、哪个是日", "请把年份写在最前面，例如 2026-07-01"),
    ("26-07-01", "[26] 日期“26-07-01”的年份只有两位", "请把年份写全，例如 2026-07-01"),
    ("２０２６-07-01", "[２] 日期“２０２６-07-01”里有全角字符", "改为：2026-07-01"),
    ("2026－07－01", "[－] 日期“2026－07－01”里有全角字符", "改为：2026-07-01"),
    ("2026-07-01　09：30", "[　] 日期“2026-07-01　09：30”里有全角字符", "改为：2026-07-01 09:30"),
    ("2026-07-01　", "[　] 日期“2026-07-01　”里有全角字符", "改为：2026-07-01"),
    ("“2026-07-01”", "[“] 日期““2026-07-01””里有引号", "改为：2026-07-01"),
    ("2026-07-01 上午9:30", "[上] 看不懂日期“2026-07-01 上午9:30”", "时间请按 24 小时制写，例如 2026-07-01 15:30"),
    ("2026-07-01 9:30 PM", "[ ] 看不懂日期“2026-07-01 9:30 PM”", "时间请按 24 小时制写，例如 2026-07-01 15:30"),
    (
      "2026年7月1日09:30", "[0] 看不懂日期“2026年7月1日09:30”",
      "日期和时间之间要空一格，例如 2026年7月1日 09:30"
    ),
  ]

  @Test(arguments: refused)
  func usualMistakesHaveTheirOwnHelp(text: String, sentence: String, help: String) {
    guard case .failure(let problem) = parseDateTime(text, zone: .china) else {
      Issue.record("\(text) was read as a date")
      return
    }
    let part = String(decoding: Array(text.utf8)[problem.part], as: UTF8.self)
    let shown = "[\(part)] \(problem.message.chinese)"
    #expect(shown == sentence)
    #expect(problem.help.chinese == help)
    #expect(problem.code == .dateFormat)
  }

  @Test(
    arguments: [
      ("2026-07", ""), ("2026", ""), ("2026-07/01", "/"), ("2026-07-01 ", ""), ("昨天", "昨"),
      ("July 1, 2026", "J"), ("2026-07-01 09", ""), ("2026-07-01 09:3", "3"),
      ("2026-07-01 0930", "0"), ("2026-07-011", "0"), ("2026-007-01", "0"), ("202607", ""),
      ("2026年7月", ""), ("2026年7-1", "-"), ("2026-07-01T09:30:15.", ""),
      ("2026-07-01T09:30:15+8", "8"), ("2026-07-01T09:30:15Zx", "x"), ("-2026-07-01", "-"),
      ("", ""), ("99999-01-01", "9"), ("2026-07-01x", "x"), ("二〇二六年七月一日", "二"),
    ])
  func anythingElsePointsAtThePlace(text: String, part: String) {
    guard case .failure(let problem) = parseDateTime(text, zone: .china) else {
      Issue.record("\(text) was read as a date")
      return
    }
    #expect(String(decoding: Array(text.utf8)[problem.part], as: UTF8.self) == part)
    #expect(problem.code == .dateFormat)
    #expect(!problem.help.chinese.isEmpty && !problem.help.english.isEmpty)
  }
}
