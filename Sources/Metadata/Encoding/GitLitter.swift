import Base
import Diagnostics

/// What git leaves in a file that is not yet the file itself.
enum GitLitter {
  package static func problem(in file: Bytes) -> MetadataProblem? {
    if file.begins(with: "version https://git-lfs.github.com/spec/") {
      return MetadataProblem(
        .lfsPointer, at: 0..<0,
        Message(
          "这是 Git LFS 的指针文件，不是内容本身", "this is a Git LFS pointer, not the content itself"),
        help: Message("请运行：git lfs pull", "run: git lfs pull"))
    }
    guard let place = conflictMarker(in: file) else { return nil }
    return MetadataProblem(
      .conflictMarker, at: place..<(place + 7),
      Message("这里有没有解决的 Git 合并冲突", "there is an unresolved merge conflict here"),
      help: Message(
        "请保留需要的文字，删除“<<<<<<<”“=======”“>>>>>>>”三行",
        "keep the text you want and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`"))
  }

  /// The place of `<<<<<<< ` at the beginning of a line.
  private static func conflictMarker(in file: Bytes) -> Int? {
    let marker: StaticString = "<<<<<<< "
    var place = 0
    while let found = file.firstIndex(of: UInt8(ascii: "<"), from: place) {
      let isLineStart =
        found == 0 || file[found - 1] == Ascii.lineFeed || file[found - 1] == Ascii.carriageReturn
        || (found == 3 && file.begins(with: "\u{FEFF}"))
      if isLineStart, file[slice: found..<file.count].begins(with: marker) { return found }
      place = found + 1
    }
    return nil
  }
}
