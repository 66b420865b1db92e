import Base
import Jinja

/// The theme's files by the names that `asset("…")` knows them by.
struct ThemeAssets: Sendable {
  private let names: Set<String>
  private let folderURL: String

  /// The assets that pages of a subsite name, at the URLs the plan gave them.
  init(of subsite: Int, in site: Site, themes: SiteThemes) {
    names = Set(themes.theme(ofSubsite: subsite).assets.keys)
    var url = ByteBuffer(capacity: 64)
    url.append(urlOfPath: site.assetsFolder(ofSubsite: subsite), at: site.addresses)
    folderURL = url.makeString()
  }

  /// The URL of the asset that the one argument names.
  func url(
    _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    guard case .text(let bytes)? = arguments.first else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "asset 要一个文件名", english: "asset takes the name of a file")
    }
    let name = bytes.string
    guard names.contains(name) else {
      let near = nearestName(to: name, among: names)
      throw TemplateProblem(
        code: .unknownName,
        chinese: "assets 里没有“\(name)”" + (near.map { "，是不是“\($0)”？" } ?? ""),
        english: "there is no “\(name)” in assets" + (near.map { "; did you mean “\($0)”?" } ?? ""))
    }
    return arena.text { buffer in
      buffer.append(contentsOf: folderURL)
      buffer.append(percentEncodingPath: bytes)
    }
  }
}
