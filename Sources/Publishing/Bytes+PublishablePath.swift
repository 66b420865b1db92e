import Base

extension Bytes {
  /// Whether the path can only lead to a file below the folder it is taken from.
  ///
  /// The plan has checked it more strictly; this is the last door before the disk, and it also
  /// keeps the manifest to one path a line. Refuses empty, `.` and `..` components, control
  /// characters and the names of our own bookkeeping.
  var isPublishablePath: Bool {
    var start = 0
    while start <= count {
      let end = firstIndex(of: 0x2F, from: start) ?? count
      let component = self[slice: start..<end]
      if component.isEmpty || component.equals(Bytes(".")) || component.equals(Bytes("..")) {
        return false
      }
      if start == 0, component.equals(Manifest.fileName) || component.equals(StagingFolder.marker) {
        return false
      }
      start = end + 1
    }
    return allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
