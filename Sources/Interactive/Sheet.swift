import Base
import Diagnostics
import Metadata

/// A CSV file beside an article or in `data/`, as it is read.
package struct Sheet {
  /// The path that messages name.
  package let path: String
  /// All bytes of the file, which outlive this.
  package let bytes: Bytes
  /// Finds places in the file.
  let places: FilePlaces

  /// A file.
  package init(path: String, bytes: Bytes) {
    self.path = path
    self.bytes = bytes
    places = FilePlaces(bytes, path: path)
  }

  /// The rows as tables of the columns that are known by their keys and Chinese headings.
  ///
  /// - Parameters:
  ///   - columns: the columns there can be.
  ///   - required: the columns there must be.
  ///   - diagnostics: receives what is wrong.
  ///   - body: reads a row; what it did not ask for was an empty cell or is reported.
  /// - Returns: what `body` made of each row; nil where the file is no table.
  func rows<Row>(
    _ columns: [Column], required: [String], into diagnostics: inout [Diagnostic],
    _ body: (inout TableDecoder) -> Row?
  ) -> [Row]? {
    let known = diagnostics.count
    guard SourceEncoding.check(bytes, path: path, into: &diagnostics) != nil else { return nil }
    let tables = CSVReader.read(
      bytes, path: path, keys: columns.map(\.key), required: required,
      headings: Dictionary(uniqueKeysWithValues: columns.map { ($0.heading, $0.key) }),
      into: &diagnostics)
    if tables.isEmpty, diagnostics.count > known { return nil }
    return tables.compactMap { table in
      guard var row = TableDecoder(row: table, file: bytes, path: path, places) else { return nil }
      let made = body(&row)
      row.finish(into: &diagnostics)
      return made
    }
  }

  /// Adds a problem of the file.
  func report(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message,
    into diagnostics: inout [Diagnostic]
  ) {
    diagnostics.append(Diagnostic(code, at: places.location(range), message, help: help))
  }

  /// Reports each 编号 that stands above already.
  func checkNumbers(_ numbers: [Located<String>], into diagnostics: inout [Diagnostic]) {
    var known: Set<String> = []
    for number in numbers where !known.insert(number.value).inserted {
      reportTaken(number, into: &diagnostics)
    }
  }

  /// Reports a 编号 that stands above already.
  func reportTaken(_ number: Located<String>, into diagnostics: inout [Diagnostic]) {
    report(
      .quizDuplicate, at: number.range,
      Message("编号“\(number.value)”已经用过", "the number “\(number.value)” is taken"),
      help: Message("请换一个编号", "give it another number"), into: &diagnostics)
  }

  /// A column of a file: its key, and what people call it.
  struct Column: Sendable {
    let key: String
    let heading: String

    init(_ key: String, _ heading: String) {
      self.key = key
      self.heading = heading
    }
  }
}

extension TableDecoder {
  /// A whole number of 0 or more as office programs write it.
  mutating func figure(_ key: String) -> Located<Int>? {
    guard let text = requiredString(key, example: "12") else { return nil }
    guard let number = Figures.parse(text.value) else {
      report(
        .invalidValue, at: text.range,
        Message("“\(text.value)”不是整数", "“\(text.value)” is no whole number"),
        help: Message("请只写数字，例如 12", "write digits alone, as in 12"))
      return nil
    }
    return Located(number, range: text.range)
  }
}

/// The letters of the options of a question.
enum OptionLetters {
  static let all = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]
}

extension TableDecoder {
  /// The options of a question in their order: columns from `A` on.
  ///
  /// - Parameter most: how many columns there are.
  /// - Returns: the options, or nil after a gap between them or one that stands twice was reported.
  mutating func options(most: Int) -> [String]? {
    var options: [String] = []
    var isWhole = true
    var gap: String?
    for letter in OptionLetters.all.prefix(most) {
      guard let option = string(letter) else {
        gap = gap ?? letter
        continue
      }
      if let empty = gap {
        report(
          .quizOptions, at: option.range,
          Message("选项 \(letter) 前面的 \(empty) 空着", "option \(empty) before \(letter) is empty"),
          help: Message("请补上，或者把后面的选项往前移", "fill it in, or move the options up"))
        isWhole = false
        gap = nil
      } else if let place = options.firstIndex(of: option.value) {
        let other = OptionLetters.all[place]
        report(
          .quizOptions, at: option.range,
          Message("选项 \(letter) 和 \(other) 一样", "options \(letter) and \(other) are the same"),
          help: Message("请改掉其中一个", "change one of them"))
        isWhole = false
      }
      options.append(option.value)
    }
    return isWhole ? options : nil
  }
}
