/// What a request is answered with.
package struct PreviewResponse: Sendable {
  var status: Status
  var headers: [(name: String, value: String)]
  var body: Body

  /// A status code with its phrase (RFC 9110 §15).
  enum Status: String, Sendable {
    case ok = "200 OK"
    case partialContent = "206 Partial Content"
    case temporaryRedirect = "307 Temporary Redirect"
    case badRequest = "400 Bad Request"
    case forbidden = "403 Forbidden"
    case notFound = "404 Not Found"
    case methodNotAllowed = "405 Method Not Allowed"
    case misdirected = "421 Misdirected Request"
    case headTooLarge = "431 Request Header Fields Too Large"
    case serverError = "500 Internal Server Error"
  }

  /// What is sent after the headers.
  enum Body: Sendable {
    case bytes([UInt8])
    case file(FileBody, Range<Int>)

    var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(_, let range): range.count
      }
    }
  }

  init(
    _ status: Status, type: String, _ body: Body, headers: [(name: String, value: String)] = []
  ) {
    self.status = status
    self.headers = [("Content-Type", type)] + headers
    self.body = body
  }

  /// A line of plain text.
  static func text(_ status: Status, _ text: String) -> PreviewResponse {
    PreviewResponse(status, type: "text/plain; charset=utf-8", .bytes(Array(text.utf8)))
  }

  /// The status line and headers, with the empty line.
  func head(keepsAlive: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(status.rawValue)\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    text += "Content-Length: \(body.count)\r\n"
    text += keepsAlive ? "\r\n" : "Connection: close\r\n\r\n"
    return Array(text.utf8)
  }
}
