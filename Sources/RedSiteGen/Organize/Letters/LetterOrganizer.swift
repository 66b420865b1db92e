import Base
import Diagnostics
import Files
import Metadata
import Records
import SiteModel

/// Relates letters: to their mailboxes, before articles are numbered, as it decides which of them
/// are shown; and to their pages and answers after that.
struct LetterOrganizer {
  private let parsed: ParsedSite
  private let visibility: ArticleVisibility
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private let mailboxes: MailboxOrganizer
  private let now: DateTime
  /// What is known of each letter of an article, in the order of `ParsedSite.letters`.
  private var entries: [Entry] = []
  private var hidden: [SourceFile.ID: HiddenReason] = [:]
  private var shownLengths: [SourceFile.ID: UInt32] = [:]
  /// The place of each article among those parsed, by path below `content/`; only where a letter
  /// names the article that answers it.
  private var articlesByPath: [String: Int] = [:]

  /// A letter of an article.
  struct Entry {
    var letter: ParsedLetter
    /// The place of its article among those parsed.
    var article: Int
    /// Its mailbox; nil where it is in none.
    var mailbox: Mailbox.ID?
    /// The place of the article that answers it among those parsed.
    var answer: Int?
    /// Whether that is out, or was.
    var isAnswerOut = false
    /// Whether that is a draft, so that it will not come out by itself.
    var isAnswerDraft = false
  }

  /// Places the mailboxes in the site, and decides which letters are shown.
  init(
    _ parsed: ParsedSite, folders: FolderOrganizer, people: inout PeopleOrganizer,
    visibility: ArticleVisibility, locator: SourceLocator, diagnostics: DiagnosticSink,
    into site: inout Site
  ) {
    self.parsed = parsed
    self.visibility = visibility
    self.locator = locator
    self.diagnostics = diagnostics
    now = site.now
    mailboxes = MailboxOrganizer(
      parsed, folders: folders, people: &people, locator: locator, diagnostics: diagnostics,
      into: &site)
    guard !parsed.letters.isEmpty || !site.mailboxes.isEmpty else { return }
    var articles: [SourceFile.ID: Int] = [:]
    let hasAnswers = parsed.letters.contains { $0.answer != nil }
    for (place, item) in parsed.articles.enumerated() where item.aggregateColumn == nil {
      articles[item.article.file] = place
      if hasAnswers { articlesByPath[site.files[item.article.file.offset].contentPath] = place }
    }
    for letter in parsed.letters {
      guard let article = articles[letter.file] else { continue }
      add(letter, article: article, folders: folders, in: site)
    }
    reportArticlesInMailboxes(folders, in: site)
  }

  /// Why the article of a file is not shown, as a letter; nil for all others.
  func hides(_ file: SourceFile.ID) -> HiddenReason? { hidden.isEmpty ? nil : hidden[file] }

  /// How much of the text of a file is shown, where that is not all: a letter up to its answer,
  /// while that is still to come.
  func shownLength(of file: SourceFile.ID) -> UInt32? {
    shownLengths.isEmpty ? nil : shownLengths[file]
  }

  // MARK: Before articles are numbered

  private mutating func add(
    _ letter: ParsedLetter, article: Int, folders: FolderOrganizer, in site: Site
  ) {
    var entry = Entry(letter: letter, article: article)
    let path = site.files[letter.file.offset].contentPath
    let column = folders.columns[ContentPath.home(ofArticle: path)]
    if let column, !site.mailboxOfColumn.isEmpty, site.mailboxOfColumn[column.offset] >= 0 {
      entry.mailbox = Mailbox.ID(Int(site.mailboxOfColumn[column.offset]))
    }
    findAnswer(&entry, in: ContentPath.folder(of: path), site)
    defer { entries.append(entry) }
    guard let id = entry.mailbox else {
      reportOutside(letter, in: ContentPath.home(ofArticle: path), site)
      return
    }
    let mailbox = site.mailboxes[id.offset]
    if mailbox.isCollection { reportInCollection(letter, mailbox) }
    let isAnswered = entry.isAnswered(on: now.date)
    if !isAnswered, let heading = letter.sections.answers.first, !visibility.includesDrafts {
      let body = parsed.articles[article].article.body
      let start = Int(body.offset - site.files[letter.file.offset].text.offset)
      shownLengths[letter.file] = UInt32(max(0, heading.lowerBound - start))
    }
    guard !visibility.includesDrafts else { return }
    hidden[letter.file] = mailbox.hides(letter.outcome?.value, isAnswered: isAnswered)
  }

