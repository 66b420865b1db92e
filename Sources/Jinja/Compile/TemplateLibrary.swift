/// Loads templates by name, each once, and keeps what was read.
final class TemplateLibrary {
  private let load: (String) -> [UInt8]?
  private var known: [String: ParsedTemplate?] = [:]
  /// The names that can be loaded, to suggest the nearest.
  let names: [String]

  init(names: [String], load: @escaping (String) -> [UInt8]?) {
    self.names = names
    self.load = load
  }

  /// The template of that name, or nil where there is none.
  func template(_ name: String) -> ParsedTemplate? {
    if let template = known[name] { return template }
    let template = load(name).map { ParsedTemplate(TemplateSource(name: name, bytes: $0)) }
    known[name] = template
    return template
  }
}
