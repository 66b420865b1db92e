import Base
import Diagnostics
import Files
import SiteModel

/// The files that style sheets and scripts of a theme name, brought to their published names.
///
/// A style sheet or script is published under a name with a fingerprint in it, so that what
/// another file calls it by on disk would not be found on the site.
struct AssetLinks {
  private(set) var theme: ThemeFiles
  private let diagnostics: DiagnosticSink

  /// A reference that leads to a file of the theme.
  private struct Link {
    var reference: AssetReference
    var name: String
  }

  private let texts: [String: [UInt8]]
  private var links: [String: [Link]] = [:]

  init(theme: ThemeFiles, texts: [String: [UInt8]], diagnostics: DiagnosticSink) {
    self.diagnostics = diagnostics
    self.theme = theme
    self.texts = texts
  }

  /// Finds every reference, reports those that lead nowhere and rewrites the others.
  mutating func rewrite() {
    for name in texts.keys.sorted() { links[name] = links(of: name) }
    let renamed = links.filter { $0.value.contains { theme.assets[$0.name]?.digest != nil } }
    for name in renamed.keys {
      let fingerprint = fingerprint(of: name)
      theme.assets[name]?.fingerprint = fingerprint
    }
    for name in renamed.keys { rewrite(name) }
  }

  private mutating func links(of name: String) -> [Link] {
    guard let bytes = texts[name] else { return [] }
    let ending = ContentPath.ending(of: name)
    var found: [Link] = []
    for reference in AssetReference.all(in: bytes, ending: ending) where !reference.isInline {
      if reference.isForeign || (ending == "js" && !reference.text.hasPrefix(".")) {
        report(
          reference, in: name,
          Message(
            "“\(reference.text)”不在主题里，网页不能从别处取文件",
            "“\(reference.text)” is not in the theme; pages load nothing from elsewhere"))
        continue
      }
      guard let target = reference.name(from: name) else {
        report(
          reference, in: name,
          Message(
            "“\(reference.text)”指到 assets 文件夹外面去了",
            "“\(reference.text)” leads out of the folder assets"))
        continue
      }
      guard theme.assets[target] != nil else {
        let near = nearestName(to: target, among: theme.assets.keys)
        report(
          reference, in: name,
          Message("assets 里没有“\(target)”", "there is no “\(target)” in assets"),
          near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") })
        continue
      }
      found.append(Link(reference: reference, name: target))
    }
    return found
  }

  private mutating func report(
    _ reference: AssetReference, in name: String, _ message: Message, _ help: Message? = nil
  ) {
    guard let asset = theme.assets[name], let bytes = texts[name] else { return }
    let location = bytes.withBytes {
      SourceLocation(path: asset.path, file: $0, range: reference.range)
    }
    diagnostics.report(
      Diagnostic(
        .assetLink, at: location, message,
        help: help
          ?? Message(
            "请把文件放进 assets 文件夹，按它与这个文件的相对位置写，如 fonts/a.woff2",
            "put the file into assets and write where it is from here, as in fonts/a.woff2")))
  }

  /// The digest of everything that a file leads to, itself first; files may lead to each other in
  /// a circle.
  private func fingerprint(of name: String) -> [UInt8] {
    var found: Set<String> = [name]
    var waiting = [name]
    while let next = waiting.popLast() {
      for link in links[next] ?? [] where found.insert(link.name).inserted {
        waiting.append(link.name)
      }
    }
    let others = found.subtracting([name]).sorted()
    let digests = ([name] + others).flatMap { theme.assets[$0]?.digest ?? [] }
    return digests.withBytes { SHA256.digest($0) }
  }

  /// Puts the published names into a file.
  private mutating func rewrite(_ name: String) {
    guard var bytes = texts[name] else { return }
    for link in (links[name] ?? []).reversed() {
      guard let target = theme.assets[link.name], target.digest != nil else { continue }
      let published = target.publishedName(link.name)
      let start = link.reference.range.lowerBound
      // The way to the folder stays as it was written.
      let path = Array(link.reference.path.utf8)
      let folder = path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
      var last = ByteBuffer(capacity: 64)
      let fileName = ContentPath.name(of: published)
      fileName.withBytes { last.append(percentEncodingPath: $0) }
      bytes.replaceSubrange((start + folder)..<(start + path.count), with: last.makeArray())
    }
    theme.assets[name]?.digest = bytes.withBytes { SHA256.digest($0) }
    theme.assets[name]?.content = bytes
  }
}
