import Base
import Records
import SiteModel
import Testing

/// When public notices end.
@Suite struct NoticeTermTests {
  private static func day(_ text: String) throws -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
  }

  /// Start, term, and the last day without and with the first one.
  private static let ends: [(String, String, String, String)] = [
    ("2026-11-09", "5w", "2026-11-16", "2026-11-13"),
    ("2026-09-29", "5w", "2026-10-12", "2026-10-10"),
    ("2026-02-12", "5w", "2026-02-26", "2026-02-25"),
    ("2026-11-09", "7d", "2026-11-16", "2026-11-15"),
    // Days of the calendar need no notice of holidays.
    ("2026-12-28", "7d", "2027-01-04", "2027-01-03"),
  ]

  @Test(arguments: ends)
  func termsEnd(_ start: String, _ term: String, _ excluding: String, _ including: String) throws {
    let term = try #require(NoticeTerm(term))
    let (calendar, start) = (WorkingCalendar(), try Self.day(start))
    #expect(try term.end(from: start, calendar, .excludeFirst) == Self.day(excluding))
    #expect(try term.end(from: start, calendar, .includeFirst) == Self.day(including))
  }

  @Test func anUncoveredDayIsNotGuessedAt() throws {
    let start = try Self.day("2026-12-28")
    #expect(throws: UncoveredDay.self) {
      try NoticeTerm.workdays(5).end(from: start, WorkingCalendar(), .excludeFirst)
    }
  }

  @Test(arguments: ["5w", "7d", "1w", "99d"])
  func termsOfSettings(_ text: String) {
    #expect(NoticeTerm(text)?.count == Int(text.dropLast()))
  }

  @Test(arguments: ["", "w", "5", "0w", "100d", "-5w", "+5w", "5 w", "5天", "５w"])
  func otherTextsAreNoTerms(_ text: String) { #expect(NoticeTerm(text) == nil) }

  @Test func countedDaysAreThoseOfTheTerm() throws {
    let (first, last) = (try Self.day("2026-11-09"), try Self.day("2026-11-16"))
    let days = try NoticeTerm.workdays(5).countedDays(
      from: first, through: last, WorkingCalendar(), .excludeFirst)
    #expect(days.map { $0.components.day } == [10, 11, 12, 13, 16])
    let all = try NoticeTerm.days(7).countedDays(
      from: first, through: last, WorkingCalendar(), .excludeFirst)
    #expect(all.count == 7)
  }

  @Test func statesFollowTheDays() throws {
    let (first, last) = (try Self.day("2026-11-09"), try Self.day("2026-11-16"))
    var notice = PublicNotice(
      article: Article.ID(0), kind: .fazhan, period: first...last, term: .workdays(5),
      removal: last.advanced(by: 3))
    func states() -> [NoticeState] {
      [-1, 0, 7, 8].map { notice.state(on: first.advanced(by: $0)) }
    }
    #expect(states() == [.planned, .running, .running, .ended])
    #expect(!notice.showsPeople(on: first.advanced(by: -1)))
    #expect(notice.showsPeople(on: last.advanced(by: 2)))
    #expect(!notice.showsPeople(on: last.advanced(by: 3)))
    #expect(notice.statusLine == "公示期：2026年11月9日至11月16日（5个工作日）")
    notice.withdrawal = (first.advanced(by: 2), "名单有误")
    #expect(states() == [.planned, .running, .withdrawn, .withdrawn])
    #expect(!notice.showsPeople(on: first.advanced(by: 2)))
    #expect(notice.firstDayWithoutPeople == first.advanced(by: 2))
  }

  @Test func theLineNamesTheYearThatChanges() throws {
    let notice = PublicNotice(
      article: Article.ID(0), kind: .jiji,
      period: try Self.day("2026-12-28")...(try Self.day("2027-01-04")), term: .days(7),
      removal: try Self.day("2027-01-05"))
    #expect(notice.statusLine == "公示期：2026年12月28日至2027年1月4日（7天）")
  }
}
