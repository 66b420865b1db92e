import Base
import Jinja

extension TemplateField {
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
