import Base

/// The video of an article: a file of the site, or an address of another site.
package struct Video: Sendable {
  /// Its place in `Site.videos`.
  package typealias ID = Identifier<Video>

  /// The file, for videos of the site.
  package var file: SourceFile.ID?
  /// The address, for those of other sites, which pages link to and never embed.
  package var address = Text.empty
  /// The picture shown before it plays.
  package var poster: SourceFile.ID?
  /// Its length as people write it, as in `12:30`.
  package var duration = Text.empty

  /// A video without anything.
  package init() {}
}
