import Base
import Diagnostics
import Metadata
import Records
import SiteModel

/// Looks over what a letter says: what is impossible, or contradicts something else.
struct LetterCheck {
  let rules: LetterRules
  /// Whether a year that is missing is not only missing for a fault of the calendar's file.
  let isCalendarWhole: Bool
  let locator: SourceLocator
  let diagnostics: DiagnosticSink
  let topics: [String]

  private func report(
    _ code: DiagnosticCode, _ file: SourceFile.ID, _ range: Range<Int>, _ message: Message,
    help: Message
  ) {
    diagnostics.report(
      Diagnostic(code, at: locator.location(file, range), message, help: help))
  }

  /// Looks over the letter of an article.
  func check(_ entry: LetterOrganizer.Entry, _ letter: Letter, in mailbox: Mailbox) {
    let written = entry.letter
    if mailbox.publish == .none {
      report(
        .letterNotForPublic, written.file, written.range,
        Message(
          "“\(mailbox.name)”的来信不公开，正文不能放进仓库",
          "letters to “\(mailbox.name)” are not published, so their text is not for the repository"),
        help: Message(
          "请只在 \(privateLettersPath) 里登记一行，删去这个文件",
          "enter a row in \(privateLettersPath), and remove this file"))
    }
    checkNumber(written.number, letter, written.file)
    checkTopic(written.topic, written.file)
    checkSender(written, in: mailbox)
    checkSections(written)
    checkAnswer(entry)
    let dates = Dates(
      file: written.file, received: letter.received, receivedRange: written.receivedRange,
      forwardedOn: written.forwardedOn, extendedTo: written.extendedTo,
      extendedOn: written.extendedOn, extendedBy: written.extendedBy,
      answeredOn: written.answeredOn, outcome: written.outcome)
    checkDates(dates, in: mailbox)
    checkDue(written, letter, in: mailbox)
  }

  /// Looks over a row of letters that are not published.
  func check(_ row: PrivateLetter, _ letter: Letter, _ file: SourceFile.ID, in mailbox: Mailbox) {
    if mailbox.kind == .report {
      report(
        .letterNotForPublic, file, row.mailbox.range,
        Message("检举控告不是来信，不在网站登记", "accusations are no letters, and no site lists them"),
        help: Message("请删去这一行，按 12388 的规定办理", "remove the row; 12388 has rules of its own"))
    }
    if mailbox.isCollection {
      report(
        .unknownMailbox, file, row.mailbox.range,
        Message(
          "“\(mailbox.name)”每位代表一个信箱", "“\(mailbox.name)” is a box for each delegate"),
        help: Message(
          "请写代表的：\(mailbox.identifier)-标识", "name that of one: \(mailbox.identifier)-ID"))
    }
    checkNumber(row.number, letter, file)
    checkTopic(row.topic, file)
    checkDates(
      Dates(
        file: file, received: letter.received, receivedRange: row.received.range,
        forwardedOn: row.forwardedOn, extendedTo: row.extendedTo, extendedOn: row.extendedOn,
        extendedBy: row.extendedBy, answeredOn: row.answeredOn, outcome: row.outcome),
      in: mailbox)
  }

  /// Warns of letters whose term depends on holidays that are not known.
  ///
  /// - Parameters:
  ///   - letters: the letters, with how each stands.
  ///   - mailboxes: all mailboxes.
  ///   - places: where articles have the day that a letter came in.
  ///   - asOf: the day of the build.
  func checkTerms(
    of letters: [Letter], _ mailboxes: [Mailbox], places: [SourceFile.ID: Range<Int>],
    asOf: CivilDate
  ) {
    guard isCalendarWhole else { return }
    for letter in letters {
      let isOpen = letter.answeredOn.map { $0 > asOf } ?? true
      guard letter.standing.timing != .notCounted, letter.standing.missingYear != nil,
        isOpen || letter.standing.timing == .unknown, let range = places[letter.file]
      else { continue }
      do throws(UncoveredDay) {
        let term = mailboxes[letter.mailbox.offset].answer
        _ = try rules.end(of: term, from: letter.received)
      } catch {
        diagnostics.report(
          error.diagnostic(at: locator.location(letter.file, range), severity: .warning))
      }
    }
  }

