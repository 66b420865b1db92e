import Base
import Diagnostics
import Files
import Glibc
import SiteModel
import Synchronization

/// One worker's share of reading: the files it took, their bytes in segments of some megabytes.
struct BatchReader: ~Copyable {
  private let root: FolderReach
  private var files: [(index: Int, output: SourceFile)] = []
  private var segments: [(number: Int, bytes: [UInt8])] = []
  private let diagnostics: DiagnosticSink
  private var scratch = ByteBuffer(capacity: 1 << 16)
  private var sample = FileSample()
  private let look: AttachmentLook
  private var findings: [(index: Int, found: FoundInFile)] = []
  private var attachmentTexts: [(index: Int, text: Text)] = []

  /// What a worker hands back.
  struct Output: Sendable {
    /// The files, by their place among all.
    var files: [(index: Int, output: SourceFile)]
    /// Segments by number.
    var segments: [(number: Int, bytes: [UInt8])]
    /// What was found in files that are only copied, by their place among all.
    var findings: [(index: Int, found: FoundInFile)]
    /// The text of documents that are only copied, by their place among all.
    var attachmentTexts: [(index: Int, text: Text)]
  }

  /// Large enough that a segment's unused end is nothing, small enough for the smallest site.
  private static let segmentBytes = 1 << 22

  init(root: String, look: AttachmentLook, diagnostics: DiagnosticSink) {
    self.root = FolderReach(root)
    self.look = look
    self.diagnostics = diagnostics
  }

  mutating func read(
    _ path: String, role: SourceFile.Role, index: Int, _ nextSegment: borrowing Atomic<Int>
  ) {
    var file = SourceFile(path: path, role: role, size: 0)
    let isCopied = role == .asset || role == .root
    let limit = isCopied ? Limits.assetBytes : Limits.textFileBytes
    do throws(FileProblem) {
      if isCopied {
        try inspect(&file, at: index, limit: limit, nextSegment)
      } else if role == .aside {
        diagnostics.report(AsideFile.readme(path))
      } else {
        scratch.removeAll()
        try readFile(path, below: root, limit: limit, into: &scratch)
        file.size = scratch.count
        file.text = store(nextSegment)
      }
    } catch {
      file.isReadable = false
      diagnostics.report(error.diagnostic(path: path, limit: limit))
    }
    files.append((index, file))
  }

  consuming func finish() -> Output {
    Output(
      files: files, segments: segments, findings: findings, attachmentTexts: attachmentTexts)
  }

  /// Looks at a file that is only copied: its size, what it is, a picture's pixels.
  private mutating func inspect(
    _ file: inout SourceFile, at index: Int, limit: Int, _ nextSegment: borrowing Atomic<Int>
  ) throws(FileProblem) {
    WorkInFlight.begin(file.path)
    try sample.open(file.path, below: root, limit: limit)
    defer { sample.close() }
    file.size = sample.size
    if file.role == .asset, AsideFile.isArticle(sample.head, path: file.path) {
      file.role = .aside
      diagnostics.report(AsideFile.misnamedArticle(file.path))
      return
    }
    let result =
      file.role == .root
      ? inspectRootFile(&sample, path: file.path) : inspectAsset(&sample, path: file.path)
    if let failure = sample.failure { throw .system(failure) }
    switch result {
    case .success(let picture):
      file.picture = picture
      keepTable(&file, nextSegment)
      let (found, text) = look.look(&sample, path: file.path)
      if let found { findings.append((index, found)) }
      guard file.role == .asset, !text.isEmpty else { return }
      scratch.removeAll()
      text.withBytes { scratch.append($0) }
      attachmentTexts.append((index, store(nextSegment)))
    case .failure(let diagnostic):
      file.isReadable = false
      diagnostics.report(diagnostic)
    }
  }

  /// Keeps the bytes of tables and captions beside articles: a public notice may make its list of
  /// people of one, a page its table, and only front matter says which one does.
  private mutating func keepTable(
    _ file: inout SourceFile, _ nextSegment: borrowing Atomic<Int>
  ) {
    guard file.role == .asset, ["csv", "vtt"].contains(ContentPath.ending(of: file.path)),
      file.size <= Limits.textFileBytes, let bytes = sample.copy(at: 0, count: file.size)
    else { return }
    scratch.removeAll()
    bytes.withBytes { scratch.append($0) }
    file.text = store(nextSegment)
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
