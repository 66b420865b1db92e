import Base
import Diagnostics
import Files
import Pictures
import Scan

/// What people are told about a file that may not be published.
struct AssetRefusal {
  /// The ending in lower case, without a dot.
  let ending: String

  private let path: String

  init(path: String) {
    self.path = path
    ending = ContentPath.ending(of: path)
  }

  /// An ending inside the name by which some servers would run the file, as in `a.php.jpg`.
  var innerServerEnding: String? {
    guard stem.utf8.contains(UInt8(ascii: ".")) else { return nil }
    return stem.split(separator: ".").dropFirst().map { $0.lowercased() }
      .first(where: FileSignature.runsOnServers)
  }

  /// The ending is not on the list.
  ///
  /// - Parameter found: what the bytes are.
  /// - Returns: the diagnostic.
  func endingNotAllowed(_ found: FileSignature) -> Diagnostic {
    if ending.isEmpty {
      return diagnostic(
        .attachmentNotAllowed,
        Message("文件名没有扩展名，看不出类型", "the name has no ending that tells its type"),
        help: found.ending.map { named(ending: $0) } ?? FileSignature.listOfEndings)
    }
    let inner = ContentPath.ending(of: stem)
    if let disguise = FileSignature(ending: inner), disguise.isPublished,
      FileSignature(ending: ending)?.isProgram == true
    {
      let kind = found.isProgram ? found : FileSignature(ending: ending) ?? found
      return diagnostic(
        .attachmentTypeMismatch,
        Message(
          "文件名里有“.\(inner)”，看上去是\(disguise.name.chinese)，"
            + "其实是\(kind.name.chinese)（.\(ending)）",
          "`.\(inner)` in the name makes it look like a \(disguise.name.english), "
            + "but it is a \(kind.name.english) (.\(ending))"),
        help: Self.removal)
    }
    if ["md", "markdown", "mdown", "mkd"].contains(ending) {
      return diagnostic(
        .attachmentNotAllowed,
        Message("文章的扩展名要写成小写的 .md", "an article's ending must be .md, in lower case"),
        help: named(ending: "md"))
    }
    guard let claimed = FileSignature(ending: ending) else {
      return diagnostic(
        .attachmentNotAllowed,
        Message(
          "“.\(ending)”文件不能作为附件发布", "files ending in `.\(ending)` are not published"),
        help: FileSignature.listOfEndings)
    }
    return diagnostic(
      .attachmentNotAllowed,
      Message(
        "\(claimed.name.chinese)（.\(ending)）不能作为附件发布",
        "a \(claimed.name.english) (.\(ending)) is not published"),
      help: claimed.advice)
  }

  /// Some server would run the file for an ending inside its name.
  func runsOnServers(_ inner: String) -> Diagnostic {
    diagnostic(
      .attachmentNotAllowed,
      Message(
        "文件名中间有“.\(inner)”，有的服务器会把它当作程序运行",
        "`.\(inner)` inside the name makes some servers run the file"),
      help: Message("请从文件名里去掉“.\(inner)”", "take `.\(inner)` out of the name"))
  }

  /// The bytes are of another kind than the ending says.
  func mismatch(claimed: FileSignature, found: FileSignature) -> Diagnostic {
    let help: Message
    if found.isProgram, found != .html, found != .svg {
      help = Self.removal
    } else if found == .empty {
      help = Message("请重新上传原来的文件", "upload the original file again")
    } else if found == .unknown || claimed == .text {
      help = Message(
        "请检查文件能否打开，重新导出为真正的 .\(ending) 文件",
        "check whether it opens, and export it again as a real .\(ending) file")
    } else if let ending = found.ending {
      help = named(ending: ending)
    } else {
      help = found.advice
    }
    return diagnostic(
      .attachmentTypeMismatch,
      found == .empty
        ? Message("文件是空的，没有内容", "the file is empty")
        : Message(
          "扩展名是 .\(ending)，内容却是\(found.name.chinese)",
          "the ending is .\(ending), but the bytes are: \(found.name.english)"),
      help: help)
  }

  /// The bytes begin as the ending says, and something is wrong with them.
  func fault(_ fault: FileSignatureFinding.Fault, in kind: FileSignature) -> Diagnostic {
    switch fault {
    case .damaged(let reason):
      diagnostic(
        .attachmentTypeMismatch,
        Message(
          "这个\(kind.name.chinese)有问题：\(reason.chinese)",
          "this \(kind.name.english) is not in order: \(reason.english)"),
        help: Message(
          "请检查文件能否打开，重新导出后再上传", "check whether it opens, export it again and replace it"))
    case .disguised(let what):
      diagnostic(
        .attachmentTypeMismatch,
        Message(
          "这个\(kind.name.chinese)里藏有\(what.chinese)",
          "this \(kind.name.english) also holds \(what.english)"),
        help: kind.isImage
          ? Message(
            "请核实来源；确认无误后用图片软件打开，另存一份再上传",
            "find out where it comes from; then open it in an image program and save a copy")
          : Self.removal)
    }
  }

  /// A picture is larger than browsers should have to show.
  func imageTooLarge(_ size: ImageSize) -> Diagnostic {
    diagnostic(
      .imageTooLarge,
      Message(
        "图片有 \(size.width) × \(size.height) 像素，超过上限（每边 \(Limits.imageSide) 像素，"
          + "共 \(Limits.imagePixels / 10_000) 万像素）",
        "the picture has \(size.width) × \(size.height) pixels; the limit is "
          + "\(Limits.imageSide) a side and \(Limits.imagePixels / 1_000_000) million in all"),
      help: Message(
        "请缩小后再上传，长边 4000 像素就够；需要提供原图时打包成 .zip",
        "scale its longer side down to 4000 pixels; offer the original as a .zip"))
  }

  /// The file is not there, only what git keeps in its place.
  var lfsPointer: Diagnostic {
    diagnostic(
      .lfsPointer,
      Message("这是 Git LFS 的指针文件，不是文件本身", "this is a Git LFS pointer, not the file itself"),
      help: Message("请运行：git lfs pull", "run: git lfs pull"))
  }

  private static let removal = Message(
    "这可能是伪装成附件的程序：请不要打开，从 content/ 里删除，并核实是谁、从哪里得到的",
    "this may be a program in disguise: do not open it, remove it from content/, and find out "
      + "where it came from")

  private var stem: String { ContentPath.stem(of: path) }

  private func named(ending: String) -> Message {
    Message(
      "请改名为“\(stem).\(ending)”，文章里引用它的地方也一起改",
      "rename it to \(stem).\(ending), also where articles refer to it")
  }

  private func diagnostic(
    _ code: DiagnosticCode, _ message: Message, help: Message
  ) -> Diagnostic {
    Diagnostic(code, at: SourceLocation(path: path), message, help: help)
  }
}
