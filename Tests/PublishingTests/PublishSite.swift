import Base
import Files
import Glibc
import Publishing
import RedSiteGen

/// A site in a folder of its own, in memory where the system has such a place.
final class PublishSite: Sendable {
  let root: String
  private let isOwner: Bool

  /// The site of another process, in an exit test.
  init(existing root: String) {
    self.root = root
    isOwner = false
  }

  init() {
    var template = Array("\(Self.memory)/publish-test-XXXXXX".utf8CString)
    root = template.withUnsafeMutableBufferPointer { room in
      guard let start = room.baseAddress, let made = mkdtemp(start) else {
        preconditionFailure("no temporary folder")
      }
      return String(cString: made)
    }
    isOwner = true
    write("content/_index.md", "# 栏目")
  }

  deinit { if isOwner { Self.run("/bin/rm", "-rf", root) } }

  private static let memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"

  func path(_ relative: String) -> String { root + "/" + relative }

  func folder(_ relative: String, mode: mode_t = 0o755) {
    var made = root
    for name in relative.split(separator: "/") {
      made += "/" + name
      mkdir(made, 0o755)
    }
    chmod(path(relative), mode)
  }

  func write(_ relative: String, _ text: String) {
    if let slash = relative.lastIndex(of: "/") { folder(String(relative[..<slash])) }
    let file = fopen(path(relative), "w")
    fputs(text, file)
    fclose(file)
  }

  func read(_ relative: String) -> String? {
    guard let file = fopen(path(relative), "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  func status(_ relative: String) -> stat {
    var status = stat()
    lstat(path(relative), &status)
    return status
  }

  func exists(_ relative: String) -> Bool { access(path(relative), F_OK) == 0 }

  func mode(_ relative: String) -> mode_t { status(relative).st_mode & 0o7777 }

  func link(_ relative: String, to target: String) { symlink(target, path(relative)) }

  func names(in relative: String = ".") -> [String] {
    guard let stream = opendir(path(relative)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { room in
        String(decoding: room.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Every file below a folder with its text (links with their target), without our manifest.
  func tree(_ relative: String = "public") -> [String: String] {
    var tree: [String: String] = [:]
    func visit(_ folder: String, _ prefix: String) {
      for name in names(in: folder) where prefix + name != ".redsite-manifest" {
        let path = folder + "/" + name
        switch status(path).st_mode & S_IFMT {
        case S_IFDIR:
          if names(in: path).isEmpty { tree[prefix + name + "/"] = "" }
          visit(path, prefix + name + "/")
        case S_IFLNK:
          var room = [CChar](repeating: 0, count: 4096)
          let count = readlink(self.path(path), &room, room.count - 1)
          let target = room.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
          tree[prefix + name] = "-> " + String(decoding: target, as: UTF8.self)
        case S_IFREG: tree[prefix + name] = read(path) ?? "?"
        default: tree[prefix + name] = "special"
        }
      }
    }
    visit(relative, "")
    return tree
  }

  func begin(
    _ output: String = "public", protected: [String] = ["content", "themes", "data"]
  ) throws(PublishProblem) -> Release {
    try Release.begin(output: output, siteRoot: root, protected: protected)
  }

  /// Builds a release of the given files and returns what became of them.
  @discardableResult
  func publish(
    _ files: [String: String], output: String = "public", jobs: Int = 2,
    allowsRemoval: Bool = false
  ) throws(PublishProblem) -> ReleaseSummary {
    let release = try begin(output)
    for (path, text) in files { try release.publish(path, text) }
    return try release.commit(jobs: jobs, allowsRemoval: allowsRemoval)
  }

  /// The problem a build of these files ends with.
  func problem(
    _ files: [String: String] = ["index.html": "首页"], output: String = "public"
  ) -> PublishProblem? {
    do throws(PublishProblem) { try publish(files, output: output) } catch { return error }
    return nil
  }

  @discardableResult
  static func run(_ program: String, _ arguments: String...) -> Int32 {
    let process = start(program, arguments)
    var status: Int32 = -1
    waitpid(process, &status, 0)
    return status
  }

  static func start(_ program: String, _ arguments: [String]) -> pid_t {
    var process: pid_t = 0
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    posix_spawn(&process, program, nil, nil, &words, environ)
    return process
  }

  /// Whether this process may mount file systems.
  static let canMount: Bool = {
    let site = PublishSite()
    site.folder("mount")
    guard run("/bin/mount", "-t", "tmpfs", "none", site.path("mount")) == 0 else { return false }
    return run("/bin/umount", "-l", site.path("mount")) == 0
  }()
}

extension Release {
  /// Publishes text.
  @discardableResult
  borrowing func publish(_ path: String, _ text: String) throws(PublishProblem) -> PublishOutcome {
    let path = Array(path.utf8)
    let bytes = Array(text.utf8)
    return try path.withBytes { (path) throws(PublishProblem) in
      try bytes.withBytes { (bytes) throws(PublishProblem) in
        try publish(path, bytes)
      }
    }
  }

  /// Publishes a copy of a file.
  @discardableResult
  borrowing func publishFile(
    _ path: String, copyOf source: String
  ) throws(PublishProblem) -> PublishOutcome {
    let path = Array(path.utf8)
    return try path.withBytes { (path) throws(PublishProblem) in
      try publishFile(path, copyOf: FilePlace(String(source.dropFirst()), below: "/"))
    }
  }

  /// The problem that committing ends with.
  consuming func problemOfCommit() -> PublishProblem? {
    do throws(PublishProblem) { _ = try commit() } catch { return error }
    return nil
  }
}
