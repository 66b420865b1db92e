import Base
import ChineseMarkdown
import Diagnostics
import Metadata
import SiteModel

/// One worker's share of parsing: the articles and indexes it took, and the text they made.
package struct ContentParser: ~Copyable {
  private let view: TextView
  let configuration: SiteConfiguration
  var text: TextBuilder
  var diagnostics: [Diagnostic] = []
  private let sink: DiagnosticSink

  private var results: [(index: Int, output: Result)] = []
  private var refused: [SourceFile.ID] = []
  var markdown = MarkdownRenderer(options: .site)

  /// What a file turned out to be.
  package enum Result: Sendable {
    case article(ParsedArticle)
    case index(ParsedIndex)
  }

  /// What a worker hands back.
  package struct Output: Sendable {
    /// What each file is, by its place among all.
    package var results: [(index: Int, output: Result)]
    /// The text the worker made.
    package var segment: [UInt8]
    /// The files of which nothing could be made.
    package var refused: [SourceFile.ID]
  }

  package init(
    view: TextView, configuration: SiteConfiguration, segment: UInt32,
    diagnostics: DiagnosticSink
  ) {
    sink = diagnostics
    self.view = view
    self.configuration = configuration
    text = TextBuilder(segment: segment, capacity: 1 << 16)
  }

  /// What was parsed; what was found is reported.
  package consuming func finish() -> Output {
    sink.report(diagnostics)
    let (results, refused) = (self.results, self.refused)
    return Output(results: results, segment: text.finish(), refused: refused)
  }

  /// Parses one file and keeps the result under `place`.
  package mutating func parse(_ file: SourceFile, id: SourceFile.ID, place: Int) {
    WorkInFlight.begin(file.path)
    let bytes = view[file.text]
    var matter: FrontMatter?
    if SourceEncoding.check(bytes, path: file.path, into: &diagnostics) != nil {
      matter = FrontMatter.read(bytes, path: file.path, into: &diagnostics)
    }
    if matter == nil { refused.append(id) }
    // Without front matter the file is still kept, with nothing in it: the fault is reported.
    let bodyStart = matter?.bodyStart ?? bytes.count
    let body = Text(
      segment: file.text.segment, offset: file.text.offset + UInt32(bodyStart),
      count: file.text.count - UInt32(bodyStart))
    let source = bytes[slice: bodyStart..<bytes.count]
    var decoder = matter?.decoder(for: bytes, path: file.path)
    switch file.role {
    case .index:
      var index = parseIndex(file, id: id, decoder: &decoder, body: body)
      if let matter {
        index.externalLinks = externalLinks(of: id, in: matter, body: source)
      }
      results.append((place, .index(index)))
    default:
      var article = parseArticle(file, id: id, decoder: &decoder, body: body)
      if let matter {
        // The text of an article that is only a link is shown nowhere.
        article.externalLinks = externalLinks(
          of: id, in: matter, body: article.article.hasPage ? source : nil)
      }
      if article.article.summary.isEmpty {
        article.article.summary = text.add(
          markdown.summary(of: source, characters: configuration.build.summaryLength))
      }
      results.append((place, .article(article)))
    }
    decoder?.finish(into: &diagnostics)
  }
}
