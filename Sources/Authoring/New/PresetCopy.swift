import Base
import Diagnostics
import Files
import RedSiteGen

/// Makes a new site from a preset.
package struct PresetCopy {
  private let preset: String
  private let target: String
  private let folders: [String]

  /// A new site.
  ///
  /// - Parameters:
  ///   - preset: the name of the preset.
  ///   - target: the folder of the new site; it must not exist or be empty.
  ///   - folders: where presets are, the first found wins.
  package init(
    preset: String, target: String,
    folders: [String] = InstalledFiles.folders(named: "presets")
  ) {
    self.preset = preset
    self.target = target
    self.folders = folders
  }

  /// The names of the presets there are.
  package var names: [String] {
    Set(folders.flatMap { folderNames(in: $0) }).sorted()
  }

  /// Copies the preset.
  ///
  /// - Returns: how many files the new site has, or what kept it from being made.
  package func run() -> Result<Int, Diagnostic> {
    guard names.contains(preset),
      let source = folders.map({ $0 + "/" + preset }).first(where: isFolder)
    else { return .failure(unknownPreset) }
    let isEmpty: Bool
    var files: [String] = []
    do throws(SystemError) {
      isEmpty = try entryNames(in: target).isEmpty
    } catch {
      return .failure(FileProblem.system(error).diagnostic(path: target, limit: 0, isFolder: true))
    }
    guard isEmpty else {
      return .failure(
        Diagnostic(
          .targetNotEmpty, at: SourceLocation(path: target),
          Message("这个文件夹里已经有文件", "the folder is not empty"),
          help: Message("请换一个新文件夹，免得覆盖已有的文件", "name a new folder, so that nothing is lost")))
    }
    do throws(SystemError) {
      for name in try entryNames(in: source) {
        guard isFolder(source + "/" + name) else {
          files.append(name)
          continue
        }
        let walk = FolderWalk(
          root: source, start: name, allowing: name == "static" ? RootFileNames.hidden : [])
        // Half a preset is worse than none.
        if let problem = walk.diagnostics.first { return .failure(problem) }
        files += walk.files
      }
    } catch {
      return .failure(FileProblem.system(error).diagnostic(path: source, limit: 0, isFolder: true))
    }
    var path = target
    do throws(SystemError) {
      let new = try FileStore(making: target)
      for file in files {
        path = target + "/" + file
        try new.copy(FilePlace(file, below: source), to: file)
      }
      for file in Self.repositoryFiles {
        path = target + "/" + file.path
        try new.create(file.path, Array(file.text.utf8))
      }
    } catch {
      return .failure(.cannotWrite(path, error))
    }
    return .success(files.count + Self.repositoryFiles.count)
  }

  /// What git is told of the files of a site: what is made is not kept, and texts have the same line
  /// ends on every machine, so that nobody's commit changes all lines of a file.
  private static let repositoryFiles = [
    (
      path: ".gitignore",
      text: """
      # 生成的网页和程序自己的记录，随时能再生成。
      /public/
      /.redsite/
      # 编辑软件和系统留下的。
      .DS_Store
      Thumbs.db
      ~$*
      *.swp

      """
    ),
    (
      path: ".gitattributes",
      text: """
      # 文字一律用 LF 换行：Windows 上改过的文件，差别也只在改过的行。
      * text=auto eol=lf
      # 视频和大图多的，可以交给 Git LFS（先在每台机器上 git lfs install），去掉下面的 # 就行：
      # *.mp4 filter=lfs diff=lfs merge=lfs -text

      """
    ),
  ]

  private var unknownPreset: Diagnostic {
    let near = nearestName(to: preset, among: names)
    let list = names.joined(separator: "、")
    return Diagnostic(
      .unknownPreset, at: SourceLocation(path: preset),
      Message("没有名为“\(preset)”的预设", "there is no preset named “\(preset)”"),
      help: near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") }
        ?? Message(
          list.isEmpty ? "没有找到随程序安装的预设" : "可用的预设：\(list)",
          list.isEmpty
            ? "the presets that come with the program were not found" : "there are: \(list)"))
  }
}
