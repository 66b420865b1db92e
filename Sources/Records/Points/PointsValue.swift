import Base
import SiteModel

/// What articles and adoptions are worth by the schemes, with the sum written out where asked.
///
/// The order is fixed: base and bonuses, factors, adoptions, what outlets add, the cap; a reprint,
/// and the article that announces a 表彰, is worth nothing.
struct PointsValue {
  private let book: RecordBook
  private let schemes: [PointsScheme]
  /// The base of each column, by scheme: a place in its `bases`.
  private let baseOfColumn: [[Int?]]
  private let terms: EventTerms?

  /// A worth in hundredths, and how it came about.
  struct Worth {
    var points: Int
    /// As in `(3+2)×2`; empty where none was asked for.
    var sum = ""
  }

  init(_ book: RecordBook) {
    self.book = book
    let site = book.site
    schemes = site.records.schemes
    baseOfColumn = schemes.map { scheme in
      site.columns.map { column in
        let path = book.string(column.path)
        var best: Int?
        for (index, base) in scheme.bases.enumerated() {
          let matches =
            base.folder.isEmpty || path == base.folder || path.hasPrefix(base.folder + "/")
          guard matches else { continue }
          if best.map({ scheme.bases[$0].folder.utf8.count < base.folder.utf8.count }) ?? true {
            best = index
          }
        }
        return best
      }
    }
    let asksForTime = schemes.contains { scheme in
      scheme.bonuses.contains { $0.condition == .onTime }
        || scheme.deductions.contains { $0.condition == .late }
        || scheme.factors.contains { $0.condition == .onTime }
    }
    terms = asksForTime ? EventTerms(site) : nil
  }

  /// The place of the scheme that holds on a day; nil where none does.
  func scheme(on day: CivilDate) -> Int? { schemes.firstIndex { $0.days.contains(day) } }

  /// Whether an article was published in time after its event; nil where no rule asks, where it
  /// tells no event, and where the calendar does not know.
  func isInTime(_ article: RecordedArticle) -> Bool? {
    guard let term = terms?.term(of: article), let event = article.event,
      let lag = try? book.countWorkdays(after: event, through: article.day)
    else { return nil }
    return lag <= term
  }

  /// What an article is worth with some of its adoptions.
  ///
  /// - Parameters:
  ///   - index: the article.
  ///   - adoptions: places in `RecordFacts.adoptions`.
  ///   - explains: whether the sum is written out.
  /// - Returns: the worth, after the cap.
  func worth(ofArticle index: Int, adoptions: ArraySlice<Int>, explains: Bool = false) -> Worth {
    let article = book.site.records.articles[index]
    if article.isCommendation { return Worth(points: 0, sum: explains ? "表彰决定不计" : "") }
    if article.origin == .reprint { return Worth(points: 0, sum: explains ? "转载不计" : "") }
    let own = scheme(on: article.day)
    let law =
      own ?? adoptions.first.flatMap { scheme(on: book.site.records.adoptions[$0].date) }
    guard let law else { return Worth(points: 0, sum: explains ? "没有办法" : "") }
    let kind =
      own.flatMap { baseOfColumn[$0][article.column.offset].map { schemes[law].bases[$0].kind } }
      ?? ""
    var worth = own.map { self.own(article, kind, $0, explains) } ?? Worth(points: 0, sum: "0")
    if adoptions.isEmpty {
      cap(&worth, law, explains)
      return worth
    }
    var values: [Worth] = []
    var added: [Worth] = []
    for place in adoptions {
      let adoption = book.site.records.adoptions[place]
      guard let (value, isAdded) = self.worth(of: adoption, article, kind, explains) else {
        continue
      }
      if isAdded { added.append(value) } else { values.append(value) }
    }
    if !values.isEmpty {
      let all = [worth] + values
      switch schemes[law].several {
      case .highest:
        worth.points = all.map(\.points).max() ?? 0
        worth.sum = "max(" + all.map(\.sum).joined(separator: ",") + ")"
      case .sum:
        worth.points = all.reduce(0) { $0 + $1.points }
        worth.sum = all.map(\.sum).joined(separator: "+")
      }
    }
    for value in added {
      worth.points += value.points
      worth.sum += "+" + value.sum
    }
    cap(&worth, law, explains)
    if !explains { worth.sum = "" }
    return worth
  }

  private func cap(_ worth: inout Worth, _ law: Int, _ explains: Bool) {
    guard let cap = schemes[law].articleCap, worth.points > cap else { return }
    if explains { worth.sum += "→封顶" + Self.text(cap) }
    worth.points = cap
  }

