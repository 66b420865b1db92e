import Base
import Records
import SiteModel

/// What pages show of the honours of a site.
///
/// There can be thousands, and each is many texts: what sorts and counts them are numbers.
package struct HonorBook {
  /// The years that have any, the newest first.
  package let years: [Int]
  private let honors: [Honor]
  /// The honours, the newest year first, in a year by level, then as in the file.
  private let order: [Key]
  /// Where each year stands in `order`.
  private let ranges: [Int: Range<Int>]
  private let levels: [String]
  private let units: [UnitLink]

  /// A unit as pages name it.
  package struct UnitLink {
    /// What it is called.
    package let name: String
    /// Its page; empty where it has none.
    package let url: String

    package init(name: String, url: String) {
      self.name = name
      self.url = url
    }
  }

  private struct Key {
    let year: Int
    /// The place of the level among `levels`, or their count.
    let level: Int
    /// The place in the file.
    let place: Int
  }

  /// A book of honours.
  ///
  /// - Parameters:
  ///   - honors: the rows of the file.
  ///   - levels: the levels, from the highest.
  ///   - units: the units of the site, by number.
  package init(_ honors: [Honor], levels: [String], units: [UnitLink]) {
    var ranks = TextNumbers(levels)
    order = honors.indices.map { place in
      let level = min(ranks.number(of: honors[place].level), levels.count)
      return Key(year: honors[place].year, level: level, place: place)
    }.sorted { (-$0.year, $0.level, $0.place) < (-$1.year, $1.level, $1.place) }
    var ranges: [Int: Range<Int>] = [:]
    for (index, key) in order.enumerated() {
      ranges[key.year] = (ranges[key.year]?.lowerBound ?? index)..<(index + 1)
    }
    self.ranges = ranges
    years = ranges.keys.sorted(by: >)
    (self.honors, self.levels, self.units) = (honors, levels, units)
  }

  /// The honours of a year.
  ///
  /// - Parameters:
  ///   - year: one of `years`.
  ///   - imageURL: the URL of a picture.
  /// - Returns: the table of the year's page.
  package func table(of year: Int, imageURL: (SourceFile.ID) -> String) -> RecordTable {
    let rows = order[ranges[year] ?? 0..<0].map { row(honors[$0.place], imageURL) }
    return RecordTable(
      "\(year)", title: "\(year)年", notes: ["共 \(rows.count) 项"],
      columns: [
        .init("名称", "name"), .init("级别", "level"), .init("类型", "kind"),
        .init("获得者", "recipient"), .init("单位", "unit"), .init("授予机关", "issuer"),
        .init("文号", "number"), .init("日期", "date"),
      ],
      rows: rows)
  }

  private func row(_ honor: Honor, _ imageURL: (SourceFile.ID) -> String) -> RecordTable.Row {
    RecordTable.Row([
      honor.image.map { .link(honor.name, url: imageURL($0)) } ?? .text(honor.name),
      .text(honor.level), .text(honor.kind), .text(honor.recipient),
      honor.unit.map { cell(of: units[$0.offset]) } ?? .text(""),
      .text(honor.issuer), .text(honor.number), honor.date.map { .day($0) } ?? .none,
    ])
  }

  private func cell(of unit: UnitLink) -> RecordTable.Cell {
    unit.url.isEmpty ? .text(unit.name) : .link(unit.name, url: unit.url)
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
    let given = Set(order.map(\.level))
    let used = levels.indices.filter(given.contains)
    report.tables = [counts(used, yearURL), runs, byUnit(used)].filter { !$0.rows.isEmpty }
    return KindReport(report)
  }

  private func counts(_ used: [Int], _ yearURL: (Int) -> String) -> RecordTable {
    RecordTable(
      "years", title: "历年荣誉",
      columns: [.init("年份", "year")] + columns(used) + [.init("合计", "total")],
      rows: years.map { year in
        let given = order[ranges[year] ?? 0..<0].map(\.level)
        return RecordTable.Row(
          [.link("\(year)年", url: yearURL(year))] + counts(given, used))
      })
  }

  private var runs: RecordTable {
    RecordTable(
      "runs", title: "连续获得", notes: ["以评了这项荣誉的年份为一轮，一轮接一轮都得的。"],
      columns: [
        .init("获得者", "holder"), .init("名称", "name"), .init("轮数", "rounds"),
        .init("年份", "years"),
      ],
      rows: honors.runs { units[$0.offset].name }.map { run in
        RecordTable.Row([
          .text(run.holder), .text(run.name), .text("连续 \(run.years.count) 轮"),
          .text(run.years.map(String.init).joined(separator: "、")),
        ])
      })
  }

  private func byUnit(_ used: [Int]) -> RecordTable {
    let groups = order.compactMap { key in
      honors[key.place].unit.map { (unit: units[$0.offset].name, level: key.level) }
    }.grouped(by: \.unit)
    // The most first; equal ones as the honours name them.
    let sorted = groups.indices.sorted {
      (-groups[$0].elements.count, $0) < (-groups[$1].elements.count, $1)
    }
    return RecordTable(
      "units", title: "各单位",
      columns: [.init("单位", "unit")] + columns(used) + [.init("合计", "total")],
      rows: sorted.map { place in
        RecordTable.Row(
          [.text(groups[place].text)] + counts(groups[place].elements.map(\.level), used))
      })
  }

  /// How many of these are of each level, and how many there are.
  private func counts(_ given: [Int], _ used: [Int]) -> [RecordTable.Cell] {
    used.map { level in .number(given.count { $0 == level }) } + [.number(given.count)]
  }

  private func columns(_ used: [Int]) -> [RecordTable.Column] {
    used.enumerated().map { RecordTable.Column(levels[$1], "level\($0 + 1)") }
  }
}