  /// Finds the article that answers a letter.
  private func findAnswer(_ entry: inout Entry, in folder: String, _ site: Site) {
    guard let answer = entry.letter.answer else { return }
    let candidates = ["/" + answer.name, answer.name].compactMap {
      ContentPath.resolve($0, in: folder)
    }
    guard let place = candidates.lazy.compactMap({ articlesByPath[$0] }).first else {
      diagnostics.report(
        .unknown(
          .brokenLink, Message("文章", "article"), answer,
          at: locator.location(entry.letter.file, answer.range), candidates: articlesByPath.keys,
          remedy: Message(
            "请写从 content 起的文件路径，如 luntan/huiyinbi/20260720-dafu.md",
            "write the file's path from content, as in luntan/huiyinbi/20260720-dafu.md")))
      return
    }
    entry.answer = place
    let article = parsed.articles[place].article
    entry.isAnswerDraft = article.isDraft
    switch visibility.hides(article, now: now) {
    case nil, .expired: entry.isAnswerOut = true
    default: entry.isAnswerOut = false
    }
  }

  private func reportOutside(_ letter: ParsedLetter, in folder: String, _ site: Site) {
    guard parsed.mailboxes.isWhole else { return }
    let known = site.mailboxes.compactMap { $0.column.map(mailboxes.path) }
    diagnostics.report(
      Diagnostic(
        .unknownMailbox, at: locator.location(letter.file, letter.range),
        Message(
          "栏目“\(folder)”不是信箱，不能放来信", "the column “\(folder)” is no mailbox, and has no letters"),
        help: known.isEmpty
          ? Message(
            "请先在 \(mailboxesPath) 里登记信箱，写 column = \"\(folder)\"",
            "enter the mailbox in \(mailboxesPath), with column = \"\(folder)\"")
          : Message(
            "信箱的栏目有：\(known.prefix(5).joined(separator: "、"))",
            "the columns of mailboxes: \(known.prefix(5).joined(separator: ", "))")))
  }

  private func reportInCollection(_ letter: ParsedLetter, _ mailbox: Mailbox) {
    diagnostics.report(
      Diagnostic(
        .unknownMailbox, at: locator.location(letter.file, letter.range),
        Message(
          "“\(mailbox.name)”每位代表一个信箱，来信要放进代表的文件夹",
          "“\(mailbox.name)” is a box for each delegate; a letter belongs into that of one"),
        help: Message(
          "文件夹名是 \(delegatesPath) 里的标识，没有就建一个，写上 _index.md",
          "its folder is named as in \(delegatesPath); make it, with an _index.md")))
  }

  /// Reports what is in the column of a mailbox and is no letter: nobody would count it, and it
  /// would be out before its answer.
  private func reportArticlesInMailboxes(_ folders: FolderOrganizer, in site: Site) {
    guard !site.mailboxes.isEmpty else { return }
    let letters = Set(parsed.letters.map(\.file)).union(parsed.unreadLetters)
    for item in parsed.articles where item.aggregateColumn == nil && !item.article.isDraft {
      let file = item.article.file
      guard !letters.contains(file) else { continue }
      let path = site.files[file.offset].contentPath
      guard let column = folders.columns[ContentPath.home(ofArticle: path)],
        site.mailboxOfColumn[column.offset] >= 0,
        !site.mailboxes[Int(site.mailboxOfColumn[column.offset])].isCollection
      else { continue }
      diagnostics.report(
        Diagnostic(
          .letterMissing, at: locator.location(ofKey: "title", in: file),
          Message("信箱的栏目里，这篇文章没有 letter", "the article is in a mailbox and has no `letter`"),
          help: Message(
            "来信请写 letter（redsite new article --kind letter）；说明请写进 _index.md，通知请放到别的栏目",
            "give a letter its block (`redsite new article --kind letter`); what is said of the box "
              + "goes into its _index.md, notices into another column")))
    }
  }

  // MARK: After it

  /// Places the letters in the site, and looks over what they say.
  mutating func finish(people: inout PeopleOrganizer, into site: inout Site) {
    guard !entries.isEmpty || !parsed.privateLetters.entries.isEmpty else { return }
    let rules = LetterRules(
      site.configuration, calendar: WorkingCalendar(parsed.calendar))
    let check = LetterCheck(
      rules: rules, isCalendarWhole: parsed.calendar.isWhole, locator: locator,
      diagnostics: diagnostics, topics: site.configuration.letters.topics)
    var numbers = LetterNumbers(locator: locator, diagnostics: diagnostics)
    // A number that nobody could read may be the one that is missing.
    numbers.canTellGaps =
      parsed.refused.isEmpty && parsed.unreadLetters.isEmpty && parsed.privateLetters.isWhole
      && entries.allSatisfy { $0.letter.number != nil }
    for entry in entries {
      guard let id = entry.mailbox else { continue }
      if let number = entry.letter.number { numbers.add(number, entry.letter.file, to: id) }
      let article = parsed.articles[entry.article].article
      // A draft may say anything; who writes it sees when the letter is due.
      guard !article.isDraft || visibility.includesDrafts else { continue }
      let letter = self.letter(entry, article, id, &people, in: site)
      if !article.isDraft, entry.letter.isWhole {
        check.check(entry, letter, in: site.mailboxes[id.offset])
      }
      if article.published <= now { site.letters.append(letter) }
    }
    addPrivateLetters(check, &numbers, &people, into: &site)
    numbers.check(site.mailboxes)
    numbers.note(in: &site.mailboxes)
    site.letters.sort {
      ($0.mailbox.index, $0.received, $0.number) < ($1.mailbox.index, $1.received, $1.number)
    }
    for index in site.letters.indices {
      let mailbox = site.mailboxes[site.letters[index].mailbox.offset]
      site.letters[index].standing = rules.standing(
        of: site.letters[index], in: mailbox, asOf: now.date)
    }
    check.checkTerms(
      of: site.letters, site.mailboxes, places: receivedRanges(), asOf: now.date)
    relatePages(in: &site)
  }

