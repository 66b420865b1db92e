import Base
import Records
import SiteModel
import Testing

/// When letters are due.
@Suite struct LetterRuleTests {
  private static func rules(
    _ change: (inout SiteConfiguration) -> Void = { _ in }
  ) -> LetterRules {
    var configuration = SiteConfiguration()
    change(&configuration)
    return LetterRules(configuration, calendar: WorkingCalendar())
  }

  private static func time(_ text: String) throws -> DateTime {
    let parts = text.split(separator: " ")
    let day = try WorkingCalendarTests.day(String(parts[0]))
    guard parts.count == 2 else { return DateTime(date: day) }
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    return DateTime(date: day, hour: clock[0], minute: clock[1])
  }

  /// The vectors of the paper, and the other kind of days.
  @Test(arguments: [
    ("2026-07-01 10:20", "15w", "2026-07-22"), ("2026-09-28", "15w", "2026-10-23"),
    ("2026-11-02", "15w", "2026-11-23"), ("2026-09-19", "3w", "2026-09-22"),
    ("2026-09-18 18:00", "3w", "2026-09-22"), ("2026-02-14", "3w", "2026-02-26"),
    ("2026-07-02", "15w", "2026-07-23"), ("2026-07-28", "15w", "2026-08-18"),
    ("2026-07-01", "60d", "2026-08-30"), ("2026-12-30", "15d", "2027-01-14"),
  ])
  func aTermBeginsTheDayAfter(_ received: String, _ term: String, _ due: String) throws {
    let length = try #require(TermLength(term))
    #expect(
      try Self.rules().end(of: length, from: Self.time(received)).string(.fullDate) == due)
  }

  @Test(arguments: [
    ("2026-09-19", "3w", "2026-09-23"), ("2026-09-18 18:00", "3w", "2026-09-23"),
    // A Saturday that is worked is no day off, and what comes at half past five comes in time.
    ("2026-02-14 10:00", "3w", "2026-02-26"), ("2026-09-18 17:30", "3w", "2026-09-22"),
    ("2026-09-18 17:31", "3w", "2026-09-23"), ("2026-10-01", "10d", "2026-10-18"),
  ])
  func nightsAndDaysOffMayCountAsTheNextWorkingDay(
    _ received: String, _ term: String, _ due: String
  ) throws {
    let rules = Self.rules {
      $0.letters.offHours = .nextWorkday
      $0.letters.cutoff = 17 * 60 + 30
    }
    let length = try #require(TermLength(term))
    #expect(try rules.end(of: length, from: Self.time(received)).string(.fullDate) == due)
  }

  @Test func theFirstDayMayCount() throws {
    let rules = Self.rules { $0.counting = .includeFirst }
    let received = try Self.time("2026-07-01")
    #expect(
      try rules.end(of: TermLength(15, .workdays), from: received).string(.fullDate)
        == "2026-07-21")
    #expect(
      try rules.end(of: TermLength(60, .days), from: received).string(.fullDate) == "2026-08-29")
  }

  @Test func aDayThatNoNoticeCoversIsNotGuessed() throws {
    let received = try Self.time("2026-12-10")
    #expect(throws: UncoveredDay.self) {
      _ = try Self.rules().end(of: TermLength(15, .workdays), from: received)
    }
    var letter = Letter(number: "1", mailbox: .init(0), received: received, file: .init(0))
    let box = Mailbox(identifier: "a", name: "甲")
    func standing(_ day: String) throws -> LetterStanding {
      try Self.rules().standing(of: letter, in: box, asOf: WorkingCalendarTests.day(day))
    }
    // It ends on 28 December or later, whatever the notice says.
    #expect(try standing("2026-12-25").timing == .running)
    #expect(try standing("2026-12-28").timing == .unknown)
    #expect(try standing("2026-12-28").state == .pending)
    #expect(try standing("2026-12-28").missingYear == 2027)
    letter.answeredOn = try WorkingCalendarTests.day("2026-12-25")
    #expect(try standing("2026-12-31").timing == .onTime)
    letter.answeredOn = try WorkingCalendarTests.day("2026-12-29")
    #expect(try standing("2026-12-31").timing == .unknown)
    #expect(try standing("2026-12-31").state == .answered)
    #expect(try standing("2026-12-28").state == .pending)
  }

  @Test func statesFollowFromDays() throws {
    var letter = Letter(
      number: "1", mailbox: .init(0), received: try Self.time("2026-07-01"), file: .init(0))
    var box = Mailbox(identifier: "a", name: "甲")
    box.acknowledge = TermLength(3, .workdays)
    func standing(_ day: String) throws -> LetterStanding {
      try Self.rules().standing(of: letter, in: box, asOf: WorkingCalendarTests.day(day))
    }
    #expect(try standing("2026-07-22").state == .pending)
    #expect(try standing("2026-07-22").isSoon)
    // 12 of 15 working days.
    #expect(try !standing("2026-07-16").isSoon)
    #expect(try standing("2026-07-17").isSoon)
    #expect(try standing("2026-07-23").state == .overdue)
    #expect(try !standing("2026-07-06").isAcknowledgementLate)
    #expect(try standing("2026-07-07").isAcknowledgementLate)
    letter.forwardedOn = try WorkingCalendarTests.day("2026-07-03")
    #expect(try standing("2026-07-02").state == .pending)
    #expect(try standing("2026-07-07").state == .forwarded)
    #expect(try !standing("2026-07-07").isAcknowledgementLate)
    letter.extendedTo = try WorkingCalendarTests.day("2026-08-05")
    letter.extendedOn = try WorkingCalendarTests.day("2026-07-20")
    #expect(try standing("2026-07-19").due?.string(.fullDate) == "2026-07-22")
    #expect(try standing("2026-07-30").due?.string(.fullDate) == "2026-08-05")
    #expect(try standing("2026-07-30").state == .forwarded)
    letter.answeredOn = try WorkingCalendarTests.day("2026-08-06")
    #expect(try standing("2026-08-06").state == .answeredLate)
    #expect(try standing("2026-08-05").timing == .running)
    letter.outcome = .petition
    #expect(try standing("2026-08-06").state == .petition)
    #expect(try standing("2026-08-06").timing == .notCounted)
  }

  @Test(arguments: [
    "15", "w", "0w", "15 w", "-1w", "401d", "15W", "１５w", "", "99999999999999999999w",
  ])
  func whatIsNoTermIsNone(_ text: String) { #expect(TermLength(text) == nil) }
}
