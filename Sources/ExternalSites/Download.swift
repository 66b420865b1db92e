import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import SiteModel
import Synchronization

/// One file of the web brought into a file here, by a `curl` of its own for each request.
///
/// Redirects are followed by us, so that none leads to a private host; what is there of the file is
/// gone on with (RFC 9110 §14), and no more is taken than a file of a site may have.
struct Download {
  /// What came of it.
  enum Result {
    case whole
    /// No answer, or one that broke off; the part that came is kept.
    case failed(ExternalFailure)
    /// An answer that is not the file.
    case refused(Message)
  }

  let program: String
  let policy: ExternalLinkPolicy

  private static let mostRedirects = 5
  /// The longest a file may take, in seconds; slower than 1 KB/s for half a minute is given up.
  private static let mostSeconds = 600

  /// Brings a file.
  ///
  /// - Parameters:
  ///   - address: where it is.
  ///   - path: the file to write, which may hold the beginning of it.
  /// - Returns: whether all of it is there now.
  func run(_ address: WebAddress, to path: String) -> Result {
    let result = result(of: address, path)
    var file = stat()
    switch result {
    case .whole: break
    case .failed:
      // What came of it is gone on with next time.
      if lstat(path, &file) == 0, file.st_size == 0 { unlink(path) }
    case .refused: unlink(path)
    }
    return result
  }

  private func result(of address: WebAddress, _ path: String) -> Result {
    var address = address
    var redirects = 0
    var attempts = 0
    while true {
      let answer = request(address, path)
      switch answer {
      case .whole: return .whole
      case .moved(let location):
        redirects += 1
        guard let next = address.resolving(location) else { return .failed(.malformed) }
        guard redirects <= Self.mostRedirects else {
          return .refused(Message("一直在跳转", "it leads from address to address without end"))
        }
        guard policy.allows(next) else { return .failed(.leftAlone) }
        address = next
      case .notResumed:
        unlink(path)
        attempts += 1
        guard attempts <= policy.retryDelays.count else { return .failed(.broken) }
      case .passing(let failure, let status):
        guard attempts < policy.retryDelays.count else {
          return status.map { .refused(Self.words(of: $0)) } ?? .failed(failure)
        }
        usleep(UInt32(policy.retryDelays[attempts] * 1_000_000))
        attempts += 1
      case .final(let result): return result
      }
    }
  }

  private enum Answer {
    case whole
    case moved([UInt8])
    /// The server does not go on where the file here ends.
    case notResumed
    /// It may be there next time.
    case passing(ExternalFailure, status: Int?)
    case final(Result)
  }

  private func request(_ address: WebAddress, _ path: String) -> Answer {
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      return .final(.refused(UploadProblem(system: SystemError.current).message))
    }
    defer { close(file) }
    let there = Int(max(0, lseek(file, 0, SEEK_END)))
    var words = [
      program, "--disable", "--silent", "--globoff", "--suppress-connect-headers", "--include",
      "--proto", "=http,https", "--connect-timeout", "\(policy.timeout)",
      "--speed-limit", "1024", "--speed-time", "30", "--max-time", "\(Self.mostSeconds)",
      "--user-agent", "Mozilla/5.0 (compatible; redsite fetch)",
    ]
    if there > 0 { words += ["--range", "\(there)-"] }
    words += ["--url", address.text]
    var begin: [UInt8] = []
    var head: ResponseHead?
    var size = there
    var fault: Message?
    // Takes a piece of the file itself; false where no more is wanted.
    func take(_ piece: ArraySlice<UInt8>) -> Bool {
      if size == 0, Self.isPage(piece), !Self.namesPage(address) {
        fault = Message("来的是网页，不是文件", "what came is a page and not the file")
        return false
      }
      size += piece.count
      guard size <= Limits.assetBytes else {
        fault = Message(
          "比 \(Limits.assetBytes.fileSize) 大", "it is larger than \(Limits.assetBytes.fileSize)")
        return false
      }
      guard Self.write(piece, to: file) else {
        fault = UploadProblem(system: SystemError.current).message
        return false
      }
      return true
    }
    let status: Int32
    do throws(SystemError) {
      status = try ChildProcess.stream(words) { piece in
        if head != nil { return take(piece) }
        begin += piece
        guard let found = ResponseHead(begin) else { return begin.count < 64 << 10 }
        head = found
        if found.status == 200 {
          // From the beginning, whatever was there.
          size = 0
          guard ftruncate(file, 0) == 0, lseek(file, 0, SEEK_SET) == 0 else { return false }
        } else if found.status != 206 || there == 0 {
          return false
        }
        return take(begin[found.length...])
      }
    } catch {
      return .final(.refused(UploadProblem(system: error).message))
    }
    if let fault { return .final(.refused(fault)) }
    guard let head else { return .passing(ExternalFailure(curlStatus: status), status: nil) }
    switch head.status {
    case 200, 206:
      guard status == 0 else { return .passing(ExternalFailure(curlStatus: status), status: nil) }
      return size > 0 ? .whole : .final(.refused(Message("文件是空的", "the file is empty")))
    case 301, 302, 303, 307, 308: return .moved(head.location ?? [])
    case 416 where there > 0: return .notResumed
    case 408, 429, 500...599: return .passing(.broken, status: head.status)
    default: return .final(.refused(Self.words(of: head.status)))
    }
  }

  private static func words(of status: Int) -> Message {
    switch status {
    case 404, 410: Message("网站上已经没有了（\(status)）", "it is gone (\(status))")
    case 401, 403: Message("网站不给（\(status)）", "the server refuses it (\(status))")
    default: Message("网站回答 \(status)", "the server answers \(status)")
    }
  }

  /// Whether bytes begin as a page does; servers send one with status 200 where a file is gone.
  private static func isPage(_ body: ArraySlice<UInt8>) -> Bool {
    let begin = String(decoding: body.drop { $0 <= 0x20 || $0 > 0x7F }.prefix(14), as: UTF8.self)
      .lowercased()
    return begin.hasPrefix("<!doctype html") || begin.hasPrefix("<html")
  }

  private static func namesPage(_ address: WebAddress) -> Bool {
    let path = address.text.prefix { $0 != "?" }
    return path.hasSuffix(".html") || path.hasSuffix(".htm")
  }

  private static func write(_ piece: ArraySlice<UInt8>, to file: Int32) -> Bool {
    piece.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count, let start = bytes.baseAddress {
        let count = Glibc.write(file, start + done, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}

/// Which hosts do not answer at all, and why.
final class HostFailures: Sendable {
  private let most: Int
  private let counts = Mutex<[String: (count: Int, why: ExternalFailure)]>([:])

  init(most: Int) { self.most = most }

  /// Why a host is not asked any more; nil while it is.
  func reason(for host: String) -> Message? {
    counts.withLock { counts in
      guard let found = counts[host], found.count >= most else { return nil }
      return found.why.message
    }
  }

  /// Notes that a host failed, or, with nil, that it answered.
  func note(_ host: String, _ failure: ExternalFailure?) {
    counts.withLock { counts in
      guard let failure, failure.isPassing else {
        counts[host] = nil
        return
      }
      counts[host] = ((counts[host]?.count ?? 0) + 1, failure)
    }
  }
}

/// Counts what several workers have done.
final class Counter: Sendable {
  private let value = Atomic(0)

  /// The number after one more.
  func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