  private func letter(
    _ entry: Entry, _ article: Article, _ mailbox: Mailbox.ID, _ people: inout PeopleOrganizer,
    in site: Site
  ) -> Letter {
    let written = entry.letter
    var letter = Letter(
      number: written.number?.name ?? "", mailbox: mailbox, received: article.published,
      file: written.file)
    letter.isDraft = article.isDraft
    letter.title = article.title
    letter.topic = written.topic?.name ?? ""
    letter.sender = written.sender?.name ?? ""
    func unit(_ reference: Reference?) -> Unit.ID? {
      reference.flatMap { people.unit($0, at: locator.location(written.file, $0.range)) }
    }
    letter.unit =
      written.unit == nil ? site.mailboxes[mailbox.offset].owner : unit(written.unit)
    letter.answeredBy = unit(written.answeredBy) ?? letter.unit
    letter.forwardedOn = written.forwardedOn?.value
    letter.extendedTo = written.extendedTo?.value
    letter.extendedOn = written.extendedOn?.value
    // What was answered nowhere that anybody can read was not answered.
    letter.answeredOn = entry.hasAnswer ? written.answeredOn?.value : nil
    letter.outcome = written.outcome?.value
    if case .article(let id)? = site.targets[site.files[written.file.offset].contentPath] {
      letter.article = id
    }
    if let answer = entry.answer {
      let file = parsed.articles[answer].article.file
      if case .article(let id)? = site.targets[site.files[file.offset].contentPath] {
        letter.answer = id
      }
    }
    return letter
  }

  private func addPrivateLetters(
    _ check: LetterCheck, _ numbers: inout LetterNumbers, _ people: inout PeopleOrganizer,
    into site: inout Site
  ) {
    let path = parsed.privateLetters.path
    guard let index = site.files.firstIndex(where: { $0.path == path }) else { return }
    let file = SourceFile.ID(index)
    for row in parsed.privateLetters.entries {
      guard let id = mailboxes.names[row.mailbox.name] else {
        if parsed.mailboxes.isWhole {
          diagnostics.report(
            .unknown(
              .unknownMailbox, Message("信箱", "mailbox"), row.mailbox,
              at: locator.location(file, row.mailbox.range), candidates: mailboxes.names.keys,
              remedy: Message(
                "请先在 \(mailboxesPath) 里登记信箱", "enter the mailbox in \(mailboxesPath) first")))
        }
        continue
      }
      let mailbox = site.mailboxes[id.offset]
      numbers.add(row.number, file, to: id)
      var letter = Letter(
        number: row.number.name, mailbox: id, received: row.received.value, file: file)
      letter.topic = row.topic?.name ?? ""
      letter.unit =
        row.unit.map { people.unit($0, at: locator.location(file, $0.range)) } ?? mailbox.owner
      letter.answeredBy = letter.unit
      letter.forwardedOn = row.forwardedOn?.value
      letter.extendedTo = row.extendedTo?.value
      letter.extendedOn = row.extendedOn?.value
      letter.answeredOn = row.answeredOn?.value
      letter.outcome = row.outcome?.value
      check.check(row, letter, file, in: mailbox)
      if row.received.value <= now { site.letters.append(letter) }
    }
  }

  /// Where files have the days that letters came in, for articles.
  private func receivedRanges() -> [SourceFile.ID: Range<Int>] {
    let ranges = entries.map { ($0.letter.file, $0.letter.receivedRange) }
    return Dictionary(ranges) { first, _ in first }
  }

  private func relatePages(in site: inout Site) {
    site.letterOfArticle = Array(repeating: -1, count: site.articles.count)
    for (index, letter) in site.letters.enumerated() {
      guard let article = letter.article else { continue }
      site.letterOfArticle[article.offset] = Int32(index)
      if let answer = letter.answer {
        site.lettersAnswered[answer, default: []].append(Letter.ID(index))
      }
    }
  }
}

extension LetterOrganizer.Entry {
  /// Whether there is an answer that can be read, below the letter or in an article of its own.
  var hasAnswer: Bool { letter.answer == nil ? letter.sections.hasAnswer : isAnswerOut }

  /// Whether it was answered by a day.
  func isAnswered(on day: CivilDate) -> Bool {
    hasAnswer && letter.answeredOn.map { $0.value <= day } ?? false
  }
}
