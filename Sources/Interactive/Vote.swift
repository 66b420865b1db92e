import Base
import Diagnostics
import Metadata

/// A vote: who stands, and the counted and signed result.
///
/// A live count is never shown.
package struct Vote: Sendable {
  /// What front matter says.
  package var request: Request
  /// Who stands, with what each got once it is known.
  package var candidates: [Candidate] = []
  /// Whether there is a result to show.
  package var isCounted = false

  /// What front matter says of a vote (`vote`).
  package struct Request: Sendable {
    package var candidates: Located<String>?
    package var results: Located<String>?
    /// How many ballots were valid.
    package var total: Located<Int>?
    /// How many a ballot may name.
    package var choices = 1
    /// How it was done: `现场无记名投票`.
    package var method: String?
    /// The days on which it was done.
    package var days = OpenDays()
    /// Who counted.
    package var countedBy: String?
    /// The day on which the result was signed.
    package var signedOn: CivilDate?
    /// The form that posts ballots.
    package var form: Located<String>?
    /// Where front matter says it.
    package var range = 0..<0
  }

  /// Somebody or something that can be voted for.
  package struct Candidate: Sendable {
    package var identifier: Located<String>
    package var name: String
    package var unit: String
    package var description: String
    package var votes = 0
  }
}

extension Vote.Request {
  /// Reads `vote`.
  package init(_ table: inout TableDecoder) {
    range = table.range
    candidates = table.requiredString("candidates", example: "houxuan.csv")
    results = table.string("results")
    total = table.integer("total", in: 1...2_000_000_000)
    choices = table.integer("choices", in: 1...100)?.value ?? 1
    method = table.string("method")?.value
    days = OpenDays(&table, opens: "from", closes: "to")
    countedBy = table.string("counted_by")?.value
    signedOn = table.date("signed_on")?.value
    form = table.string("form")
    guard let results else { return }
    let lacking = [
      ("total", total == nil), ("method", method == nil), ("from", days.opens == nil),
      ("to", days.closes == nil), ("counted_by", countedBy == nil), ("signed_on", signedOn == nil),
    ].filter(\.1).map(\.0)
    guard !lacking.isEmpty else { return }
    let names = lacking.map { "“\($0)”" }.joined(separator: "、")
    table.report(
      .voteUnsigned, at: results.range,
      Message("公布结果以前还要写\(names)", "a result needs \(lacking.joined(separator: ", "))"),
      help: Message(
        "谁计的票、怎样投的、哪几天、有效票多少、哪天签字，都写上才公布数字",
        "say who counted, how and when it was done, how many ballots were valid and when it was "
          + "signed"))
  }
}

extension Vote {
  private static let candidateColumns = [
    Sheet.Column("id", "编号"), Sheet.Column("name", "姓名"), Sheet.Column("unit", "单位"),
    Sheet.Column("description", "说明"),
  ]
  private static let resultColumns = [
    Sheet.Column("id", "编号"), Sheet.Column("votes", "票数"),
  ]

  /// Reads who stands and, where it is there, the result.
  package init(
    _ request: Request, candidates: Sheet?, results: Sheet?, into diagnostics: inout [Diagnostic]
  ) {
    self.request = request
    guard let candidates else { return }
    let known = diagnostics.count
    self.candidates =
      candidates.rows(
        Self.candidateColumns, required: ["id", "name"], into: &diagnostics
      ) { row in
        let identifier = row.requiredString("id", example: "1")
        let name = row.requiredString("name", example: "某项目")
        let unit = row.string("unit")?.value ?? ""
        let description = row.string("description")?.value ?? ""
        guard let identifier, let name else { return nil }
        return Candidate(
          identifier: identifier, name: name.value, unit: unit, description: description)
      } ?? []
    candidates.checkNumbers(self.candidates.map(\.identifier), into: &diagnostics)
    if diagnostics.count == known, let results { read(results, into: &diagnostics) }
  }

