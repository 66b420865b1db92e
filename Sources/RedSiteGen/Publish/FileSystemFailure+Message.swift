import Glibc

/// The failure in words.
extension FileSystemFailure {
  /// What could not be done, and why.
  var message: Message {
    let (chinese, english) = reason
    return Message("\(chineseStep)：\(chinese)", "cannot \(englishStep): \(english)")
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

  private var reason: (chinese: String, english: String) {
    switch errorNumber {
    case ENOSPC: ("磁盘已满", "the disk is full")
    case EDQUOT: ("磁盘配额已用完", "the disk quota is used up")
    case EACCES, EPERM: ("没有权限", "permission denied")
    case EROFS: ("文件系统是只读的", "the file system is read-only")
    case EMFILE, ENFILE: ("打开的文件太多", "too many open files")
    case EIO: ("磁盘读写出错", "input/output error")
    case ENOENT: ("文件不存在", "no such file")
    case ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is not a folder")
    case EISDIR: ("这是一个文件夹", "it is a folder")
    case EEXIST: ("同名文件已经存在", "it already exists")
    case ENOTEMPTY: ("文件夹里又有了别的文件", "other files have appeared in the folder")
    case ELOOP: ("路径中有符号链接", "there is a symbolic link in the path")
    case ENAMETOOLONG: ("文件名太长", "the name is too long")
    case EFBIG: ("超过了文件大小的上限", "the file size limit is exceeded")
    case EBUSY: ("正在被系统使用", "it is in use by the system")
    case EXDEV: ("位于另一个文件系统", "it is on another file system")
    case ENOMEM: ("内存不足", "out of memory")
    default: ("系统错误 \(errorNumber)", String(cString: strerror(errorNumber)))
    }
  }

  /// What to do about it.
  var help: Message {
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
