import Base
import Metadata

/// What the front matter of Hugo and Hexo says about who may see an article.
///
/// Only values known to mean that everyone may are taken for that: a password, a word that is
/// misspelt, a list where a word was expected keep an article back.
struct ForeignMarks {
  /// Every entry, also those of a key that is given twice.
  private var entries: [LocatedValue.Entry]

  /// Keys that keep an article back unless their value says no.
  private static let closing = [
    "hidden", "hide", "private", "protected", "encrypted", "encrypt", "secret", "internal",
    "unlisted", "unpublished", "headless",
  ]
  /// Keys that keep an article back unless their value is one of those words.
  private static let states = ["status", "post_status", "visibility", "access", "privacy"]
  private static let publicStates: Set<String> = [
    "publish", "published", "public", "open", "visible", "everyone", "all", "公开", "已发布", "发布",
  ]
  private static let no: Set<String> = ["", "false", "no", "off", "n", "0", "否", "null", "~"]
  private static let yes: Set<String> = ["true", "yes", "on", "y", "1", "是"]

  /// The marks among the entries of front matter; Hugo also has them below `params`.
  init(_ entries: [LocatedValue.Entry]) {
    self.entries = entries
    for entry in entries where entry.key.lowercased() == "params" {
      if case .table(let inner) = entry.value.kind { self.entries += inner }
    }
  }

  /// These marks, and those of folders above for keys that are not given here.
  func inheriting(_ above: [LocatedValue.Entry]) -> ForeignMarks {
    let own = Set(entries.map { $0.key.lowercased() })
    return ForeignMarks(entries + above.filter { !own.contains($0.key.lowercased()) })
  }

  /// Why the article is not for everyone at a time; nil where it is.
  func reason(now: DateTime, zone: ZoneOffset) -> WithheldReason? {
    for key in ["password", "passwd", "pwd"] where values(key).contains(where: Self.isGiven) {
      return .password
    }
    if values("draft").contains(where: Self.isSet) { return .draft }
    for value in values("published") {
      guard let text = Self.word(value) else { return .hidden("published") }
      if Self.yes.contains(text) { continue }
      // Hugo takes a date here for the one of publication.
      guard let time = foreignTime(text, zone: zone) else { return .hidden("published: \(text)") }
      if time > now { return .scheduled }
    }
    for key in Self.closing where values(key).contains(where: Self.isSet) { return .hidden(key) }
    for key in Self.states {
      for value in values(key) {
        guard let text = Self.word(value) else { return .state(key) }
        if !Self.publicStates.contains(text), !Self.yes.contains(text) { return .state(text) }
      }
    }
    return rendering ?? times(now: now, zone: zone)
  }

  /// When the article is to vanish; nil where it stays.
  func expiry(zone: ZoneOffset) -> DateTime? {
    ["expirydate", "unpublishdate"].flatMap(values).compactMap(Self.word)
      .compactMap { foreignTime($0, zone: zone) }.min()
  }

  /// Hugo's `build`, formerly `_build`, which can leave a page out.
  private var rendering: WithheldReason? {
    for table in ["build", "_build"].flatMap(values) {
      guard case .table(let entries) = table.kind else { return .hidden("build") }
      for entry in entries where ["render", "list"].contains(entry.key.lowercased()) {
        let word = Self.word(entry.value) ?? ""
        let isPublic =
          ["always", "true"].contains(word) || (entry.key.lowercased() == "list" && word == "local")
        if !isPublic { return .hidden("build.\(entry.key.lowercased())") }
      }
    }
    return nil
  }

  private func times(now: DateTime, zone: ZoneOffset) -> WithheldReason? {
    for value in ["publishdate", "pubdate"].flatMap(values) where Self.isGiven(value) {
      guard let time = Self.word(value).flatMap({ foreignTime($0, zone: zone) }) else {
        return .hidden("publishDate")
      }
      if time > now { return .scheduled }
    }
    for value in ["expirydate", "unpublishdate"].flatMap(values) where Self.isGiven(value) {
      guard let time = Self.word(value).flatMap({ foreignTime($0, zone: zone) }) else {
        return .hidden("expiryDate")
      }
      if time <= now { return .expired }
    }
    return nil
  }

  private func values(_ key: String) -> [LocatedValue] {
    entries.filter { $0.key.lowercased() == key }.map(\.value)
  }

  /// A scalar in small letters; nil for lists and tables.
  private static func word(_ value: LocatedValue) -> String? {
    guard case .scalar(let text, _) = value.kind else { return nil }
    return text.lowercased().withoutOuterSpaces
  }

  /// Whether there is anything.
  private static func isGiven(_ value: LocatedValue) -> Bool {
    switch value.kind {
    case .null: false
    case .scalar(let text, _): !text.withoutOuterSpaces.isEmpty
    case .list(let values): !values.isEmpty
    case .table(let entries): !entries.isEmpty
    }
  }

  /// Whether there is anything that does not mean no.
  private static func isSet(_ value: LocatedValue) -> Bool {
    guard let word = word(value) else { return isGiven(value) }
    return !no.contains(word)
  }
}

/// A time as other systems write it; nil where it is none.
func foreignTime(_ text: String, zone: ZoneOffset) -> DateTime? {
  let spaced = text.replacing("T", with: " ").replacing("t", with: " ")
  for written in [text, spaced, String(spaced.prefix(16)), String(spaced.prefix(10))] {
    if case .success(let (time, _)) = parseDateTime(written, zone: zone) { return time }
  }
  return nil
}
