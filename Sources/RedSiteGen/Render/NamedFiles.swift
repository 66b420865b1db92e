import SiteModel

/// The files of `content/` that pages name, and how they show the pictures among them.
struct NamedFiles: Sendable {
  /// The files.
  var files: Set<SourceFile.ID> = []
  /// Those of them that something leads to: they go out as they are.
  var linked: Set<SourceFile.ID> = []
  /// The pictures in each way they are shown.
  private(set) var pictures: Set<PictureUse> = []
  /// Where texts show pictures: the first place in each text.
  private(set) var places: [SourceFile.ID: [SourceFile.ID: Range<Int>]] = [:]
  /// The pictures that a text shows without a description.
  var undescribed: Set<SourceFile.ID> = []
  /// The names, in small letters, of paths that lead nowhere.
  var missedNames: Set<String> = []
  /// Whether all texts could be read to their end.
  var isWhole = true

  /// Adds what other texts name.
  mutating func formUnion(_ other: NamedFiles) {
    if !other.files.isEmpty { files.formUnion(other.files) }
    if !other.linked.isEmpty { linked.formUnion(other.linked) }
    if !other.pictures.isEmpty { pictures.formUnion(other.pictures) }
    for (picture, texts) in other.places {
      places[picture, default: [:]].merge(texts) { $0.lowerBound < $1.lowerBound ? $0 : $1 }
    }
    if !other.undescribed.isEmpty { undescribed.formUnion(other.undescribed) }
    if !other.missedNames.isEmpty { missedNames.formUnion(other.missedNames) }
    isWhole = isWhole && other.isWhole
  }

  /// Notes that a text shows a picture.
  mutating func note(_ picture: SourceFile.ID, in text: SourceFile.ID, at range: Range<Int>) {
    let known = places[picture]?[text] ?? range
    places[picture, default: [:]][text] = known.lowerBound < range.lowerBound ? known : range
  }

  /// Notes that a page shows a picture, and gives the HTML for it.
  ///
  /// - Parameters:
  ///   - use: the picture and how it is shown.
  ///   - site: the site.
  /// - Returns: the markup; nil where the picture is shown as it is.
  mutating func show(_ use: PictureUse, in site: SiteView) -> PictureMarkup? {
    guard let markup = site.bodies.pictures.markup(of: use, in: site) else { return nil }
    pictures.insert(use)
    return markup
  }
}
