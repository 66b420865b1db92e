import Base
import Diagnostics

/// Where a site is published.
package enum Target: Sendable, Equatable {
  /// A folder of this machine, by its absolute path.
  case folder(String)
  /// A folder of a server that is reached by SSH.
  case server(ServerAddress, folder: String)
  /// A path of an rclone remote, as in `store:bucket/path`.
  case objects(String)

  /// Reads what people write: `/srv/site`, `user@host:/srv/site`, `ssh://user@host:22/srv/site`,
  /// `rclone:remote:bucket/path`.
  ///
  /// - Throws: what is wrong with it; a name alone is no target, as it could be anything.
  package init(_ written: String) throws(DeliveryProblem) {
    let text = String(Substring(written).utf8.drop(while: Ascii.isSpace).asTrimmed)
    guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw Self.problem(
        written, Message("没有写发布到哪里", "there is nothing that says where to publish to"))
    }
    if text.hasPrefix("rclone:") {
      self = .objects(try Self.remote(text, written))
    } else if text.hasPrefix("/") {
      self = .folder(try Self.folder(text, written))
    } else if text.hasPrefix("ssh://") {
      let rest = text.dropFirst(6)
      guard let slash = rest.firstIndex(of: "/"),
        let address = ServerAddress(rest[..<slash], hasPort: true)
      else { throw Self.badAddress(written) }
      self = .server(address, folder: try Self.folder(String(rest[slash...]), written))
    } else if let colon = Self.colonAfterHost(text) {
      guard let address = ServerAddress(text[..<colon], hasPort: false) else {
        throw Self.badAddress(written)
      }
      let folder = String(text[text.index(after: colon)...])
      self = .server(address, folder: try Self.folder(folder, written))
    } else {
      throw Self.problem(
        written,
        Message("“\(text)”没有说是哪里的文件夹", "'\(text)' does not say whose folder it is"))
    }
  }

  /// The colon that ends the host of `user@host:path`, outside the brackets of an IPv6 address.
  private static func colonAfterHost(_ text: String) -> String.Index? {
    var isInBrackets = false
    for place in text.indices {
      switch text[place] {
      case "[": isInBrackets = true
      case "]": isInBrackets = false
      case "/": return nil
      case ":" where !isInBrackets: return place
      default: break
      }
    }
    return nil
  }

  private static func folder(
    _ text: String, _ written: String
  ) throws(DeliveryProblem) -> String {
    var folder = text
    while folder.hasSuffix("/") { folder.removeLast() }
    guard !folder.isEmpty, !folder.hasPrefix("-"), !folder.hasPrefix("~") else {
      throw problem(
        written,
        Message("“\(text)”不能用作发布的文件夹", "'\(text)' cannot be the folder to publish to"))
    }
    return folder
  }

  private static func remote(
    _ text: String, _ written: String
  ) throws(DeliveryProblem) -> String {
    let remote = String(text.dropFirst(7))
    // A remote without a name, as in `:local:/path`, is described in place.
    let colon = remote.hasPrefix(":") ? remote.lastIndex(of: ":") : remote.firstIndex(of: ":")
    guard let colon, colon != remote.startIndex, remote.index(after: colon) != remote.endIndex,
      !remote.hasPrefix("-"), !remote.prefix(upTo: colon).contains("/")
    else {
      throw problem(
        written,
        Message(
          "“\(text)”没有写 rclone 的远程名", "'\(text)' does not name a remote of rclone"),
        help: Message(
          "写作 rclone:远程名:桶/路径；远程名是 rclone.conf 里方括号中的名字",
          "write rclone:REMOTE:BUCKET/PATH, the remote as it stands in brackets in rclone.conf"))
    }
    return remote.hasSuffix("/") ? String(remote.dropLast()) : remote
  }

  private static func badAddress(_ written: String) -> DeliveryProblem {
    problem(
      written, Message("“\(written)”里的服务器写得不对", "the server in '\(written)' is not one"))
  }

  private static func problem(
    _ written: String, _ message: Message, help: Message? = nil
  ) -> DeliveryProblem {
    DeliveryProblem(
      .usage, message,
      help: help
        ?? Message(
          "可以写：/srv/www/site（本机）、用户@主机:/srv/www/site、"
            + "ssh://用户@主机:端口/srv/www/site、rclone:远程名:桶/路径",
          "write /srv/www/site (this machine), user@host:/srv/www/site, "
            + "ssh://user@host:port/srv/www/site or rclone:REMOTE:BUCKET/PATH"))
  }

  /// As messages name it.
  package var description: String {
    switch self {
    case .folder(let path): path
    case .server(let address, let folder): "\(address.description):\(folder)"
    case .objects(let remote): remote
    }
  }
}

/// A server and the account there.
package struct ServerAddress: Sendable, Equatable {
  /// The account; nil for the one that SSH takes.
  package var user: String?
  /// A name or an address, IPv6 without brackets.
  package var host: String
  /// The port; nil for the one that SSH takes.
  package var port: Int?

  /// Reads `user@host`, `user@[2001:db8::1]`, with `:port` behind it where that is allowed.
  ///
  /// Nil where it is none, or where a program could take a part for an option of its own.
  init?(_ text: Substring, hasPort: Bool) {
    var rest = text
    if let at = rest.lastIndex(of: "@") {
      let user = rest[..<at]
      guard Self.isName(user, besides: "-_.+@\\") else { return nil }
      self.user = String(user)
      rest = rest[rest.index(after: at)...]
    }
    var port: Substring?
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      host = String(rest[rest.index(after: rest.startIndex)..<end])
      guard Self.isName(host[...], besides: ":.%-_"), host.contains(":") else { return nil }
      rest = rest[rest.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      if !rest.isEmpty { port = rest.dropFirst() }
    } else {
      let colon = rest.firstIndex(of: ":")
      host = String(rest[..<(colon ?? rest.endIndex)])
      guard Self.isName(host[...], besides: ".-_") else { return nil }
      if let colon { port = rest[rest.index(after: colon)...] }
    }
    guard let port else { return }
    guard hasPort, let number = Int(port), (1...65_535).contains(number) else { return nil }
    self.port = number
  }

  private static func isName(_ text: Substring, besides others: String) -> Bool {
    guard let first = text.first, first != "-" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || others.contains($0) }
  }

  /// The host as rsync and addresses write it.
  var hostInBrackets: String { host.contains(":") ? "[\(host)]" : host }

  /// As messages name it.
  var description: String {
    (user.map { $0 + "@" } ?? "") + hostInBrackets + (port.map { ":\($0)" } ?? "")
  }
}

extension Substring.UTF8View {
  /// The text without white space at its end.
  fileprivate var asTrimmed: Substring {
    var rest = self
    while let last = rest.last, Ascii.isSpace(last) { rest.removeLast() }
    return Substring(rest)
  }
}
