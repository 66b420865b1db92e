import TestSupport
import Testing

/// The house's rules that a machine can hold the sources to.
@Suite struct SourceLawTests {
  private static let root = #filePath.split(separator: "/").dropLast(4).map(String.init)
    .reduce("") { $0 + "/" + $1 }

  @Test func noSourceFileIsLongerThan400Lines() {
    let long = runShell(
      "cd \(Self.root) && find Sources -name '*.swift' | xargs wc -l"
        + " | awk '$2 != \"total\" && $1 > 400 { print $2 \": \" $1 }'")
    #expect(long == "")
  }

  @Test(arguments: ["try!", "as! ", "fatalError(", "@unchecked Sendable", "TODO", "FIXME"])
  func sourcesDoWithout(_ word: String) {
    #expect(runShell("cd \(Self.root) && grep -rnF '\(word)' Sources --include=*.swift") == "")
  }

  /// Names that say nothing about what a type is.
  @Test func typesAreNotNamedForNothing() {
    let names = runShell(
      "cd \(Self.root) && grep -rhoE '(struct|class|enum|protocol|actor) [A-Za-z0-9]*"
        + "(Manager|Helper|Util|Utils|Info|Data)\\b' Sources --include=*.swift")
    #expect(names == "")
  }
}
