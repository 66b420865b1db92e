import Base
import SiteModel

/// How far the rules of a site were kept over a period: the numbers that tables are made of.
///
/// A window belongs to the period that its last day lies in, so that each is told once.
struct CadenceLedger {
  /// The rules: those of `site.toml` by name, then those of columns by column and name.
  let rules: [CadenceRule]
  /// The members of each rule.
  let members: [[CadenceMember]]
  var lines: [Line] = []
  var gaps: [Gap] = []
  var lags: [Lag] = []
  /// Years whose holidays are missing.
  var missingYears: Set<Int> = []

  let book: RecordBook
  let period: ClosedRange<CivilDate>
  let zeroReports: ZeroReports

  /// What a member did in a window, or in the short windows of a month or year together.
  struct Line {
    var rule: Int
    var member: Int
    var days: ClosedRange<CivilDate>
    /// How many were due: articles, or short windows in which something was.
    var required = 0
    /// How many were sent: articles, or windows in which enough was.
    var done = 0
    var state = CadenceState.notCounted
    /// The last one sent by the end of the window.
    var last: CivilDate?
    /// The working days that it is late.
    var late = Lateness.none
  }

  /// A window, or a run of short ones, in which less was sent than was due.
  struct Gap {
    var rule: Int
    var member: Int
    var days: ClosedRange<CivilDate>
    /// How many windows.
    var windows = 1
    var required: Int
    var done: Int
    var state: CadenceState
    /// The day after which the first of them is overdue.
    var due: CivilDate?
    var late = Lateness.none

    /// Adds the window that follows and ends on a day.
    mutating func extend(to end: CivilDate, required count: Int) {
      days = days.lowerBound...end
      windows += 1
      required += count
    }
  }

  /// How long after its event an article was published.
  struct Lag {
    var rule: Int
    var member: Int
    /// A place in `RecordFacts.articles`.
    var article: Int
    /// The working days; nil where the article does not tell its event.
    var workdays: Lateness?
    /// How many there may be.
    var most: Int
  }

  /// A number of working days, as far as it is known.
  enum Lateness: Equatable {
    case none
    case workdays(Int)
    case unknown(year: Int)

    var cell: RecordTable.Cell {
      switch self {
      case .none: .none
      case .workdays(let count): .number(count)
      case .unknown(let year): .unknown("缺 \(year) 年放假安排")
      }
    }
  }

  /// What all rules say of a period.
  init(_ book: RecordBook, _ period: ReportPeriod, where isWanted: (CadenceRule) -> Bool) {
    self.book = book
    self.period = period.days
    rules = Self.sorted(book.site.records.cadence.filter(isWanted))
    members = rules.map { book.members(of: $0) }
    zeroReports = ZeroReports(book)
    var windowsOfCycle: [CadenceRule.Cycle: [CadenceWindow]] = [:]
    for index in rules.indices {
      switch rules[index].demand {
      case .within(let days): addLags(index, within: days)
      case .every(.span(let days)): addSpans(index, days)
      case .every(let cycle):
        let windows =
          windowsOfCycle[cycle] ?? cycle.windows(endingIn: period.days, book.calendar)
        windowsOfCycle[cycle] = windows
        for member in members[index].indices {
          if cycle.isShort {
            addShortWindows(windows, index, member)
          } else {
            for window in windows { addWindow(window, index, member) }
          }
        }
      }
    }
  }

  static func sorted(_ rules: [CadenceRule]) -> [CadenceRule] {
    rules.sorted {
      let (left, right) = ($0.column?.offset ?? -1, $1.column?.offset ?? -1)
      return (left, $0.name, $0.least, "\($0.demand)") < (right, $1.name, $1.least, "\($1.demand)")
    }
  }

  // MARK: Windows

  /// Whether a member and its rule are there on all of some days, on some, or on none of them.
  enum Presence {
    case whole, partial, none
  }

  static func presence(
    _ days: ClosedRange<CivilDate>, _ member: CadenceMember, _ rule: CadenceRule
  ) -> Presence {
    let first = rule.since ?? .distantPast
    let last = rule.until ?? .distantFuture
    for run in member.present {
      let lower = max(run.lowerBound, first)
      let upper = min(run.upperBound, last)
      if lower <= days.lowerBound, days.upperBound <= upper { return .whole }
      if lower <= days.upperBound, days.lowerBound <= upper, lower <= upper { return .partial }
    }
    return .none
  }

  /// The state of a window of a member who sent so many in it; nil where it is not about them.
  static func state(
    _ window: CadenceWindow, sent count: Int, _ member: CadenceMember, _ rule: CadenceRule,
    _ book: RecordBook, _ zeroReports: ZeroReports
  ) -> CadenceState? {
    switch presence(window.days, member, rule) {
    case .none: return nil
    case .partial where !rule.countsPartialWindows: return .notCounted
    case .partial, .whole: break
    }
    if let year = window.missingYear { return .unknown(year: year) }
    if count >= rule.least { return .done }
    if window.days.upperBound > book.asOf {
      let elapsed = window.days.lowerBound.distance(to: book.asOf) + 1
      return elapsed * 5 >= window.days.count * 4 ? .soon : .running
    }
    if count > 0 { return .short }
    return zeroReports.covers(window.days, member.subject) ? .declaredZero : .missing
  }

  mutating func addWindow(_ window: CadenceWindow, _ rule: Int, _ member: Int) {
    guard window.days.lowerBound <= book.asOf else { return }
    let who = members[rule][member]
    let count = who.count(in: window.days)
    guard
      let state = Self.state(window, sent: count, who, rules[rule], book, zeroReports)
    else { return }
    var line = Line(rule: rule, member: member, days: window.days)
    line.required = state == .notCounted ? 0 : rules[rule].least
    line.done = count
    line.state = state
    line.last = who.last(through: min(window.days.upperBound, book.asOf))
    if state.isLacking {
      let (due, late) = book.lateness(of: window.days.upperBound, rules[rule])
      line.late = late
      note(late)
      gaps.append(
        Gap(
          rule: rule, member: member, days: window.days, required: rules[rule].least,
          done: count, state: state, due: due, late: late))
    }
    note(state)
    lines.append(line)
  }

