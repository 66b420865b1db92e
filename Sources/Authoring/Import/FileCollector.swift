import Base
import Files
import RedSiteGen

/// The files of one article, each once, with the names they get.
final class FileCollector {
  private let stem: String
  private(set) var files: [(source: String, name: String)] = []
  /// Files that were found not to be fit for publishing.
  var excluded: Set<String> = []
  /// Whether links to other sites, and to places in the page, stay.
  var keepsLinks = true
  /// The identifiers of the text's headings, by what is the same in all systems.
  var headings: [String: String] = [:]

  init(stem: String) { self.stem = stem }

  func add(_ source: String, ending: String, isPicture: Bool) -> String {
    if let known = files.first(where: { $0.source == source }) { return known.name }
    let own = Pinyin.slug(ContentPath.stem(of: source))
    var name =
      isPicture || own.isEmpty
      ? "\(stem)-\(files.count + 1).\(ending)" : "\(stem)-\(own.prefix(60)).\(ending)"
    if files.contains(where: { $0.name.lowercased() == name.lowercased() }) {
      name = "\(stem)-\(files.count + 1)-\(own.prefix(60)).\(ending)"
    }
    files.append((source, name))
    return name
  }
}

/// What headings are called in links to them.
enum HeadingName {
  /// What the identifiers of all systems have in common: letters and figures, small.
  static func key(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The key of a fragment, its `#` before it.
  static func key(ofFragment fragment: String) -> String {
    key(String(fragment.dropFirst()).withBytes { PercentDecoding.decode($0) })
  }

  /// The identifier that a heading gets on a page of ours, without the number of a second one.
  static func identifier(_ text: String) -> String {
    var identifier = ""
    for scalar in text.inNormalizationFormC.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !identifier.isEmpty, !identifier.hasSuffix("-") { identifier += "-" }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "-" || scalar == "_"
      {
        identifier.unicodeScalars.append(
          scalar.isASCII ? Unicode.Scalar(String(scalar).lowercased()) ?? scalar : scalar)
      }
    }
    while identifier.hasSuffix("-") { identifier.removeLast() }
    return identifier
  }
}
