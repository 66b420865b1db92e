import Base
import Diagnostics
import Metadata

/// An essay contest: what `data/contests/<id>.toml` says, and the judges' scores.
package struct Contest: Sendable {
  /// The day from which authors and awards are shown.
  package var resultsOn: CivilDate?
  /// Whether the table of scores is public.
  package var publishesScores = false
  /// The folder of the exhibition whose panels are judged; nil where articles are entries.
  package var exhibition: Located<String>?
  /// Whether it came with a preset.
  package var isSample = false
  /// The form for entries.
  package var form: Located<String>?
  /// The days on which entries are taken.
  package var days = OpenDays()
  /// What is awarded, the highest first.
  package var awards: [Award] = []
  /// The file, for messages.
  package var path = ""
  /// The scores, in the order of their file; nil where there is no file.
  package var scores: [Score]?
  /// Whether all rows of the scores could be read: others would seem to lack.
  package var hasAllScores = true

  /// Nothing known.
  package init() {}

  /// An award and how many of it there are.
  package struct Award: Sendable {
    package var name: String
    package var count: Int
    /// The group of entries it is for; empty for all.
    package var group: String
  }

  /// What a judge gave an entry, in hundredths.
  package struct Score: Sendable {
    package var entry: String
    package var judge: String
    package var value: Int
    package var location: SourceLocation
  }

  /// What front matter says of an entry or of the contest's own page (`contest`).
  package struct Request: Sendable {
    /// The name of the files in `data/contests/`.
    package var identifier: Located<String>?
    /// The number of an entry; nil for the contest's own page.
    package var number: Located<String>?
    /// The group of an entry.
    package var group: String
    /// Where front matter says it.
    package var range = 0..<0

    /// Reads `contest`.
    package init(_ table: inout TableDecoder) {
      range = table.range
      identifier = table.requiredString("id", example: "zhengwen2026")
      number = table.string("number")
      group = table.string("group")?.value ?? ""
    }
  }

  /// Reads `data/contests/<id>.toml`; the caller finishes `file`.
  package init(_ file: inout TableDecoder) {
    path = file.path
    resultsOn = file.date("results_on")?.value
    if resultsOn == nil, !file.contains("results_on") {
      file.reportMissing("results_on", example: "2026-09-01")
    }
    publishesScores = file.boolean("publish_scores")?.value ?? false
    exhibition = file.string("exhibition")
    isSample = file.boolean("sample")?.value ?? false
    form = file.string("form")
    days = OpenDays(&file)
    awards =
      (file.tables("awards") { table -> Award? in
        let name = table.requiredString("name", example: "一等奖")
        let count = table.integer("count", in: 1...1000)
        if count == nil, !table.contains("count") { table.reportMissing("count", example: "3") }
        let group = table.string("group")?.value ?? ""
        guard let name, let count else { return nil }
        return Award(name: name.value, count: count.value, group: group)
      } ?? []).compactMap { $0 }
  }

  private static let columns = [
    Sheet.Column("id", "编号"), Sheet.Column("judge", "评委"), Sheet.Column("score", "分"),
  ]

  /// Reads `data/contests/<id>-scores.csv`, which is private.
  package static func scores(
    _ sheet: Sheet, into diagnostics: inout [Diagnostic]
  ) -> [Score] {
    var seen: Set<[String]> = []
    return sheet.rows(columns, required: columns.map(\.key), into: &diagnostics) { row in
      Score(&row) { seen.insert([$0, $1]).inserted }
    } ?? []
  }

  static let scoreHelp = Message(
    "每位评委给自己评的那一组的每篇都要打分；缺了分，名次就不算数",
    "each judge of a group scores all of its entries; with a score missing no rank holds")
}

extension Contest.Score {
  /// Reads a row; nil after saying what is wrong with it.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - isNew: whether the judge had not scored the entry before.
  package init?(
    _ row: inout TableDecoder, isNew: (_ entry: String, _ judge: String) -> Bool = { _, _ in true }
  ) {
    let entry = row.requiredString("id", example: "017")
    let judge = row.requiredString("judge", example: "评委甲")
    let text = row.string("score")
    guard let entry, let judge else { return nil }
    guard let text else {
      row.report(
        .contestScoreMissing, at: entry.range,
        Message(
          "“\(judge.value)”没有给“\(entry.value)”打分",
          "“\(judge.value)” gave no score to “\(entry.value)”"),
        help: Contest.scoreHelp)
      return nil
    }
    guard let value = Cents.parse(text.value), value <= 10_000 else {
      row.report(
        .invalidValue, at: text.range,
        Message("“\(text.value)”不是 0 到 100 的分数", "“\(text.value)” is no score from 0 to 100"),
        help: Message("最多两位小数，例如 92.5", "with two decimals at most, as in 92.5"))
      return nil
    }
    guard isNew(entry.value, judge.value) else {
      row.report(
        .duplicateIdentifier, at: entry.range,
        Message(
          "“\(judge.value)”给“\(entry.value)”打了两次分",
          "“\(judge.value)” scored “\(entry.value)” twice"),
        help: Message("请只留一行", "keep one of the rows"))
      return nil
    }
    self.init(
      entry: entry.value, judge: judge.value, value: value,
      location: row.places.location(entry.range))
  }
}

