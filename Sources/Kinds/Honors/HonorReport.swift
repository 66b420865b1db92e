import Base
import Records
import SiteModel

/// What pages show of the honours of a site.
package struct HonorBook {
  /// The honours, the newest year first, in a year by level, then as in the file.
  package let honors: [Honor]
  /// The years that have any, the newest first.
  package let years: [Int]
  private let byYear: [Int: [Honor]]
  private let levels: [String]
  private let unitName: (Honor) -> String?

  /// A book of honours.
  ///
  /// - Parameters:
  ///   - honors: the rows of the file.
  ///   - levels: the levels, from the highest.
  ///   - unitName: the name of the unit of an honour; nil where it has none.
  package init(_ honors: [Honor], levels: [String], unitName: @escaping (Honor) -> String?) {
    let rank = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
    // By numbers that stand for them, as they are slow to move themselves.
    let keys = honors.enumerated().map { place, honor in
      (year: -honor.year, rank: rank[honor.level] ?? levels.count, place: place)
    }
    self.honors = keys.sorted { $0 < $1 }.map { honors[$0.place] }
    byYear = Dictionary(grouping: self.honors, by: \.year)
    years = byYear.keys.sorted(by: >)
    self.levels = levels
    self.unitName = unitName
  }

  /// The honours of a year.
  package func table(
    of year: Int, unitURL: (Honor) -> String, imageURL: (Honor) -> String
  ) -> RecordTable {
    table("\(year)", title: "\(year)年", byYear[year] ?? [], unitURL, imageURL)
  }

  private func table(
    _ name: String, title: String, _ rows: [Honor], _ unitURL: (Honor) -> String,
    _ imageURL: (Honor) -> String
  ) -> RecordTable {
    RecordTable(
      name, title: title, notes: ["共 \(rows.count) 项"],
      columns: [
        .init("名称", "name"), .init("级别", "level"), .init("类型", "kind"),
        .init("获得者", "recipient"), .init("单位", "unit"), .init("授予机关", "issuer"),
        .init("文号", "number"), .init("日期", "date"),
      ],
      rows: rows.map { honor in
        let (image, unit) = (imageURL(honor), unitURL(honor))
        let unitName = unitName(honor) ?? ""
        return RecordTable.Row([
          image.isEmpty ? .text(honor.name) : .link(honor.name, url: image),
          .text(honor.level), .text(honor.kind), .text(honor.recipient),
          unit.isEmpty ? .text(unitName) : .link(unitName, url: unit),
          .text(honor.issuer), .text(honor.number), honor.date.map { .day($0) } ?? .none,
        ])
      })
  }

  /// All years and levels, consecutive rounds and units.
  ///
  /// - Parameter yearURL: the page of a year.
  /// - Returns: the tables of the column's page.
  package func overview(yearURL: (Int) -> String) -> KindReport {
    var report = RecordReport("honors", title: "荣誉")
    if let last = years.first, let first = years.last {
      let span = first == last ? "\(last)年" : "\(first)—\(last)年"
      report.summary = ["\(span)共 \(honors.count) 项荣誉。"]
    }
    let given = Set(honors.map(\.level))
    let used = levels.filter(given.contains)
    report.tables = [counts(used, yearURL), runs, byUnit(used)].filter { !$0.rows.isEmpty }
    return KindReport(report)
  }

  private func counts(_ levels: [String], _ yearURL: (Int) -> String) -> RecordTable {
    var counts: [Int: [String: Int]] = [:]
    for honor in honors { counts[honor.year, default: [:]][honor.level, default: 0] += 1 }
    return RecordTable(
      "years", title: "历年荣誉",
      columns: [.init("年份", "year")] + columns(levels) + [.init("合计", "total")],
      rows: years.map { year in
        let row = counts[year] ?? [:]
        return RecordTable.Row(
          [.link("\(year)年", url: yearURL(year))] + levels.map { .number(row[$0] ?? 0) }
            + [.number(row.values.reduce(0, +))])
      })
  }

  private var runs: RecordTable {
    RecordTable(
      "runs", title: "连续获得", notes: ["以评了这项荣誉的年份为一轮，一轮接一轮都得的。"],
      columns: [
        .init("获得者", "holder"), .init("名称", "name"), .init("轮数", "rounds"),
        .init("年份", "years"),
      ],
      rows: honors.runs(unitName: unitName).map { run in
        RecordTable.Row([
          .text(run.holder), .text(run.name), .text("连续 \(run.years.count) 轮"),
          .text(run.years.map(String.init).joined(separator: "、")),
        ])
      })
  }

  private func byUnit(_ levels: [String]) -> RecordTable {
    var counts: [String: [String: Int]] = [:]
    var order: [String] = []
    for honor in honors {
      guard let name = unitName(honor) else { continue }
      if counts[name] == nil { order.append(name) }
      counts[name, default: [:]][honor.level, default: 0] += 1
    }
    let total = { (name: String) in (counts[name] ?? [:]).values.reduce(0, +) }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let sorted = order.sorted {
      (total($1), places[$0] ?? 0) < (total($0), places[$1] ?? 0)
    }
    return RecordTable(
      "units", title: "各单位",
      columns: [.init("单位", "unit")] + columns(levels) + [.init("合计", "total")],
      rows: sorted.map { name in
        RecordTable.Row(
          [.text(name)] + levels.map { .number(counts[name]?[$0] ?? 0) } + [.number(total(name))])
      })
  }

  private func columns(_ levels: [String]) -> [RecordTable.Column] {
    levels.enumerated().map { RecordTable.Column($1, "level\($0 + 1)") }
  }
}
