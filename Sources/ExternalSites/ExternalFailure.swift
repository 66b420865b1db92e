import Diagnostics

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
  init(curlStatus: Int32) {
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
  var message: Message {
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