  // MARK: Words

  private func checkNumber(_ number: Reference?, _ letter: Letter, _ file: SourceFile.ID) {
    guard let number else { return }
    guard let parts = LetterNumber(number.name) else {
      report(
        .letterNumber, file, number.range,
        Message("编号“\(number.name)”不是以数字结尾", "the number “\(number.name)” does not end in digits"),
        help: Message("例如：2026-0012", "for example: 2026-0012"))
      return
    }
    let year = letter.received.date.components.year
    let digits = parts.series.prefix { ("0"..."9").contains($0) }
    guard digits.count == 4, let written = Int(digits), written != year else { return }
    report(
      .letterNumber, file, number.range,
      Message(
        "编号是 \(written) 年的，来信是 \(year) 年收到的",
        "the number is of \(written), and the letter came in in \(year)"),
      help: Message("请核对编号和收到的日期", "check the number and the date"))
  }

  private func checkTopic(_ topic: Reference?, _ file: SourceFile.ID) {
    guard let topic, !topics.contains(topic.name) else { return }
    guard !SiteConfiguration.Letters.accusations.contains(topic.name) else {
      report(
        .letterNotForPublic, file, topic.range,
        Message("检举控告不是来信，不能放在网站上", "an accusation is no letter, and not for a site"),
        help: Message(
          "请删去，按 12388 的规定办理；材料不得转给被检举的人和单位",
          "remove it; 12388 has rules of its own, and nobody it is about may see it"))
      return
    }
    let nearest = nearestName(to: topic.name, among: topics)
    report(
      .invalidValue, file, topic.range,
      Message("没有“\(topic.name)”这个主题类", "there is no topic “\(topic.name)”"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "可以写：\(topics.joined(separator: "、"))；"
          + "要用别的，改 site.toml 的 [letters] topics",
        (nearest.map { "did you mean “\($0)”? " } ?? "")
          + "one of: \(topics.joined(separator: ", ")); or change `[letters] topics` in site.toml"))
  }

  private func checkSender(_ written: ParsedLetter, in mailbox: Mailbox) {
    guard let sender = written.sender else { return }
    if sender.name == SenderName.anonymous, !mailbox.isAnonymous {
      report(
        .letterSender, written.file, sender.range,
        Message(
          "“\(mailbox.name)”不收匿名来信", "“\(mailbox.name)” takes no letters without a name"),
        help: Message(
          "收匿名来信的，信箱写 anonymous = true", "where it does, its entry says anonymous = true"))
    } else if !SenderName.isPublic(sender.name), !written.hasConsent {
      // Whoever reads the report may not be who may read the name.
      var place = locator.location(written.file, sender.range)
      place.excerpt = place.excerpt.replacing(sender.name, with: SenderName.masked(sender.name))
      diagnostics.report(
        Diagnostic(
          .letterSender, at: place,
          Message("来信人像是真实姓名，没有写本人同意", "this looks like a real name, without consent"),
          help: Message(
            "请写 网友、党员、群众，或者遮住名字，如 李某、王**；本人同意公开的，加 consent: true",
            "write 网友, 党员 or 群众, or mask it, as in 李某; with consent, add `consent: true`")))
    }
  }

  // MARK: The text

  private func checkSections(_ written: ParsedLetter) {
    let (questions, answers) = (written.sections.questions, written.sections.answers)
    let example = Message(
      "正文先写“## 来信”，再写“## 答复”，各一次", "the text has `## 来信` and then `## 答复`, once each")
    if questions.isEmpty {
      report(
        .letterSection, written.file, written.range,
        Message("来信的正文里没有“## 来信”", "the text of the letter has no `## 来信`"), help: example)
    }
    for (name, headings) in [("来信", questions), ("答复", answers)] where headings.count > 1 {
      report(
        .letterSection, written.file, headings[1],
        Message("正文里有两个“## \(name)”", "the text has `## \(name)` twice"), help: example)
    }
    if let question = questions.first, let answer = answers.first,
      answer.lowerBound < question.lowerBound
    {
      report(
        .letterSection, written.file, answer,
        Message("“## 答复”写在“## 来信”前面了", "`## 答复` stands before `## 来信`"), help: example)
    }
  }

