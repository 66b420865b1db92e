import Archives
import Base
import Files
import Metadata

/// A ZIP archive that somebody gave to be imported.
struct ArchiveFile: ~Copyable {
  /// What it holds.
  let archive: ZipArchive
  private var sample = FileSample()

  /// Opens an archive; something may stand before it, as in a program that unpacks itself, and
  /// after it, as the line ends that mail servers leave.
  init(_ path: String) throws(ZipProblem) {
    let place = FilePlace(path: path)
    do throws(FileProblem) {
      try sample.open(place.path, below: FolderReach(place.folder), limit: Limits.archiveBytes)
    } catch {
      switch error {
      case .system(let error): throw .system(error)
      case .tooLarge: throw .tooLarge
      case .notRegular: throw .damaged
      }
    }
    archive = try ZipArchive(&sample, allowsMore: true)
  }

  /// The bytes of an entry.
  mutating func read(_ entry: ZipEntry) throws(ZipProblem) -> [UInt8] {
    let bytes = try archive.read(entry, limit: Limits.assetBytes, from: &sample)
    if let failure = sample.failure { throw .system(failure) }
    return bytes
  }

  /// The name of an entry: archives made on Chinese Windows have names in GBK.
  static func name(of entry: ZipEntry) -> String {
    if let name = String(validating: entry.name, as: UTF8.self) { return name }
    return String(
      decoding: ForeignEncoding.gb18030.decode(entry.name) ?? entry.name, as: UTF8.self)
  }
}
