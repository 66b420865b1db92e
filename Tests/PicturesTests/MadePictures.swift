import Base
import Files
import Glibc
import Pictures
import Scan
import TestSupport

/// Pictures of every kind, as Pillow writes them; made once for all tests that ask.
struct MadePictures {
  /// The folder they are in.
  let folder: String
  /// What went wrong on the way, empty where nothing did.
  let failure: String

  /// nil where this machine has no Python with Pillow.
  static let shared: MadePictures? = {
    let probe = runShell(
      "\"${REDSITE_PYTHON:-python3}\" -c 'import numpy, PIL, pillow_heif' 2>&1")
    guard probe.isEmpty || OutsideData.isRequired else { return nil }
    let folder = "/tmp/redsite-pictures-\(getpid())"
    let (isFine, output) = runConformance("pictures.py", "make \(folder)")
    atexit { _ = runShell("rm -rf /tmp/redsite-pictures-\(getpid())") }
    return MadePictures(folder: folder, failure: isFine ? "" : output)
  }()

  /// The names of all, sorted.
  var names: [String] {
    runShell("ls \(folder)").split(separator: "\n").map(String.init).filter { $0.contains(".") }
  }

  /// The bytes of one.
  func bytes(_ name: String) -> [UInt8] { readWhole(folder + "/" + name) }
}

/// The bytes of a file, none where it cannot be read.
func readWhole(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&piece, 1, piece.count, file), count > 0 {
    bytes += piece[..<count]
  }
  return bytes
}

/// Writes a file anew.
func writeWhole(_ path: String, _ bytes: [UInt8]) {
  guard let file = fopen(path, "wb") else { return }
  defer { fclose(file) }
  _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
}

/// What the head of a file in memory tells.
func header(_ file: [UInt8]) -> PictureHeader? {
  file.withBytes { bytes in
    var sample = FileSample(size: bytes.count, head: bytes)
    let signature = FileSignature.detect(&sample).signature
    return PictureHeader(&sample, signature)
  }
}

/// What a file in memory is made into.
func made(
  _ file: [UInt8], _ recipes: [Recipe]
) throws(PictureProblem) -> [[UInt8]] {
  guard let header = header(file) else { throw .broken("no header") }
  return try file.withBytes { (bytes) throws(PictureProblem) in
    try renditions(of: bytes, header, recipes: recipes)
  }
}