  /// What something is worth that is only elsewhere.
  func worth(of adoption: Adoption, explains: Bool = false) -> Worth {
    guard let law = scheme(on: adoption.date),
      var (worth, _) = self.worth(of: adoption, nil, "", explains)
    else { return Worth(points: 0, sum: explains ? "没有办法" : "") }
    cap(&worth, law, explains)
    return worth
  }

  /// Base, bonuses and factors of an article.
  private func own(
    _ article: RecordedArticle, _ kind: String, _ law: Int, _ explains: Bool
  ) -> Worth {
    let base = baseOfColumn[law][article.column.offset].map { schemes[law].bases[$0].points } ?? 0
    var worth = Worth(points: base)
    var added: [Int] = []
    for bonus in schemes[law].bonuses where holds(bonus.condition, for: article) {
      worth.points += bonus.points
      if explains { added.append(bonus.points) }
    }
    if explains {
      let text = ([base] + added.sorted()).map(Self.text).joined(separator: "+")
      worth.sum = added.isEmpty ? text : "(\(text))"
    }
    guard !schemes[law].factors.isEmpty else { return worth }
    let factors = schemes[law].factors.filter { factor in
      factor.outlet.isEmpty && factor.level.isEmpty && (factor.kind.isEmpty || factor.kind == kind)
        && (factor.condition.map { holds($0, for: article) } ?? true)
    }
    multiply(&worth, by: factors, explains)
    return worth
  }

  /// What an adoption is worth by itself, and whether it is added to what an article is worth.
  private func worth(
    of adoption: Adoption, _ article: RecordedArticle?, _ articleKind: String, _ explains: Bool
  ) -> (worth: Worth, isAdded: Bool)? {
    guard let law = scheme(on: adoption.date) else { return nil }
    let scheme = schemes[law]
    guard let outlet = scheme.outlets.first(where: { $0.identifier == adoption.outlet }) else {
      return nil
    }
    let kind = adoption.kind.isEmpty ? articleKind : adoption.kind
    func agrees(_ wanted: (outlet: String, level: String, kind: String)) -> Bool {
      (wanted.outlet.isEmpty || wanted.outlet == outlet.identifier)
        && (wanted.level.isEmpty || wanted.level == outlet.level)
        && (wanted.kind.isEmpty || wanted.kind == kind)
    }
    let items = scheme.items.filter { agrees(($0.outlet, $0.level, $0.kind)) }
    let best = items.max { $0.exactness < $1.exactness }
    // What an outlet says of itself is more than an item for all outlets, or all of its level.
    let isGeneral = best.map { $0.outlet.isEmpty && $0.kind.isEmpty } ?? true
    let points = (isGeneral ? outlet.points : nil) ?? best?.points ?? 0
    var worth = Worth(points: points, sum: explains ? Self.text(points) : "")
    let factors = scheme.factors.filter { factor in
      agrees((factor.outlet, factor.level, factor.kind))
        && (factor.condition.map { condition in
          article.map { holds(condition, for: $0) } ?? false
        } ?? true)
    }
    multiply(&worth, by: factors, explains)
    return (worth, outlet.isAdded)
  }

  /// Multiplies one factor after the other, the smallest first, halves away from zero.
  private func multiply(
    _ worth: inout Worth, by factors: [PointsScheme.Factor], _ explains: Bool
  ) {
    for times in factors.map(\.times).sorted() {
      worth.points = (worth.points * times + 50) / 100
      if explains { worth.sum += "×" + Self.text(times) }
    }
  }

  private func holds(_ condition: PointsScheme.Condition, for article: RecordedArticle) -> Bool {
    switch condition {
    case .headline: article.isHeadline
    case .image: article.hasImage
    case .video: article.hasVideo
    case .original: article.origin == .original
    case .joint: article.origin == .joint
    case .grade(let grade): article.grade == grade
    case .topic(let topic): article.topics.contains(topic)
    case .onTime: isInTime(article) == true
    case .late: isInTime(article) == false
    case .requestOnTime, .requestLate, .requestMissed, .quotaShort, .correction, .rejection: false
    }
  }

  /// Hundredths as they stand in a sum: `3`, `2.5`, `0.25`.
  static func text(_ hundredths: Int) -> String {
    let magnitude = hundredths.magnitude
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = (magnitude / 100, magnitude % 100)
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension PointsScheme.Item {
  /// How much it says: of several that agree the one that says most holds.
  fileprivate var exactness: Int {
    (outlet.isEmpty ? 0 : 4) + (kind.isEmpty ? 0 : 2) + (level.isEmpty ? 0 : 1)
  }
}
