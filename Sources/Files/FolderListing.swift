import Base
import Glibc

/// The names in a folder, read as a whole before anything is done to them.
///
/// A folder that changes while it is being read may show a name twice or not at all.
package struct FolderListing: Sendable {
  private var bytes: [UInt8] = []
  private var entries: [(range: Range<Int>, isFolder: Bool)] = []

  /// Reads all names except `.` and `..`.
  package init(of folder: borrowing Descriptor) throws(SystemError) {
    let copy = try SystemError.retrying { openat(folder.number, ".", O_RDONLY | O_CLOEXEC) }
    let stream = try folderStream(of: copy)
    defer { closedir(stream) }
    while let entry = try nextEntry(of: stream) {
      let kind = Int32(entry.pointee.d_type)
      let range = withUnsafeBytes(of: &entry.pointee.d_name) { room in
        let start = bytes.count
        bytes.append(contentsOf: room.prefix { $0 != 0 })
        return start..<bytes.count
      }
      if bytes[range] == [0x2E] || bytes[range] == [0x2E, 0x2E] { continue }
      var isFolder = kind == Int32(DT_DIR)
      if kind == Int32(DT_UNKNOWN) {
        isFolder = try bytes.withBytes { (all) throws(SystemError) in
          try folder.status(of: all[slice: range]).isFolder
        }
      }
      entries.append((range, isFolder))
    }
  }

  /// How many names there are.
  package var count: Int { entries.count }

  /// Lends the name at `index`, and whether it is a folder.
  package func withEntry<Result, Failure: Error>(
    _ index: Int, _ body: (_ name: Bytes, _ isFolder: Bool) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withBytes { (all) throws(Failure) in
      try body(all[slice: entries[index].range], entries[index].isFolder)
    }
  }
}
