import Base
import Jinja

extension TemplateField {
  /// What templates see of a unit.
  static let unit: [TemplateField] = [
    .init("id", .string, "标识") { site, index, _ in
      site.value(site.whole.pointee.units[index].identifier)
    },
    .init("name", .string, "名称") { site, index, _ in
      site.value(site.whole.pointee.units[index].name)
    },
    .init("kind", .string, "类别") { site, index, _ in
      site.value(site.whole.pointee.units[index].kind)
    },
    .init("parent", .optional(TemplateObject.unit.type), "上级单位") { site, index, _ in
      site.value(.unit, site.whole.pointee.units[index].parent)
    },
  ]

  /// What templates see of a contributor.
  static let contributor: [TemplateField] = [
    .init("id", .string, "标识") { site, index, _ in
      site.value(site.whole.pointee.contributors[index].identifier)
    },
    .init("name", .string, "名称") { site, index, _ in
      site.value(site.whole.pointee.contributors[index].name)
    },
    .init("unit", .optional(TemplateObject.unit.type), "所在单位") { site, index, _ in
      site.value(.unit, site.whole.pointee.contributors[index].unit)
    },
  ]

  /// What templates see of a group of friend links.
  static let linkGroup: [TemplateField] = [
    .init("name", .string, "组名") { site, index, _ in
      site.value(site.whole.pointee.linkGroups[index].name)
    },
    .init("links", .list(TemplateObject.link.type), "链接") { site, index, _ in
      TemplateSequence.links.run(site.whole.pointee.linkGroups[index].links)
    },
  ]

  /// What templates see of a friend link.
  static let link: [TemplateField] = [
    .init("name", .string, "名称") { site, index, _ in
      site.value(site.whole.pointee.links[index].name)
    },
    .init("url", .string, "网址") { site, index, _ in site.value(site.whole.pointee.links[index].url)
    },
    .init("note", .string, "说明") { site, index, _ in
      site.value(site.whole.pointee.links[index].note)
    },
    .init("logo", .string, "标识图片的网址，没有时为空") { site, index, _ in
      site.value(image: site.whole.pointee.links[index].logo)
    },
  ]
}
