import Base
import Diagnostics

/// Paths below `content/`, as front matter and links write them.
package enum ContentPath {
  /// The folder that a file lies in; empty for `content/` itself.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[..<$0]) } ?? ""
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The name without its ending.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The ending in lower case, without a dot; empty where there is none.
  package static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// What `written` means in a file of `folder`, or nil where it leads out of `content/`.
  ///
  /// A leading `/` means `content/` itself; `.` and `..` are resolved.
  package static func resolve(_ written: String, in folder: String) -> String? {
    var parts: [Substring] = []
    if !written.utf8.starts(with: [0x2F]) { parts = folder.split(separator: "/") }
    for part in written.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// Whose a file or folder of `content/` is, as far as its path tells.
extension ContentPath {
  /// Whether a file is an article with a folder of its own, `slug/index.md`.
  package static func isFolderArticle(_ path: String) -> Bool { name(of: path) == "index.md" }

  /// The folder of the column, or topic, that an article belongs to.
  ///
  /// The folder of `slug/index.md` is the article itself.
  package static func home(ofArticle path: String) -> String {
    let folder = folder(of: path)
    return isFolderArticle(path) ? self.folder(of: folder) : folder
  }

  /// The files that a path may mean: itself, the column or topic, the article with a folder.
  package static func meanings(of path: String) -> [String] {
    [path, path.isEmpty ? "_index.md" : path + "/_index.md", path + "/index.md"]
  }

  /// A folder and those above it up to `content/`, which is not among them.
  package static func upwards(from folder: String) -> some Sequence<String> {
    sequence(first: folder) { self.folder(of: $0) }.lazy.prefix { !$0.isEmpty }
  }
}

/// Paths as runs of bytes, as they come from the plan and the kernel.
extension Bytes {
  /// The path's folder (`.` at the top) and the last name in it.
  package var splitPath: (folder: Bytes, name: Bytes) {
    guard let slash = lastIndex(of: 0x2F) else { return (Bytes("."), self) }
    return (self[slice: 0..<slash], self[slice: (slash + 1)..<count])
  }

  /// Lends the bytes with the NUL that C wants after them.
  @inline(__always)
  func withCString<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Up to 1,024 bytes, which is every path of a site, this lives on the stack.
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 1) {
      (room) throws(Failure) -> Result in
      guard let start = room.baseAddress else { preconditionFailure("room for the NUL") }
      copy(to: start)
      start[count] = 0
      return try start.withMemoryRebound(to: CChar.self, capacity: count + 1) {
        (text) throws(Failure) -> Result in
        try body(text)
      }
    }
  }
}

