import Base
import SiteModel

/// Who may see a record.
package enum RecordAudience: Sendable {
  /// Those who run the site.
  case office
  /// Everybody, and nothing about persons.
  case units
  /// Everybody, with the contributors whose names are public.
  case everybody
}

extension PointsLedger {
  /// `report points`: ranks, and every number down to its sum.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - audience: who may see it; persons are shown to others than the office only where the
  ///     register says that their names are public, and are ranked among all.
  ///   - url: where an article can be read; empty for nowhere.
  /// - Returns: the tables `points-units`, `points-contributors`, each beside the period before,
  ///   and `points-detail`.
  package func report(
    _ period: ReportPeriod, for audience: RecordAudience = .office,
    url: (Article.ID) -> String = { _ in "" }
  ) -> RecordReport {
    var report = RecordReport("points", title: "积分（\(period.title)）")
    report.missingYears = missingYears
    let laws = book.site.records.schemes.filter { $0.days.overlaps(period.days) }
    report.summary =
      laws.isEmpty ? ["这一期没有积分办法。"] : ["办法：" + laws.map(\.name).joined(separator: "、") + "。"]
    let units = standings(period, of: true)
    let people = standings(period, of: false).filter { isShown($0.member, to: audience) }
    report.tables.append(
      ranks("points-units", "单位积分", units, period, audience, isOfUnits: true))
    if audience != .units {
      report.tables.append(
        ranks("points-contributors", "信息员积分", people, period, audience, isOfUnits: false))
    }
    report.tables.append(
      detail((units + people).map(\.member), period, audience, url))
    return report
  }

  private func isShown(_ member: Member, to audience: RecordAudience) -> Bool {
    guard case .person(let person) = member else { return true }
    switch audience {
    case .office: return true
    case .units: return false
    case .everybody: return book.entry(of: person, on: book.asOf).isPublic
    }
  }

  private func ranks(
    _ name: String, _ title: String, _ standings: [Standing], _ period: ReportPeriod,
    _ audience: RecordAudience, isOfUnits: Bool
  ) -> RecordTable {
    let before = Dictionary(
      uniqueKeysWithValues: (period.previous.map { self.standings($0, of: isOfUnits) } ?? [])
        .map { ($0.member, $0) })
    return RecordTable(
      name, title: title,
      notes: ["名册上在任的都排名，没有得分的也在内；得分相同的名次相同。"],
      columns: Self.columns + [
        .init("上期得分", "score_before"), .init("上期排名", "rank_before"), .init("名次升降", "rise"),
      ],
      rows: standings.map { standing in
        var cells = cells(standing, period)
        let link = "#" + anchor(of: standing.member)
        let names = names(of: standing.member, on: period.days.upperBound)
        if standing.member.isUnit {
          cells[2] = .link(names.unit, url: link)
        } else {
          cells[3] = .link(names.person, url: link)
        }
        if let old = before[standing.member] {
          cells += [.hundredths(old.score), .number(old.rank), .number(old.rank - standing.rank)]
        } else {
          cells += [.none, .none, .none]
        }
        return RecordTable.Row(cells)
      }, empty: "名册里没有")
  }

  private func anchor(of member: Member) -> String {
    switch member {
    case .unit(let unit): "points-unit-\((book.units.firstIndex(of: unit) ?? 0) + 1)"
    case .person(let person): "points-contributor-\(person + 1)"
    }
  }

  // MARK: Detail

  private func detail(
    _ members: [Member], _ period: ReportPeriod, _ audience: RecordAudience,
    _ url: (Article.ID) -> String
  ) -> RecordTable {
    var entriesOf: [Member: [Entry]] = [:]
    for entry in entries(in: period.days) { entriesOf[entry.member, default: []].append(entry) }
    var rows: [RecordTable.Row] = []
    for member in members {
      let names = names(of: member, on: period.days.upperBound)
      let name = names.person.isEmpty ? names.unit : names.person
      let entries = entriesOf[member] ?? []
      let sum = entries.reduce(0) { $0 + $1.points }
      var texts = entries.map { row($0, url) }
      let score = floor(sum, period)
      if score != sum { texts.append((.none, "", "下限", "不低于 0", .hundredths(score - sum))) }
      if texts.isEmpty { texts.append((.none, "", "没有得分", "", .hundredths(0))) }
      for (place, text) in texts.enumerated() {
        let (subject, address, item, formula, points) = text
        rows.append(
          RecordTable.Row(
            [
              .text(name), place < entries.count ? .day(entries[place].day) : .none, subject,
              .text(address), .text(item), .text(formula), points,
            ], anchor: place == 0 ? anchor(of: member) : ""))
      }
    }
    return RecordTable(
      "points-detail", title: "积分明细",
      notes: ["每人每单位的各行相加，就是上面的得分。同一篇文章以后被采用的，多出来的分记在采用那天。"],
      columns: [
        .init("成员", "member"), .init("日期", "date"), .init("文章", "article"),
        .init("网址", "url"), .init("项目", "item"), .init("算式", "sum"), .init("分", "points"),
      ], rows: rows, empty: "名册里没有")
  }

