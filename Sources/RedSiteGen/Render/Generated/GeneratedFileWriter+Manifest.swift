import Base
import SiteModel

extension GeneratedFileWriter {
  /// Writes the manifest of a site (W3C, Web Application Manifest).
  ///
  /// It is shown as a page with its address, since it is no application.
  mutating func writeManifest(_ file: GeneratedFile, in view: SiteView) {
    guard case .site(let id) = file.subject else { return }
    let site = view.whole.pointee
    let subsite = site.subsites[id.offset]
    let home = view.columnURLs[subsite.column.offset]
    let name = id == .main ? site.configuration.name : view.text[subsite.name].string
    buffer.append("{\n\"name\": ")
    buffer.append(json: name)
    buffer.append(",\n\"short_name\": ")
    buffer.append(json: name)
    buffer.append(",\n\"lang\": ")
    buffer.append(json: site.configuration.language)
    for member: StaticString in ["id", "start_url", "scope"] {
      buffer.append(",\n\"")
      buffer.append(member)
      buffer.append("\": ")
      buffer.append(json: view.text[home])
    }
    buffer.append(",\n\"display\": \"minimal-ui\"")
    if !site.configuration.themeColor.isEmpty {
      buffer.append(",\n\"theme_color\": ")
      buffer.append(json: site.configuration.themeColor)
    }
    let face = view.urls.pointee.faces[id.offset]
    let icons = [face.logo, face.touchIcon].filter { !$0.isEmpty }
    if !icons.isEmpty {
      buffer.append(",\n\"icons\": [")
      for (place, icon) in icons.enumerated() {
        buffer.append(place == 0 ? "\n{\"src\": " : ",\n{\"src\": ")
        buffer.append(json: view.text[icon])
        // A drawing has every size; the sizes of pictures in assets/ are not read.
        if view.text[icon].string.hasSuffix(".svg") { buffer.append(", \"sizes\": \"any\"") }
        buffer.append("}")
      }
      buffer.append("\n]")
    }
    buffer.append("\n}\n")
  }
}
