import CPictures
import Diagnostics

/// Why a picture cannot be made into anything.
package enum PictureProblem: Error, Sendable, Hashable {
  /// The file ends before the picture does.
  case truncated
  /// The bytes contradict themselves; what the library says of it, in English.
  case broken(String)
  /// Decoding would take too much memory or time.
  case tooLarge
  /// A form of its format that is not read; what the library says of it, in English.
  case unsupported(String)
  /// HEIC without Debian's `libheif1` on this machine.
  case noLibrary
  /// The machine has no memory left for it.
  case noMemory

  /// What is wrong, as the end of a sentence about the picture.
  package var message: Message {
    switch self {
    case .truncated:
      Message("图片不完整，文件没有传完", "it is cut off: the file ends before the picture does")
    case .broken(let detail):
      Message("图片数据已损坏", "its data is broken (\(detail))")
    case .tooLarge:
      Message("图片太大，解码会占用过多内存", "it is too large: decoding it would take too much memory")
    case .unsupported(let detail):
      Message("不支持这种图片", "it is of a kind that is not read (\(detail))")
    case .noLibrary:
      Message(
        "读 HEIC 图片需要 libheif，本机没有安装",
        "reading HEIC takes libheif, which this machine does not have")
    case .noMemory: Message("内存不足，图片没有解码", "there is not enough memory to decode it")
    }
  }

  /// Throws what a function in C says, if anything.
  static func check(_ result: picture_result) throws(PictureProblem) {
    var result = result
    let detail = withUnsafePointer(to: &result.detail) { text in
      text.withMemoryRebound(to: CChar.self, capacity: 160) { String(cString: $0) }
    }
    switch result.status {
    case picture_fine: return
    case picture_truncated: throw .truncated
    case picture_too_large: throw .tooLarge
    case picture_unsupported: throw .unsupported(detail)
    case picture_no_library: throw .noLibrary
    case picture_no_memory: throw .noMemory
    default: throw .broken(detail)
    }
  }
}
