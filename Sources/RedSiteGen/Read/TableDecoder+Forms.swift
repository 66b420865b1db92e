import Diagnostics
import Interactive
import Metadata

extension TableDecoder {
  /// The forms of the site, each name once.
  mutating func forms(_ key: String) -> [SubmissionForm] {
    var names: Set<String> = []
    var found: [SubmissionForm] = []
    for case let form? in tables(key, { SubmissionForm(&$0) }) ?? [] {
      guard names.insert(form.identifier.value).inserted else {
        diagnostics.append(
          Diagnostic(
            .duplicateIdentifier, at: form.location,
            Message(
              "表单“\(form.identifier.value)”写了两次",
              "the form “\(form.identifier.value)” is given twice"),
            help: Message("每个标识只能用一次，请改掉其中一个", "names are unique; change one of them")))
        continue
      }
      found.append(form)
    }
    return found
  }
}