/// Why a name cannot be one part of a URL and of a file's path.
///
/// The one table of such names: the plan judges every path of the output by it, whoever asks for
/// the path, and `redsite new` judges the names of what it makes.
package enum PathComponentProblem: Hashable {
  case empty, dots, hidden, tooLong, separator, control
  case invisible(Unicode.Scalar)
  case character, reserved

  /// The longest name in the output, in bytes: `NAME_MAX` of Linux less `.gz`.
  static let publishedBytes = 252
  /// The longest path in the output, in bytes.
  static let pathBytes = 1_024

  /// The problem with a name that people give to a part of a URL, or nil where it can be used.
  ///
  /// Windows-reserved names are refused too: the same site is built and served there.
  package init?(_ name: String) {
    if let problem = PathComponentProblem(published: name) {
      self = problem
    } else if name.utf8.count > Limits.nameBytes {
      self = .tooLong
    } else if name.utf8.contains(0x2F) {
      self = .separator
    } else if name.utf8.contains(where: Self.isRefusedByWindows) {
      self = .character
    } else if Self.reservedNames.contains(ContentPath.stem(of: name).lowercased()) {
      self = .reserved
    } else {
      return nil
    }
  }

  /// The problem with one part of any path of the output, or nil where it can be published.
  ///
  /// What begins with a dot is hidden, and ours alone: the manifest, the mark of a release in the
  /// making, the lock. A contributor who could name `.git` would make the output a work tree.
  package init?(published name: String) {
    guard let problem = name.withBytes({ PathComponentProblem(published: $0) }) else { return nil }
    self = problem
  }

  /// The problem with one part of any path of the output, as bytes.
  package init?(published name: Bytes) {
    if name.isEmpty {
      self = .empty
    } else if name[0] == UInt8(ascii: ".") {
      let isDots = name.count == 1 || (name.count == 2 && name[1] == UInt8(ascii: "."))
      self = isDots ? .dots : .hidden
    } else if name.count > Self.publishedBytes {
      self = .tooLong
    } else {
      var isPlain = true
      for byte in name {
        if byte < 0x20 || byte == 0x7F {
          self = .control
          return
        }
        if byte == UInt8(ascii: "\\") {
          self = .separator
          return
        }
        isPlain = isPlain && byte < 0x80
      }
      guard !isPlain, let problem = Self.unseen(in: name.string) else { return nil }
      self = problem
    }
  }

  private static func unseen(in name: String) -> PathComponentProblem? {
    var last: Unicode.Scalar?
    for scalar in name.unicodeScalars {
      if InvisibleCharacter.isForbidden(scalar) { return .control }
      if InvisibleCharacter.isInvisible(scalar) { return .invisible(scalar) }
      // A selector of variants belongs to a picture or a Han character before it.
      if scalar.properties.isVariationSelector,
        !(last.map { $0.properties.isEmoji || $0.properties.isIdeographic } ?? false)
      {
        return .invisible(scalar)
      }
      last = scalar
    }
    return nil
  }

  /// The first part of a path of the output that cannot be published, with what is wrong with it.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - hidden: names with a dot before them that the path may begin with.
  /// - Returns: the part, nil where all can be published.
  package static func first(
    inPath path: String, hidden: Set<String> = []
  ) -> (name: String, problem: PathComponentProblem)? {
    return path.withBytes { path in
      var start = 0
      while start <= path.count {
        let end = path.firstIndex(of: 0x2F, from: start) ?? path.count
        let name = path[slice: start..<end]
        if let problem = PathComponentProblem(published: name) {
          let isAllowed = problem == .hidden && start == 0 && hidden.contains(name.string)
          if !isAllowed { return (name.string, problem) }
        }
        start = end + 1
      }
      return path.count > pathBytes ? (path.string, .tooLong) : nil
    }
  }

  private static func isRefusedByWindows(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x2A, 0x3A, 0x3C, 0x3E, 0x3F, 0x7C: true
    default: false
    }
  }

  private static let reservedNames: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]

  /// The reason in words.
  package var message: Message {
    switch self {
    case .empty: Message("是空的", "it is empty")
    case .dots: Message("“.”和“..”有特别的含义", "“.” and “..” have a meaning of their own")
    case .hidden:
      Message("以点开头的名称是隐藏文件，不发布", "a name that begins with a dot is hidden and not published")
    case .tooLong:
      Message("超过 \(Limits.nameBytes) 字节（约 66 个汉字）", "it is longer than \(Limits.nameBytes) bytes")
    case .separator: Message("不能有斜杠", "it has a slash")
    case .control: Message("有控制字符", "it has a control character")
    case .invisible(let scalar):
      Message(
        "有看不见的字符 \(InvisibleCharacter.name(scalar))",
        "it has the invisible character \(InvisibleCharacter.name(scalar))")
    case .character:
      Message("不能有 \" * : < > ? |", "it has one of \" * : < > ? |")
    case .reserved: Message("是 Windows 保留的名字", "it is a name that Windows reserves")
    }
  }

  /// What a good name is.
  package static let goodName = Message(
    "好的名称只用小写字母、数字和连字符，如 dushuyue；汉字也可以",
    "a good name has small letters, digits and hyphens, as in dushuyue; Han characters do too")
}
