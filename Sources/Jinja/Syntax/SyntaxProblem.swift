/// A mistake found while reading a template, before its place is counted.
struct SyntaxProblem: Error {
  let span: SourceSpan
  let chinese: String
  let english: String
  var nearest: String?

  init(_ span: SourceSpan, _ chinese: String, _ english: String, nearest: String? = nil) {
    self.span = span
    self.chinese = chinese
    self.english = english
    self.nearest = nearest
  }
}
