import Base
import Diagnostics
import SiteModel

/// What became of asking for one address.
package enum ExternalAnswer: Sendable, Hashable {
  /// It is there; with the new address where it has moved for good.
  case reached(movedTo: String?)
  /// Some host on the way answered with a status that is no success.
  case status(Int)
  /// It leads from address to address without end.
  case endless
  /// No answer came.
  case failed(ExternalFailure)

  /// Whether it can be believed for a day.
  ///
  /// What a server said can; that none answered, or that it was in trouble, may soon be over.
  var isLasting: Bool {
    switch self {
    case .reached, .endless: true
    // 408 and 429 ask for another time.
    case .status(let status): (400...499).contains(status) && status != 408 && status != 429
    case .failed(let failure): failure == .certificate
    }
  }
}

extension ExternalAnswer {
  /// What to say about an address at its place; nil where all is well.
  func diagnostic(_ address: WebAddress, at location: SourceLocation) -> Diagnostic? {
    // For people: 中文 and ： as they are, not %E4%B8%AD.
    let encoded = address.text
    let text = encoded.withBytes { PercentDecoding.decode($0) }
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

/// Why a host did not answer, by what curl ends with (curl(1), EXIT CODES).
package enum ExternalFailure: Error, Hashable {
  /// Nobody has that name.
  case hostNotFound
  /// Nothing listens there.
  case refused
  /// It took too long.
  case timedOut
  /// The certificate is not valid for the host.
  case certificate
  /// The two sides found no common way to encrypt.
  case encryption
  /// The connection broke before an answer came.
  case broken
  /// The address is not one.
  case malformed
  /// It leads to an address that is left alone, see `PrivateHost`.
  case leftAlone
  /// curl itself could not work.
  case program(Int32)

  /// The failure that curl's exit status stands for.
  package init(curlStatus: Int32) {
    switch curlStatus {
    case 3: self = .malformed
    case 5, 6: self = .hostNotFound
    case 7: self = .refused
    case 28: self = .timedOut
    case 35: self = .encryption
    case 51, 60, 83, 90, 91: self = .certificate
    case 1, 2, 4, 26, 27, 48, 53, 54, 58, 59, 66, 77: self = .program(curlStatus)
    default: self = .broken
    }
  }

  /// Whether another attempt may end differently.
  var isPassing: Bool {
    switch self {
    case .hostNotFound, .refused, .timedOut, .encryption, .broken: true
    case .certificate, .malformed, .leftAlone, .program: false
    }
  }

  /// The reason in words.
  package var message: Message {
    switch self {
    case .hostNotFound: Message("找不到这个域名", "there is no host of that name")
    case .refused: Message("连接不上", "nothing answers there")
    case .timedOut: Message("等了很久没有回应", "no answer came in time")
    case .certificate: Message("网站的证书无效或已过期", "its certificate is not valid")
    case .encryption: Message("不能建立加密连接", "no encrypted connection could be made")
    case .broken: Message("连接中断", "the connection broke")
    case .malformed: Message("网址写法不对", "the address is malformed")
    case .leftAlone:
      Message("转到内网、本机或带用户名的网址，没有继续检查", "it leads on to a private address")
    case .program(let status):
      Message("curl 出错（代码 \(status)）", "curl failed with exit status \(status)")
    }
  }
}
