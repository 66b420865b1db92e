import Base
import Diagnostics
import Jinja
import Records
import SiteModel

/// The list of records that are public.
struct RecordsContent: OverviewContent {
  static let kind = PageKind.records
  static let name: StaticString = "records"
  static let chineseName = "公开的记录的列表"
  static let variables = [
    PageVariable.page,
    PageVariable("groups", .list(TemplateObject.recordGroup.type), "公开的各项记录"),
  ]

  static func plan(in planner: inout PagePlanner) { planner.planRecords() }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(),
      TemplateObject.recordGroup.run(
        IndexRange(start: 0, count: site.plan.pointee.records.groups.count)),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("工作记录") }
}

/// A public record over a year, a quarter or a month.
struct RecordContent: OverviewContent {
  let record: Identifier<PublicRecord>

  static let kind = PageKind.record
  static let name: StaticString = "record"
  static let chineseName = "一项记录在一段时间里的表"
  static let variables = [
    PageVariable.page, PageVariable("record", .record, "这一页的表"),
  ]

  func values(in site: SiteView) -> [Value] {
    [TemplateObject.page.value(), TemplateObject.record.value(record)]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    let shown = site.plan.pointee.records.all[record.offset]
    return arena.text { buffer in
      buffer.append(contentsOf: shown.period?.title ?? "")
      buffer.append(
        contentsOf: site.plan.pointee.records.groups[shown.group.offset].name.title)
    }
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    let summary = site.plan.pointee.records.all[record.offset].report.summary
    return arena.text(summary.first ?? site.whole.pointee.configuration.description)
  }
}

extension PagePlanner {
  /// Plans the list of public records, their pages, and each table as a CSV file beside its page.
  fileprivate mutating func planRecords() {
    records = publicRecords()
    guard !records.groups.isEmpty else { return }
    let owner = OutputOwner(description: Message("公开的记录", "the public records"))
    urls.recordList =
      addPage(.records, path: FolderNames.records + "/index.html", owner: owner) ?? .empty
    for index in records.all.indices {
      let record = records.all[index]
      let folder = folder(of: record)
      let url = addPage(
        .record(Identifier(index)), path: folder + "index.html", owner: owner)
      var tables: [Text] = []
      for (table, content) in record.report.tables.enumerated() {
        tables.append(
          addGeneratedFile(
            .recordTable, of: .record(index, table: table), path: "\(folder)\(content.name).csv",
            Message("公开的记录的表", "a table of the public records")))
      }
      records.set(index, url: url ?? .empty, tableURLs: tables)
    }
  }

  /// `records/audit/`, `records/letters/2026/`, `records/letters/2026/q3/` or
  /// `records/letters/2026/07/`.
  private func folder(of record: PublicRecord) -> String {
    let name = records.groups[record.group.offset].name.rawValue
    let period = record.period?.name.lowercased().replacing("-", with: "/")
    return "\(FolderNames.records)/\(name)/" + (period.map { $0 + "/" } ?? "")
  }
}
