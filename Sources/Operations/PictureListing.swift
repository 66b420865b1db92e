import Base
import Diagnostics
import Files
import Pictures
import RedSiteGen
import SiteModel

/// The pictures of a site, as `redsite list pictures` shows them.
package struct PictureListing: Sendable {
  /// The pictures, by path.
  package let pictures: [ListedPicture]

  /// The pictures below `content/` of a site that was looked at to the last page.
  package init(_ plan: SitePlan, meant: MeantFiles) {
    let site = plan.site
    var users: [SourceFile.ID: Set<SourceFile.ID>] = [:]
    for (picture, texts) in meant.places { users[picture] = Set(texts.keys) }
    for naming in site.assetNamings { users[naming.asset, default: []].insert(naming.file) }
    var undescribed = meant.undescribed
    for article in site.articles where article.imageDescription.isEmpty {
      if let image = article.image { undescribed.insert(image) }
    }
    let sizes = Dictionary(
      meant.publishedPictures(of: plan).flatMap { picture in
        picture.files.map { ($0, picture.renditions.count) }
      }, uniquingKeysWith: { $1 })
    pictures = site.files.indices.compactMap { index in
      let file = site.files[index]
      let id = SourceFile.ID(index)
      guard let size = file.picture?.size else { return nil }
      return ListedPicture(
        path: file.path, width: Int(size.width), height: Int(size.height), bytes: file.size,
        renditions: sizes[id] ?? 0,
        users: (users[id] ?? []).map { site.files[$0.offset].path }.sorted(),
        isPublished: meant.files.contains(id),
        goesOutAsItIs: meant.goesOutAsItIs(id, in: site),
        isUndescribed: undescribed.contains(id))
    }
  }
}

/// One line of `redsite list pictures`.
package struct ListedPicture: Sendable {
  /// The file, from the site's folder.
  package var path: String
  /// The pixels from left to right as browsers show it.
  package var width: Int
  /// The pixels from top to bottom.
  package var height: Int
  /// The size of the file.
  package var bytes: Int
  /// How many files are made of it.
  package var renditions: Int
  /// The files that show it or lead to it.
  package var users: [String]
  /// Whether it goes out at all.
  package var isPublished: Bool
  /// Whether the file itself goes out, with all that it says of camera and place.
  package var goesOutAsItIs: Bool
  /// Whether some place shows it without a description.
  package var isUndescribed: Bool
}

extension PictureListing {
  /// The list as text of a format.
  package func text(_ format: ListFormat, in language: Language) -> String {
    switch format {
    case .text: plain(in: language)
    case .csv: csv
    case .json: json
    }
  }

  private func plain(in language: Language) -> String {
    let lines = pictures.map { picture in
      var line = "\(picture.width)×\(picture.height)".padded(to: 12)
      line += picture.bytes.fileSize.padded(to: 10) + picture.path.visible
      let remarks = picture.remarks.map { $0.text(in: language) }
      if !remarks.isEmpty {
        line += "  [" + remarks.joined(separator: Message("，", ", ").text(in: language)) + "]"
      }
      for user in picture.users { line += "\n" + String(repeating: " ", count: 22) + user.visible }
      return line + "\n"
    }
    let unused = pictures.count { !$0.isPublished }
    let undescribed = pictures.count { $0.isUndescribed }
    let size = pictures.reduce(0) { $0 + $1.bytes }.fileSize
    let sum = Message(
      "共 \(pictures.count) 张图片，\(size)；没有用到的 \(unused) 张，缺文字说明的 \(undescribed) 张",
      "\(pictures.count.counted("picture")), \(size); \(unused) not used, "
        + "\(undescribed) without a description")
    return lines.joined() + sum.text(in: language) + "\n"
  }

  private var csv: String {
    let head = "path,width,height,bytes,renditions,published,original,undescribed,used_by\r\n"
    return head
      + pictures.map { picture in
        CSVText.row([
          picture.path, "\(picture.width)", "\(picture.height)", "\(picture.bytes)",
          "\(picture.renditions)", "\(picture.isPublished)", "\(picture.goesOutAsItIs)",
          "\(picture.isUndescribed)", picture.users.joined(separator: " "),
        ])
      }.joined()
  }

  private var json: String {
    let items = pictures.map { picture in
      let users = picture.users.map(\.jsonString).joined(separator: ",")
      return "{\"path\":\(picture.path.jsonString),\"width\":\(picture.width),"
        + "\"height\":\(picture.height),\"bytes\":\(picture.bytes),"
        + "\"renditions\":\(picture.renditions),\"published\":\(picture.isPublished),"
        + "\"original\":\(picture.goesOutAsItIs),\"undescribed\":\(picture.isUndescribed),"
        + "\"used_by\":[\(users)]}"
    }
    return "[" + (items.isEmpty ? "" : "\n" + items.joined(separator: ",\n") + "\n") + "]\n"
  }
}

extension ListedPicture {
  /// What is to be said of it.
  fileprivate var remarks: [Message] {
    var remarks: [Message] = []
    if !isPublished {
      remarks.append(Message("没有用到，不发布", "not used, not published"))
    } else if goesOutAsItIs {
      remarks.append(Message("原图发布", "published as it is"))
    }
    if isUndescribed { remarks.append(Message("缺文字说明", "no description")) }
    return remarks
  }
}

extension String {
  /// The text with spaces up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
