import Base
import Diagnostics
import Files

/// Why a release could not be published; the site as published before is as it was.
package enum PublishProblem: Error, Sendable, Hashable {
  /// The output folder is, holds or lies inside something it would destroy.
  case overlapsSite(output: String, other: String)
  /// The output folder cannot be shown to be ours.
  case notOurs(output: String, OutputObstacle)
  /// Files that others put into the output stand where pages are to be.
  case filesNotOurs([String])
  /// Another build holds the lock; its process if it could be read.
  case buildInProgress(output: String, process: Int?)
  /// A path that must never be published, or that was published twice: a mistake of ours.
  case unusablePath(String)
  /// The file system refused a step.
  case fileSystem(FileSystemFailure)
  /// Most pages of the release before would be gone.
  case losesPages(output: String, PageLoss)
  /// The old release was taken away, the new one could not take its place, nor the old one go back.
  case offline(output: String, FileSystemFailure)

  /// The status the program ends with: 1 for a refusal, 74 for the file system, 75 where it may pass
  /// next time, 70 for our fault.
  package var exitStatus: Int32 {
    switch self {
    case .overlapsSite, .notOurs, .filesNotOurs, .losesPages: 1
    case .buildInProgress: 75
    case .unusablePath: 70
    case .fileSystem, .offline: 74
    }
  }
}

/// What about a folder keeps it from being used as the output.
package enum OutputObstacle: Sendable, Hashable {
  /// It is a symbolic link.
  case isSymbolicLink
  /// It is a file or device.
  case isNotFolder
  /// It holds files but no list of ours.
  case hasNoManifest
  /// The list of our files is incomplete or was changed.
  case hasDamagedManifest
  /// The list of our files was written by another version of the program.
  case hasForeignVersion(String)
  /// It is a git work tree.
  case isGitWorkTree
  /// A file system is mounted on it.
  case isMountPoint
  /// A file system is mounted on a folder inside it.
  case holdsMountPoint(String)
  /// Something else took its place while the build ran.
  case wasReplaced
}

extension PublishProblem {
  /// Runs a step and names it, with its file, if the system refuses it.
  static func naming<Result: ~Copyable>(
    _ step: FileSystemFailure.Step, _ path: @autoclosure () -> String,
    _ body: () throws(SystemError) -> Result
  ) throws(PublishProblem) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw .fileSystem(FileSystemFailure(step, path(), errorNumber: error.number))
    }
  }
}

/// The problem as it is shown to people.
extension PublishProblem {
  /// One diagnostic for each thing to mend.
  package var diagnostics: [Diagnostic] {
    switch self {
    case .overlapsSite(let output, let other):
      [
        Diagnostic(
          .outputOverlapsSite, at: SourceLocation(path: output),
          Message(
            "输出文件夹与“\(other)”重叠，发布会毁掉里面的文件",
            "the output folder overlaps '\(other)', whose files publishing would destroy"),
          help: Message(
            "请把 [build] output 设为单独的文件夹，例如 \"public\"",
            "set [build] output to a folder of its own, such as \"public\""))
      ]
    case .notOurs(let output, let obstacle):
      [
        Diagnostic(
          .outputNotOurs, at: SourceLocation(path: output), obstacle.message, help: obstacle.help)
      ]
    case .filesNotOurs(let paths):
      paths.map { path in
        Diagnostic(
          .outputFileNotOurs, at: SourceLocation(path: path),
          Message(
            "输出文件夹里的这个文件不是本程序生成的，而网站要在同一位置生成文件",
            "this file in the output was not made by this program, but the site needs its place"),
          help: Message(
            "请移走这个文件，或者更改占用该网址的页面",
            "move the file away, or change the page that has its URL"))
      }
    case .buildInProgress(let output, let process):
      [
        Diagnostic(
          .buildInProgress, at: SourceLocation(path: output),
          Message(
            "另一个生成任务正在使用这个输出文件夹" + (process.map { "（进程 \($0)）" } ?? ""),
            "another build is using this output folder"
              + (process.map { " (process \($0))" } ?? "")),
          help: Message("请等它结束后再运行", "wait until it ends, then build again"))
      ]
    case .unusablePath(let path):
      [
        Diagnostic(
          .invalidURL, at: SourceLocation(path: path),
          Message(
            "内部错误：这个路径不能发布，或发布了两次",
            "internal error: this path cannot be published, or was published twice"),
          help: Message("请向开发者报告这个问题", "please report this to the developers"))
      ]
    case .fileSystem(let failure):
      [
        Diagnostic(
          .fileSystem, at: SourceLocation(path: failure.path), failure.message, help: failure.help)
      ]
    case .losesPages(let output, let loss):
      [
        Diagnostic(
          .pagesLost, at: SourceLocation(path: output), loss.message, help: loss.help,
          notes: loss.notes)
      ]
    case .offline(let output, let failure):
      [
        Diagnostic(
          .fileSystem, at: SourceLocation(path: output),
          Message(
            "换上新版时出错，旧版也没能放回，现在没有网站；旧版在“\(failure.path)”："
              + failure.reason.chinese,
            "the swap failed and the old release could not be put back, so there is no site now; "
              + "it is in '\(failure.path)': " + failure.reason.english),
          help: Message(
            "请排除故障后重新生成，程序会先把旧版放回",
            "remove the cause and build again, which puts it back first"))
      ]
    }
  }
}

