import Base

/// Front matter of a file that is being made, as YAML that our parser reads back exactly.
struct NewFrontMatter {
  private var lines = ""

  /// What a key may be given.
  enum Value {
    case text(String)
    case list([String])
    case day(CivilDate)
    case minute(DateTime)
    case number(Int)
    case flag(Bool)
    /// A table on one line, as YAML has it.
    case flow(String)
    /// Nothing yet: a person will write it.
    case empty

    fileprivate var written: String {
      switch self {
      case .text(let text): YAMLScalar.written(text)
      case .list(let texts): "[" + texts.map(YAMLScalar.quoted).joined(separator: ", ") + "]"
      case .day(let day): day.string(.fullDate)
      case .minute(let time): time.string
      case .number(let number): "\(number)"
      case .flag(let flag): "\(flag)"
      case .flow(let table): table
      case .empty: ""
      }
    }
  }

  /// Front matter that begins with a title.
  init(title: String) { add("title", .text(title)) }

  /// Adds a line.
  ///
  /// - Parameters:
  ///   - key: one of the keys of front matter.
  ///   - value: what it is given.
  ///   - comment: what is said to the person who reads the line, behind it.
  mutating func add(_ key: String, _ value: Value, comment: String? = nil) {
    let parts = [key + ":", value.written, comment.map { "# " + $0 } ?? ""]
    lines += parts.filter { !$0.isEmpty }.joined(separator: " ") + "\n"
  }

  /// Adds a table, with a line for each of its keys.
  ///
  /// - Parameters:
  ///   - key: the key of the table.
  ///   - lines: its keys with their values, and what is said behind each.
  mutating func add(table key: String, _ lines: [(key: String, value: Value, comment: String?)]) {
    self.lines += key + ":\n"
    for line in lines { add("  " + line.key, line.value, comment: line.comment) }
  }

  /// Adds that it is a draft, and how it stops being one.
  mutating func addDraft() {
    add("draft", .flag(true), comment: "草稿，读者看不到。正文写好以后删去这一行，就会发布")
  }

  /// Adds lines as they are, each with its line end.
  mutating func add(lines more: String) { lines += more }

  /// The file: the front matter and, where there is one, the text below it.
  func file(body: String? = nil) -> String {
    "---\n" + lines + "---\n" + (body.map { "\n" + $0 } ?? "")
  }
}

/// Text as a value of YAML.
enum YAMLScalar {
  /// The text as it is where YAML reads it as that text, otherwise between double quotes.
  static func written(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// The text between double quotes (YAML 1.2.2, section 7.3.1).
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16)
        let (letter, count) = scalar.value < 0x100 ? ("x", 2) : ("u", 4)
        quoted += "\\" + letter + String(repeating: "0", count: count - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether a plain scalar says the same (YAML 1.2.2, section 7.3.3), with room to spare.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.value > 0x20, last.value > 0x20
    else { return false }
    // Indicators, quotes of all widths, and what would be a number, a date, true or null.
    let isWord = first.properties.isAlphabetic || first.value >= 0x2E80
    guard isWord, !"“‘「『＂＇".unicodeScalars.contains(first) else { return false }
    guard !["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased())
    else { return false }
    return !text.unicodeScalars.contains {
      needsEscape($0) || ":#：,[]{}&*!|>'\"%@`".unicodeScalars.contains($0)
    }
  }

  /// Whether YAML forbids the character, or takes it for the end of a line (YAML 1.1, sections 5.1
  /// and 5.4, which libyaml follows).
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
