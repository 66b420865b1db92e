import Base
import ChineseMarkdown
import Diagnostics
import Files
import Glibc
import Metadata

/// Turns one Markdown document into HTML, by a site's rules or by GFM's alone.
package struct MarkdownConversion {
  private let file: String
  private let isExactlyGFM: Bool

  /// A conversion of a file.
  ///
  /// - Parameters:
  ///   - file: its path; `-` is standard input.
  ///   - isExactlyGFM: whether nothing but GFM 0.29 is read and written. Otherwise front matter
  ///     is passed over and everything of `docs/markdown.md` holds; links are left as they are.
  package init(file: String, isExactlyGFM: Bool) {
    self.file = file
    self.isExactlyGFM = isExactlyGFM
  }

  /// Reads the document and converts it.
  package func run() -> DocumentResult {
    var diagnostics: [Diagnostic] = []
    var input = ByteBuffer(capacity: 1 << 16)
    do throws(FileProblem) {
      if file == "-" {
        try readStandardInput(limit: Limits.textFileBytes, into: &input)
      } else {
        try readFile(file, limit: Limits.textFileBytes, into: &input)
      }
    } catch {
      diagnostics.append(error.diagnostic(path: file, limit: Limits.textFileBytes))
      return DocumentResult(diagnostics, exitStatus: error.isSystem ? 74 : 1)
    }
    var output = ByteBuffer(capacity: 1 << 16)
    input.withBytes { convert($0, into: &output, diagnostics: &diagnostics) }
    return DocumentResult(diagnostics, html: output.makeArray())
  }

  private func convert(
    _ bytes: Bytes, into output: inout ByteBuffer, diagnostics: inout [Diagnostic]
  ) {
    guard SourceEncoding.check(bytes, path: file, into: &diagnostics) != nil else { return }
    var bodyStart = bytes.begins(with: "\u{FEFF}") ? 3 : 0
    if !isExactlyGFM, bytes.begins(with: "---") || bytes.begins(with: "+++") {
      guard let matter = FrontMatter.read(bytes, path: file, into: &diagnostics) else { return }
      bodyStart = matter.bodyStart
    }
    var renderer = MarkdownRenderer(options: isExactlyGFM ? .gfm : .site)
    var document = StandaloneDocument()
    renderer.render(
      bytes[slice: bodyStart..<bytes.count], document: &document, into: &output)
    let places = FilePlaces(bytes, path: file)
    for problem in document.problems {
      diagnostics.append(problem.diagnostic(at: places.location(problem.range + bodyStart)))
    }
  }
}

/// What became of one document: its HTML, or why there is none.
package struct DocumentResult: Sendable {
  /// What was found.
  package var report: DiagnosticReport
  /// The HTML; nil where an error kept it from being made.
  package var html: [UInt8]?
  /// What the program ends with.
  package var exitStatus: Int32

  init(_ diagnostics: [Diagnostic], html: [UInt8]? = nil, exitStatus: Int32? = nil) {
    report = DiagnosticReport(diagnostics)
    self.html = report.hasErrors ? nil : html
    self.exitStatus = exitStatus ?? (report.hasErrors ? 1 : 0)
  }
}
