import Base
import Diagnostics
import Files

/// Why nothing of an archive is taken.
package enum ZipProblem: Error, Sendable {
  case system(SystemError)
  case damaged, encrypted, tooManyFiles, tooLarge, tooDense
  case pathOutside(String)

  /// What is wrong.
  package var message: Message {
    switch self {
    case .system(let error):
      Message("读写不了：\(error.chinese)", "cannot be read or written: \(error.english)")
    case .damaged: Message("打不开这个压缩包，它坏了", "cannot open this archive: it is damaged")
    case .encrypted: Message("这个压缩包有密码", "this archive has a password")
    case .tooManyFiles:
      Message(
        "压缩包里的文件超过 \(Limits.archiveFiles) 个",
        "the archive has more than \(Limits.archiveFiles) files")
    case .tooLarge:
      Message(
        "解开以后太大：一个文件最多 \(Limits.assetBytes >> 20) MB，一共最多 \(Limits.archiveBytes >> 20) MB",
        "unpacked it is too large: \(Limits.assetBytes >> 20) MB a file, \(Limits.archiveBytes >> 20) MB in all"
      )
    case .tooDense:
      Message(
        "里面有文件解开以后大了 \(Limits.archiveRatio) 倍以上，像是压缩炸弹",
        "a file in it grows more than \(Limits.archiveRatio) times; it looks like a bomb")
    case .pathOutside(let name):
      Message(
        "里面有文件要放到文件夹外面：\(name.prefix(80))",
        "a file in it leads out of its folder: \(name.prefix(80))")
    }
  }
}
