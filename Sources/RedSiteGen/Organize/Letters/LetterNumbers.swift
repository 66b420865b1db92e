import Base
import Diagnostics
import SiteModel

/// 编号: whether the numbers of a mailbox's letters are in a row.
///
/// A number is a series and a count, as `2026-` and `0012`. Letters that are not published have
/// theirs in `data/letters-private.csv`, so a number that is missing is a letter that is nowhere.
struct LetterNumbers {
  /// Whether all numbers are known, so that one that is missing is a gap.
  var canTellGaps = true

  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private var series: [Series: [Numbered]] = [:]

  private struct Series: Hashable {
    var mailbox: Mailbox.ID
    var prefix: String
  }

  private struct Numbered {
    var count: Int
    var number: Reference
    var file: SourceFile.ID
  }

  init(locator: SourceLocator, diagnostics: DiagnosticSink) {
    self.locator = locator
    self.diagnostics = diagnostics
  }

  /// Takes a number of a mailbox; one that is none is reported by `LetterCheck`.
  mutating func add(_ number: Reference, _ file: SourceFile.ID, to mailbox: Mailbox.ID) {
    guard let parts = LetterNumber(number.name) else {
      canTellGaps = false
      return
    }
    series[Series(mailbox: mailbox, prefix: parts.series), default: []].append(
      Numbered(count: parts.count, number: number, file: file))
  }

  /// Notes with mailboxes how far their numbers go.
  func note(in mailboxes: inout [Mailbox]) {
    for (series, numbers) in series {
      mailboxes[series.mailbox.offset].lastNumbers[series.prefix] = numbers.map(\.count).max()
    }
  }

  /// Reports numbers that stand twice, and those that are missing between others.
  func check(_ mailboxes: [Mailbox]) {
    for (series, numbers) in series {
      let sorted = numbers.sorted {
        ($0.count, $0.file.index, $0.number.range.lowerBound)
          < ($1.count, $1.file.index, $1.number.range.lowerBound)
      }
      let first = LetterNumber(mailboxes[series.mailbox.offset].firstNumber)
      var expected = first?.series == series.prefix ? first?.count ?? 1 : 1
      var last: Numbered?
      for numbered in sorted {
        if let last, last.count == numbered.count {
          report(numbered, repeating: last)
        } else if numbered.count > expected, canTellGaps {
          report(numbered, series.prefix, missing: expected..<numbered.count)
        }
        expected = numbered.count + 1
        last = numbered
      }
    }
  }

  private func report(_ numbered: Numbered, repeating other: Numbered) {
    diagnostics.report(
      Diagnostic(
        .letterNumber, at: locator.location(numbered.file, numbered.number.range),
        Message(
          "编号 \(numbered.number.name) 用了两次", "the number \(numbered.number.name) is given twice"),
        help: Message("一封信一个编号，请改一个", "each letter has a number of its own; change one"),
        notes: [
          .init(
            Message("另一封在这里", "the other letter is here"),
            at: locator.location(other.file, other.number.range))
        ]))
  }

  private func report(_ numbered: Numbered, _ prefix: String, missing: Range<Int>) {
    // As wide as the number that follows.
    let width = numbered.number.name.utf8.count - prefix.utf8.count
    let (first, last) = (
      LetterNumber.text(prefix, missing.lowerBound, width: width),
      LetterNumber.text(prefix, missing.upperBound - 1, width: width)
    )
    diagnostics.report(
      Diagnostic(
        .letterNumber, at: locator.location(numbered.file, numbered.number.range),
        missing.count == 1
          ? Message("编号 \(first) 没有来信", "there is no letter \(first)")
          : Message("编号 \(first) 至 \(last) 没有来信", "there are no letters \(first) to \(last)"),
        help: Message(
          "不公开的来信登记在 \(privateLettersPath)；从半截开始编号的，信箱写 first_number",
          "letters that are not published go into \(privateLettersPath); where numbers begin later, "
            + "the mailbox says so by `first_number`")))
  }
}
