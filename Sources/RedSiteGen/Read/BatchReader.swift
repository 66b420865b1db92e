import Base
import Glibc
import Synchronization

/// One worker's share of reading: the files it took, their bytes in segments of some megabytes.
struct BatchReader: ~Copyable {
  private let root: String
  private var files: [(index: Int, output: SourceFile)] = []
  private var segments: [(number: Int, bytes: [UInt8])] = []
  private var diagnostics: [Diagnostic] = []
  private var scratch = ByteBuffer(capacity: 1 << 16)

  /// What a worker hands back.
  struct Output: Sendable {
    /// The files, by their place among all.
    var files: [(index: Int, output: SourceFile)]
    /// Segments by number.
    var segments: [(number: Int, bytes: [UInt8])]
    /// What could not be read.
    var diagnostics: [Diagnostic]
  }

  /// Large enough that a segment's unused end is nothing, small enough for the smallest site.
  private static let segmentBytes = 1 << 22

  init(root: String) { self.root = root }

  mutating func read(
    _ path: String, role: SourceFile.Role, index: Int, _ nextSegment: borrowing Atomic<Int>
  ) {
    var file = SourceFile(path: path, role: role, size: 0)
    let limit = role == .asset ? Limits.assetBytes : Limits.textFileBytes
    do throws(FileProblem) {
      if role == .asset {
        file.size = try size(of: root + "/" + path, limit: limit)
      } else {
        scratch.removeAll()
        try readFile(root + "/" + path, limit: limit, into: &scratch)
        file.size = scratch.count
        file.text = store(nextSegment)
      }
    } catch {
      file.isReadable = false
      diagnostics.append(error.diagnostic(path: path, limit: limit))
    }
    files.append((index, file))
  }

  consuming func finish() -> Output {
    Output(files: files, segments: segments, diagnostics: diagnostics)
  }

  private func size(of path: String, limit: Int) throws(FileProblem) -> Int {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .system(.current) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard status.st_size <= limit else { throw .tooLarge(bytes: Int(status.st_size)) }
    return Int(status.st_size)
  }

  private mutating func store(_ nextSegment: borrowing Atomic<Int>) -> Text {
    guard scratch.count > 0 else { return .empty }
    if segments.isEmpty
      || segments[segments.count - 1].bytes.count + scratch.count > Self.segmentBytes
    {
      let number = nextSegment.add(1, ordering: .relaxed).oldValue
      var bytes: [UInt8] = []
      bytes.reserveCapacity(max(Self.segmentBytes, scratch.count))
      segments.append((number, bytes))
    }
    let last = segments.count - 1
    let offset = segments[last].bytes.count
    scratch.withBytes { segments[last].bytes.append(contentsOf: $0) }
    return Text(
      segment: UInt32(segments[last].number), offset: UInt32(offset), count: UInt32(scratch.count))
  }
}
