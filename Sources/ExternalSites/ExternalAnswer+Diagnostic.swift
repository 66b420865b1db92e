import Base
import Diagnostics
import SiteModel

extension ExternalAnswer {
  /// What to say about an address at its place; nil where all is well.
  func diagnostic(_ address: WebAddress, at location: SourceLocation) -> Diagnostic? {
    // For people: 中文 and ： as they are, not %E4%B8%AD.
    var encoded = address.text
    let text = encoded.withUTF8 { PercentDecoding.decode($0) }
    switch self {
    case .reached(nil): return nil
    case .reached(let new?):
      return Diagnostic(
        .movedLink, at: location,
        Message("“\(text)”已经永久改用新网址", "“\(text)” has moved for good"),
        help: Message("请改成：\(new)", "write: \(new)"))
    case .status(let status) where Self.isGone(status):
      let reason =
        status < 500
        ? Message("网页已经不在了（\(status)）", "the page is gone (\(status))")
        : Message("对方网站出错（\(status)）", "its server fails (\(status))")
      return Self.dead(text, reason, at: location)
    case .status(let status):
      return Self.unverified(
        text, Message("对方网站不回答程序（\(status)）", "its server does not answer programs (\(status))"),
        at: location)
    case .endless:
      // Many sites send a browser back to the same address with a cookie, which we do not keep.
      return Self.unverified(
        text, Message("一直在跳转", "it leads from address to address without end"), at: location)
    case .failed(.program(let status)):
      return Self.unverified(text, ExternalFailure.program(status).message, at: location)
    case .failed(.leftAlone):
      return Self.unverified(text, ExternalFailure.leftAlone.message, at: location)
    case .failed(let failure): return Self.dead(text, failure.message, at: location)
    }
  }

  /// Whether a status says that readers will not see the page.
  ///
  /// 401, 403, 412, 429 and the unregistered ones from 512 on are what firewalls and
  /// anti-crawling services answer programs while browsers are let in.
  private static func isGone(_ status: Int) -> Bool {
    status == 404 || status == 410 || (500...511).contains(status)
  }

  private static func dead(
    _ address: String, _ reason: Message, at location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .deadLink, at: location,
      Message(
        "外部链接“\(address)”打不开：\(reason.chinese)",
        "the external link “\(address)” is dead: \(reason.english)"),
      help: Message(
        "请在浏览器里确认；换成新的网址，或去掉链接", "look in a browser; change the address or remove the link"))
  }

  private static func unverified(
    _ address: String, _ reason: Message, at location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .unverifiedLink, at: location,
      Message(
        "外部链接“\(address)”没有查明：\(reason.chinese)",
        "the external link “\(address)” could not be verified: \(reason.english)"),
      help: Message("请在浏览器里打开看看", "open it in a browser"))
  }
}
