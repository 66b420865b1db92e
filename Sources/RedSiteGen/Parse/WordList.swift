import Base
import Diagnostics
import SiteModel
import Wording

/// The words and offices that a site looks for, ready for all workers.
package struct WordList: Sendable {
  private let words: [WordRule]
  private let holders: [OfficeHolder]
  private let automaton: WordAutomaton
  /// What each text of the automaton means.
  private let meanings: [Meaning]

  private struct Meaning {
    var rules: [Int] = []
    var isName = false
    var isOffice = false
  }

  /// How far a name and an office may stand apart, in characters.
  private static let reach = 6
  /// What before an office makes it another one, or one of another time.
  private static let changes = ["副", "原", "前", "代", "时任", "曾任", "兼"]

  /// The list of a site; nil where there is nothing to look for.
  init?(_ site: ParsedSite) {
    guard !site.words.entries.isEmpty || !site.titles.entries.isEmpty else { return nil }
    words = site.words.entries
    holders = site.titles.entries
    var texts: [String] = []
    var places: [String: Int] = [:]
    var meanings: [Meaning] = []
    func place(_ text: String) -> Int {
      if let known = places[text] { return known }
      places[text] = texts.count
      texts.append(text)
      meanings.append(Meaning())
      return texts.count - 1
    }
    for (index, rule) in words.enumerated() { meanings[place(rule.wrong.name)].rules.append(index) }
    for holder in holders {
      meanings[place(holder.name.name)].isName = true
      meanings[place(holder.office)].isOffice = true
    }
    self.meanings = meanings
    automaton = WordAutomaton(texts.map { Array($0.utf8) })
  }

  /// What is found in a text of an article or column.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - bodyStart: where the front matter ends.
  ///   - file: the file.
  ///   - day: the day of the article; nil for a column, which has none.
  ///   - folder: the folder it lies in.
  /// - Returns: the findings.
  func find(
    in bytes: Bytes, bodyStart: Int, of file: SourceFile.ID, day: CivilDate?, folder: String
  ) -> [TextFinding] {
    let matches = automaton.matches(in: bytes)
    guard !matches.isEmpty else { return [] }
    var places = MarkdownPlaces(bytes, bodyStart: bodyStart)
    var findings: [TextFinding] = []
    for match in matches where !meanings[match.word].rules.isEmpty {
      let rule = meanings[match.word].rules.first { index in
        words[index].holds(on: day, in: folder)
          && !(words[index].sparesTitles && places.isTitle(match.range))
          && !isException(words[index], match.range, bytes)
      }
      guard let rule, places.isText(match.range) else { continue }
      findings.append(TextFinding(file: file, range: match.range, .word(rule)))
    }
    if !holders.isEmpty {
      for finding in findOffices(matches, bytes, file, day) where places.isText(finding.range) {
        findings.append(finding)
      }
    }
    return findings
  }

  /// Whether the word is part of a phrase in which it is right.
  private func isException(_ rule: WordRule, _ range: Range<Int>, _ bytes: Bytes) -> Bool {
    rule.exceptions.contains { phrase in
      phrase.withBytes { phrase in
        rule.wrong.name.withBytes { word in
          var place = 0
          while let found = phrase.firstRange(of: word, from: place) {
            let start = range.lowerBound - found.lowerBound
            let end = start + phrase.count
            if start >= 0, end <= bytes.count, bytes[slice: start..<end].equals(phrase) {
              return true
            }
            place = found.lowerBound + 1
          }
          return false
        }
      }
    }
  }

  // MARK: Offices

  private func findOffices(
    _ matches: [WordAutomaton.Match], _ bytes: Bytes, _ file: SourceFile.ID, _ day: CivilDate?
  ) -> [TextFinding] {
    let names = matches.filter { meanings[$0.word].isName }
    var findings: [TextFinding] = []
    for office in matches where meanings[office.word].isOffice {
      guard !isChanged(office.range, bytes) else { continue }
      let title = bytes[slice: office.range].string
      // An office belongs to the nearest name.
      let near = names.compactMap { name in
        gap(name.range, office.range, bytes).map { (name, $0) }
      }.min { $0.1 < $1.1 }
      if let (name, _) = near {
        let person = bytes[slice: name.range].string
        let own = holders.filter { $0.name.name == person }
        if !own.contains(where: { $0.office == title && $0.holds(on: day) }),
          let index = holders.firstIndex(where: { $0.name.name == person })
        {
          findings.append(TextFinding(file: file, range: name.range, .titleMismatch(index)))
        }
        continue
      }
      if let suspect = suspect(beside: office.range, title, bytes, day) {
        findings.append(TextFinding(file: file, range: suspect.range, .nameSuspect(suspect.holder)))
      }
    }
    return findings
  }

  private func isChanged(_ office: Range<Int>, _ bytes: Bytes) -> Bool {
    Self.changes.contains { word in
      word.withBytes { word in
        let start = office.lowerBound - word.count
        return start >= 0 && bytes[slice: start..<office.lowerBound].equals(word)
      }
    }
  }

  /// How many characters stand between a name and an office in one clause; nil for too many.
  private func gap(_ name: Range<Int>, _ office: Range<Int>, _ bytes: Bytes) -> Int? {
    let between =
      name.upperBound <= office.lowerBound
      ? name.upperBound..<office.lowerBound : office.upperBound..<name.lowerBound
    guard between.lowerBound <= between.upperBound, between.count <= 4 * Self.reach else {
      return nil
    }
    let text = bytes[slice: between].string
    guard text.count <= Self.reach, !text.contains(where: { "，。；、：！？\n|".contains($0) }) else {
      return nil
    }
    return text.count
  }

  /// Text right beside an office that is its holder's name but for one character.
  private func suspect(
    beside office: Range<Int>, _ title: String, _ bytes: Bytes, _ day: CivilDate?
  ) -> (range: Range<Int>, holder: Int)? {
    for (index, holder) in holders.enumerated()
    where holder.office == title && holder.holds(on: day) && holder.name.name.count >= 3 {
      let name = Array(holder.name.name)
      let length = holder.name.name.utf8.count
      for range in [
        office.upperBound..<(office.upperBound + length),
        (office.lowerBound - length)..<office.lowerBound,
      ] where range.lowerBound >= 0 && range.upperBound <= bytes.count {
        guard let text = String(validating: bytes[slice: range], as: UTF8.self) else { continue }
        let written = Array(text)
        guard written.count == name.count,
          written.allSatisfy({ $0.unicodeScalars.first.map { $0.value >= 0x3400 } ?? false })
        else { continue }
        if zip(written, name).count(where: { $0 != $1 }) == 1 { return (range, index) }
      }
    }
    return nil
  }
}
