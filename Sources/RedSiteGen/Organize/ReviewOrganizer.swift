import Base
import Diagnostics
import Files
import Records
import SiteModel

/// Checks what articles say of their reviews, and keeps what their pages show of them.
///
/// - Parameters:
///   - parsed: the articles, what they say and who may review.
///   - folders: the columns, for the names in `[review]`.
///   - locator: finds places in the files.
///   - text: receives the names that pages show.
///   - diagnostics: receives what is wrong.
///   - site: receives what pages show.
func organizeReviews(
  _ parsed: ParsedSite, folders: FolderOrganizer, locator: SourceLocator,
  text: inout TextBuilder, diagnostics: DiagnosticSink, into site: inout Site
) {
  let settings = site.configuration.review
  for column in settings.columns ?? [] {
    let path = column.reference.name.split(separator: "/").joined(separator: "/")
    if path.isEmpty || folders.columns[path] == nil {
      diagnostics.report(
        .unknownColumn(column.reference, at: column.location, folders, in: site))
    }
  }
  guard !parsed.reviews.isEmpty || !settings.required.isEmpty else { return }
  let rules = ReviewRules(settings, parsed.reviewers)
  var shown = ShownReviews(rules: rules)
  for item in parsed.articles where item.aggregateColumn == nil {
    let file = item.article.file
    let path = site.files[file.offset].contentPath
    let review = parsed.reviews[file]
    let subject = ReviewRules.Subject(
      folder: ContentPath.home(ofArticle: path), day: item.article.published.date,
      isDraft: item.article.isDraft)
    for problem in rules.problems(of: review, subject) {
      let place =
        problem.range.map { locator.location(file, $0) }
        ?? locator.location(ofKey: "title", in: file)
      diagnostics.report(
        Diagnostic(problem.code, at: place, problem.message, help: problem.help))
    }
    if let review, case .article(let id)? = site.targets[path] {
      shown.add(review, of: id, text: &text, to: &site)
    }
  }
}

/// What pages show of reviews; each name is kept once.
private struct ShownReviews {
  let rules: ReviewRules
  private var names: [String: Text] = [:]

  init(rules: ReviewRules) { self.rules = rules }

  mutating func add(
    _ review: Review, of article: Article.ID, text: inout TextBuilder, to site: inout Site
  ) {
    let start = site.reviewSteps.count
    for duty in rules.settings.shown {
      if duty == .proof {
        for reviewer in review.proof { add(reviewer, .proof, nil, text: &text, to: &site) }
      } else if let step = review[duty], let reviewer = step.reviewer {
        add(reviewer, duty, step.day, text: &text, to: &site)
      }
    }
    let count = site.reviewSteps.count - start
    if count > 0 { site.reviewsOfArticles[article] = IndexRange(start: start, count: count) }
  }

  private mutating func add(
    _ reviewer: Reference, _ duty: Reviewer.Duty, _ day: CivilDate?, text: inout TextBuilder,
    to site: inout Site
  ) {
    // An identifier is no name to show; that nobody has it is reported.
    guard let entry = rules.reviewers(named: reviewer.name).first else { return }
    let name = names[reviewer.name] ?? text.add(entry.name)
    names[reviewer.name] = name
    site.reviewSteps.append(ShownReviewStep(duty: duty, name: name, day: day))
  }
}
