import Base
import Glibc

extension GitHistory {
  /// Whether a commit has a file.
  ///
  /// - Parameters:
  ///   - path: from the top of the repository.
  ///   - commit: the hash.
  /// - Returns: whether it is there, as a file and not a folder.
  package func holds(_ path: String, in commit: String) -> Bool {
    run(["cat-file", "-t", "\(commit):\(path)"])?.hasPrefix("blob") == true
  }

  /// The submodules of a commit below a folder, from the top of the repository.
  ///
  /// - Parameters:
  ///   - folder: from the top of the repository, ending in `/`.
  ///   - commit: the hash.
  /// - Returns: nil where git does not say.
  package func submodules(in folder: String, of commit: String) -> [String]? {
    let words = ["ls-tree", "-r", "-z", "--full-tree", commit, "--", folder]
    // Names that are no UTF-8 are none of ours, and nothing is said of the whole then.
    var found: [String] = []
    var waiting: [UInt8] = []
    let status = try? ChildProcess.stream([program, "-C", site] + words) { piece in
      for byte in piece {
        guard byte == 0 else {
          waiting.append(byte)
          continue
        }
        if waiting.starts(with: "160000 ".utf8), let tab = waiting.firstIndex(of: 0x09) {
          found.append(String(decoding: waiting[(tab + 1)...], as: UTF8.self))
        }
        waiting.removeAll(keepingCapacity: true)
      }
      return true
    }
    return status == 0 ? found : nil
  }

  /// Writes a folder of a commit into another folder, as a check-out would, and leaves the
  /// repository as it is: its index is another, and no hook is run.
  ///
  /// - Parameters:
  ///   - folder: from the top of the repository, ending in `/`; empty for all.
  ///   - commit: the hash.
  ///   - target: the absolute path of an empty folder.
  ///   - index: the absolute path of a file that is not there yet; it is left.
  /// - Returns: whether all of it was written.
  package func export(
    _ folder: String, of commit: String, to target: String, index: String
  ) -> Bool {
    guard let answer = run(["rev-parse", "--absolute-git-dir"]) else { return false }
    let repository = String(answer.dropLast())
    let settings = [
      "core.hooksPath=/dev/null", "core.sparseCheckout=false", "core.fsmonitor=false",
      "core.splitIndex=false", "advice.detachedHead=false",
    ].flatMap { ["-c", $0] }
    let words =
      [program, "--git-dir", repository, "--work-tree", target, "-C", target] + settings
    let environment = ["GIT_INDEX_FILE=\(index)"]
    for step in [
      ["read-tree", commit],
      ["checkout", "-q", "-f", "--", folder.isEmpty ? "." : ":(top,literal)" + folder],
    ] {
      let answer = try? ChildProcess.run(words + step, limit: 1 << 20, environment: environment)
      guard answer?.status == 0 else { return false }
    }
    return true
  }
}
