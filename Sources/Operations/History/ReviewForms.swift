import Base
import ChildProcesses
import Diagnostics
import Files
import Records
import RedSiteGen
import SiteModel

/// Makes the forms of `redsite review`.
package struct ReviewForms {
  private let inputs: SiteInputs
  private let site: Site
  private let git: GitHistory?
  private let prefix: String?
  private let rules: ReviewRules

  /// The forms of a site that is planned.
  package init(_ inputs: SiteInputs, _ draft: SiteDraft) {
    self.inputs = inputs
    site = draft.plan.site
    git = GitHistory(site: inputs.setUp.root)
    prefix = git?.prefix()
    rules = ReviewRules(site.configuration.review, inputs.parsed.reviewers)
  }

  /// Finds articles by their paths.
  ///
  /// - Parameters:
  ///   - paths: files, or folders with all below them, from the site's folder or from `content/`.
  ///   - period: the days of which all articles are wanted, drafts left out; nil for none.
  /// - Returns: the places of the articles among those parsed, by path, each once; and a problem
  ///   for each path that leads to none.
  package func articles(
    at paths: [String], in period: ReportPeriod?
  ) -> (places: [Int], problems: [Diagnostic]) {
    var found: Set<Int> = []
    var problems: [Diagnostic] = []
    let own = inputs.parsed.articles.indices.filter {
      inputs.parsed.articles[$0].aggregateColumn == nil
    }
    for path in paths {
      var parts = path.split(separator: "/").filter { $0 != "." }
      if parts.first == "content" { parts.removeFirst() }
      let wanted = parts.joined(separator: "/")
      let places = own.filter { place in
        let path = contentPath(place)
        return [wanted, wanted + ".md", wanted + "/index.md"].contains(path)
          || wanted.isEmpty || path.hasPrefix(wanted + "/")
      }
      found.formUnion(places)
      guard places.isEmpty else { continue }
      let near = nearestName(to: wanted, among: own.map(contentPath))
      problems.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: path),
          Message("网站里没有这篇文章", "the site has no such article"),
          help: near.map { Message("是不是“content/\($0)”？", "did you mean “content/\($0)”?") }))
    }
    if let period {
      found.formUnion(
        own.filter { place in
          let article = inputs.parsed.articles[place].article
          return !article.isDraft && period.days.contains(article.published.date)
        })
    }
    return (found.sorted { contentPath($0) < contentPath($1) }, problems)
  }

  /// Where the form of an article is written below the folder that is asked for.
  package func fileName(of place: Int) -> String {
    let path = contentPath(place)
    return path.hasSuffix(".md") ? path.dropLast(3) + ".html" : path + ".html"
  }

  /// The form of an article, by its place among those parsed.
  package func form(of place: Int) -> ReviewForm {
    let parsed = inputs.parsed.articles[place]
    let article = parsed.article
    let file = inputs.tree.files[article.file.offset]
    var form = ReviewForm()
    form.site = site.configuration.name
    form.title = [article.title, article.subtitle].map(site.texts.string).filter { !$0.isEmpty }
      .joined(separator: " ")
    form.column = columnTitles(of: ContentPath.home(ofArticle: file.contentPath))
    form.unit = unitName(parsed)
    form.author = site.texts.string(article.author)
    form.source = site.texts.string(source(of: parsed, file))
    form.published = Self.text(article.published)
    form.file = file.path
    form.commit = commit(of: file)
    form.steps = steps(of: inputs.parsed.reviews[article.file])
    form.attachments = parsed.attachments.map { attachment(of: file, $0.file, $0.title) }
    inputs.parsed.texts.withView { view in
      let measure = TextMeasure(view[article.body], site.configuration)
      form.words = measure.words
      form.pictures = measure.pictures + (parsed.image == nil ? 0 : 1)
      form.textDigest = Self.digest(view[article.body])
      form.fileDigest = Self.digest(view[file.text])
    }
    return form
  }

  private func contentPath(_ place: Int) -> String {
    inputs.tree.files[inputs.parsed.articles[place].article.file.offset].contentPath
  }

  private static func text(_ time: DateTime) -> String {
    let (hour, minute, _) = time.time
    let clock = hour + minute == 0 ? "" : " \(hour):\(minute < 10 ? "0" : "")\(minute)"
    return time.date.chinese + clock
  }

  private static func digest(_ bytes: Bytes) -> String {
    SHA256.digest(bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func columnTitles(of folder: String) -> String {
    var titles: [String] = []
    var path = folder
    while !path.isEmpty {
      let title = site.columns.first { site.texts.string($0.path) == path }
        .map { site.texts.string($0.title) }
      titles.append(title ?? ContentPath.name(of: path))
      path = ContentPath.folder(of: path)
    }
    return titles.reversed().joined(separator: " › ")
  }

  /// What organize gave the article, or what its front matter says where it is not on the site.
  private func unitName(_ parsed: ParsedArticle) -> String {
    let path = inputs.tree.files[parsed.article.file.offset].contentPath
    if case .article(let id)? = site.targets[path] {
      return site.articles[id.offset].unit.map { site.texts.string(site.units[$0.offset].name) }
        ?? ""
    }
    let unit =
      site.units.first { site.texts.string($0.identifier) == parsed.unit?.name }
      ?? FolderKeepers(site.units, texts: site.texts).keeper(of: ContentPath.folder(of: path))
      .map { site.units[$0.offset] }
    return unit.map { site.texts.string($0.name) } ?? parsed.unit?.name ?? ""
  }

  private func source(of parsed: ParsedArticle, _ file: SourceFile) -> Text {
    if case .article(let id)? = site.targets[file.contentPath] {
      return site.articles[id.offset].source
    }
    return parsed.article.source
  }

  private func commit(of file: SourceFile) -> String {
    guard let git, prefix != nil else { return "不在版本库里" }
    guard let last = git.lastCommit(of: file.path) else { return "还没有提交" }
    return last.hash + (last.isChanged ? "（之后又改过，还没有提交）" : "")
  }

  private func steps(of review: Review?) -> [ReviewForm.Step] {
    var steps = ([.secrecy] + Reviewer.Duty.three).map { duty in
      let step = review?[duty]
      return ReviewForm.Step(
        duty: duty, name: step?.reviewer.map { rules.name(of: $0.name) } ?? "", day: step?.day)
    }
    let proof = review?.proof.map { rules.name(of: $0.name) } ?? []
    for place in 0..<max(3, proof.count) {
      steps.append(
        ReviewForm.Step(
          duty: .proof, name: place < proof.count ? proof[place] : "", day: nil))
    }
    return steps
  }

  private func attachment(
    of article: SourceFile, _ reference: Reference, _ title: Text
  ) -> ReviewForm.Attachment {
    let folder = ContentPath.folder(of: article.contentPath)
    let path = ContentPath.resolve(reference.name, in: folder) ?? reference.name
    var buffer = ByteBuffer(capacity: 1 << 16)
    let isRead =
      (try? readFile(
        inputs.setUp.root + "/content/" + path, limit: Limits.assetBytes, into: &buffer)) != nil
    let (size, digest) = buffer.withBytes { (isRead ? $0.count : 0, isRead ? Self.digest($0) : "") }
    return ReviewForm.Attachment(
      title: site.texts.string(title), file: reference.name, size: size, digest: digest)
  }
}