  /// Goes over the short windows of a member once, and tells those of a month or year together.
  ///
  /// There can be more than a million of them, a window a day: most are decided here by numbers
  /// alone, and only the others asked about in full.
  mutating func addShortWindows(
    _ windows: [CadenceWindow], _ rule: Int, _ member: Int
  ) {
    let who = members[rule][member]
    let law = rules[rule]
    let sent = who.sent
    let least = law.least
    let today = book.asOf
    let hasReports = zeroReports.hasAny(who.subject)
    let present = who.present.first ?? CivilDate.distantPast...CivilDate.distantPast
    let first = max(present.lowerBound, law.since ?? .distantPast)
    let last = min(present.upperBound, law.until ?? .distantFuture)
    var place = windows.first.map { sent.firstPlace(from: $0.days.lowerBound) } ?? 0
    var piece: ClosedRange<CivilDate>?
    var pieceEnd = CivilDate.distantPast
    var tally = Tally()
    var gap: Gap?
    for window in windows {
      let (start, end) = (window.days.lowerBound, window.days.upperBound)
      if start > today { break }
      if end > pieceEnd {
        finish(tally, piece, rule, member)
        tally = Tally()
        let days = pieceDays(with: end)
        piece = days
        pieceEnd = days.upperBound
      }
      while place < sent.count, sent[place] < start { place += 1 }
      var count = 0
      while place < sent.count, sent[place] <= end {
        place += 1
        count += 1
      }
      let isWhole = window.missingYear == nil && first <= start && end <= last
      if isWhole, count >= least {
        tally.done += 1
        if gap != nil { close(&gap) }
        continue
      }
      if isWhole, count == 0, end <= today, !hasReports, gap?.state == .missing {
        tally.add(.missing)
        gap?.extend(to: end, required: least)
        continue
      }
      guard let state = Self.state(window, sent: count, who, law, book, zeroReports) else {
        close(&gap)
        continue
      }
      tally.add(state)
      guard state.isLacking else {
        close(&gap)
        continue
      }
      if state == .missing, gap?.state == .missing {
        gap?.extend(to: end, required: least)
        continue
      }
      close(&gap)
      let (due, late) = book.lateness(of: end, law)
      note(late)
      gap = Gap(
        rule: rule, member: member, days: window.days, required: least, done: count,
        state: state, due: due, late: late)
    }
    finish(tally, piece, rule, member)
    close(&gap)
  }

  mutating func close(_ gap: inout Gap?) {
    if let gap { gaps.append(gap) }
    gap = nil
  }

  /// How many short windows are in which state.
  struct Tally {
    var done = 0, lacking = 0, zero = 0, notCounted = 0, running = 0
    var missing = 0
    var unknownYear: Int?

    mutating func add(_ state: CadenceState) {
      switch state {
      case .done: done += 1
      case .short: lacking += 1
      case .missing:
        lacking += 1
        missing += 1
      case .declaredZero: zero += 1
      case .notCounted: notCounted += 1
      case .running, .soon: running += 1
      case .unknown(let year): unknownYear = year
      }
    }

    var state: CadenceState? {
      if let unknownYear { return .unknown(year: unknownYear) }
      if lacking == 0, done > 0 { return .done }
      if lacking > 0 { return done == 0 && missing == lacking ? .missing : .short }
      if zero > 0 { return .declaredZero }
      return running > 0 ? .running : notCounted > 0 ? .notCounted : nil
    }
  }

  mutating func finish(
    _ tally: Tally, _ days: ClosedRange<CivilDate>?, _ rule: Int, _ member: Int
  ) {
    guard let days, let state = tally.state else { return }
    var line = Line(rule: rule, member: member, days: days)
    line.required = tally.done + tally.lacking + tally.zero
    line.done = tally.done
    line.state = state
    line.last = members[rule][member].last(through: min(days.upperBound, book.asOf))
    note(state)
    lines.append(line)
  }

  /// The month that short windows are told together for; in periods of more than a year, the year.
  func pieceDays(with day: CivilDate) -> ClosedRange<CivilDate> {
    let whole = CadenceRule.Cycle.months(period.count > 366 ? 12 : 1, with: day) ?? day...day
    return max(whole.lowerBound, period.lowerBound)...min(whole.upperBound, period.upperBound)
  }

  // MARK: What is not known

  mutating func note(_ state: CadenceState) {
    if case .unknown(let year) = state { missingYears.insert(year) }
  }

  mutating func note(_ late: Lateness) {
    if case .unknown(let year) = late { missingYears.insert(year) }
  }
}

extension RecordBook {
  /// The last day on which something is not yet overdue, and how late it is.
  func lateness(
    of end: CivilDate, _ rule: CadenceRule
  ) -> (due: CivilDate?, late: CadenceLedger.Lateness) {
    do throws(UncoveredDay) {
      let due = try calendar.day(rule.grace, workdaysFrom: end, .excludeFirst)
      return (due, workdays(after: due, through: asOf))
    } catch { return (nil, .unknown(year: error.year)) }
  }

  /// The working days after one day and not after another.
  func workdays(after start: CivilDate, through end: CivilDate) -> CadenceLedger.Lateness {
    do throws(UncoveredDay) {
      return .workdays(try countWorkdays(after: start, through: end))
    } catch { return .unknown(year: error.year) }
  }
}
