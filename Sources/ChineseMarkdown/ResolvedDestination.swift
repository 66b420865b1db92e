/// What the place of a document knows about a link or image.
package struct ResolvedDestination: Sendable {
  /// Whether only the text of the link or image is written.
  package var isRefused: Bool
  /// Whether it leads out of the site.
  package var isExternal: Bool
  /// Whether its URL is that of a notice, shown before the address itself.
  package var hasNotice = false
  /// The size of an image in pixels, if known.
  package var size: (width: Int, height: Int)?

  /// A place that exists.
  package init(isExternal: Bool = false, size: (width: Int, height: Int)? = nil) {
    self.isRefused = false
    self.isExternal = isExternal
    self.size = size
  }

  /// Nothing to point to: only the text is written.
  package static var refused: ResolvedDestination {
    var result = ResolvedDestination()
    result.isRefused = true
    return result
  }
}
