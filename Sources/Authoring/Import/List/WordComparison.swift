import Base
import Diagnostics
import Files

/// Compares the words of sources with the files that were written of them, and lists where some are
/// missing, whatever the reason: an import that loses what nobody thought of says so itself.
struct WordComparison {
  private let list: ImportList
  private let files: FileStore
  /// What the list names of each source already.
  private let listed: [String: [String]]

  /// A comparison, when everything is written.
  ///
  /// - Parameters:
  ///   - list: what was not taken so far.
  ///   - files: the files of the site.
  init(_ list: ImportList, in files: FileStore) {
    self.list = list
    self.files = files
    listed = Dictionary(grouping: list.losses, by: \.article).mapValues { $0.map(\.what) }
  }

  /// Compares one.
  ///
  /// - Parameters:
  ///   - source: its words, as they were before anything was done to them.
  ///   - path: the file, from the site's folder.
  ///   - origin: what messages call the source.
  func compare(_ source: String, with path: String, of origin: String) {
    var buffer = ByteBuffer()
    guard
      (try? readFile(files.folder + "/" + path, limit: Limits.textFileBytes, into: &buffer)) != nil
    else { return }
    let arrived = ArrivedText(buffer.makeString(), listed: listed[origin] ?? [])
    guard let missing = arrived.missing(of: source) else { return }
    list.add(
      .text, missing.beginning, of: origin,
      why: Message(
        "\(missing.total) 字里有 \(missing.count) 字没有带过来，从这里开始",
        "\(missing.count) of \(missing.total) characters did not arrive, beginning here"))
  }
}
