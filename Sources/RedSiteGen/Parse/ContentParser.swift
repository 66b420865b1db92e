import Base
import ChineseMarkdown
import Diagnostics
import Files
import Metadata
import SensitiveText
import SiteModel

/// One worker's share of parsing: the articles and indexes it took, and the text they made.
package struct ContentParser: ~Copyable {
  let view: TextView
  let configuration: SiteConfiguration
  var text: TextBuilder
  var diagnostics: [Diagnostic] = []
  private let sink: DiagnosticSink

  private var results: [(index: Int, output: Result)] = []
  private var refused: [SourceFile.ID] = []
  var markdown: MarkdownRenderer
  let files: [SourceFile]
  private var search: SensitiveText?
  private let words: WordList?
  private var findings: [TextFinding] = []
  /// The public notices of the articles.
  var notices: [ParsedNotice] = []
  /// The `letter` blocks of the articles so far.
  var letters: [ParsedLetter] = []
  /// The articles so far that may be letters: what says so could not be read.
  var unreadLetters: [SourceFile.ID] = []
  private var reviews: [(file: SourceFile.ID, review: Review)] = []
  var marks: [ArticleMarks] = []

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
    /// What was found in the texts.
    package var findings: [TextFinding]
    /// The public notices of the articles.
    package var notices: [ParsedNotice]
    /// The `letter` blocks of articles.
    package var letters: [ParsedLetter]
    /// The articles that may be letters.
    package var unreadLetters: [SourceFile.ID]
    /// Who reviewed the articles that say so.
    package var reviews: [(file: SourceFile.ID, review: Review)]
    /// What records need of few articles.
    package var marks: [ArticleMarks]
  }

  package init(
    view: TextView, files: [SourceFile], configuration: SiteConfiguration, segment: UInt32,
    words: WordList? = nil, diagnostics: DiagnosticSink
  ) {
    sink = diagnostics
    search = configuration.scan.search
    self.words = words
    self.view = view
    self.files = files
    markdown = MarkdownRenderer(options: MarkdownOptions(of: configuration))
    self.configuration = configuration
    text = TextBuilder(segment: segment, capacity: 1 << 16)
  }

  /// What was parsed; what was found is reported.
  package consuming func finish() -> Output {
    sink.report(diagnostics)
    let (results, refused, findings) = (self.results, self.refused, self.findings)
    let (notices, letters, unreadLetters) = (self.notices, self.letters, self.unreadLetters)
    let (reviews, marks) = (self.reviews, self.marks)
    return Output(
      results: results, segment: text.finish(), refused: refused, findings: findings,
      notices: notices, letters: letters, unreadLetters: unreadLetters, reviews: reviews,
      marks: marks)
  }

  /// Parses one file and keeps the result under `place`.
  package mutating func parse(_ file: SourceFile, id: SourceFile.ID, place: Int) {
    WorkInFlight.begin(file.path)
    let bytes = view[file.text]
    var matter: FrontMatter?
    let isText = SourceEncoding.check(bytes, path: file.path, into: &diagnostics) != nil
    let known = diagnostics.count
    if isText { matter = FrontMatter.read(bytes, path: file.path, into: &diagnostics) }
    if matter == nil { refused.append(id) }
    let isDamaged = diagnostics[known...].contains { $0.severity == .error }
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
      if isDamaged || decoder == nil { unreadLetters.append(id) }
      var article = parseArticle(file, id: id, decoder: &decoder, body: body)
      if let matter {
        // The text of an article that is only a link is shown nowhere.
        article.externalLinks = externalLinks(
          of: id, in: matter, body: article.article.hasPage ? source : nil)
        reportEmptyBody(of: article, matter, bytes, path: file.path)
      }
      var summarized = source
      if letters.last?.file == id {
        // What is said in short of a letter is its question: the answer may be still to come.
        let sections = LetterSections(of: source, at: bodyStart)
        letters[letters.count - 1].sections = sections
        if let answer = sections.answers.first {
          summarized = source[slice: 0..<(answer.lowerBound - bodyStart)]
        }
      }
      if article.article.summary.isEmpty {
        article.article.summary = text.add(
          markdown.summary(
            of: summarized, characters: configuration.build.summaryLength,
            place: ContentPlace(files: files, of: file)))
      }
      results.append((place, .article(article)))
    }
    decoder?.finish(into: &diagnostics)
    if isText { find(in: bytes, bodyStart: bodyStart, of: file, id: id) }
  }

  /// Keeps who reviewed an article.
  mutating func keep(_ review: Review?, of file: SourceFile.ID) {
    if let review { reviews.append((file, review)) }
  }

  /// Looks for what is not for the public, and for words of the list, in the file that was parsed
  /// last.
  private mutating func find(
    in bytes: Bytes, bodyStart: Int, of file: SourceFile, id: SourceFile.ID
  ) {
    for found in search?.find(in: bytes, bodyStart: bodyStart) ?? [] {
      findings.append(TextFinding(file: id, range: found.range, .sensitive(found)))
    }
    guard let words else { return }
    var day: CivilDate?
    if case .article(let article)? = results.last?.output { day = article.article.published.date }
    findings += words.find(
      in: bytes, bodyStart: bodyStart, of: id, day: day,
      folder: ContentPath.home(ofArticle: file.contentPath))
  }

  /// Reports an article that shows readers nothing but its title.
  private mutating func reportEmptyBody(
    of article: ParsedArticle, _ matter: FrontMatter, _ bytes: Bytes, path: String
  ) {
    let isEmpty = bytes[slice: matter.bodyStart..<bytes.count].trimmed.count == 0
    guard isEmpty, article.article.hasPage, !article.article.isDraft, article.image == nil,
      article.attachments.isEmpty, article.video == nil, article.interactive == nil,
      article.facts.isEmpty
    else { return }
    diagnostics.append(
      Diagnostic(
        .emptyBody,
        at: SourceLocation(path: path, file: bytes, range: matter.openingFence),
        Message("文章没有正文，读者打开是空的", "the article has no text, so readers find an empty page"),
        help: Message(
          "请写正文；还没写好的，加一行 draft: true", "write the text; until then add `draft: true`")))
  }
}
