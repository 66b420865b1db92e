import Base
import Files
import Scan
import SiteModel

/// Looks into the files that are only copied, while they are open.
struct AttachmentLook: Sendable {
  private let isWanted: Bool
  /// Whether the text of documents is kept, to be searched.
  private let keepsTexts: Bool
  /// The file of clearances as it is: a digest is made only of what it names, since a digest costs
  /// as much as reading the file.
  private let clearances: [UInt8]

  /// - Parameters:
  ///   - root: the site's folder.
  ///   - data: the files of `data/`.
  ///   - isWanted: whether anybody wants to know.
  ///   - keepsTexts: whether the text of documents is kept.
  init(root: String, data: [String], isWanted: Bool, keepsTexts: Bool) {
    self.isWanted = isWanted
    self.keepsTexts = keepsTexts
    var buffer = ByteBuffer()
    for path in data where path == clearancesPath || path == "data/cleared.toml" {
      // What is wrong with it is said where it is read.
      try? readFile(FilePlace(path, below: root), limit: Limits.textFileBytes, into: &buffer)
    }
    clearances = buffer.makeArray()
  }

  /// What readers would get with a file besides what it shows, nil for nothing; and the text of a
  /// document, empty where it is not kept.
  func look(
    _ sample: inout FileSample, path: String
  ) -> (found: FoundInFile?, text: [UInt8]) {
    guard isWanted || keepsTexts else { return (nil, []) }
    let result = FileLook.read(&sample, FileSignature.detect(&sample).signature)
    let text = keepsTexts ? result.text : []
    guard isWanted, !result.findings.isEmpty else { return (nil, text) }
    return (found(result.findings, in: &sample, path: path), text)
  }

  private func found(
    _ findings: [FileFinding], in sample: inout FileSample, path: String
  ) -> FoundInFile {
    var found = FoundInFile(findings: findings)
    let isNamed = clearances.withBytes { rows in
      path.withBytes { rows.firstRange(of: $0) != nil }
    }
    if isNamed, let bytes = sample.copy(at: 0, count: sample.size) {
      found.digest = bytes.withBytes { Clearance.digest(of: $0) }
    }
    return found
  }
}
