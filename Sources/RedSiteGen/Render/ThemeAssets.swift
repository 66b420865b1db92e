import Base
import Jinja
import SiteModel

/// The theme's files by the names that `asset("…")` knows them by.
struct ThemeAssets: Sendable {
  private let assets: [String: ThemeFiles.Asset]
  private let folderURL: String

  /// The assets that pages of a subsite name, at the URLs the plan gave them.
  init(of subsite: Int, in site: Site, themes: SiteThemes) {
    assets = themes.theme(ofSubsite: subsite).assets
    var url = ByteBuffer(capacity: 64)
    url.append(urlOfPath: site.assetsFolder(ofSubsite: subsite), at: site.addresses)
    folderURL = url.makeString()
  }

  /// Whether there is an asset of that name.
  func has(_ name: String) -> Bool { assets[name] != nil }

  /// The URL of the asset that the one argument names.
  func url(
    _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    let (name, asset) = try asset(arguments, of: "asset")
    let published = asset.publishedName(name)
    return arena.text { buffer in
      buffer.append(contentsOf: folderURL)
      published.withBytes { buffer.append(percentEncodingPath: $0) }
    }
  }

  /// The value of `integrity` for a style sheet or script (W3C, Subresource Integrity).
  func integrity(
    _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    let (name, asset) = try asset(arguments, of: "integrity")
    guard let digest = asset.digest else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "integrity 只用于 .css 和 .js，不用于“\(name)”",
        english: "integrity is for style sheets and scripts, not for “\(name)”")
    }
    return arena.text("sha256-" + Base64.text(digest))
  }

  private func asset(
    _ arguments: UnsafeBufferPointer<Value>, of function: String
  ) throws(TemplateProblem) -> (name: String, asset: ThemeFiles.Asset) {
    guard case .text(let bytes)? = arguments.first else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "\(function) 要一个文件名",
        english: "\(function) takes the name of a file")
    }
    let name = bytes.string
    guard let asset = assets[name] else {
      let near = nearestName(to: name, among: assets.keys)
      throw TemplateProblem(
        code: .unknownName,
        chinese: "assets 里没有“\(name)”" + (near.map { "，是不是“\($0)”？" } ?? ""),
        english: "there is no “\(name)” in assets" + (near.map { "; did you mean “\($0)”?" } ?? ""))
    }
    return (name, asset)
  }
}
