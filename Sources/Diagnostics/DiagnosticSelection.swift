import Base

/// What people are shown of a report.
///
/// Errors come first when anything must be left out: fifty of a file and a thousand in all are
/// shown. Warnings that say the same are one entry with their number, whatever files they are in,
/// and fill what room the errors leave.
struct DiagnosticSelection {
  /// What is shown, in the order of the report.
  package private(set) var entries: [Entry] = []
  /// How many errors are not.
  private(set) var errorsLeft = 0
  /// How many warnings and notes are neither shown nor counted in an entry.
  private(set) var warningsLeft = 0

  /// A problem, or many equal ones.
  package struct Entry {
    /// The problem, or the first of them.
    package var diagnostic: Diagnostic
    /// How many there are.
    package var count = 1
    /// The places of the next ones.
    var further: [SourceLocation] = []
  }

  /// How many equal warnings stand one by one; their places would fit into one line as well.
  static let mostAlike = 3

  private struct Group {
    var first: [Int] = []
    var count = 0
  }

  /// Everything, or as much as people read.
  init(_ diagnostics: [Diagnostic], all: Bool) {
    if all {
      entries = diagnostics.map { Entry(diagnostic: $0) }
      return
    }
    var shown: [Int: Entry] = [:]
    var ofFile: [String: Int] = [:]
    var groups: [Group] = []
    var places: [DiagnosticKind: Int] = [:]
    for (index, diagnostic) in diagnostics.enumerated() {
      guard diagnostic.isWarning else {
        let already = ofFile[diagnostic.location.path, default: 0]
        if already < DiagnosticReport.mostPerFile, shown.count < DiagnosticReport.most {
          shown[index] = Entry(diagnostic: diagnostic)
          ofFile[diagnostic.location.path] = already + 1
        } else {
          errorsLeft += 1
        }
        continue
      }
      let kind = DiagnosticKind(diagnostic)
      let place = places[kind] ?? groups.count
      if place == groups.count {
        places[kind] = place
        groups.append(Group())
      }
      groups[place].count += 1
      if groups[place].first.count < Self.mostAlike { groups[place].first.append(index) }
    }
    for group in groups {
      let isOne = group.count > Self.mostAlike
      for index in isOne ? group.first.prefix(1) : group.first[...] {
        let path = diagnostics[index].location.path
        let already = ofFile[path, default: 0]
        guard shown.count < DiagnosticReport.most, isOne || already < DiagnosticReport.mostPerFile
        else {
          warningsLeft += isOne ? group.count : 1
          continue
        }
        var entry = Entry(diagnostic: diagnostics[index])
        if isOne {
          entry.count = group.count
          entry.further = group.first.dropFirst().map { diagnostics[$0].location }
        } else {
          ofFile[path] = already + 1
        }
        shown[index] = entry
      }
    }
    entries = shown.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A sentence about what is not shown, or nil.
  func remainder(in language: Language) -> String? {
    let (errors, warnings) = (errorsLeft, warningsLeft)
    let message: Message
    switch (errors, warnings) {
    case (0, 0): return nil
    case (_, 0): message = Message("\(errors) 个错误", errors.counted("more error"))
    case (0, _): message = Message("\(warnings) 个警告", warnings.counted("more warning"))
    default:
      message = Message(
        "\(errors) 个错误、\(warnings) 个警告",
        "\(errors.counted("more error")) and \(warnings.counted("more warning"))")
    }
    return Message(
      "……还有 \(message.chinese)没有列出；--all 或 --format json 列出全部",
      "… and \(message.english); --all or --format json lists them all"
    ).text(in: language)
  }
}

extension DiagnosticSelection.Entry {
  /// What is wrong, and how often and where it is where there are many.
  package func message(in language: Language) -> String {
    let message = diagnostic.shownMessage(in: language).visible
    guard count > 1 else { return message }
    let places = further.map(\.shown)
    return message
      + Message(
        "（同样的共 \(count) 处，另见 \(places.joined(separator: "、")) 等）",
        " (\(count) alike; also at \(places.joined(separator: ", ")) …)"
      ).text(in: language)
  }
}

extension DiagnosticReport {
  /// What people are shown.
  func selection(all: Bool = false) -> DiagnosticSelection {
    DiagnosticSelection(diagnostics, all: all)
  }
}

extension Diagnostic {
  /// Whether it is less than an error, or would be without `--strict`.
  var isWarning: Bool { severity != .error || isPromoted }
}

extension SourceLocation {
  /// The place as people are shown it.
  var shown: String { line == 0 ? path.visible : "\(path.visible):\(line):\(column)" }
}
