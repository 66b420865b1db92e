import Base
import Glibc

/// One open file, read a piece at a time: its beginning, and whatever else is asked for.
///
/// What a file is stands in a few kilobytes of it. Asking for them costs one `open`, `fstat`,
/// `pread` and `close` for most files, and never a mapping: a file cut short by another program
/// gives fewer bytes here, where a mapping would kill the build. The memory is kept from file to
/// file.
package struct FileSample: ~Copyable {
  /// The size of the file in bytes.
  package private(set) var size = 0
  /// The first bytes, 4 KiB at most; valid until the next `open`.
  package private(set) var head: Bytes = .empty
  /// What the system said when a piece could not be read; the pieces since then are empty.
  package private(set) var failure: SystemError?

  package init(size: Int = 0, head: Bytes = .empty, failure: SystemError? = nil) {
    self.size = size
    self.head = head
    self.failure = failure
  }

  /// The most bytes one piece can have.
  package static let pieceBytes = 1 << 16
  /// What is read at once where less was asked for.
  private static let pageBytes = 1 << 12

  private var descriptor: Int32 = -1
  /// Room for the head, then for one piece.
  private let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: pageBytes + pieceBytes)
  private var pieceStart = 0
  private var pieceCount = 0

  deinit {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    memory.deallocate()
  }

  /// Opens a file and reads its head; the one before must be closed.
  ///
  /// - Parameters:
  ///   - path: the file; links in its path below the folder and whatever is not a regular file are
  ///     refused.
  ///   - folder: the folder that the path counts from.
  ///   - limit: the most bytes it may have.
  /// - Throws: why it cannot be read; it is closed then.
  package mutating func open(
    _ path: String, below folder: borrowing FolderReach, limit: Int
  ) throws(FileProblem) {
    precondition(descriptor < 0)
    size = 0
    head = .empty
    pieceCount = 0
    failure = nil
    let opened = try FileProblem.open(path, below: folder)
    descriptor = opened
    do throws(FileProblem) {
      var status = stat()
      do throws(SystemError) {
        _ = try SystemError.retrying { fstat(opened, &status) }
      } catch { throw .system(error) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
      guard status.st_size <= limit else { throw .tooLarge(bytes: Int(status.st_size)) }
      size = Int(status.st_size)
      let count = read(into: memory, at: 0, count: min(size, Self.pageBytes))
      if let failure { throw .system(failure) }
      head = Bytes(start: memory, count: count)
    } catch {
      close()
      throw error
    }
  }

  /// Closes the file; `size` and `head` stay.
  package mutating func close() {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    descriptor = -1
  }

  /// The bytes from `offset`, fewer where the file ends; valid until the next call.
  ///
  /// - Parameters:
  ///   - offset: the first byte; outside the file there are none.
  ///   - count: how many, `pieceBytes` at most.
  /// - Returns: the bytes, none where reading failed.
  package mutating func bytes(at offset: Int, count: Int) -> Bytes {
    precondition(count >= 0 && count <= Self.pieceBytes)
    guard offset >= 0, offset < size, failure == nil else { return .empty }
    let wanted = min(count, size - offset)
    if offset + wanted <= head.count { return head[slice: offset..<(offset + wanted)] }
    let room = memory + Self.pageBytes
    if offset < pieceStart || offset + wanted > pieceStart + pieceCount {
      pieceStart = offset
      pieceCount = read(into: room, at: offset, count: max(wanted, Self.pageBytes))
    }
    let start = offset - pieceStart
    return Bytes(start: room + start, count: min(wanted, pieceCount - start))
  }

  private mutating func read(
    into room: UnsafeMutablePointer<UInt8>, at offset: Int, count: Int
  ) -> Int {
    var received = 0
    while received < count {
      do {
        let more = try SystemError.retrying {
          pread(descriptor, room + received, count - received, off_t(offset + received))
        }
        if more == 0 { break }
        received += more
      } catch {
        failure = error
        return 0
      }
    }
    return received
  }
}
