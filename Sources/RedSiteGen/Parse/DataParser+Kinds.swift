import Base
import Diagnostics
import Files
import Kinds
import Metadata
import SiteModel

/// Honours, terms of office, experts, and tables of statistics.
extension DataParser {
  mutating func parseHonor(_ table: inout TableDecoder) -> Honor? {
    let year = table.integer("year", in: 1900...2199)
    if year == nil, !table.contains("year") { table.reportMissing("year", example: "2026") }
    let name = table.requiredString("name", example: "机关党建工作先进单位")
    let level = table.requiredString("level", example: "省部级")
    let kind = table.string("kind")
    let recipient = table.requiredString("recipient", example: "第一支部")
    let unit = table.reference("unit")
    let issuer = table.string("issuer")
    let number = table.string("number")
    let date = table.date("date")
    let image = table.reference("image")
    readSample(&table)
    if let number, let mended = DocumentNumber.mended(number.value) {
      table.report(
        .documentNumber, at: number.range,
        Message(
          "文号“\(number.value)”的年份要用六角括号", "the year in the number “\(number.value)” needs 〔 〕"),
        help: Message("请写：\(mended)", "write: \(mended)"))
    }
    guard let year, let name, let level, let recipient else { return nil }
    var honor = Honor(
      year: year.value, name: name.value, level: level.value, recipient: recipient.value,
      range: table.range)
    honor.levelRange = level.range
    honor.kind = kind?.value ?? ""
    honor.unitName = unit
    honor.issuer = issuer?.value ?? ""
    honor.number = number?.value ?? ""
    honor.date = date?.value
    honor.imagePath = image
    return honor
  }

  mutating func parseOfficeTerm(_ table: inout TableDecoder) -> OfficeTerm? {
    let body = table.requiredString("body", example: "机关党委")
    let session = table.requiredString("session", example: "3")
    let office = table.requiredString("role", example: "书记")
    let name = table.requiredString("name", example: "某某某")
    let from = table.date("from")
    if from == nil, !table.contains("from") { table.reportMissing("from", example: "2021-03-01") }
    let to = table.date("to")
    let note = table.string("note")
    readSample(&table)
    let number = session.flatMap { Self.session($0.value) }
    if let session, number == nil {
      table.report(
        .invalidValue, at: session.range,
        Message("届次“\(session.value)”不是数", "the session “\(session.value)” is no number"),
        help: Message("请写 3 或 第三届", "write 3"))
    }
    if let from, let to, to.value <= from.value {
      table.report(
        .invalidValue, at: to.range,
        Message("“止”不比“起”晚", "`to` is not after `from`"),
        help: Message("请核对两个日期", "check both dates"))
      return nil
    }
    guard let body, let number, let office, let name, let from else { return nil }
    var term = OfficeTerm(
      body: body.value, session: number, office: office.value, name: name.value,
      from: from.value, to: to?.value, range: table.range)
    term.note = note?.value ?? ""
    return term
  }

  /// The number in `3`, `第3届` or `第三届`.
  private static func session(_ text: String) -> Int? {
    var inner = text[...]
    if inner.hasPrefix("第") { inner = inner.dropFirst() }
    if inner.hasSuffix("届") { inner = inner.dropLast() }
    let scalars = inner.unicodeScalars
    let number = String.UnicodeScalarView(scalars)
    guard let read = HanNumber(in: number, at: number.startIndex, isOrdinal: true),
      read.end == number.endIndex, (1...3).contains(read.digits.count)
    else { return nil }
    return read.digits.reduce(0) { $0 * 10 + Int($1) }
  }

  mutating func parseExpert(_ table: inout TableDecoder) -> Expert? {
    let identifier = table.requiredString("id", example: "zhangsan")
    let name = table.requiredString("name", example: "某某某")
    let unit = table.string("unit")
    let rank = table.string("rank")
    let field = table.string("field")
    let from = table.date("from")
    let to = table.date("to")
    readSample(&table)
    if let from, let to, to.value < from.value {
      table.report(
        .invalidValue, at: to.range, Message("“止”比“起”还早", "`to` is before `from`"),
        help: Message("请核对两个日期", "check both dates"))
    }
    guard let identifier, let name else { return nil }
    var expert = Expert(identifier: Reference(identifier), name: name.value)
    expert.unit = unit?.value ?? ""
    expert.rank = rank?.value ?? ""
    expert.field = field?.value ?? ""
    expert.from = from?.value
    expert.to = to?.value
    return expert
  }

  /// Reads the tables of `data/stats/`, each of two files of one name.
  mutating func parseStatistics(
    of files: [SourceFile], _ view: TextView, into site: inout ParsedSite
  ) {
    let own = files.enumerated().filter {
      $1.role == .data && $1.isReadable && $1.path.hasPrefix(statisticsFolder)
    }
    var words: [String: Int] = [:]
    for (index, file) in own where file.path.hasSuffix(".toml") {
      words[ContentPath.stem(of: file.path)] = index
    }
    for (_, file) in own where file.path.hasSuffix(".csv") {
      let name = ContentPath.stem(of: file.path)
      guard let index = words.removeValue(forKey: name) else {
        reportIncomplete(file.path, missing: name + ".toml")
        continue
      }
      let table = StatisticsReader.read(
        name, numbers: (file.path, view[file.text]),
        words: (files[index].path, view[files[index].text]), into: &diagnostics)
      if let table { site.statistics.append(table) }
    }
    for (name, index) in words.sorted(by: { $0.key < $1.key }) {
      reportIncomplete(files[index].path, missing: name + ".csv")
    }
  }

  private mutating func reportIncomplete(_ path: String, missing name: String) {
    diagnostics.append(
      Diagnostic(
        .statsIncomplete, at: SourceLocation(path: path),
        Message("旁边缺少 \(name)", "\(name) is missing beside it"),
        help: Message(
          "一张统计表是两个同名的文件：.csv 写数，.toml 写名称、来源和规则",
          "a table is two files of one name: numbers in .csv; title, source and rules in .toml")))
  }
}
