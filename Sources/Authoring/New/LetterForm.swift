import Base
import Diagnostics
import SiteModel

/// The form of a letter to a mailbox, with the next number of the box and what can be chosen.
struct LetterForm {
  /// The number: that after the last of the year, also among drafts.
  let number: String

  private let site: Site
  private let mailbox: Mailbox

  /// What stands below the front matter.
  static let body = "## 来信\n\n\n\n## 答复\n\n"

  /// The form for a column.
  ///
  /// - Throws: where the column is no mailbox, or one whose letters are not for the repository.
  init(_ folder: String, in site: Site) throws(Diagnostic) {
    self.site = site
    let index = site.columns.firstIndex { site.texts.string($0.path) == folder }
    let place = index.flatMap { site.mailboxOfColumn.isEmpty ? nil : site.mailboxOfColumn[$0] }
    guard let place, place >= 0, !site.mailboxes[Int(place)].isCollection else {
      throw Diagnostic(
        .unknownMailbox, at: SourceLocation(path: "content/" + folder),
        Message("栏目“\(folder)”不是信箱", "the column “\(folder)” is no mailbox"),
        help: Message(
          "请在 \(mailboxesPath) 里登记信箱，写 column = \"\(folder)\"",
          "enter the mailbox in \(mailboxesPath), with column = \"\(folder)\""))
    }
    mailbox = site.mailboxes[Int(place)]
    guard mailbox.publish != .none else {
      throw Diagnostic(
        .letterNotForPublic, at: SourceLocation(path: "content/" + folder),
        Message(
          "“\(mailbox.name)”的来信不公开，不放进仓库",
          "letters to “\(mailbox.name)” are not published, nor for the repository"),
        help: Message(
          "请在 \(privateLettersPath) 里登记一行", "enter a row in \(privateLettersPath)"))
    }
    let year = String(site.now.date.components.year)
    let series = mailbox.lastNumbers.keys.filter { $0.contains(year) }.max() ?? year + "-"
    let first = LetterNumber(mailbox.firstNumber).flatMap { $0.series == series ? $0.count : nil }
    number = LetterNumber.text(
      series, mailbox.lastNumbers[series].map { $0 + 1 } ?? first ?? 1, width: 4)
  }

  /// Writes the block of the letter.
  func write(into frontMatter: inout NewFrontMatter) {
    let topics = site.configuration.letters.topics
    var lines: [(key: String, value: NewFrontMatter.Value, comment: String?)] = [
      ("number", .text(number), nil),
      ("topic", .text(topics.first ?? ""), topics.joined(separator: "、")),
      ("from", .text("网友"), "网友、党员、群众，或遮住的名字，如 李某、王**"),
    ]
    if let owner = mailbox.owner {
      let unit = site.texts.string(site.units[owner.offset].identifier)
      lines.append(("unit", .text(unit), "办理的单位"))
    }
    lines += [
      ("forwarded_on", .empty, "转办的日期"),
      ("answered_on", .empty, "答复的日期；期限不用写，程序会算"),
    ]
    frontMatter.add(table: "letter", lines)
    frontMatter.addDraft()
  }
}
