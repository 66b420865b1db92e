import Base

/// What git says of one article: the commit with which it came onto the main line, and those that
/// touched it since.
package struct ArticleHistory: Sendable {
  /// The commits, the oldest first: that of its arrival, then those that changed or renamed it.
  package var commits: [Commit]

  /// A history of at least the arrival.
  package init(_ commits: [Commit]) { self.commits = commits }

  /// One commit of the main line, as far as it is about the article.
  package struct Commit: Sendable {
    /// Its hash, whole.
    package var hash: String
    /// When it was committed, on the wall of the site's zone.
    package var time: DateTime
    /// Who reviewed it, by the lines at its end.
    package var reviewers: [CommitReviewer]
    /// Whether it says that it mends a slip (`Correction:`).
    package var isCorrection: Bool
    /// What the article said after it; nil where that cannot be read any more.
    package var version: ArticleVersion?

    package init(
      hash: String, time: DateTime, reviewers: [CommitReviewer] = [], isCorrection: Bool = false,
      version: ArticleVersion? = nil
    ) {
      self.hash = hash
      self.time = time
      self.reviewers = reviewers
      self.isCorrection = isCorrection
      self.version = version
    }

    /// The first characters of the hash, for people.
    package var shortHash: String { String(hash.prefix(10)) }
  }
}

/// What an article said at one time, as far as honest dates need it.
package struct ArticleVersion: Sendable, Equatable {
  /// Its `date`.
  package var published: DateTime
  /// Whether it was a draft.
  package var isDraft: Bool
  /// What its title and its text were, for comparing.
  package var text: Checksum
  /// What it said of its review, for comparing; empty where it said nothing.
  package var review: String

  package init(published: DateTime, isDraft: Bool, text: Checksum, review: String) {
    self.published = published
    self.isDraft = isDraft
    self.text = text
    self.review = review
  }
}

/// Somebody who reviewed a commit, as a line at its end says: `Reviewed-by: 初审 甲 <jia@…>`.
package struct CommitReviewer: Sendable, Equatable {
  /// The one step that the line names; nil where it names none.
  package var duty: String?
  /// The e-mail address.
  package var email: String

  package init(duty: String?, email: String) {
    self.duty = duty
    self.email = email
  }

  /// Reads a line of a message; nil where it is about something else.
  ///
  /// - Parameters:
  ///   - key: the word before the colon: `Reviewed-by` or `Approved-by`, in any case.
  ///   - value: what follows: a name, which a step may stand before, and an address in `<>`.
  ///   - duties: the names of the steps.
  package init?(key: String, value: String, duties: [String]) {
    guard ["reviewed-by", "approved-by"].contains(key.lowercased()),
      let open = value.lastIndex(of: "<"), let close = value[open...].firstIndex(of: ">")
    else { return nil }
    email = String(value[value.index(after: open)..<close])
    let name = value[..<open].drop { $0 == " " || $0 == "\u{3000}" }
    duty = duties.first { duty in
      guard name.hasPrefix(duty) else { return false }
      // 初审员 is somebody's name, not the step.
      return name.dropFirst(duty.count).first.map { " \u{3000}：:".contains($0) } ?? true
    }
    guard !email.isEmpty else { return nil }
  }
}
