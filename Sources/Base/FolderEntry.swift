#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The next entry of an open folder, nil at its end.
///
/// `readdir` says the same at the end and after an error: only `errno` tells them apart, and a
/// folder that is believed to end early takes a column off the site.
///
/// - Parameter stream: what `opendir` or `fdopendir` returned.
/// - Returns: the entry, valid until the next call.
/// - Throws: why the folder cannot be read to its end; never `EINTR`.
public func nextEntry(
  of stream: OpaquePointer
) throws(SystemError) -> UnsafeMutablePointer<dirent>? {
  while true {
    errno = 0
    if let entry = readdir(stream) { return entry }
    if errno == 0 { return nil }
    let error = SystemError.current
    if error.number != EINTR { throw error }
  }
}

/// A folder that is open, to be read entry by entry.
///
/// - Parameter descriptor: the open folder; the stream closes it.
/// - Returns: the stream.
/// - Throws: why there is none; the descriptor is closed then.
public func folderStream(of descriptor: Int32) throws(SystemError) -> OpaquePointer {
  while true {
    if let stream = fdopendir(descriptor) { return stream }
    let error = SystemError.current
    if error.number != EINTR {
      close(descriptor)
      throw error
    }
  }
}

/// A folder by its path, to be read entry by entry.
public func folderStream(at path: String) throws(SystemError) -> OpaquePointer {
  while true {
    if let stream = opendir(path) { return stream }
    let error = SystemError.current
    if error.number != EINTR { throw error }
  }
}
