import Diagnostics

/// What is wrong with a running server: each thing once, however many addresses have it.
struct LiveFindings {
  private struct Key: Hashable {
    var code: DiagnosticCode
    var message: Message
    var severity: Severity
  }

  private var found: [Key: (url: String, help: Message?, count: Int)] = [:]
  private var order: [Key] = []

  /// Notes that something is wrong with the answer of an address.
  mutating func add(
    _ code: DiagnosticCode, _ url: String, _ message: Message, help: Message? = nil,
    severity: Severity = .error
  ) {
    let key = Key(code: code, message: message, severity: severity)
    if found[key] == nil { order.append(key) }
    let known = found[key]
    found[key] = (known?.url ?? url, known?.help ?? help, (known?.count ?? 0) + 1)
  }

  /// One problem for each thing, at the first address that has it.
  var diagnostics: [Diagnostic] {
    order.compactMap { key in
      guard let (url, help, count) = found[key] else { return nil }
      let notes =
        count == 1
        ? []
        : [
          Diagnostic.Note(
            Message("另外还有 \(count - 1) 个网址也是这样", "\(count - 1) more addresses have it"))
        ]
      return Diagnostic(
        key.code, at: SourceLocation(path: url), key.message, help: help, notes: notes,
        severity: key.severity)
    }
  }
}
