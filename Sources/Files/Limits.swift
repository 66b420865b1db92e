/// How much of anything a site may hold before it is refused rather than tried.
package enum Limits {
  /// The largest Markdown, data or template file, in bytes.
  package static let textFileBytes = 1 << 20
  /// The largest file that is copied, in bytes.
  package static let assetBytes = 64 << 20
  /// The most files below one folder: as many as their names fit into what memory there is.
  package static var files: Int { max(1000, MemoryNeed.machineBytes / MemoryNeed.fileBytes) }
  /// The deepest folder below `content/`.
  package static let folderDepth = 32
  /// The longest file or folder name, in bytes: it becomes part of a URL and of a file name.
  package static let nameBytes = 200
  /// The longest side of a picture, in pixels.
  package static let imageSide = 30_000
  /// The most files in an archive that is imported.
  package static let archiveFiles = 10_000
  /// The most bytes that are unpacked from an archive.
  package static let archiveBytes = 512 << 20
  /// How many times as large as in the archive a file of some size may become.
  package static let archiveRatio = 200
  /// The size from which `archiveRatio` counts, in bytes: short text is dense by nature.
  package static let archiveRatioBytes = 8 << 20
  /// The most pixels of a picture: telephones of today take 108 million at most as one exposure, and
  /// so many take 480 MB in a browser that shows the original.
  package static let imagePixels = 120_000_000
}