  private mutating func read(_ results: Sheet, into diagnostics: inout [Diagnostic]) {
    let known = diagnostics.count
    let rows =
      results.rows(
        Self.resultColumns, required: ["id", "votes"], into: &diagnostics
      ) { row -> (id: Located<String>, votes: Located<Int>)? in
        let identifier = row.requiredString("id", example: "1")
        let votes = row.figure("votes")
        guard let identifier, let votes else { return nil }
        return (identifier, votes)
      } ?? []
    var seen: Set<String> = []
    for row in rows {
      let place = candidates.firstIndex { $0.identifier.value == row.id.value }
      guard let place, seen.insert(row.id.value).inserted else {
        results.report(
          .invalidValue, at: row.id.range,
          Message(
            "“\(row.id.value)”不是候选的编号，或者写了两次", "“\(row.id.value)” does not stand, or is given twice"
          ),
          help: Message("请写候选表里的编号，每个一行", "write each number of the candidates once"),
          into: &diagnostics)
        continue
      }
      candidates[place].votes = row.votes.value
      if let total = request.total, row.votes.value > total.value {
        results.report(
          .sumMismatch, at: row.votes.range,
          Message(
            "\(row.votes.value) 票，比有效票 \(total.value) 还多",
            "\(row.votes.value) votes are more than the \(total.value) ballots"),
          help: Message("请核对原始数据", "compare them with the original figures"),
          into: &diagnostics)
      }
    }
    guard diagnostics.count == known, let total = request.total else { return }
    isCounted = true
    let sum = candidates.reduce(0) { $0 + $1.votes }
    let (most, isExact) = (request.choices * total.value, request.choices == 1)
    guard isExact ? sum != most : sum > most else { return }
    results.report(
      .sumMismatch, at: rows.first?.votes.range ?? 0..<0,
      isExact
        ? Message(
          "各项加起来是 \(sum) 票，有效票是 \(most) 张，差 \(abs(sum - most))",
          "the votes add up to \(sum), the ballots to \(most): \(abs(sum - most)) apart")
        : Message(
          "各项加起来是 \(sum) 票，\(total.value) 张票每张最多选 \(request.choices) 项，最多 \(most) 票",
          "the votes add up to \(sum), more than \(request.choices) on each of \(total.value) ballots"
        ),
      help: Message(
        "请核对原始数据；弃权的也列成一行", "compare them with the original figures; abstentions are a row too"),
      into: &diagnostics)
  }

  /// Writes who stands, the form while it is open, and the result once it is signed.
  package func write(html page: inout ByteBuffer, form: FormMarkup) {
    page.append("<section class=\"vote\">\n")
    if isCounted, let total = request.total, let signedOn = request.signedOn {
      page.append("<h2>结果</h2>\n<dl class=\"vote-facts\">\n")
      for (name, value) in [
        ("时间", request.days.text), ("办法", request.method ?? ""), ("有效票", "\(total.value) 张"),
        ("计票", request.countedBy ?? ""), ("签字", signedOn.chinese),
      ] {
        page.append("<div>")
        page.element("dt", name)
        page.element("dd", value)
        page.append("</div>\n")
      }
      page.append("</dl>\n")
      let shares =
        request.choices == 1
        ? Shares.exact(candidates.map(\.votes))
        : candidates.map { Shares.single($0.votes, of: total.value) }
      let order = candidates.indices.sorted {
        (candidates[$1].votes, $0) < (candidates[$0].votes, $1)
      }
      page.shareTable(
        "投票结果", head: ("候选", "票数"),
        order.map { (candidates[$0].fullName, candidates[$0].votes, shares[$0]) })
    } else {
      writeCandidates(to: &page)
      form.write(.vote, to: &page) { page in
        page.append("<fieldset><legend>")
        page.append(escaping: request.choices == 1 ? "选一项" : "最多选 \(request.choices) 项")
        page.append("</legend>\n")
        for candidate in candidates {
          page.append(
            request.choices == 1
              ? "<label><input type=\"radio\" required name=\"choice\" value=\""
              : "<label><input type=\"checkbox\" name=\"choice\" value=\"")
          page.append(escaping: candidate.identifier.value)
          page.append("\"> ")
          page.append(escaping: candidate.fullName)
          page.append("</label>\n")
        }
        page.append("</fieldset>\n")
        if form.form?.fields.contains(.code) == false {
          page.paragraph("每人可多次提交，结果仅供参考。", class: "submission-state")
        }
      }
    }
    page.append("</section>\n")
  }

  private func writeCandidates(to page: inout ByteBuffer) {
    page.append("<h2>候选</h2>\n<ol class=\"vote-candidates\">\n")
    for candidate in candidates {
      page.append("<li>")
      page.element("strong", candidate.fullName)
      if !candidate.description.isEmpty {
        page.append("<p>")
        page.append(escaping: candidate.description)
        page.append("</p>")
      }
      page.append("</li>\n")
    }
    page.append("</ol>\n")
  }
}

extension Vote.Candidate {
  fileprivate var fullName: String { unit.isEmpty ? name : "\(name)（\(unit)）" }
}
