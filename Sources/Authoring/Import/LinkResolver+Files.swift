import Base
import Files
import Glibc
import Scan

extension LinkResolver {
  // MARK: Files

  /// Where a file may be: beside the article, below the roots, and anywhere of its name.
  func candidates(
    _ clean: String, _ plain: String, of article: ForeignArticle
  ) -> [String] {
    let from = ContentPath.folder(
      of: article.url.hasSuffix("/") ? article.url + "x" : Self.withoutQuery(article.url))
    var candidates: [String] = []
    for path in clean == plain ? [clean] : [clean, plain] {
      if !path.hasPrefix("/") { candidates += article.folders.map { $0 + "/" + path } }
      if let target = ContentPath.resolve(path, in: from) {
        candidates += roots.map { $0 + "/" + target }
      }
      let rooted = path.drop { $0 == "/" || $0 == "." }
      candidates += roots.map { $0 + "/" + rooted }
      // WordPress names smaller copies by their size; the original is better.
      if let small = Self.withoutSize(path) {
        candidates += roots.map { $0 + "/" + small.drop { $0 == "/" } }
        if let place = small.ranges(of: "wp-content/uploads/").first {
          candidates += roots.map { $0 + "/" + small[place.lowerBound...] }
          candidates += roots.map { $0 + "/" + small[place.upperBound...] }
        }
      }
      // Uploads are often the folder `uploads` itself.
      if let place = path.ranges(of: "wp-content/uploads/").first {
        candidates += roots.map { $0 + "/" + path[place.lowerBound...] }
        candidates += roots.map { $0 + "/" + path[place.upperBound...] }
      }
    }
    return candidates
  }

  /// The name of a picture without `-300x200` before its ending; nil where it has none.
  private static func withoutSize(_ path: String) -> String? {
    let ending = ContentPath.ending(of: path)
    let stem = path.dropLast(ending.count + 1)
    guard let dash = stem.lastIndex(of: "-") else { return nil }
    let size = stem[stem.index(after: dash)...].split(
      separator: "x", omittingEmptySubsequences: false)
    guard size.count == 2, size.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    return stem[..<dash] + "." + ending
  }

  /// Whether there is a regular file within one of the folders that were named.
  func isRegular(_ path: String) -> Bool {
    guard let resolved = absolutePath(path),
      roots.contains(where: { resolved.hasPrefix($0 + "/") })
    else { return false }
    var status = stat()
    return lstat(path, &status) == 0 && status.isRegularFile
      && status.st_size <= Limits.assetBytes && status.st_size > 0
  }

  /// The ending that what is in a file asks for; nil where it is not published.
  static func publishedEnding(of path: String, isPicture: Bool) -> String? {
    let written = ContentPath.ending(of: path)
    var sample = FileSample()
    let place = FilePlace(path: path)
    do throws(FileProblem) {
      try sample.open(place.path, below: FolderReach(place.folder), limit: Limits.assetBytes)
    } catch { return nil }
    let found = FileSignature.detect(&sample)
    guard found.fault == nil else { return nil }
    if isPicture {
      guard found.signature.isImage, let ending = found.signature.ending else { return nil }
      return pictureEndings.contains(written) && FileSignature(ending: written) == found.signature
        ? written : ending
    }
    guard pictureEndings.contains(written) || fileEndings.contains(written) else { return nil }
    guard found.signature.isPublished else { return nil }
    if let claimed = FileSignature(ending: written), claimed == found.signature { return written }
    if found.signature.isImage { return found.signature.ending }
    return FileSignature(ending: written)?.container == found.signature.container ? written : nil
  }

  /// A file of another site in a folder of uploads; nil where it is in none.
  func uploaded(_ place: String) -> String? {
    roots.lazy.map { $0 + "/" + place }.first(where: isRegular)
  }

  /// The complete address of a file of the old site; empty where that site's is not known.
  func oldAddress(of path: String, in article: ForeignArticle) -> String {
    let from = ContentPath.folder(
      of: article.url.hasSuffix("/") ? article.url + "x" : Self.withoutQuery(article.url))
    guard let site = article.sites.first(where: { $0.contains("://") }),
      let target = ContentPath.resolve(path, in: from)
    else { return "" }
    return site + "/" + target
  }
}
