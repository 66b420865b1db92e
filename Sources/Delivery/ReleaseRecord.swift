import Base
import Publishing

/// What is known of a published release: which files it has, with their digests.
///
/// A file of its own in each release, `.redsite-release`. Its first lines begin with a slash, as no
/// path does; the others are what `sha256sum` prints and checks.
package struct ReleaseRecord: Sendable, Equatable {
  /// The file's name in a release.
  static let fileName = ".redsite-release"
  private static let heading = "redsite-release 1"

  /// Its name.
  package var name = ""
  /// When it was published, in seconds since 1970.
  package var time: Int64 = 0
  /// Who published it; empty where that is not to be said.
  package var publisher = ""
  /// The address of the site, and who is shown until when.
  package var facts = ReleaseFacts()
  /// Who keeps others from publishing, and since when; for object stores, where it has no other
  /// place.
  package var hold: String?
  /// The digests of its files by their paths, as 64 hexadecimal digits.
  package var files: [String: String] = [:]
  /// In an object store, files that lie beside its own: of the release before, for readers who have
  /// its pages open, and such as nobody knows the content of.
  package var carried: Set<String> = []

  /// How many files its first lines say it has; nil where they do not.
  package private(set) var fileCount: Int?

  /// An empty record.
  init() {}

  /// A record of files.
  init(files: [String: String], facts: ReleaseFacts) {
    self.files = files
    self.facts = facts
  }

  /// Reads a record; nil where it is none, or cut short.
  init?(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.heading[...], lines.last == "" else { return nil }
    lines.removeLast()
    for line in lines.dropFirst() {
      if line.hasPrefix("/") {
        take(head: line)
      } else {
        guard let (digest, path) = Self.fileLine(line) else { return nil }
        files[path] = digest
      }
    }
    guard fileCount == files.count else { return nil }
  }

  /// Takes over one of the first lines; what a later program says besides is not for this one.
  mutating func take(head line: Substring) {
    let cut = line.firstIndex(of: " ") ?? line.endIndex
    let value = String(line[cut...].dropFirst())
    switch line[..<cut] {
    case "/name": name = value
    case "/time": time = Int64(value) ?? 0
    case "/by": publisher = value
    case "/hold": hold = value
    case "/files": fileCount = Int(value)
    case "/carried": carried.insert(value)
    default: _ = facts.take(String(line))
    }
  }

  /// The record as it stands in its file.
  var text: String {
    var text = "\(Self.heading)\n/name \(name)\n/time \(time)\n"
    if !publisher.isEmpty { text += "/by \(publisher)\n" }
    if let hold { text += "/hold \(hold)\n" }
    text += facts.lines.map { $0 + "\n" }.joined()
    text += carried.sorted().map { "/carried \($0)\n" }.joined()
    text += "/files \(files.count)\n"
    for (path, digest) in files.sorted(by: { $0.key < $1.key }) {
      text += Self.isPlain(path) ? "\(digest)  \(path)\n" : "\\\(digest)  \(Self.escaped(path))\n"
    }
    return text
  }

  /// Whether it says who is shown until when: lists of builds that tell no address are of programs
  /// that did not know (version 1).
  var knowsPeople: Bool { !facts.base.isEmpty }

  /// Whether the two show readers the same.
  func showsSame(as other: ReleaseRecord) -> Bool { files == other.files && facts == other.facts }

  /// The pages that show people of a notice that has ended by a time in seconds since 1970.
  func pages(endedBy now: Int64) -> [String] {
    facts.people.filter { $0.end <= now }.map(\.path)
  }

  /// What a page is kept as besides itself: compressed copies hold the same people.
  static func forms(of page: String) -> [String] { [page, page + ".gz", page + ".br"] }

  /// A line of `sha256sum`: it marks names that it had to escape.
  private static func fileLine(_ line: Substring) -> (digest: String, path: String)? {
    let isEscaped = line.hasPrefix("\\")
    let rest = isEscaped ? line.dropFirst() : line
    let digest = rest.prefix(64)
    guard digest.utf8.count == 64, rest.dropFirst(64).hasPrefix("  ") else { return nil }
    let path = String(rest.dropFirst(66))
    guard isEscaped else { return (String(digest), path) }
    var plain = ""
    var isAfterBackslash = false
    for character in path {
      if character == "\\", !isAfterBackslash {
        isAfterBackslash = true
        continue
      }
      plain.append(character)
      isAfterBackslash = false
    }
    return (String(digest), plain)
  }

  private static func isPlain(_ path: String) -> Bool { !path.utf8.contains(UInt8(ascii: "\\")) }

  private static func escaped(_ path: String) -> String {
    path.map { $0 == "\\" ? "\\\\" : String($0) }.joined()
  }
}
