import Base
import Files
import Glibc
import Publishing
import RedSiteGen
import SiteModel

/// What a host should answer: the files of the last build here, and the old addresses.
struct LiveSite {
  /// The host.
  let host: ServedHost
  /// What it says besides the files.
  let headers: ServerHeaders
  /// The files it serves, by path in byte order.
  let files: [LiveFile]
  /// A folder of it without a page of its own; nil where each has one.
  let bareFolder: String?
  /// The page for unknown addresses.
  let missingPage: [UInt8]

  /// The site of a host as it was built; nil where there is no build.
  ///
  /// - Parameters:
  ///   - host: the host.
  ///   - draft: the plan of the site.
  ///   - output: the folder with the last build.
  init?(_ host: ServedHost, of draft: SiteDraft, output: String) {
    self.host = host
    headers = ServerHeaders(of: draft.plan.site)
    guard let real = realpath(output, nil) else { return nil }
    let folder = String(cString: real)
    free(real)
    let name = ContentPath.name(of: folder)
    let walk = FolderWalk(
      root: ContentPath.folder(of: folder), start: name, allowing: [".well-known"])
    let others = ServedHost.all(of: draft.plan, output: folder).map(\.outputFolder)
      .filter { !$0.isEmpty && $0 != host.outputFolder }
    let own = host.outputFolder
    /// The path below the folder of the host, where it serves that.
    func path(_ walked: String) -> String? {
      let path = String(walked.dropFirst(name.utf8.count + 1))
      guard path.hasPrefix(own), !others.contains(where: { path.hasPrefix($0) }) else { return nil }
      return String(path.dropFirst(own.count))
    }
    let paths = walk.files.compactMap(path)
    let known = Set(paths)
    let moved = Set(host.redirects.map(\.old))
    files = paths.compactMap { path in
      if Precompression.isForm(path, among: known) || PagesHostFiles.names.contains(path) {
        return nil
      }
      // Pages that lead on from old addresses are shown only where the server does not.
      if moved.contains(host.basePath + path) || moved.contains(host.basePath + path.asFolder) {
        return nil
      }
      return LiveFile(path: path, place: folder + "/" + own + path, of: host)
    }
    let folders = walk.folders.compactMap { path($0 + "/") }.filter { !$0.isEmpty }
    bareFolder = folders.first { folder in
      !folder.hasPrefix(".") && !known.contains(folder + "index.html")
        && !moved.contains(host.basePath + folder)
    }
    guard
      let page = LiveFile(path: "404.html", place: folder + "/" + own + "404.html", of: host).bytes
    else { return nil }
    missingPage = page
  }
}

/// A file of the last build, and how it is asked for.
struct LiveFile {
  /// Its path below the folder of the host.
  let path: String
  /// Where it is here.
  let place: String
  /// Its address.
  let url: String

  init(path: String, place: String, of host: ServedHost) {
    (self.path, self.place) = (path, place)
    url = host.origin + (host.basePath + path.asFolder).percentEncodedPath
  }

  /// What its name ends with, without the dot.
  var ending: String { ContentPath.ending(of: path) }

  /// What it holds; nil where it cannot be read any more.
  var bytes: [UInt8]? {
    var buffer = ByteBuffer()
    guard (try? readFile(place, limit: .max, into: &buffer)) != nil else { return nil }
    return buffer.makeArray()
  }

  /// How many bytes it has.
  var size: Int {
    var status = stat()
    return stat(place, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether its name changes with its content, so that browsers may keep it for ever.
  var isKept: Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 2, let name = parts.last else { return false }
    if parts.contains("renditions"), ending != "svg" {
      return name.utf8.prefix(20).allSatisfy(isHexadecimal)
    }
    let words = name.split(separator: ".")
    return parts.dropLast().contains("assets") && (ending == "css" || ending == "js")
      && words.count >= 3 && words[words.count - 2].utf8.count == 12
      && words[words.count - 2].utf8.allSatisfy(isHexadecimal)
  }
}

/// Whether a byte is a digit or a small letter from a to f.
private func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
}

extension String {
  /// The path as pages link to it: the folder instead of its `index.html`.
  fileprivate var asFolder: String {
    self == "index.html" || hasSuffix("/index.html") ? String(dropLast("index.html".count)) : self
  }
}

extension [LiveFile] {
  /// Some of many files: the first of each kind, those with Chinese names, and others spread over
  /// all.
  ///
  /// - Parameter most: how many files are spread over all.
  /// - Returns: files in their order, none larger than 5 MB.
  func sample(most: Int = 40) -> [LiveFile] {
    var seen: [String: Int] = [:]
    let step = Swift.max(1, count / most)
    return enumerated().filter { number, file in
      let isHan = file.path.utf8.contains { $0 >= 0x80 }
      let isFound = file.path.hasPrefix(".well-known/")
      let kind = (isFound ? "found" : isHan ? "Han" : file.isKept ? "kept" : "") + file.ending
      seen[kind, default: 0] += 1
      return number % step == 0 || seen[kind, default: 0] <= 2 || file.path == "index.html"
    }.map(\.element).filter { $0.size <= 5 << 20 }
  }
}
