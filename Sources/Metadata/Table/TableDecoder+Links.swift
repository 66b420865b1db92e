import Base
import Diagnostics

/// Reading what is said about links to other sites.
extension TableDecoder {
  /// Names of hosts, in which `*` may stand for anything; nil where the key is not there.
  package mutating func hosts(_ key: String) -> [String]? {
    guard let values = strings(key) else { return missing(key, .hosts) }
    return values.compactMap { host in
      let isHost = !host.value.isEmpty && !host.value.utf8.contains { $0 <= 0x20 || $0 == 0x2F }
      if isHost, !host.value.contains(":") { return host.value }
      report(
        .invalidValue, at: host.range,
        Message("“\(host.value)”不是域名", "“\(host.value)” is no host name"),
        help: Message(
          "只写域名，可以用 * 代表任意文字，例如：*.gov.cn",
          "write a host name, with * for anything, as in *.gov.cn"))
      return nil
    }
  }

  /// Types of a link for its `rel` (HTML, link types), none where the key is not there.
  package mutating func linkTypes(_ key: String) -> [String] {
    (strings(key, splitsAtPunctuation: true) ?? []).compactMap { type in
      if !type.value.isEmpty,
        type.value.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D })
      {
        return type.value
      }
      report(
        .invalidValue, at: type.range,
        Message(
          "“\(type.value)”不是链接类型", "“\(type.value)” is no type of link"),
        help: Message(
          "常用的有 nofollow（不为对方担保）、sponsored、ugc", "common ones are nofollow, sponsored, ugc"))
      return nil
    }
  }
}
