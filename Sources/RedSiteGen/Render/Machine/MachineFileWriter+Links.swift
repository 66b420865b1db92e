import Base
import SiteModel

extension MachineFileWriter {
  /// Writes the friend links in JSON, for partners and for programs that check them.
  mutating func writeLinks(in view: SiteView) {
    let site = view.whole
    buffer.append("{\n\"name\": ")
    buffer.append(json: site.pointee.configuration.name)
    buffer.append(",\n\"url\": ")
    buffer.append(json: site.pointee.configuration.baseURL)
    buffer.append(",\n\"groups\": [")
    for (place, group) in site.pointee.linkGroups.enumerated() {
      buffer.append(place == 0 ? "\n" : ",\n")
      buffer.append("{\"name\": ")
      buffer.append(json: view.text[group.name])
      appendMember(", \"note\": ", group.note, in: view)
      buffer.append(", \"links\": [")
      for index in group.links.indices {
        buffer.append(index == Int(group.links.start) ? "\n" : ",\n")
        append(site.pointee.links[index], in: view)
      }
      buffer.append("\n]}")
    }
    buffer.append("\n]\n}\n")
  }

  private mutating func append(_ link: FriendLink, in view: SiteView) {
    buffer.append("{\"name\": ")
    buffer.append(json: view.text[link.name])
    buffer.append(", \"url\": ")
    append(jsonURL: link.url, in: view)
    appendMember(", \"note\": ", link.note, in: view)
    appendMember(", \"feed\": ", link.feed, in: view)
    if let logo = link.logo {
      buffer.append(", \"logo\": ")
      append(jsonURL: view.assetURLs[logo.offset], in: view)
    }
    if let since = link.since {
      buffer.append(", \"since\": \"")
      buffer.append(day: since)
      buffer.append("\"")
    }
    buffer.append("}")
  }

  private mutating func appendMember(_ name: StaticString, _ text: Text, in view: SiteView) {
    guard text.count > 0 else { return }
    buffer.append(name)
    buffer.append(json: view.text[text])
  }

  /// Writes the friend links in OPML 2.0: partners with a feed as subscriptions, the others as
  /// links.
  mutating func writeLinksOutline(in view: SiteView) {
    let site = view.whole
    buffer.append(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n<head>\n<title>")
    buffer.append(xml: site.pointee.configuration.name)
    buffer.append("</title>\n</head>\n<body>\n")
    for group in site.pointee.linkGroups {
      buffer.append("<outline text=\"")
      buffer.append(xml: view.text[group.name])
      buffer.append("\">\n")
      for index in group.links.indices {
        let link = site.pointee.links[index]
        buffer.append("<outline text=\"")
        buffer.append(xml: view.text[link.name])
        if link.feed.count > 0 {
          buffer.append("\" type=\"rss\" xmlUrl=\"")
          buffer.append(xml: view.text[link.feed])
          buffer.append("\" htmlUrl=\"")
        } else {
          buffer.append("\" type=\"link\" url=\"")
        }
        buffer.append(absolute: link.url, in: view)
        buffer.append("\"/>\n")
      }
      buffer.append("</outline>\n")
    }
    buffer.append("</body>\n</opml>\n")
  }
}
