import Base
import Diagnostics
import Metadata
import SiteModel

/// A register of `data/`: one list of a site, written in TOML or in CSV, never in both.
///
/// Everything that is the same for all of them follows from this list: which files are read, which
/// columns they have, what their schemas are, and which names an unknown file is compared with.
package struct RegisterFile: Sendable {
  /// What its entries are; its raw value is the name of the list in TOML.
  package let kind: MetadataKind
  /// The file it is usually written to: `data/units.toml`.
  package let path: String
  /// What it is, in words.
  package let subject: Message
  /// The columns that it must have as CSV.
  package let requiredColumns: [String]
  /// Reads one of its two files into the site; false where nothing could be made of the bytes.
  let read: @Sendable (inout DataParser, String, Bytes, inout ParsedSite) -> Bool
  /// Reads an entry that has nothing in it, to write down what is asked for.
  let ask: @Sendable (inout DataParser, inout TableDecoder) -> Void

  private init<Entry>(
    _ kind: MetadataKind, _ path: String, _ subject: Message,
    requires columns: [String] = ["id", "name"],
    into register: any WritableKeyPath<ParsedSite, ParsedRegister<Entry>> & Sendable,
    entry: @escaping @Sendable (inout DataParser, inout TableDecoder) -> Entry?
  ) {
    self.kind = kind
    self.path = path
    self.subject = subject
    requiredColumns = columns
    read = { parser, path, bytes, site in
      parser.parse(path: path, bytes: bytes, kind: kind, into: &site[keyPath: register]) {
        entry(&$0, &$1)
      }
    }
    ask = { parser, file in _ = file.tables(kind.rawValue) { entry(&parser, &$0) } }
  }

  /// The path without its ending: `data/units`.
  package var stem: String { String(path.dropLast(path.hasSuffix(".csv") ? 4 : 5)) }

  /// Its two files, the usual one first.
  package var paths: [String] { [path, stem + (path.hasSuffix(".csv") ? ".toml" : ".csv")] }

  /// All registers.
  package static let all: [RegisterFile] = [
    RegisterFile(
      .units, unitsPath, Message("单位名册", "register of units"), into: \.units
    ) { $0.parseUnit(&$1) },
    RegisterFile(
      .contributors, contributorsPath, Message("信息员名册", "register of contributors"),
      into: \.contributors
    ) { $0.parseContributor(&$1) },
    RegisterFile(
      .reviewers, reviewersPath, Message("审核人员表", "register of reviewers"), into: \.reviewers
    ) { $0.parseReviewer(&$1) },
    RegisterFile(
      .cleared, clearancesPath, Message("核准表", "clearances"),
      requires: ["file", "code", "digest", "by", "date", "reason"], into: \.clearances
    ) { $0.parseClearance(&$1) },
    RegisterFile(
      .words, wordsPath, Message("用语表", "words"), requires: ["wrong"], into: \.words
    ) { $0.parseWord(&$1) },
    RegisterFile(
      .titles, titlesPath, Message("职务表", "offices"), requires: ["name", "role"], into: \.titles
    ) { $0.parseTitle(&$1) },
    RegisterFile(
      .mailboxes, mailboxesPath, Message("信箱", "mailboxes"), into: \.mailboxes
    ) { $0.parseMailbox(&$1) },
    RegisterFile(
      .delegates, delegatesPath, Message("党代表名册", "delegates"), into: \.delegates
    ) { $0.parseDelegate(&$1) },
    RegisterFile(
      .privateLetters, privateLettersPath, Message("不公开的来信", "letters that are not published"),
      requires: ["number", "mailbox", "received", "topic"], into: \.privateLetters
    ) { $0.parsePrivateLetter(&$1) },
    RegisterFile(
      .adoptions, adoptionsPath, Message("采用", "adoptions"),
      requires: ["outlet", "date", "proof"], into: \.records.adoptions
    ) { $0.parseAdoption(&$1) },
    RegisterFile(
      .requests, requestsPath, Message("约稿", "requests"),
      requires: ["id", "title", "issued", "due", "unit"], into: \.records.requests
    ) { $0.parseRequest(&$1) },
    RegisterFile(
      .adjustments, adjustmentsPath, Message("加减分", "adjustments"),
      requires: ["date", "points", "cause", "basis", "approved_by"], into: \.records.adjustments
    ) { $0.parseAdjustment(&$1) },
    RegisterFile(
      .zeroReports, zeroReportsPath, Message("零报告", "zero reports"),
      requires: ["unit", "period", "reported"], into: \.records.zeroReports
    ) { $0.parseZeroReport(&$1) },
    RegisterFile(
      .signOffs, signOffsPath, Message("签发", "sign-offs"),
      requires: ["table", "period", "signed_by", "date", "digest"], into: \.records.signOffs
    ) { $0.parseSignOff(&$1) },
    RegisterFile(
      .honors, honorsPath, Message("荣誉", "honours"),
      requires: ["year", "name", "level", "recipient"], into: \.honors
    ) { $0.parseHonor(&$1) },
    RegisterFile(
      .terms, termsPath, Message("任期", "terms of office"),
      requires: ["body", "session", "role", "name", "from"], into: \.offices
    ) { $0.parseOfficeTerm(&$1) },
    RegisterFile(
      .experts, expertsPath, Message("导师", "experts"), into: \.experts
    ) { $0.parseExpert(&$1) },
  ]

  /// The register that a file belongs to, by its path.
  static let byPath: [String: RegisterFile] = Dictionary(
    uniqueKeysWithValues: all.flatMap { register in register.paths.map { ($0, register) } })

  /// The register whose entries are of a kind.
  static let byKind: [MetadataKind: RegisterFile] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.kind, $0) })
}
