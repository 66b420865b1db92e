import Base
import Diagnostics
import Metadata

/// The days on which people can take part, both of them included.
package struct OpenDays: Sendable, Equatable {
  /// The first day; open from the start where none is given.
  package var opens: CivilDate?
  /// The last day; open without end where none is given.
  package var closes: CivilDate?

  /// Without bounds.
  package init() {}

  /// The days between two others.
  package init(_ opens: CivilDate?, _ closes: CivilDate?) {
    self.opens = opens
    self.closes = closes
  }

  /// Reads two keys of a table.
  package init(
    _ table: inout TableDecoder, opens first: String = "opens", closes last: String = "closes"
  ) {
    let opens = table.date(first)
    let closes = table.date(last)
    if let opens, let closes, closes.value < opens.value {
      table.report(
        .invalidValue, at: closes.range,
        Message("最后一天比第一天还早", "the last day is before the first"),
        help: Message("请核对两个日期", "compare the two dates"))
    }
    self.opens = opens?.value
    self.closes = closes?.value
  }

  /// Whether it is open on a day.
  package func state(on day: CivilDate) -> State {
    if let opens, day < opens { return .early(opens) }
    if let closes, closes < day { return .over(closes) }
    return .open
  }

  /// Those of these days that are among others too.
  package func intersection(_ other: OpenDays) -> OpenDays {
    OpenDays(
      [opens, other.opens].compactMap { $0 }.max(), [closes, other.closes].compactMap { $0 }.min())
  }

  /// How many days there are, both ends counted; nil where one of them is open.
  package var count: Int? {
    guard let opens, let closes else { return nil }
    return Int(closes.daysSince1970 - opens.daysSince1970) + 1
  }

  /// Both days in words, empty where there is none.
  package var text: String {
    switch (opens, closes) {
    case (let opens?, let closes?): "\(opens.chinese)至\(closes.chinese)"
    case (let opens?, nil): "\(opens.chinese)起"
    case (nil, let closes?): "\(closes.chinese)截止"
    case (nil, nil): ""
    }
  }

  /// Where a day is.
  package enum State: Sendable, Equatable {
    /// Not yet open; the day on which it will be.
    case early(CivilDate)
    /// Open.
    case open
    /// No longer open; the last day on which it was.
    case over(CivilDate)
  }
}
