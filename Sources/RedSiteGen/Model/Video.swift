import Base

/// The video of an article: a file of the site, or an address of another site.
public struct Video: Sendable {
  /// Its place in `Site.videos`.
  public typealias ID = Identifier<Video>

  /// The file, for videos of the site.
  public var file: SourceFile.ID?
  /// The address, for those of other sites, which pages link to and never embed.
  public var address = Text.empty
  /// The picture shown before it plays.
  public var poster: SourceFile.ID?
  /// Its length as people write it, as in `12:30`.
  public var duration = Text.empty

  /// A video without anything.
  public init() {}
}