extension Contest {
  /// The score of an entry in hundredths: with five judges or more the highest and the lowest are
  /// dropped once each, then the mean, halves up.
  package static func score(_ scores: [Int]) -> Int? {
    guard !scores.isEmpty else { return nil }
    let kept = scores.count >= 5 ? Array(scores.sorted().dropFirst().dropLast()) : scores
    return (2 * kept.reduce(0, +) + kept.count) / (2 * kept.count)
  }

  /// An entry with what the judges gave it.
  package struct Entry: Sendable, Equatable {
    package var number: String
    package var group: String
    /// Hundredths.
    package var score: Int
    /// What it was awarded; empty for nothing.
    package var award = ""

    package init(number: String, group: String, score: Int) {
      self.number = number
      self.group = group
      self.score = score
    }
  }

  /// Scores the entries and gives out the awards.
  ///
  /// - Parameters:
  ///   - entries: number and group of each.
  ///   - diagnostics: receives what is missing.
  /// - Returns: the entries, the best first, and which awards a tie has enlarged; nil where a score
  ///   is missing.
  package func results(
    of entries: [(number: String, group: String, location: SourceLocation)],
    into diagnostics: inout [Diagnostic]
  ) -> (entries: [Entry], ties: [String])? {
    guard let scores, hasAllScores else { return nil }
    var groups: [String: String] = [:]
    for entry in entries { groups[entry.number] = entry.group }
    var given: [String: [String: Int]] = [:]
    var judges: [String: Set<String>] = [:]
    var isWhole = true
    for score in scores {
      guard let group = groups[score.entry] else {
        isWhole = false
        diagnostics.append(
          Diagnostic(
            .invalidValue, at: score.location,
            Message("没有编号是“\(score.entry)”的作品", "there is no entry “\(score.entry)”"),
            help: Message(
              "请核对文章里的编号：contest.number，展板是 panel.number",
              "compare it with contest.number, or panel.number, of the articles")))
        continue
      }
      judges[group, default: []].insert(score.judge)
      given[score.entry, default: [:]][score.judge] = score.value
    }
    guard isWhole else { return nil }
    var scored: [Entry] = []
    for entry in entries {
      let found = given[entry.number] ?? [:]
      let missing = (judges[entry.group] ?? []).subtracting(found.keys).sorted()
      guard missing.isEmpty, let score = Self.score(Array(found.values)) else {
        isWhole = false
        let names = missing.joined(separator: "、")
        diagnostics.append(
          Diagnostic(
            .contestScoreMissing, at: entry.location,
            missing.isEmpty
              ? Message("作品“\(entry.number)”没有分数", "the entry “\(entry.number)” has no score")
              : Message(
                "作品“\(entry.number)”缺少\(names)的分数",
                "the entry “\(entry.number)” has no score of \(names)"),
            help: Self.scoreHelp))
        continue
      }
      scored.append(Entry(number: entry.number, group: entry.group, score: score))
    }
    guard isWhole else { return nil }
    scored.sort { ($1.score, $0.number) < ($0.score, $1.number) }
    let ties = award(&scored)
    return (scored, ties)
  }

  /// Gives out the awards; a tie at the border enlarges the award.
  private func award(_ entries: inout [Entry]) -> [String] {
    var ties: [String] = []
    for award in awards {
      let open = entries.indices.filter {
        entries[$0].award.isEmpty && (award.group.isEmpty || entries[$0].group == award.group)
      }
      guard let border = open.prefix(award.count).last else { continue }
      let winners = open.filter { entries[$0].score >= entries[border].score }
      for place in winners { entries[place].award = award.name }
      if winners.count > award.count {
        ties.append(
          "\(award.group)\(award.name)原定 \(award.count) 名，因同分增为 \(winners.count) 名。")
      }
    }
    return ties
  }
}