  private func floor(_ sum: Int, _ period: ReportPeriod) -> Int {
    let law = book.site.records.schemes.last { $0.days.lowerBound <= period.days.upperBound }
    return law?.floorsAtZero == true ? max(0, sum) : sum
  }

  private typealias Text = (
    subject: RecordTable.Cell, url: String, item: String, formula: String,
    points: RecordTable.Cell
  )

  private func row(_ entry: Entry, _ url: (Article.ID) -> String) -> Text {
    let facts = book.site.records
    let points = RecordTable.Cell.hundredths(entry.points)
    let result = "=" + points.text
    switch entry.cause {
    case .article(let index, let count):
      let article = facts.articles[index]
      let address = article.article.map(url) ?? ""
      let adoptions = adoptionsOfArticle[index] ?? []
      let worth = value.worth(ofArticle: index, adoptions: adoptions[..<count], explains: true)
      let isLater = entry.day > article.day
      var item = "稿件"
      if count > 0, let place = adoptions[..<count].last {
        item = (isLater ? "采用 " : "稿件、采用 ") + outletName(facts.adoptions[place])
      }
      var formula = worth.sum + share(of: article, for: entry.member)
      if isLater { formula += "，减已计的" }
      return (title(article, address), address, item, formula + result, points)
    case .adoption(let index):
      let adoption = facts.adoptions[index]
      let worth = value.worth(of: adoption, explains: true)
      let share = self.share(
        among: adoption.contributors, hasUnit: adoption.unit != nil, for: entry.member)
      let isWeb = adoption.proof.hasPrefix("http")
      return (
        .text(adoption.title), isWeb ? adoption.proof : "", "采用 " + outletName(adoption),
        worth.sum + share + result, points
      )
    case .cap(_, let limit, let sum):
      return (
        .none, "", "月封顶",
        "\(PointsValue.text(limit))−\(PointsValue.text(sum))" + result, points
      )
    case .allowance(let period):
      let name = [1: "月", 3: "季度", 6: "半年", 12: "年"][period.months] ?? ""
      return (.none, "", "基础分（\(name)）", points.text, points)
    case .late(let index):
      let article = facts.articles[index]
      let address = article.article.map(url) ?? ""
      return (title(article, address), address, "发布逾期", points.text, points)
    case .request(let index, let condition):
      let request = facts.requests[index]
      return (
        .text(request.title), "", condition.title + " " + request.identifier, points.text, points
      )
    case .requestSentAfterAll(let index):
      let request = facts.requests[index]
      return (
        .text(request.title), "", "约稿补交 " + request.identifier, "按逾期，减已扣的未交" + result, points
      )
    case .short(let rule, let count, let days):
      return (
        .none, "", "欠“\(rule)”",
        "\(PeriodName.name(of: days)) 欠 \(count) 篇" + result, points
      )
    case .adjustment(let index):
      let adjustment = facts.adjustments[index]
      return (.none, "", adjustment.kind?.rawValue ?? "加减分", adjustment.cause, points)
    }
  }

  private func title(_ article: RecordedArticle, _ url: String) -> RecordTable.Cell {
    let title = book.string(article.title)
    return url.isEmpty ? .text(title) : .link(title, url: url)
  }

  private func outletName(_ adoption: Adoption) -> String {
    value.scheme(on: adoption.date).flatMap { law in
      book.site.records.schemes[law].outlets.first { $0.identifier == adoption.outlet }?.name
    } ?? adoption.outlet
  }

  private func share(of article: RecordedArticle, for member: Member) -> String {
    share(
      among: Array(book.site.records.contributorLists[article.contributors.indices]),
      hasUnit: article.unit != nil, joint: value.scheme(on: article.day), for: member)
  }

  /// How a worth is shared: `÷3`, and `×2 人` for a unit with two of the three.
  private func share(
    among writers: [Contributor.ID], hasUnit: Bool, joint law: Int? = nil, for member: Member
  ) -> String {
    let joint = law.map { book.site.records.schemes[$0].joint } ?? .split
    switch member {
    case .person:
      switch joint {
      case .split: return "÷\(writers.count)"
      case .each: return "（各记）"
      case .first: return "（第一作者）"
      }
    case .unit(let unit):
      guard !hasUnit, !writers.isEmpty, joint != .first else { return "" }
      let own = writers.count { book.site.contributors[$0.offset].unit == unit }
      return own == 0 || own == writers.count ? "" : "÷\(writers.count)×\(own) 人"
    }
  }
}
