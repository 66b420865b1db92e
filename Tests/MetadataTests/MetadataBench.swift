import Base
import Diagnostics
import Metadata
import RedSiteGen

/// What a person sees of one problem: place, code, sentence, mend.
func shown(_ diagnostic: Diagnostic) -> String {
  let place = "\(diagnostic.location.line):\(diagnostic.location.column)"
  let help = diagnostic.help.map { "\n  help: \($0.chinese)" } ?? ""
  let fix = diagnostic.fix.map { "\n  fix: \($0.bytes.count)→\($0.replacement.debugDescription)" }
  return "\(place) \(diagnostic.code.name) \(diagnostic.message.chinese)" + help + (fix ?? "")
}

/// Lends the bytes of a text as a file.
func withFile<Result>(_ text: String, _ body: (Bytes) -> Result) -> Result {
  return text.withBytes(body)
}

/// The front matter of a file and what was wrong with it.
func readFrontMatter(_ text: String) -> (FrontMatter?, [Diagnostic]) {
  withFile(text) { file in
    var diagnostics: [Diagnostic] = []
    let frontMatter = FrontMatter.read(file, path: "content/a.md", into: &diagnostics)
    return (frontMatter, diagnostics.sorted(by: Diagnostic.precedes))
  }
}

/// What was wrong with the front matter of a file, as a person sees it.
func problems(_ text: String) -> [String] { readFrontMatter(text).1.map(shown) }
