import Base
import Diagnostics
import SensitiveText

/// What is in a photo besides the picture, which matters only where the file itself goes out: that
/// is known when all texts were read.
package struct PhotoFinding: Sendable {
  /// The photo.
  package var file: SourceFile.ID
  /// What is said of it where readers get the file.
  package var asItIs: Diagnostic
  /// What is said of it where they get what was made of it, without any of this.
  package var asShown: Diagnostic

  package init(file: SourceFile.ID, asItIs: Diagnostic, asShown: Diagnostic) {
    self.file = file
    self.asItIs = asItIs
    self.asShown = asShown
  }
}

/// Something that was found in the text of a file.
package struct TextFinding: Sendable {
  /// The file.
  package var file: SourceFile.ID
  /// The bytes in it.
  package var range: Range<Int>
  /// What it is.
  package var subject: Subject

  /// What was found.
  package enum Subject: Sendable {
    /// What is not for the public.
    case sensitive(SensitiveFinding)
    /// A word of the list, a place in `ParsedSite.words`.
    case word(Int)
    /// A name beside an office that its holder did not hold then, a place in `ParsedSite.titles`.
    case titleMismatch(Int)
    /// Almost a name, beside the office of its holder, a place in `ParsedSite.titles`.
    case nameSuspect(Int)
  }

  package init(file: SourceFile.ID, range: Range<Int>, _ subject: Subject) {
    self.file = file
    self.range = range
    self.subject = subject
  }
}

extension SensitiveKind {
  /// What a finding of the kind is called.
  package var code: DiagnosticCode {
    switch self {
    case .secretMark: .secretMark
    case .restrictedMark: .restrictedMark
    case .idNumber: .idNumber
    case .maskedIDNumber: .idNumberMaskedBadly
    case .bankCard: .bankCard
    case .phoneNumber: .phoneNumber
    case .landline: .landline
    case .emailAddress: .emailAddress
    case .licencePlate: .licencePlate
    }
  }
}

extension SiteConfiguration.Scan {
  /// The search for what a site looks for in its texts; nil where it looks for nothing.
  package var search: SensitiveText? {
    guard isEnabled else { return nil }
    return SensitiveText(Set(SensitiveKind.allCases.filter { severity(of: $0.code) != nil }))
  }
}

/// A finding that nobody cleared, for those who look at it.
package struct OpenFinding: Sendable {
  /// The file.
  package var path: String
  /// What it is called.
  package var code: DiagnosticCode
  /// Line and column; 0 for a file as a whole.
  package var line: Int
  package var column: Int
  /// What was found, whose digest clears it; nil where the digest of the file does.
  ///
  /// Never printed.
  package var value: String?

  package init(path: String, code: DiagnosticCode, line: Int, column: Int, value: String?) {
    self.path = path
    self.code = code
    self.line = line
    self.column = column
    self.value = value
  }
}

/// Somebody's word that a finding may be published.
package struct Clearance: Sendable {
  /// The path of the file.
  package var file: Reference
  /// The code of the finding.
  package var code: DiagnosticCode
  /// The first 16 hexadecimal digits of SHA-256: of what was found, or of the file.
  package var digest: String
  /// The reviewer.
  package var reviewer: Reference
  /// The day.
  package var date: CivilDate?
  /// The last day on which it holds.
  package var validUntil: CivilDate?

  package init(file: Reference, code: DiagnosticCode, digest: String, reviewer: Reference) {
    self.file = file
    self.code = code
    self.digest = digest
    self.reviewer = reviewer
  }

  /// The digest of what was found.
  package static func digest(of value: String) -> String {
    value.withBytes { digest(of: $0) }
  }

  /// The digest of a file.
  package static func digest(of bytes: Bytes) -> String {
    SHA256.digest(bytes).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// A word that is looked for.
package struct WordRule: Sendable {
  /// The word, with its place.
  package var wrong: Reference
  /// What may stand for it; the first is written where there is only one.
  package var right: [String]
  /// How much it matters.
  package var level: Level
  /// Why.
  package var reason: String
  /// What says so.
  package var basis: String
  /// Phrases in which the word is right.
  package var exceptions: [String] = []
  /// Whether it is right in the titles of books and documents.
  package var sparesTitles = false
  /// The days of articles for which it holds.
  package var from: CivilDate?
  package var to: CivilDate?
  /// The column for which it holds, with those below; empty for all.
  package var folder = ""

  package init(
    wrong: Reference, right: [String], level: Level, reason: String = "", basis: String = ""
  ) {
    self.wrong = wrong
    self.right = right
    self.level = level
    self.reason = reason
    self.basis = basis
  }

  /// How much a word matters.
  package enum Level: String, Sendable, CaseIterable {
    case error = "错"
    case warning = "慎"
    case note = "提示"
  }

  /// Whether the rule holds for a text of a day in a folder.
  package func holds(on day: CivilDate?, in folder: String) -> Bool {
    if let day {
      if let from, day < from { return false }
      if let to, to < day { return false }
    }
    return self.folder.isEmpty || folder == self.folder || folder.hasPrefix(self.folder + "/")
  }
}

/// Somebody in an office, for as long as it was so.
package struct OfficeHolder: Sendable {
  /// The name, with its place.
  package var name: Reference
  /// The office.
  package var office: String
  /// From when.
  package var from: CivilDate?
  /// Until when.
  package var to: CivilDate?

  package init(name: Reference, office: String) {
    self.name = name
    self.office = office
  }

  /// Whether the office was held on a day.
  package func holds(on day: CivilDate?) -> Bool {
    guard let day else { return true }
    return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}

/// The files with reviewers, clearances, words and offices, for messages; their like as TOML may
/// stand in their places.
package let reviewersPath = "data/reviewers.csv"
package let clearancesPath = "data/cleared.csv"
package let wordsPath = "data/words.csv"
package let titlesPath = "data/titles.csv"
