import Base
import Diagnostics
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

/// The files below one folder, by path in byte order.
package struct FolderWalk: ~Copyable {
  /// Every regular file, as its path below the site's root.
  package var files: [String] = []
  /// Every folder, the starting one first.
  package var folders: [String] = []
  /// Whether the starting folder is there.
  package var isThere = true
  /// Whether a folder could not be read to its end: more files are there than are known.
  package var isCutShort = false
  /// What begins with a dot and was passed over, the litter of programs left out.
  package var hidden: [String] = []
  /// Files and folders that were refused.
  package var diagnostics: [Diagnostic] = []

  private let root: FolderReach
  private let start: String
  private let allowed: Set<String>

  /// Walks `start` (a path below `root`); a folder that does not exist has no files.
  ///
  /// Links, devices and sockets are refused, hidden files and the litter of office programs and
  /// desktops are passed over. The order does not depend on the file system.
  ///
  /// - Parameters:
  ///   - root: the site's root.
  ///   - start: the folder, below the root.
  ///   - allowed: names with a dot before them that are taken all the same, directly in `start`.
  package init(root: String, start: String, allowing allowed: Set<String> = []) {
    self.root = FolderReach(root.isEmpty ? "/" : root)
    self.start = start
    self.allowed = allowed
    let most = Limits.files
    var pending = [(path: start, depth: 0)]
    while let (folder, depth) = pending.popLast() {
      guard let entries = list(folder, isStart: folder == start) else { continue }
      folders.append(folder)
      for entry in entries {
        let path = folder + "/" + entry.name
        guard isUsable(entry.name, path: path) else { continue }
        switch entry.kind {
        case .file: files.append(path)
        case .folder where depth < Limits.folderDepth: pending.append((path, depth + 1))
        case .folder:
          diagnostics.append(
            Diagnostic(
              .unusableFileName, at: SourceLocation(path: path),
              Message(
                "文件夹超过 \(Limits.folderDepth) 层",
                "folders are nested deeper than \(Limits.folderDepth)")))
        case .other:
          diagnostics.append(FileProblem.notRegular.diagnostic(path: path, limit: 0))
        }
      }
      if files.count > most {
        diagnostics.append(
          Diagnostic(
            .notEnoughMemory, at: SourceLocation(path: start),
            Message(
              "文件超过 \(most) 个，这台机器的内存放不下",
              "there are more than \(most) files, which is more than fits into memory here"),
            help: MemoryNeed.help))
        isCutShort = true
        break
      }
    }
    files.sort(by: Self.precedes)
    folders.sort(by: Self.precedes)
  }

  /// Byte order of the UTF-8, which no locale changes.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private enum Kind { case file, folder, other }

  private mutating func list(
    _ folder: String, isStart: Bool
  ) -> [(name: String, kind: Kind)]? {
    do throws(SystemError) {
      return try entries(of: folder)
    } catch {
      if isStart, error.number == ENOENT {
        isThere = false
        return nil
      }
      let isFolder = ![ELOOP, ENOTDIR, EXDEV].contains(error.number)
      isCutShort = isCutShort || isFolder
      diagnostics.append(
        (isFolder ? FileProblem.system(error) : .notRegular)
          .diagnostic(path: folder, limit: 0, isFolder: true))
      return nil
    }
  }

  /// All names in a folder, or none where it cannot be read to its end.
  private mutating func entries(
    of folder: String
  ) throws(SystemError) -> [(name: String, kind: Kind)] {
    let descriptor = try root.open(folder, O_RDONLY | O_DIRECTORY)
    let stream = try folderStream(of: descriptor)
    defer { closedir(stream) }
    var entries: [(name: String, kind: Kind)] = []
    while let entry = try nextEntry(of: stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { validName($0, in: folder) }
      }
      guard let name, !isPassedOver(name, in: folder) else { continue }
      let type = entry.pointee.d_type
      guard let kind = try kind(of: name, type: type, in: descriptor) else { continue }
      if kind != .folder, Self.isLeftFile(name) { continue }
      entries.append((name, kind))
    }
    return entries.sorted { Self.precedes($0.name, $1.name) }
  }

  /// What an entry is; nil where it has gone since the folder was read.
  private func kind(
    of name: String, type: UInt8, in descriptor: Int32
  ) throws(SystemError) -> Kind? {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_UNKNOWN):
      var status = stat()
      do throws(SystemError) {
        _ = try SystemError.retrying {
          fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW)
        }
      } catch {
        if error.number == ENOENT { return nil }
        throw error
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      default: return .other
      }
    default: return .other
    }
  }

  private mutating func validName(_ bytes: UnsafePointer<CChar>, in folder: String) -> String? {
    if let name = String(validatingCString: bytes) { return name }
    diagnostics.append(
      Diagnostic(
        .unusableFileName, at: SourceLocation(path: folder),
        Message(
          "有一个文件名不是 UTF-8 编码：\(String(cString: bytes))",
          "a file name is not UTF-8: \(String(cString: bytes))"),
        help: Message("请重新命名这个文件", "rename the file")))
    return nil
  }

  /// Whether a file or folder is hidden, or litter.
  private mutating func isPassedOver(_ name: String, in folder: String) -> Bool {
    guard name.hasPrefix(".") else { return Self.isLitter(name) }
    if name == "." || name == ".." { return true }
    if folder == start, allowed.contains(name) { return false }
    if !Self.isHiddenLitter(name) { hidden.append(folder + "/" + name) }
    return true
  }

  /// What desktops, office programs and editors leave behind.
  private static func isLitter(_ name: String) -> Bool {
    name.hasPrefix("~$") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#"))
      || litter.contains(name.lowercased())
  }

  /// The same among hidden files: macOS, git, LibreOffice and WPS, Vim.
  private static func isHiddenLitter(_ name: String) -> Bool {
    [".DS_Store", ".directory", ".localized"].contains(name)
      || [".git", "._", ".~", ".#", ".Trash"].contains { name.hasPrefix($0) }
      || ["swp", "swo"].contains(ContentPath.ending(of: name))
  }

  /// What Windows and macOS put into folders, in small letters; their systems do not tell case.
  private static let litter: Set<String> = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r",
  ]

  /// Files that a program has not finished or keeps from before, as in `a.tmp`, `a.docx.BAK` and
  /// git's `a.md.orig`.
  ///
  /// A folder of such a name is somebody's own.
  private static func isLeftFile(_ name: String) -> Bool {
    ["tmp", "bak", "orig", "swp"].contains(ContentPath.ending(of: name))
  }

  private mutating func isUsable(_ name: String, path: String) -> Bool {
    let problem: Message?
    if name.utf8.count > Limits.nameBytes {
      problem = Message(
        "文件名有 \(name.utf8.count) 字节，超过 \(Limits.nameBytes) 字节（约 66 个汉字）",
        "the name has \(name.utf8.count) bytes; the limit is \(Limits.nameBytes)")
    } else {
      // The plan judges names by the same table, and says so with their URL; a name of which
      // nobody sees the fault is better said here.
      switch PathComponentProblem(published: name) {
      case .control, .separator:
        problem = Message("文件名里有控制字符或反斜杠", "the name has a control character or a backslash")
      case .invisible(let scalar):
        let code = InvisibleCharacter.name(scalar)
        problem = Message(
          "文件名里有看不见的字符 \(code)", "the name has the invisible character \(code)")
      default: problem = nil
      }
    }
    guard let problem else { return true }
    diagnostics.append(
      Diagnostic(
        .unusableFileName, at: SourceLocation(path: path), problem,
        help: Message("请重新命名", "rename it")))
    return false
  }

}
