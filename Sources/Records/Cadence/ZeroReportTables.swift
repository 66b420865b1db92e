import Base
import SiteModel

extension RecordBook {
  /// `report zero`: who sent nothing in a period, those who did not even say so first, and which
  /// units have nobody to write.
  ///
  /// A unit counts with those below it: one whose branches send has sent.
  ///
  /// - Returns: the tables `zero-units`, `zero-contributors` and `units-without-contributors`.
  package func zeroReport(_ period: ReportPeriod) -> RecordReport {
    var report = RecordReport("zero", title: "零报送（\(period.title)）")
    let before = period.previous
    let zeroReports = ZeroReports(self)
    let end = min(period.days.upperBound, asOf)
    var silentUnits: [Silent] = []
    for id in units {
      let unit = site.units[id.offset]
      guard unit.firstDay <= end, period.days.lowerBound <= unit.lastDay else { continue }
      let lists = unitsBelow(id).map { articlesOfUnit[$0.offset] }
      guard !lists.contains(where: { sentAny($0, in: period.days) }) else { continue }
      silentUnits.append(
        Silent(
          name: string(unit.name), unit: unit.parent.map { string(site.units[$0.offset].name) },
          contact: contact(of: id), hasDeclared: zeroReports.covers(period.days, .unit(id)),
          last: lists.compactMap { last($0, through: end) }.max(),
          isRepeated: before.map { before in
            unit.firstDay <= before.days.lowerBound
              && !lists.contains { sentAny($0, in: before.days) }
          } ?? false))
    }
    var silentPeople: [Silent] = []
    for index in people.indices {
      let isThere = days(ofPerson: index).contains {
        $0.lowerBound <= end && period.days.lowerBound <= $0.upperBound
      }
      guard isThere, !sentAny(articlesOfPerson[index], in: period.days) else { continue }
      let entry = entry(of: index, on: end)
      silentPeople.append(
        Silent(
          name: string(entry.name), unit: entry.unit.map { string(site.units[$0.offset].name) },
          contact: entry.unit.map(contact) ?? "",
          hasDeclared: zeroReports.covers(period.days, .person(index)),
          last: last(articlesOfPerson[index], through: end),
          isRepeated: before.map { before in
            days(ofPerson: index).contains { $0.lowerBound <= before.days.lowerBound }
              && !sentAny(articlesOfPerson[index], in: before.days)
          } ?? false))
    }
    let deserted = unitsWithoutContributors(on: end)
    report.summary = [
      "没有来稿的单位 \(silentUnits.count) 个，其中未报 \(silentUnits.count { !$0.hasDeclared }) 个；"
        + "没有来稿的信息员 \(silentPeople.count) 人，其中未报 \(silentPeople.count { !$0.hasDeclared }) 人；"
        + "没有信息员的单位 \(deserted.count) 个。"
    ]
    report.tables = [
      table("zero-units", "没有来稿的单位", "上级单位", silentUnits),
      table("zero-contributors", "没有来稿的信息员", "单位", silentPeople),
      RecordTable(
        "units-without-contributors", title: "没有信息员的单位",
        notes: ["自己和下级单位都没有在任信息员的。"],
        columns: [.init("单位", "unit"), .init("联系", "contact")],
        rows: deserted.map {
          RecordTable.Row([.text(string(site.units[$0.offset].name)), .text(contact(of: $0))])
        }),
    ]
    return report
  }

  /// The units that have no active contributor on a day, nor has any unit below.
  package func unitsWithoutContributors(on day: CivilDate) -> [Unit.ID] {
    units.filter { id in
      let unit = site.units[id.offset]
      guard unit.firstDay <= day, day <= unit.lastDay else { return false }
      return !unitsBelow(id).contains { below in
        site.contributorLists[site.units[below.offset].contributors.indices].contains {
          site.contributors[$0.offset].isThere(on: day)
        }
      }
    }
  }

  /// A member that sent nothing.
  private struct Silent {
    var name: String
    var unit: String?
    var contact: String
    var hasDeclared: Bool
    var last: CivilDate?
    /// Whether it had sent nothing in the period before either.
    var isRepeated: Bool
  }

  private func table(
    _ name: String, _ title: String, _ unitTitle: String, _ members: [Silent]
  ) -> RecordTable {
    RecordTable(
      name, title: title,
      columns: [
        .init("对象", "member"), .init(unitTitle, "unit"), .init("状态", "state"),
        .init("最近一篇", "last"), .init("上期", "before"), .init("联系", "contact"),
      ],
      rows: (members.filter { !$0.hasDeclared } + members.filter(\.hasDeclared)).map { member in
        let state = member.hasDeclared ? CadenceState.declaredZero : .missing
        return RecordTable.Row([
          .text(member.name), .text(member.unit ?? ""), state.cell,
          member.last.map { .day($0) } ?? .none, .text(member.isRepeated ? "也没有" : ""),
          .text(member.contact),
        ])
      }, empty: "都有来稿")
  }

  private func sentAny(_ list: [Int], in days: ClosedRange<CivilDate>) -> Bool {
    let place = list.firstPlace(from: days.lowerBound, in: site.records.articles)
    return place < list.count && site.records.articles[list[place]].day <= days.upperBound
  }

  private func last(_ list: [Int], through day: CivilDate) -> CivilDate? {
    let place = list.firstPlace(from: day.next, in: site.records.articles)
    return place > 0 ? site.records.articles[list[place - 1]].day : nil
  }
}

extension [Int] {
  /// The first place in a list of articles, sorted by day, whose day is not before another.
  func firstPlace(from day: CivilDate, in articles: [RecordedArticle]) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if articles[self[middle]].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension [RecordedArticle] {
  /// The first place in a list of articles, sorted by day, whose day is not before another.
  func firstPlace(from day: CivilDate) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
