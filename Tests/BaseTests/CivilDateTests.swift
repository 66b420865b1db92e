import Base
import Testing

@Suite struct CivilDateTests {
  @Test func everyDayOfTheRangeRoundTrips() throws {
    let first = try #require(CivilDate(year: 1900, month: 1, day: 1))
    let last = try #require(CivilDate(year: 2199, month: 12, day: 31))
    for days in first.daysSince1970...last.daysSince1970 {
      let (year, month, day) = CivilDate(daysSince1970: days).components
      #expect(CivilDate(year: year, month: month, day: day)?.daysSince1970 == days)
    }
  }

  @Test func refusesDaysThatDoNotExist() {
    #expect(CivilDate(year: 2026, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2026, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 99999, month: 1, day: 1) == nil)
  }

  @Test func knowsTheDayOfTheWeek() throws {
    #expect(try #require(CivilDate(year: 2026, month: 7, day: 1)).weekday == 3)
    #expect(try #require(CivilDate(year: 1949, month: 10, day: 1)).weekday == 6)
  }

  @Test func timesBefore1970KeepTheirDay() throws {
    let date = try #require(CivilDate(year: 1949, month: 10, day: 1))
    let time = DateTime(date: date, hour: 15, minute: 30)
    #expect(time.date == date)
    #expect(time.time == (15, 30, 0))
    #expect(DateTime(unixSeconds: time.unixSeconds(in: .china), in: .china) == time)
  }
}
