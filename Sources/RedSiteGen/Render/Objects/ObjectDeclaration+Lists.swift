import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of a group of friend links.
  static let linkGroup = ObjectDeclaration(
    "一组友情链接",
    [
      .init("name", .string, "组名") { site, index, _ in
        site.value(site.whole.pointee.linkGroups[index].name)
      },
      .init("form", .string, "样子：list、dropdown 或 logos") { site, index, arena in
        arena.text(site.whole.pointee.linkGroups[index].form.rawValue)
      },
      .init("note", .string, "说明") { site, index, _ in
        site.value(site.whole.pointee.linkGroups[index].note)
      },
      .init("links", .list(TemplateObject.link.type), "链接") { site, index, _ in
        TemplateObject.link.run(site.whole.pointee.linkGroups[index].links)
      },
    ])

  /// What templates see of a friend link.
  static let link = ObjectDeclaration(
    "一条友情链接",
    [
      .init("name", .string, "名称") { site, index, _ in
        site.value(site.whole.pointee.links[index].name)
      },
      .init("url", .string, "网址") { site, index, _ in
        site.value(site.urls.pointee.links[index])
      },
      .init("rel", .string, "rel 属性的值；指向本站的为空") { site, index, _ in
        site.value(site.whole.pointee.links[index].rel)
      },
      .init("feed", .string, "对方的订阅源，没有时为空") { site, index, _ in
        site.value(site.whole.pointee.links[index].feed)
      },
      .init("since", .optional(.date), "建立链接的日期") { site, index, _ in
        site.value(site.whole.pointee.links[index].since)
      },
      .init("note", .string, "说明") { site, index, _ in
        site.value(site.whole.pointee.links[index].note)
      },
      .init("logo", .string, "标识图片的网址，没有时为空") { site, index, _ in
        site.value(image: site.whole.pointee.links[index].logo)
      },
    ])

  /// What templates see of a link that leaves the site.
  static let leaving = ObjectDeclaration(
    "要离开本站的一个链接",
    [
      .init("url", .string, "要去的网址") { site, index, _ in
        site.value(site.plan.pointee.interstitialPages.all[index].address)
      },
      .init("host", .string, "要去的网站的域名") { site, index, _ in
        site.value(site.plan.pointee.interstitialPages.all[index].host)
      },
    ])

  /// What templates see of the site's own link, which others are asked to copy.
  static let ownLink = ObjectDeclaration(
    "本站的链接，供对方复制，site.toml 的 [links.own]",
    [
      .init("name", .string, "名称") { site, _, arena in
        let configuration = site.whole.pointee.configuration
        let name = configuration.links.own.name
        return arena.text(name.isEmpty ? configuration.name : name)
      },
      .init("url", .string, "首页的完整网址") { site, _, arena in
        arena.text(site.whole.pointee.configuration.baseURL)
      },
      .init("description", .string, "简介") { site, _, arena in
        let configuration = site.whole.pointee.configuration
        let description = configuration.links.own.description
        return arena.text(description.isEmpty ? configuration.description : description)
      },
      .init("logo", .string, "标识图片在 assets 里的文件名，没有时为空") { site, _, arena in
        arena.text(site.whole.pointee.configuration.links.own.logo)
      },
    ])
}
