import Base
import Glibc
import Pictures
import TestSupport
import Testing

@Suite struct RenditionTests {
  /// Whether Debian's libheif is on this machine.
  private static let readsHEIC: Bool = {
    guard let library = dlopen("libheif.so.1", RTLD_NOW) else { return false }
    dlclose(library)
    return true
  }()

  private static let named: [(name: String, recipe: Recipe)] = [
    ("w90", .init(width: 90, format: .png)),
    ("w5000", .init(width: 5000, format: .png)),
    ("w120", .init(width: 120, format: .jpeg)),
    ("w120", .init(width: 120, format: .webp)),
    ("w64-c1x1-f10x90", .init(crop: square, width: 64, format: .png)),
    ("w240-c1200x630-e", .init(crop: card, width: 240, format: .jpeg)),
    ("w101-c4x3", .init(crop: .init(ratioWidth: 4, ratioHeight: 3), width: 101, format: .webp)),
  ]
  private static let square = Crop(ratioWidth: 1, ratioHeight: 1, focusX: 10, focusY: 90)
  private static let card = Crop(ratioWidth: 1200, ratioHeight: 630, enlarges: true)

  /// Pillow and Little CMS see every picture and every rendition of it, and compare.
  @Test(.enabled(if: MadePictures.shared != nil, "Python without numpy, Pillow and pillow-heif"))
  func looksAsOthersSeeIt() throws {
    let pictures = try #require(MadePictures.shared)
    try #require(pictures.failure.isEmpty, "\(pictures.failure)")
    let names = pictures.names
    #expect(names.count > 70)
    for name in names {
      let file = pictures.bytes(name)
      if name.hasSuffix(".heic"), !Self.readsHEIC {
        #expect(throws: PictureProblem.noLibrary) { try made(file, Self.named.map(\.recipe)) }
        continue
      }
      do {
        let head = try #require(header(file))
        let files = try made(file, Self.named.map(\.recipe))
        for ((key, recipe), rendition) in zip(Self.named, files) {
          let ending = recipe.format.fileExtension
          writeWhole("\(pictures.folder)/made/\(name)@\(key).\(ending)", rendition)
          #expect(header(rendition)?.size == recipe.size(of: head.size), "\(name) \(key)")
        }
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
    let (isFine, output) = runConformance("pictures.py", "judge \(pictures.folder)")
    #expect(isFine, "\(output)")
  }

  @Test(.enabled(if: MadePictures.shared != nil, "Python without numpy, Pillow and pillow-heif"))
  func headersTellWhatIsThere() throws {
    let pictures = try #require(MadePictures.shared)
    for name in pictures.names {
      let head = try #require(header(pictures.bytes(name)), "\(name)")
      let isTurned = name.hasPrefix("turned") && "5678".contains(name.dropFirst(6).prefix(1))
      #expect(head.size == ImageSize(width: 203, height: 151), "\(name)")
      #expect((head.orientation > 4) == isTurned, "\(name)")
      #expect(head.isAnimated == name.hasPrefix("moving"), "\(name)")
      // Bitmaps of 32 bits as Pillow writes them have no mask of alpha.
      let isClear = (name.contains("alpha") || name.contains("transparent")) && name != "alpha.bmp"
      #expect(head.hasTransparency == isClear, "\(name)")
    }
  }

  /// A file that is cut off gives what the whole one gives, or nothing.
  @Test(.enabled(if: MadePictures.shared != nil, "Python without numpy, Pillow and pillow-heif"))
  func noHalfPictures() throws {
    let pictures = try #require(MadePictures.shared)
    let recipe = Recipe(width: 60, format: .png)
    for name in pictures.names where !name.hasSuffix(".heic") || Self.readsHEIC {
      let whole = pictures.bytes(name)
      let wanted = try made(whole, [recipe])
      var truncated = 0
      for twentieth in 1..<20 {
        let part = Array(whole.prefix(whole.count * twentieth / 20))
        do {
          #expect(try made(part, [recipe]) == wanted, "\(name) \(twentieth)/20")
        } catch .truncated {
          truncated += 1
        } catch {
          // A profile or a table that is cut off may look broken, a directory at the end missing.
          continue
        }
      }
      // A TIFF's directory often stands at its end, the head of WebP says how long the file is, an
      // animation shows its first frame only.
      let isExcepted =
        [".tif", ".heic", ".webp"].contains { name.hasSuffix($0) } || name.hasPrefix("moving")
      #expect(truncated > 3 || isExcepted, "\(name): \(truncated)")
    }
  }

  /// A recipe gives the same bytes alone, with others, twice, and on many threads at once.
  @Test(.enabled(if: MadePictures.shared != nil, "Python without numpy, Pillow and pillow-heif"))
  func sameBytesWheneverAndWithWhom() async throws {
    let pictures = try #require(MadePictures.shared)
    for name in ["turned6.jpg", "profile-p3.jpg", "cmyk-lut16.jpg", "alpha.png", "deep.png"] {
      let file = pictures.bytes(name)
      let recipes = Self.named.map(\.recipe)
      let wanted = try made(file, recipes)
      for (recipe, rendition) in zip(recipes, wanted) {
        #expect(try made(file, [recipe]) == [rendition], "\(name) \(recipe)")
      }
      #expect(try made(file, recipes.reversed()) == wanted.reversed())
      try await withThrowingTaskGroup { group in
        for _ in 0..<8 { group.addTask { try made(file, recipes) } }
        for try await files in group { #expect(files == wanted) }
      }
    }
  }

  @Test func sizesAreKnownBefore() throws {
    func size(_ crop: Crop?, _ width: Int, _ source: (Int, Int)) throws -> String {
      let recipe = Recipe(crop: crop, width: width, format: .webp)
      let made = recipe.size(of: try #require(ImageSize(width: source.0, height: source.1)))
      return "\(made.width)×\(made.height)"
    }
    #expect(try size(nil, 480, (4000, 3000)) == "480×360")
    #expect(try size(nil, 4800, (4000, 3000)) == "4000×3000")
    #expect(try size(nil, 480, (1, 20_000)) == "1×16383")
    #expect(try size(nil, 480, (20_000, 1)) == "480×1")
    #expect(try size(nil, 960, (1080, 30_000)) == "590×16383")
    #expect(try size(nil, 0, (100, 100)) == "1×1")
    let wide = Crop(ratioWidth: 16, ratioHeight: 9)
    #expect(try size(wide, 640, (4000, 3000)) == "640×360")
    #expect(try size(wide, 640, (300, 3000)) == "300×169")
    #expect(try size(Self.card, 1200, (300, 200)) == "1200×630")
    #expect(try size(Self.card, 1200, (1, 20_000)) == "1200×630")
  }

  @Test func stripsAndSinglePixels() throws {
    for (width, height) in [(1, 1), (1, 20_000), (20_000, 1), (2, 3), (17, 5)] {
      let file = MadeFile.bitmap(width, height)
      let recipes = Self.named.map(\.recipe)
      let head = try #require(header(file))
      for (recipe, rendition) in zip(recipes, try made(file, recipes)) {
        #expect(
          header(rendition)?.size == recipe.size(of: head.size), "\(width)×\(height) \(recipe)")
      }
    }
  }

  /// Files of a few bytes that say they hold a gigabyte.
  @Test func bombs() throws {
    let files: [(String, [UInt8])] = [
      ("PNG", MadeFile.png(65_535, 65_535)), ("JPEG", MadeFile.jpeg(65_535, 65_500)),
      ("GIF", MadeFile.gif(65_535, 65_535)), ("WebP", MadeFile.losslessWebP(16_383, 16_383)),
      ("BMP", MadeFile.bitmap(40_000, 40_000, pixels: [0, 0, 0])),
      ("TIFF", MadeFile.tiff(65_535, 65_535)),
    ]
    for (kind, file) in files {
      let clock = ContinuousClock()
      let taken = clock.measure {
        #expect(throws: PictureProblem.self, "\(kind)") {
          try made(file, [Recipe(width: 100, format: .webp)])
        }
      }
      // A tenth of a second on a quiet machine; tests run beside others.
      #expect(taken < .milliseconds(500), "\(kind): \(taken)")
    }
  }
}
