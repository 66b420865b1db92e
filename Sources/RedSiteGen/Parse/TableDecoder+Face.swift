import Base
import Diagnostics
import Metadata
import SiteModel

/// Reading what a site, a subsite or a topic shows of itself.
extension TableDecoder {
  /// `logo`, `banner` and `slogan`.
  mutating func face() -> ParsedFace {
    var face = ParsedFace()
    face.logo = named("logo")
    face.banners = textsOrTables("banner").compactMap { banner($0) }
    face.slogan = string("slogan")?.value ?? ""
    return face
  }

  private mutating func banner(_ written: TextOrTable) -> ParsedBanner? {
    switch written {
    case .text(let path): path.value.isEmpty ? nil : ParsedBanner(named(Reference(path)))
    case .table(let inner): read(inner) { $0.banner() }
    }
  }

  private mutating func banner() -> ParsedBanner? {
    let light = requiredString("light", example: "banner.jpg")
    let dark = named("dark")
    let season = season()
    let topic = named("topic")
    guard let light else { return nil }
    var banner = ParsedBanner(named(Reference(light)))
    banner.dark = dark
    banner.season = season
    banner.topic = topic
    return banner
  }

  /// `from` and `to`: two days, or two days of every year.
  private mutating func season() -> Season? {
    let (from, to) = (seasonDay("from"), seasonDay("to"))
    if from == nil, contains("to"), !contains("from") {
      reportMissing("from", example: quoted("10-01"))
    }
    guard let from else { return nil }
    guard let to else { return Season(from: from.value, to: from.value) }
    var isTurned = false
    if case .once(let first) = from.value, case .once(let last) = to.value {
      isTurned = last < first
    }
    guard from.value.isYearly == to.value.isYearly, !isTurned else {
      report(
        .invalidValue, at: to.range,
        isTurned
          ? Message("最后一天比第一天还早", "the last day is before the first")
          : Message(
            "from 和 to 要么都写年份，要么都不写", "`from` and `to` both have a year, or neither has"),
        help: Message(
          "只在一年用的写 2026-10-01，每年都用的写 10-01",
          "write 2026-10-01 for one year, 10-01 for every year"))
      return nil
    }
    return Season(from: from.value, to: to.value)
  }

  /// A day as `date` takes it, or a month and a day as in `10-01`.
  private mutating func seasonDay(_ key: String) -> Located<Season.Day>? {
    guard let value = value(key) else { return missing(key, .dayOfYear) }
    if case .scalar(let text, let style) = value.kind, style == .plain || style == .string,
      let day = Self.dayOfYear(text.withoutOuterSpaces)
    {
      return Located(day, range: value.range)
    }
    return date(key)?.map { .once($0) }
  }

  /// `10-01`, `10-1`; in a year with a 29th of February.
  private static func dayOfYear(_ text: String) -> Season.Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      let month = Int(parts[0]), let day = Int(parts[1]),
      CivilDate(year: 2024, month: month, day: day) != nil
    else { return nil }
    return .yearly(month, day)
  }

  /// The name of a key with its place.
  mutating func named(_ key: String) -> ParsedBlock.Named? {
    guard let text = string(key), !text.value.isEmpty else { return nil }
    return named(Reference(text))
  }

  /// A name with its place.
  func named(_ reference: Reference) -> ParsedBlock.Named {
    ParsedBlock.Named(reference, at: places.location(reference.range))
  }
}
