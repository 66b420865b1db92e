import Base

/// Writes the files for programs, one after the other for one worker.
struct MachineFileWriter: ~Copyable {
  private var buffer = ByteBuffer(capacity: 1 << 16)

  /// Writes one file and hands it on.
  mutating func write(
    _ file: MachineFile, in view: SiteView, publish: (_ path: Bytes, _ content: Bytes) -> Void
  ) {
    buffer.removeAll()
    switch file.format {
    case .robots: buffer.appendRobots(view)
    }
    buffer.withBytes { publish(view.text[file.path], $0) }
  }
}

extension ByteBuffer {
  /// Appends a robots.txt that lets every robot read everything (RFC 9309, section 2.2).
  fileprivate mutating func appendRobots(_ view: SiteView) {
    append("User-agent: *\nAllow: /\n")
  }
}
