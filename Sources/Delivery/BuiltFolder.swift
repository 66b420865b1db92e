import Base
import Diagnostics
import Files
import Glibc
import Publishing

/// A folder that `redsite build` made: its files, their digests, and what its list says.
package struct BuiltFolder: Sendable {
  /// The absolute path.
  package let path: String
  /// The digests of all files that are published, by their paths.
  package let files: [String: String]
  /// What the list of the build says besides the files.
  package let facts: ReleaseFacts

  /// Looks at a folder.
  ///
  /// - Parameters:
  ///   - folder: its path.
  ///   - jobs: how many workers may compute digests at once.
  /// - Throws: a refusal where it is not what a build made, or not all of it.
  package init(_ folder: String, jobs: Int) throws(DeliveryProblem) {
    guard let path = absolutePath(folder), isFolder(path) else {
      throw DeliveryProblem(
        .refused, Message("没有文件夹 \(folder)", "there is no folder \(folder)"),
        help: Message("先运行 redsite build", "run redsite build first"))
    }
    let manifest = try Self.manifest(of: path, named: folder)
    var paths: [String] = []
    do throws(SystemError) { try Self.collect(path, "", into: &paths) } catch {
      throw .system(error, folder)
    }
    guard paths.contains("index.html") else {
      throw DeliveryProblem(
        .refused, Message("\(folder) 里没有 index.html", "\(folder) has no index.html"),
        help: Message("先运行 redsite build", "run redsite build first"))
    }
    let found = Set(paths)
    let missing = (0..<manifest.paths.count).map(manifest.paths.string)
      .filter { !found.contains($0) }
    guard missing.isEmpty else {
      let names = Message.names(missing)
      throw DeliveryProblem(
        .refused,
        Message(
          "\(folder) 不完整，少了 \(missing.count) 个文件：\(names.chinese)",
          "\(folder) is incomplete: \(missing.count.counted("file")) missing: \(names.english)"),
        help: Message(
          "它是复制来的，就完整地再复制一次（以点开头的也要）；否则重新生成",
          "if it is a copy, copy all of it, also names with a dot before them; otherwise build again"
        ))
    }
    self.path = path
    facts = manifest.facts
    files = try Self.digests(of: paths, in: path, jobs: jobs)
  }

  /// The list that the build made.
  private static func manifest(
    of path: String, named folder: String
  ) throws(DeliveryProblem) -> Manifest {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path + "/.redsite-manifest", limit: 1 << 30, into: &buffer)
    } catch {
      throw DeliveryProblem(
        .refused,
        Message(
          "\(folder) 里没有 .redsite-manifest，不是 redsite build 生成的文件夹",
          "\(folder) has no .redsite-manifest: redsite build did not make it"),
        help: Message(
          "先运行 redsite build；它是复制来的，以点开头的文件也要复制",
          "run redsite build first; if it is a copy, copy names with a dot before them too"))
    }
    do throws(Manifest.Flaw) {
      return try buffer.withBytes { (bytes) throws(Manifest.Flaw) in try Manifest(bytes) }
    } catch {
      throw DeliveryProblem(
        .refused,
        Message(
          "\(folder)/.redsite-manifest 不完整或被改动过",
          "\(folder)/.redsite-manifest is incomplete or was changed"),
        help: Message("请重新生成", "build again"))
    }
  }

  /// All regular files; the list of the build and records of releases are no part of the site.
  private static func collect(
    _ root: String, _ folder: String, into paths: inout [String]
  ) throws(SystemError) {
    for name in try entryNames(in: root + "/" + folder) {
      let path = folder.isEmpty ? name : folder + "/" + name
      if path == ".redsite-manifest" || path == ReleaseRecord.fileName { continue }
      var status = stat()
      _ = try SystemError.retrying { lstat(root + "/" + path, &status) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try collect(root, path, into: &paths)
      case S_IFREG where !path.utf8.contains(where: { $0 < 0x20 }): paths.append(path)
      case S_IFREG: throw SystemError(number: EINVAL)
      default: break
      }
    }
  }

  private static func digests(
    of paths: [String], in root: String, jobs: Int
  ) throws(DeliveryProblem) -> [String: String] {
    var list = PathList()
    for path in paths { path.withBytes { list.append($0) } }
    let found: [[UInt8]?]
    do throws(SystemError) {
      found = ReleaseDigest.digests(
        of: list, in: try Descriptor(path: root, O_RDONLY | O_DIRECTORY), jobs: jobs)
    } catch { throw .system(error, root) }
    var digests: [String: String] = [:]
    for (path, digest) in zip(paths, found) {
      guard let digest else {
        throw DeliveryProblem(
          .system, Message("\(root)/\(path) 读不了", "\(root)/\(path) cannot be read"))
      }
      digests[path] = SHA256.hexadecimal(digest)
    }
    return digests
  }

  /// A name that says what is in it: 12 digits of a digest over all files.
  package var digest: String {
    let text = ReleaseRecord(files: files, facts: facts).text
    return String(text.withBytes { SHA256.hexadecimal(SHA256.digest($0)) }.prefix(12))
  }
}