  private func checkAnswer(_ entry: LetterOrganizer.Entry) {
    let written = entry.letter
    if let answer = written.answer, written.sections.hasAnswer {
      report(
        .letterSection, written.file, answer.range,
        Message(
          "既有 answer，正文里又有答复", "there is `answer`, and an answer in the text as well"),
        help: Message("请只留一处", "keep one of the two"))
    }
    guard let answered = written.answeredOn else {
      let place =
        written.answer?.range
        ?? (written.sections.hasAnswer ? written.sections.answers.first : written.answeredBy?.range)
      if let place {
        report(
          .letterDate, written.file, place,
          Message("有答复，没有写 answered_on", "there is an answer, and no `answered_on`"),
          help: Message("请写上答复的日期", "write the day of the answer"))
      }
      return
    }
    guard !entry.hasAnswer, written.outcome == nil else { return }
    if let answer = written.answer {
      // One of a later day comes out by itself, and the letter is then answered.
      guard entry.answer != nil, entry.isAnswerDraft else { return }
      report(
        .letterWithoutAnswer, written.file, answer.range,
        Message(
          "写了 answered_on，答复的文章是草稿", "it has `answered_on`, and its answer is a draft"),
        help: Message(
          "请发布那篇文章，或者先删去 answered_on", "publish that article, or remove `answered_on`"))
    } else {
      report(
        .letterWithoutAnswer, written.file, answered.range,
        Message("写了 answered_on，没有答复的内容", "it has `answered_on`, and no answer"),
        help: Message(
          "请在正文里写“## 答复”和内容，或者用 answer 指向答复的文章",
          "write `## 答复` and the answer into the text, or name its article by `answer`"))
    }
  }

  // MARK: Days

  /// The days of a letter, each with its place, wherever it is registered.
  private struct Dates {
    var file: SourceFile.ID
    var received: DateTime
    var receivedRange: Range<Int>
    var forwardedOn: Located<CivilDate>?
    var extendedTo: Located<CivilDate>?
    var extendedOn: Located<CivilDate>?
    var extendedBy: Reference?
    var answeredOn: Located<CivilDate>?
    var outcome: Located<LetterOutcome>?
  }

  private func checkDates(_ dates: Dates, in mailbox: Mailbox) {
    let received = dates.received.date
    if !mailbox.isOpen(on: received) {
      report(
        .letterDate, dates.file, dates.receivedRange,
        Message(
          "这一天“\(mailbox.name)”不收信", "“\(mailbox.name)” took no letters on that day"),
        help: Message(
          "请核对日期，和信箱的 opens、closes（党代表的聘任、离任日期）",
          "check the date, and `opens` and `closes` of the mailbox, or the days of the delegate"))
    }
    func early(_ day: Located<CivilDate>?, _ chinese: String, _ english: String) {
      guard let day, day.value < received else { return }
      report(
        .letterDate, dates.file, day.range,
        Message("\(chinese)比收到来信还早", "\(english) before it came in"),
        help: Message("请核对两个日期", "check both dates"))
    }
    early(dates.forwardedOn, "转办的日期", "it was handed on")
    early(dates.extendedOn, "批准延期的日期", "it was put off")
    early(dates.answeredOn, "答复的日期", "it was answered")
    if let forwarded = dates.forwardedOn, let answered = dates.answeredOn,
      forwarded.value > answered.value
    {
      report(
        .letterDate, dates.file, forwarded.range,
        Message("转办的日期比答复还晚", "it was handed on after it was answered"),
        help: Message("请核对两个日期", "check both dates"))
    }
    if let answered = dates.answeredOn, dates.outcome?.value == .withdrawn {
      report(
        .letterDate, dates.file, answered.range,
        Message("来信已经撤回，又写了答复的日期", "it was taken back, and has a day of its answer"),
        help: Message("请删去一处", "remove one of the two"))
    }
    checkExtension(dates, in: mailbox)
  }

