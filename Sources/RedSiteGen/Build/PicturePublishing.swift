import Base
import Diagnostics
import Files
import Pictures
import SiteModel

/// A picture and everything that is published of it.
package struct PublishedPicture: Sendable {
  /// The files that hold it, byte for byte the same; the first is the one that is read.
  package var files: [SourceFile.ID]
  /// Where it lies.
  package var place: FilePlace
  /// What is known of it.
  package var header: PictureHeader
  /// The digest that the names of its renditions are made of.
  var digest: ContentDigest
  /// What makes each rendition, by its path.
  package var renditions: [String: Recipe] = [:]
  /// The own path of each file that does not go out as it is, and that of the rendition that stands
  /// there.
  package var plain: [(path: String, rendition: String)] = []
}

extension MeantFiles {
  /// Whether a file goes out byte for byte: all that are no pictures, pictures that something leads
  /// to, and those of which nothing is made.
  package func goesOutAsItIs(_ file: SourceFile.ID, in site: Site) -> Bool {
    guard files.contains(file) else { return false }
    guard let header = site.files[file.offset].picture else { return true }
    // What no browser shows is no use to who follows a link, either.
    return catalog.plainRecipe(of: header) == nil
      || linked.contains(file) && header.kind.isShownByBrowsers
  }

  /// The pictures that are made into others, each once, in the order of their files.
  package func publishedPictures(of plan: SitePlan) -> [PublishedPicture] {
    let site = plan.site
    var uses: [SourceFile.ID: [PictureUse]] = [:]
    for use in pictures { uses[use.file, default: []].append(use) }
    var pictures: [PublishedPicture] = []
    var places: [ContentDigest: Int] = [:]
    for file in files.union(uses.keys).sorted(by: { $0.offset < $1.offset }) {
      let source = site.files[file.offset]
      guard let header = source.picture, let place = catalog.place(of: file) else { continue }
      WorkInFlight.begin(source.path)
      var recipes = (uses[file] ?? []).flatMap { catalog.recipes(for: $0, of: header) }
      let plain = goesOutAsItIs(file, in: site) ? nil : catalog.plainRecipe(of: header)
      if let plain { recipes.append(plain) }
      guard !recipes.isEmpty else { continue }
      // The same picture in two folders is made once.
      let digest = catalog.digest(of: file)
      let index = places[digest, default: pictures.count]
      places[digest] = index
      if index == pictures.count {
        pictures.append(
          PublishedPicture(files: [], place: place, header: header, digest: digest))
      }
      pictures[index].files.append(file)
      for recipe in recipes {
        pictures[index].renditions[catalog.path(of: recipe, for: file, source)] = recipe
      }
      if let plain {
        pictures[index].plain.append(
          (source.outputPath, catalog.path(of: plain, for: file, source)))
      }
    }
    return pictures
  }
}

/// Makes the sizes of pictures that a release needs and the one before it has not.
struct PictureMaker: Sendable {
  let plan: SitePlan
  let meant: MeantFiles
  let jobs: Int
  let progress: BuildProgress
  let diagnostics: DiagnosticSink

  /// Goes through all pictures.
  ///
  /// - Parameters:
  ///   - isTrial: whether nothing will be published: pictures are only tried then.
  ///   - isThere: whether a rendition is published already, which nobody decodes again.
  ///   - publish: receives each picture and what was made of it, by path, from any worker.
  func run(
    isTrial: Bool, isThere: @Sendable (_ path: String) -> Bool,
    publish: @Sendable (PublishedPicture, _ made: [String: [UInt8]]) -> Void
  ) {
    reportLarge()
    let pictures = meant.publishedPictures(of: plan)
    progress.begin(.pictures, total: pictures.count)
    let problems = withWorkers(count: pictures.count, jobs: jobs, batch: 1) { _, queue in
      var problems: [Diagnostic] = []
      while let batch = queue.take() {
        for index in batch {
          let picture = pictures[index]
          WorkInFlight.begin(picture.place.name)
          let missing = picture.renditions.filter { !isThere($0.key) }
          do throws(PictureFailure) {
            let made =
              missing.isEmpty
              ? [:]
              : try Self.make(
                missing, of: picture.place, picture.header, digest: picture.digest,
                isTrial: isTrial)
            publish(picture, made)
          } catch {
            problems.append(diagnostic(error, of: picture))
          }
          progress.advance(by: 1)
        }
      }
      return problems
    }
    diagnostics.report(problems.flatMap { $0 })
  }

  /// Reads a picture and makes what is asked of it.
  ///
  /// - Parameters:
  ///   - renditions: what makes each, by its path.
  ///   - place: where the picture lies.
  ///   - header: what is known of it.
  ///   - digest: what the file was when the paths were made, which will be believed by later builds;
  ///     nil where nothing is kept.
  ///   - isTrial: whether it is only tried.
  /// - Returns: the files, by path.
  /// - Throws: why nothing could be made of it.
  static func make(
    _ renditions: [String: Recipe], of place: FilePlace, _ header: PictureHeader,
    digest: ContentDigest? = nil, isTrial: Bool = false
  ) throws(PictureFailure) -> [String: [UInt8]] {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(place, limit: Limits.assetBytes, into: &buffer)
    } catch { throw .unread(error) }
    if let digest, buffer.withBytes({ ContentDigest($0) }) != digest { throw .changed }
    do throws(PictureProblem) {
      return try buffer.withBytes { (bytes) throws(PictureProblem) in
        if isTrial {
          try verify(bytes, header)
          return [:]
        }
        let made = try Pictures.renditions(of: bytes, header, recipes: Array(renditions.values))
        return Dictionary(uniqueKeysWithValues: zip(renditions.keys, made))
      }
    } catch { throw .unusable(error) }
  }
}

