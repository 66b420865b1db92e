import Base
import CZlib
import Files
import Glibc

/// Compresses files before anybody asks for them, for servers that then need not.
///
/// gzip (RFC 1952) always; Brotli (RFC 7932) where its library is installed, which is looked for
/// when it is first wanted: no build depends on it.
package struct Precompression: Sendable {

  package init() {
  }
  /// Smaller files fit into one packet as they are.
  package static let smallest = 1024

  private static let endings: Set<String> = [
    "html", "css", "js", "json", "xml", "svg", "txt", "opml",
  ]

  private let brotli = Brotli.installed

  /// Whether files of that name are text that compression makes smaller.
  package static func wants(path: String) -> Bool { endings.contains(ContentPath.ending(of: path)) }

  /// Whether a file is the compressed form of another, which readers know by the other's address.
  package static func isForm(_ path: String, among paths: Set<String>) -> Bool {
    (path.hasSuffix(".gz") || path.hasSuffix(".br")) && paths.contains(String(path.dropLast(3)))
  }

  /// The compressed forms of a file that are smaller than it, with the endings of their names.
  func forms(of bytes: Bytes) -> [(ending: String, bytes: [UInt8])] {
    guard bytes.count >= Self.smallest else { return [] }
    let forms = [("gz", Self.gzip(bytes)), ("br", brotli?.compress(bytes))]
    return forms.compactMap { ending, compressed in
      guard let compressed, compressed.count < bytes.count else { return nil }
      return (ending, compressed)
    }
  }

  /// Publishes the compressed forms of a file beside it.
  package func publish(
    _ bytes: Bytes, at path: Bytes, to release: borrowing Release
  ) throws(PublishProblem) {
    for (ending, compressed) in forms(of: bytes) {
      let name = Array(path) + Array(".\(ending)".utf8)
      try name.withBytes { (name) throws(PublishProblem) in
        try compressed.withBytes { (compressed) throws(PublishProblem) in
          _ = try release.publish(name, compressed)
        }
      }
    }
  }

  /// Publishes the compressed forms of a file that was copied.
  package func publish(
    copyOf source: FilePlace, at path: Bytes, to release: borrowing Release
  ) throws(PublishProblem) {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(source, limit: Limits.assetBytes, into: &buffer)
    } catch {
      let number =
        if case .system(let reason) = error { reason.number } else { EINVAL }
      throw .fileSystem(FileSystemFailure(.read, source.absolutePath, errorNumber: number))
    }
    let bytes = buffer.makeArray()
    try bytes.withBytes { (bytes) throws(PublishProblem) in
      try publish(bytes, at: path, to: release)
    }
  }

  /// gzip without a name or a time, so that the same bytes always give the same file.
  package static func gzip(_ bytes: Bytes) -> [UInt8]? {
    var stream = z_stream()
    // 16 more than the window's size asks for gzip instead of zlib.
    guard
      deflateInit2_(
        &stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(bound)
      isWhole = bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = bound - Int(stream.avail_out)
    }
    return isWhole ? output : nil
  }
}

/// The Brotli library of the system, opened at run time.
private struct Brotli: Sendable {
  private typealias Compress =
    @convention(c) (
      Int32, Int32, Int32, Int, UnsafePointer<UInt8>?, UnsafeMutablePointer<Int>?,
      UnsafeMutablePointer<UInt8>?
    ) -> Int32
  private typealias Bound = @convention(c) (Int) -> Int

  private let compressFunction: Compress
  private let bound: Bound

  /// Nine of eleven: the last two take ten times as long for a hundredth.
  private static let quality: Int32 = 9
  /// The largest window, and text (`BROTLI_DEFAULT_WINDOW`, `BROTLI_MODE_TEXT`).
  private static let window: Int32 = 22, mode: Int32 = 1

  /// The library, or nil where there is none.
  static let installed: Brotli? = {
    guard let library = dlopen("libbrotlienc.so.1", RTLD_NOW),
      let compress = dlsym(library, "BrotliEncoderCompress"),
      let bound = dlsym(library, "BrotliEncoderMaxCompressedSize")
    else { return nil }
    return Brotli(
      compressFunction: unsafeBitCast(compress, to: Compress.self),
      bound: unsafeBitCast(bound, to: Bound.self))
  }()

  func compress(_ bytes: Bytes) -> [UInt8]? {
    var count = bound(bytes.count)
    guard count > 0 else { return nil }
    var isDone = false
    let output = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      isDone = bytes.withUnsafeBufferPointer { input in
        compressFunction(
          Self.quality, Self.window, Self.mode, input.count, input.baseAddress, &count,
          buffer.baseAddress) == 1
      }
      written = isDone ? count : 0
    }
    return isDone ? output : nil
  }
}
