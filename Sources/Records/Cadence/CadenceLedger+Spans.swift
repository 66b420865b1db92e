import Base
import SiteModel

extension CadenceLedger {
  // MARK: Spans

  /// Looks for gaps of more than so many days.
  mutating func addSpans(_ rule: Int, _ most: Int) {
    for (member, who) in members[rule].enumerated() {
      let law = rules[rule]
      let firstDay = max(who.present[0].lowerBound, law.since ?? .distantPast)
      let lastDay = min(
        who.present[who.present.count - 1].upperBound, law.until ?? .distantFuture)
      let start = max(period.lowerBound, firstDay)
      let end = min(period.upperBound, book.asOf, lastDay)
      guard start <= end else { continue }
      // The last one before the period begins the first span of it.
      var from = who.last(through: start.advanced(by: -1)).map { max($0, firstDay) } ?? start
      var line = Line(rule: rule, member: member, days: start...end)
      line.required = 1
      line.last = who.last(through: end)
      line.state = .done
      let first = who.sent.firstPlace(from: start)
      for place in first...who.sent.count {
        let isLast = place == who.sent.count || who.sent[place] > end
        let to = isLast ? end : who.sent[place]
        let due = from.advanced(by: most)
        // On the day it is due there is time until its end; looked at then, it has run out.
        if isLast ? due <= to : due < to {
          line.state = who.count(in: start...end) == 0 ? .missing : .short
          let late = isLast ? book.workdays(after: due, through: end) : .none
          note(late)
          gaps.append(
            Gap(
              rule: rule, member: member, days: max(due, start)...to, required: 1, done: 0,
              state: .missing, due: due, late: late))
          if isLast { line.late = late }
        } else if isLast, line.state == .done, end == book.asOf,
          from.distance(to: to) * 5 >= most * 4
        {
          line.state = .soon
        }
        if isLast { break }
        from = to
      }
      line.done = line.state.isLacking ? 0 : 1
      lines.append(line)
    }
  }

  // MARK: Days since the event

  mutating func addLags(_ rule: Int, within most: Int) {
    let law = rules[rule]
    for member in members[rule].indices {
      guard case .column(let column) = members[rule][member].subject else { continue }
      let columns =
        law.includesChildren
        ? book.columns(
          below: book.string(
            book.site.columns[column].path)) : [column]
      let articles = columns.flatMap { book.articlesOfColumn[$0] }.sorted()
      var pieces: [(days: ClosedRange<CivilDate>, lags: [Lag])] = []
      for index in articles {
        let article = book.site.records.articles[index]
        guard period.contains(article.day), law.since.map({ $0 <= article.day }) ?? true,
          law.until.map({ article.day <= $0 }) ?? true
        else { continue }
        let workdays = article.event.map { book.workdays(after: $0, through: article.day) }
        if let workdays { note(workdays) }
        let lag = Lag(rule: rule, member: member, article: index, workdays: workdays, most: most)
        lags.append(lag)
        if let last = pieces.last, last.days.contains(article.day) {
          pieces[pieces.count - 1].lags.append(lag)
        } else {
          pieces.append((pieceDays(with: article.day), [lag]))
        }
      }
      for (days, lags) in pieces { addLine(of: lags, days, rule, member) }
    }
  }

  mutating func addLine(
    of lags: [Lag], _ days: ClosedRange<CivilDate>, _ rule: Int, _ member: Int
  ) {
    var line = Line(rule: rule, member: member, days: days)
    var isUnknown: Int?
    for lag in lags {
      switch lag.workdays {
      case .workdays(let count):
        line.required += 1
        if count <= lag.most { line.done += 1 }
      case .unknown(let year): isUnknown = year
      case .none?, nil: break
      }
    }
    line.state =
      isUnknown.map { .unknown(year: $0) }
      ?? (line.required == 0 ? .notCounted : line.done == line.required ? .done : .short)
    line.last = lags.last.map { book.site.records.articles[$0.article].day }
    lines.append(line)
  }
}
