import Base
import Diagnostics
import Glibc

/// A step the file system refused, with the file and the reason.
package struct FileSystemFailure: Error, Sendable, Hashable {
  /// What was being done.
  package enum Step: String, Sendable, Hashable {
    /// Opening or reading.
    case read
    /// Creating or writing.
    case write
    /// Giving an unchanged file its name in the new release.
    case link
    /// Moving the new release into place.
    case publish
    /// Removing what is no longer needed.
    case remove
    /// Taking the lock that keeps two builds apart.
    case lock
  }

  /// What was being done.
  package let step: Step
  /// The file or folder, as a person would look for it.
  package let path: String
  /// The `errno` value.
  package let errorNumber: Int32

  /// A step that was refused.
  package init(_ step: Step, _ path: String, errorNumber: Int32) {
    self.step = step
    self.path = path
    self.errorNumber = errorNumber
  }
}

/// The failure in words.
extension FileSystemFailure {
  /// What could not be done, and why.
  package var message: Message {
    Message("\(chineseStep)：\(reason.chinese)", "cannot \(englishStep): \(reason.english)")
  }

  /// Why the system refused.
  package var reason: Message {
    let error = SystemError(number: errorNumber)
    return Message(error.chinese, error.english)
  }

  private var chineseStep: String {
    switch step {
    case .read: "无法读取“\(path)”"
    case .write: "无法写入“\(path)”"
    case .link: "无法把未改动的“\(path)”放进新版网站"
    case .publish: "无法把新版网站换到“\(path)”"
    case .remove: "无法删除“\(path)”"
    case .lock: "无法使用锁文件“\(path)”"
    }
  }

  private var englishStep: String {
    switch step {
    case .read: "read '\(path)'"
    case .write: "write '\(path)'"
    case .link: "carry the unchanged '\(path)' over into the new release"
    case .publish: "move the new release to '\(path)'"
    case .remove: "remove '\(path)'"
    case .lock: "use the lock file '\(path)'"
    }
  }

  /// What to do about it.
  package var help: Message {
    switch errorNumber {
    case ENOSPC, EDQUOT:
      Message(
        "请清理磁盘空间后重新生成；现有网站没有改动",
        "free some space and build again; the published site is unchanged")
    case EACCES, EPERM, EROFS:
      Message(
        "请检查该位置的所有者和写权限，或换一个输出文件夹；现有网站没有改动",
        "check its owner and permissions or choose another output folder; "
          + "the published site is unchanged")
    case EMFILE, ENFILE:
      Message(
        "请用 ulimit -n 调高打开文件数的上限，或减少并行任务数；现有网站没有改动",
        "raise the limit of open files (ulimit -n) or use fewer jobs; "
          + "the published site is unchanged")
    case EIO:
      Message(
        "请检查磁盘（dmesg 里有内核的记录）；现有网站没有改动",
        "check the disk (see the kernel's log with dmesg); the published site is unchanged")
    case ESTALE:
      Message(
        "请检查网络磁盘，重新挂载后再生成；现有网站没有改动",
        "check the network file system, mount it anew and build again; "
          + "the published site is unchanged")
    case ENAMETOOLONG:
      Message(
        "请把网址中的这一段缩短（一个汉字占 3 字节，每段最多 255 字节）；现有网站没有改动",
        "shorten that part of the URL (255 bytes at most); the published site is unchanged")
    default:
      Message(
        "请排除上述问题后重新生成；现有网站没有改动",
        "remove the cause and build again; the published site is unchanged")
    }
  }
}

/// What a file is, and which one.
extension stat {
  /// Whether it is a plain file.
  package var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
  /// Whether it is a folder.
  package var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Whether it is a symbolic link.
  package var isSymbolicLink: Bool { st_mode & S_IFMT == S_IFLNK }
  /// Which file it is, whatever the path that led to it.
  package var identity: FileIdentity { FileIdentity(device: UInt64(st_dev), inode: UInt64(st_ino)) }
}

/// The file system and the number in it by which the kernel knows a file.
package struct FileIdentity: Hashable, Sendable {
  /// The file system.
  package let device: UInt64
  /// The number in it.
  let inode: UInt64
}
