import Base
import Diagnostics
import Metadata

/// A version of the program: `0.2` is `0.2.0`.
package struct ProgramVersion: Sendable, Equatable, Comparable {
  /// The numbers, from the one that counts most: three of them.
  let numbers: [Int]

  /// The version of this program, as in tags and release notes.
  package static let current = ProgramVersion("0.2.0") ?? ProgramVersion(numbers: [0, 0, 0])

  private init(numbers: [Int]) { self.numbers = numbers }

  /// Reads one to three numbers with points between them.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      part.utf8.allSatisfy(Ascii.isDigit) && part.utf8.count <= 6 ? Int(part) : nil
    }
    guard (1...3).contains(parts.count), numbers.count == parts.count else { return nil }
    self.numbers = numbers + Array(repeating: 0, count: 3 - numbers.count)
  }

  /// The version as people write it.
  package var text: String { numbers.map(String.init).joined(separator: ".") }

  package static func < (one: ProgramVersion, other: ProgramVersion) -> Bool {
    one.numbers.lexicographicallyPrecedes(other.numbers)
  }
}

/// Which versions of the program a site or a theme is made for: `>= 0.2`, or `>= 0.2, < 1`.
package struct VersionRequirement: Sendable {
  private let bounds: [(relation: String, version: ProgramVersion)]

  /// Reads relations (`>=`, `>`, `<`, `<=`, `=`) with versions, with commas between them.
  package init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "，" }
    bounds = parts.compactMap { part in
      let part = part.drop { $0 == " " }
      let relation = String(part.prefix { "<>=".contains($0) })
      let rest = part.dropFirst(relation.count).split(separator: " ")
      guard [">=", ">", "<", "<=", "="].contains(relation), rest.count == 1,
        let version = ProgramVersion(rest[0])
      else { return nil }
      return (relation, version)
    }
    if bounds.count != parts.count { return nil }
  }

  /// Whether a version is one of them.
  package func isMet(by version: ProgramVersion) -> Bool {
    bounds.allSatisfy { bound in
      switch bound.relation {
      case ">=": version >= bound.version
      case ">": version > bound.version
      case "<": version < bound.version
      case "<=": version <= bound.version
      default: version == bound.version
      }
    }
  }
}

extension TableDecoder {
  /// `requires`: whether this program is one that the file is made for; what it is not is reported.
  mutating func requirement() -> Bool {
    guard let text = string("requires") else { return true }
    guard let requirement = VersionRequirement(text.value) else {
      report(
        .invalidValue, at: text.range,
        Message(
          "看不懂版本要求“\(text.value)”", "“\(text.value)” says no version"),
        help: Message(
          "请写 \">= 0.2\"，或 \">= 0.2, < 1\"", "write \">= 0.2\", or \">= 0.2, < 1\""))
      return true
    }
    let current = ProgramVersion.current
    if requirement.isMet(by: current) { return true }
    report(
      .programVersion, at: text.range,
      Message(
        "这里要求 redsite \(text.value)，现在运行的是 \(current.text)",
        "this asks for redsite \(text.value), and \(current.text) is running"),
      help: Message(
        "请换用合要求的一版 redsite；流水线用的版本写在 ci/redsite.sh 里",
        "run a version of redsite that it asks for; pipelines name theirs in ci/redsite.sh"))
    return false
  }
}