/// One file that is made of a picture when somebody asks for it.
package struct Rendition: Sendable {
  /// The path in the output.
  package let path: String
  /// Where the picture lies.
  package let place: FilePlace
  private let header: PictureHeader
  private let recipe: Recipe

  init(path: String, place: FilePlace, header: PictureHeader, recipe: Recipe) {
    self.path = path
    self.place = place
    self.header = header
    self.recipe = recipe
  }

  /// Makes the file; nil where the picture is broken, which a check reports.
  package func make() -> [UInt8]? {
    (try? PictureMaker.make([path: recipe], of: place, header))?[path]
  }
}

extension SitePictures {
  /// What is made of the pictures that pages showed so far, by path.
  package func renditions(of uses: Set<PictureUse>, in site: Site) -> [String: Rendition] {
    var renditions: [String: Rendition] = [:]
    for use in uses {
      let file = site.files[use.file.offset]
      guard let header = file.picture, let place = place(of: use.file) else { continue }
      for recipe in recipes(for: use, of: header) {
        let path = path(of: recipe, for: use.file, file)
        renditions[path] = Rendition(path: path, place: place, header: header, recipe: recipe)
      }
    }
    return renditions
  }

  /// What stands at the own URL of a picture; nil where the file itself does.
  package func plainRendition(of file: SourceFile.ID, in site: Site) -> Rendition? {
    guard let header = site.files[file.offset].picture, let recipe = plainRecipe(of: header),
      let place = place(of: file)
    else { return nil }
    return Rendition(
      path: path(of: recipe, for: file, site.files[file.offset]), place: place, header: header,
      recipe: recipe)
  }
}

/// Why nothing could be made of a picture.
enum PictureFailure: Error {
  /// It could not be read.
  case unread(FileProblem)
  /// It is another one than when the build began.
  case changed
  /// It is not what its head promises.
  case unusable(PictureProblem)
}

extension PictureMaker {
  /// The size from which people are told that a file is large, in bytes.
  private static let largeBytes = 20 << 20
  /// The number of pixels from which they are told so.
  private static let largePixels = 50_000_000

  private func reportLarge() {
    let site = plan.site
    for id in meant.files.sorted(by: { $0.offset < $1.offset }) {
      let file = site.files[id.offset]
      guard let size = file.picture?.size,
        file.size > Self.largeBytes || size.pixelCount > Self.largePixels
      else { continue }
      diagnostics.report(
        Diagnostic(
          .largePicture, at: location(of: id),
          Message(
            "图片“\(ContentPath.name(of: file.path))”有 \(file.size.fileSize)、"
              + "\(size.width) × \(size.height) 像素，生成网站会慢",
            "the picture \(ContentPath.name(of: file.path)) has \(file.size.fileSize) and "
              + "\(size.width) × \(size.height) pixels, which slows the build down"),
          help: Message(
            "请缩到长边 4000 像素以内再放进来；网页用不到更大的",
            "scale its longer side down to 4000 pixels; pages show no more")))
    }
  }

  private func diagnostic(_ failure: PictureFailure, of picture: PublishedPicture) -> Diagnostic {
    switch failure {
    case .unread(let problem):
      problem.diagnostic(path: picture.place.name, limit: Limits.assetBytes)
    case .changed:
      Diagnostic(
        .fileSystem, at: SourceLocation(path: picture.place.name),
        Message("生成网站的时候，这张图片被换掉了", "this picture was replaced while the site was built"),
        help: Message("请再生成一次", "build again"))
    case .unusable(let problem):
      problem.diagnostic(
        of: ContentPath.name(of: picture.place.path), at: location(of: picture.files[0]))
    }
  }

  /// The place that shows a picture: in a text, in front matter, else the picture itself.
  private func location(of picture: SourceFile.ID) -> SourceLocation {
    let site = plan.site
    let locator = SourceLocator(files: site.files, texts: plan.texts)
    if let place = meant.places[picture]?.min(by: { $0.key.offset < $1.key.offset }) {
      return locator.location(place.key, place.value)
    }
    if let naming = site.assetNamings.first(where: { $0.asset == picture }) {
      return locator.location(naming.file, naming.range)
    }
    return SourceLocation(path: site.files[picture.offset].path)
  }
}

extension PictureProblem {
  /// What people are told of it.
  func diagnostic(of name: String, at location: SourceLocation) -> Diagnostic {
    let message = Message(
      "“\(name)”：\(self.message.chinese)", "\(name): \(self.message.english)")
    switch self {
    case .truncated, .broken:
      return Diagnostic(
        .brokenPicture, at: location, message,
        help: Message(
          "请重新从手机、相机或对方那里取一份原图，放到原处",
          "take the original again from the phone, the camera or the sender"))
    case .noLibrary:
      return Diagnostic(
        .unsupportedPicture, at: location, message,
        help: Message(
          "请在看图软件里另存为 JPEG（苹果手机：设置 > 相机 > 格式 > 兼容性最佳）；或在这台机器上运行：apt install libheif1",
          "save it as JPEG in an image program (iPhone: Settings > Camera > Formats > Most "
            + "Compatible); or run here: apt install libheif1"))
    case .unsupported:
      return Diagnostic(
        .unsupportedPicture, at: location, message,
        help: Message(
          "请用看图软件打开，另存为普通的 JPEG 或 PNG", "open it and save it as a plain JPEG or PNG"))
    case .tooLarge, .noMemory:
      return Diagnostic(
        .imageTooLarge, at: location, message,
        help: Message(
          "请缩到长边 4000 像素以内再放进来", "scale its longer side down to 4000 pixels"))
    }
  }
}
