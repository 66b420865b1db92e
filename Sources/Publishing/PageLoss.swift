import Base
import Diagnostics
import Files

/// Most pages of the published site, missing from the release that is to replace it.
///
/// An error of a disk, a folder moved by mistake or a wrong branch empties a site without being an
/// error of any article. Few sites lose half of their pages on purpose, so it is asked.
package struct PageLoss: Sendable, Hashable {
  /// Pages that were in one folder.
  package struct Folder: Sendable, Hashable {
    /// Its path below the output; empty for the output itself.
    package var path: String
    /// How many of its pages would be gone.
    package var lost: Int
  }

  /// How many pages would be gone.
  package let lost: Int
  /// How many there are now.
  package let pages: Int
  /// Where they are: the topmost folders that would be gone, most pages first.
  package let folders: [Folder]

  /// As many pages may always go.
  private static let few = 20
  /// The most folders that are named.
  private static let mostNamed = 10

  /// What is lost between two sorted lists of files; nil where it is little.
  package init?(from old: PathList, to new: PathList) {
    guard old.count - Self.few > 0 else { return nil }
    var pages = 0
    var lost: [Int] = []
    for index in 0..<old.count {
      old.withPath(index) { path in
        guard Self.isPage(path) else { return }
        pages += 1
        if !new.contains(path) { lost.append(index) }
      }
    }
    guard lost.count > Self.few, lost.count * 2 > pages else { return nil }
    var counts: [String: Int] = [:]
    for index in lost {
      old.withPath(index) { counts[Self.lostFolder(of: $0, from: new), default: 0] += 1 }
    }
    self.lost = lost.count
    self.pages = pages
    folders = counts.map { Folder(path: $0.key, lost: $0.value) }
      .sorted { ($1.lost, $0.path) < ($0.lost, $1.path) }
  }

  /// Compressed copies come and go with an option; what readers look for are pages.
  private static func isPage(_ path: Bytes) -> Bool {
    path.count > 5 && path[slice: (path.count - 5)..<path.count].equals(Bytes(".html"))
  }

  /// The topmost folder around a page of which nothing is left; its own folder if there is none.
  private static func lostFolder(of path: Bytes, from new: PathList) -> String {
    var place = path.firstIndex(of: 0x2F, from: 0)
    while let slash = place {
      let folder = path[slice: 0..<slash]
      if new.files(below: folder).isEmpty { return folder.string }
      place = path.firstIndex(of: 0x2F, from: slash + 1)
    }
    let folder = path.splitPath.folder
    return folder.equals(Bytes(".")) ? "" : folder.string
  }

  /// What would happen.
  package var message: Message {
    Message(
      "现有 \(pages) 个网页，新版会少掉其中的 \(lost) 个，没有发布",
      "\(lost) of \(pages.counted("page")) online would be gone; nothing was published")
  }

  /// What to do about it.
  package var help: Message {
    Message(
      "请检查稿件是否齐全；确实要去掉这些网页，请加上 --allow-removal",
      "see whether all content is there; if the pages are to go, add --allow-removal")
  }

  /// The folders, as many as people read.
  package var notes: [Diagnostic.Note] {
    var notes = folders.prefix(Self.mostNamed).map { folder in
      let path = folder.path + "/"
      return Diagnostic.Note(
        Message("\(path)：少 \(folder.lost) 个网页", "\(path): \(folder.lost.counted("page"))"))
    }
    if folders.count > Self.mostNamed {
      let rest = folders.dropFirst(Self.mostNamed)
      let lost = rest.reduce(0) { $0 + $1.lost }
      notes.append(
        Diagnostic.Note(
          Message(
            "另有 \(rest.count) 个文件夹，少 \(lost) 个网页",
            "\(rest.count.counted("more folder")): \(lost.counted("page"))")))
    }
    return notes
  }
}
