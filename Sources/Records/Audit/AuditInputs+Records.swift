import Base
import Interactive
import SiteModel

extension AuditInputs {
  /// Adds what the records of the site say: columns that are overdue by their own rules, and
  /// letters that wait.
  package mutating func add(_ book: RecordBook, _ letters: LetterRecord) {
    if site.records.cadence.contains(where: { $0.subject == .columns }) {
      overdueColumns = book.overdueColumns.map { column in
        Evidence(
          "\(column.name)（\(column.rule)）", place: columnURLs[column.column], day: column.last)
      }
    }
    let boxes = site.mailboxes.filter { $0.kind == .letters }
    guard !boxes.isEmpty else { return }
    let openForms = site.interactive.forms.values.count {
      $0.form.kind == .letter && $0.form.days.state(on: book.asOf) == .open
    }
    let limit = AuditRules.monthsBefore(3, book.asOf)
    let year = AuditRules.monthsBefore(12, book.asOf)
    self.letters = Letters(
      openMailboxes: openForms == 0 ? nil : openForms,
      waiting: letters.unanswered(receivedIn: year...book.asOf).filter { $0.received.date < limit }
        .map { letter in
          Evidence(
            "\(letter.number) \(site.texts.string(letter.title))",
            place: letter.article.map { articleURLs[$0.offset] } ?? "", day: letter.received.date)
        },
      lastAnswer: site.letters.compactMap(\.answeredOn).filter { $0 <= book.asOf }.max())
  }
}
