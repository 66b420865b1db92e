#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the operating system said when a call failed.
public struct SystemError: Error, Sendable, Hashable {
  /// The value of `errno`.
  public var number: Int32

  /// An error by its number.
  public init(number: Int32) { self.number = number }

  /// The error of the call that has just failed on this thread.
  public static var current: SystemError { SystemError(number: errno) }

  /// Repeats a call for as long as a signal interrupts it.
  ///
  /// - Parameter call: the call, which returns -1 and sets `errno` where it fails.
  /// - Returns: what the call returned.
  /// - Throws: the error of the call, never `EINTR`.
  @inline(__always)
  public static func retrying<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let error = current
      if error.number != EINTR { throw error }
    }
  }

  /// The system's own English sentence.
  public var english: String { String(cString: strerror(number)) }

  /// The sentence in Chinese for the errors people meet, otherwise the system's own.
  public var chinese: String {
    switch number {
    case ENOENT: "文件或文件夹不存在"
    case EACCES, EPERM: "没有权限"
    case EEXIST: "已经存在"
    case ENOTDIR: "路径中有一段不是文件夹"
    case EISDIR: "是文件夹，不是文件"
    case ENOSPC: "磁盘空间已满"
    case EDQUOT: "磁盘配额已用完"
    case EROFS: "所在磁盘是只读的"
    case EMFILE, ENFILE: "同时打开的文件太多"
    case ELOOP: "路径中有符号链接"
    case ENAMETOOLONG: "名称太长"
    case EIO: "磁盘读写出错"
    case ESTALE: "网络磁盘上的文件已经失效"
    case EFBIG: "超过了文件大小的上限"
    case ENOTEMPTY: "文件夹里又有了别的文件"
    case EBUSY: "正在被系统使用"
    case EXDEV: "位于另一个文件系统"
    case ENOMEM: "内存不足"
    default: "系统错误 \(number)（\(english)）"
    }
  }
}
