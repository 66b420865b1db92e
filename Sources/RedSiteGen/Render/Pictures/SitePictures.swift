import Base
import Files
import Pictures
import SiteModel
import Synchronization

/// The pictures of `content/` as pages show them: in which sizes each is published, and the HTML
/// that lets browsers choose among them.
///
/// What a rendition is called is known from the bytes of its source and from its recipe, so pages
/// can name it before it is made, and one that is there under its name need never be made again.
/// One for all workers.
package final class SitePictures: Sendable {
  /// Every way in which pictures are shown, each once.
  let shapes: [PictureShape]
  /// The widths of whole pictures, the smallest first.
  let widths: [Int]

  /// The numbers of shapes by name, for each of `SiteThemes.all`.
  private let shapeNumbers: [[String: Int]]
  /// The place in `shapeNumbers` of each subsite's theme.
  private let themePlaces: [Int]
  /// Where each picture is; those that may not be published have none.
  private let places: [SourceFile.ID: FilePlace]
  /// The pictures in the order of their URLs, for finding one by it.
  private let byURL: [SourceFile.ID]
  private let focusPoints: [SourceFile.ID: FocusPoint]
  private let addresses: SiteAddresses
  private let digests = Mutex<[SourceFile.ID: ContentDigest]>([:])

  /// The pictures of a planned site.
  init(_ plan: SitePlan, themes: SiteThemes) {
    let site = plan.site
    // The first is for shared links alone, also where a theme has one of the same measures.
    var shapes = [PictureShape.share]
    func number(_ shape: PictureShape) -> Int {
      if let known = shapes.dropFirst().firstIndex(of: shape) { return known }
      shapes.append(shape)
      return shapes.count - 1
    }
    shapeNumbers = themes.all.map { theme in
      theme.pictures.merging([PictureShape.bodyName: .body]) { own, _ in own }
        .mapValues(number)
    }
    self.shapes = shapes
    themePlaces = site.subsites.indices.map { themes.place(ofSubsite: $0) }
    widths = site.configuration.images.widths
    focusPoints = site.focusPoints
    addresses = site.addresses
    var places: [SourceFile.ID: FilePlace] = [:]
    for copy in plan.copies {
      guard let file = copy.asset, site.files[file.offset].picture != nil else { continue }
      places[file] = copy.source
    }
    self.places = places
    byURL = plan.texts.withView { view in
      places.keys.sorted {
        view[plan.urls.assets[$0.offset]].precedes(view[plan.urls.assets[$1.offset]])
      }
    }
  }

  /// The number of the shape of a name; nil where the theme of the subsite has none.
  func shape(named name: String, ofSubsite subsite: Int) -> Int? {
    shapeNumbers[themePlaces[subsite]][name]
  }

  /// The names of shapes that the theme of a subsite has.
  func shapeNames(ofSubsite subsite: Int) -> [String] {
    shapeNumbers[themePlaces[subsite]].keys.sorted()
  }

  /// The picture at a URL of the site, as templates have it.
  func picture(at url: Bytes, in site: SiteView) -> SourceFile.ID? {
    var (low, high) = (0, byURL.count)
    while low < high {
      let middle = (low + high) / 2
      if site.text[site.assetURLs[byURL[middle].offset]].precedes(url) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < byURL.count, site.text[site.assetURLs[byURL[low].offset]].equals(url) else {
      return nil
    }
    return byURL[low]
  }

  /// Where a picture lies.
  func place(of picture: SourceFile.ID) -> FilePlace? { places[picture] }
}

/// A picture in one of the ways that pages show it.
package struct PictureUse: Sendable, Hashable {
  /// The picture.
  package var file: SourceFile.ID
  /// The place of the shape in `SitePictures.shapes`.
  package var shape: Int

  /// The number of `PictureShape.share`.
  static let shareShape = 0
}

extension SitePictures {
  /// What is made of a picture for one use of it; nothing where it is shown as it is.
  ///
  /// For each width one in WebP and one that every browser knows.
  func recipes(for use: PictureUse, of header: PictureHeader) -> [Recipe] {
    let shape = shapes[use.shape]
    if use.shape == PictureUse.shareShape {
      var crop = crop(shape.ratio, of: use.file)
      crop?.enlarges = true
      return shape.widths.map { Recipe(crop: crop, width: $0, format: .jpeg) }
    }
    // What moves would stand still, and is small enough as it is.
    if shape.ratio == nil, header.isAnimated || header.kind == .gif { return [] }
    let fallback: RenditionFormat = header.hasTransparency ? .png : .jpeg
    let crop = crop(shape.ratio, of: use.file)
    return widths(of: shape, for: header).flatMap { width in
      [RenditionFormat.webp, fallback].map { Recipe(crop: crop, width: width, format: $0) }
    }
  }

  /// What stands at the picture's own URL where nothing leads to the original: the largest of its
  /// kind; nil where it goes out as it is.
  func plainRecipe(of header: PictureHeader) -> Recipe? {
    if header.isAnimated { return nil }
    let format: RenditionFormat
    switch header.kind {
    case .gif: return nil
    case .webp: format = .webp
    case .png: format = .png
    case .jpeg, .bmp, .tiff, .heic: format = .jpeg
    }
    return Recipe(
      crop: nil, width: min(Int(header.size.width), widths[widths.count - 1]), format: format)
  }

  private func crop(_ ratio: AspectRatio?, of picture: SourceFile.ID) -> Crop? {
    guard let ratio else { return nil }
    let focus = focusPoints[picture] ?? .middle
    return Crop(
      ratioWidth: ratio.width, ratioHeight: ratio.height, focusX: Int(focus.x),
      focusY: Int(focus.y))
  }

  /// The widths in which a picture is published, none of them wider than it is.
  private func widths(of shape: PictureShape, for header: PictureHeader) -> [Int] {
    let most = shape.widest(of: header.size)
    let wanted = shape.widths.isEmpty ? widths : shape.widths
    let last = min(most, wanted[wanted.count - 1])
    // Two widths of which one is hardly wider are one too many.
    return wanted.filter { $0 * 20 < last * 19 } + [last]
  }
}

extension SitePictures {
  /// The path in the output of what a recipe makes of a picture.
  func path(of recipe: Recipe, for picture: SourceFile.ID, _ file: SourceFile) -> String {
    guard let header = file.picture else { return "" }
    let size = recipe.size(of: header.size)
    return stem(of: recipe.crop, for: picture, file)
      + "\(size.width)x\(size.height)." + recipe.format.fileExtension
  }

  /// What the paths of all sizes of one part of a picture begin with: its own host's folder, the
  /// digest of the source and of all that decides the bytes.
  private func stem(
    of crop: Crop?, for picture: SourceFile.ID, _ file: SourceFile
  ) -> String {
    var name = ByteBuffer(capacity: 96)
    name.append(contentsOf: digest(of: picture).hexadecimal)
    name.append(contentsOf: recipeVersion)
    if let crop {
      for number in [crop.ratioWidth, crop.ratioHeight, crop.focusX, crop.focusY] {
        name.append(" ")
        name.append(decimal: number)
      }
    }
    // Of 128 bits 80 are left: two of a million pictures share them with a chance of one in 10¹².
    let key = name.withBytes { ContentDigest($0).hexadecimal.prefix(20) }
    return addresses.hostFolder(ofPath: file.outputPath) + FolderNames.renditions + "/\(key)-"
  }

  /// The URL of what a recipe makes of a picture.
  func url(of recipe: Recipe, for picture: SourceFile.ID, _ file: SourceFile) -> String {
    var url = ByteBuffer(capacity: 1 << 7)
    url.append(urlOfPath: path(of: recipe, for: picture, file), at: addresses)
    return url.makeString()
  }

  /// The digest of a picture's file.
  func digest(of picture: SourceFile.ID) -> ContentDigest {
    if let known = digests.withLock({ $0[picture] }) { return known }
    // Two workers may come here for one picture; they find the same.
    let digest = Self.digest(of: places[picture])
    digests.withLock { $0[picture] = digest }
    return digest
  }

  /// The digest of a file; that of one that cannot be read is that of nothing, and whoever makes
  /// something of it says so.
  private static func digest(of place: FilePlace?) -> ContentDigest {
    var buffer = ByteBuffer()
    if let place { try? readFile(place, limit: Limits.assetBytes, into: &buffer) }
    return buffer.withBytes { ContentDigest($0) }
  }
}

extension SitePictures {
  /// The HTML of a picture in one use of it.
  ///
  /// - Parameters:
  ///   - use: the picture and how it is shown.
  ///   - site: the site.
  /// - Returns: the markup; nil where the picture is shown as it is.
  func markup(of use: PictureUse, in site: SiteView) -> PictureMarkup? {
    let file = site.whole.pointee.files[use.file.offset]
    guard let header = file.picture else { return nil }
    let recipes = recipes(for: use, of: header)
    guard let largest = recipes.last else { return nil }
    var markup = PictureMarkup(size: largest.size(of: header.size))
    let modern = recipes.filter { $0.format == .webp }
    // The picture beside a shared link is named alone.
    guard !modern.isEmpty else { return markup }
    let plain = recipes.filter { $0.format != .webp }
    // What browsers of ten years ago load: large enough to read, not larger than it must be.
    let shown = plain.first { $0.width >= 720 } ?? plain[plain.count - 1]
    var stem = ByteBuffer(capacity: 1 << 7)
    stem.append(urlOfPath: self.stem(of: largest.crop, for: use.file, file), at: addresses)
    func append(_ recipe: Recipe, to html: inout ByteBuffer) {
      let size = recipe.size(of: header.size)
      stem.withBytes { html.append($0) }
      html.append(decimal: Int(size.width))
      html.append("x")
      html.append(decimal: Int(size.height))
      html.append(".")
      html.append(contentsOf: recipe.format.fileExtension)
    }
    func append(_ recipes: [Recipe], to html: inout ByteBuffer) {
      for (index, recipe) in recipes.enumerated() {
        if index > 0 { html.append(", ") }
        append(recipe, to: &html)
        html.append(" ")
        html.append(decimal: Int(recipe.size(of: header.size).width))
        html.append("w")
      }
    }
    let sizes = shapes[use.shape].sizes
    var before = ByteBuffer(capacity: 1 << 9)
    before.append("<picture><source type=\"image/webp\" srcset=\"")
    append(modern, to: &before)
    self.append(sizes: sizes, to: &before)
    before.append("\">")
    markup.before = before.makeString()
    var source = ByteBuffer(capacity: 1 << 7)
    append(shown, to: &source)
    markup.source = source.makeString()
    if plain.count > 1 {
      var attributes = ByteBuffer(capacity: 1 << 9)
      attributes.append(" srcset=\"")
      append(plain, to: &attributes)
      self.append(sizes: sizes, to: &attributes)
      attributes.append("\"")
      markup.attributes = attributes.makeString()
    }
    markup.after = "</picture>"
    return markup
  }

  private func append(sizes: String, to html: inout ByteBuffer) {
    html.append("\" sizes=\"")
    html.append(escaping: sizes)
  }
}

/// The HTML of one picture: what stands around its `<img>` and in it, besides its description.
struct PictureMarkup {
  /// What stands before the `<img>`.
  var before = ""
  /// The value of `src`.
  var source = ""
  /// Further attributes, each with a space before it.
  var attributes = ""
  /// What stands after the `<img>`.
  var after = ""
  /// The size of the largest form, in pixels: its ratio is what a page leaves room for.
  var size: ImageSize

  init(size: ImageSize) { self.size = size }
}