  private func checkExtension(_ dates: Dates, in mailbox: Mailbox) {
    let parts = [dates.extendedTo?.range, dates.extendedOn?.range, dates.extendedBy?.range]
    guard let place = parts.lazy.compactMap({ $0 }).first else { return }
    guard let end = dates.extendedTo, let decided = dates.extendedOn, dates.extendedBy != nil
    else {
      report(
        .invalidExtension, dates.file, place,
        Message("延期没有写全", "what is said of putting it off is not complete"),
        help: Message(
          "请写 extended_to（延到哪天）、extended_on（哪天批准）和 extended_by（谁批准）",
          "give `extended_to`, `extended_on` (the day of the decision) and `extended_by` (whose)"))
      return
    }
    guard let term = mailbox.extend else {
      report(
        .invalidExtension, dates.file, end.range,
        Message("“\(mailbox.name)”的答复不能延期", "answers of “\(mailbox.name)” cannot be put off"),
        help: Message(
          "可以延期的，信箱写 extend = \"15w\"", "where they can, its entry says extend = \"15w\""))
      return
    }
    guard let due = try? rules.end(of: mailbox.answer, from: dates.received) else { return }
    if end.value <= due {
      report(
        .invalidExtension, dates.file, end.range,
        Message(
          "延期到的日子不比原来的期限（\(due.string(.fullDate))）晚",
          "it is put off to no later than it was due, \(due.string(.fullDate))"),
        help: Message("请核对日期，或删去延期", "check the date, or remove the extension"))
    } else if let latest = try? rules.latestExtension(of: term, from: due), end.value > latest {
      let text = latest.string(.fullDate)
      report(
        .invalidExtension, dates.file, end.range,
        Message(
          "最多延期\(term.chinese)，到 \(text)", "it may be put off by \(term.written), to \(text)"),
        help: Message("请改成 \(text) 或更早", "write \(text) or earlier"))
    }
    if decided.value > due {
      report(
        .extensionLate, dates.file, decided.range,
        Message(
          "期限 \(due.string(.fullDate)) 过了才批准延期",
          "it was put off after it was due, on \(due.string(.fullDate))"),
        help: Message(
          "延期要在期限以内批准；过了的不算延期，请删去", "that must be decided before; remove it"))
    }
  }

  private func checkDue(_ written: ParsedLetter, _ letter: Letter, in mailbox: Mailbox) {
    guard let due = written.due,
      let right = try? rules.end(of: mailbox.answer, from: letter.received), due.value != right
    else { return }
    let text = right.string(.fullDate)
    report(
      .letterDue, written.file, due.range,
      Message("期限应该是 \(text)", "it is due on \(text)"),
      help: Message(
        "从 \(letter.received.date.string(.fullDate)) 起\(mailbox.answer.chinese)；due 可以不写，程序会算",
        "\(mailbox.answer.written) from \(letter.received.date.string(.fullDate)); `due` may be "
          + "left out"))
  }
}

/// How letters say who wrote them.
enum SenderName {
  /// Nobody says.
  static let anonymous = "匿名"
  private static let words: Set<String> = [anonymous, "网友", "党员", "群众"]
  private static let masks: Set<Character> = ["*", "＊", "某", "×", "○", "〇", "□"]
  private static let titles = ["先生", "女士", "同志", "老师", "同学", "师傅"]
  private static let doubleSurnames: Set<String> = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "长孙", "宇文",
  ]

  /// A name of which only the first character can be read; as long as it was, so that carets stay
  /// right.
  static func masked(_ name: String) -> String {
    String(name.prefix(1)) + name.dropFirst().map { $0.isASCII ? "*" : "＊" }.joined()
  }

  /// Whether anybody may see it: a word for all of a kind, or a name of which only the surname can
  /// be told.
  static func isPublic(_ name: String) -> Bool {
    if words.contains(name) || name.contains(where: masks.contains) { return true }
    guard let title = titles.first(where: name.hasSuffix) else { return false }
    let surname = String(name.dropLast(title.count))
    return surname.count == 1 || doubleSurnames.contains(surname)
  }
}
