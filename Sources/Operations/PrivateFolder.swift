import Base
import Diagnostics
import Files
import RedSiteGen
import SiteModel

/// A folder for what is not for the public: forms and reports with the names of persons.
package enum PrivateFolder {
  /// Why a folder cannot take what is private; nil where it can.
  ///
  /// - Parameters:
  ///   - path: the folder, which need not be there yet.
  ///   - setUp: the site.
  /// - Returns: a refusal where the folder lies in what is published or published from, or where
  ///   that cannot be told.
  package static func problem(_ path: String, _ setUp: SiteSetUp) -> Diagnostic? {
    let output = setUp.configuration.build.output
    let published = output.hasPrefix("/") ? output : setUp.root + "/" + output
    let folders = ["content", "assets", "static"].map { setUp.root + "/" + $0 } + [published]
    do throws(SystemError) {
      let place = try RealPath(path)
      for folder in folders where place.isInside(try RealPath(folder)) {
        return Diagnostic(
          .reportInsideOutput, at: SourceLocation(path: path),
          Message(
            "这个文件夹在 \(ContentPath.name(of: folder)) 里，会随网站发布",
            "this folder is in \(ContentPath.name(of: folder)), which is published"),
          help: Message(
            "请写在网站以外的文件夹，如 -o ../shenhedan", "name a folder outside, as in -o ../forms"))
      }
    } catch {
      return Diagnostic(
        .fileSystem, at: SourceLocation(path: path),
        Message(
          "不能用这个文件夹：\(error.chinese)", "this folder cannot be used: \(error.english)"))
    }
    return nil
  }
}
