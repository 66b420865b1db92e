import Base
import Testing

@Suite struct DateWritingTests {
  private let time = DateTime(
    date: CivilDate(year: 2026, month: 7, day: 1) ?? CivilDate(daysSince1970: 0),
    hour: 21, minute: 5, second: 9)

  private func written(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    write(&buffer)
    return buffer.makeString()
  }

  @Test func writesForms() {
    #expect(written { $0.append(day: time.date) } == "2026-07-01")
    #expect(time.string == "2026-07-01 21:05")
    #expect(time.date.string(.compactDate) == "20260701")
    #expect(written { $0.append(rfc3339: time, .china) } == "2026-07-01T21:05:09+08:00")
    #expect(written { $0.append(rfc3339: time, .utc) } == "2026-07-01T21:05:09Z")
    #expect(
      written { $0.append(rfc822: time, ZoneOffset(seconds: -12_600)) }
        == "Wed, 01 Jul 2026 21:05:09 -0330")
  }

  @Test(arguments: [
    (.year, "2026"), (.shortYear, "26"), (.month, "07"), (.day, "01"), (.hour, "21"),
    (.hour12, "09"), (.minute, "05"), (.second, "09"), (.half, "PM"), (.dayOfYear, "182"),
    (.isoWeekday, "3"), (.weekday, "3"), (.fullDate, "2026-07-01"), (.compactDate, "20260701"),
    (.time, "21:05:09"), (.zone, "+0800"), (.zoneWithColon, "+08:00"), (.plainMonth, "7"),
    (.plainDay, "1"), (.plainHour, "21"), (.plainHour12, "9"), (.plainMinute, "5"),
    (.plainSecond, "9"), (.weekdayName, "星期三"), (.shortWeekdayName, "周三"),
    (.monthName, "七月"), (.shortMonthName, "7月"), (.englishWeekday, "Wed"),
    (.englishMonth, "Jul"),
  ] as [(DateField, String)])
  func writesFields(_ field: DateField, _ expected: String) {
    #expect(written { $0.append(field, of: DateParts(time, .china)) } == expected)
  }

  @Test func namesEveryMonthAndDay() {
    let months = (1...12).compactMap { CivilDate(year: 2026, month: $0, day: 1) }
    #expect(
      months.map { $0.string(.monthName) }.joined()
        == "一月二月三月四月五月六月七月八月九月十月十一月十二月")
    #expect(
      months.map { $0.string(.englishMonth) }.joined() == "JanFebMarAprMayJunJulAugSepOctNovDec")
    let week = (5...11).map { CivilDate(daysSince1970: Int32($0 - 1)) }
    #expect(week.map { $0.string(.englishWeekday) }.joined() == "MonTueWedThuFriSatSun")
    #expect(week.map { $0.string(.shortWeekdayName) }.joined() == "周一周二周三周四周五周六周日")
    #expect(week.map { $0.string(.weekday) }.joined() == "1234560")
  }
}
