import Base
import Diagnostics
import Files
import Metadata
import SiteModel

extension TableDecoder {
  /// Text that may be left out but not left empty.
  mutating func requiredIfPresent(_ key: String) -> String? {
    guard contains(key) else {
      _ = value(key)
      return missing(key, .text)
    }
    return requiredString(key, example: "public")?.value
  }

  /// An address of another site, empty where there is none yet.
  mutating func webAddressOrEmpty(_ key: String) -> String {
    guard string(key)?.value.isEmpty == false else {
      return missing(key, .webAddressOrEmpty) ?? ""
    }
    return webAddress(key)?.value ?? ""
  }

  /// The address of the site, with `/` at its end.
  mutating func baseURL(_ key: String) -> String? {
    guard let address = webAddress(key) else { return nil }
    var url = address.value
    let rest = url.utf8.drop { $0 != 0x2F }.dropFirst(2)
    guard let host = rest.first, host != 0x2F, !url.utf8.contains(0x3F), !url.utf8.contains(0x23)
    else {
      report(
        .invalidURL, at: address.range,
        Message("网站地址里要有域名，不能有“?”和“#”", "the address needs a host and no “?” or “#”"),
        help: Message("例如：https://dj.example.org/", "for example: https://dj.example.org/"))
      return nil
    }
    if !url.hasSuffix("/") { url += "/" }
    return url
  }

  /// A colour as style sheets write it: `#` and three or six hexadecimal digits.
  mutating func color(_ key: String) -> String? {
    guard let color = string(key), !color.value.isEmpty else { return missing(key, .text) }
    let digits = color.value.utf8.dropFirst()
    if color.value.hasPrefix("#"), [3, 6].contains(digits.count),
      digits.allSatisfy({ Ascii.isDigit($0) || (0x61...0x66).contains($0 | 0x20) })
    {
      return color.value
    }
    report(
      .invalidValue, at: color.range,
      Message("“\(color.value)”不是颜色", "“\(color.value)” is no colour"),
      help: Message("例如：\"#7d1412\"", "for example: \"#7d1412\""))
    return nil
  }

  /// The path below `assets/` of a picture that can be of one format only.
  mutating func picture(_ key: String, endingIn ending: String) -> ParsedBlock.Named? {
    guard let picture = named(key) else { return nil }
    if ContentPath.ending(of: picture.reference.name) == ending { return picture }
    report(
      .invalidValue, at: picture.reference.range,
      Message("“\(key)”要用 .\(ending) 的图片", "`\(key)` must be a .\(ending) picture"),
      help: Message("请换成 .\(ending) 的图片", "use a .\(ending) picture"))
    return nil
  }

  /// The name of a theme: a folder of `themes/`.
  mutating func themeName(_ key: String) -> Located<String>? {
    guard let name = string(key) else { return missing(key, .name) }
    let isName =
      !name.value.isEmpty
      && name.value.utf8.allSatisfy { Ascii.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
    guard isName else {
      report(
        .invalidValue, at: name.range,
        Message(
          "主题名只能用字母、数字、连字符和下划线", "a theme's name has letters, digits, hyphens and underscores"),
        help: Message(
          "写 themes 里的文件夹名，如 default", "write the name of a folder in themes, as in default"))
      return nil
    }
    return name
  }

  /// A zone: a name of China's zones, `UTC`, or an offset such as `+08:00`.
  ///
  /// Only zones that keep one offset: a site must not change with the zone database of the
  /// machine that builds it.
  mutating func zone(_ key: String) -> ZoneOffset? {
    guard let name = string(key) else { return nil }
    switch name.value {
    case "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "PRC", "Asia/Hong_Kong", "Asia/Macau",
      "Asia/Taipei":
      return .china
    case "Asia/Urumqi", "Asia/Kashgar": return ZoneOffset(seconds: 6 * 3600)
    case "UTC", "Etc/UTC", "Z": return .utc
    default: break
    }
    let characters = Array(name.value.utf8)
    if characters.count == 6, characters[0] == 0x2B || characters[0] == 0x2D, characters[3] == 0x3A,
      let hours = Int32(String(decoding: characters[1...2], as: UTF8.self)), hours <= 14,
      let minutes = Int32(String(decoding: characters[4...5], as: UTF8.self)), minutes < 60
    {
      let seconds = hours * 3600 + minutes * 60
      return ZoneOffset(seconds: characters[0] == 0x2D ? -seconds : seconds)
    }
    report(
      .unsupportedZone, at: name.range,
      Message("不认识的时区“\(name.value)”", "unknown time zone “\(name.value)”"),
      help: Message(
        "请写 Asia/Shanghai、UTC 或 +08:00 这样的固定偏移",
        "write Asia/Shanghai, UTC or a fixed offset such as +08:00"))
    return nil
  }
}
