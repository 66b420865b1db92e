import Base
import Diagnostics
import Metadata

/// What the front matter of an article says of the part of its page that readers take part in.
package enum InteractiveRequest: Sendable {
  /// The calculator of 党费 (`dues: true`).
  case dues
  /// A quiz.
  case quiz(Quiz.Request)
  /// A survey.
  case survey(Survey.Request)
  /// A vote.
  case vote(Vote.Request)
  /// A message wall.
  case wall(Wall.Request)
  /// An entry of a contest, or the page of one.
  case contest(Contest.Request)
  /// A form for letters or essays alone (`form`).
  case form(Located<String>)

  /// Reads the keys of an article; at most one of them may be there.
  package static func read(_ front: inout TableDecoder) -> InteractiveRequest? {
    var found: [(request: InteractiveRequest, range: Range<Int>)] = []
    if let isShown = front.boolean("dues"), isShown.value { found.append((.dues, isShown.range)) }
    func add(_ key: String, _ read: (inout TableDecoder) -> InteractiveRequest) {
      guard let inner = front.table(key) else { return }
      found.append((front.read(inner, read), front.keyRange(key) ?? inner.range))
    }
    add("quiz") { .quiz(Quiz.Request(&$0)) }
    add("survey") { .survey(Survey.Request(&$0)) }
    add("vote") { .vote(Vote.Request(&$0)) }
    add("wall") { .wall(Wall.Request(&$0)) }
    add("contest") { .contest(Contest.Request(&$0)) }
    if let form = front.string("form") { found.append((.form(form), form.range)) }
    if found.count > 1 {
      front.report(
        .invalidValue, at: found[1].range,
        Message(
          "一篇文章只能有一种：dues、quiz、survey、vote、wall、contest、form",
          "an article has one of dues, quiz, survey, vote, wall, contest, form"),
        help: Message("请另写一篇", "write another article for it"))
    }
    return found.first?.request
  }

  /// The files beside the article that it names; none of them is published.
  package var files: [Located<String>] {
    switch self {
    case .quiz(let quiz): [quiz.bank].compactMap { $0 }
    case .survey(let survey): [survey.questions, survey.answers].compactMap { $0 }
    case .vote(let vote): [vote.candidates, vote.results].compactMap { $0 }
    case .dues, .wall, .contest, .form: []
    }
  }

  /// The form that it names, with the kind that the form must be of.
  package var form: (name: Located<String>, kinds: [SubmissionForm.Kind])? {
    switch self {
    case .quiz(let quiz): quiz.form.map { ($0, [.exam]) }
    case .survey(let survey): survey.form.map { ($0, [.survey]) }
    case .vote(let vote): vote.form.map { ($0, [.vote]) }
    case .wall(let wall): wall.form.map { ($0, [.wall]) }
    case .form(let name): (name, [.letter, .essay])
    case .dues, .contest: nil
    }
  }

  /// The days on which readers can take part.
  package var days: OpenDays {
    switch self {
    case .quiz(let quiz): quiz.days
    case .survey(let survey): survey.days
    case .vote(let vote): vote.days
    case .wall(let wall): wall.days
    case .dues, .contest, .form: OpenDays()
    }
  }
}

/// The part of an article's page that readers take part in, as its files say.
package enum InteractivePart: Sendable {
  case dues
  case quiz(Quiz)
  case survey(Survey)
  case vote(Vote)
  case wall(Wall.Request)
  case contest(Contest.Request)
  case form(Located<String>)

  /// Its name in templates and class names.
  package var name: String {
    switch self {
    case .dues: "dues"
    case .quiz: "quiz"
    case .survey: "survey"
    case .vote: "vote"
    case .wall: "wall"
    case .contest(let contest): contest.number == nil ? "contest" : "entry"
    case .form: "form"
    }
  }
}
