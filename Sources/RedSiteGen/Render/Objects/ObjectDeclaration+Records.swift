import Base
import Jinja
import Records
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a record that is public.
  static let recordGroup = ObjectDeclaration(
    "公开的一项记录",
    [
      .init("name", .string, "是哪一项：cadence、points、letters 或 audit") { site, index, arena in
        arena.text(site.plan.pointee.records.groups[index].name.rawValue)
      },
      .init("title", .string, "名称，如 来信办理") { site, index, arena in
        arena.text(site.plan.pointee.records.groups[index].name.title)
      },
      .init("years", .list(TemplateObject.record.type), "各年的表，新的在前") { site, index, _ in
        TemplateObject.record.run(site.plan.pointee.records.groups[index].years)
      },
    ])

  /// What templates see of such a record over a period.
  static let record = ObjectDeclaration(
    "一项记录在一段时间里的表",
    [
      .init("title", .string, "名称，如 来信办理") { site, index, arena in
        let records = site.plan.pointee.records
        return arena.text(records.groups[records.all[index].group.offset].name.title)
      },
      .init("period", .string, "哪一段时间，如 2026年第三季度；只说某一天的为空") { site, index, arena in
        arena.text(site.plan.pointee.records.all[index].period?.title ?? "")
      },
      .init("url", .string, "它的网页") { site, index, _ in
        site.value(site.plan.pointee.records.all[index].url)
      },
      .init("group", TemplateObject.recordGroup.type, "是哪一项记录") { site, index, _ in
        TemplateObject.recordGroup.value(site.plan.pointee.records.all[index].group)
      },
      .init("parts", .list(TemplateObject.record.type), "一年里各季度、各月的表，新的在前") { site, index, _ in
        TemplateObject.record.run(site.plan.pointee.records.all[index].parts)
      },
      .content("content", "各张表和前面的说明，已经是 HTML") { host, index, page in
        let site = host.view
        let record = site.plan.pointee.records.all[index]
        let urls = record.tableURLs.map { site.text[$0].string }
        let names = record.report.tables.map(\.name)
        let places = Dictionary(uniqueKeysWithValues: zip(names, urls))
        record.report.write(html: &page) { places[$0.name] ?? "" }
      },
    ])
}
