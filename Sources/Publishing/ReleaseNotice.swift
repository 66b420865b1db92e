import Diagnostics
import Files

/// What is to be said about a release that is online.
///
/// After the swap nothing is an error: readers have the new site, and a message that calls the
/// build failed sends somebody looking for what is not wrong.
package enum ReleaseNotice: Sendable, Hashable {
  /// The release before could not be removed entirely.
  case oldReleaseStays(FileSystemFailure)
  /// A folder that an earlier build left cannot be removed, and was passed over.
  case leftoverStays(FileSystemFailure)
  /// What others put into the old release at the last moment could not be carried over; it is kept.
  case foreignFilesStay(FileSystemFailure)
  /// What stood in the output's place was not what the build had compared with; it is kept.
  case strangerStays(FileSystemFailure)
  /// The file system cannot swap two folders, so that there was a moment without a site.
  case swappedInTwoSteps(output: String)

  /// The notice in words.
  package var diagnostic: Diagnostic {
    switch self {
    case .oldReleaseStays(let failure):
      Self.leftover(
        failure,
        Message(
          "新版网站已经上线；旧版文件夹没有删干净：\(failure.reason.chinese)",
          "the new release is online; the old one could not be removed entirely: "
            + failure.reason.english),
        help: Self.removal)
    case .leftoverStays(let failure):
      Self.leftover(
        failure,
        Message(
          "网站已经上线；以前生成时留下的这个文件夹删不掉，已跳过：\(failure.reason.chinese)",
          "the site is online; this folder, left by an earlier build, cannot be removed "
            + "and was passed over: " + failure.reason.english),
        help: Self.removal)
    case .foreignFilesStay(let failure):
      Self.leftover(
        failure,
        Message(
          "新版网站已经上线；生成期间别人放进旧版的文件没能搬过去，留在这个文件夹里："
            + failure.reason.chinese,
          "the new release is online; files that others put into the old one during the build "
            + "could not be carried over and are kept here: " + failure.reason.english),
        help: Message(
          "请把需要的文件放进输出文件夹，再删除这个文件夹", "put what is needed into the output, then remove the folder"))
    case .strangerStays(let failure):
      Self.leftover(
        failure,
        Message(
          "新版网站已经上线；生成期间输出文件夹被别的程序换掉了，换下来的留在这个文件夹里",
          "the new release is online; something else had replaced the output during the build, "
            + "and what stood there is kept in this folder"),
        help: Message("请查看里面的文件是否还有用", "see whether what is in it is needed"))
    case .swappedInTwoSteps(let output):
      Diagnostic(
        .noAtomicSwap, at: SourceLocation(path: output),
        Message(
          "新版网站已经上线；这里的文件系统不能一步交换两个文件夹，换上新版时有一瞬间没有网站",
          "the new release is online; the file system here cannot swap two folders in one step, "
            + "so there was a moment without a site"),
        help: Message(
          "如果恰好在那一瞬间断电，下一次生成会把旧版放回；要避免，请把输出文件夹放到本机的磁盘上",
          "should the machine stop in that moment, the next build puts the old release back; "
            + "to rule it out, put the output on a disk of this machine"))
    }
  }

  private static var removal: Message {
    Message(
      "不影响网站和以后的生成；请让有权限的人删除这个文件夹",
      "neither the site nor later builds are affected; have somebody with permission remove it")
  }

  private static func leftover(
    _ failure: FileSystemFailure, _ message: Message, help: Message
  ) -> Diagnostic {
    Diagnostic(
      .leftoverFolder, at: SourceLocation(path: failure.path), message, help: help)
  }
}
