import Files
import Glibc
import RedSiteGen

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

/// The media types of the files of a site, by their ending.
enum ContentType {
  static func of(path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "application/octet-stream"
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8", "opml": "text/x-opml; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8", "ics": "text/calendar; charset=utf-8",
    "epub": "application/epub+zip",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
    "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "pdf": "application/pdf",
    "woff2": "font/woff2", "woff": "font/woff", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ]
}

/// An open regular file, sent in pieces.
final class FileBody: Sendable {
  let size: Int
  private let descriptor: Int32

  /// Opens a file; nil where it is none, or a link stands in its path below its folder.
  init?(_ place: FilePlace) {
    guard let opened = try? place.open() else { return nil }
    descriptor = opened
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      return nil
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// At most `count` bytes from `offset` on; none at the end or where they cannot be read.
  func read(at offset: Int, atMost count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      filled = max(pread(descriptor, room.baseAddress, count, off_t(offset)), 0)
    }
  }
}
