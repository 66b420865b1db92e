import Base
import Diagnostics
import Glibc

/// Why a file could not be read.
package enum FileProblem: Error, Sendable {
  /// The system refused.
  case system(SystemError)
  /// It is a link, device, socket or the like.
  case notRegular
  /// It has more bytes than allowed.
  case tooLarge(bytes: Int)
}

/// Appends a file's bytes to `buffer`, whole or not at all.
///
/// Links are refused, not followed, and so is whatever is not a regular file: a FIFO must not
/// hang a build, a link must not publish what lies outside the site.
///
/// - Parameters:
///   - path: the file.
///   - name: the path that messages name it by, where it is another.
///   - limit: the most bytes it may have.
///   - buffer: receives the bytes.
/// - Throws: the reason; `buffer` is then as it was.
package func readFile(
  _ path: String, name: String? = nil, limit: Int, into buffer: inout ByteBuffer
) throws(FileProblem) {
  WorkInFlight.begin(name ?? path)
  try readFile(openFile(path), limit: limit, into: &buffer)
}

/// Appends the bytes of a file below a folder, whole or not at all; no link is followed in any part
/// of its path.
package func readFile(
  _ path: String, below folder: borrowing FolderReach, limit: Int, into buffer: inout ByteBuffer
) throws(FileProblem) {
  WorkInFlight.begin(path)
  try readFile(FileProblem.open(path, below: folder), limit: limit, into: &buffer)
}

/// Appends the bytes of a file below a folder that is opened for it alone.
package func readFile(
  _ place: FilePlace, limit: Int, into buffer: inout ByteBuffer
) throws(FileProblem) {
  WorkInFlight.begin(place.name)
  let descriptor: Int32
  do throws(SystemError) {
    descriptor = try FolderReach(place.folder).open(place.path, O_RDONLY | O_NONBLOCK)
  } catch { throw FileProblem(opening: error) }
  try readFile(descriptor, limit: limit, into: &buffer)
}

/// Appends the bytes of an open file, whole or not at all, and closes it.
private func readFile(
  _ descriptor: Int32, limit: Int, into buffer: inout ByteBuffer
) throws(FileProblem) {
  defer { close(descriptor) }
  var status = stat()
  do throws(SystemError) {
    _ = try SystemError.retrying { fstat(descriptor, &status) }
  } catch { throw .system(error) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
  guard status.st_size <= limit else { throw .tooLarge(bytes: Int(status.st_size)) }
  let before = buffer.count
  while true {
    // One byte more than the size: the second read, which would only learn of the end, is saved
    // whenever the first returns fewer bytes than asked for.
    let wanted = max(Int(status.st_size) - (buffer.count - before), 0) + 1
    var failure: SystemError?
    var received = 0
    buffer.append(upTo: wanted) { room in
      let count = read(descriptor, room.baseAddress, wanted)
      if count < 0 { failure = .current }
      received = max(count, 0)
      return received
    }
    if let failure {
      if failure.number == EINTR { continue }
      buffer.truncate(to: before)
      throw .system(failure)
    }
    guard buffer.count - before <= limit else {
      let size = buffer.count - before
      buffer.truncate(to: before)
      throw .tooLarge(bytes: size)
    }
    if received < wanted { return }
  }
}

/// Opens a file to read it; a link is refused, and a FIFO does not hang the build.
func openFile(_ path: String) throws(FileProblem) -> Int32 {
  do throws(SystemError) {
    return try SystemError.retrying {
      open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
  } catch {
    throw error.number == ELOOP ? .notRegular : .system(error)
  }
}

extension FileProblem {
  /// What kept a file below a folder from being opened.
  package init(opening error: SystemError) {
    // A link in the place of a folder is no folder to the kernel.
    self = [ELOOP, ENOTDIR, EXDEV].contains(error.number) ? .notRegular : .system(error)
  }

  /// Opens a file below a folder for reading.
  package static func open(
    _ path: String, below folder: borrowing FolderReach
  ) throws(FileProblem) -> Int32 {
    do throws(SystemError) {
      return try folder.open(path, O_RDONLY | O_NONBLOCK)
    } catch { throw FileProblem(opening: error) }
  }

  /// The problem as a diagnostic about the file at `path`.
  ///
  /// - Parameters:
  ///   - path: the path relative to the site's root.
  ///   - limit: the limit that `tooLarge` exceeded, in bytes.
  ///   - isFolder: whether it is a folder that could not be listed.
  /// - Returns: the diagnostic.
  package func diagnostic(path: String, limit: Int, isFolder: Bool = false) -> Diagnostic {
    let location = SourceLocation(path: path)
    switch self {
    case .system(let error):
      return Diagnostic(
        .unreadableFile, at: location,
        isFolder
          ? Message("读不了这个文件夹：\(error.chinese)", "cannot read this folder: \(error.english)")
          : Message("读不了这个文件：\(error.chinese)", "cannot read this file: \(error.english)"),
        help: error.readingAdvice)
    case .notRegular:
      return Diagnostic(
        .notARegularFile, at: location,
        Message(
          "这不是普通文件（是符号链接、管道或设备），不会读取",
          "not a regular file (a symbolic link, pipe or device); it is not read"),
        help: Message("请把真正的文件放到这里", "put the real file here"))
    case .tooLarge(let bytes):
      return Diagnostic(
        .fileTooLarge, at: location,
        Message(
          "文件有 \(bytes.fileSize)，超过上限 \(limit.fileSize)",
          "the file has \(bytes.fileSize); the limit is \(limit.fileSize)"),
        help: Message(
          "请拆分或压缩文件；视频等大文件请放到专门的存储并用链接引用",
          "split or compress it; keep videos and the like elsewhere and link to them"))
    }
  }
}

extension SystemError {
  /// What to do about a file or folder that cannot be read.
  fileprivate var readingAdvice: Message {
    switch number {
    case EMFILE, ENFILE:
      Message(
        "请用 ulimit -n 调高打开文件数的上限，或减少并行任务数",
        "raise the limit of open files (ulimit -n) or use fewer jobs")
    case EIO:
      Message("请检查磁盘（dmesg 里有内核的记录）", "check the disk (see the kernel's log with dmesg)")
    case ESTALE:
      Message(
        "请检查网络磁盘，重新挂载后再生成", "check the network file system, mount it anew and build again")
    case ENOMEM:
      Message("请给程序更多内存后再生成", "give the program more memory and build again")
    default:
      Message("请检查文件是否存在、当前用户是否有读取权限", "check that it exists and may be read by this user")
    }
  }
}

extension FileProblem {
  /// Whether the system refused, rather than the file being of the wrong kind.
  package var isSystem: Bool {
    if case .system = self { return true }
    return false
  }
}

/// Appends everything from standard input, as `readFile` does from a file.
package func readStandardInput(
  limit: Int, into buffer: inout ByteBuffer
) throws(FileProblem) {
  let before = buffer.count
  while true {
    var failure: SystemError?
    var received = 0
    buffer.append(upTo: 1 << 16) { room in
      let count = read(STDIN_FILENO, room.baseAddress, 1 << 16)
      if count < 0 { failure = .current }
      received = max(count, 0)
      return received
    }
    if let failure {
      if failure.number == EINTR { continue }
      throw .system(failure)
    }
    guard buffer.count - before <= limit else { throw .tooLarge(bytes: buffer.count - before) }
    if received == 0 { return }
  }
}
