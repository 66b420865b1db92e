import Base
import Diagnostics
import Files
import SiteModel

/// Who has a file of the output.
struct OutputOwner {
  /// The place that says so, where there is one: a file, or an alias in its front matter.
  var file: SourceFile.ID?
  /// The bytes of that place, empty for the file as a whole.
  var range: Range<Int> = 0..<0
  /// What it is, for owners without a place.
  var description: Message
}

/// All files of the output, each with its one owner.
struct OutputOwners {
  private var owners: [String: OutputOwner] = [:]
  /// The path of every file.
  private(set) var paths: Set<String> = []
  private var folders: Set<String> = []
  private var lastFolder = ""
  private let locator: SourceLocator
  /// Receives files with two owners.
  private let diagnostics: DiagnosticSink

  init(locator: SourceLocator, diagnostics: DiagnosticSink, expected: Int) {
    self.diagnostics = diagnostics
    self.locator = locator
    owners.reserveCapacity(expected)
    paths.reserveCapacity(expected)
  }

  /// Gives `path` to `owner`, or reports both owners, or that it cannot be published.
  ///
  /// - Parameters:
  ///   - path: the path below the output.
  ///   - owner: who wants it.
  ///   - hidden: names with a dot before them that the path may begin with.
  /// - Returns: whether the owner has it.
  mutating func claim(
    _ path: String, for owner: OutputOwner, hidden: Set<String> = []
  ) -> Bool {
    if let (name, problem) = PathComponentProblem.first(inPath: path, hidden: hidden) {
      report(path, name, problem, owner)
      return false
    }
    let key = Self.fold(path)
    if let first = owners[key] {
      report(path, first, owner)
      return false
    }
    owners[key] = owner
    paths.insert(path)
    let folder = ContentPath.folder(of: key)
    if folder != lastFolder {
      lastFolder = folder
      var above = folder
      while !above.isEmpty, folders.insert(above).inserted { above = ContentPath.folder(of: above) }
    }
    return true
  }

  /// Reports files that stand where the compressed form of another is put, whether or not this
  /// build makes compressed forms.
  mutating func checkCompressedForms() {
    for path in paths.sorted() where path.hasSuffix(".gz") || path.hasSuffix(".br") {
      let original = String(path.dropLast(3))
      guard paths.contains(original),
        let owner = owners[Self.fold(path)]
      else { continue }
      report(
        path,
        OutputOwner(description: Message("/\(original) 的压缩文件", "the compressed /\(original)")),
        owner)
    }
  }

  /// Reports files whose path is a folder of others.
  mutating func checkFolders() {
    for folder in folders.sorted() {
      guard let owner = owners[folder] else { continue }
      report(
        folder, OutputOwner(description: Message("同名的文件夹", "a folder of that name")), owner)
    }
  }

  /// What two paths that some file system or server takes for one have in common: canonical
  /// form (Swift compares strings by canonical equivalence), lower case, half-width.
  private static func fold(_ path: String) -> String {
    if path.utf8.allSatisfy({ $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) }) { return path }
    var scalars = String.UnicodeScalarView()
    for scalar in path.lowercased().unicodeScalars {
      // Full-width forms U+FF01–FF5E stand for ASCII 0x21–7E (Unicode, Halfwidth and Fullwidth
      // Forms block).
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      scalars.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(scalars).lowercased()
  }

  private func location(of owner: OutputOwner, _ path: String) -> SourceLocation {
    owner.file.map {
      owner.range.isEmpty ? locator.location($0) : locator.location($0, owner.range)
    } ?? SourceLocation(path: "/" + path)
  }

  private mutating func report(
    _ path: String, _ name: String, _ problem: PathComponentProblem, _ owner: OutputOwner
  ) {
    diagnostics.report(
      Diagnostic(
        .invalidURL, at: location(of: owner, path),
        Message(
          "网址 /\(path) 里的“\(name)”不能用：\(problem.message.chinese)",
          "“\(name)” in the URL /\(path) cannot be used: \(problem.message.english)"),
        help: PathComponentProblem.goodName))
  }

  private mutating func report(_ path: String, _ first: OutputOwner, _ second: OutputOwner) {
    // The message stands at an owner that has a place, the other one in the note.
    let (here, other) = second.file == nil ? (second: first, first: second) : (second, first)
    let location = location(of: here, path)
    let otherLocation = other.file.map {
      other.range.isEmpty ? locator.location($0) : locator.location($0, other.range)
    }
    diagnostics.report(
      Diagnostic(
        .duplicateURL, at: location,
        Message(
          "网址 /\(path) 已经属于\(other.description.chinese)",
          "the URL /\(path) already belongs to \(other.description.english)"),
        help: Message(
          "请给其中一个换文件名，或在开头的设置里写不同的 slug",
          "rename one of the files or give it another `slug`"),
        notes: [
          Diagnostic.Note(
            Message("另一个在这里", "the other one is here"), at: otherLocation)
        ]))
  }
}
