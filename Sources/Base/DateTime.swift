/// A wall-clock time in the site's own zone, to the second.
///
/// Sites speak of the time on their own wall, so that is what is kept; the zone (`ZoneOffset`)
/// is applied where a machine needs an instant (feeds, sitemap, comparison with the clock).
public struct DateTime: Sendable, Hashable, Comparable {
  /// Seconds from 1970-01-01 00:00:00 on the same wall clock.
  public let wallSeconds: Int64

  /// The time that many wall-clock seconds after 1970-01-01 00:00:00.
  public init(wallSeconds: Int64) { self.wallSeconds = wallSeconds }

  /// A time of a day.
  public init(date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    wallSeconds =
      Int64(date.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// The wall-clock time in `zone` at an instant of Unix time.
  public init(unixSeconds: Int64, in zone: ZoneOffset) {
    wallSeconds = unixSeconds + Int64(zone.seconds)
  }

  /// The instant as seconds of Unix time.
  public func unixSeconds(in zone: ZoneOffset) -> Int64 { wallSeconds - Int64(zone.seconds) }

  /// The day.
  public var date: CivilDate {
    CivilDate(daysSince1970: Int32(Self.floorDivide(wallSeconds, 86_400)))
  }

  /// Seconds since the day began, 0 to 86,399.
  public var secondOfDay: Int {
    Int(wallSeconds - Self.floorDivide(wallSeconds, 86_400) * 86_400)
  }

  /// Hour (0–23), minute and second.
  public var time: (hour: Int, minute: Int, second: Int) {
    let second = secondOfDay
    return (second / 3600, second / 60 % 60, second % 60)
  }

  /// Day, hour and minute, `2026-07-01 09:30`.
  public var written: String {
    let (hour, minute, _) = time
    return "\(date.written) \(hour.twoDigits):\(minute.twoDigits)"
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }

  /// Whether one time is before the other on the same wall clock.
  public static func < (left: DateTime, right: DateTime) -> Bool {
    left.wallSeconds < right.wallSeconds
  }
}

/// A fixed distance from UTC.
public struct ZoneOffset: Sendable, Hashable {
  /// Seconds east of Greenwich.
  public let seconds: Int32

  /// A zone that many seconds east of Greenwich.
  public init(seconds: Int32) { self.seconds = seconds }

  /// China Standard Time, UTC+8.
  public static let china = ZoneOffset(seconds: 8 * 3600)
  /// Coordinated Universal Time.
  public static let utc = ZoneOffset(seconds: 0)
}