extension OutputObstacle {
  fileprivate var message: Message {
    switch self {
    case .isSymbolicLink:
      Message("输出文件夹是一个符号链接", "the output folder is a symbolic link")
    case .isNotFolder:
      Message("输出位置已被一个文件占用", "the output is a file, not a folder")
    case .hasNoManifest:
      Message(
        "输出文件夹里有文件，但没有本程序的清单 .redsite-manifest，不能确认是本程序生成的",
        "the output folder holds files but no .redsite-manifest, so it may not be ours")
    case .hasDamagedManifest:
      Message(
        "输出文件夹里的清单 .redsite-manifest 不完整或被改动过，无法分清哪些文件是本程序生成的",
        "the .redsite-manifest in the output folder is incomplete or was changed, "
          + "so our files cannot be told from others")
    case .hasForeignVersion(let version):
      Message(
        "输出文件夹里的清单 .redsite-manifest 是本程序不认识的版本 \(version)",
        "the .redsite-manifest in the output folder has version \(version), "
          + "which this program does not know")
    case .isGitWorkTree:
      Message("输出文件夹是一个 git 工作目录", "the output folder is a git work tree")
    case .isMountPoint:
      Message(
        "输出文件夹是一个挂载点，无法整体替换",
        "the output folder is a mount point and cannot be replaced as a whole")
    case .holdsMountPoint(let path):
      Message(
        "输出文件夹里的“\(path)”是一个挂载点",
        "'\(path)' in the output folder is a mount point")
    case .wasReplaced:
      Message(
        "生成期间，输出文件夹被别的程序换掉或写入了文件",
        "something else replaced the output folder, or wrote into it, during the build")
    }
  }

  fileprivate var help: Message {
    switch self {
    case .isSymbolicLink:
      Message(
        "请把 [build] output 设为链接所指的真实文件夹",
        "set [build] output to the folder the link points to")
    case .isNotFolder, .isGitWorkTree:
      Message(
        "请把 [build] output 设为另一个文件夹", "set [build] output to another folder")
    case .hasNoManifest, .hasDamagedManifest, .hasForeignVersion:
      Message(
        "请确认其中没有需要保留的文件，然后移走或清空它；或把 [build] output 设为另一个文件夹",
        "make sure nothing in it is needed, then move it away or empty it; "
          + "or set [build] output to another folder")
    case .isMountPoint:
      Message(
        "请把 [build] output 设为挂载点里的一个子文件夹",
        "set [build] output to a folder inside the mount point")
    case .holdsMountPoint:
      Message(
        "请卸载它，或把 [build] output 设为另一个文件夹",
        "unmount it, or set [build] output to another folder")
    case .wasReplaced:
      Message(
        "请确认没有别的程序在使用这个文件夹，然后重新生成；其中的文件没有改动",
        "make sure no other program uses the folder and build again; its files are unchanged")
    }
  }
}
