import Base
import Files
import Pictures
import Scan

/// A file of the site's folder, as the read stage found it.
package struct SourceFile: Sendable {
  /// Its place in `SourceTree.files`.
  package typealias ID = Identifier<SourceFile>

  /// The path from the site's root, as in `content/xuexi/a.md`.
  package var path: String
  /// What the file is for.
  package var role: Role
  /// Its size in bytes.
  package var size: Int
  /// Whether it was read or, for files that are only copied, may be; the reason is reported.
  package var isReadable = true
  /// Whether parse could make nothing of its text and said why; nobody reads the file after it.
  package var isRefused = false
  /// All of its bytes, for files that later stages read; empty for files that are only copied.
  package var text: Text
  /// What is known of a picture below `content/` without decoding it.
  package var picture: PictureHeader?

  /// What a file is for.
  package enum Role: Sendable {
    /// An article: `content/**/*.md`, or `index.md` of a folder of its own.
    case article
    /// A column's or topic's `_index.md`.
    case index
    /// Any other file below `content/`, copied as it is where a page or its folder asks for it.
    case asset
    /// A file below `content/` that is never published: a README, an article under another
    /// ending. Who finds it reports it.
    case aside
    /// A file of `data/`.
    case data
    /// A file below `static/`, published at the root as it is.
    case root
    /// A list of people in the private folder, outside of the site: read, and never published.
    case kept
    /// A list of another site in a folder outside of the site, or the note on how it was fetched.
    case fetched
  }

  /// A file that was found.
  package init(path: String, role: Role, size: Int, text: Text = .empty) {
    self.path = path
    self.role = role
    self.size = size
    self.text = text
  }
}

extension SourceFile {
  /// The path below `content/`, as in `xuexi/a.md`.
  package var contentPath: String { String(path.dropFirst("content/".count)) }

  /// The path in the output of a file that is copied, or of what is made of a picture that browsers
  /// do not show.
  package var outputPath: String {
    if role == .root { return String(path.dropFirst("static/".count)) }
    return picture?.kind.isShownByBrowsers == false ? contentPath + ".jpg" : contentPath
  }

  /// The folder below `content/` that the file lies in; empty for `content/` itself.
  package var contentFolder: String { ContentPath.folder(of: contentPath) }

  /// The folder below `content/` that paths in the file start from; `content/` for data files.
  package var linkFolder: String { role == .data ? "" : contentFolder }
}

/// What readers would get with a file besides what it shows.
package struct FoundInFile: Sendable {
  /// The findings.
  package var findings: [FileFinding]
  /// The digest of the file, where a clearance may be about it.
  package var digest: String?

  package init(findings: [FileFinding], digest: String? = nil) {
    self.findings = findings
    self.digest = digest
  }
}

/// Everything the read stage took from the disk; nothing is read again after it.
package struct SourceTree: Sendable {
  /// The absolute path of the site's root.
  package var root: String
  /// The files of `content/` and `data/`, by path in byte order.
  package var files: [SourceFile] = []
  /// The folders of `content/`, from `content` itself, by path in byte order.
  package var folders: [String] = []
  /// The absolute path of the private folder; nil where there is none.
  package var privateFolder: String?
  /// The absolute path of the folder with the lists of other sites that the command line names.
  package var listsFolder: String?
  /// Whether every folder could be read to its end; otherwise more files are there than are known.
  package var isWhole = true
  /// The theme's and the site's templates and assets.
  package var theme = ThemeFiles()
  /// The themes of subsites that have another, by name; those that are not there are missing.
  package var subsiteThemes: [String: ThemeFiles] = [:]
  /// What was found in files that are only copied.
  package var findings: [SourceFile.ID: FoundInFile] = [:]
  /// The text of documents that are only copied, where it is searched.
  package var attachmentTexts: [SourceFile.ID: Text] = [:]
  /// The URLs that were made once; none where the site makes no URLs.
  package var permalinkLock = PermalinkLock()
  /// The bytes that `SourceFile.text` names.
  package var texts: TextStore

  /// A tree without files.
  package init(root: String, texts: TextStore) {
    self.root = root
    self.texts = texts
  }
}

/// Templates, assets and shapes of pictures by name; the site's own stand before the theme's of the same name.
package struct ThemeFiles: Sendable {
  /// Templates by name, as in `base.html`.
  package var templates: [String: Template] = [:]
  /// Assets by the path they are published at below `assets/`, as in `style.css`.
  package var assets: [String: Asset] = [:]
  /// How pictures are shown, by name.
  package var pictures: [String: PictureShape] = [:]
  /// Whether the system let all of it be read; what is missing then is not missing in the theme.
  package var isWhole = true

  /// No files.
  package init() {}

  /// One template.
  package struct Template: Sendable {
    /// The path that messages name.
    package var path: String
    /// Its bytes.
    package var bytes: [UInt8]
    /// The templates of the same name that it stands before, the nearest first.
    package var hidden: [Template] = []

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// What the template language calls a template that another one of its name stands before.
  package static func name(_ name: String, hidden place: Int) -> String { "\(name)#\(place)" }

  /// The template that the template language knows by a name, also a hidden one.
  package func template(_ name: String) -> Template? {
    if let template = templates[name] { return template }
    guard let mark = name.lastIndex(of: "#"), let place = Int(name[name.index(after: mark)...]),
      let hidden = templates[String(name[..<mark])]?.hidden, hidden.indices.contains(place)
    else { return nil }
    return hidden[place]
  }

  /// One asset.
  package struct Asset: Sendable {
    /// The path that messages name.
    package var path: String
    /// Where it is on disk.
    package var place: FilePlace
    /// The SHA-256 of a style sheet or script as it is published; other files have none.
    package var digest: [UInt8]?
    /// What its published name is made of, where the names of other files in it were rewritten:
    /// the digest of all that it leads to.
    package var fingerprint: [UInt8]?
    /// The bytes to publish, where they are not those on disk.
    package var content: [UInt8]?

    package init(
      path: String,
      place: FilePlace,
      digest: [UInt8]? = nil,
      fingerprint: [UInt8]? = nil,
      content: [UInt8]? = nil
    ) {
      self.path = path
      self.place = place
      self.digest = digest
      self.fingerprint = fingerprint
      self.content = content
    }

    /// The name it is published under, below `assets/`: a style sheet or script has the beginning
    /// of its digest in it, so that browsers may keep it for ever.
    package func publishedName(_ name: String) -> String {
      guard let digest = fingerprint ?? digest, let dot = name.lastIndex(of: ".") else {
        return name
      }
      let digits = digest.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return name[..<dot] + "." + digits + name[dot...]
    }
  }
}
