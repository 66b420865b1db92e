import Base
import Diagnostics
import Files
import Operations
import Records

/// The list of what an import did not take, as files and as lines on the screen.
package struct ImportReport: Sendable {
  /// All of it, in the order of kinds.
  package let losses: [ImportLoss]
  private let title = Message("没有带过来的，和要看一眼的", "What was not taken, and what to look at")

  package init(_ losses: [ImportLoss]) { self.losses = losses }

  private static let heads = [
    Message("文章", "article"), Message("位置", "place"), Message("类别", "kind"),
    Message("内容", "what"), Message("原因", "why"), Message("怎么办", "what to do"),
  ]

  private static func cells(_ loss: ImportLoss, _ language: Language) -> [String] {
    [
      loss.article, loss.place, loss.kind.name.text(in: language), loss.what,
      loss.why?.text(in: language) ?? "", loss.kind.help.text(in: language),
    ]
  }

  /// At most ten lines: each kind with its number and an example.
  package func summary(in language: Language) -> [String] {
    let isChinese = language == .chinese
    var lines: [String] = []
    for kind in ImportLoss.Kind.allCases {
      let some = losses.filter { $0.kind == kind }
      guard let first = some.first else { continue }
      let what = first.what.count > 40 ? first.what.prefix(40) + "…" : first.what[...]
      let name = kind.name.text(in: language)
      lines.append(
        isChinese
          ? "\(name)：\(some.count)，如“\(what)”（\(first.article)）"
          : "\(name): \(some.count), as “\(what)” (\(first.article))")
    }
    if lines.count > 9 {
      let rest = lines.count - 8
      lines = Array(lines.prefix(8)) + [isChinese ? "另有 \(rest) 类" : "and \(rest) more kinds"]
    }
    return lines
  }

  /// Writes `import-report.html`, `.csv` and `.json` into a folder, over those that are there.
  ///
  /// - Parameters:
  ///   - folder: the folder, made where it is missing.
  ///   - site: the folder of the site, in which no such list may lie: it names what was not public.
  ///   - language: the language to write in.
  /// - Throws: what kept it from being written.
  package func write(
    to folder: String, outside site: String, in language: Language
  ) throws(Diagnostic) {
    let folder = try ReportFolder(folder, outside: [site])
    try folder.write("import-report.html", html(language, of: absolutePath(site) ?? site))
    try folder.write("import-report.csv", Array(csv(language).utf8))
    try folder.write("import-report.json", json(language))
  }

  private func csv(_ language: Language) -> String {
    CSVText.byteOrderMark + CSVText.row(Self.heads.map { $0.text(in: language) })
      + losses.map { CSVText.row(Self.cells($0, language)) }.joined()
  }

  private func json(_ language: Language) -> [UInt8] {
    var output = ByteBuffer()
    output.append("[")
    for (index, loss) in losses.enumerated() {
      output.append(index > 0 ? ",\n{" : "\n{")
      let cells = Self.cells(loss, language)
      for (place, (key, value)) in [
        ("article", cells[0]), ("place", cells[1]), ("kind", loss.kind.rawValue),
        ("what", cells[3]), ("why", cells[4]), ("help", cells[5]), ("address", loss.address),
        ("file", UploadPlace.path(of: loss.address) ?? ""),
      ].filter({ !$0.1.isEmpty || !["address", "file"].contains($0.0) }).enumerated() {
        if place > 0 { output.append(",") }
        output.append(json: key)
        output.append(":")
        output.append(json: value)
      }
      output.append("}")
    }
    output.append("\n]\n")
    return output.makeArray()
  }

  private func html(_ language: Language, of site: String) -> [UInt8] {
    let shown = [0, 1, 3, 4]
    func text(_ message: Message) -> String { message.text(in: language) }
    let tables = ImportLoss.Kind.allCases.compactMap { kind -> RecordTable? in
      let some = losses.filter { $0.kind == kind }
      guard !some.isEmpty else { return nil }
      return RecordTable(
        kind.rawValue, title: "\(text(kind.name))：\(some.count)", notes: [text(kind.help)],
        columns: shown.map { RecordTable.Column(text(Self.heads[$0]), "\($0)") },
        rows: some.map { loss in
          let cells = Self.cells(loss, language)
          return RecordTable.Row(shown.map { cells[$0].isEmpty ? .none : .text(cells[$0]) })
        })
    }
    return ReportPage.document(
      title: text(title), site: ContentPath.name(of: site),
      below: text(Message("共 \(losses.count) 项", "\(losses.count) in all")),
      footer: text(
        Message("内部使用，列出了没有公开的文章。", "For internal use: it names what was not public.")),
      in: language
    ) { page in
      for table in tables { table.write(html: &page) }
    }
  }
}
