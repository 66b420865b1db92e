import Base

extension MarkdownFeatures {
  /// What the bytes of a document can make use of.
  ///
  /// Autolinks cost a second walk over the tree; footnotes change what `[^` means.
  static func needed(by source: Bytes, isSite: Bool) -> MarkdownFeatures {
    var features: MarkdownFeatures = []
    if source.firstIndex(of: 0x40, from: 0) != nil || source.contains("://")
      || source.contains("www.")
    {
      features.insert(.autolinks)
    }
    if isSite, source.contains("[^") { features.insert(.footnotes) }
    return features
  }
}
